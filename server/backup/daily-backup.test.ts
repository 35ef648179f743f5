import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { testFiles } from '../../test/files.ts'
import { backupDue, backupsFolder, backupsIn, runDueBackup } from './daily-backup.ts'

test.each([
  ['there was never one', undefined, '2026-11-22T03:00:00.000Z', true],
  ['03:00 in China has passed since', '2026-11-21T18:59:59.999Z', '2026-11-21T19:00:00.000Z', true],
  ['it was made this night', '2026-11-21T19:00:00.000Z', '2026-11-22T18:59:59.999Z', false],
  ['the next night has come', '2026-11-21T19:00:05.000Z', '2026-11-22T19:00:00.000Z', true],
  ['the computer was off for days', '2026-11-10T19:00:00.000Z', '2026-11-22T08:00:00.000Z', true],
  ['it was made by hand this morning', '2026-11-22T01:00:00.000Z', '2026-11-22T08:00:00.000Z', false],
])('%s', (_, last, now, isDue) => {
  expect(backupDue(last, now)).toBe(isDue)
})

test('one backup a night, the newest seven are kept, an unfinished one does not count', async () => {
  const database = await testDatabase()
  const { dataDir } = database
  const files = await testFiles(database, () => '2026-11-01T00:00:00.000Z')
  await mkdir(join(backupsFolder(dataDir), '2026-12-31T19-00-00.000Z.unfinished'), { recursive: true })
  for (let day = 1; day <= 9; day++) {
    expect(await runDueBackup({ database, files, now: `2026-11-0${day}T19:05:00.000Z` })).toBeDefined()
    expect(await runDueBackup({ database, files, now: `2026-11-0${day}T19:15:00.000Z` })).toBeUndefined()
  }
  const kept = await backupsIn(dataDir)
  expect(kept.map(({ at }) => at)).toEqual([3, 4, 5, 6, 7, 8, 9].map(day => `2026-11-0${day}T19:05:00.000Z`))
})
