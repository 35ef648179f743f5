import { sql } from 'kysely'
import { beforeAll, expect, it } from 'vitest'
import { onEachEngine, type TestDatabase, testDatabase } from '../../test/database.ts'
import { readsOf, statementsOf } from '../../test/explain.ts'
import { anOrganisation, nextId, type TestOrganisation } from '../../test/factories.ts'
import { inOrganisation } from '../database/transaction.ts'
import { listLibrary } from './read-library.ts'
import { ListLibrary } from './schema.ts'
import { listSessions } from './sessions/list-sessions.ts'
import { ListSessions } from './sessions/schema.ts'

const SIZE = 3_000

onEachEngine('a library of thousands', engine => {
  let database: TestDatabase
  let firm: TestOrganisation
  beforeAll(async () => {
    database = await testDatabase(engine)
    firm = await anOrganisation(database)
    const { id } = await firm.as('frontLine').register({ title: '一件' })
    const prefix = nextId()
    await firm.as('frontLine').do(async ({ tx, org, now, actor }) => {
      await sql`insert into library_entries (org_id, id, case_id, title, problem, root_cause, experience, state, published_by, published_at)
        select ${org}, ${prefix} || n, ${id}, 't' || n, 'p', 'r', 'e', 'published', ${actor.person}, ${now}::timestamptz - n * interval '1 hour'
        from generate_series(1, ${sql.lit(SIZE)}) n`.execute(tx)
      await sql`insert into learning_sessions (org_id, id, kind, held_on, title, conclusions, recorded_by, recorded_at)
        select ${org}, ${prefix} || n, 'training', ${now}::date - n, 't' || n, 'c', ${actor.person}, ${now}::timestamptz
        from generate_series(1, ${sql.lit(SIZE)}) n`.execute(tx)
      await sql`insert into session_people (org_id, session_id, person_id) select ${org}, ${prefix} || n, ${actor.person} || m
        from generate_series(1, ${sql.lit(SIZE)}) n, generate_series(1, 10) m`.execute(tx)
    })
    await database.pool.query('analyze')
  }, 120_000)

  const whole = async (work: () => Promise<unknown>) => {
    const statements = await statementsOf(work)
    const reads = await inOrganisation(database, firm.org, async tx => {
      const all = []
      for (const statement of statements) all.push(...(await readsOf(tx, statement)))
      return all
    })
    return reads.filter(
      read => read.how === 'Seq Scan' && ['library_entries', 'learning_sessions', 'session_people'].includes(read.table),
    )
  }

  it('is read page by page by its index, and so are discussions and training', async () => {
    const as = firm.as('serviceDesk')
    expect(await whole(() => as.do(ctx => listLibrary(ctx, ListLibrary.parse({ limit: 20 }))))).toEqual([])
    expect(await whole(() => as.do(ctx => listLibrary(ctx, ListLibrary.parse({ limit: 20, category: 'delivery' }))))).toEqual([])
    expect(await whole(() => as.do(ctx => listSessions(ctx, ListSessions.parse({ limit: 20 }))))).toEqual([])
  })
})
