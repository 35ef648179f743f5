import { expect, test } from 'vitest'
import { runExample } from './example.ts'
import { eventsTold } from './example-events.ts'
import type { Example, ToldEvent } from './pack.ts'
import { at, testCalendar, testPack, testRules } from './rules.fixture.ts'

const one = { clause: '1', title: { zh: '纸', en: 'Paper' } }
const pack = testPack({
  hops: [{ id: 'up', clause: '1', about: 'report', from: [{ caseRole: 'reporter' }], to: [{ role: 'department-head' }] }],
  routes: [
    {
      id: 'plan',
      clause: '1',
      subject: 'plan',
      steps: [{ id: 'head', clause: '1', mode: 'quorum', quorum: { of: 3, need: 2 }, by: [{ role: 'department-head' }] }],
    },
  ],
  tables: [
    {
      id: 'grading',
      title: one.title,
      hit: 'collect',
      axes: { angry: { kind: 'enum', values: [true, false] } },
      rows: [{ id: 'angry', clause: '1', when: { angry: [true] }, then: { level: 'major' } }],
    },
  ],
  forms: [{ id: 'record', ...one, fields: [{ id: 'text', title: one.title, multiline: false, required: true }] }],
  archive: [{ id: 'check', ...one, evidence: 'verified' }],
  retention: [{ id: 'keep', ...one, keep: { years: 3 }, keeper: { role: 'department-head' } }],
  periodic: [
    {
      id: 'weekly',
      ...one,
      every: 'week',
      each: 'organisation',
      due: { workdays: 1 },
      owner: { role: 'department-head' },
      to: [{ role: 'leader' }],
    },
  ],
})
const rules = testRules(pack)
const holds = (example: Example): boolean => {
  const { said, came } = runExample(rules, rules.editions[0]!, example)
  return JSON.stringify(said) === JSON.stringify(came)
}

const opened: ToldEvent = [
  '2026-03-02 09:00',
  'case.opened',
  { kind: 'anomaly', number: 'T-1', channel: 'phone', facts: {}, level: 'general', rows: [], missing: [], history: false },
]
const verified: ToldEvent = ['2026-03-02 09:30', 'case.verified', {}]
const general = { name: '', kind: 'anomaly', level: 'general' } as const
const weekly = {
  type: 'periodic',
  rule: 'weekly',
  name: '',
  on: '2026-02-11',
  covers: ['2026-02-09', '2026-02-15'],
  owner: 'role:department-head',
  to: ['role:leader'],
  due: '2026-02-24 18:00',
} as const

/** An example that holds, and what makes it false. */
const pairs: readonly (readonly [right: Example, wrong: Partial<Example>])[] = [
  [
    {
      type: 'duty',
      rule: 'report',
      name: '',
      events: [opened],
      now: '2026-03-02 09:30',
      due: '2026-03-02 10:00',
      state: 'running',
    },
    { now: '2026-03-02 10:01' },
  ],
  [
    { type: 'duty', rule: 'report-major', name: '', events: [opened], now: '2026-03-02 09:30', state: 'none' },
    { rule: 'report' },
  ],
  [{ type: 'table', rule: 'grading/angry', name: '', given: { angry: true }, rows: ['angry'] }, { given: { angry: false } }],
  [{ type: 'gate', rule: 'complete-gate', ...general, act: 'complete', after: [], refused: true }, { after: ['verified'] }],
  [
    { type: 'gate', rule: 'complete-gate', ...general, act: 'complete', after: ['verified'], refused: false },
    { after: ['verified', 'node-reached'] },
  ],
  [
    { type: 'permit', rule: 'permit:assign', ...general, act: 'assign', by: 'role:department-head', allowed: true },
    { by: 'case:handler' },
  ],
  [
    { type: 'permit', rule: 'permit:assign', ...general, act: 'assign', by: 'case:handler', allowed: false },
    { rule: 'permit:assign:request' },
  ],
  [
    {
      type: 'route',
      rule: 'plan',
      ...general,
      subject: 'plan',
      data: {},
      steps: [{ by: ['role:department-head'], passes: '2/3' }],
    },
    { subject: 'form' },
  ],
  [
    { type: 'hop', rule: 'up', ...general, about: 'report', from: 'case:reporter', to: ['role:department-head'] },
    { from: 'role:leader' },
  ],
  [{ type: 'form', rule: 'record', ...general, prints: '纸' }, { prints: '表' }],
  [{ type: 'archive', rule: 'check', name: '', events: [opened, verified], there: true }, { events: [opened] }],
  [
    { type: 'retention', rule: 'keep', ...general, archivedOn: '2026-03-03', keptUntil: '2029-03-05' },
    { keptUntil: '2029-03-03' },
  ],
  [weekly, { due: '2026-02-16 18:00' }],
  [weekly, { covers: ['2026-02-08', '2026-02-14'] }],
]

test.each(pairs.map(([right, wrong]) => [`${right.type} ${right.rule}`, right, wrong] as const))(
  '%s holds, and not when it says otherwise',
  (_, right, wrong) => {
    expect(holds(right)).toBe(true)
    expect(holds({ ...right, ...wrong } as Example)).toBe(false)
  },
)

test('a rule that is not there holds no example', () => {
  for (const [right] of pairs.filter(([e]) => !('state' in e && e.state === 'none') && !('refused' in e && !e.refused)))
    expect([right.type, holds({ ...right, rule: 'gone/gone' })]).toEqual([right.type, false])
})

test('the times of an example are those of the calendar, and it begins with an event', () => {
  expect(eventsTold(testCalendar, [opened])[0]).toMatchObject({
    at: at('2026-03-02 09:00'),
    recordedAt: '2026-03-02T01:00:00.000Z',
    seq: 1,
  })
  expect(() => holds({ type: 'archive', rule: 'check', name: '', events: [], there: false })).toThrow('without events')
})
