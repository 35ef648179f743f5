import { setTimeout as sleep } from 'node:timers/promises'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { parseCheckpoint } from '../../ledger/checkpoint.ts'
import { openNote } from '../../ledger/note.ts'
import { rootOf, treeOf } from '../../ledger/tree.ts'
import { onEachEngine, quietLog, type TestDatabase, testDatabase } from '../../test/database.ts'
import { anOrganisation, nextSalt, type TestOrganisation } from '../../test/factories.ts'
import { inOrganisation, type Tx } from '../database/transaction.ts'
import { noteKeyOf } from './begin-log.ts'
import { type SequenceDeps, sequenceOrganisation, sequencePending } from './sequence.ts'

onEachEngine('the ledger', engine => {
  let database: TestDatabase
  let firm: TestOrganisation
  let deps: SequenceDeps
  const inside = <T>(work: (tx: Tx) => Promise<T>) => inOrganisation(database, firm.org, work)
  const sequence = () => sequenceOrganisation(deps, firm.org, firm.clock.now())
  const count = (table: 'ledger_pending' | 'ledger_leaves' | 'events') =>
    inside(async tx =>
      Number(
        (
          await tx
            .selectFrom(table)
            .select(eb => eb.fn.countAll().as('n'))
            .executeTakeFirstOrThrow()
        ).n,
      ),
    )
  const leaves = () =>
    inside(tx =>
      tx
        .selectFrom('ledger_leaves as l')
        .innerJoin('events as e', join => join.onRef('e.org_id', '=', 'l.org_id').onRef('e.id', '=', 'l.event_id'))
        .select(['l.index', 'e.bytes', 'e.id'])
        .orderBy('l.index')
        .execute(),
    )
  const checkpoints = () => inside(tx => tx.selectFrom('ledger_checkpoints').selectAll().orderBy('serial').execute())

  beforeAll(async () => {
    database = await testDatabase(engine)
    firm = await anOrganisation(database)
    deps = {
      database,
      newSalt: nextSalt,
      dataDir: database.dataDir,
      publicUrl: 'https://cs.example',
      log: quietLog as SequenceDeps['log'],
    }
    await sequence()
  })

  test('gives every event one leaf in its order, and signs the root of exactly those', async () => {
    const found = await firm.as('frontLine').register()
    await firm.as('frontLine').act(found.id, 'note', { text: '客户来电' })
    expect(await count('ledger_pending')).toBeGreaterThan(0)
    expect(await sequencePending(deps, firm.clock.now())).toBeGreaterThan(0)
    expect([await count('ledger_pending'), await count('ledger_leaves')]).toEqual([0, await count('events')])
    const rows = await leaves()
    expect(rows.map(row => row.index)).toEqual(rows.map((_, at) => at))
    const last = (await checkpoints()).at(-1)!
    const [key] = await inside(tx => tx.selectFrom('ledger_keys').selectAll().execute())
    const opened = openNote(last.note, noteKeyOf(key!))
    expect(opened).toHaveProperty('text')
    const said = parseCheckpoint((opened as { text: string }).text)!
    expect([said.origin, said.size]).toEqual([`cs.example/ledger/${firm.org}`, rows.length])
    expect(Buffer.from(said.root)).toEqual(Buffer.from(rootOf(rows.length, treeOf(rows.map(row => utf8ToBytes(row.bytes))))))
    // Nothing waits: nothing is signed.
    await sequence()
    expect((await checkpoints()).length).toBe((await checkpoints()).at(-1)!.serial)
  })

  test('takes what is committed late, although a later event already has its leaf', async () => {
    const found = await firm.as('frontLine').register()
    await sequence()
    const before = await count('ledger_leaves')
    const insert = (tx: Tx, id: string, seq: number, at: string) =>
      tx
        .insertInto('events')
        .values({
          ...{ org_id: firm.org, stream_id: found.id, seq, id, type: 'note.added', at, recorded_at: at, actor: 'system' },
          ...{ data: '{}', owners: null, device: null, bytes: `{"id":"${id}"}` },
        })
        .execute()
    const early = inside(async tx => {
      await insert(tx, `${found.id}-late`, 901, '2026-03-02T01:00:00.100Z')
      // PGlite lets one transaction in at a time; on PostgreSQL the other one overtakes this.
      await sleep(engine === 'postgres' ? 150 : 0)
    })
    await inside(tx => insert(tx, `${found.id}-first`, 902, '2026-03-02T01:00:00.200Z'))
    await sequence()
    await early
    await sequence()
    expect(await count('ledger_leaves')).toBe(before + 2)
    expect(await count('ledger_pending')).toBe(0)
  })

  test('of several processes at once one does the work, while writers go on', async () => {
    const work = Array.from({ length: 6 }, async (_, n) => {
      const found = await firm.as('frontLine').register({ title: `同时 ${n}` })
      await firm.as('frontLine').act(found.id, 'note', { text: `第 ${n} 条` })
    })
    await Promise.all([...work, sequence(), sequence(), sequence(), sequence()])
    await sequence()
    const rows = await leaves()
    expect(rows.map(row => row.index)).toEqual(rows.map((_, at) => at))
    expect(rows).toHaveLength(await count('events'))
    const last = (await checkpoints()).at(-1)!
    expect(last.root).toEqual(Buffer.from(rootOf(rows.length, treeOf(rows.map(row => utf8ToBytes(row.bytes))))))
  })

  test('nobody but the owner of the database changes or removes what is in it', async () => {
    for (const statement of [
      'update ledger_leaves set index = index + 1',
      'delete from ledger_leaves',
      'delete from ledger_checkpoints',
      "update ledger_checkpoints set note = ''",
      'delete from ledger_nodes',
      'delete from ledger_keys',
      'update ledger_epochs set size = 0',
      'delete from events',
    ])
      await expect(inside(tx => sql.raw(statement).execute(tx))).rejects.toThrow(/permission denied/)
  })
})
