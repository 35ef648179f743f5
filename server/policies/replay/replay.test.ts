import ExcelJS from 'exceljs'
import { sql } from 'kysely'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import type { Pack } from '../../../engine/pack.ts'
import { robot } from '../../../policies/robot/2026-01-01/pack.ts'
import { aSmallOrganisation, testApp } from '../../../test/app.ts'
import { wholeRecord } from '../../../test/cases.ts'
import { onEachEngine, type TestDatabase, testDatabase } from '../../../test/database.ts'
import { anOrganisation, type PersonName, type TestOrganisation } from '../../../test/factories.ts'
import { type FeatureApp, featureApp } from '../../../test/feature-app.ts'
import { hashOfPack } from '../publish-edition.ts'
import { insertReplay } from './queries.ts'
import { replayRoutes } from './routes.ts'
import { ReplayPage, ReplayView } from './schema.ts'

const path = '/api/policies/robot/editions/2026-07-01/replays'
const march = { from: '2026-03-01', to: '2026-03-31' }

/** The robot regulation with ten minutes for verifying instead of thirty. */
const shorter: Pack = {
  ...robot,
  edition: '2026-07-01',
  inForce: { from: '2026-07-01' },
  duties: robot.duties.map(d => (d.id === 'verify' ? { ...d, within: { minutes: 10 } } : d)),
}

async function store(firm: TestOrganisation, pack: Pack): Promise<void> {
  await firm.as('administrator').do(ctx =>
    ctx.tx
      .insertInto('editions')
      .values({
        org_id: ctx.org,
        regulation: pack.id,
        edition: pack.edition,
        pack: JSON.stringify(pack),
        hash: hashOfPack(pack),
        status: 'draft',
        published_at: null,
        published_by: null,
        repealed_at: null,
        repealed_by: null,
        repealed_from: null,
      })
      .execute(),
  )
}

/** A case registered now and verified so many minutes later. */
async function verifiedAfter(
  firm: TestOrganisation,
  minutes: number,
  title = '机器人停机',
): Promise<{ id: string; number: string }> {
  const front = firm.as('otherFrontLine')
  const { id, number } = await front.register({ ...wholeRecord, title, category: 'after-sales' })
  firm.clock.pass({ minutes })
  await front.act(id, 'verify', { serviceStage: 'after-sales', content: '停机', scope: '一台', demand: '恢复' })
  return { id, number }
}

const begin = (http: FeatureApp, who: PersonName = 'administrator', body: object = march) => http.ask(who, 'POST', path, { body })
const view = async (http: FeatureApp, id: string) => {
  const response = await http.ask('auditor', 'GET', `${path}/${id}`)
  expect(response.statusCode, response.body).toBe(200)
  return ReplayView.parse(response.json())
}
/** Waits for the thread, which really runs. */
const ended = (http: FeatureApp, id: string) =>
  vi.waitFor(
    async () => {
      const seen = await view(http, id)
      expect(seen.state).not.toBe('running')
      return seen
    },
    { timeout: 30_000, interval: 50 },
  )

onEachEngine('a replay of a period under a draft', engine => {
  let database: TestDatabase
  let firm: TestOrganisation
  let http: FeatureApp
  let slow: { id: string; number: string }
  beforeAll(async () => {
    database = await testDatabase(engine)
    firm = await anOrganisation(database)
    await store(firm, shorter)
    slow = await verifiedAfter(firm, 20, '=1+1')
    await verifiedAfter(firm, 5)
    await verifiedAfter(firm, 40)
    firm.clock.set('2026-04-01 09:00')
    await verifiedAfter(firm, 20, '四月的案件')
    firm.clock.set('2026-04-02 09:00')
    http = await featureApp(database, firm, [replayRoutes])
  })

  it('counts exactly what comes out otherwise, with the cases it comes from, and says how far it got', async () => {
    const started = await begin(http)
    expect(started.statusCode, started.body).toBe(202)
    const seen = await ended(http, started.json().id)
    expect(seen).toMatchObject({
      state: 'done',
      casesDone: 3,
      casesTotal: 3,
      changed: 3,
      failure: null,
      isOfEarlierText: false,
      startedBy: { name: '管理员' },
    })
    const result = seen.result!
    expect(result).toMatchObject({
      cases: 3,
      changed: 3,
      against: '2026-01-01',
      dueEarlier: 3,
      dueLater: 0,
      levels: [],
      undecidedCases: 0,
      approversChanged: 0,
    })
    // After 20 minutes: in time now, late under the draft. After 5: in time under both. After 40: late under both.
    expect(result.breaches).toMatchObject({ gained: 1, lost: 0 })
    expect(result.breaches.after - result.breaches.before).toBe(1)
    expect(result.rules).toMatchObject([
      { rule: { title: robot.duties.find(d => d.id === 'verify')!.title }, changed: 3, gained: 1, lost: 0 },
    ])
    expect(result.largest[0]).toMatchObject({
      case: { id: slow.id, number: slow.number, title: '=1+1' },
      duties: [{ moved: -20 * 60_000, breach: 'gained', before: { outcome: 'met' }, after: { outcome: 'late' } }],
    })
    expect(result.events).toBe(seen.eventsDone)
  })

  it('leaves the cases as they are', async () => {
    const before = await firm.as('auditor').view(slow.id)
    await ended(http, (await begin(http)).json().id)
    expect(await firm.as('auditor').view(slow.id)).toEqual(before)
  })

  it('is not there for another organisation, which sees neither result nor draft', async () => {
    const id = (await begin(http)).json().id as string
    await ended(http, id)
    const other = await anOrganisation(database)
    const strange = await featureApp(database, other, [replayRoutes])
    for (const url of [path, `${path}/${id}`, `${path}/${id}/export.xlsx`])
      expect((await strange.ask('administrator', 'GET', url)).json()).toMatchObject({ code: 'edition.not-found' })
    await store(other, shorter)
    expect((await strange.ask('administrator', 'GET', `${path}/${id}`)).json()).toMatchObject({ code: 'replay.not-found' })
    expect((await strange.ask('administrator', 'POST', `${path}/${id}/cancel`)).json()).toMatchObject({
      code: 'replay.not-found',
    })
    const own = await ended(strange, (await begin(strange)).json().id)
    expect(own).toMatchObject({ state: 'done', casesTotal: 0, result: { cases: 0, changed: 0, largest: [] } })
    expect(ReplayPage.parse((await strange.ask('auditor', 'GET', path)).json()).items.map(one => one.id)).toEqual([own.id])
  })

  it('is exported with its counts and cases; what looks like a formula is text', async () => {
    const id = (await begin(http)).json().id as string
    expect((await http.ask('auditor', 'GET', `${path}/${id}/export.xlsx`)).statusCode).toBe(409)
    await ended(http, id)
    const response = await http.ask('auditor', 'GET', `${path}/${id}/export.xlsx`)
    expect(response.statusCode).toBe(200)
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(response.rawPayload as unknown as ArrayBuffer)
    expect(book.worksheets.map(sheet => sheet.name)).toEqual([
      '总览',
      '按规则',
      '审批量',
      '违规',
      '处罚',
      '指标',
      '变化最大的案件',
    ])
    const overview = book.worksheets[0]!
    const counts = new Map<unknown, unknown>()
    overview.eachRow(row => counts.set(row.getCell(1).value, row.getCell(2).value))
    expect(counts.get('结果不同的案件')).toBe(3)
    expect(counts.get('新增超时')).toBe(1)
    const cases = book.worksheets.at(-1)!
    expect(cases.getRow(2).getCell(1).value).toBe(slow.number)
    const title = cases.getRow(2).getCell(2)
    expect([title.type, title.value]).toEqual([ExcelJS.ValueType.String, '=1+1'])
    expect(cases.getRow(2).getCell(8).value).toEqual(new Date('2026-03-02T09:10:00.000Z'))
  })

  it('whose process has died is ended as interrupted at the next look, and no longer in the way', async () => {
    const id = `dead-${engine}`
    await firm.as('administrator').do(ctx =>
      insertReplay(ctx, {
        id,
        regulation: 'robot',
        edition: '2026-07-01',
        hash: 'x',
        period_from: march.from,
        period_to: march.to,
        started_by: ctx.actor.person,
      }),
    )
    firm.clock.pass({ minutes: 2 })
    expect(await view(http, id)).toMatchObject({
      state: 'failed',
      isOfEarlierText: true,
      failure: { title: { zh: '服务中途停止，回放没有完成' } },
      result: null,
    })
    expect((await http.ask('auditor', 'GET', `${path}/${id}/export.xlsx`)).json()).toMatchObject({ code: 'replay.no-result' })
    await ended(http, (await begin(http)).json().id)
  })

  it('lists by key, latest first', async () => {
    const all = ReplayPage.parse((await http.ask('auditor', 'GET', path)).json())
    const first = ReplayPage.parse((await http.ask('auditor', 'GET', `${path}?limit=2`)).json())
    const rest = ReplayPage.parse((await http.ask('auditor', 'GET', `${path}?after=${first.next}`)).json())
    expect([...first.items, ...rest.items].map(one => one.id)).toEqual(all.items.map(one => one.id))
    expect((await http.ask('auditor', 'GET', `${path}?after=nonsense`)).json()).toMatchObject({ code: 'cursor.unreadable' })
    expect((await begin(http, 'administrator', { from: '2026-04-01', to: '2026-03-01' })).json()).toMatchObject({
      code: 'period.reversed',
    })
    expect((await begin(http, 'administrator', { from: '2026-03-01' })).json()).toMatchObject({ code: 'input.invalid' })
  })

  describe('of very many cases', () => {
    beforeAll(async () => {
      await firm.as('administrator').do(async ctx => {
        const copy = (columns: string) => sql.raw(columns.replaceAll('#', "|| '-' || n"))
        await sql`insert into cases (org_id, id, number, kind, title, channel, stage, facts, state, seq, opened_at, updated_at)
          select org_id, ${copy('id #')}, ${copy('number #')}, kind, title, channel, stage, facts, state, seq, opened_at, updated_at
          from cases, generate_series(1, 4000) n where org_id = ${ctx.org} and id = ${slow.id}`.execute(ctx.tx)
        await sql`insert into events (org_id, stream_id, seq, id, type, at, recorded_at, actor, data, owners, bytes)
          select org_id, ${copy('stream_id #')}, seq, ${copy('id #')}, type, at, recorded_at, actor, data, owners, bytes
          from events, generate_series(1, 4000) n where org_id = ${ctx.org} and stream_id = ${slow.id}`.execute(ctx.tx)
      })
    }, 120_000)

    it('is the only one of its organisation, and ends within a second when cancelled', async () => {
      const first = (await begin(http)).json().id as string
      expect((await begin(http)).json()).toMatchObject({ code: 'replay.running' })
      await vi.waitFor(async () => expect((await view(http, first)).casesDone).toBeGreaterThan(0), {
        timeout: 30_000,
        interval: 10,
      })
      const cancelled = await http.ask('administrator', 'POST', `${path}/${first}/cancel`)
      expect(cancelled.json()).toMatchObject({ state: 'cancelled', result: null })
      // Free at once for the next one, which runs to its end; the first one has not gone on meanwhile.
      const second = (await begin(http)).json().id as string
      expect(await ended(http, second)).toMatchObject({ state: 'done', casesDone: 4_003, changed: 4_003 })
      const after = await view(http, first)
      expect(after.state).toBe('cancelled')
      expect(after.casesDone).toBeLessThan(4_003)
      expect((await http.ask('administrator', 'POST', `${path}/${first}/cancel`)).json()).toMatchObject({
        code: 'replay.not-running',
      })
    }, 60_000)

    it('is marked as interrupted when its server stops', async () => {
      const going = await featureApp(database, firm, [replayRoutes])
      const id = (await begin(going)).json().id as string
      await going.app.close()
      const row = await firm
        .as('auditor')
        .do(ctx =>
          ctx.tx
            .selectFrom('policy_replays')
            .select(['state', 'failure'])
            .where('org_id', '=', ctx.org)
            .where('id', '=', id)
            .executeTakeFirstOrThrow(),
        )
      expect(row).toEqual({ state: 'failed', failure: 'replay.interrupted' })
    }, 60_000)
  })
})

describe('who may replay', () => {
  it('are those who may draft; who checks may look, and everybody else may not', async () => {
    const database = await testDatabase()
    const server = await testApp(database)
    const people = (['front-line', 'auditor', 'legal'] as const).map(role => ({
      id: role,
      email: `${role}@r.example`,
      roles: [role],
    }))
    await aSmallOrganisation(database, 'replays', { people })
    const asks = async (role: string, method: 'GET' | 'POST') => {
      const cookie = await server.signIn(`${role}@r.example`)
      return (await server.ask(method, path, { cookie, ...(method === 'POST' ? { body: march } : {}) })).json().code
    }
    expect(await asks('front-line', 'GET')).toBe('role.missing')
    expect(await asks('front-line', 'POST')).toBe('role.missing')
    expect(await asks('auditor', 'POST')).toBe('role.missing')
    // Let in, and told that there is no such draft.
    expect(await asks('auditor', 'GET')).toBe('edition.not-found')
    expect(await asks('legal', 'POST')).toBe('edition.not-found')
  })
})
