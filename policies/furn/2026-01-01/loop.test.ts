import { expect, test } from 'vitest'
import { advance } from '../../../engine/advance.ts'
import { eventsTold } from '../../../engine/example-events.ts'
import type { ToldEvent } from '../../../engine/pack.ts'
import { type Actor, refusalOf } from '../../../engine/permissions.ts'
import type { CaseState } from '../../../engine/state.ts'
import type { Act } from '../../../events/registry.ts'
import { definitionOfAct } from '../../../events/registry.ts'
import * as on from './example-events.ts'
import { rulesOf } from './example-rules.ts'
import { furn } from './pack.ts'

const rules = rulesOf(furn)
/** Somebody with one post; two people may hold the same. */
const person = (post: string, name = post): Actor => ({ person: name, roles: [{ role: post }] })
type Step = readonly [act: Act | 'by-system', by: Actor, event: ToldEvent]

/** Goes step by step as the server would take it: each must be allowed to whoever does it. */
function walk(opening: ToldEvent, ...steps: readonly Step[]): { state: CaseState; stages: string[] } {
  let { state } = advance(rules, undefined, eventsTold(rules.calendar, [opening], 'reporter')[0]!)
  const stages = [state.stage]
  for (const [i, [act, by, event]] of steps.entries()) {
    if (act !== 'by-system') {
      expect([act, definitionOfAct(act)?.type]).toEqual([act, event[1]])
      expect([act, i, refusalOf(rules, state, act, by, event[2])]).toEqual([act, i, undefined])
    }
    const [made] = eventsTold(rules.calendar, [event], by.person)
    const next = advance(rules, state, { ...made!, id: `e${i + 2}`, seq: i + 2 })
    state = next.state
    for (const change of next.changes) if (change.kind === 'stage') stages.push(change.to)
  }
  return { state, stages }
}
const refusedNow = (state: CaseState, act: Act, by: Actor, data: Readonly<Record<string, unknown>>) => {
  const refusal = refusalOf(rules, state, act, by, data)
  return refusal && `${refusal.code} ${refusal.clause ?? ''}`.trim()
}
const system = person('system')
const closing = { outcome: 'done' }
const at = (hour: number, day = 2) => `2026-03-0${day} ${String(hour).padStart(2, '0')}:00`

test('a cross-border installation, from the work order to the archive', () => {
  const installer = person('installer')
  const booked: Step[] = [
    [
      'make-record',
      person('service-desk'),
      on.made(at(9), 'appointment', {
        ...{ agreed: true, how: 'phone' },
        ...{ from: '2026-03-04T01:00:00.000Z', until: '2026-03-04T04:00:00.000Z' },
      }),
    ],
    ['make-record', installer, on.made(at(8, 4), 'before-photos', { photo: 'file' })],
  ]
  const opening = on.opened(at(8), 'work-order', { facts: { crossBorder: true } })
  expect(refusedNow(walk(opening, ...booked).state, 'start', installer, {})).toBe('gate.missing 3.2.1(3)')
  const { state, stages } = walk(
    opening,
    ...booked,
    [
      'make-record',
      person('region-liaison'),
      on.made(at(9, 3), 'local-certificate', { certificate: 'file', validUntil: '2027-01-01' }),
    ],
    ['start', installer, on.started(at(9, 4))],
    ['complete', installer, on.completed(at(11, 4))],
    ['accept', installer, on.accepted(at(11, 4), false)],
    ['complete', installer, on.completed(at(15, 4))],
    ['accept', installer, on.accepted(at(16, 4))],
    ['make-record', person('it'), on.made(at(17, 4), 'acceptance-check', { signatureValid: true, complete: true })],
    ['record-feedback', person('specialist'), on.answered(at(9, 6))],
    ['attach', person('service-desk'), on.attached(at(9, 6))],
    ['archive', person('service-desk'), on.archived(at(10, 6))],
  )
  // Back to the installation after the failed acceptance.
  expect(stages).toEqual(['raised', 'booked', 'on-site', 'acceptance', 'on-site', 'acceptance', 'feedback', 'archived'])
  expect([state.closed, Object.keys(state.duties)]).toEqual([true, []])
})

test('a contract over 500,000: two different people check it, finance reviews it', () => {
  const sales = person('sales', 'a')
  const reviewed: Step[] = [
    ['make-record', sales, on.made(at(9), 'contract-review', { amountFen: 60_000_000, delayCap: true })],
    ['make-record', sales, on.made(at(10), 'order-check', { correct: true })],
    // The same person a second time is still one person.
    ['make-record', sales, on.made(at(11), 'order-check', { correct: true })],
  ]
  const opening = on.opened(at(8), 'contract')
  const large = { amountFen: 60_000_000 }
  expect(refusedNow(walk(opening, ...reviewed).state, 'submit-matter', sales, large)).toBe('gate.missing 3.2.1(2)')
  const { state, stages } = walk(
    opening,
    ...reviewed,
    ['make-record', person('sales', 'b'), on.made(at(12), 'order-check', { correct: true })],
    ['submit-matter', sales, on.submitted(at(14), large)],
    ['by-system', system, on.decided(at(10, 4), 'matter', 'approved')],
    ['make-record', person('finance'), on.made(at(11, 4), 'finance-review', { passed: true })],
    ['close-matter', sales, on.closed(at(12, 4))],
  )
  expect(stages).toEqual(['raised', 'reviewed', 'submitted', 'approved', 'closed'])
  expect([state.closed, Object.keys(state.duties)]).toEqual([true, []])
})

test('a contract approved beyond authority: made good by whoever should have been asked, or approved no longer', () => {
  const sales = person('sales')
  const reviewed: Step[] = [
    ['make-record', sales, on.made(at(9), 'contract-review', { amountFen: 6_000_000, delayCap: true })],
    ['submit-matter', sales, on.submitted(at(10), { amountFen: 6_000_000 })],
  ]
  const opening = on.opened(at(8), 'contract')
  // The supervisor signed on paper what the manager decides.
  const manager = { id: 'manager', mode: 'any' as const, clause: '5.1.1(1)', people: [{ person: 'manager', role: 'any' }] }
  const [, type, data] = on.beyond(at(14), 'paper')
  const taken: Step[] = [
    ...reviewed,
    ['by-system', sales, [at(14), type, { ...data, request: 'e3', route: [manager] }]],
    ['by-system', sales, on.decided(at(14), 'matter', 'approved')],
    ['make-record', person('finance'), on.made(at(15), 'finance-review', { passed: true })],
  ]
  const after = walk(opening, ...taken)
  const owed = Object.values(after.state.duties).find(duty => duty.rule === 'ratify-overreach')
  expect([owed?.owner, owed?.dueAt]).toEqual(['manager', '2026-03-05T10:00:00.000Z'])
  expect(after.stages.at(-1)).toBe('approved')
  expect(refusedNow(after.state, 'close-matter', sales, closing)).toBe('gate.missing 5.2.2')

  const settled = (outcome: 'approved' | 'rejected', ...more: Step[]) => {
    const [when, kind, plain] = on.ratified(at(9, 3), 'matter', outcome)
    const request = Object.keys(after.state.requests).find(id => after.state.requests[id]!.ratifies)!
    return walk(opening, ...taken, ['decide', person('manager'), [when, kind, { ...plain, request }]], ...more)
  }
  const filed: Step = ['make-record', person('auditor'), on.made(at(10, 3), 'audit-filing')]
  expect(refusedNow(settled('approved').state, 'close-matter', sales, closing)).toBe('gate.missing 5.2.2')
  const good = settled('approved', filed, ['close-matter', sales, on.closed(at(11, 3))])
  expect([good.state.closed, Object.keys(good.state.duties), good.state.people.ratifier]).toEqual([true, [], undefined])

  const refused = settled('rejected', filed)
  expect(refused.stages.at(-1)).toBe('reviewed')
  expect(Object.values(refused.state.duties).map(duty => duty.rule)).toContain('submit-contract')
  expect(refusedNow(refused.state, 'close-matter', sales, closing)).toBe('gate.missing 3.3.2(1)')
  const again = settled(
    'rejected',
    filed,
    ['submit-matter', sales, on.submitted(at(11, 3), { amountFen: 6_000_000 })],
    ['by-system', system, on.decided(at(12, 3), 'matter', 'approved')],
    ['make-record', person('finance'), on.made(at(14, 3), 'finance-review', { passed: true })],
    ['close-matter', sales, on.closed(at(15, 3))],
  )
  expect([again.state.closed, Object.keys(again.state.duties)]).toEqual([true, []])
})

test('an enquiry that needs technical support and a supervisor', () => {
  const { state, stages } = walk(
    on.opened(at(9), 'enquiry', { category: 'pre-sales', facts: { orderFen: 6_000_000 } }),
    ['make-record', person('specialist'), on.made(at(9), 'need-match', { complex: true })],
    ['assign', person('supervisor'), on.assigned(at(10))],
    ['make-record', person('technical'), on.made(at(11), 'technical-answer', { solved: true })],
    ['make-record', person('sales'), on.made(at(12), 'manual-handover', { english: true, spanish: true, japanese: true })],
    ['make-record', person('supervisor'), on.made(at(12), 'supervisor-takeover', { supervisor: 's' })],
    ['complete', person('specialist'), on.completed(at(14))],
    ['record-feedback', person('specialist'), on.answered(at(15))],
    ['archive', person('service-desk'), on.archived(at(16))],
  )
  expect(stages).toEqual(['contact', 'need', 'delivery', 'feedback', 'archived'])
  expect([state.closed, Object.keys(state.duties)]).toEqual([true, []])
})

test('an approval beyond authority is made good and filed before it is closed', () => {
  const head = person('department-head')
  const approvedSteps: Step[] = [
    ['make-record', head, on.made(at(9), 'risk-assessment', { report: 'file', level: 'low' })],
    ['submit-matter', head, on.submitted(at(10))],
    ['by-system', system, on.decided(at(11), 'matter', 'approved')],
  ]
  const opening = on.opened(at(8), 'exception', { category: 'overreach' })
  expect(refusedNow(walk(opening, ...approvedSteps).state, 'close-matter', head, closing)).toBe('gate.missing 5.2.2')
  const filed: Step = ['make-record', person('auditor'), on.made(at(14), 'audit-filing')]
  const { state, stages } = walk(opening, ...approvedSteps, filed, ['close-matter', head, on.closed(at(15))])
  expect(stages).toEqual(['raised', 'assessed', 'submitted', 'approved', 'closed'])
  expect([state.closed, Object.keys(state.duties)]).toEqual([true, []])
})

test('a public-opinion crisis: legal before the media, a team and a statement before the end', () => {
  const manager = person('general-manager')
  const pr = person('public-relations')
  const opening = on.opened(at(8), 'crisis', { category: 'public-opinion' })
  const statement = on.made(at(11), 'media-statement', { region: 'china' })
  expect(refusedNow(walk(opening).state, 'make-record', pr, statement[2])).toBe('gate.missing 9.3.1')
  const { state, stages } = walk(
    opening,
    ['form-team', manager, on.teamFormed(at(9))],
    ['make-record', person('service-desk'), on.made(at(9), 'crisis-hotline')],
    ['give-legal-opinion', person('legal'), on.opinionGiven(at(10))],
    ['make-record', pr, on.made(at(10), 'interim-statement', { statement: 'file' })],
    ['make-record', pr, statement],
    ['close-matter', manager, on.closed(at(12, 5))],
  )
  expect(stages).toEqual(['raised', 'handling', 'spoken', 'closed'])
  expect([state.closed, Object.keys(state.duties)]).toEqual([true, []])
})

test('an audit, a suggestion, a reward, a decision, an expense and a return run to their end', () => {
  const control = person('internal-control')
  const auditor = person('auditor')
  const hr = person('human-resources')
  const head = person('department-head')
  const manager = person('general-manager')
  const ok: Step = ['by-system', system, on.decided(at(10, 4), 'matter', 'approved')]
  const ends = [
    walk(
      on.opened(at(8), 'audit', { category: 'special-audit' }),
      ['make-record', auditor, on.made(at(9), 'audit-finding', { major: true })],
      ['make-record', auditor, on.made(at(10), 'audit-report', { report: 'file' })],
      ['make-record', person('board-member'), on.made(at(11), 'board-receipt', { on: '2026-03-02' })],
      ['make-record', hr, on.made(at(12), 'executive-review', { executive: 'p' })],
      ['close-matter', auditor, on.closed(at(13))],
    ),
    walk(
      on.opened(at(8), 'suggestion', { category: 'process-analysis' }),
      ['make-record', control, on.made(at(9), 'evaluation', { adopt: true })],
      ['submit-matter', control, on.submitted(at(10))],
      ok,
      ['make-record', control, on.made(at(11, 4), 'follow-up', { done: true })],
      ['make-record', control, on.made(at(12, 4), 'improvement-acceptance', { passed: true })],
      ['make-record', control, on.made(at(12, 4), 'suggestion-answer', { result: 'done', how: 'phone' })],
      ['close-matter', control, on.closed(at(13, 4))],
    ),
    walk(
      on.opened(at(8), 'reward', { category: 'service-innovation' }),
      ['submit-form', head, on.formSubmitted(at(9), 'reward-application')],
      ['make-record', hr, on.made(at(9), 'innovation-award', { of: 'department', department: 'd', projectFen: 3_000_000 })],
      ['submit-matter', head, on.submitted(at(10))],
      ok,
      ['make-record', hr, on.made(at(11, 4), 'publication', { from: '2026-03-04', until: '2026-03-11' })],
      ['make-record', person('finance'), on.made(at(11, 4), 'project-funding')],
      ['close-matter', hr, on.closed(at(12, 4))],
    ),
    walk(
      on.opened(at(8), 'decision', { category: 'budget' }),
      ['submit-matter', manager, on.submitted(at(10), { amountFen: 600_000_000 })],
      ok,
      ['make-record', auditor, on.made(at(11, 4), 'audit-filing')],
      ['close-matter', manager, on.closed(at(12, 4))],
    ),
    walk(
      on.opened(at(8), 'expense', { category: 'crisis-spending' }),
      ['submit-matter', head, on.submitted(at(10), { amountFen: 1_000_000 })],
      ok,
      ['make-record', person('finance'), on.made(at(11, 4), 'payment', { amountFen: 1_000_000 })],
      ['close-matter', person('finance'), on.closed(at(12, 4))],
    ),
    walk(
      on.opened(at(8), 'return'),
      ['assign', person('supervisor'), on.assigned(at(9))],
      ['complete', person('logistics'), on.completed(at(10, 4))],
      ['record-feedback', person('service-desk'), on.answered(at(11, 4))],
      ['archive', person('service-desk'), on.archived(at(12, 4))],
    ),
  ]
  for (const { state } of ends) expect([state.kind, state.closed, Object.keys(state.duties)]).toEqual([state.kind, true, []])
})
