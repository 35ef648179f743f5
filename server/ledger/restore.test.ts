import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { emptyDatabase, quietLog, type TestDatabase, testDatabase } from '../../test/database.ts'
import { anOrganisation, nextSalt } from '../../test/factories.ts'
import { testFiles } from '../../test/files.ts'
import { hasPostgres } from '../../test/postgres.ts'
import { backup } from '../backup/backup.ts'
import { restore } from '../backup/restore.ts'
import { inOrganisation } from '../database/transaction.ts'
import { contextOf } from '../http/organisation-context.ts'
import { askCheck } from './ask-check.ts'
import { keyFiles } from './backup-keys.ts'
import { answerGaps } from './rotate-key.ts'
import { runOpenChecks } from './run-check.ts'
import { sequenceOrganisation } from './sequence.ts'
import { keysFolder } from './signing-keys.ts'

type Deps = Parameters<typeof runOpenChecks>[0]

test('a restored ledger goes on under another name, in the same tree, and the gap is said until somebody answers for it', async () => {
  const source = await testDatabase()
  const firm = await anOrganisation(source)
  const depsOf = (database: TestDatabase): Deps => ({
    ...{ database, newSalt: nextSalt, newId: nextSalt, dataDir: database.dataDir, publicUrl: 'https://cs.example' },
    ...{ log: quietLog as Deps['log'], clock: () => firm.clock.now() },
  })
  const { id } = await firm.as('frontLine').register()
  await sequenceOrganisation(depsOf(source), firm.org, firm.clock.now())
  const folder = join(source.dataDir, 'backup')
  await backup(source, { files: await testFiles(source, firm.clock.now), folder, now: firm.clock.now() })
  // What comes after the backup is signed, and will not be there after the restore.
  await firm.as('frontLine').act(id, 'note', { text: '备份之后' })
  await sequenceOrganisation(depsOf(source), firm.org, firm.clock.now())

  const target = await emptyDatabase(hasPostgres ? 'postgres' : 'pglite')
  await restore(target, { folder, files: await testFiles(target, firm.clock.now) })
  for (const file of await keyFiles(target.dataDir))
    expect([file, (await stat(join(keysFolder(target.dataDir), file))).mode & 0o777]).toEqual([file, 0o600])
  const deps = depsOf(target)
  const inside = <T>(work: (ctx: Awaited<ReturnType<typeof contextOf>>) => Promise<T>) =>
    inOrganisation(target, firm.org, async tx =>
      work(await contextOf(deps, tx, firm.org, { person: firm.people.administrator, roles: [{ role: 'administrator' }] })),
    )
  const checked = async () => {
    const check = await inside(ctx => askCheck(ctx, { isFull: true }))
    await runOpenChecks(deps)
    return inside(ctx =>
      ctx.tx.selectFrom('ledger_checks').select(['verdict', 'findings']).where('id', '=', check).executeTakeFirstOrThrow(),
    )
  }
  expect(await checked()).toMatchObject({ verdict: 'gap', findings: [{ kind: 'restored' }] })
  const epochs = await inside(ctx =>
    ctx.tx.selectFrom('ledger_epochs').select(['epoch', 'origin', 'size']).orderBy('epoch').execute(),
  )
  expect(epochs).toMatchObject([
    { origin: `cs.example/ledger/${firm.org}`, size: 0 },
    { origin: `cs.example/ledger/${firm.org}/2`, size: expect.any(Number) },
  ])
  await inside(ctx => answerGaps(ctx, '服务器损坏，按昨夜备份恢复', '127.0.0.1'))
  expect(await checked()).toMatchObject({ verdict: 'intact', findings: [] })
})
