import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { quietLog, type TestDatabase, testDatabase } from '../../test/database.ts'
import { statementsOf } from '../../test/explain.ts'
import { anOrganisation, nextId, nextSalt, type TestOrganisation } from '../../test/factories.ts'
import { asOwner } from '../auth/tables.ts'
import { inOrganisation } from '../database/transaction.ts'
import { askCheck, askDailyChecks } from './ask-check.ts'
import { runOpenChecks } from './run-check.ts'
import { sequenceOrganisation } from './sequence.ts'
import { readWitness, writeWitness } from './signing-keys.ts'

type Deps = Parameters<typeof runOpenChecks>[0]

// What differs between the engines is asked where leaves are made (sequence.test.ts).
describe('the check of the ledger', () => {
  let database: TestDatabase
  let firm: TestOrganisation
  let deps: Deps
  let caseId: string
  let altered: { firm: TestOrganisation; caseId: string }

  /** What somebody does who has the database itself in hands. */
  const tamper = (...statements: string[]) =>
    asOwner(database, async tx => {
      await sql`select set_config('bihuan.all_organisations', 'on', true)`.execute(tx)
      for (const statement of statements)
        await sql.raw(statement.replaceAll('$org', `'${firm.org}'`).replaceAll('$case', `'${caseId}'`)).execute(tx)
    })
  async function check(asked: { isFull?: boolean; held?: string } = {}) {
    const id = await firm.as('administrator').do(ctx => askCheck(ctx, { isFull: true, ...asked }))
    await runOpenChecks(deps)
    const row = await inOrganisation(database, firm.org, tx =>
      tx.selectFrom('ledger_checks').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
    )
    return { ...row, kinds: [...new Set(row.findings.map(one => one.kind))] }
  }
  const notices = () =>
    inOrganisation(database, firm.org, tx =>
      tx.selectFrom('notifications').select(['person_id', 'kind']).where('kind', '=', 'ledger').execute(),
    )

  beforeAll(async () => {
    database = await testDatabase()
  })
  beforeEach(async context => {
    deps = {
      ...{ database, newSalt: nextSalt, newId: nextId, dataDir: database.dataDir, publicUrl: 'https://cs.example' },
      ...{ log: { ...quietLog, error: () => {} } as unknown as Deps['log'], clock: () => firm.clock.now() },
    }
    if (context.task.suite?.name === 'names') return
    firm = await anOrganisation(database)
    caseId = (await firm.as('frontLine').register({ title: '停机', customer: { name: '林主任', phone: '13800000001' } })).id
    await firm.as('frontLine').act(caseId, 'note', { text: '客户来电' })
  })

  test('finds a ledger intact, what grows after it alone too, and tells nobody', async () => {
    const first = await check()
    expect(first).toMatchObject({ verdict: 'intact', findings: [], from_index: 0 })
    expect(first.counts).toMatchObject({ leaves: first.size, cases: 1, erased: 0 })
    expect(first.counts.words).toBeGreaterThan(1)
    await firm.as('frontLine').act(caseId, 'note', { text: '再次来电' })
    const second = await check({ isFull: false })
    expect(second).toMatchObject({ verdict: 'intact', from_index: first.size, size: first.size! + 1 })
    expect(await notices()).toEqual([])
  })

  test('finds an organisation without any event intact, and tells nobody', async () => {
    firm = await anOrganisation(database)
    expect(await check()).toMatchObject({ verdict: 'intact', findings: [], size: 0 })
    expect(await check()).toMatchObject({ verdict: 'intact', size: 0 })
    expect(await notices()).toEqual([])
  })

  const alterations: readonly (readonly [string, string, string[]])[] = [
    [
      'the bytes of an event',
      `update events set bytes = replace(bytes, '"v":1', '"v":2') where org_id = $org and seq = 2 and stream_id = $case`,
      ['leaf-other-bytes'],
    ],
    [
      'a column of an event',
      `update events set actor = 'somebody' where org_id = $org and seq = 2 and stream_id = $case`,
      ['columns-differ'],
    ],
    [
      'the data of an event',
      `update events set data = data || '{"x":1}' where org_id = $org and seq = 1 and stream_id = $case`,
      ['columns-differ'],
    ],
    ['a sealed word', `update sealed_fields set value = '"anders"' where org_id = $org and field = 'text'`, ['words-differ']],
    [
      'a word that no event has',
      `insert into sealed_fields select org_id, event_id, 'more', 's', '1' from sealed_fields where org_id = $org and field = 'text'`,
      ['words-unknown'],
    ],
    [
      'the hash of a leaf',
      `update ledger_leaves set leaf_hash = sha256('x') where org_id = $org and index = 1`,
      ['leaf-other-bytes', 'node-differs', 'root-differs'],
    ],
    [
      'a leaf that is gone',
      `delete from ledger_leaves where org_id = $org and index = 1`,
      ['leaf-missing', 'node-differs', 'root-differs', 'event-without-leaf'],
    ],
    ['a node', `update ledger_nodes set hash = sha256('x') where org_id = $org and level = 1 and index = 0`, ['node-differs']],
    ['the root of a checkpoint', `update ledger_checkpoints set root = sha256('x') where org_id = $org`, ['root-differs']],
    [
      'the words of a checkpoint',
      `update ledger_checkpoints set note = replace(note, 'time 2', 'time 3') where org_id = $org`,
      ['checkpoint-not-signed'],
    ],
    ['a checkpoint that is gone', `delete from ledger_checkpoints where org_id = $org`, ['root-differs']],
    ['a case beyond its events', `update cases set seq = seq + 1 where org_id = $org`, ['case-without-event']],
  ]
  describe('names', () => {
    beforeAll(async () => {
      firm = await anOrganisation(database)
      caseId = (await firm.as('frontLine').register()).id
      await firm.as('frontLine').act(caseId, 'note', { text: '客户来电' })
      altered = { firm, caseId }
    })
    test.each(alterations)('%s', async (_, statement, kinds) => {
      ;({ firm, caseId } = altered)
      await sequenceOrganisation(deps, firm.org, firm.clock.now())
      const table = /(?:update|insert into|delete from) (\w+)/.exec(statement)![1]!
      await tamper(`create table untouched as select * from ${table} where org_id = $org`, statement)
      const found = await check()
      await tamper(
        ...(table === 'events'
          ? [
              'update events e set bytes = u.bytes, actor = u.actor, data = u.data from untouched u where u.id = e.id and e.org_id = $org',
            ]
          : table === 'cases'
            ? ['update cases c set seq = u.seq from untouched u where u.id = c.id and c.org_id = $org']
            : [`delete from ${table} where org_id = $org`, `insert into ${table} select * from untouched`]),
        'delete from ledger_pending where org_id = $org',
        'drop table untouched',
      )
      expect([...found.kinds].sort()).toEqual([...kinds].sort())
      expect(found.verdict).toBe('altered')
    })
  })

  test('says which entry of which case, when, and tells those who answer for it once', async () => {
    await sequenceOrganisation(deps, firm.org, firm.clock.now())
    await tamper(`update events set actor = 'somebody' where org_id = $org and seq = 2 and stream_id = $case`)
    const found = await check()
    const { number } = await firm.as('frontLine').view(caseId)
    expect(found.findings).toEqual([
      expect.objectContaining({
        kind: 'columns-differ',
        field: 'actor',
        stream: caseId,
        number,
        type: 'note.added',
        at: firm.clock.now(),
        index: expect.any(Number),
      }),
    ])
    // What only looks at what is new does not forget it.
    firm.clock.pass({ minutes: 1 })
    expect(await check({ isFull: false })).toMatchObject({ verdict: 'altered', from_index: 0 })
    expect(await notices()).toEqual([{ person_id: firm.people.administrator, kind: 'ledger' }])
  })

  test('an event and its leaf that are both gone are found', async () => {
    await sequenceOrganisation(deps, firm.org, firm.clock.now())
    await tamper(
      'alter table sealed_fields drop constraint sealed_fields_org_id_event_id_fkey',
      `delete from events where org_id = $org and stream_id = $case and seq = 2`,
      'delete from sealed_fields where org_id = $org and not exists (select from events e where e.org_id = sealed_fields.org_id and e.id = event_id)',
      'alter table sealed_fields add constraint sealed_fields_org_id_event_id_fkey foreign key (org_id, event_id) references events (org_id, id)',
    )
    expect((await check()).kinds.sort()).toEqual(['case-without-event', 'leaf-unknown-event'])
  })

  test('what is erased behind its commitment leaves the ledger intact, and is counted', async () => {
    await sequenceOrganisation(deps, firm.org, firm.clock.now())
    const before = await check()
    await tamper('delete from sealed_fields where org_id = $org')
    const after = await check()
    expect([after.verdict, after.counts.words, after.counts.erased]).toEqual(['intact', 0, before.counts.words])
  })

  test('an event that went around the ledger is a gap of ours, and gets its leaf now', async () => {
    await sequenceOrganisation(deps, firm.org, firm.clock.now())
    await tamper('alter table events disable trigger await_leaf')
    await firm.as('frontLine').act(caseId, 'note', { text: '没有排队' })
    await tamper('alter table events enable trigger await_leaf')
    const found = await check()
    expect([found.verdict, found.kinds]).toEqual(['gap', ['event-without-leaf']])
    expect(found.findings[0]).toMatchObject({ stream: caseId, type: 'note.added' })
    expect(await check()).toMatchObject({ verdict: 'intact' })
  })

  test('many events that went around the ledger are put in line piece by piece, each once, whatever their places', async () => {
    await sequenceOrganisation(deps, firm.org, firm.clock.now())
    await tamper(
      'alter table events disable trigger await_leaf',
      `insert into events (org_id, stream_id, seq, id, type, at, recorded_at, actor, data, bytes)
       select e.org_id, 'around-' || n % 7, n, 'around-' || n, e.type, e.at, e.recorded_at + n * interval '1.0007 ms', e.actor, e.data, e.bytes
       from events e, generate_series(1, 12003) n where e.org_id = $org and e.stream_id = $case and e.seq = 1`,
      'alter table events enable trigger await_leaf',
    )
    let found: Awaited<ReturnType<typeof check>> | undefined
    const statements = await statementsOf(async () => {
      found = await check()
    })
    expect(statements.filter(({ text }) => text.includes('insert into ledger_pending'))).toHaveLength(3)
    expect([found?.verdict, found?.kinds]).toEqual(['gap', ['event-without-leaf']])
    expect(found!.findings.length + found!.counts.more!).toBe(12_003)
    const [{ waiting, events }] = await inOrganisation(database, firm.org, async tx => {
      const { rows } = await sql<{
        waiting: number
        events: number
      }>`select count(*) as waiting, count(distinct event_id) as events from ledger_pending`.execute(tx)
      return rows as [{ waiting: number; events: number }]
    })
    expect([waiting, events]).toEqual([12_003, 12_003])
    // Other tests check every organisation of the database again and again.
    await tamper(
      "delete from events where org_id = $org and stream_id like 'around-%'",
      'delete from ledger_pending where org_id = $org',
    )
  })

  describe('a database that went back', () => {
    test('goes on under another name and key, and is a gap until somebody answers for it', async () => {
      await sequenceOrganisation(deps, firm.org, firm.clock.now())
      const witness = (await readWitness(database.dataDir, firm.org))!
      await writeWitness(database.dataDir, firm.org, { ...witness, size: witness.size + 3, root: 'ab'.repeat(32) })
      const found = await check()
      expect([found.verdict, found.findings]).toEqual([
        'gap',
        [expect.objectContaining({ kind: 'went-back', index: witness.size, size: witness.size + 3 })],
      ])
      const epochs = await inOrganisation(database, firm.org, tx =>
        tx.selectFrom('ledger_epochs').select(['origin', 'because']).orderBy('epoch').execute(),
      )
      expect(epochs).toEqual([
        { origin: `cs.example/ledger/${firm.org}`, because: 'first' },
        { origin: `cs.example/ledger/${firm.org}/2`, because: 'went-back' },
      ])
      const keys = await inOrganisation(database, firm.org, tx => tx.selectFrom('ledger_keys').select(['id', 'epoch']).execute())
      expect(new Set(keys.map(key => key.id)).size).toBe(2)
    })
  })

  test('a checkpoint that is held outside is found again, or it is not', async () => {
    await sequenceOrganisation(deps, firm.org, firm.clock.now())
    const { note } = await inOrganisation(database, firm.org, tx =>
      tx.selectFrom('ledger_checkpoints').selectAll().executeTakeFirstOrThrow(),
    )
    await firm.as('frontLine').act(caseId, 'note', { text: '之后' })
    expect(await check({ held: note })).toMatchObject({ verdict: 'intact' })
    await tamper(
      `update ledger_nodes set hash = sha256('x') where org_id = $org and level = (select max(level) from ledger_nodes where org_id = $org)`,
    )
    expect((await check({ held: note })).kinds).toContain('held-differs')
    await expect(check({ held: note.replace('time 2', 'time 3') })).rejects.toMatchObject({ code: 'ledger.checkpoint-foreign' })
  })

  test('is not asked for again while one of everything still runs, and of two that were asked for one is done at a time', async () => {
    await askDailyChecks(deps, firm.clock.now())
    firm.clock.pass({ days: 1 })
    await askDailyChecks(deps, firm.clock.now())
    const all = () =>
      inOrganisation(database, firm.org, tx =>
        tx.selectFrom('ledger_checks').select(['id', 'finished_at']).where('org_id', '=', firm.org).execute(),
      )
    expect(await all()).toHaveLength(1)
    await tamper(
      `insert into ledger_checks (org_id, id, asked_at, asked_by, is_full, claimed_until) values ($org, 'of-before', '2020-01-01', 'system', true, '2999-01-01')`,
    )
    await runOpenChecks(deps)
    expect((await all()).filter(one => one.finished_at !== null)).toEqual([])
    await tamper(`update ledger_checks set claimed_until = null where org_id = $org and id = 'of-before'`)
    await runOpenChecks(deps)
    expect((await all()).filter(one => one.finished_at === null)).toEqual([])
  })

  test('rests after each batch, for as long as whoever runs it says', async () => {
    const rests: number[] = []
    await firm.as('administrator').do(ctx => askCheck(ctx, { isFull: true }))
    await runOpenChecks({ ...deps, rest: async took => void rests.push(took) })
    // The leaves, and the cases: one batch of each.
    expect(rests).toHaveLength(2)
  })

  test('is asked for once a day, of everything once a week', async () => {
    const days: boolean[] = []
    for (let day = 0; day < 9; day++) {
      await askDailyChecks(deps, firm.clock.now())
      await askDailyChecks(deps, firm.clock.now())
      await runOpenChecks(deps)
      firm.clock.pass({ days: 1 })
    }
    for (const row of await inOrganisation(database, firm.org, tx =>
      tx.selectFrom('ledger_checks').select(['is_full', 'verdict']).orderBy('asked_at').execute(),
    )) {
      expect(row.verdict).toBe('intact')
      days.push(row.is_full)
    }
    expect(days).toEqual([true, false, false, false, false, false, false, true, false])
  })
})
