import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { onEachEngine, type TestDatabase, testDatabase } from '../../test/database.ts'
import { asOwner } from '../auth/tables.ts'
import { asWorker, inOrganisation, type Tx } from './transaction.ts'

onEachEngine('row-level security', engine => {
  let database: TestDatabase

  beforeAll(async () => {
    database = await testDatabase(engine)
    await database.pool.query(`
      create table notes (org_id text not null references organisations, id int not null, text text, primary key (org_id, id));
      create table alarms_of_test (org_id text not null, id int not null, primary key (org_id, id));
      call bihuan_protect('notes', worker => false);
      call bihuan_protect('alarms_of_test', worker => true)`)
    for (const id of ['robot', 'furniture']) {
      await inOrganisation(database, id, async tx => {
        await tx
          .insertInto('organisations')
          .values({ id, name: id, name_en: id, settings: '{}', created_at: '2026-01-01T00:00:00.000Z' })
          .execute()
        await sql`insert into notes values (${id}, 1, 'first'), (${id}, 2, 'second')`.execute(tx)
        await sql`insert into alarms_of_test values (${id}, 1)`.execute(tx)
      })
    }
  })

  const notesOf = (orgId: string) =>
    inOrganisation(database, orgId, async tx => (await sql<{ org_id: string }>`select org_id from notes`.execute(tx)).rows)

  test('a query without WHERE sees the rows of its own organisation only', async () => {
    expect(await notesOf('robot')).toEqual([{ org_id: 'robot' }, { org_id: 'robot' }])
    expect(await notesOf('furniture')).toEqual([{ org_id: 'furniture' }, { org_id: 'furniture' }])
    expect(await notesOf('nobody')).toEqual([])
    expect(await notesOf('')).toEqual([])
  })

  test('an update or delete without WHERE touches nobody else', async () => {
    await inOrganisation(database, 'robot', tx => sql`update notes set text = 'changed'`.execute(tx))
    await inOrganisation(database, 'robot', tx => sql`delete from notes where id = 2`.execute(tx))
    const { rows } = await inOrganisation(database, 'furniture', tx => sql`select id, text from notes order by id`.execute(tx))
    expect(rows).toEqual([
      { id: 1, text: 'first' },
      { id: 2, text: 'second' },
    ])
  })

  test('a row for another organisation is refused', async () => {
    const intrusion = inOrganisation(database, 'robot', tx => sql`insert into notes values ('furniture', 3, 'x')`.execute(tx))
    await expect(intrusion).rejects.toThrow('row-level security')
    const removal = inOrganisation(database, 'robot', tx => sql`update notes set org_id = 'furniture'`.execute(tx))
    await expect(removal).rejects.toThrow('row-level security')
  })

  test('an organisation sees itself only in the list of organisations', async () => {
    const seen = await inOrganisation(database, 'robot', tx => tx.selectFrom('organisations').select('id').execute())
    expect(seen).toEqual([{ id: 'robot' }])
  })

  test('the worker sees what it was given of all organisations, and nothing else', async () => {
    const { rows } = await asWorker(database, tx => sql`select org_id from alarms_of_test order by 1`.execute(tx))
    expect(rows).toEqual([{ org_id: 'furniture' }, { org_id: 'robot' }])
    expect(await asWorker(database, tx => tx.selectFrom('organisations').select('id').execute())).toHaveLength(2)
    await expect(asWorker(database, tx => sql`select * from notes`.execute(tx))).rejects.toThrow('permission denied')
    await expect(asWorker(database, tx => sql`update organisations set name = 'x'`.execute(tx))).rejects.toThrow(
      'permission denied',
    )
  })

  test('a query that forgot its organisation sees nothing, not even as owner', async () => {
    const counts = await database.pool.query(
      'select (select count(*) from notes) as notes, (select count(*) from alarms_of_test) as alarms',
    )
    expect(counts.rows).toEqual([{ notes: 0, alarms: 0 }])
  })

  test('what is said at once is answered in that order, and what comes behind a failure fails with its error', async () => {
    const said = inOrganisation(database, 'robot', async tx => {
      const one = (n: number) => sql<{ n: number }>`select ${n}::int as n`.execute(tx)
      const answers = await Promise.all([one(1), one(2), one(3)])
      expect(answers.map(({ rows }) => rows[0]?.n)).toEqual([1, 2, 3])
      const all = await Promise.allSettled([
        one(4),
        sql`insert into notes values ('robot', 1, 'again')`.execute(tx),
        one(5),
        one(6),
      ])
      expect(all.map(answer => (answer.status === 'rejected' ? answer.reason.code : 'answered'))).toEqual([
        'answered',
        ...['23505', '23505', '23505'],
      ])
      throw new Error('on purpose')
    })
    await expect(said).rejects.toThrow('on purpose')
  })

  test('the failure of a prepared statement is the error of what came behind it, also of what is said for the first time', async () => {
    const again = (tx: Tx) => sql`insert into notes values ('robot', ${1}, ${'prepared'})`.execute(tx)
    for (let times = 0; times < 2; times++)
      await expect(inOrganisation(database, 'robot', again)).rejects.toThrow('duplicate key')
    let all: unknown[] = []
    const said = inOrganisation(database, 'robot', async tx => {
      const answers = [again(tx), sql`select ${1}::int as first_time`.execute(tx), sql`select ${2}::int as once`.execute(tx)]
      // While this thread is busy the answers come in one piece, and every error is handed on at the same instant.
      setImmediate(() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100))
      await Promise.all(answers).catch(async error => {
        all = (await Promise.allSettled(answers)).map(answer => (answer.status === 'rejected' ? answer.reason.code : 'answered'))
        throw error
      })
    })
    await expect(said).rejects.toThrow('duplicate key')
    expect(all).toEqual(['23505', '23505', '23505'])
  })

  test('what still runs when the work has failed says nothing to whoever has the connection next', async () => {
    let goOn = () => {}
    const later = new Promise<void>(resolve => {
      goOn = resolve
    })
    let straggler: Promise<unknown> = Promise.resolve()
    const failing = inOrganisation(database, 'robot', tx => {
      straggler = later.then(() => sql`insert into notes values ('robot', 9, 'too late')`.execute(tx))
      return Promise.reject(new Error('on purpose'))
    })
    await expect(failing).rejects.toThrow('on purpose')
    goOn()
    await expect(straggler).rejects.toThrow('the transaction is over')
    expect(
      await inOrganisation(database, 'robot', async tx => (await sql`select from notes where id = 9`.execute(tx)).rows),
    ).toEqual([])
  })

  test('role and organisation end with the transaction, also with a failed one', async () => {
    await inOrganisation(database, 'robot', () => Promise.reject(new Error('on purpose'))).catch(() => {})
    const { rows } = await database.pool.query(`select current_user as role, bihuan_org() as org`)
    expect(rows).toEqual([{ role: 'bihuan_owner', org: null }])
  })

  test('concurrent transactions of different organisations do not meet', async () => {
    const seen = await Promise.all(Array.from({ length: 40 }, (_, i) => notesOf(i % 2 ? 'robot' : 'furniture')))
    for (const [i, rows] of seen.entries())
      expect(new Set(rows.map(row => row.org_id))).toEqual(new Set([i % 2 ? 'robot' : 'furniture']))
  })

  test('a serialization failure is tried again, any other error is not', async () => {
    const attempts = { conflict: 0, other: 0 }
    const result = await inOrganisation(database, 'robot', async tx => {
      if (++attempts.conflict < 3) await sql`do $$ begin raise exception 'conflict' using errcode = '40001'; end $$`.execute(tx)
      return 'done'
    })
    expect([result, attempts.conflict]).toEqual(['done', 3])
    let ofOwner = 0
    // Whoever asks who is asking meets the same conflicts as whoever writes.
    await asOwner(database, async (_, tx) => {
      if (++ofOwner < 3) await sql`do $$ begin raise exception 'conflict' using errcode = '40001'; end $$`.execute(tx)
    })
    expect(ofOwner).toBe(3)
    await inOrganisation(database, 'robot', async tx => {
      attempts.other++
      await sql`select 1 / 0`.execute(tx)
    }).catch(() => {})
    expect(attempts.other).toBe(1)
  })

  test('instants, days and big integers arrive as the code wants them', async () => {
    const { rows } = await database.pool.query(
      `select '2026-10-10 09:00:00.123456+08'::timestamptz as at, '2026-10-10'::date as day, 9007199254740991::bigint as big, count(*) as n`,
    )
    expect(rows).toEqual([{ at: '2026-10-10T01:00:00.123Z', day: '2026-10-10', big: 9007199254740991, n: 1 }])
    await expect(database.pool.query('select 9007199254740993::bigint')).rejects.toThrow('does not fit')
  })

  test('a notification reaches whoever listens', async () => {
    const heard: string[] = []
    const stop = await database.listen('cases', payload => heard.push(payload))
    await inOrganisation(database, 'robot', tx => sql`select pg_notify('cases', 'K-1')`.execute(tx))
    await expect.poll(() => heard).toEqual(['K-1'])
    await stop()
    await database.pool.query(`select pg_notify('cases', 'K-2')`)
    expect(heard).toEqual(['K-1'])
  })
})
