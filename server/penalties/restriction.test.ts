import { beforeAll, describe, expect, test } from 'vitest'
import { sweepDeps } from '../../test/alarms.ts'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { aDemoCompany, type StandingCompany } from '../../test/demo-company.ts'
import { visibleAmong } from '../access/case-visibility.ts'
import { furnitureMaker } from '../demo/furniture-maker.ts'
import { sweepMeasures } from './look-again.ts'
import { aServedPenalty, everybodyDecides, statesOf } from './penalty.fixture.ts'
import { viewRestrictionsOn } from './view-measures.ts'
import { viewPenalty } from './view-penalty.ts'

let database: TestDatabase
let firm: StandingCompany
beforeAll(async () => {
  database = await testDatabase()
  firm = await aDemoCompany(database, furnitureMaker)
})
const id = (login: string) => firm.found.staff.get(login)!
const tried = async (login: string, caseId: string, type: string, data: object) =>
  firm
    .as(login)
    .act(caseId, type as never, data as never)
    .then(
      () => undefined,
      (error: { code?: string }) => error.code ?? String(error),
    )
const complain = (title: string, kind: 'complaint' | 'request' = 'complaint') =>
  firm.as('an.ran').register({
    ...{ kind, title, description: '到货开箱发现', demand: '换门', channel: 'phone' },
    ...{ customerId: firm.found.customers[0]!, departmentId: firm.found.departments.get('production')! },
    ...(kind === 'complaint' ? { category: 'product-quality', facts: { effect: 'several' as const } } : {}),
  })

/** A rectification of production, done and found effective. */
async function aRectification(): Promise<string> {
  const { id: caseId } = await firm.as('bao.lin').register({
    ...{
      kind: 'rectification',
      title: '整改：来料检验',
      channel: 'internal',
      departmentId: firm.found.departments.get('production')!,
    },
  })
  const act = (login: string, type: string, data: object) => firm.as(login).act(caseId, type as never, data as never)
  await act('bao.lin', 'assign', { person: id('chu.he') })
  await act('gong.li', 'classify', { level: 'serious', facts: {} })
  const measure = {
    department: firm.found.departments.get('production')!,
    person: id('chu.he'),
    dueAt: '2026-09-01T10:00:00.000Z',
  }
  await act('chu.he', 'plan', { measures: [measure], measureTexts: ['来料检验加附着力项'], resources: '现有人员' })
  await everybodyDecides(firm, caseId)
  await act('chu.he', 'start', {})
  await act('chu.he', 'complete', { solution: '已加', measures: '已加', guarantees: '抽检' })
  return caseId
}

describe('business of a department that is restricted', () => {
  test('cannot be given beyond what was given back, which goes step by step within an assessment, and back', async () => {
    for (let i = 0; i < 6; i++) await complain(`柜门掉漆 ${i}`)
    const penalty = await aServedPenalty(firm, {
      ...{ of: 'department', subject: 'production', head: 'bao.lin', violation: 'caused-serious', grade: 'serious' },
      measures: [{ kind: 'restriction', sanction: 'department-restriction' }],
    })
    const scope = { caseKinds: ['complaint'], categories: ['product-quality'], models: [], regions: [] }
    const set = (more: object = {}) => {
      const from = firm.clock.now().slice(0, 10)
      return tried('ding.lin', penalty, 'set-restriction', { how: 'suspended', from, ...scope, what: '板材类投诉', ...more })
    }
    expect(await set()).toBe('measure.suspended')
    await sweepMeasures(sweepDeps(database), firm.clock.pass({ hours: 10 * 24 }))
    expect(await statesOf(firm, penalty)).toEqual([['restriction', 'to-carry-out']])
    expect(await set({ from: '2026-01-01' })).toBe('restriction.from-past')
    expect(await set({ categories: ['nothing'] })).toBe('category.unknown')
    expect(await set()).toBeUndefined()
    expect(await set()).toBe('restriction.known')
    expect(await statesOf(firm, penalty)).toEqual([['restriction', 'in-effect']])

    const { id: later } = await complain('又有一件')
    const { items } = await firm.as('an.ran').do(ctx => viewRestrictionsOn(ctx, later))
    expect(items).toMatchObject([{ effect: 'refuse', clause: '四(一)4', lifted: 0, quota: 0, used: 0 }])
    // What those who give out cases see names no penalty.
    expect(JSON.stringify(items)).not.toContain(penalty)
    await firm.as('an.ran').act(later, 'classify', { level: 'general', facts: { effect: 'several' } })
    expect(await tried('bao.lin', later, 'assign', { person: id('chu.he') })).toBe('business.restricted')
    const { id: other } = await complain('上门量尺', 'request')
    expect((await firm.as('an.ran').do(ctx => viewRestrictionsOn(ctx, other))).items).toEqual([])

    const step = (share: number, login = 'ding.lin') =>
      tried(login, penalty, 'step-restriction', { share, categories: [], reason: '复检达标，按评估恢复' })
    expect(await step(25)).toBe('restriction.not-assessed')
    const rectification = await aRectification()
    firm.clock.pass({ hours: 24 * 30 })
    for (let i = 0; i < 4; i++) await complain(`量尺 ${i}`, 'request')
    const assess = (upTo: number, more: object = {}) =>
      tried('gong.li', penalty, 'assess-restriction', { rectification, upTo, categories: [], basis: '抽检 50 件无掉漆', ...more })
    expect(await assess(50, { rectification: penalty })).toBe('restriction.not-its-rectification')
    expect(await assess(50)).toBe('restriction.not-rectified')
    await firm.as('an.ran').act(rectification, 'make-record', {
      record: 'effect-check',
      values: { effect: 'effective', restricted: true, rateBefore: 90, rateAfter: 10, clearlyDown: true },
      texts: { basis: '抽检和投诉台账' },
    })
    expect(await assess(50)).toBeUndefined()
    expect(await step(75)).toBe('restriction.beyond-assessment')
    expect(await step(50, 'bao.lin')).toBe('measure.own')
    expect(await step(50)).toBeUndefined()
    expect(await step(50)).toBe('restriction.no-step')
    expect(await step(25)).toBeUndefined()
    const { restriction } = await firm.as('ding.lin').do(ctx => viewPenalty(ctx, penalty))
    expect(restriction?.steps.map(one => [one.sort, one.share])).toEqual([
      ['set', 0],
      ['assessed', 50],
      ['forward', 50],
      ['back', 25],
    ])
    expect(restriction).toMatchObject({ lifted: 25, monthly: 2, figures: { before: { of: 6, among: 6 } } })
    expect(restriction?.steps[1]).toMatchObject({ before: { of: 6, among: 6 } })

    expect(
      await tried('gong.li', penalty, 'assess-restriction', { rectification, upTo: 100, categories: [], basis: '三个月' }),
    ).toBeUndefined()
    expect(await step(100)).toBeUndefined()
    expect(await statesOf(firm, penalty)).toEqual([['restriction', 'restored']])
    expect(await tried('bao.lin', later, 'assign', { person: id('chu.he') })).toBeUndefined()
    // Whoever restricts it goes on seeing the file, and no other manager.
    const sees = (login: string) => firm.as(login).do(async ctx => (await visibleAmong(ctx, [penalty])).has(penalty))
    expect([await sees('ding.lin'), await sees('zhong.hua')]).toEqual([true, false])
    // A step back restricts it again.
    expect(await step(50)).toBeUndefined()
    expect(await statesOf(firm, penalty)).toEqual([['restriction', 'in-effect']])
  })
})
