import { describe, expect, test } from 'vitest'
import type { CaseEvent } from '../events/envelope.ts'
import { followPeople } from './people.ts'
import type { CaseState } from './state.ts'

const empty = (more: object = {}): CaseState =>
  ({
    ...{ kind: 'anomaly', people: {}, reports: {}, requests: {}, rounds: {}, duties: {}, nodes: {}, missing: [] },
    ...more,
  }) as unknown as CaseState
const follow = (state: CaseState, ...all: [type: string, data: object, actor?: string][]) => {
  all.forEach(([type, data, actor = 'desk'], n) => {
    followPeople(state, { id: `e${n + 1}`, type, actor, data, at: '', recordedAt: '' } as unknown as CaseEvent)
  })
  return state
}
const peopleAfter = (...all: Parameters<typeof follow> extends [CaseState, ...infer Rest] ? Rest : never) =>
  follow(empty(), ...all).people

describe('who is what to a case', () => {
  test('is its handler whoever was assigned or chosen last', () => {
    expect(peopleAfter(['handler.assigned', { person: 'bo' }])).toEqual({ handler: ['bo'] })
    expect(peopleAfter(['handler.assigned', { person: 'bo' }], ['handler.chosen', { person: 'cai' }])).toEqual({
      handler: ['cai'],
    })
  })
  test('is its team whoever it was formed of; an emergency meeting makes one of those who came, another meeting names its owner only', () => {
    const formed = ['team.formed', { owner: 'bo', members: ['bo', 'cai'] }] as [string, object]
    expect(peopleAfter(formed)).toEqual({ 'team-owner': ['bo'], 'team-member': ['bo', 'cai'] })
    const met = (data: object) => peopleAfter(formed, ['meeting.held', { attendees: ['dan'], ...data }])
    expect(met({ meeting: 'emergency', owner: 'eve' })).toEqual({ 'team-owner': ['eve'], 'team-member': ['dan'] })
    expect(met({ meeting: 'emergency' })).toEqual({ 'team-owner': ['bo'], 'team-member': ['dan'] })
    expect(met({ meeting: 'daily', owner: 'eve' })).toEqual({ 'team-owner': ['eve'], 'team-member': ['bo', 'cai'] })
  })
  test('is whatever a record names somebody as, and of a penalty its party with their superiors', () => {
    expect(peopleAfter(['record.made', { people: { reviewer: ['bo'] } }], ['record.made', {}])).toEqual({ reviewer: ['bo'] })
    expect(peopleAfter(['violation.cited', { people: ['bo'], superiors: ['cai'] }])).toEqual({ party: ['bo'], superior: ['cai'] })
    expect(peopleAfter(['violation.cited', { people: ['bo'] }])).toEqual({ party: ['bo'], superior: [] })
  })
  test('stays as it is by what names nobody', () => {
    expect(peopleAfter(['case.archived', { person: 'bo', people: { handler: ['bo'] } }])).toEqual({})
  })
})

describe('a case', () => {
  test('has the level, category and subtype that somebody decided last, and knows that it was decided', () => {
    const said = { level: 'major', proposed: 'general' }
    const first = follow(empty({ category: 'old' }), ['case.classified', said])
    expect(first).toMatchObject({ level: 'major', proposed: 'general', levelConfirmed: true, category: 'old' })
    expect(first).not.toHaveProperty('subtype')
    expect(follow(empty({ category: 'old' }), ['case.classified', { ...said, category: 'new', subtype: 'noise' }])).toMatchObject(
      {
        ...{ category: 'new', subtype: 'noise' },
      },
    )
  })
  test('lacks what its record still lacks', () => {
    expect(follow(empty({ missing: ['a', 'b'] }), ['record.completed', { missing: ['b'] }]).missing).toEqual(['b'])
  })
  test('has reached a node, then had it signed', () => {
    expect(follow(empty(), ['node.reached', { node: 'plan' }]).nodes).toEqual({ plan: 'reached' })
    expect(follow(empty(), ['node.reached', { node: 'plan' }], ['node.signed', { node: 'plan' }]).nodes).toEqual({
      plan: 'signed',
    })
  })
})

describe('a report', () => {
  const to = [{ person: 'bo' }, { person: 'cai' }]
  const reported = ['case.reported', { hop: 'h', level: 'major', to }] as [string, object]
  const waiting = (...all: [string, object, string?][]) => follow(empty(), ...all).reports
  test('of the case, or of its result, waits for everybody it went to', () => {
    expect(waiting(reported)).toEqual({ e1: { about: 'report', hop: 'h', level: 'major', waiting: to } })
    expect(waiting(['result.reported', { hop: 'h', level: 'general', to }])).toEqual({
      e1: { about: 'result', hop: 'h', level: 'general', waiting: to },
    })
  })
  test('waits no longer for whoever acknowledged it, and for nobody once all did or one did for all', () => {
    const acknowledged = (actor: string, all = false) =>
      ['report.acknowledged', { report: 'e1', all }, actor] as [string, object, string]
    expect(waiting(reported, acknowledged('bo')).e1?.waiting).toEqual([{ person: 'cai' }])
    expect(waiting(reported, acknowledged('dan')).e1?.waiting).toEqual(to)
    expect(waiting(reported, acknowledged('bo'), acknowledged('cai'))).toEqual({})
    expect(waiting(reported, acknowledged('bo', true))).toEqual({})
    expect(waiting(reported, ['report.acknowledged', { report: 'other', all: true }, 'bo'])).toHaveProperty('e1')
  })
})

describe('work that is handed over', () => {
  const people = { handler: ['bo'], 'team-member': ['bo', 'dan'], party: ['bo'] }
  const handed = (more: object, state = empty({ people: structuredClone(people) })) =>
    follow(state, ['duty.handed-over', { duties: [], from: 'bo', to: 'dan', ...more }])
  test('as the case of somebody passes every part of theirs but that of the punished, to each once', () => {
    expect(handed({ handler: true }).people).toEqual({ handler: ['dan'], 'team-member': ['dan'], party: ['bo'] })
    expect(handed({}).people).toEqual(people)
  })
  test('as a receipt waits for whoever takes it', () => {
    const reports = { r: { about: 'report', hop: 'h', level: 'x', waiting: [{ person: 'bo' }, { person: 'cai' }] } }
    expect(handed({ reports: ['r', 'gone'] }, empty({ reports: structuredClone(reports) })).reports.r?.waiting).toEqual([
      { person: 'dan' },
      { person: 'cai' },
    ])
    expect(handed({}, empty({ reports })).reports.r?.waiting).toEqual(reports.r.waiting)
  })
  test('as an approval passes the places that are still open, personally; what was decided stays with who decided it', () => {
    const step = (id: string, ...asked: string[]) => ({
      id,
      mode: 'all',
      clause: '1',
      people: asked.map(person => ({ person, role: 'manager' })),
    })
    const request = (more: object = {}) => ({
      ...{
        id: 'r',
        subject: 'matter',
        by: 'ada',
        step: 1,
        given: [],
        steps: [step('past', 'bo'), step('now', 'bo', 'cai'), step('then', 'bo')],
        ...more,
      },
    })
    const places = (more?: object, data: object = { requests: ['r', 'gone'] }) =>
      handed(data, empty({ requests: { r: request(more) } })).requests.r!.steps.map(one => one.people.map(p => p.person))
    expect(places()).toEqual([['bo'], ['dan', 'cai'], ['dan']])
    expect(places({}, {})).toEqual([['bo'], ['bo', 'cai'], ['bo']])
    const decided = { given: [{ step: 'now', person: 'bo', decision: 'approve' }] }
    expect(places(decided)).toEqual([['bo'], ['bo', 'cai'], ['dan']])
    // Nobody stands twice in a step.
    expect(places({ steps: [step('past'), step('now', 'bo', 'dan'), step('then', 'bo')] })).toEqual([[], ['bo', 'dan'], ['dan']])
    expect(handed({ requests: ['r'] }, empty({ requests: { r: request() } })).requests.r!.steps[1]!.people[0]).toMatchObject({
      person: 'dan',
      personal: true,
    })
  })
})

describe('whoever ratifies a decision beyond authority', () => {
  const step = (id: string, ...asked: string[]) => ({
    ...{ id, mode: 'all', clause: '1' },
    people: asked.map(person => ({ person, role: 'manager' })),
  })
  const request = (...asked: string[]) => ({
    ...{ subject: 'ratification', by: 'ada', step: 0, given: [], steps: [step('now', ...asked)] },
    ratifies: { recorded: 'e', of: 'matter', person: 'ada' },
  })
  const matter = { ...request('eve'), subject: 'matter', ratifies: undefined }
  const asked = (to: string) => ['approval.opinion-asked', { request: 'r', step: 'now', to, waits: true }, 'bo'] as const
  const ratifiers = (requests: object, ...all: (readonly [string, object, string?])[]) =>
    follow(empty({ people: { ratifier: ['old'] }, requests }), ...all.map(one => [...one] as [string, object, string?])).people
      .ratifier

  test('is everybody whose turn it is in any of them, once, and nobody of other approvals', () => {
    const requests = () => ({ r: request('bo', 'cai'), again: request('cai', 'dan'), matter })
    expect(ratifiers(requests(), ['approval.urged', { request: 'matter', to: [] }])).toEqual(['bo', 'cai', 'dan'])
  })
  test('is whose opinion it waits for as long as it waits, and then whose turn it was', () => {
    const requests = () => ({ r: request('bo') })
    expect(ratifiers(requests(), asked('eve'))).toEqual(['eve'])
    expect(ratifiers(requests(), asked('eve'), ['approval.opinion-given', { request: 'r', question: 'e1' }, 'eve'])).toEqual([
      'bo',
    ])
  })
  test('is whoever takes the place over, also of nothing but the approval', () => {
    const handed = ['duty.handed-over', { duties: [], from: 'bo', to: 'dan', requests: ['r'] }] as const
    expect(ratifiers({ r: request('bo', 'cai') }, handed)).toEqual(['dan', 'cai'])
  })
  test('is nobody any more once none waits, and stays as it was by what is no approval', () => {
    expect(ratifiers({ r: request('bo'), matter }, ['approval.withdrawn', { request: 'r' }])).toBeUndefined()
    expect(ratifiers({ r: request('bo') }, ['node.reached', { node: 'plan' }])).toEqual(['old'])
  })
})
