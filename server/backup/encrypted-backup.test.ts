import { randomBytes } from 'node:crypto'
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { aFile } from '../../test/access/walked-organisation.ts'
import { emptyDatabase, type TestDatabase, testDatabase } from '../../test/database.ts'
import { anOrganisation, type TestOrganisation } from '../../test/factories.ts'
import { featureApp } from '../../test/feature-app.ts'
import { testFiles } from '../../test/files.ts'
import { hasPostgres } from '../../test/postgres.ts'
import { inOrganisation } from '../database/transaction.ts'
import { findContent } from '../files/contents.ts'
import { fileRoutes } from '../files/routes.ts'
import type { StoredFile } from '../files/schema.ts'
import { backup } from './backup.ts'
import { confirmBackupKey, keyToConfirm, secretForBackups, secretsForRestore } from './backup-key.ts'
import { type BackupSecret, lockFor, unlock } from './backup-lock.ts'
import { keyOfCode, recoveryCode } from './recovery-code.ts'
import { restore } from './restore.ts'

const NOW = '2026-11-22T03:00:00.000Z'
const WORDS = '只有本公司知道的内容'
const filesOf = (database: TestDatabase) => testFiles(database, () => NOW)

let source: TestDatabase
let firm: TestOrganisation
let sent: StoredFile
let secret: BackupSecret
let folder: string
beforeAll(async () => {
  source = await testDatabase()
  firm = await anOrganisation(source)
  const http = await featureApp(source, firm, [fileRoutes])
  const { body, headers } = aFile('密.txt', WORDS)
  sent = (await http.ask('frontLine', 'POST', '/api/files', { payload: body, headers })).json()
  await firm.as('frontLine').register({ title: WORDS })
  secret = { kind: 'key', key: randomBytes(32) }
  folder = join(source.dataDir, 'locked')
  await backup(source, { files: await filesOf(source), secret, folder, now: NOW })
})

async function contentIn(database: TestDatabase): Promise<string> {
  const files = await filesOf(database)
  const content = await inOrganisation(database, firm.org, tx => findContent({ tx, org: firm.org, files }, sent.sha256))
  let text = ''
  for await (const piece of (await content!.open())!) text += piece
  return text
}
const isEmpty = async (database: TestDatabase) =>
  (await database.pool.query(`select to_regclass('public.organisations') as there`)).rows[0].there === null

describe('an encrypted backup', () => {
  test('says nothing of what is in it', async () => {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true })
    for (const entry of entries.filter(one => one.isFile())) {
      const bytes = await readFile(join(entry.parentPath, entry.name))
      expect(bytes.includes(WORDS), entry.name).toBe(false)
      // A compressed table would begin like this.
      expect(bytes.subarray(0, 2).equals(Buffer.from([0x1f, 0x8b])), entry.name).toBe(false)
    }
    expect(entries.map(one => one.name)).toContain('keys.json.bhe')
  })

  // On the other engine than the one it was made on, where there are two.
  test('comes back under another master key, files and all, and nothing before the right key is given', async () => {
    const database = await emptyDatabase('pglite')
    const files = await filesOf(database)
    const tried = (secrets: BackupSecret[]) => restore(database, { folder, files, secrets })
    await expect(tried([])).rejects.toMatchObject({ code: 'backup.locked' })
    await expect(tried([{ kind: 'passphrase', passphrase: 'guessed' }])).rejects.toMatchObject({ code: 'backup.locked' })
    await expect(tried([{ kind: 'key', key: randomBytes(32) }])).rejects.toMatchObject({ code: 'backup.wrong-key' })
    expect(await isEmpty(database)).toBe(true)
    await tried([{ kind: 'key', key: randomBytes(32) }, secret])
    expect(await contentIn(database)).toBe(WORDS)
    const { rows } = await database.pool
      .query(`set bihuan.all_organisations = 'on'; select master_id from data_keys`)
      .then(all => (Array.isArray(all) ? all[1] : all))
    expect(rows).toEqual([{ master_id: files.keys.known[0]!.id }])
    expect(files.keys.known[0]!.id).not.toBe((await filesOf(source)).keys.known[0]!.id)
  })

  test('whose manifest or members were exchanged is refused', async () => {
    const other = join(source.dataDir, 'other')
    await backup(source, { files: await filesOf(source), secret, folder: other, now: NOW })
    const database = await emptyDatabase(hasPostgres ? 'postgres' : 'pglite')
    const files = await filesOf(database)
    const path = join(other, 'manifest.json')
    const manifest = JSON.parse(await readFile(path, 'utf8'))
    await writeFile(path, JSON.stringify({ ...manifest, createdAt: '2026-11-23T03:00:00.000Z' }))
    await expect(restore(database, { folder: other, files, secrets: [secret] })).rejects.toMatchObject({ code: 'backup.damaged' })
    await writeFile(path, JSON.stringify(manifest))
    await writeFile(join(other, 'keys.json.bhe'), await readFile(join(folder, 'keys.json.bhe')))
    await expect(restore(database, { folder: other, files, secrets: [secret] })).rejects.toMatchObject({ code: 'backup.damaged' })
    expect(await isEmpty(database)).toBe(true)
  })
})

test('a backup with a passphrase opens with it only', () => {
  const passphrase = '一句很长的口令，写在保险柜里'
  const { contentKey, encryption } = lockFor({ kind: 'passphrase', passphrase }, randomBytes)
  expect(unlock(encryption, [secret, { kind: 'passphrase', passphrase }])).toEqual(contentKey)
  expect(() => unlock(encryption, [{ kind: 'passphrase', passphrase: '一句很长的口令' }])).toThrow('口令不对')
  expect(() => unlock(encryption, [secret])).toThrow('BACKUP_PASSPHRASE')
})

test('backups are encrypted for the key of the installation from when its recovery code was typed, and not before', async () => {
  const { dataDir } = source
  expect(await secretForBackups(dataDir, {})).toBeUndefined()
  const key = (await keyToConfirm(dataDir, randomBytes))!
  expect((await stat(join(dataDir, 'keys', 'backup.json'))).mode & 0o777).toBe(0o600)
  expect(await keyToConfirm(dataDir, randomBytes)).toEqual(key)
  expect(await secretForBackups(dataDir, {})).toBeUndefined()
  const code = recoveryCode(key)
  expect(await confirmBackupKey(dataDir, recoveryCode(randomBytes(32)), NOW)).toBe(false)
  expect(await confirmBackupKey(dataDir, code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o'), NOW)).toBe(true)
  expect(await keyToConfirm(dataDir, randomBytes)).toBeUndefined()
  expect(await secretForBackups(dataDir, {})).toEqual({ kind: 'key', key })
  expect(await secretsForRestore('/nowhere', { backupKey: code })).toEqual([{ kind: 'key', key }])
  await expect(secretsForRestore('/nowhere', { backupKey: code.slice(1) })).rejects.toMatchObject({ code: 'settings.wrong' })
})

test('a recovery code that was mistyped is none', () => {
  const key = Buffer.from(Array.from({ length: 32 }, (_, i) => i * 7))
  const code = recoveryCode(key)
  expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){10}[0-9A-HJKMNP-TV-Z]{5}$/)
  expect(keyOfCode(code)).toEqual(key)
  let accepted = 0
  for (let i = 0; i < code.length; i++) {
    if (code[i] === '-') continue
    const wrong = code.slice(0, i) + (code[i] === 'Z' ? 'Y' : 'Z') + code.slice(i + 1)
    if (keyOfCode(wrong) !== undefined) accepted += 1
  }
  expect(accepted).toBe(0)
})
