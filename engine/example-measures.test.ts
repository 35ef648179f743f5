import { describe, expect, test } from 'vitest'
import { runExample } from './example.ts'
import { someone, tryGate, tryPermit } from './example-acts.ts'
import type { Example, Pack, ToldEvent } from './pack.ts'
import { testPack, testRules } from './rules.fixture.ts'

const one = { clause: '1', title: { zh: '题', en: 'Title' } }
const cases = {
  ratio: { of: { count: 'cases', with: [{ on: 'case.verified' }] }, among: { count: 'cases', kinds: ['anomaly'] } },
}
const base = testPack()
const pack = testPack({
  categories: [{ id: 'quality', clause: '1', title: { zh: '质量' }, subtypes: [] }],
  roles: [...base.roles, { id: 'leader', clause: '1', title: { zh: '组长' } }],
  evidence: [...base.evidence, { id: 'planned', clause: '1', title: { zh: '方案' }, on: [{ on: 'plan.submitted' }] }],
  gates: [
    ...base.gates,
    { id: 'assigned', clause: '1', title: { zh: '指派' }, act: 'assign', needs: [{ evidence: 'verified' }] },
    { id: 'accepted', clause: '1', title: { zh: '验收' }, act: 'accept', needs: [{ evidence: 'verified' }] },
    {
      id: 'merged',
      clause: '1',
      title: { zh: '并案' },
      act: 'merge',
      categories: ['quality'],
      needs: [{ evidence: 'verified' }],
    },
    {
      id: 'big-plan',
      clause: '2',
      title: { zh: '大额' },
      act: 'submit-compensation',
      when: { amountFen: { gte: 100 } },
      needs: [{ evidence: 'verified' }],
    },
    { id: 'special', clause: '1', title: { zh: '专项' }, act: 'archive', levels: ['major'], needs: [{ evidence: 'planned' }] },
  ],
  permits: [
    { act: 'accept', clause: '1', by: [{ caseRole: 'handler' }] },
    { act: 'reply', clause: '1', categories: ['quality'], by: [{ role: 'leader' }] },
    { act: 'assign', clause: '1', by: [{ role: 'department-head' }] },
    { act: 'assign', clause: '1', kinds: ['complaint'], by: [{ role: 'leader' }] },
    {
      act: 'classify',
      clause: '1',
      levels: ['major'],
      by: [{ role: 'leader' }, { caseRole: 'handler' }],
      when: { overridden: { in: [true] } },
    },
  ],
  records: [
    {
      ...{ id: 'call', ...one, kinds: ['anomaly'] },
      fields: [
        { id: 'passed', kind: 'yes-no', title: one.title, required: true },
        { id: 'note', kind: 'line', title: one.title, required: true },
      ],
    },
    {
      ...{ id: 'visit', ...one, kinds: ['anomaly'] },
      fields: [{ id: 'at', kind: 'moment', title: one.title, required: true, ahead: { hours: 2 } }],
    },
  ] as never,
  indicators: [
    { id: 'checked', ...one, measure: cases, unit: 'percent', better: 'higher', every: 'month', by: ['organisation'] },
    {
      ...{ id: 'in-time', ...one, unit: 'percent', better: 'higher', every: 'month', by: ['organisation'] },
      measure: {
        ratio: {
          of: { count: 'duties', meanings: ['solve'], outcomes: ['met'] },
          among: { count: 'duties', meanings: ['solve'] },
        },
      },
    },
  ] as never,
  samples: [
    { id: 'tenth', ...one, every: 'month', population: 'cases', draw: { share: 0.1, atLeast: 3 }, by: { role: 'leader' } },
  ] as never,
  grades: [
    { id: 'light', clause: '1', title: one.title, rank: 1 },
    { id: 'grave', clause: '1', title: one.title, rank: 2 },
  ],
  violations: [
    { id: 'slow', ...one, grade: 'light', of: ['person'], found: { duties: ['solve', 'report'], outcomes: ['late'] } },
    { id: 'fraud', ...one, grade: 'grave', of: ['person'], found: 'person' },
  ],
  sanctions: [
    { id: 'talk', ...one, of: 'person', grade: 'light', measures: [{ kind: 'talk', title: one.title }] },
    {
      id: 'notice',
      ...one,
      of: 'person',
      grade: 'light',
      repeated: { times: 2 },
      measures: [{ kind: 'notice', title: one.title }],
    },
    {
      id: 'fine',
      ...one,
      of: 'person',
      grade: 'light',
      repeated: { times: 2 },
      measures: [{ kind: 'fine', title: one.title, from: 1 }],
    },
  ],
  readings: { map: { clause: '1', says: one.title, by: '法务', on: '2025-01-01' } },
  levelMaps: [{ from: 'other', clause: '1', reading: 'map', levels: { grave: 'major' } }],
  limits: [{ id: 'head', clause: '1', role: 'department-head', subjects: ['compensation'], belowFen: 500_000 }],
  hops: [
    { id: 'up', clause: '1', about: 'report', kinds: ['anomaly'], from: [{ role: 'leader' }], to: [{ role: 'department-head' }] },
  ],
  routes: [
    {
      id: 'base',
      clause: '1',
      subject: 'plan',
      steps: [{ id: 'head', clause: '1', mode: 'any', by: [{ role: 'department-head' }], within: { workdays: 1 } }],
    },
    {
      id: 'more',
      clause: '1',
      subject: 'plan',
      overlay: 'after',
      steps: [{ id: 'leader', clause: '1', mode: 'all', by: [{ role: 'leader' }] }],
    },
    {
      id: 'first',
      clause: '1',
      subject: 'plan',
      overlay: 'before',
      levels: ['major'],
      steps: [{ id: 'leader', clause: '1', mode: 'all', by: [{ role: 'leader' }] }],
    },
  ],
} as Partial<Pack>)
const rules = testRules(pack)
const edition = rules.editions[0]!
const run = (example: object, of = rules) => runExample(of, of.editions[0]!, { name: '', ...example } as Example)
const bare = testRules(testPack())
const opened = (day: string, number: string): ToldEvent => [
  `${day} 09:00`,
  'case.opened',
  { kind: 'anomaly', number, channel: 'phone', facts: {}, level: 'general', rows: [], missing: [], history: false },
]

describe('an example of a record', () => {
  const call = { type: 'record', rule: 'call', kind: 'anomaly' }
  test('is taken where nothing is wrong, else refused for the first field that is', () => {
    expect(run({ ...call, values: { passed: true }, texts: { note: '已接通' } })).toEqual({ said: 'taken', came: 'taken' })
    expect(run({ ...call, values: { passed: true }, refused: 'note' })).toEqual({ said: 'note', came: 'note' })
    expect(run({ ...call, values: {}, texts: { note: '已接通' } })).toEqual({ said: 'taken', came: 'passed' })
    expect(run({ ...call, rule: 'gone', values: {} })).toEqual({ said: 'taken', came: undefined })
    expect(run({ ...call, kind: 'complaint', values: {} })).toEqual({ said: 'taken', came: undefined })
  })

  test('is made at its own time, from which moments that must lie ahead are counted', () => {
    const visit = { type: 'record', rule: 'visit', kind: 'anomaly', at: '2026-03-02 09:00' }
    const came = (at: string, more: object = {}) => run({ ...visit, ...more, values: { at } }).came
    expect([came('2026-03-02T03:00:00.000Z'), came('2026-03-02T02:59:00.000Z')]).toEqual(['taken', 'at'])
    expect(came('2026-03-02T02:59:00.000Z', { at: undefined })).toBe('taken')
  })
})

describe('an example of an indicator', () => {
  const told = [
    [opened('2026-03-02', 'T-1'), ['2026-03-02 10:00', 'case.verified', {}]],
    [opened('2026-03-03', 'T-2')],
    [opened('2026-03-04', 'T-3')],
  ]
  const indicator = { type: 'indicator', rule: 'checked', cases: told, now: '2026-03-31 18:00' }

  test('comes to a figure with two decimals at most', () => {
    expect(run({ ...indicator, figure: 33.33 })).toEqual({ said: 33.33, came: 33.33 })
  })

  test('has none where there is nothing to count, and none at all without the rule', () => {
    expect(run({ ...indicator, cases: [], figure: null })).toEqual({ said: null, came: null })
    expect(run({ ...indicator, rule: 'gone', figure: 1 })).toEqual({ said: 1, came: undefined })
    expect(run({ ...indicator, figure: 1 }, bare)).toEqual({ said: 1, came: undefined })
  })

  test('counts what time alone has brought about until the moment it is asked', () => {
    const done = (local: string): ToldEvent[] => [opened('2026-03-02', 'T-1'), [local, 'handling.completed', {}]]
    const inTime = { ...indicator, rule: 'in-time', figure: 50 }
    expect(run({ ...inTime, cases: [done('2026-03-03 10:00'), done('2026-03-20 10:00')] })).toEqual({ said: 50, came: 50 })
  })
})

describe('an example of a sample, sanction, violation, level or limit', () => {
  test('draws as many as the rule asks for', () => {
    expect(run({ type: 'sample', rule: 'tenth', population: 40, drawn: 4 })).toEqual({ said: 4, came: 4 })
    expect(run({ type: 'sample', rule: 'tenth', population: 2, drawn: 3 })).toEqual({ said: 3, came: 2 })
    expect(run({ type: 'sample', rule: 'gone', population: 40, drawn: 4 })).toEqual({ said: 4, came: undefined })
    expect(run({ type: 'sample', rule: 'tenth', population: 40, drawn: 4 }, bare)).toEqual({ said: 4, came: undefined })
  })

  test('names the sanctions that answer, in whatever order', () => {
    const sanction = { type: 'sanction', of: 'person', grade: 'light' }
    expect(run({ ...sanction, times: 1, rules: ['talk'] })).toEqual({ said: ['talk'], came: ['talk'] })
    expect(run({ ...sanction, times: 2, rules: ['notice', 'fine'] })).toEqual({
      said: ['fine', 'notice'],
      came: ['fine', 'notice'],
    })
    expect(run({ ...sanction, of: 'department', times: 1, rules: [] })).toEqual({ said: [], came: [] })
  })

  test('finds a violation from a duty that ended so, or leaves it to a person', () => {
    const slow = { type: 'violation', rule: 'slow', grade: 'light', found: true }
    const came = (more: object, of = rules) => run({ ...slow, ...more }, of).came
    expect(run({ ...slow, duty: 'solve', outcome: 'late' })).toEqual({
      said: { found: true, grade: 'light' },
      came: { found: true, grade: 'light' },
    })
    expect(came({ duty: 'solve', outcome: 'missed' })).toEqual({ found: false, grade: 'light' })
    expect(came({ duty: 'solve' })).toEqual({ found: false, grade: 'light' })
    expect(came({ duty: 'answer', outcome: 'late' })).toEqual({ found: false, grade: 'light' })
    expect(came({ outcome: 'late' })).toEqual({ found: false, grade: 'light' })
    expect(came({ rule: 'fraud' })).toEqual({ found: true, grade: 'grave' })
    expect(came({ rule: 'fraud', duty: 'solve', outcome: 'late' })).toEqual({ found: false, grade: 'grave' })
    expect([came({ rule: 'gone' }), came({}, bare)]).toEqual([undefined, undefined])
  })

  test('reads the level of another regulation in its own words', () => {
    const level = { type: 'level-map', from: 'other', level: 'grave', to: 'major' }
    expect(run(level)).toEqual({ said: 'major', came: 'major' })
    expect(run({ ...level, level: 'light' })).toEqual({ said: 'major', came: undefined })
    expect(run({ ...level, from: 'gone' })).toEqual({ said: 'major', came: undefined })
    expect(run(level, bare)).toEqual({ said: 'major', came: undefined })
  })

  test('allows an amount below the limit of a post, and every amount to a post without one', () => {
    const limit = {
      type: 'limit',
      rule: 'head',
      kind: 'complaint',
      subject: 'compensation',
      role: 'department-head',
      amountFen: 499_999,
      allowed: true,
    }
    expect(run(limit)).toEqual({ said: { rule: 'head', allowed: true }, came: { rule: 'head', allowed: true } })
    expect(run({ ...limit, amountFen: 500_000 }).came).toEqual({ rule: 'head', allowed: false })
    expect(run({ ...limit, role: 'leader', amountFen: 500_000 }).came).toEqual({ rule: undefined, allowed: true })
  })
})

describe('an example of a gate or permit', () => {
  const gate = {
    type: 'gate',
    name: '',
    rule: 'big-plan',
    kind: 'anomaly',
    level: 'general',
    act: 'submit-compensation',
    after: [] as string[],
    refused: true,
  } as const
  const refused = { code: 'gate.missing', clause: '2' }
  const special = { ...gate, rule: 'special', act: 'archive', level: 'major' } as const

  test('is tried with what the gate looks at, by somebody with every post', () => {
    expect(tryGate(rules, edition, gate as never)).toEqual({ said: refused, came: refused })
    expect(tryGate(rules, edition, { ...gate, after: ['verified'], refused: false } as never)).toEqual({
      said: undefined,
      came: undefined,
    })
    expect(tryGate(rules, edition, special as never)).toEqual({
      said: { ...refused, clause: '1' },
      came: { ...refused, clause: '1' },
    })
    expect(tryGate(rules, edition, { ...special, level: 'general', refused: false } as never).came).toBeUndefined()
    expect(tryGate(rules, edition, { ...gate, rule: 'gone', act: 'note' } as never)).toEqual({
      said: { code: 'gate.missing', clause: undefined },
      came: undefined,
    })
  })

  test('is tried by whoever may do the act, and in a case of the category that it says', () => {
    const came = (more: object) => tryGate(rules, edition, { ...gate, ...more } as never).came
    const missing = { ...refused, clause: '1' }
    expect([came({ rule: 'assigned', act: 'assign' }), came({ rule: 'accepted', act: 'accept' })]).toEqual([missing, missing])
    const merged = { rule: 'merged', act: 'merge' }
    expect([came({ ...merged, category: 'quality' }), came({ ...merged, category: 'delivery' }), came(merged)]).toEqual([
      missing,
      undefined,
      undefined,
    ])
  })

  const permit = {
    type: 'permit',
    name: '',
    rule: 'permit:assign',
    kind: 'anomaly',
    level: 'general',
    act: 'assign',
    by: 'role:department-head',
    allowed: true,
  }
  const came = (more: object) => tryPermit(edition, { ...permit, ...more } as never).came

  test('is tried by somebody with one post or part; the permit itself must be what lets them', () => {
    expect(tryPermit(edition, permit as never)).toEqual({ said: true, came: true })
    expect(came({ by: 'role:leader' })).toBe(false)
    expect(came({ by: 'role:leader', kind: 'complaint' })).toBe('allowed by another permit')
    expect(came({ rule: 'permit:assign:gone' })).toBe('the permit does not apply')
    expect(came({ act: 'gone' })).toBe('the permit does not apply')
    const reply = { rule: 'permit:reply:quality', act: 'reply', by: 'role:leader' }
    expect([came({ ...reply, category: 'quality' }), came({ ...reply, category: 'delivery' }), came(reply)]).toEqual([
      true,
      'the permit does not apply',
      'the permit does not apply',
    ])
  })

  test('applies at its level and to what it looks at alone', () => {
    const classify = {
      rule: 'permit:classify:major:overridden=true',
      act: 'classify',
      level: 'major',
      by: 'case:handler',
      data: { overridden: true },
    }
    expect(came(classify)).toBe(true)
    expect(came({ ...classify, by: 'role:leader' })).toBe(true)
    expect(came({ ...classify, by: 'case:reporter' })).toBe(false)
    expect(came({ ...classify, level: 'general' })).toBe('the permit does not apply')
    expect(came({ ...classify, level: undefined })).toBe('the permit does not apply')
    expect(came({ ...classify, data: { overridden: false } })).toBe('the permit does not apply')
    expect(came({ ...classify, data: undefined })).toBe('the permit does not apply')
  })

  test('is tried by nobody else than whom it names', () => {
    expect(someone('role:leader')).toEqual({ actor: { person: 'somebody', roles: [{ role: 'leader' }] }, people: {} })
    expect(someone('case:handler')).toEqual({ actor: { person: 'somebody', roles: [] }, people: { handler: ['somebody'] } })
    expect(someone('anyone')).toEqual({ actor: { person: 'somebody', roles: [] }, people: {} })
  })
})

describe('an example of a route or hop', () => {
  const route = { type: 'route', kind: 'anomaly', level: 'general', subject: 'plan', data: {} }
  test('is the base, with its time where the example says one, or the overlay it names, and all that is around', () => {
    const steps = [{ by: ['role:department-head'], passes: 'any' }]
    expect(run({ ...route, rule: 'base', steps })).toEqual({ said: { rule: 'base', steps }, came: { rule: 'base', steps } })
    const timed = [{ ...steps[0], within: { workdays: 1 } }]
    expect(run({ ...route, rule: 'base', steps: timed }).came).toEqual({ rule: 'base', steps: timed })
    const added = [{ by: ['role:leader'], passes: 'all' }]
    expect(run({ ...route, rule: 'more', steps: added }).came).toEqual({ rule: 'more', steps: added })
    expect(run({ ...route, rule: 'base', level: 'major', steps, around: ['first', 'more'] })).toEqual({
      said: { rule: 'base', steps, around: ['first', 'more'] },
      came: { rule: 'base', steps, around: ['first', 'more'] },
    })
    expect(run({ ...route, subject: 'form', rule: 'base', steps, around: [] }).came).toEqual({
      rule: undefined,
      steps: undefined,
      around: [],
    })
  })

  test('goes up from whom the hop names, and from nobody else', () => {
    const hop = { type: 'hop', rule: 'up', kind: 'anomaly', level: 'general', about: 'report', to: ['role:department-head'] }
    expect(run({ ...hop, from: 'role:leader' }).came).toEqual({ rule: 'up', to: ['role:department-head'] })
    expect(run({ ...hop, from: 'case:handler' }).came).toEqual({ rule: undefined, to: undefined })
  })
})

describe('an example of a duty', () => {
  const duty = { type: 'duty', rule: 'daily', state: 'running' }
  const assigned: ToldEvent = ['2026-03-02 10:00', 'handler.assigned', { person: 'a' }]
  const major: ToldEvent = ['2026-03-02 09:00', 'case.opened', { ...(opened('2026-03-02', 'T-1')[2] as object), level: 'major' }]

  test('shows each clock of it by its due time, the last one where the example says none', () => {
    const told = { ...duty, events: [major, assigned], now: '2026-03-04 12:00' }
    const first = { state: 'missed', due: '2026-03-03T10:00:00.000Z', provisional: false }
    expect(run({ ...told, due: '2026-03-03 18:00', state: 'missed' })).toEqual({ said: first, came: first })
    expect(run(told)).toEqual({
      said: { state: 'running', provisional: false },
      came: { state: 'running', due: '2026-03-04T10:00:00.000Z', provisional: false },
    })
    // No clock is due then: the last one is told.
    expect(run({ ...told, due: '2026-03-09 18:00' }).came).toEqual({
      state: 'running',
      due: '2026-03-04T10:00:00.000Z',
      provisional: false,
    })
  })

  test('shows one that ended as it ended, and none of another rule', () => {
    const answer = {
      ...duty,
      rule: 'answer',
      events: [opened('2026-03-02', 'T-1'), assigned, ['2026-03-02 11:00', 'customer.replied', {}]],
      now: '2026-03-02 12:00',
    }
    expect(run({ ...answer, state: 'met' }).came).toMatchObject({ state: 'met' })
    expect(run({ ...answer, rule: 'report-major', state: 'none' })).toEqual({ said: [], came: [] })
    expect(run({ ...answer, rule: 'daily', state: 'running' })).toEqual({
      said: { state: 'running', provisional: false },
      came: undefined,
    })
  })
})
