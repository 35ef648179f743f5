import { describe, expect, test } from 'vitest'
import { advance } from '../../../engine/advance.ts'
import { eventsTold } from '../../../engine/example-events.ts'
import type { ToldEvent } from '../../../engine/pack.ts'
import { type Actor, refusalOf } from '../../../engine/permissions.ts'
import { routeFor } from '../../../engine/routes.ts'
import type { CaseState, Change } from '../../../engine/state.ts'
import { type Act, definitionOfAct } from '../../../events/registry.ts'
import { signed } from './contract-examples.ts'
import * as on from './example-events.ts'
import { rulesOf } from './example-rules.ts'
import { equip } from './pack.ts'

const rules = rulesOf(equip)
const edition = rules.editions[0]!
const holder = (person: string, role: string): Actor => ({ person, roles: [{ role }] })
const people = {
  desk: holder('desk', 'service-desk'),
  head: holder('head', 'customer-service-manager'),
  boss: holder('boss', 'general-manager'),
  engineer: holder('engineer', 'field-engineer'),
  workshop: holder('fitter', 'workshop'),
  quality: holder('inspector', 'quality'),
} as const
type Name = keyof typeof people
type Walk = { state: CaseState; changes: Change[]; seq: number }

function take(walk: Walk, by: string, event: ToldEvent): void {
  const [told] = eventsTold(rules.calendar, [event], by)
  walk.seq += 1
  const next = advance(rules, walk.seq === 1 ? undefined : walk.state, { ...told!, id: `e${walk.seq}`, seq: walk.seq })
  walk.state = next.state
  walk.changes.push(...next.changes)
}
function begin(event: ToldEvent): Walk {
  const walk: Walk = { state: undefined as unknown as CaseState, changes: [], seq: 0 }
  take(walk, 'desk', event)
  return walk
}
/** One step as the server would take it: refused to those named, allowed to this person. */
function step(walk: Walk, act: Act, by: Name, event: ToldEvent, refusedTo: readonly Name[] = []): void {
  for (const other of refusedTo)
    expect([act, other, refusalOf(rules, walk.state, act, people[other], event[2])?.code]).toEqual([
      act,
      other,
      expect.any(String),
    ])
  expect([act, by, refusalOf(rules, walk.state, act, people[by], event[2])]).toEqual([act, by, undefined])
  expect(definitionOfAct(act)?.type).toBe(event[1])
  take(walk, people[by].person, event)
}
const record = (walk: Walk, by: Name, event: ToldEvent, refusedTo?: readonly Name[]) =>
  step(walk, 'make-record', by, event, refusedTo)
/** Put to the people of the route, and approved. */
function decided(walk: Walk, by: Name, decider: Name, at: string, data: { amountFen?: number } = {}): void {
  const route = routeFor(edition, walk.state, 'matter', data)!.steps.map(({ id, mode, clause }) => ({
    id,
    mode,
    clause,
    people: [{ person: people[decider].person, role: 'any' }],
  }))
  step(walk, 'submit-matter', by, [at, 'matter.submitted', { round: 1, route, ...data }])
  const request = Object.keys(walk.state.requests)[0]!
  const decision = on.decided(at, 'approved')
  step(walk, 'decide', decider, [at, decision[1], { ...decision[2], request, step: route[0]!.id }], [by])
}
const gateOf = (walk: Walk, act: Act, by: Name, data: Readonly<Record<string, unknown>> = {}) =>
  refusalOf(rules, walk.state, act, people[by], data)?.clause
const stages = (walk: Walk) => walk.changes.flatMap(c => (c.kind === 'stage' ? [c.to] : []))
const openDuties = (walk: Walk) => Object.values(walk.state.duties).map(d => d.rule)

describe('the loops close', () => {
  test('a request by WeChat: verified, consented to by the general manager, carried out, called back, filed', () => {
    const walk = begin(on.opened('2026-03-02 09:00', 'request', { channel: 'wechat', category: 'repair' }))
    expect(openDuties(walk)).toEqual(['verify-request', 'ask-consent'])
    step(walk, 'verify', 'desk', on.verified('2026-03-02 11:00'), ['workshop'])
    expect(gateOf(walk, 'assign', 'head')).toBe('18.1')
    decided(walk, 'desk', 'boss', '2026-03-02 14:00')
    step(walk, 'assign', 'head', on.assigned('2026-03-02 15:00'), ['desk'])
    step(walk, 'complete', 'engineer', on.completed('2026-03-05 10:00'))
    step(walk, 'send-result', 'desk', on.resultSent('2026-03-05 11:00'))
    step(walk, 'record-feedback', 'desk', on.answered('2026-03-06 10:00'), ['engineer'])
    step(walk, 'archive', 'desk', on.archived('2026-03-06 11:00'), ['engineer'])
    expect(stages(walk)).toEqual(['verified', 'arranged', 'done', 'called-back', 'archived'])
    expect(openDuties(walk)).toEqual([])
    expect(walk.state.closed).toBe(true)
  })

  test('a work order with workshop staff, a change of route, work beyond scope, a request on the spot and a receipt refused once', () => {
    const walk = begin(on.opened('2026-03-02 09:00', 'work-order', { category: 'repair' }))
    expect(gateOf(walk, 'assign', 'head')).toBe('18.3')
    record(walk, 'desk', on.made('2026-03-02 09:30', 'order', { staffFrom: 'workshop' }), ['engineer'])
    record(walk, 'head', on.made('2026-03-02 10:00', 'site-check', { needClear: true, siteReady: false }), ['desk'])
    expect(gateOf(walk, 'assign', 'head')).toBe('18.2')
    record(walk, 'head', on.made('2026-03-02 15:00', 'site-check', { needClear: true, siteReady: true }))
    step(walk, 'assign', 'head', on.assigned('2026-03-02 15:10'), ['workshop'])
    record(walk, 'workshop', on.made('2026-03-02 15:30', 'workshop-consent', { agreed: true }), ['head'])
    record(walk, 'desk', on.made('2026-03-02 16:00', 'norms-told', { understood: true }))
    record(walk, 'head', on.made('2026-03-02 16:10', 'staff-check', { skillsFit: true }), ['engineer'])
    const ready = { situation: true, documents: true, parts: true, tools: true }
    record(walk, 'engineer', on.made('2026-03-02 17:00', 'preparation', ready), ['desk'])
    const departure = on.made('2026-03-03 08:00', 'departure')
    expect(gateOf(walk, 'make-record', 'engineer', departure[2])).toBe('18.1')
    decided(walk, 'engineer', 'head', '2026-03-02 17:30')
    record(walk, 'engineer', departure)
    const change = on.made('2026-03-03 10:00', 'route-change')
    expect(gateOf(walk, 'make-record', 'engineer', change[2])).toBe('18.3')
    record(walk, 'head', on.made('2026-03-03 09:50', 'route-consent', { agreed: true }), ['engineer'])
    record(walk, 'engineer', change)
    expect(gateOf(walk, 'make-record', 'engineer', change[2])).toBe('18.3')
    record(walk, 'engineer', on.made('2026-03-03 14:00', 'arrival', { onTime: true, workClothes: true }))
    const extra = on.made('2026-03-03 16:00', 'extra-work')
    expect(gateOf(walk, 'make-record', 'engineer', extra[2])).toBe('19.1')
    const agreed = on.made('2026-03-03 15:50', 'scope-consent', { agreed: true, charged: true })
    expect(gateOf(walk, 'make-record', 'head', agreed[2])).toBe('19.1')
    record(walk, 'engineer', on.made('2026-03-03 15:40', 'scope-request'), ['head'])
    record(walk, 'head', agreed, ['engineer'])
    expect(gateOf(walk, 'make-record', 'engineer', extra[2])).toBe('19.1')
    step(walk, 'sign-paper', 'engineer', on.paperSigned('2026-03-03 15:55', 'change-order'))
    record(walk, 'engineer', extra)
    record(walk, 'engineer', on.made('2026-03-03 17:00', 'unplanned-request', { toldTheWay: true }))
    record(
      walk,
      'engineer',
      on.made('2026-03-04 09:00', 'failure', { failureCode: 'electrical', failures: 1, qualityProblem: true }),
    )
    step(walk, 'complete', 'engineer', on.completed('2026-03-04 10:00'))
    const leave = on.made('2026-03-04 12:00', 'leave-site', { onTime: true })
    expect(gateOf(walk, 'make-record', 'engineer', leave[2])).toBe('19.2')
    step(walk, 'accept', 'engineer', on.receipt('2026-03-04 10:30', false))
    expect(walk.state.stage).toBe('on-site')
    step(walk, 'complete', 'engineer', on.completed('2026-03-04 11:30'))
    step(walk, 'accept', 'engineer', on.receipt('2026-03-04 11:40'))
    record(walk, 'engineer', leave)
    const close = on.closed('2026-03-05 10:00')
    expect(gateOf(walk, 'close-matter', 'desk', close[2])).toBe('18.5')
    record(walk, 'desk', on.made('2026-03-05 09:00', 'new-request'))
    expect(gateOf(walk, 'close-matter', 'desk', close[2])).toBe('11')
    record(walk, 'desk', on.made('2026-03-05 09:30', 'quality-fed-back'))
    step(walk, 'close-matter', 'desk', close, ['engineer'])
    expect(walk.state.closed).toBe(true)
    expect(openDuties(walk)).toEqual([])
    expect(walk.changes.filter(c => c.kind === 'duty-closed' && (c.outcome === 'late' || c.outcome === 'missed'))).toEqual([])
  })

  test('an order that is dropped needs nothing, and leaves nothing open', () => {
    const walk = begin(on.opened('2026-03-02 09:00', 'work-order'))
    step(walk, 'close-matter', 'desk', ['2026-03-02 10:00', 'matter.closed', { outcome: 'dropped' }])
    expect([walk.state.closed, openDuties(walk)]).toEqual([true, []])
  })

  test('an exchange, quality feedback that fails once, and a contract collected', () => {
    const goods = begin(on.opened('2026-03-02 09:00', 'return'))
    record(goods, 'desk', on.made('2026-03-02 10:00', 'return-check', { remedy: 'exchange', inWarranty: true }))
    decided(goods, 'desk', 'head', '2026-03-02 11:00')
    record(goods, 'desk', on.made('2026-03-05 10:00', 'goods-back', { complete: true }))
    record(
      goods,
      'desk',
      on.made('2026-03-05 15:00', 'return-inspection', {
        condition: 'damaged',
        cause: 'material',
        disposition: 'exchange',
        photos: [{ photo: 'file' }],
      }),
    )
    record(goods, 'desk', on.made('2026-03-06 10:00', 'return-settled', { remedy: 'exchange' }))
    step(goods, 'send-result', 'desk', on.resultSent('2026-03-06 11:00'))
    step(goods, 'record-feedback', 'desk', on.answered('2026-03-06 12:00'))
    step(goods, 'archive', 'desk', on.archived('2026-03-06 14:00'))
    expect(openDuties(goods)).toEqual([])

    const issue = begin(on.opened('2026-03-02 09:00', 'quality-feedback'))
    record(issue, 'engineer', on.made('2026-03-02 10:00', 'quality-issue', { failureCode: 'mechanical' }))
    record(issue, 'quality', on.made('2026-03-03 10:00', 'joint-analysis', { factor: 'material' }))
    record(issue, 'quality', on.made('2026-03-04 10:00', 'improvement', { by: '2026-03-31' }))
    record(issue, 'head', on.made('2026-04-01 10:00', 'improvement-check', { effective: false }))
    expect([issue.state.stage, openDuties(issue)]).toEqual(['analysed', ['settle-matter', 'analyse-together']])
    record(issue, 'quality', on.made('2026-04-02 10:00', 'joint-analysis', { factor: 'design' }))
    record(issue, 'quality', on.made('2026-04-03 10:00', 'improvement', { by: '2026-04-30' }))
    record(issue, 'quality', on.made('2026-05-06 10:00', 'improvement-check', { effective: true }))
    step(issue, 'close-matter', 'head', on.closed('2026-05-06 11:00'), ['quality'])
    expect(openDuties(issue)).toEqual([])

    const contract = begin(on.opened('2026-03-02 09:00', 'contract'))
    expect(gateOf(contract, 'sign-contract', 'head', {})).toBe('16')
    decided(contract, 'desk', 'head', '2026-03-02 09:30', { amountFen: 500_000 })
    step(contract, 'sign-contract', 'head', signed, ['desk'])
    const delivery = { sort: 'delivery', performedOn: '2026-03-10', lines: [], finished: true } as const
    step(contract, 'perform-contract', 'desk', ['2026-03-10 10:00', 'contract.performed', delivery])
    const due = { parts: [{ part: 'instalment', fen: 500_000, dueOn: '2026-04-11' }], paid: false }
    const reminder = { next: 'reminder', nextRung: 1, nextAt: '2026-04-08T10:00:00.000Z' }
    const paper = { kind: 'special', number: '1', issuedOn: '2026-03-12', totalFen: 500_000, taxPercent: 13 }
    step(contract, 'issue-invoice', 'desk', [
      '2026-03-12 10:00',
      'invoice.issued',
      { ...paper, netFen: 442_478, taxFen: 57_522, ...due, ...reminder },
    ])
    expect(gateOf(contract, 'close-matter', 'desk', { outcome: 'done' })).toBe('16')
    expect(openDuties(contract)).toEqual(['settle-matter', 'dun-reminder'])
    const second = { next: 'second', nextRung: 2, nextAt: '2026-04-20T10:00:00.000Z' }
    step(
      contract,
      'dun',
      'desk',
      [
        '2026-04-08 10:00',
        'customer.dunned',
        { step: 'reminder', via: 'call', outcome: 'reached', overdueFen: 0, endsRung: 1, ...second },
      ],
      ['engineer'],
    )
    expect(openDuties(contract)).toEqual(['settle-matter', 'dun-second'])
    step(contract, 'receive-payment', 'desk', [
      '2026-04-20 10:00',
      'payment.received',
      { amountFen: 500_000, receivedOn: '2026-04-20', via: 'bank', shares: [], creditFen: 0, paid: true, rearmed: true },
    ])
    expect([contract.state.stage, openDuties(contract)]).toEqual(['paid', ['settle-matter']])
    step(contract, 'close-matter', 'desk', on.closed('2026-04-21 10:00'))
    expect([contract.state.closed, openDuties(contract)]).toEqual([true, []])
  })
})

describe('staff lent by another department (第十五条)', () => {
  const ready = { situation: true, documents: true, parts: true, tools: true }
  /** An order with somebody sent, all of it in order but for the norms. */
  function readyToLeave(assigned: ToldEvent): Walk {
    const walk = begin(on.opened('2026-03-02 09:00', 'work-order', { category: 'repair' }))
    record(walk, 'desk', on.made('2026-03-02 09:30', 'order', { staffFrom: 'customer-service' }))
    record(walk, 'head', on.made('2026-03-02 10:00', 'site-check', { needClear: true, siteReady: true }))
    step(walk, 'assign', 'head', assigned)
    record(walk, 'head', on.made('2026-03-02 16:10', 'staff-check', { skillsFit: true }))
    record(walk, 'engineer', on.made('2026-03-02 17:00', 'preparation', ready))
    decided(walk, 'engineer', 'head', '2026-03-02 17:30')
    return walk
  }
  const departure = on.made('2026-03-03 08:00', 'departure')
  const lent = on.assigned('2026-03-02 15:10', { isBorrowed: true })

  test('leave once the norms have been told; staff of the department itself need not be told', () => {
    const own = readyToLeave(on.assigned('2026-03-02 15:10'))
    expect([openDuties(own).includes('tell-norms'), gateOf(own, 'make-record', 'engineer', departure[2])]).toEqual([
      false,
      undefined,
    ])
    const walk = readyToLeave(lent)
    expect([openDuties(walk).includes('tell-norms'), gateOf(walk, 'make-record', 'engineer', departure[2])]).toEqual([true, '15'])
    record(walk, 'desk', on.made('2026-03-02 18:00', 'norms-told', { understood: true }), ['engineer'])
    record(walk, 'engineer', departure)
  })

  test('what was told to one is not told to the next; an own engineer in their place needs none of it', () => {
    const walk = readyToLeave(lent)
    record(walk, 'desk', on.made('2026-03-02 18:00', 'norms-told', { understood: true }))
    const handed = { duties: [], from: 'engineer', to: 'engineer', cause: 'sickness', handler: true } as const
    take(walk, 'head', ['2026-03-02 18:10', 'duty.handed-over', { ...handed, isBorrowed: true }])
    expect(gateOf(walk, 'make-record', 'engineer', departure[2])).toBe('15')
    take(walk, 'head', ['2026-03-02 18:20', 'duty.handed-over', handed])
    expect(gateOf(walk, 'make-record', 'engineer', departure[2])).toBe(undefined)
  })
})
