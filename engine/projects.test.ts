import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ProjectOrder, type ProjectPhase, plannedPercentOf, projectStanding, unsignedBefore } from './projects.ts'

const phase = (id: string, from: string, until: string, more: Partial<ProjectPhase> = {}): ProjectPhase => ({
  ...{ id, title: id, from, until, weight: 50, costFen: 100_000, isKeyNode: false },
  ...more,
})
const order = (of: string, more: Partial<ProjectOrder> = {}): ProjectOrder => ({ phase: of, donePercent: 0, costFen: 0, ...more })
const plan = [phase('unload', '2026-03-01', '2026-03-10', { isKeyNode: true }), phase('commission', '2026-03-11', '2026-03-20')]

describe('a project against its plan (equip 第十三条)', () => {
  it('should have done a phase evenly by days, the last day included', () => {
    expect(plannedPercentOf(plan[0]!, '2026-02-28')).toBe(0)
    expect(plannedPercentOf(plan[0]!, '2026-03-01')).toBe(10)
    expect(plannedPercentOf(plan[0]!, '2026-03-10')).toBe(100)
    expect(plannedPercentOf(plan[0]!, '2026-04-01')).toBe(100)
  })
  it('weighs its phases, earns what is done and counts the days it is late', () => {
    const orders = [
      order('unload', {
        finishedOn: '2026-03-12',
        startedOn: '2026-03-02',
        donePercent: 80,
        costFen: 120_000,
        qualityGood: true,
      }),
      order('commission', { donePercent: 40, costFen: 30_000, qualityGood: false }),
    ]
    expect(projectStanding(plan, orders, '2026-03-15')).toMatchObject({
      ...{ plannedPercent: 75, donePercent: 70, plannedCostFen: 200_000, plannedCostToDateFen: 150_000 },
      ...{ earnedFen: 140_000, costFen: 150_000, daysLate: 0, until: '2026-03-20', finishedOn: undefined },
      phases: [
        { donePercent: 100, daysLate: 2, finishedOn: '2026-03-12', isSigned: false, qualityGood: true },
        { donePercent: 40, daysLate: 0, finishedOn: undefined, isSigned: undefined, qualityGood: false },
      ],
    })
    expect(projectStanding(plan, orders, '2026-03-25').daysLate).toBe(5)
    const all = orders.map(one => ({ ...one, finishedOn: '2026-03-19' }))
    expect(projectStanding(plan, all, '2026-06-01')).toMatchObject({ finishedOn: '2026-03-19', daysLate: 0, donePercent: 100 })
  })
  it('holds back what follows a key node until every order of the node is signed', () => {
    const signedBy = (orders: ProjectOrder[]) =>
      unsignedBefore(plan, projectStanding(plan, orders, '2026-03-12').phases, 'commission')?.id
    expect(signedBy([])).toBe('unload')
    expect(signedBy([order('unload', { signedOn: '2026-03-10' }), order('unload')])).toBe('unload')
    expect(signedBy([order('unload', { signedOn: '2026-03-10' })])).toBeUndefined()
    expect(unsignedBefore(plan, projectStanding(plan, [], '2026-03-12').phases, 'unload')).toBeUndefined()
  })
  it('stays between nothing and everything, whatever its orders say', () => {
    const percent = fc.integer({ min: 0, max: 100 })
    fc.assert(
      fc.property(fc.array(percent, { minLength: 2, maxLength: 8 }), fc.integer({ min: 0, max: 60 }), (done, days) => {
        const orders = done.map((donePercent, at) => order(at % 2 === 0 ? 'unload' : 'commission', { donePercent }))
        const today = new Date(Date.UTC(2026, 1, 20 + days)).toISOString().slice(0, 10)
        const standing = projectStanding(plan, orders, today)
        expect(standing.donePercent).toBeGreaterThanOrEqual(0)
        expect(standing.donePercent).toBeLessThanOrEqual(100)
        expect(standing.plannedCostToDateFen).toBeLessThanOrEqual(standing.plannedCostFen)
        expect(standing.earnedFen).toBeLessThanOrEqual(standing.plannedCostFen)
      }),
    )
  })
})
