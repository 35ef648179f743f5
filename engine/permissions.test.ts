import { describe, expect, test } from 'vitest'
import { fold } from './advance.ts'
import type { Pack } from './pack.ts'
import { type Actor, gatesAsked, isParty, permitName, permitRefusal, refusalOf, ruledAct, shutGate } from './permissions.ts'
import { events, testPack, testRules } from './rules.fixture.ts'
import { compileEdition, type Edition, type Rules } from './rules.ts'
import { auditedBy, sealedFor, sealingPosts, sealsOn, tellingRecords } from './sealing.ts'
import type { CaseState } from './state.ts'

type Lines = Parameters<typeof events>
const somebody = (role: string, department?: string): Actor => ({ person: 'ada', roles: [{ role, department }] })
const head = somebody('department-head')
const opened = ['2026-03-02 10:00', 'case.opened'] as const
const stateAfter = (rules: Rules, ...lines: Lines): CaseState => fold(rules, events(opened, ...lines))!.state
const rulesWith = (changes: object) => testRules({ ...testPack(), ...changes } as Pack)
/** The test regulation with a second one beside it. */
const both = (changes: object, own: object = {}): Rules => {
  const second = {
    ...testPack(),
    id: 'second',
    title: { zh: '第二', en: 'Second' },
    primaryFor: [],
    lifecycles: [],
    evidence: [],
    gates: [],
    permits: [],
    duties: [],
    ...changes,
  }
  const rules = rulesWith(own)
  return { ...rules, editions: [...rules.editions, compileEdition(second as Pack)] }
}
const code = (rules: Rules, state: CaseState, act: string, actor = head, data: object | undefined = {}) =>
  refusalOf(rules, state, act as never, actor, data as never)?.code

describe('a party', () => {
  const state = { people: { handler: ['ada', 'bob'] }, department: 'service' }
  const is = (actor: Actor, party: object, of: object = state) => isParty(actor, party as never, of as never)
  test('is anyone, whoever is that to the case, or whoever holds the post', () => {
    expect(is(somebody('x'), { anyone: true })).toBe(true)
    expect([is(somebody('x'), { caseRole: 'handler' }), is(somebody('x'), { caseRole: 'owner' })]).toEqual([true, false])
    expect(is({ ...somebody('x'), person: 'eve' }, { caseRole: 'handler' })).toBe(false)
    expect([is(somebody('leader'), { role: 'leader' }), is(somebody('x'), { role: 'leader' })]).toEqual([true, false])
  })
  test('of a department is whoever holds the post there, where both departments are known', () => {
    const role = { role: 'department-head' }
    expect([is(somebody('department-head', 'service'), role), is(somebody('department-head', 'sales'), role)]).toEqual([
      true,
      false,
    ])
    expect(is(somebody('department-head'), role)).toBe(true)
    expect(is(somebody('department-head', 'sales'), role, { people: {} })).toBe(true)
    expect(is(somebody('group-leader', 'sales'), { role: 'group-leader' })).toBe(true)
  })
})

describe('a permit', () => {
  test('leaves out whoever is none of its parties, and says which it is and whom it names', () => {
    const permits = [
      { act: 'assign', clause: '1', reading: 'r', by: [{ role: 'leader' }] },
      { act: 'assign', clause: '2', by: [{ caseRole: 'handler' }] },
    ]
    const rules = rulesWith({ permits })
    const state = stateAfter(rules)
    expect(refusalOf(rules, state, 'assign', head, {})).toStrictEqual({
      ...{ code: 'act.not-yours', because: { zh: '这一步不由您的岗位办理', en: 'Your post does not do this step' } },
      ...{ clause: '1', reading: 'r', parties: [{ role: 'leader' }, { caseRole: 'handler' }] },
    })
    expect(code(rules, state, 'assign', somebody('leader'))).toBeUndefined()
    expect(code(rules, stateAfter(rules, ['2026-03-02 10:10', 'handler.assigned', { person: 'ada' }]), 'assign')).toBeUndefined()
    const setting = rulesWith({ permits: [{ act: 'assign', by: [{ role: 'leader' }] }] })
    const refusal = refusalOf(setting, stateAfter(setting), 'assign', head, {})
    expect([refusal?.code, 'clause' in refusal!, 'reading' in refusal!]).toEqual(['act.not-yours', false, false])
    expect(code(rules, state, 'note', somebody('x'))).toBeUndefined()
  })
  test('counts for the cases and for what is sent of which it speaks', () => {
    const limited = (more: object) => {
      const rules = rulesWith({ permits: [{ act: 'assign', clause: '1', by: [{ role: 'leader' }], ...more }] })
      return [
        code(rules, stateAfter(rules), 'assign', head, { amount: 5 }),
        refusalOf(rules, stateAfter(rules), 'assign', head)?.code,
      ]
    }
    expect(limited({ levels: ['major'] })).toEqual([undefined, undefined])
    expect(limited({ when: { amount: { gte: 6 } } })[0]).toBeUndefined()
    expect(limited({ when: { amount: { gte: 5 } } })).toEqual(['act.not-yours', 'act.not-yours'])
  })
  test('of a regulation that adds to the case counts beside the leading one, where it speaks of it', () => {
    const by = [{ role: 'leader' }]
    const rules = (more: object) =>
      both({ permits: [{ act: 'assign', clause: '2', by, kinds: ['anomaly'], ...more }] }, { permits: [] })
    const refusal = (more: object, data: object | undefined = {}) =>
      refusalOf(rules(more), stateAfter(rules(more)), 'assign', head, data as never)
    expect(refusal({})).toMatchObject({
      code: 'act.not-yours',
      regulation: { id: 'second', edition: '2025-01-01', title: { en: 'Second' } },
    })
    expect(refusal({ clause: undefined })).toBeUndefined()
    expect(refusal({ kinds: ['complaint'] })).toBeUndefined()
    const when = { amount: { gte: 5 } }
    expect([refusal({ when }, { amount: 5 })?.code, refusal({ when }, { amount: 4 })]).toEqual(['act.not-yours', undefined])
    const onButton = rules({ when })
    expect(refusalOf(onButton, stateAfter(onButton), 'assign', head)).toBeUndefined()
    expect(refusalOf(rules({}), stateAfter(rules({})), 'assign', head)?.code).toBe('act.not-yours')
  })
  test('of two regulations that share no post: that of the leading one counts, or of the one that prevails', () => {
    const permit = (role: string) => ({
      act: 'assign',
      clause: '1',
      kinds: ['anomaly'],
      by: role === 'anyone' ? [{ anyone: true }] : [{ role }],
    })
    const who = (own: string, other: string, related: object[] = []) => {
      const rules = both({ permits: [permit(other)], related }, { permits: [permit(own)] })
      return [own, other]
        .filter(role => role !== 'anyone')
        .map(role => code(rules, stateAfter(rules), 'assign', somebody(role)) === undefined)
    }
    expect(who('leader', 'engineer')).toEqual([true, false])
    expect(who('leader', 'engineer', [{ relation: 'prevails-over', regulation: 'test', clause: '1' }])).toEqual([false, true])
    expect(who('leader', 'engineer', [{ relation: 'yields-to', regulation: 'test', clause: '1' }])).toEqual([true, false])
    expect(who('anyone', 'engineer')).toEqual([true])
    // Whoever one regulation lets do it, the other one may keep from it: that is no contradiction.
    const stricter = both({ permits: [permit('engineer')] }, { permits: [permit('anyone')] })
    expect(code(stricter, stateAfter(stricter), 'assign', somebody('x'))).toBe('act.not-yours')
    expect(who('leader', 'anyone')).toEqual([true])
    expect(who('leader', 'leader')).toEqual([true, true])
  })
  test('is asked alone, of one edition, without the gates', () => {
    const rules = rulesWith({})
    const [edition] = rules.editions
    expect(permitRefusal(edition!, stateAfter(rules), 'assign', somebody('x'), {})?.code).toBe('act.not-yours')
    expect(permitRefusal(edition!, stateAfter(rules), 'assign', head, {})).toBeUndefined()
    expect(permitRefusal(edition!, stateAfter(rules), 'complete', somebody('x'), {})).toBeUndefined()
  })
  test('has a name that follows from what it says', () => {
    const name = (more: object) => permitName({ act: 'assign', clause: '1', by: [], ...more } as never)
    expect(name({})).toBe('permit:assign')
    expect(name({ kinds: ['a', 'b'], levels: ['l'], categories: ['c'] })).toBe('permit:assign:a+b:l:c')
    expect(
      name({ when: { meeting: { in: ['daily', 'other'] }, amount: { gte: 5 }, less: { lt: 3 }, band: { gte: 1, lt: 2 } } }),
    ).toBe('permit:assign:meeting=daily+other:amount=5..:less=..3:band=1..2')
  })
  test('of the publication of a study is that of submitting and withdrawing one', () => {
    expect(['submit-study', 'withdraw-study', 'assign'].map(ruledAct)).toEqual([
      'publish-case-study',
      'publish-case-study',
      'assign',
    ])
    const rules = rulesWith({ permits: [{ act: 'publish-case-study', clause: '1', by: [{ role: 'leader' }] }] })
    expect(code(rules, stateAfter(rules), 'withdraw-study')).toBe('act.not-yours')
  })
})

describe('a gate', () => {
  const reached = ['2026-03-02 10:10', 'node.reached'] as const
  const verified = ['2026-03-02 10:20', 'case.verified'] as const
  test('is shut while something of it is missing, says what, and by which clause', () => {
    const rules = testRules()
    expect(refusalOf(rules, stateAfter(rules), 'complete', head, {})).toStrictEqual({
      ...{ code: 'gate.missing', because: { zh: '完成：还缺 核实', en: '完成: still missing 核实' }, clause: '2' },
      ...{
        gate: { zh: '完成', en: '完成' },
        missing: [{ evidence: 'verified', title: { zh: '核实', en: '核实' }, clause: '1' }],
      },
    })
    expect(code(rules, stateAfter(rules, verified), 'complete')).toBeUndefined()
    expect(shutGate(rules, stateAfter(rules), 'complete', {})?.code).toBe('gate.missing')
    expect(shutGate(rules, stateAfter(rules, verified), 'complete', {})).toBeUndefined()
    expect(shutGate(rules, stateAfter(rules), 'assign', {})).toBeUndefined()
  })
  test('needs what follows from something seen only once that is seen', () => {
    const rules = testRules()
    const [edition] = rules.editions
    const asked = (...lines: Lines) =>
      gatesAsked(edition!, stateAfter(rules, ...lines), 'complete', {}).map(one => [one.needs, one.missing])
    expect(asked(verified)).toEqual([[['verified'], []]])
    expect(asked(reached)).toEqual([
      [
        ['verified', 'node-signed'],
        ['verified', 'node-signed'],
      ],
    ])
    expect(asked(verified, reached)).toEqual([[['verified', 'node-signed'], ['node-signed']]])
    expect(gatesAsked(edition!, stateAfter(rules), 'report', {})).toEqual([])
    expect(refusalOf(rules, stateAfter(rules, reached), 'complete', head, {})?.because).toEqual({
      zh: '完成：还缺 核实、签字',
      en: '完成: still missing 核实, 签字',
    })
  })
  test('that depends on what is sent is asked of that alone, and of no button', () => {
    const gates = [
      {
        id: 'g',
        clause: '2',
        reading: 'r',
        title: { zh: '大额' },
        act: 'complete',
        when: { amount: { gte: 5 } },
        needs: [{ evidence: 'verified' }],
      },
    ]
    const evidence = testPack().evidence.map(one => ({ ...one, title: { zh: one.title.zh } }))
    const rules = rulesWith({ gates, evidence })
    expect([
      code(rules, stateAfter(rules), 'complete', head, { amount: 5 }),
      code(rules, stateAfter(rules), 'complete', head, { amount: 4 }),
    ]).toEqual(['gate.missing', undefined])
    expect(refusalOf(rules, stateAfter(rules), 'complete', head)).toBeUndefined()
    expect(refusalOf(rules, stateAfter(rules), 'complete', head, { amount: 5 })).toMatchObject({
      reading: 'r',
      because: { en: '大额: still missing 核实' },
    })
  })
  test('is asked of the cases that it speaks of', () => {
    const rules = rulesWith({ gates: [{ ...testPack().gates[0]!, levels: ['major'] }] })
    expect(code(rules, stateAfter(rules), 'complete')).toBeUndefined()
  })
  test('of a regulation that adds to the case waits for what is kept under its name, and names it', () => {
    const evidence = [{ id: 'signed', clause: '1', title: { zh: '签字', en: 'Signature' }, on: [{ on: 'case.verified' }] }]
    const gate = {
      id: 'g',
      clause: '9',
      title: { zh: '先签字', en: 'Sign first' },
      act: 'assign',
      kinds: ['anomaly'],
      needs: [{ evidence: 'signed' }],
    }
    const rules = both({ evidence, gates: [gate] })
    expect(refusalOf(rules, stateAfter(rules), 'assign', head, {})).toMatchObject({
      code: 'gate.missing',
      regulation: { id: 'second' },
      because: { en: 'Sign first: still missing Signature' },
    })
    expect(stateAfter(rules, verified).evidence).toHaveProperty(['second:signed'])
    expect(code(rules, stateAfter(rules, verified), 'assign')).toBeUndefined()
    // Without a kind it is about the cases that its regulation leads itself.
    const leads = both({ evidence, gates: [{ ...gate, kinds: undefined }], primaryFor: ['complaint'] })
    expect(code(leads, stateAfter(leads), 'assign')).toBeUndefined()
    const all = both({ evidence, gates: [{ ...gate, kinds: undefined }] })
    expect(code(all, stateAfter(all), 'assign')).toBe('gate.missing')
  })
})

describe('where the case stands', () => {
  const rules = testRules()
  const open = stateAfter(rules)
  const closed = stateAfter(rules, ['2026-03-02 10:30', 'case.archived'])
  const code2 = (state: CaseState, act: string, data: object | undefined = {}, actor = head) =>
    code(rules, state, act, actor, data)
  test('a case that is over takes what stays possible, and nothing else', () => {
    for (const act of ['assign', 'complete', 'pause', 'make-record', 'decide', 'reply'])
      expect(code2(closed, act), act).toBe('case.closed')
    for (const act of ['reopen', 'note', 'correct', 'attach', 'submit-study', 'add-photo', 'use-parts'])
      expect(code2(closed, act), act).not.toBe('case.closed')
    expect([
      code2(open, 'submit-study'),
      code2(open, 'reopen'),
      code2({ ...open, stage: 'feedback' }, 'reopen'),
      code2({ ...open, stage: 'retrospective' }, 'reopen'),
    ]).toEqual(['study.case-open', 'case.still-open', undefined, undefined])
  })
  test('clocks pause once and go on once', () => {
    const paused = stateAfter(rules, ['2026-03-02 10:30', 'clock.paused', { cause: 'other' }])
    expect([code2(open, 'pause'), code2(paused, 'pause'), code2(open, 'resume'), code2(paused, 'resume')]).toEqual([
      undefined,
      'clock.already-paused',
      'clock.not-paused',
      undefined,
    ])
  })
  test('what only a penalty or only a contract knows is refused elsewhere', () => {
    for (const act of ['cite-violation', 'propose-penalty', 'submit-review', 'settle-measure', 'set-restriction'])
      expect(code2(open, act), act).toBe('penalty.not-one')
    for (const act of ['quote', 'sign-contract', 'dun', 'write-off']) expect(code2(open, act), act).toBe('contract.not-one')
    expect(code2({ ...open, kind: 'contract' } as never, 'quote')).not.toBe('contract.not-one')
    expect(code2({ ...open, kind: 'penalty' } as never, 'cite-violation')).not.toBe('penalty.not-one')
  })
  test('a report is acknowledged by whoever it waits for', () => {
    const report = (person: string) => ({
      about: 'report' as const,
      hop: 'h',
      level: 'general',
      waiting: [{ role: 'leader', person }],
    })
    const state = { ...open, reports: { a: report('ada'), b: report('eve') } }
    expect([
      code2(state, 'acknowledge', { report: 'a' }),
      code2(state, 'acknowledge', { report: 'b' }),
      code2(state, 'acknowledge', { report: 'c' }),
    ]).toEqual([undefined, 'report.not-to-you', 'report.not-to-you'])
    expect([refusalOf(rules, state, 'acknowledge', head)?.code, refusalOf(rules, open, 'acknowledge', head)?.code]).toEqual([
      undefined,
      'report.not-to-you',
    ])
  })
  test('a node is signed once it is reached, and not twice', () => {
    const state = { ...open, nodes: { a: 'reached' as const, b: 'signed' as const } }
    expect([
      code2(state, 'sign-node', { node: 'a' }),
      code2(state, 'sign-node', { node: 'b' }),
      code2(state, 'sign-node', { node: 'c' }),
    ]).toEqual([undefined, 'node.not-reached', 'node.not-reached'])
    expect([
      refusalOf(rules, state, 'sign-node', head)?.code,
      refusalOf(rules, { ...open, nodes: { b: 'signed' } }, 'sign-node', head)?.code,
    ]).toEqual([undefined, 'node.not-reached'])
  })
  test('a record is completed where something is missing, and an appointment changed where one stands', () => {
    expect([code2(open, 'complete-record'), code2({ ...open, missing: ['x'] }, 'complete-record')]).toEqual([
      'record.complete',
      undefined,
    ])
    for (const act of ['ask-appointment', 'answer-appointment', 'cancel-appointment'])
      expect(code2(open, act), act).toBe('appointment.none')
  })
  test('after the end a record that an open duty owes is made, and no other', () => {
    const owed = rulesWith({
      duties: [
        {
          ...testPack().duties[0]!,
          id: 'later',
          start: [{ on: 'case.archived' }],
          stop: [{ on: 'record.made', when: { record: { in: ['raise'] } } }],
        },
      ],
    })
    const state = stateAfter(owed, ['2026-03-02 10:30', 'case.archived'])
    expect([
      code(owed, state, 'make-record', head, { record: 'raise' }),
      code(owed, state, 'make-record', head, { record: 'x' }),
      refusalOf(owed, state, 'make-record', head)?.code,
    ]).toEqual([undefined, 'case.closed', undefined])
    const any = rulesWith({
      duties: [{ ...testPack().duties[0]!, id: 'later', start: [{ on: 'case.archived' }], stop: [{ on: 'record.made' }] }],
    })
    expect(
      code(any, stateAfter(any, ['2026-03-02 10:30', 'case.archived']), 'make-record', head, { record: 'x' }),
    ).toBeUndefined()
    const none = rulesWith({
      duties: [{ ...testPack().duties[0]!, id: 'later', start: [{ on: 'case.archived' }], stop: [{ on: 'case.verified' }] }],
    })
    expect(refusalOf(none, stateAfter(none, ['2026-03-02 10:30', 'case.archived']), 'make-record', head)?.code).toBe(
      'case.closed',
    )
  })
  test('after the end an approval is decided where it is that of a study', () => {
    const request = (subject: string) => ({
      subject,
      round: 1,
      by: 'eve',
      steps: [{ id: 's', mode: 'any', clause: '1', people: [{ person: 'ada', role: 'leader' }] }],
      step: 0,
      given: [],
    })
    const state = { ...closed, requests: { s: request('study'), m: request('matter') } } as unknown as CaseState
    expect([
      code2(state, 'decide', { request: 's', decision: 'approve' }),
      code2(state, 'decide', { request: 'm', decision: 'approve' }),
    ]).toEqual([undefined, 'case.closed'])
    expect(refusalOf(rules, state, 'decide', head)).toBeUndefined()
    expect(refusalOf(rules, { ...state, requests: { m: state.requests.m! } }, 'decide', head)?.code).toBe('case.closed')
  })
})

describe('a seal', () => {
  const sealing = (id: string, more: object = {}) => ({
    ...{
      id,
      clause: '1',
      title: { zh: id },
      kinds: ['anomaly'],
      to: [{ role: 'desk' }, { role: 'manager' }],
      audit: ['auditor', 'leader'],
    },
    ...more,
  })
  const state = { kind: 'anomaly', edition: 'test@2025-01-01', category: 'power', openedAt: '2026-03-02T01:00:00.000Z' } as const
  const withSettings = (rules: Rules, ...sealed: object[]): Rules => ({ ...rules, sealed: sealed as never })
  const setting = { kind: 'anomaly', to: ['manager', 'x'], audit: ['leader'] }
  test('lies on the cases of its kind, by each regulation in force and by the company’s settings', () => {
    const rules = withSettings(
      both({ sealings: [sealing('b')] }, { sealings: [sealing('a'), sealing('other', { kinds: ['complaint'] })] }),
      setting,
      { ...setting, category: 'power' },
      { ...setting, category: 'x' },
      { ...setting, kind: 'complaint' },
    )
    const seals = sealsOn(rules, state as never)
    expect(seals.map(seal => ('rule' in seal ? [seal.rule.id, seal.edition.pack.id] : seal.setting.category))).toEqual([
      ['a', 'test'],
      ['b', 'second'],
      undefined,
      'power',
    ])
    expect(sealsOn(testRules(), state as never)).toEqual([])
    expect(sealsOn(rules, { ...state, kind: 'complaint' } as never)).toHaveLength(2)
  })
  test('is kept and opened by the posts that all of them name, else by those of the first', () => {
    const seal = (more: object) => ({ rule: sealing('s', more), edition: {} as Edition }) as never
    const one = { setting } as never
    expect([sealedFor([seal({}), one]), auditedBy([seal({}), one])]).toEqual([['manager'], ['leader']])
    expect(sealedFor([seal({ to: [{ role: 'y' }, { role: 'desk' }] }), one])).toEqual(['y', 'desk'])
    expect(auditedBy([one, seal({ audit: ['z'] })])).toEqual(['leader'])
    expect([sealedFor([]), auditedBy([])]).toEqual([[], []])
  })
  test('names the records that tell of it, with all who read them, and all posts that look after or open', () => {
    const rules = withSettings(
      both(
        { sealings: [sealing('b', { to: [{ role: 'x' }], audit: ['y'], tells: ['r'] })] },
        { sealings: [sealing('a', { tells: ['r', 's'] })] },
      ),
      { kind: 'k', to: ['z'], audit: ['w'] },
    )
    expect([...tellingRecords(rules)].map(([record, to]) => [record, [...to]])).toEqual([
      ['r', ['desk', 'manager', 'x']],
      ['s', ['desk', 'manager']],
    ])
    const { to, audit } = sealingPosts(rules)
    expect([[...to], [...audit]]).toEqual([
      ['desk', 'manager', 'x', 'z'],
      ['auditor', 'leader', 'y', 'w'],
    ])
    expect(tellingRecords(testRules()).size).toBe(0)
    expect(sealingPosts(testRules())).toEqual({ to: new Set(), audit: new Set() })
  })
})
