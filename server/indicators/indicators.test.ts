import { beforeAll, describe, expect, it } from 'vitest'
import { fold } from '../../engine/advance.ts'
import { effectiveEvents } from '../../engine/corrections.ts'
import { shareOf } from '../../engine/indicators.ts'
import type { Pack } from '../../engine/pack.ts'
import { editionsInForce } from '../../engine/rules.ts'
import type { CaseEvent } from '../../events/envelope.ts'
import { furn } from '../../policies/furn/2026-01-01/pack.ts'
import { penal } from '../../policies/penal/2026-01-01/pack.ts'
import { robot } from '../../policies/robot/2026-01-01/pack.ts'
import { anAnomalyInPlanning } from '../../test/cases.ts'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { anOrganisation, type PersonName, type TestOrganisation } from '../../test/factories.ts'
import { type FeatureApp, featureApp } from '../../test/feature-app.ts'
import { inOrganisation } from '../database/transaction.ts'
import { readIndicators } from './read-indicators.ts'
import { indicatorRoutes } from './routes.ts'
import { AskIndicators, type IndicatorsView } from './schema.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
const read = (firm: TestOrganisation, ask: object = {}, who: PersonName = 'leader'): Promise<IndicatorsView> =>
  firm.as(who).do(ctx => readIndicators(ctx, AskIndicators.parse({ period: '2026-03', ...ask }), 'seen'))
const one = (view: IndicatorsView, key: string) => view.items.find(item => item.key === key)!
const anAnomaly = (firm: TestOrganisation, who: PersonName = 'otherFrontLine') =>
  firm.as(who).register({ customerId: firm.customers[0]!.id, category: 'after-sales', description: '停机', demand: '恢复' })

describe('figures counted from cases', () => {
  let firm: TestOrganisation
  let api: FeatureApp
  beforeAll(async () => {
    firm = await anOrganisation(database, { packs: [robot, furn] })
    api = await featureApp(database, firm, [indicatorRoutes])
    await anAnomalyInPlanning(firm)
    await anAnomaly(firm)
    await anAnomaly(firm, 'frontLine')
    await firm.as('frontLine').register({ kind: 'request', title: '培训', customerId: firm.customers[1]!.id })
  })

  it('say what is above and below the line, by which clause, and what is left out', async () => {
    const rate = one(await read(firm), 'robot:anomaly-rate')
    expect(rate).toMatchObject({
      figure: 75,
      numerator: 3,
      denominator: 4,
      cases: 4,
      clause: '19(1)',
      how: 'counted',
      target: null,
    })
    expect(rate.numeratorIs?.zh).toContain('件数')
    expect(rate.exclusions.map(text => text.zh)).toContain('并入其他案件的和密封的案件不计')
    expect(rate.before).toMatchObject({ from: '2026-02-01', figure: null })
  })

  it('follow an act at once: nobody waits for the background', async () => {
    const before = one(await read(firm), 'robot:anomaly-rate')
    const { id } = await anAnomaly(firm)
    expect(one(await read(firm), 'robot:anomaly-rate')).toMatchObject({ numerator: before.numerator! + 1 })
    await firm
      .as('otherFrontLine')
      .act(id, 'verify', { serviceStage: 'after-sales', content: '停机', scope: '一台', demand: '恢复' })
    expect((await read(firm)).pending).toBe(0)
  })

  it.each(['department', 'person', 'region', 'product', 'channel'] as const)(
    'add up by %s, and each number opens its very cases',
    async by => {
      for (const item of (await read(firm, { by })).items.filter(({ how }) => how === 'counted')) {
        const sum = (of: 'numerator' | 'denominator') => item.groups.reduce((all, group) => all + (group[of] ?? 0), 0)
        expect([item.key, sum('numerator'), sum('denominator')]).toEqual([item.key, item.numerator, item.denominator])
        for (const group of item.groups) {
          const query = new URLSearchParams({ indicator: item.key, period: '2026-03', by, of: group.key })
          const { items, total } = (await api.ask('leader', 'GET', `/api/indicators/cases?${query}`)).json()
          expect(total).toBe(group.cases)
          const added = items.reduce((all: number, found: { numerator: number }) => all + found.numerator, 0)
          expect(added).toBe(group.numerator)
        }
      }
    },
  )

  it('are the shares that the engine gives each case, folded anew from its events', async () => {
    const view = await read(firm)
    const counted = await inOrganisation(database, firm.org, tx =>
      tx.selectFrom('events').selectAll().where('stream_id', '<>', 'organisation').orderBy('stream_id').orderBy('seq').execute(),
    )
    await firm.as('leader').do(async ctx => {
      const byCase = new Map<string, CaseEvent[]>()
      for (const { stream_id, recorded_at, owners, ...row } of counted) {
        const event = { ...row, stream: stream_id, recordedAt: recorded_at, ...(owners === null ? {} : { owners }) }
        byCase.set(stream_id, [...(byCase.get(stream_id) ?? []), event as unknown as CaseEvent])
      }
      for (const edition of editionsInForce(ctx.rules, ctx.now))
        for (const rule of edition.pack.indicators ?? []) {
          const share = shareOf(ctx.rules, edition, rule)
          if (share === undefined) continue
          let [sum, of] = [0, 0]
          for (const events of byCase.values()) {
            const effective = effectiveEvents(events)
            const { state, changes } = fold(ctx.rules, effective)!
            const [a, b] = share({ events: effective, state, changes })
            sum += a
            of += b
          }
          const { numerator, denominator } = one(view, `${edition.pack.id}:${rule.id}`)
          expect([rule.id, numerator, denominator]).toEqual([rule.id, sum, of])
        }
    })
  })

  it('count for a reader the cases that they see, and say so', async () => {
    const view = await read(firm, {}, 'research')
    expect(view.scope).toBe('seen')
    expect(one(view, 'robot:anomaly-rate').cases).toBeLessThan(4)
    expect(
      (await api.ask('research', 'POST', '/api/indicators/freezes', { body: { period: '2026-03', note: '三月' } })).json().code,
    ).toBe('indicator.not-whole')
  })

  it('leave out a case from the moment that it is sealed, and a merged one', async () => {
    const before = one(await read(firm), 'robot:anomaly-rate').numerator!
    const { id } = await anAnomaly(firm)
    expect(one(await read(firm), 'robot:anomaly-rate').numerator).toBe(before + 1)
    await inOrganisation(database, firm.org, tx =>
      tx
        .updateTable('cases')
        .set({ sealed_for: ['leader'] })
        .where('id', '=', id)
        .execute(),
    )
    const rows = await inOrganisation(database, firm.org, tx =>
      tx.selectFrom('indicator_points').select('measure').where('case_id', '=', id).execute(),
    )
    expect(rows).toEqual([])
    expect(one(await read(firm), 'robot:anomaly-rate').numerator).toBe(before)
  })

  it('move to another region with the customer', async () => {
    await inOrganisation(database, firm.org, tx =>
      tx.updateTable('customers').set({ address: '浙江省杭州市' }).where('id', '=', firm.customers[0]!.id).execute(),
    )
    const groups = one(await read(firm, { by: 'region' }), 'robot:anomaly-rate').groups
    expect(groups.map(group => group.name)).toContain('浙江')
  })

  it('name a period that is none, and a key that no regulation has', async () => {
    const code = async (query: string) => (await api.ask('leader', 'GET', `/api/indicators${query}`)).json().code
    expect(await code('?period=2025-W53')).toBe('indicator.no-period')
    expect(await code('?from=2026-03-02&to=2026-03-01')).toBe('statistics.period-backwards')
    expect(await code('/cases?indicator=robot:none&period=2026-03')).toBe('indicator.not-found')
    expect(await code('/cases?indicator=furn:crm-coverage&period=2026-03')).toBe('indicator.entered')
  })
})

describe('the complaint rate', () => {
  it('is counted against what was delivered and done, under both regulations that name it, and without any there is no figure', async () => {
    const firm = await anOrganisation(database, { packs: [furn, penal] })
    const register = (kind: 'complaint' | 'contract' | 'work-order') =>
      firm.as('serviceDesk').register({ kind, title: kind, customerId: firm.customers[0]!.id })
    await register('complaint')
    const rates = async () => {
      const view = await read(firm)
      return ['furn:complaint-rate', 'penal:complaint-rate'].map(key => {
        const { figure, numerator, denominator } = one(view, key)
        return [figure, numerator, denominator]
      })
    }
    expect(await rates()).toEqual([
      [null, 1, 0],
      [null, 1, 0],
    ])
    await register('contract')
    await register('contract')
    for (let visit = 0; visit < 2; visit++) await register('work-order')
    expect(await rates()).toEqual([
      [50, 1, 2],
      [25, 1, 4],
    ])
  })
})

describe('figures from outside the system', () => {
  it('are entered with their source by whoever may, appended; the last one counts, parts of a year make the year', async () => {
    // No post is named: whoever sees all cases enters.
    const open = { ...furn, indicators: (furn.indicators ?? []).map(({ enters: _enters, ...rule }) => rule) } as Pack
    const firm = await anOrganisation(database, { packs: [open] })
    const api = await featureApp(database, firm, [indicatorRoutes])
    const enter = (body: object, who: PersonName = 'leader') =>
      api.ask(who, 'POST', '/api/indicators/entries', { body: { indicator: 'furn:crm-coverage', source: 'CRM 后台', ...body } })
    expect((await enter({ period: '2026-02', numerator: 70, denominator: 100 }, 'research')).json().code).toBe(
      'indicator.not-yours',
    )
    expect((await enter({ period: '2026-02', numerator: 70, denominator: 100 })).statusCode).toBe(201)
    expect((await enter({ period: '2026-03', numerator: 85, denominator: 100 })).statusCode).toBe(201)
    expect((await enter({ period: '2026-03', numerator: 90, denominator: 100, note: '重报' })).statusCode).toBe(201)
    expect((await enter({ period: '2026-03', figure: 90, numerator: 90, denominator: 100 })).statusCode).toBe(400)
    expect((await enter({ period: '2031-03', figure: 90 })).json().code).toBe('indicator.not-begun')
    expect((await enter({ indicator: 'furn:satisfaction', period: '2026-03', figure: 90 })).json().code).toBe('indicator.counted')
    const march = one(await read(firm), 'furn:crm-coverage')
    expect(march).toMatchObject({ figure: 90, met: true, how: 'entered', entered: { source: 'CRM 后台', note: '重报' } })
    expect(march.before.figure).toBe(70)
    expect(one(await read(firm, { period: '2026' }), 'furn:crm-coverage')).toMatchObject({
      figure: 80,
      numerator: 160,
      denominator: 200,
    })
    const { items } = (
      await api.ask('leader', 'GET', '/api/indicators/entries?indicator=furn:crm-coverage&period=2026-03')
    ).json()
    expect(items.map((item: { figure: number }) => item.figure)).toEqual([90, 85])
  })
})

describe('figures as reported', () => {
  it('stay under their hash; what is otherwise now is explained case by case', async () => {
    const firm = await anOrganisation(database)
    const api = await featureApp(database, firm, [indicatorRoutes])
    await anAnomaly(firm)
    await firm.as('frontLine').register({ kind: 'request', title: '培训', customerId: firm.customers[1]!.id })
    const made = (
      await api.ask('leader', 'POST', '/api/indicators/freezes', { body: { period: '2026-03', note: '三月上报' } })
    ).json()
    const view = async () => (await api.ask('leader', 'GET', `/api/indicators/freezes/${made.id}`)).json()
    expect(await view()).toMatchObject({ intact: true, document: { note: '三月上报' } })
    const rateOf = (frozen: { figures: { key: string }[] }) => frozen.figures.find(({ key }) => key === 'robot:anomaly-rate')
    expect(rateOf(await view())).toMatchObject({ isSame: true, differences: [] })
    firm.clock.set('2026-03-20 10:00')
    await firm.as('frontLine').register({ kind: 'request', title: '再培训', customerId: firm.customers[1]!.id })
    const after = await view()
    expect(after.intact).toBe(true)
    expect(rateOf(after)).toMatchObject({
      isSame: false,
      now: { numerator: 1, denominator: 3 },
      differences: [{ then: null, now: { numerator: 0, denominator: 1 }, because: [{ what: { zh: expect.any(String) } }] }],
    })
    expect((await api.ask('leader', 'GET', '/api/indicators/freezes')).json().items).toHaveLength(1)
  })
})
