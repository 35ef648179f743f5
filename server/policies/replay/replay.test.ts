import ExcelJS from 'exceljs'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import type { Pack } from '../../../engine/pack.ts'
import { robot } from '../../../policies/robot/2026-01-01/pack.ts'
import { wholeRecord } from '../../../test/cases.ts'
import { onEachEngine, type TestDatabase, testDatabase } from '../../../test/database.ts'
import { anOrganisation, type PersonName, type TestOrganisation } from '../../../test/factories.ts'
import { type FeatureApp, featureApp } from '../../../test/feature-app.ts'
import { hashOfPack } from '../publish-edition.ts'
import { endInterrupted, insertReplay } from './queries.ts'
import { replayRoutes } from './routes.ts'
import { ReplayPage, ReplayView } from './schema.ts'

const path = '/api/policies/robot/editions/2026-07-01/replays'
const march = { from: '2026-03-01', to: '2026-03-31' }

/** The robot regulation with ten minutes for verifying instead of thirty, and a level whose plans the principal decides. */
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
async function verifiedAfter(firm: TestOrganisation, minutes: number, title = '机器人停机'): Promise<{ id: string; number: string }> {
  const front = firm.as('otherFrontLine')
  const { id, number } = await front.register({ ...wholeRecord, title, category: 'after-sales' })
  firm.clock.pass({ minutes })
  await front.act(id, 'verify', { serviceStage: 'after-sales', content: '停机', scope: '一台', demand: '恢复' })
  return { id, number }
}

const begin = (http: FeatureApp, who: PersonName = 'administrator', body: object = march) =>
  http.ask(who, 'POST', path, { body })
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
    expect(result.rules).toMatchObject([{ rule: { title: robot.duties.find(d => d.id === 'verify')!.title }, changed: 3, gained: 1, lost: 0 }])
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

  it('runs one at a time in an organisation, ends within a second when cancelled, and cannot be cancelled twice', async () => {
    const first = (await begin(http)).json().id as string
    const second = await begin(http)
    // The first may be over before the second is asked for.
    const state = (await view(http, first)).state
    if (state === 'running') {
      expect(second.json()).toMatchObject({ code: 'replay.running' })
      const at = performance.now()
      const cancelled = await http.ask('administrator', 'POST', `${path}/${first}/cancel`)
      expect(cancelled.statusCode === 200 || cancelled.json().code === 'replay.not-running').toBe(true)
      expect((await view(http, first)).state).not.toBe('running')
      expect(performance.now() - at).toBeLessThan(3_000)
    }
    await ended(http, first)
    if (second.statusCode === 202) await ended(http, second.json().id)
    expect((await http.ask('administrator', 'POST', `${path}/${first}/cancel`)).json()).toMatchObject({ code: 'replay.not-running' })
  })

  it('is for those who may draft; others may look or may not', async () => {
    for (const who of ['frontLine', 'auditor'] as const) expect(replayAccess('POST', path)).not.toContain(rolesOf[who])
    expect(replayAccess('GET', path)).toContain('auditor')
    expect(replayAccess('GET', path)).not.toContain('front-line')
  })
  const rolesOf = { frontLine: 'front-line', auditor: 'auditor' } as const
  const replayAccess = (method: string, url: string): readonly string[] => {
    let access: readonly string[] = []
    http.app.findRoute({ method: method as 'GET', url: url.replace('robot', ':id').replace('2026-07-01', ':edition') })
    access = routeAccess.get(`${method} ${url.replace('robot', ':id').replace('2026-07-01', ':edition')}`) ?? []
    return access
  }
  const routeAccess = new Map<string, readonly string[]>()
})
