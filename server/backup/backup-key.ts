import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import type { Instant } from '../../events/instant.ts'
import type { Random } from '../keys/master-keys.ts'
import { OperatorError } from '../operator-error.ts'
import type { BackupSecret } from './backup-lock.ts'
import { keyOfCode } from './recovery-code.ts'

/** The backup key of the installation, which daily backups are encrypted for once somebody has written its recovery code down. */
const Kept = z.object({ key: z.string(), confirmedAt: z.string().nullable() })
export type BackupKey = { readonly key: Buffer; readonly confirmedAt: Instant | null }

const pathIn = (dataDir: string) => join(dataDir, 'keys', 'backup.json')

/** The key as it is kept; undefined where none was made. */
export async function readBackupKey(dataDir: string): Promise<BackupKey | undefined> {
  const text = await readFile(pathIn(dataDir), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (text === undefined) return undefined
  const { key, confirmedAt } = Kept.parse(JSON.parse(text))
  return { key: Buffer.from(key, 'base64'), confirmedAt }
}

async function write(dataDir: string, { key, confirmedAt }: BackupKey): Promise<void> {
  const path = pathIn(dataDir)
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  await writeFile(`${path}.new`, JSON.stringify({ key: key.toString('base64'), confirmedAt }), { mode: 0o600, flush: true })
  await rename(`${path}.new`, path)
}

/** The key whose recovery code is to be written down; made where there is none. One that was confirmed is not told again: undefined. */
export async function keyToConfirm(dataDir: string, random: Random): Promise<Buffer | undefined> {
  const kept = await readBackupKey(dataDir)
  if (kept?.confirmedAt) return undefined
  const key = kept?.key ?? random(32)
  if (!kept) await write(dataDir, { key, confirmedAt: null })
  return key
}

/** From now on daily backups are encrypted: somebody has typed the code, so that it stands on paper. False where the code is another one. */
export async function confirmBackupKey(dataDir: string, code: string, now: Instant): Promise<boolean> {
  const kept = await readBackupKey(dataDir)
  if (!kept || !keyOfCode(code)?.equals(kept.key)) return false
  if (kept.confirmedAt === null) await write(dataDir, { ...kept, confirmedAt: now })
  return true
}

export type BackupSettings = { readonly backupKey?: string | undefined; readonly backupPassphrase?: string | undefined }

/** What new backups are encrypted for: BACKUP_KEY or BACKUP_PASSPHRASE, else the confirmed key; undefined: they are not, since nobody could open them. */
export async function secretForBackups(dataDir: string, settings: BackupSettings): Promise<BackupSecret | undefined> {
  const given = givenSecrets(settings)[0]
  if (given) return given
  const kept = await readBackupKey(dataDir)
  return kept?.confirmedAt ? { kind: 'key', key: kept.key } : undefined
}

/** What a backup may be opened with: what is given, and the key that lies here. */
export async function secretsForRestore(dataDir: string, settings: BackupSettings): Promise<BackupSecret[]> {
  const kept = await readBackupKey(dataDir)
  return [...givenSecrets(settings), ...(kept ? [{ kind: 'key', key: kept.key } as const] : [])]
}

function givenSecrets({ backupKey, backupPassphrase }: BackupSettings): BackupSecret[] {
  const key = backupKey === undefined ? undefined : (keyOfCode(backupKey) ?? Buffer.from(backupKey, 'base64'))
  if (key !== undefined && key.length !== 32)
    throw new OperatorError(
      'settings.wrong',
      'BACKUP_KEY 须为恢复码，或 32 字节的 base64。',
      'BACKUP_KEY must be a recovery code, or 32 bytes in base64.',
    )
  return [
    ...(key === undefined ? [] : [{ kind: 'key', key } as const]),
    ...(backupPassphrase === undefined ? [] : [{ kind: 'passphrase', passphrase: backupPassphrase } as const]),
  ]
}
