import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { anOrganisation, type TestOrganisation } from '../../test/factories.ts'
import { runHere } from '../../test/imports-factory.ts'
import { importFigures } from './figures.ts'
import { presetNamed } from './presets.ts'
import { listRows } from './queries.ts'

const data = fileURLToPath(new URL('../../../shared/data/', import.meta.url))
const messages = `${data}chinese/gov_messages/messages_4326.csv.gz`
const helpdesk = `${data}eventlogs/helpdesk_italian/helpdesk_italian.csv.gz`
const reference = `${data}oracles/eventlog_reference.json`

describe.skipIf(!existsSync(messages))('4,326 messages of citizens', () => {
  let database: TestDatabase
  let robot: TestOrganisation
  beforeAll(async () => {
    // The ratio below is PGlite's: there a bare insert has its price too.
    database = await testDatabase('pglite')
    robot = await anOrganisation(database)
  })

  test('become cases at no more than a few times the price of the bare rows, and importing them again changes nothing', {
    timeout: 240_000,
  }, async () => {
    const mapping = presetNamed('gov-messages')!.mapping
    const before = await bareInsert(database)
    const first = await runHere(database, robot, messages, mapping)
    expect(first.view).toMatchObject({ state: 'done', total: 4326, created: 4326, unchanged: 0, failed: 0 })
    const after = await bareInsert(database)
    // Other processes come and go while it runs: the slower of the two is nearer to what it met.
    const bare = before.ms > after.ms ? before : after
    const written = await rowsWritten(database, robot.org)
    const bareFor = (written / bare.rows) * bare.ms
    console.log(
      `4,326 messages: ${(first.ms / 1000).toFixed(1)} s, ${Math.round(4326 / (first.ms / 1000))} cases/s, ${written} rows; a bare insert of as many rows: ${(bareFor / 1000).toFixed(1)} s; ratio ${(first.ms / bareFor).toFixed(1)}`,
    )
    expect(first.ms / bareFor).toBeLessThan(40)

    const again = await runHere(database, robot, messages, mapping)
    expect(again.view).toMatchObject({ state: 'done', created: 0, unchanged: 4326, failed: 0 })
    expect(await rowsWritten(database, robot.org)).toBe(written)
  })

  test('are live: clocks start at the import, the time of the message is when it happened', async () => {
    const found = await robot
      .as('serviceDesk')
      .do(ctx =>
        ctx.tx
          .selectFrom('cases')
          .select(['id', 'opened_at', 'is_history', 'number'])
          .where('org_id', '=', ctx.org)
          .where('external_id', '=', '188006')
          .executeTakeFirstOrThrow(),
      )
    expect(found).toMatchObject({ opened_at: robot.clock.now(), is_history: false })
    const { duties, title, externalId } = await robot.as('serviceDesk').view(found.id)
    expect({ title, externalId }).toEqual({ title: 'A3区一米阳光婚纱艺术摄影是否合法纳税了？', externalId: '188006' })
    expect(duties.find(d => d.rule === 'grade')).toMatchObject({ state: 'running', startedAt: robot.clock.now() })
    const event = await robot
      .as('serviceDesk')
      .do(ctx =>
        ctx.tx
          .selectFrom('events')
          .select('data')
          .where('org_id', '=', ctx.org)
          .where('stream_id', '=', found.id)
          .where('seq', '=', 1)
          .executeTakeFirstOrThrow(),
      )
    expect(event.data).toMatchObject({ occurredAt: '2019-02-28T03:25:05.000Z', externalId: '188006' })
  })
})

describe.skipIf(!existsSync(helpdesk) || !existsSync(reference))('the help desk log', () => {
  test('gives the reference figures, nothing rings, and importing it again changes nothing', { timeout: 300_000 }, async () => {
    const database = await testDatabase()
    const robot = await anOrganisation(database)
    const wanted = JSON.parse(readFileSync(reference, 'utf8')).helpdesk_italian
    const mapping = presetNamed('helpdesk_italian')!.mapping
    const { view, ms } = await runHere(database, robot, helpdesk, mapping)
    console.log(`help desk log: ${(ms / 1000).toFixed(1)} s for ${view.created} cases and ${view.events} events`)
    expect(view).toMatchObject({ state: 'done', created: wanted.cases, failed: 0, events: wanted.events })
    const figures = await robot.as('administrator').do(ctx => importFigures(ctx, view.id))
    expect(figures).toMatchObject({
      cases: wanted.cases,
      events: wanted.events,
      reopened: wanted.reopened_after_first_Resolve.count,
    })
    expect(figures.throughputSeconds!.median).toBe(wanted.throughput_seconds.median)
    expect(figures.throughputSeconds!.p95).toBe(wanted.throughput_seconds.p95_nearest_rank)
    expect(figures.throughputSeconds!.mean).toBeCloseTo(wanted.throughput_seconds.mean, 2)
    const solved = figures.duties.find(d => d.rule === 'solve-general')!
    expect(solved.met).toBeGreaterThan(0)
    expect(solved.late).toBeGreaterThan(solved.met)
    await robot.as('administrator').do(async ctx => {
      const count = async (table: 'alarms' | 'notifications') =>
        Number(
          (
            await ctx.tx
              .selectFrom(table)
              .select(eb => eb.fn.countAll<number>().as('n'))
              .where('org_id', '=', ctx.org)
              .executeTakeFirstOrThrow()
          ).n,
        )
      expect([await count('alarms'), await count('notifications')]).toEqual([0, 0])
      const owned = await ctx.tx
        .selectFrom('duties')
        .select('key')
        .where('org_id', '=', ctx.org)
        .where('owner_id', 'in', [...ctx.roster.people.keys()])
        .execute()
      expect(owned).toEqual([])
    })
    const again = await runHere(database, robot, helpdesk, mapping)
    expect(again.view).toMatchObject({ created: 0, unchanged: wanted.cases, failed: 0, events: 0 })
    const rows = await robot.as('administrator').do(ctx => listRows(ctx, again.view.id, { outcome: 'failed', limit: 10 }))
    expect(rows.items).toEqual([])
  })
})

/** As many narrow rows as an import writes for one case, plainly inserted: what the database itself costs here and now. */
async function bareInsert(database: TestDatabase): Promise<{ rows: number; ms: number }> {
  await database.pool.query(
    'drop table if exists bare_rows; create table bare_rows (id int primary key, a text not null, b text not null, c jsonb not null, at timestamptz not null)',
  )
  const rows = 40_000
  const started = performance.now()
  for (let i = 0; i < rows; i += 500) {
    const values = Array.from({ length: 500 }, (_, n) => [
      i + n,
      `a-${i + n}`,
      'b'.repeat(40),
      '{"kind":"anomaly"}',
      '2026-01-01T00:00:00Z',
    ])
    const marks = values.map((_, n) => `(${[1, 2, 3, 4, 5].map(k => `$${n * 5 + k}`).join(',')})`).join(',')
    await database.pool.query(`insert into bare_rows values ${marks}`, values.flat())
  }
  return { rows, ms: performance.now() - started }
}

async function rowsWritten(database: TestDatabase, org: string): Promise<number> {
  const { inOrganisation } = await import('../database/transaction.ts')
  return inOrganisation(database, org, async tx => {
    let total = 0
    for (const table of ['cases', 'customers', 'events', 'sealed_fields', 'duties', 'alarms'] as const)
      total += Number(
        (
          await tx
            .selectFrom(table)
            .select(eb => eb.fn.countAll<number>().as('n'))
            .where('org_id', '=', org)
            .executeTakeFirstOrThrow()
        ).n,
      )
    return total
  })
}
