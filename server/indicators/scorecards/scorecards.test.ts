import { beforeAll, describe, expect, it } from 'vitest'
import { quietLog, type TestDatabase, testDatabase } from '../../../test/database.ts'
import { aDemoCompany, type StandingCompany } from '../../../test/demo-company.ts'
import { nextId, nextSalt, type TestOrganisation } from '../../../test/factories.ts'
import { type FeatureApp, featureApp } from '../../../test/feature-app.ts'
import { anAppealDecided, aPenalty } from '../../../test/penalties.ts'
import { furnitureMaker } from '../../demo/furniture-maker.ts'
import type { Deps } from '../../deps.ts'
import { sweepMeasures } from '../../penalties/look-again.ts'
import { changeSettings } from '../../settings/change-settings.ts'
import { indicatorRoutes } from '../routes.ts'
import { pointsByLine } from './compute-run.ts'
import { scorecardRoutes } from './routes.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})

/** What a route answered, as sent. */
const jsonOf = async (answer: ReturnType<FeatureApp['ask']>) => (await answer).json()
type Company = { firm: StandingCompany; post: Post; get: (login: string, url: string) => ReturnType<typeof jsonOf> }
type Post = (login: string, url: string, body: object) => ReturnType<FeatureApp['ask']>
/** The furniture maker with the routes of indicators, asked by login. */
async function theMaker(now: string): Promise<Company> {
  const firm = await aDemoCompany(database, furnitureMaker, now)
  const people = Object.fromEntries(firm.found.staff)
  const { ask } = await featureApp(database, { org: firm.org, clock: firm.clock, people } as unknown as TestOrganisation, [
    indicatorRoutes,
    scorecardRoutes,
  ])
  return {
    firm,
    post: (login, url, body) => ask(login as never, 'POST', url, { body }),
    get: (login, url) => jsonOf(ask(login as never, 'GET', url)),
  }
}
const service = 'furn:customer-service'
const rows = (rest = 30) => [
  { indicator: 'furn:resolution', weight: 50, line: { full: 100, none: 80 } },
  { indicator: 'furn:timeliness', weight: 20 },
  { indicator: 'furn:satisfaction', weight: rest },
]
const weigh = (post: Post, wanted: readonly object[], login = 'gong.li', since = '2026-01-01') =>
  post(login, '/api/scorecards/weights', { card: service, since, rows: wanted, reason: '2026 年考核办法' })
const codeOf = async (answer: ReturnType<Post>) => (await answer).json().code
const cardOf = async ({ get }: Company, login = 'gong.li', period = '2026-03') =>
  (await get(login, `/api/scorecards?period=${period}`)).cards.find((card: { key: string }) => card.key === service)

describe('weights', () => {
  it('of the text stay; the company sets the rest, which must make 100, and nobody is assessed before', async () => {
    const maker = await theMaker('2026-04-02 10:00')
    const { post, firm } = maker
    const subject = firm.found.departments.get('customer-service')!
    expect(await cardOf(maker)).toMatchObject({ sum: 70, weights: null, fits: true, canWeigh: true })
    const start = () => post('gong.li', '/api/scorecards/runs', { card: service, period: '2026-03', subject })
    expect(await codeOf(start())).toBe('scorecard.weights-open')
    expect(await codeOf(weigh(post, rows(), 'an.ran'))).toBe('scorecard.not-yours')
    expect(await codeOf(weigh(post, rows(20)))).toBe('scorecard.weights-not-whole')
    expect(await codeOf(weigh(post, [{ indicator: 'furn:resolution', weight: 80 }, ...rows(0).slice(1)]))).toBe(
      'scorecard.weight-of-text',
    )
    expect(await codeOf(weigh(post, [...rows(20), { indicator: 'furn:nothing', weight: 10 }]))).toBe('indicator.not-found')
    expect(await codeOf(weigh(post, [{ ...rows()[0]!, line: { full: 90, none: 90 } }, ...rows().slice(1)]))).toBe(
      'scorecard.line-flat',
    )
    expect((await weigh(post, rows())).statusCode).toBe(201)
    expect(await cardOf(maker)).toMatchObject({ sum: 100, weights: { since: '2026-01-01', by: { name: '龚丽' } } })
    // The year before is not touched, and an earlier setting stays to be read.
    expect(await cardOf(maker, 'gong.li', '2026-03')).toMatchObject({ history: [{ reason: '2026 年考核办法' }] })
    const [one, two] = await Promise.all([start(), start()])
    expect(one.json().id).toBe(two.json().id)
    expect((await cardOf(maker)).subjects).toMatchObject([{ runs: [{ state: 'draft', total: null }] }])
  })

  it('make points by a straight line, whichever way is better', () => {
    expect([100, 95, 90, 80, 70].map(figure => pointsByLine({ full: 100, none: 80 }, figure))).toEqual([100, 75, 50, 0, 0])
    expect([1, 2, 3, 4].map(figure => pointsByLine({ full: 1, none: 3 }, figure))).toEqual([100, 50, 0, 0])
  })
})

describe('a run', () => {
  it('is signed once, after its period, with points for each row; a penalty takes points until it is taken back, and then it is corrected', async () => {
    const maker = await theMaker('2026-03-20 10:00')
    const { post, get, firm } = maker
    const subject = firm.found.departments.get('customer-service')!
    await weigh(post, rows())
    const limit = { regulation: 'penal', sanction: 'department-points', kind: 'points' as const, from: 1, to: 10 }
    await firm.as('zhan.peng').do(ctx => changeSettings(ctx, { penalties: { limits: [limit] } }))
    const penalty = await aPenalty(firm, {
      ...{
        department: subject,
        measures: [{ kind: 'points', sanction: 'department-points', points: 5 }],
        servedOn: '2026-03-20',
      },
    })
    const { id } = (await post('gong.li', '/api/scorecards/runs', { card: service, period: '2026-03', subject })).json()
    const path = `/api/scorecards/runs/${id}`
    const points = (indicator: string, many: number) =>
      post('gong.li', `${path}/points`, { indicator, points: many, reason: '没有可计的案件，按抽查' })
    expect(await codeOf(post('gong.li', `${path}/sign`, {}))).toBe('scorecard.not-over')
    firm.clock.set('2026-04-03 10:00')
    // The time to appeal has passed: the penalty is in effect.
    await sweepMeasures({ database, newId: nextId, newSalt: nextSalt, log: quietLog as unknown as Deps['log'] }, firm.clock.now())
    expect(await codeOf(post('gong.li', `${path}/sign`, {}))).toBe('scorecard.points-missing')
    expect(await codeOf(post('an.ran', `${path}/points`, { indicator: 'furn:resolution', points: 1, reason: '试' }))).toBe(
      'scorecard.not-yours',
    )
    await points('furn:resolution', 90)
    await points('furn:timeliness', 80)
    await points('furn:satisfaction', 70)
    await points('furn:satisfaction', 100)
    expect(await get('gong.li', path)).toMatchObject({ totalNow: 86, can: { sign: true }, deductions: [{ points: 5 }] })
    const [first, second] = await Promise.all([post('gong.li', `${path}/sign`, {}), post('gong.li', `${path}/sign`, {})])
    expect([first.statusCode, second.statusCode].sort()).toEqual([200, 409])
    const signed = await get('gong.li', path)
    expect(signed).toMatchObject({
      state: 'signed',
      total: 86,
      signedBy: { name: '龚丽' },
      now: { isSame: true },
      can: { correct: false },
    })
    expect(signed.hash).toMatch(/^[0-9a-f]{64}$/)
    // Each row with its product, the penalty and the sum, so that anybody can add it up again; and so it was signed.
    const sentences = signed.why.text.zh.join(' ')
    for (const said of ['权重 50%（条文） × 90 分 = 45', '公司设定', '−5 分', '45 + 16 + 30 = 91', '91 − 5 = 86'])
      expect(sentences).toContain(said)
    expect(signed.why.sections.flatMap((one: { id: string }) => one.id)).toEqual(['clause', 'rows', 'deductions', 'sum'])
    const kept = await firm
      .as('gong.li')
      .do(ctx =>
        ctx.tx.selectFrom('indicator_freezes').select('document').where('hash', '=', signed.hash).executeTakeFirstOrThrow(),
      )
    expect(kept.document.card?.why?.zh.join(' ')).toContain('91 − 5 = 86')
    expect(await codeOf(points('furn:timeliness', 1))).toBe('scorecard.signed-already')
    expect(await codeOf(post('gong.li', `${path}/correct`, { reason: '没事' }))).toBe('scorecard.nothing-changed')
    // Somebody of another department reads nothing of it.
    expect((await get('kang.le', path)).code).toBe('scorecard.no-run')

    await anAppealDecided(firm, penalty, 'lu.yao', { outcome: 'revoked' })
    expect(await get('gong.li', path)).toMatchObject({
      ...{ total: 86, can: { correct: true } },
      now: { isSame: false, total: 91, gone: [{ points: 5 }] },
    })
    const { id: corrected } = (await post('gong.li', `${path}/correct`, { reason: '处罚已撤销' })).json()
    await post('gong.li', `/api/scorecards/runs/${corrected}/sign`, {})
    expect(await get('gong.li', `/api/scorecards/runs/${corrected}`)).toMatchObject({ total: 91, corrects: id, state: 'signed' })
    expect(await get('gong.li', path)).toMatchObject({ total: 86, correctedBy: corrected, can: { correct: false } })
  })

  it('of a year counts once the committee has considered it, never by whoever signed', async () => {
    const maker = await theMaker('2027-01-08 10:00')
    const { post, get, firm } = maker
    const subject = firm.found.departments.get('customer-service')!
    await weigh(post, rows(), 'gong.li', '2026-01-01')
    const { id } = (await post('gong.li', '/api/scorecards/runs', { card: service, period: '2026', subject })).json()
    const path = `/api/scorecards/runs/${id}`
    for (const { indicator } of rows()) await post('gong.li', `${path}/points`, { indicator, points: 90, reason: '全年' })
    const review = (login: string, accepted: boolean) => post(login, `${path}/review`, { accepted, note: '已审议' })
    expect(await codeOf(review('wan.qi', true))).toBe('scorecard.not-signed')
    await post('gong.li', `${path}/sign`, {})
    expect(await codeOf(review('gong.li', true))).toBe('scorecard.of-yourself')
    expect(await codeOf(review('an.ran', true))).toBe('scorecard.not-yours')
    expect((await review('wan.qi', false)).json()).toMatchObject({ state: 'sent-back', can: { correct: false } })
    const { id: again } = (await post('gong.li', `${path}/correct`, { reason: '按委员会意见' })).json()
    await post('gong.li', `/api/scorecards/runs/${again}/points`, { indicator: 'furn:timeliness', points: 60, reason: '委员会' })
    await post('gong.li', `/api/scorecards/runs/${again}/sign`, {})
    expect((await post('wan.qi', `/api/scorecards/runs/${again}/review`, { accepted: true, note: '同意' })).json()).toMatchObject(
      {
        ...{ state: 'reviewed', total: 84 },
      },
    )
    expect(await get('wan.qi', path)).toMatchObject({ correctedBy: again })
  })
})
