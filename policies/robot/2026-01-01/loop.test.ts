import { describe, expect, test } from 'vitest'
import { advance, fold } from '../../../engine/advance.ts'
import { type Actor, refusalOf } from '../../../engine/permissions.ts'
import { hopsFor, routeFor } from '../../../engine/routes.ts'
import type { CaseState, Change } from '../../../engine/state.ts'
import type { Act, EventType } from '../../../events/registry.ts'
import { definitionOfAct } from '../../../events/registry.ts'
import * as on from './example-events.ts'
import { rulesOf, told } from './example-rules.ts'
import { robot } from './pack.ts'

const rules = rulesOf(robot)
const edition = rules.editions[0]!
const department = 'service'
const person = (name: string, ...roles: string[]): Actor => ({ person: name, roles: roles.map(role => ({ role, department })) })

const people = {
  front: person('front', 'front-line'),
  handler: person('handler', 'front-line'),
  owner: person('owner'),
  member: person('member'),
  head: person('department-head', 'department-head'),
  deputy: person('deputy-leader', 'deputy-leader'),
  leader: person('leader', 'leader'),
  principal: person('principal', 'principal'),
  desk: person('desk', 'service-desk'),
  finance: person('finance', 'finance'),
  legal: person('legal', 'legal'),
  research: person('research', 'research'),
  supply: person('supply', 'supply-chain'),
  stranger: person('stranger'),
} as const
type Name = keyof typeof people

type Told = readonly [at: string, type: EventType, data: Readonly<Record<string, unknown>>]
type Walk = { state: CaseState; changes: Change[]; seq: number }

const begin = (opened: Told): Walk => {
  const { state, changes } = advance(rules, undefined, told([opened], 'front')[0]!)
  return { state, changes, seq: 1 }
}

/** One step as the server would take it: the act must be allowed to this person and, where named, refused to those. */
function step(walk: Walk, act: Act, by: Name, event: Told, refusedTo: readonly Name[] = ['stranger']): void {
  const data = event[2]
  for (const other of refusedTo)
    expect([act, other, refusalOf(rules, walk.state, act, people[other], data)?.code]).toEqual([act, other, expect.any(String)])
  expect([act, by, refusalOf(rules, walk.state, act, people[by], data)]).toEqual([act, by, undefined])
  expect(definitionOfAct(act)?.type).toBe(event[1])
  const [made] = told([event], people[by].person)
  walk.seq += 1
  const next = advance(rules, walk.state, { ...made!, id: `e${walk.seq}`, seq: walk.seq })
  walk.state = next.state
  walk.changes.push(...next.changes)
}

/** What the customer does by the one-time link: permits do not ask who it is. */
function customer(walk: Walk, event: Told): void {
  const [made] = told([event], 'customer')
  walk.seq += 1
  const next = advance(rules, walk.state, { ...made!, id: `e${walk.seq}`, seq: walk.seq })
  walk.state = next.state
  walk.changes.push(...next.changes)
}

const lastEvent = (walk: Walk) => `e${walk.seq}`
const acknowledge = (walk: Walk, by: Name, event: Told) =>
  step(walk, 'acknowledge', by, [event[0], event[1], { ...event[2], report: lastReport.get(walk) }])
const lastReport = new WeakMap<Walk, string>()
function report(walk: Walk, act: 'report' | 'report-result', by: Name, event: Told, refusedTo?: readonly Name[]): void {
  step(walk, act, by, event, refusedTo)
  lastReport.set(walk, lastEvent(walk))
}
/** Submits with the people of the route, and lets them decide in turn. */
function submitted(
  walk: Walk,
  act: 'plan' | 'submit-form',
  by: Name,
  event: Told,
  deciders: readonly (readonly Name[])[],
  refusedTo?: readonly Name[],
): void {
  const subject = act === 'plan' ? 'plan' : 'form'
  const rule = routeFor(edition, walk.state, subject, event[2], event[2].form as string | undefined)!
  expect(rule.steps.length).toBe(deciders.length)
  const route = rule.steps.map(({ id, mode, quorum, clause }, i) => ({
    id,
    mode,
    clause,
    ...(quorum === undefined ? {} : { quorum }),
    people: deciders[i]!.map(name => ({ person: people[name].person, role: 'any' })),
  }))
  step(walk, act, by, [event[0], event[1], { ...event[2], route }], refusedTo)
}
const decide = (walk: Walk, by: Name, at: string, subject: 'plan' | 'form', form?: string, final = true) => {
  const [request] = Object.keys(walk.state.requests)
  const event = on.decided(at, subject, 'approved', form)
  step(walk, 'decide', by, [
    at,
    event[1],
    { ...event[2], request: request!, final, step: Object.values(walk.state.requests)[0]!.steps[0]!.id },
  ])
}
const outcomes = (walk: Walk) => walk.changes.flatMap(c => (c.kind === 'duty-closed' ? [`${c.duty.rule} ${c.outcome}`] : []))
const stages = (walk: Walk) => walk.changes.flatMap(c => (c.kind === 'stage' ? [c.to] : []))
const openDuties = (walk: Walk) => Object.values(walk.state.duties).map(d => d.rule)

describe('the loop closes', () => {
  test('a general anomaly, from discovery to archive', () => {
    const walk = begin(on.opened('2026-03-02 09:00', 'general', { department }))
    step(walk, 'verify', 'front', on.verified('2026-03-02 09:10'), [])
    step(walk, 'classify', 'head', on.graded('2026-03-02 09:20', 'general', 'general'), ['front', 'stranger'])
    report(walk, 'report', 'front', on.reported('2026-03-02 09:25', 'front-to-head'), ['stranger', 'head'])
    acknowledge(walk, 'head', on.acknowledged('2026-03-02 09:30', 'front-to-head', 'department-head'))
    step(walk, 'assign', 'head', on.assigned('2026-03-02 09:40'), ['front', 'deputy'])
    step(walk, 'investigate', 'handler', on.investigated('2026-03-02 10:00'), ['front'])
    step(walk, 'progress', 'handler', on.progressed('2026-03-02 10:10', 'customer'))
    submitted(walk, 'plan', 'handler', on.planned('2026-03-02 10:30', 'general'), [['head']], ['front', 'head'])
    decide(walk, 'head', '2026-03-02 11:00', 'plan')
    step(walk, 'start', 'handler', on.started('2026-03-02 11:10'))
    step(walk, 'complete', 'handler', on.completed('2026-03-02 15:00'), ['head'])
    step(walk, 'send-result', 'handler', on.resultSent('2026-03-02 15:30'))
    customer(walk, on.answered('2026-03-02 16:00'))
    report(walk, 'report-result', 'handler', on.resultReported('2026-03-02 16:10', 'result-to-head', 'general'))
    acknowledge(walk, 'head', on.resultAcknowledged('2026-03-02 16:20', 'result-to-head', 'general'))
    submitted(walk, 'submit-form', 'handler', on.formSubmitted('2026-03-02 16:30', 'general-record', 'general'), [['head']])
    decide(walk, 'head', '2026-03-02 16:40', 'form', 'general-record')
    step(walk, 'review', 'head', on.reviewed('2026-03-03 09:00', 'general'), ['handler', 'front'])
    step(walk, 'archive', 'desk', on.archived('2026-03-03 10:00'), ['handler', 'head'])
    expect(stages(walk)).toEqual(['reporting', 'response', 'investigation', 'handling', 'feedback', 'retrospective', 'archived'])
    expect(walk.state.closed).toBe(true)
    expect(openDuties(walk)).toEqual([])
    expect(outcomes(walk).filter(o => !o.endsWith(' met'))).toEqual([])
  })

  test('a larger anomaly with product quality, a key node, a failed acceptance and a dissatisfied customer', () => {
    const walk = begin(on.opened('2026-03-02 09:00', 'larger', { department, category: 'delivery' }))
    step(walk, 'verify', 'front', on.verified('2026-03-02 09:10'), [])
    step(walk, 'classify', 'head', on.graded('2026-03-02 09:20', 'larger', 'larger', { productQuality: true }))
    report(walk, 'report', 'front', on.reported('2026-03-02 09:25', 'front-to-head', 'larger'))
    acknowledge(walk, 'head', on.acknowledged('2026-03-02 09:30', 'front-to-head', 'department-head', true, 'larger'))
    report(walk, 'report', 'head', on.reported('2026-03-02 09:40', 'head-to-deputy'), ['deputy'])
    acknowledge(walk, 'deputy', on.acknowledged('2026-03-02 09:50', 'head-to-deputy', 'deputy-leader'))
    step(walk, 'form-team', 'deputy', on.teamFormed('2026-03-02 10:00'), ['head', 'front'])
    step(walk, 'joint-investigate', 'research', on.jointlyInvestigated('2026-03-02 11:00', 'product'), ['owner', 'legal'])
    step(walk, 'trace-supplier', 'supply', on.supplierTraced('2026-03-02 11:30'), ['research'])
    step(walk, 'investigate', 'member', on.investigated('2026-03-02 14:00'))
    submitted(walk, 'plan', 'owner', on.planned('2026-03-02 15:00', 'larger'), [['deputy']], ['member', 'head'])
    decide(walk, 'deputy', '2026-03-02 16:00', 'plan')
    step(walk, 'start', 'owner', on.started('2026-03-02 16:30'))
    step(walk, 'progress', 'owner', on.progressed('2026-03-03 17:00', 'deputy-leader'))
    step(walk, 'reach-node', 'owner', on.nodeReached('2026-03-04 09:00'))
    expect(refusalOf(rules, walk.state, 'complete', people.owner, {})?.clause).toBe('14(2)')
    customer(walk, on.nodeSigned('2026-03-04 10:00'))
    step(walk, 'complete', 'owner', on.completed('2026-03-04 11:00'))
    step(walk, 'send-result', 'owner', on.resultSent('2026-03-04 11:30'))
    customer(walk, on.accepted('2026-03-04 14:00', false))
    expect(walk.state.stage).toBe('handling')
    expect(openDuties(walk)).toContain('put-right')
    step(walk, 'complete', 'owner', on.completed('2026-03-05 11:00'))
    step(walk, 'send-result', 'owner', on.resultSent('2026-03-05 11:30'))
    report(walk, 'report-result', 'owner', on.resultReported('2026-03-05 14:00', 'result-to-group', 'larger'))
    acknowledge(walk, 'head', on.resultAcknowledged('2026-03-05 14:30', 'result-to-group', 'larger'))
    customer(walk, on.answered('2026-03-05 15:00', false))
    customer(walk, on.accepted('2026-03-05 15:30'))
    submitted(walk, 'submit-form', 'owner', on.formSubmitted('2026-03-05 16:00', 'larger-report', 'larger'), [['deputy']])
    decide(walk, 'deputy', '2026-03-05 17:00', 'form', 'larger-report')
    step(walk, 'review', 'deputy', on.reviewed('2026-03-06 09:00', 'larger'), ['head'])
    const archive = on.archived('2026-03-06 10:00')
    expect(refusalOf(rules, walk.state, 'archive', people.desk, archive[2])?.missing?.map(m => m.evidence)).toEqual([
      'result-reported',
    ])
    report(walk, 'report-result', 'owner', on.resultReported('2026-03-06 10:10', 'result-to-group', 'larger'))
    acknowledge(walk, 'head', on.resultAcknowledged('2026-03-06 10:20', 'result-to-group', 'larger'))
    step(walk, 'archive', 'desk', on.archived('2026-03-06 11:00'))
    expect(openDuties(walk)).toEqual(['publish-case-study'])
    step(walk, 'publish-case-study', 'desk', on.published('2026-03-06 14:00'), ['owner'])
    expect(openDuties(walk)).toEqual([])
    // The first result was overtaken by the failed acceptance: its answer is no longer asked for.
    expect(outcomes(walk).filter(o => !o.endsWith(' met'))).toEqual([
      'daily-progress cancelled',
      'daily-progress cancelled',
      'confirm-team-satisfaction cancelled',
    ])
  })

  test('a major anomaly, upgraded from general while its plan was running', () => {
    const walk = begin(on.opened('2026-03-02 09:00', 'general', { department }))
    step(walk, 'verify', 'front', on.verified('2026-03-02 09:10'), [])
    step(walk, 'classify', 'head', on.graded('2026-03-02 09:20', 'general', 'general'))
    report(walk, 'report', 'front', on.reported('2026-03-02 09:25', 'front-to-head'))
    acknowledge(walk, 'head', on.acknowledged('2026-03-02 09:30', 'front-to-head', 'department-head'))
    step(walk, 'assign', 'head', on.assigned('2026-03-02 09:40'))
    step(walk, 'investigate', 'handler', on.investigated('2026-03-02 10:00'))
    submitted(walk, 'plan', 'handler', on.planned('2026-03-02 10:30', 'general'), [['head']])
    decide(walk, 'head', '2026-03-02 11:00', 'plan')
    step(walk, 'start', 'handler', on.started('2026-03-02 11:10'))
    step(walk, 'classify', 'head', on.graded('2026-03-02 14:00', 'general', 'major'))
    // What the department head approved is too little now, and only the group may lower the level again.
    expect(refusalOf(rules, walk.state, 'complete', people.owner, {})).toBeDefined()
    expect(refusalOf(rules, walk.state, 'classify', people.head, {})?.reading).toBe('who-grades')
    expect(openDuties(walk)).toEqual(expect.arrayContaining(['report-major', 'plan-major', 'solve-major']))
    report(walk, 'report', 'deputy', on.reported('2026-03-02 14:10', 'deputy-to-leaders'), ['head'])
    acknowledge(walk, 'leader', on.acknowledged('2026-03-02 14:15', 'deputy-to-leaders', 'leader', false))
    step(walk, 'hold-meeting', 'leader', on.met('2026-03-02 14:20', 'emergency'), ['deputy', 'head', 'owner'])
    acknowledge(walk, 'principal', on.acknowledged('2026-03-02 14:30', 'deputy-to-leaders', 'principal'))
    step(walk, 'investigate', 'owner', on.investigated('2026-03-02 17:00'))
    const special = on.planned('2026-03-03 09:00', 'major')
    expect(routeFor(edition, walk.state, 'plan', { toManagement: true })?.id).toBe('approve-major-plan-with-management')
    submitted(walk, 'plan', 'owner', special, [['leader']], ['handler', 'leader'])
    decide(walk, 'leader', '2026-03-03 10:00', 'plan')
    step(walk, 'start', 'owner', on.started('2026-03-03 10:30'), ['handler'])
    step(walk, 'hold-meeting', 'owner', on.met('2026-03-03 17:00', 'daily'))
    step(walk, 'complete', 'owner', on.completed('2026-03-04 11:00'), ['handler'])
    step(walk, 'send-result', 'owner', on.resultSent('2026-03-04 11:30'))
    customer(walk, on.accepted('2026-03-04 14:00'))
    customer(walk, on.answered('2026-03-04 15:00'))
    report(walk, 'report-result', 'owner', on.resultReported('2026-03-04 15:30', 'result-to-group', 'major'))
    acknowledge(walk, 'head', on.resultAcknowledged('2026-03-04 16:00', 'result-to-group', 'major'))
    submitted(walk, 'submit-form', 'owner', on.formSubmitted('2026-03-05 09:00', 'major-summary', 'major'), [
      ['leader', 'deputy', 'research'],
    ])
    decide(walk, 'leader', '2026-03-05 10:00', 'form', 'major-summary', false)
    decide(walk, 'research', '2026-03-05 11:00', 'form', 'major-summary')
    step(walk, 'review', 'leader', on.reviewed('2026-03-20 10:00', 'major'), ['head', 'owner'])
    step(walk, 'archive', 'desk', on.archived('2026-03-20 11:00'))
    expect(openDuties(walk)).toEqual(['publish-case-study'])
    expect(outcomes(walk).filter(o => o.endsWith(' late') || o.endsWith(' missed'))).toEqual([])
  })

  test('a service request', () => {
    const walk = begin(on.requested('2026-03-02 09:00'))
    step(walk, 'assign', 'desk', on.assigned('2026-03-02 09:30'), ['front'])
    step(walk, 'complete', 'handler', on.completed('2026-03-03 10:00'), ['desk'])
    step(walk, 'send-result', 'handler', on.resultSent('2026-03-03 10:10'))
    customer(walk, on.answered('2026-03-03 11:00'))
    step(walk, 'archive', 'desk', on.archived('2026-03-03 14:00'), ['handler'])
    expect(stages(walk)).toEqual(['handling', 'feedback', 'answered', 'archived'])
    expect(openDuties(walk)).toEqual([])
  })
})

describe('lines and routes', () => {
  const at = (level: string) => ({ kind: 'anomaly', level })
  test('the reporting line of each level, and back', () => {
    const line = (level: string, about: 'report' | 'result') => hopsFor(edition, at(level), about).map(h => h.id)
    expect(line('general', 'report')).toEqual(['front-to-head'])
    expect(line('larger', 'report')).toEqual(['front-to-head', 'head-to-deputy'])
    expect(line('major', 'report')).toEqual(['front-to-head-and-deputy', 'deputy-to-leaders'])
    expect(line('general', 'result')).toEqual(['result-to-head'])
    expect(line('major', 'result')).toEqual(['result-to-group'])
  })
  test.each([
    [9_999_999, 'compensation-below-100k'],
    [10_000_000, 'compensation-from-100k'],
  ])('compensation of %i fen goes by %s', (amountFen, id) => {
    expect(routeFor(edition, at('major'), 'compensation', { amountFen })?.id).toBe(id)
  })
  test('the route of each plan and form', () => {
    const by = (level: string, subject: 'plan' | 'form', form?: string) =>
      routeFor(edition, at(level), subject, {}, form)?.steps.flatMap(s => s.by)
    expect(by('general', 'plan')).toEqual([{ role: 'department-head' }])
    expect(by('larger', 'plan')).toEqual([{ role: 'deputy-leader' }])
    expect(by('major', 'plan')).toEqual([{ role: 'leader' }])
    expect(by('larger', 'form', 'larger-report')).toEqual([{ role: 'deputy-leader' }])
    expect(by('general', 'form', 'larger-report')).toBeUndefined()
  })
  test('a case without events has no state', () => {
    expect(fold(rules, [])).toBeUndefined()
  })
})
