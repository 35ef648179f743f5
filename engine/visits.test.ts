import { describe, expect, it } from 'vitest'
import type { CaseEvent } from '../events/envelope.ts'
import { advance, fold } from './advance.ts'
import type { Pack } from './pack.ts'
import { events, testPack, testRules } from './rules.fixture.ts'
import { compileEdition, type Edition } from './rules.ts'
import { currentVisit, followVisits, isOver, type Visit, visitRuleOf } from './visits.ts'

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

  it('are begun by an appointment alone, and only where the regulation says what one is', () => {
    const other = start()
    told(other, 'record.made', { ...appointment(5), record: 'order' })
    told(other, 'note.added', appointment(5))
    told(other, 'appointment.cancelled', {})
    expect(other).toStrictEqual(start())
    const none = start()
    const event = { id: 'e', type: 'record.made', data: appointment(5) } as unknown as CaseEvent
    followVisits(none, event, at(2), () => undefined)
    expect(none).toStrictEqual(start())
    // Nothing is looked up for the many events of cases without a visit.
    followVisits(none, { ...event, type: 'note.added' } as unknown as CaseEvent, at(2), () => {
      throw new Error('looked up')
    })
  })

  it('have both their moments, the end after the beginning, in UTC', () => {
    const visits = (values: object) => {
      const state = start()
      told(state, 'record.made', { record: 'appointment', values })
      return state.visits?.map(visit => [visit.from, visit.until])
    }
    expect(visits({ from: '2026-03-05T09:00:00+08:00', until: '2026-03-05T12:30:00+08:00' })).toEqual([
      ['2026-03-05T01:00:00.000Z', '2026-03-05T04:30:00.000Z'],
    ])
    const wrong = [
      { from: at(5), until: at(5) },
      { from: at(5) },
      { until: at(5) },
      { from: 1, until: at(5) },
      { from: at(5), until: 9e12 },
      { from: 'x', until: at(5) },
    ]
    expect(wrong.map(visits)).toEqual(wrong.map(() => undefined))
  })

  it('need nobody in hand, and begin unconfirmed where no rule says when the customer agreed', () => {
    const state = start({})
    const { agreed: _agreed, companions: _companions, ...bare } = rule
    const event = {
      id: 'e',
      type: 'record.made',
      data: appointment(5, { agreed: true, along: [{ who: 'wang' }] }),
    } as unknown as CaseEvent
    followVisits(state, event, at(2), () => bare)
    expect(state.visits).toStrictEqual([
      {
        event: 'e',
        from: at(5),
        until: '2026-03-05T04:00:00.000Z',
        state: 'unconfirmed',
        companions: [],
        sequence: 0,
        changedAt: at(2),
      },
    ])
    // The first handler is no change of what was arranged.
    Object.assign(state, { people: { handler: ['wang', 'li'] } })
    told(state, 'handler.assigned', { person: 'wang' }, 3)
    expect(state.visits).toMatchObject([{ handler: 'wang', sequence: 0, changedAt: at(3) }])
  })

  it('have the company that the rows name, each once, without what is no person', () => {
    const companions = (along: unknown) => {
      const state = start()
      told(state, 'record.made', appointment(5, { along }))
      return currentVisit(state)!.companions
    }
    expect(companions([{ who: 'wang' }, { who: 'zhao' }, { who: 'wang' }, { who: 'li' }])).toEqual(['wang', 'zhao'])
    expect(companions([null, 'wang', { who: 5 }, {}, { who: 'zhao' }])).toEqual(['zhao'])
    expect([companions(undefined), companions('wang'), companions([])]).toEqual([[], [], []])
  })

  it('pass to another handler with the rest of the company, and stay as they are while nothing changes', () => {
    const state = start()
    told(state, 'record.made', appointment(5, { along: [{ who: 'wang' }, { who: 'zhao' }] }))
    const before = structuredClone(state.visits)
    told(state, 'note.added', {}, 3)
    Object.assign(state, { people: {} })
    told(state, 'note.added', {}, 3)
    expect(state.visits).toStrictEqual(before)
    Object.assign(state, { people: { handler: ['wang'] } })
    told(state, 'handler.assigned', { person: 'wang' }, 3)
    expect(state.visits).toStrictEqual([{ ...before![0]!, handler: 'wang', companions: ['zhao'], sequence: 1, changedAt: at(3) }])
  })

  it('keep only the last wish for another time, with both ends where both were said', () => {
    const state = start()
    const event = told(state, 'record.made', appointment(5))
    told(state, 'appointment.answered', { answer: 'other-time', wishFrom: at(8), wishUntil: at(9) }, 3)
    const visit = { event, from: at(5), until: '2026-03-05T04:00:00.000Z', handler: 'li', companions: [], sequence: 0 }
    expect(state.visits).toStrictEqual([{ ...visit, state: 'other-time', changedAt: at(3), wishFrom: at(8), wishUntil: at(9) }])
    told(state, 'appointment.answered', { answer: 'other-time', wishUntil: at(7) }, 4)
    expect(state.visits).toStrictEqual([{ ...visit, state: 'other-time', changedAt: at(4), wishUntil: at(7) }])
    told(state, 'appointment.answered', { answer: 'other-time' }, 4)
    expect(state.visits).toStrictEqual([{ ...visit, state: 'other-time', changedAt: at(4) }])
  })

  it('of a case that ends after they began have taken place', () => {
    const ended = (day: number) => {
      const state = start()
      told(state, 'record.made', appointment(5))
      Object.assign(state, { closed: true })
      told(state, 'matter.closed', { outcome: 'done' }, day)
      return states(state)
    }
    expect([ended(4), ended(5), ended(6)]).toEqual([['cancelled 1'], ['done 1'], ['done 1']])
  })
})

describe('what regulations say of visits', () => {
  const pack = (id: string, fieldWork: object[] | undefined, more: object = {}) =>
    ({ ...testPack(), id, fieldWork, ...more }) as unknown as Pack
  const work = (record: string, ...kinds: string[]) => ({ id: record, kinds, visit: { ...rule, record } })
  const none = { primaryFor: [], lifecycles: [], evidence: [], gates: [], permits: [], duties: [] }

  it('is what the first of them says that speaks of visits in such cases', () => {
    const editions = [
      pack('a', undefined),
      pack('b', [{ id: 'x', kinds: ['work-order'] }, work('first', 'request')]),
      pack('c', [work('second', 'work-order'), work('third', 'work-order', 'request')]),
    ].map(one => compileEdition(one)) as Edition[]
    const record = (kind: string) => visitRuleOf(editions, kind)?.record
    expect(['work-order', 'request', 'complaint'].map(record)).toEqual(['second', 'first', undefined])
    expect(visitRuleOf([], 'work-order')).toBeUndefined()
  })

  it('is asked of the regulation that leads the case before those that add to it, as these are in force', () => {
    const lines = (record: string): Parameters<typeof events> => [
      ['2026-03-02 10:00', 'case.opened'],
      ['2026-03-02 11:00', 'record.made', { ...appointment(5), record }],
    ]
    const visitsOf = (record: string, ...packs: Pack[]) =>
      fold({ ...testRules(), editions: packs.map(compileEdition) }, events(...lines(record)))!.state.visits?.length
    const own = pack('test', [work('own', 'anomaly')])
    const adding = pack('adding', [work('added', 'anomaly')], none)
    expect([visitsOf('own', own), visitsOf('own', adding, own), visitsOf('added', adding, own)]).toEqual([1, 1, undefined])
    expect([visitsOf('added', pack('test', undefined), adding), visitsOf('added', pack('test', undefined))]).toEqual([
      1,
      undefined,
    ])
    const later = { ...adding, inForce: { from: '2026-03-03' } }
    expect(visitsOf('added', pack('test', undefined), later)).toBeUndefined()
    // Of its own regulation the edition by which the case runs counts, not a newer one.
    const newer = { ...pack('test', [work('new', 'anomaly')]), edition: '2026-03-02', inForce: { from: '2026-03-02' } }
    const rules = {
      ...testRules(),
      editions: [compileEdition(pack('test', undefined)), compileEdition(newer)],
    }
    const [opened, made] = events(
      ['2026-03-01 10:00', 'case.opened'],
      ['2026-03-02 11:00', 'record.made', { ...appointment(5), record: 'new' }],
    )
    expect(advance(rules, advance(rules, undefined, opened!).state, made!).state.visits).toBeUndefined()
  })
})
