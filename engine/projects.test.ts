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
  it('says of each phase all that its orders say, of one without orders nothing, and of the whole what they add up to', () => {
    const key = { ...phase('test', '2026-03-21', '2026-03-24', { weight: 20, costFen: 33_333, isKeyNode: true }) }
    const orders = [
      order('unload', {
        startedOn: '2026-03-03',
        finishedOn: '2026-03-11',
        signedOn: '2026-03-12',
        costFen: 1,
        qualityGood: true,
      }),
      order('unload', {
        startedOn: '2026-03-02',
        finishedOn: '2026-03-09',
        signedOn: '2026-03-10',
        costFen: 2,
        qualityGood: false,
      }),
      order('unload', { finishedOn: '2026-03-10', signedOn: '2026-03-10' }),
      order('commission', { startedOn: '2026-03-11', finishedOn: '2026-03-12', donePercent: 10, costFen: 4 }),
      order('commission', { donePercent: 33, costFen: 8 }),
      order('commission', { donePercent: 0 }),
      order('elsewhere', { donePercent: 100, costFen: 1_000, finishedOn: '2026-03-30' }),
    ]
    expect(projectStanding([...plan, key], orders, '2026-03-22')).toStrictEqual({
      phases: [
        {
          ...{ id: 'unload', plannedPercent: 100, donePercent: 100, startedOn: '2026-03-02', finishedOn: '2026-03-11' },
          ...{ daysLate: 1, qualityGood: false, costFen: 3, isSigned: true },
        },
        {
          ...{ id: 'commission', plannedPercent: 100, donePercent: 44.3, startedOn: '2026-03-11', finishedOn: undefined },
          ...{ daysLate: 2, qualityGood: undefined, costFen: 12, isSigned: undefined },
        },
        {
          ...{ id: 'test', plannedPercent: 50, donePercent: 0, startedOn: undefined, finishedOn: undefined },
          ...{ daysLate: 0, qualityGood: undefined, costFen: 0, isSigned: false },
        },
      ],
      ...{ plannedPercent: 110, donePercent: 72.2, plannedCostFen: 233_333, plannedCostToDateFen: 216_667 },
      ...{ earnedFen: 144_300, costFen: 15, daysLate: 0, until: '2026-03-24', finishedOn: undefined },
    })
  })
  it('is finished on the last day of its last phase, and says nothing of a plan without phases', () => {
    const done = [order('commission', { finishedOn: '2026-03-18' }), order('unload', { finishedOn: '2026-03-22' })]
    expect(projectStanding(plan, done, '2026-06-01')).toMatchObject({
      finishedOn: '2026-03-22',
      daysLate: 2,
      until: '2026-03-20',
    })
    expect(projectStanding(plan, done.slice(1), '2026-03-15').finishedOn).toBeUndefined()
    expect(projectStanding([], [order('unload')], '2026-03-15')).toStrictEqual({
      ...{ phases: [], plannedPercent: 0, donePercent: 0, plannedCostFen: 0, plannedCostToDateFen: 0, earnedFen: 0, costFen: 0 },
      ...{ daysLate: 0, until: undefined, finishedOn: undefined },
    })
  })
  it('holds back nothing that is before a key node, or of which the plan knows nothing', () => {
    expect(unsignedBefore(plan, [], 'commission')?.id).toBe('unload')
    expect([unsignedBefore(plan, [], 'unload'), unsignedBefore(plan, [], 'gone')]).toEqual([undefined, undefined])
    const both = [...plan, phase('test', '2026-03-21', '2026-03-24'), phase('hand-over', '2026-03-25', '2026-03-26')]
    const standings = projectStanding(both, [order('unload', { signedOn: '2026-03-10' })], '2026-03-12').phases
    expect(unsignedBefore(both, standings, 'hand-over')).toBeUndefined()
  })
})
