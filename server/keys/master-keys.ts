import { createHash } from 'node:crypto'
import { chmod, link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { OperatorError } from '../operator-error.ts'

export const KEY_BYTES = 32
/** `id` names the key without telling it: the first 16 hex digits of a hash of it. */
export type MasterKey = { readonly id: string; readonly key: Buffer }
export type Random = (bytes: number) => Buffer

/** Where the master keys of the installation come from. The first wraps what is new; the others still open what they wrapped. */
export type MasterKeys = {
  readonly origin: 'setting' | 'file' | 'generated'
  read(): Promise<readonly MasterKey[]>
  /** Puts a new key before the others. Of keys given by MASTER_KEY the operator does it: `settings.wrong`. */
  add(): Promise<MasterKey>
}

export type MasterKeySettings = {
  readonly masterKey?: string | undefined
  readonly masterKeyFile?: string | undefined
  readonly dataDir: string
}

/**
 * The master keys: MASTER_KEY (base64 of 32 bytes; after a comma older ones), MASTER_KEY_FILE (one a line), or a file made in DATA_DIR/keys at the first start.
 * A key beside the data protects backups and discs that are taken without that folder, nothing else.
 */
export function masterKeys({ masterKey, masterKeyFile, dataDir }: MasterKeySettings, random: Random): MasterKeys {
  if (masterKey !== undefined) {
    const keys = parse(masterKey, 'MASTER_KEY')
    return { origin: 'setting', read: async () => keys, add: async () => Promise.reject(setByOperator()) }
  }
  const path = masterKeyFile ?? join(dataDir, 'keys', 'master')
  const isGenerated = masterKeyFile === undefined
  const read = async () => {
    const text = await readText(path)
    if (text !== undefined) return parse(text, path)
    if (!isGenerated) throw wrong(`${path} 无法读取`, `${path} cannot be read`)
    await writeOnce(path, random)
    return parse((await readText(path))!, path)
  }
  return {
    origin: isGenerated ? 'generated' : 'file',
    read,
    async add() {
      const [newest] = await read()
      const added = random(KEY_BYTES)
      const draft = `${path}.${random(6).toString('hex')}`
      // Of the older ones only the newest is kept: it opens what another process wrapped a moment ago.
      const lines = [added, ...(newest ? [newest.key] : [])].map(key => `${key.toString('base64')}\n`)
      await writeFile(draft, lines.join(''), { mode: 0o600, flag: 'wx', flush: true })
      await rename(draft, path)
      return named(added)
    },
  }
}

export const named = (key: Buffer): MasterKey => ({
  id: createHash('sha256').update('bihuan master key\0').update(key).digest('hex').slice(0, 16),
  key,
})

function parse(text: string, where: string): readonly MasterKey[] {
  const keys = text
    .split(/[\s,]+/)
    .filter(part => part !== '')
    .map(part => Buffer.from(part, 'base64'))
  if (keys.length === 0 || keys.some(key => key.length !== KEY_BYTES))
    throw wrong(
      `${where} 须为 32 字节的 base64（可用 openssl rand -base64 32 生成）`,
      `${where} must be 32 bytes in base64 (openssl rand -base64 32 makes one)`,
    )
  return keys.map(named)
}

async function readText(path: string): Promise<string | undefined> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw wrong(`${path} 无法读取：${error.message}`, `${path} cannot be read: ${error.message}`)
  })
  // A copy from elsewhere may be readable by others; a file of the operator's may not be ours to change.
  if (text !== undefined) await chmod(path, 0o600).catch(() => {})
  return text
}

async function writeOnce(path: string, random: Random): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const draft = `${path}.${random(6).toString('hex')}`
  await writeFile(draft, `${random(KEY_BYTES).toString('base64')}\n`, { mode: 0o600, flag: 'wx', flush: true })
  // Linking fails where the file exists: of processes that start together the first one's key counts.
  await link(draft, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  await rm(draft)
}

const wrong = (zh: string, en: string) => new OperatorError('settings.wrong', zh, en)
const setByOperator = () =>
  wrong(
    '主密钥由 MASTER_KEY 给出：请把它设为「新密钥,旧密钥」，重启后再运行 bihuan keys rotate-master，完成后去掉旧密钥。',
    'The master key is given by MASTER_KEY: set it to "new,old", restart, run bihuan keys rotate-master, then take the old one away.',
  )
