import { loadavg } from 'node:os'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { compileCalendar } from '../../../engine/calendar/calendar.ts'
import { chinaCalendar } from '../../../engine/calendar/china.ts'
import { eventsTold } from '../../../engine/example-events.ts'
import * as on from '../../../policies/robot/2026-01-01/example-events.ts'
import { robot } from '../../../policies/robot/2026-01-01/pack.ts'
import { testDatabase } from '../../../test/database.ts'
import { anOrganisation } from '../../../test/factories.ts'
import { featureApp } from '../../../test/feature-app.ts'
import { hashOfPack } from '../publish-edition.ts'
import { replayRoutes } from './routes.ts'
it('million', async () => {
  const N = Number(process.env.CASES ?? 52632)
  const database = await testDatabase((process.env.ENGINE ?? 'postgres') as never)
  const firm = await anOrganisation(database)
  firm.clock.set('2026-12-01 09:00')
  const calendar = compileCalendar(chinaCalendar({ id: 'cn', title: 'cn', windows: [['09:00','12:00'],['13:30','18:00']] }))
  const general = eventsTold(calendar, [
 on.opened('2026-03-02 09:00','general'), on.verified('2026-03-02 09:20'), on.graded('2026-03-02 09:20','general','general'),
 on.reported('2026-03-02 09:25','front-to-head'), on.acknowledged('2026-03-02 09:30','front-to-head','department-head'), on.assigned('2026-03-02 09:40'),
 on.investigated('2026-03-02 10:00'), on.progressed('2026-03-02 10:10','customer'), on.planned('2026-03-02 10:30','general'), on.decided('2026-03-02 11:00','plan','approved'),
 on.started('2026-03-02 11:10'), on.completed('2026-03-03 10:00'), on.accepted('2026-03-03 11:00'), on.resultSent('2026-03-03 11:10'), on.answered('2026-03-03 14:00'),
 on.resultReported('2026-03-03 15:00','result-to-head','general'), on.resultAcknowledged('2026-03-03 15:10','result-to-head','general'),
 on.reviewed('2026-03-04 10:00','general'), on.archived('2026-03-05 10:00'),
] as never)
  const pack = { ...robot, edition: '2026-07-01', inForce: { from: '2026-07-01' }, duties: robot.duties.map(d => (d.id === 'verify' ? { ...d, within: { minutes: 10 } } : d)) }
  await firm.as('administrator').do(async ctx => {
    await ctx.tx.insertInto('editions').values({ org_id: ctx.org, regulation: 'robot', edition: '2026-07-01', pack: JSON.stringify(pack), hash: hashOfPack(pack as never), status: 'draft', published_at: null, published_by: null, repealed_at: null, repealed_by: null, repealed_from: null }).execute()
    await sql`insert into cases (org_id, id, number, kind, title, channel, stage, facts, state, seq, opened_at, updated_at)
      select ${ctx.org}, 'c' || n, 'N' || n, 'anomaly', 't', 'phone', 'x', '{}', '{}', 19, '2026-03-02 01:00:00+00'::timestamptz + (n % 200) * interval '1 day', now() from generate_series(1, ${sql.lit(N)}) n`.execute(ctx.tx)
    for (const e of general)
      await sql`insert into events (org_id, stream_id, seq, id, type, at, recorded_at, actor, data, bytes)
        select ${ctx.org}, 'c' || n, ${sql.lit(e.seq)}, 'c' || n || '-' || ${sql.lit(String(e.seq))}, ${e.type}, ${e.at}::timestamptz + (n % 200) * interval '1 day', ${e.at}::timestamptz + (n % 200) * interval '1 day', 'p', ${JSON.stringify(e.data)}::jsonb, '' from generate_series(1, ${sql.lit(N)}) n`.execute(ctx.tx)
  })
  const http = await featureApp(database, firm, [replayRoutes])
  const p = '/api/policies/robot/editions/2026-07-01/replays'
  for (const round of [1, 2]) {
  const at = performance.now(); const cpu = process.cpuUsage()
  const { id } = (await http.ask('administrator', 'POST', p, { body: { from: '2026-01-01', to: '2026-12-31' } })).json()
  let worst = 0
  for (;;) {
    await new Promise(r => setTimeout(r, 500))
    const t = performance.now()
    const v = (await http.ask('auditor', 'GET', `${p}/${id}`)).json()
    worst = Math.max(worst, performance.now() - t)
    if (v.state !== 'running') { const u = process.cpuUsage(cpu); console.log(JSON.stringify({ round, state: v.state, events: v.eventsDone, changed: v.changed, gained: v.result?.breaches, sec: (performance.now() - at) / 1000, cpu: (u.user + u.system) / 1e6, worstGetMs: worst, load: loadavg() })); break }
  }
  }
  expect(1).toBe(1)
}, 900_000)
