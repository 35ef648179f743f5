import { expect, test } from 'vitest'
import { equip } from '../../policies/equip/2026-01-01/pack.ts'
import type { CaseView } from '../../server/cases/schema.ts'
import { type Ahead, lookAhead, type Waiting } from './ahead.ts'

const inKind = (one: { kinds?: readonly string[] | undefined }) => one.kinds === undefined || one.kinds.includes('work-order')
const sheet = {
  work: null,
  given: ['order-written', 'site-ready', 'assigned', 'matter-approved', 'skills-fit', 'prepared'],
  evidence: equip.evidence,
  gates: equip.gates.filter(inKind),
  duties: equip.duties.filter(duty => inKind(duty) && 'caseRole' in duty.owner),
  photos: [],
}
const lifecycle = equip.lifecycles.find(one => one.kind === 'work-order')!
const me = { id: 'zhao', name: '赵磊' }
const missing = { refused: 'gate.missing', because: { zh: '还缺' }, clause: '18.3' }
const record = (id: string, can: unknown = missing) => ({ id, can, made: 0, fields: [] })
const duty = (rule: string) => {
  const { acts, clause, title } = equip.duties.find(one => one.id === rule)!
  return { id: rule, rule, clause, title, acts, owner: me, state: 'running', closedAt: null, regulation: {}, dueAt: null }
}
const onTheWay = {
  kind: 'work-order',
  category: 'repair',
  level: null,
  stage: 'approved',
  stages: lifecycle.stages.map(({ id }) => ({ id })),
  can: { complete: missing, accept: missing, assign: { refused: 'act.not-yours', because: { zh: '不由您办' } } },
  records: [
    record('departure', true),
    record('arrival'),
    record('route-change'),
    record('leave-site'),
    record('extra-work'),
    record('scope-consent', { refused: 'act.not-yours', because: { zh: '不由您办' } }),
  ],
  duties: [duty('depart')],
} as unknown as CaseView
const made = (id: string, values: object = {}): Waiting => ({
  act: 'make-record',
  data: { record: id, values },
  at: '2026-03-03T01:00:00.000Z',
})
const after = (...waiting: Waiting[]): Ahead => lookAhead(onTheWay, sheet, waiting, me, lifecycle)
const can = (ahead: Ahead, id: string) => ahead.records.find(one => one.id === id)?.can
const owed = (ahead: Ahead) => ahead.duties.filter(one => one.closedAt === null).map(one => one.rule)

test('without anything waiting it is what the server said', () => {
  expect(after()).toEqual({
    can: onTheWay.can,
    records: onTheWay.records,
    duties: onTheWay.duties,
    stage: 'approved',
  })
})

test('what was done in the phone opens the next gate there, ends its duty, begins the next one and moves the stage', () => {
  const left = after(made('departure'))
  expect([can(left, 'arrival'), left.stage, owed(left)]).toEqual([true, 'on-the-way', ['arrive']])
  expect(left.can.complete).toMatchObject({ refused: 'gate.missing', missing: [{ title: { zh: '已到达' } }] })
  const there = after(made('departure'), made('arrival', { onTime: true }))
  expect([there.stage, owed(there)]).toEqual(['on-site', ['finish-work']])
  // A repair still lacks its failure record, by the same gates as at the server.
  expect(there.can.complete).toMatchObject({ missing: [{ title: { zh: '故障登记' } }] })
  const classified = after(made('departure'), made('arrival'), made('failure', { qualityProblem: false }))
  expect(classified.can.complete).toBe(true)
})

test('what takes evidence away closes the gate again', () => {
  const given = { ...sheet, given: [...sheet.given, 'scope-agreed', 'route-agreed'] }
  const ahead = lookAhead(onTheWay, given, [made('extra-work')], me, lifecycle)
  expect(can(ahead, 'extra-work')).toMatchObject({ refused: 'gate.missing' })
  expect(can(ahead, 'route-change')).toBe(true)
})

test('whoever may not, still may not, and the receipt leads off the site', () => {
  const all: Waiting[] = [
    ...[made('departure'), made('arrival'), made('failure')],
    { act: 'complete', data: {}, at: '2026-03-03T05:00:00.000Z' },
    { act: 'accept', data: { passed: true, via: 'screen' }, at: '2026-03-03T05:10:00.000Z' },
  ]
  const ahead = after(...all)
  expect(can(ahead, 'scope-consent')).toMatchObject({ refused: 'act.not-yours' })
  expect(ahead.can.assign).toMatchObject({ refused: 'act.not-yours' })
  expect(can(ahead, 'leave-site')).toBe(true)
  expect(ahead.stage).toBe('receipted')
  expect(owed(ahead)).toContain('leave-site')
})
