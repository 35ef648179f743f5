import { describe, expect, it } from 'vitest'
import type { CaseEvent } from '../events/envelope.ts'
import { currentVisit, followVisits, isOver, type Visit } from './visits.ts'

const rule = {
  clause: '1',
  record: 'appointment',
  from: 'from',
  until: 'until',
  companions: { rows: 'along', person: 'who' },
  agreed: { 'values.agreed': { in: [true] } },
  done: [{ on: 'handling.completed' as const }],
}
type State = Parameters<typeof followVisits>[0]
const start = (people: State['people'] = { handler: ['li'] }): State => ({ kind: 'work-order', closed: false, people })

let count = 0
const at = (day: number) => `2026-03-0${day}T01:00:00.000Z`
/** One event after another on a case; what it makes of the visits. */
function told(state: State, type: string, data: object, day = 2): string {
  const id = `e${++count}`
  followVisits(
    state,
    { id, type, data, at: at(day), recordedAt: at(day), actor: 'somebody' } as unknown as CaseEvent,
    at(day),
    () => rule,
  )
  return id
}
const appointment = (day: number, more: object = {}) => ({
  record: 'appointment',
  values: { from: at(day), until: `2026-03-0${day}T04:00:00.000Z`, agreed: false, ...more },
})
const states = (state: State) => (state.visits ?? []).map((visit: Visit) => `${visit.state} ${visit.sequence}`)

describe('visits', () => {
  it('begin with an appointment, are asked for, agreed to and over', () => {
    const state = start()
    const event = told(state, 'record.made', appointment(5))
    expect(state.visits).toEqual([
      {
        ...{ event, from: at(5), until: '2026-03-05T04:00:00.000Z', state: 'unconfirmed' },
        ...{ handler: 'li', companions: [], sequence: 0, changedAt: at(2) },
      },
    ])
    told(state, 'appointment.asked', {})
    expect(states(state)).toEqual(['asked 0'])
    told(state, 'appointment.answered', { answer: 'confirmed', via: 'link' })
    expect(states(state)).toEqual(['confirmed 0'])
    told(state, 'handling.completed', {}, 5)
    expect([states(state), currentVisit(state), isOver(state.visits![0]!)]).toEqual([['done 0'], undefined, true])
  })

  it('move in their place and want a new confirmation, unless the customer has agreed in the same talk', () => {
    const state = start()
    told(state, 'record.made', appointment(5, { agreed: true }))
    told(state, 'record.made', appointment(6))
    expect(states(state)).toEqual(['unconfirmed 1'])
    told(state, 'record.made', appointment(7, { agreed: true }))
    expect(states(state)).toEqual(['confirmed 2'])
  })

  it('keep the wish for another time until they move, and another answer takes its place', () => {
    const state = start()
    told(state, 'record.made', appointment(5))
    told(state, 'appointment.answered', { answer: 'other-time', via: 'phone', wishFrom: at(8) })
    expect(currentVisit(state)).toMatchObject({ state: 'other-time', wishFrom: at(8) })
    told(state, 'appointment.answered', { answer: 'confirmed', via: 'phone' })
    expect(currentVisit(state)).not.toHaveProperty('wishFrom')
  })

  it('after the end another appointment is another visit, and the one before stays as it was', () => {
    const state = start()
    told(state, 'record.made', appointment(5))
    told(state, 'appointment.cancelled', { by: 'customer' })
    told(state, 'record.made', appointment(6))
    expect(states(state)).toEqual(['cancelled 1', 'unconfirmed 0'])
    told(state, 'handling.completed', {}, 6)
    Object.assign(state, { people: { handler: ['wang'] } })
    told(state, 'handler.assigned', { person: 'wang' }, 7)
    expect(state.visits!.map(visit => visit.handler)).toEqual(['li', 'li'])
  })

  it('follow whoever has the case in hand, who is nobody’s company of their own', () => {
    const state = start()
    told(state, 'record.made', appointment(5, { along: [{ who: 'wang' }, { who: 'li' }, { who: 'wang' }] }))
    expect(currentVisit(state)?.companions).toEqual(['wang'])
    Object.assign(state, { people: { handler: ['wang'] } })
    told(state, 'handler.assigned', { person: 'wang' })
    expect(currentVisit(state)).toMatchObject({ handler: 'wang', companions: [], sequence: 1 })
  })

  it('nobody comes for a case that is over', () => {
    const state = start()
    told(state, 'record.made', appointment(5))
    Object.assign(state, { closed: true })
    told(state, 'matter.closed', { outcome: 'dropped' }, 3)
    expect(states(state)).toEqual(['cancelled 1'])
  })

  it('are not begun by other records, nor by times that are turned round', () => {
    const state = start()
    told(state, 'record.made', { record: 'order', values: {} })
    told(state, 'record.made', { record: 'appointment', values: { from: at(5), until: at(4) } })
    expect(state.visits).toBeUndefined()
  })
})
