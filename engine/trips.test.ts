import { describe, expect, test } from 'vitest'
import type { CaseEvent } from '../events/envelope.ts'
import { followTrips, sumsOf, type Trip, totalFen, touchesTrips, tripState, tripToSettle } from './trips.ts'

const at = (day: number) => `2026-03-${String(day).padStart(2, '0')}T01:00:00.000Z`
let day = 0
const event = (type: string, id: string, data: object): [CaseEvent, string] => {
  day += 1
  return [{ id, type, actor: 'bo', data } as unknown as CaseEvent, at(day)]
}
const budget = [
  { item: 'transport', amountFen: 500_00 },
  { item: 'lodging', amountFen: 300_00 },
  { item: 'transport', amountFen: 100_00 },
]
const trip = { from: '2026-03-10', to: '2026-03-12', people: ['bo', 'cai'], budget }
const submit = (id: string, more: object = {}) => event('matter.submitted', id, { trip, amountFen: 900_00, ...more })
const decide = (request: string, outcome: string, more: object = {}) =>
  event('approval.decided', `d-${request}`, { request, subject: 'matter', outcome, final: true, ...more })
const settle = (request: string, id: string, more: object = {}) =>
  event('trip.settled', id, { trip: request, expenses: budget, amountFen: 900_00, isOver: false, ...more })
const stateAfter = (...all: [CaseEvent, string][]): Trip[] | undefined => {
  let trips: Trip[] | undefined
  for (const [one, when] of all) trips = followTrips(trips, one, when)
  day = 0
  return trips
}
const states = (...all: [CaseEvent, string][]) => stateAfter(...all)?.map(tripState)

describe('a trip', () => {
  test('is submitted with its days, people and budget, item by item', () => {
    expect(stateAfter(submit('a'))).toStrictEqual([
      {
        ...{ request: 'a', by: 'bo', at: at(1), from: '2026-03-10', to: '2026-03-12', people: ['bo', 'cai'], budgetFen: 900_00 },
        budget: [
          { item: 'transport', amountFen: 600_00 },
          { item: 'lodging', amountFen: 300_00 },
        ],
        outcome: 'waiting',
      },
    ])
    expect(stateAfter(submit('a', { amountFen: undefined }))?.[0]?.budgetFen).toBe(900_00)
    expect([totalFen([]), sumsOf([])]).toEqual([0, []])
  })

  test('goes from its submission over approval and settlement, each with its time', () => {
    expect(states(submit('a'))).toEqual(['submitted'])
    expect(states(submit('a'), decide('a', 'returned'))).toEqual(['sent-back'])
    expect(states(submit('a'), decide('a', 'rejected'))).toEqual(['sent-back'])
    expect(states(submit('a'), decide('a', 'approved'), settle('a', 's'))).toEqual(['settled'])
    const approved = stateAfter(submit('a'), decide('a', 'approved'))![0]!
    expect([tripState(approved), approved.approvedAt]).toEqual(['approved', at(2)])
    expect(stateAfter(submit('a'), decide('a', 'rejected'))![0]).not.toHaveProperty('approvedAt')
  })

  test('is not decided by a step that leaves it open, nor by a decision on something else', () => {
    expect(states(submit('a'), decide('a', 'open', { final: false }))).toEqual(['submitted'])
    expect(states(submit('a'), decide('a', 'open'))).toEqual(['submitted'])
    expect(states(submit('a'), decide('a', 'approved', { final: false }))).toEqual(['submitted'])
    expect(states(submit('a'), decide('other', 'approved'))).toEqual(['submitted'])
  })

  test('that was withdrawn, or approved without authority and not ratified, is approved no longer', () => {
    expect(states(submit('a'), event('approval.withdrawn', 'w', { request: 'a' }))).toEqual(['sent-back'])
    const ratification = (outcome: string, of = 'matter') => decide('r', outcome, { subject: 'ratification', of })
    expect(states(submit('a'), decide('a', 'approved'), ratification('rejected'))).toEqual(['sent-back'])
    expect(states(submit('a'), decide('a', 'approved'), ratification('approved'))).toEqual(['approved'])
    expect(states(submit('a'), decide('a', 'approved'), ratification('rejected', 'plan'))).toEqual(['approved'])
  })

  test('has the budget that its approval was changed to', () => {
    const changed = (request: string) =>
      stateAfter(submit('a'), event('approval.amount-changed', 'c', { request, amountFen: 700_00 }))
    expect([changed('a')?.[0]?.budgetFen, changed('b')?.[0]?.budgetFen]).toEqual([700_00, 900_00])
  })
})

describe('the settlement of a trip', () => {
  test('within the budget settles it at once, with what was spent on what, and on which fund', () => {
    const [settled] = stateAfter(submit('a'), decide('a', 'approved'), settle('a', 's', { fund: 'travel' }))!
    expect(settled?.settlement).toStrictEqual({
      ...{
        event: 's',
        by: 'bo',
        at: at(3),
        spentFen: 900_00,
        spent: sumsOf(budget as never),
        outcome: 'approved',
        settledAt: at(3),
      },
      fund: 'travel',
    })
    expect(stateAfter(submit('a'), settle('a', 's'))![0]!.settlement).not.toHaveProperty('fund')
  })
  test('over the budget waits for who approves trips, and is settled when they agree', () => {
    const over = [submit('a'), decide('a', 'approved'), settle('a', 's', { isOver: true })] as const
    expect(states(...over)).toEqual(['settling'])
    expect(stateAfter(...over)![0]!.settlement).not.toHaveProperty('settledAt')
    const agreed = stateAfter(
      submit('a'),
      decide('a', 'approved'),
      settle('a', 's', { isOver: true }),
      decide('s', 'approved'),
    )![0]!
    expect([tripState(agreed), agreed.settlement?.settledAt, agreed.approvedAt]).toEqual(['settled', at(4), at(2)])
    const refused = stateAfter(submit('a'), settle('a', 's', { isOver: true }), decide('s', 'rejected'))![0]!
    expect([tripState(refused), refused.settlement?.settledAt]).toEqual(['over-refused', undefined])
    expect(states(...over, event('approval.withdrawn', 'w', { request: 's' }))).toEqual(['over-refused'])
  })
  test('of a trip that nobody knows is none', () => {
    expect(stateAfter(submit('a'), settle('b', 's'))![0]).not.toHaveProperty('settlement')
  })
})

describe('the trips of a case', () => {
  test('a new round takes the place of one that nobody has gone on; after a settlement it is another trip', () => {
    expect(stateAfter(submit('a'), decide('a', 'returned'), submit('b'))?.map(one => one.request)).toEqual(['b'])
    expect(stateAfter(submit('a'), decide('a', 'approved'), settle('a', 's'), submit('b'))?.map(one => one.request)).toEqual([
      'a',
      'b',
    ])
  })
  test('of which the last one approved is to be settled, or settled again where what lay over the budget was refused', () => {
    const wanted = (...all: [CaseEvent, string][]) => tripToSettle(stateAfter(...all))?.request
    expect([wanted(), wanted(submit('a')), wanted(submit('a'), decide('a', 'approved'))]).toEqual([undefined, undefined, 'a'])
    expect(wanted(submit('a'), decide('a', 'approved'), settle('a', 's'))).toBeUndefined()
    expect(wanted(submit('a'), settle('a', 's', { isOver: true }))).toBeUndefined()
    expect(wanted(submit('a'), settle('a', 's', { isOver: true }), decide('s', 'rejected'))).toBe('a')
    expect(wanted(submit('a'), settle('a', 's'), submit('b'), decide('b', 'approved'))).toBe('b')
  })
  test('are none before one is submitted, whatever else happens', () => {
    const others = [
      event('matter.submitted', 'x', {}),
      decide('a', 'approved'),
      settle('a', 's'),
      event('approval.amount-changed', 'c', { request: 'a', amountFen: 1 }),
    ]
    expect(stateAfter(...others, event('approval.withdrawn', 'w', { request: 'a' }))).toBeUndefined()
    expect(states(submit('a'), event('case.reported', 'x', { trip: 'a' }), event('matter.submitted', 'y', {}))).toEqual([
      'submitted',
    ])
    expect(
      [
        'matter.submitted',
        'trip.settled',
        'approval.decided',
        'approval.withdrawn',
        'approval.amount-changed',
        'case.opened',
      ].map(touchesTrips),
    ).toEqual([...[true, true, true, true, true, false]])
  })
})
