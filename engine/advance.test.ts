import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CaseEvent } from '../events/envelope.ts'
import { advance, fold, foldUntil, pass, recalculate } from './advance.ts'
import { alarmsOf } from './alarms.ts'
import { effectiveEvents } from './corrections.ts'
import { explainDuty } from './explain.ts'
import type { Pack } from './pack.ts'
import { at, classified, events, testPack, testRules } from './rules.fixture.ts'
import { compileEdition, type Rules } from './rules.ts'
import { type CaseState, type Change, dutyStateAt } from './state.ts'

const rules = testRules()
const run = (...lines: Parameters<typeof events>) => fold(rules, events(...lines))!
const dutyOf = (state: CaseState, rule: string) => Object.values(state.duties).find(d => d.rule === rule)
const closed = (changes: readonly Change[], rule: string) =>
  changes.flatMap(c => (c.kind === 'duty-closed' && c.duty.rule === rule ? [c.outcome] : []))

describe('a clock', () => {
  test('of natural minutes runs through the night', () => {
    const { state } = run(['2026-02-13 23:50', 'case.opened', { level: 'major' }])
    expect(dutyOf(state, 'report-major')?.dueAt).toBe(at('2026-02-14 00:20'))
  })
  test('of working days skips the holiday and counts the make-up Saturday', () => {
    const { state } = run(['2026-02-13 16:00', 'case.opened'])
    expect(dutyOf(state, 'solve')?.dueAt).toBe(at('2026-02-25 18:00'))
  })
  test('past the last published holidays is provisional', () => {
    const { state } = run(['2026-12-30 10:00', 'case.opened'])
    expect(dutyOf(state, 'solve')?.provisional).toBe(true)
  })
  test('that stops exactly when it is due is met, a millisecond later is late', () => {
    expect(closed(run(['2026-03-02 10:00', 'case.opened'], ['2026-03-02 11:00', 'case.reported']).changes, 'report')).toEqual([
      'met',
    ])
    const [opened, reported] = events(['2026-03-02 10:00', 'case.opened'], ['2026-03-02 11:00', 'case.reported']) as [
      CaseEvent,
      CaseEvent,
    ]
    expect(closed(fold(rules, [opened, { ...reported, at: reported.at.replace('.000Z', '.001Z') }])!.changes, 'report')).toEqual([
      'late',
    ])
  })
  test('does not start again while it runs, and does after it has ended', () => {
    const { state } = run(
      ['2026-03-02 10:00', 'case.opened'],
      ['2026-03-02 10:10', 'handler.assigned', { person: 'a' }],
      ['2026-03-02 10:20', 'handler.assigned', { person: 'b' }],
    )
    expect(dutyOf(state, 'answer')).toMatchObject({ startAt: at('2026-03-02 10:10'), owner: 'b' })
    const again = run(
      ['2026-03-02 10:00', 'case.opened'],
      ['2026-03-02 10:10', 'handler.assigned', { person: 'a' }],
      ['2026-03-02 10:15', 'customer.replied'],
      ['2026-03-02 10:20', 'handler.assigned', { person: 'b' }],
    )
    expect(dutyOf(again.state, 'answer')?.startAt).toBe(at('2026-03-02 10:20'))
  })
})

describe('a pause', () => {
  const lines: Parameters<typeof events> = [
    ['2026-03-02 10:00', 'case.opened'],
    ['2026-03-02 10:00', 'handler.assigned', { person: 'a' }],
    ['2026-03-02 11:00', 'clock.paused', { cause: 'waiting-customer' }],
  ]
  test('stops what may pause and nothing else', () => {
    const { state } = run(...lines)
    expect(dutyStateAt(dutyOf(state, 'answer')!, state, true, at('2026-03-05 09:00'))).toBe('paused')
    expect(dutyStateAt(dutyOf(state, 'report')!, state, false, at('2026-03-02 11:30'))).toBe('overdue')
    expect(alarmsOf(rules, state, dutyOf(state, 'answer')!)).toEqual([])
  })
  test('moves the due time by the working time it covered', () => {
    const { state, changes } = run(...lines, ['2026-03-03 09:30', 'clock.resumed'])
    expect(dutyOf(state, 'answer')?.dueAt).toBe(at('2026-03-03 14:00'))
    expect(changes.some(c => c.kind === 'duty-moved' && c.because === 'resumed')).toBe(true)
  })
  test('does not undo a breach', () => {
    const { state } = run(
      ['2026-03-02 10:00', 'case.opened'],
      ['2026-03-02 10:00', 'handler.assigned', { person: 'a' }],
      ['2026-03-03 16:00', 'clock.paused', { cause: 'other' }],
      ['2026-03-09 09:00', 'clock.resumed'],
    )
    expect(dutyOf(state, 'answer')?.dueAt).toBe(at('2026-03-02 15:30'))
  })
})

describe('re-grading', () => {
  test('ends the duties of the old level and opens those of the new one, from where the rule says', () => {
    const { state, changes } = run(
      ['2026-03-02 10:00', 'case.opened'],
      ['2026-03-02 10:40', 'case.classified', classified('major')],
    )
    expect(dutyOf(state, 'report')).toBeUndefined()
    expect(closed(changes, 'report')).toEqual(['cancelled'])
    expect(dutyOf(state, 'report-major')?.dueAt).toBe(at('2026-03-02 11:10'))
  })
  test('leaves a breach of the old level standing', () => {
    const { changes } = run(['2026-03-02 10:00', 'case.opened'], ['2026-03-02 12:00', 'case.classified', classified('major')])
    expect(closed(changes, 'report')).toEqual(['late'])
  })
  test('does not ask again for what was done already', () => {
    const { state } = run(
      ['2026-03-02 10:00', 'case.opened'],
      ['2026-03-02 10:05', 'case.reported'],
      ['2026-03-02 10:10', 'case.classified', classified('major')],
    )
    expect(dutyOf(state, 'report-major')).toBeUndefined()
  })
  test('confirming the proposed level restarts nothing', () => {
    const { state } = run(['2026-03-02 10:00', 'case.opened'], ['2026-03-02 10:40', 'case.classified', classified('general')])
    expect(dutyOf(state, 'report')?.dueAt).toBe(at('2026-03-02 11:00'))
    expect(state.levelConfirmed).toBe(true)
  })
  test('with grace leaves at least that time', () => {
    const pack = testRules().editions[0]!.pack
    const graced = testRules({
      ...pack,
      duties: pack.duties.map(d =>
        d.id === 'report-major' ? { ...d, regrade: 'keep-start' as const, grace: { minutes: 15 } } : d,
      ),
    })
    const { state } = fold(
      graced,
      events(['2026-03-02 10:00', 'case.opened'], ['2026-03-02 10:50', 'case.classified', classified('major')]),
    )!
    expect(dutyOf(state, 'report-major')).toMatchObject({ dueAt: at('2026-03-02 11:05'), graced: true })
  })
})

describe('a repeated duty', () => {
  const lines: Parameters<typeof events> = [
    ['2026-09-30 15:00', 'case.opened', { level: 'major' }],
    ['2026-09-30 16:00', 'handler.assigned', { person: 'a' }],
  ]
  test('begins on the first working day after the start', () => {
    expect(dutyOf(run(...lines).state, 'daily')).toMatchObject({ period: '2026-10-08', dueAt: at('2026-10-08 18:00') })
  })
  test('that was not done is missed and the next day opens by itself', () => {
    const { state, changes } = pass(rules, run(...lines).state, at('2026-10-09 10:00'))
    expect(closed(changes, 'daily')).toEqual(['missed'])
    expect(dutyOf(state, 'daily')?.period).toBe('2026-10-09')
  })
  test('done once opens the next day, and ends with the case', () => {
    const { state, changes } = run(
      ...lines,
      ['2026-10-08 17:00', 'progress.reported', { to: 'deputy-leader' }],
      ['2026-10-09 17:00', 'handling.completed'],
    )
    expect(closed(changes, 'daily')).toEqual(['met', 'cancelled'])
    expect(dutyOf(state, 'daily')).toBeUndefined()
  })
})

describe('backdating', () => {
  test('counts from the recording until the superior confirms it', () => {
    const late = events(
      ['2026-03-02 10:00', 'case.opened'],
      ['2026-03-02 10:30', 'case.reported', {}, { recordedAt: at('2026-03-02 12:00'), backdated: true }],
    )
    expect(closed(fold(rules, late)!.changes, 'report')).toEqual(['late'])
    const confirmed = [
      ...late,
      ...events(['2026-03-02 13:00', 'backdating.confirmed', { event: 'e2', accepted: true }]).map(e => ({
        ...e,
        id: 'e3',
        seq: 3,
      })),
    ]
    expect(closed(fold(rules, effectiveEvents(confirmed))!.changes, 'report')).toEqual(['met'])
  })
})

test("a warning comes at the company's share of the time, the ladder after the breach", () => {
  const { state } = run(['2026-03-02 10:00', 'case.opened'])
  const alarms = alarmsOf(rules, state, dutyOf(state, 'report')!)
  expect(alarms.map(a => [a.kind, a.at])).toEqual([
    ['warning', at('2026-03-02 10:30')],
    ['breach', at('2026-03-02 11:00')],
    ['escalation', at('2026-03-02 11:30')],
  ])
})

test('the explanation names the clause, the start, and the notice of each skipped day', () => {
  const { state } = run(['2026-09-30 10:00', 'case.opened'])
  const why = explainDuty(rules, state, dutyOf(state, 'solve')!, { zh: '发现登记' })
  expect(why.result.dueAt).toBe(at('2026-10-10 18:00'))
  expect(why.text.zh[0]).toContain('2026-10-10 18:00')
  expect(why.steps.filter(s => s.counted).map(s => s.date)).toEqual(['2026-10-08', '2026-10-09', '2026-10-10'])
  expect(why.steps.filter(s => s.because === 'holiday').every(s => (s.notices?.length ?? 0) > 0)).toBe(true)
})

test('a merged case owes nothing any more', () => {
  const { state } = run(['2026-03-02 10:00', 'case.opened'], ['2026-03-02 10:05', 'case.merged', { into: 'other' }])
  expect(Object.keys(state.duties)).toEqual([])
  expect(state.closed).toBe(true)
})

const anyLine = fc.constantFrom<readonly [CaseEvent['type'], Record<string, unknown>]>(
  ['case.reported', {}],
  ['handler.assigned', { person: 'a' }],
  ['case.classified', classified('major')],
  ['case.classified', classified('general', 'major')],
  ['clock.paused', { cause: 'other' }],
  ['clock.resumed', {}],
  ['customer.replied', {}],
  ['progress.reported', { to: 'group' }],
  ['handling.completed', {}],
  ['case.reopened', { cause: 'problem-returned' }],
)
const anyHistory = fc.array(fc.tuple(anyLine, fc.integer({ min: 0, max: 3_000 })), { maxLength: 25 }).map(steps => {
  let ms = Date.parse(at('2026-09-28 08:00'))
  return [
    ...events(['2026-09-28 08:00', 'case.opened']),
    ...steps.map(([[type, data], minutes], i) => {
      ms += minutes * 60_000
      const when = new Date(ms).toISOString()
      return {
        id: `x${i}`,
        stream: 'case',
        seq: i + 2,
        type,
        at: when,
        recordedAt: when,
        actor: 'a',
        data,
      } as unknown as CaseEvent
    }),
  ]
})

test('one event at a time gives the same state and changes as the whole history at once', () => {
  fc.assert(
    fc.property(anyHistory, history => {
      let state: CaseState | undefined
      const changes: Change[] = []
      for (const event of history) {
        const step = advance(rules, state, event)
        state = step.state
        changes.push(...step.changes)
      }
      const whole = fold(rules, history)!
      expect(whole.state).toEqual(state)
      expect(whole.changes).toEqual(changes)
    }),
    { numRuns: 300 },
  )
})

test('every duty that opens is open still or was closed once, and no state survives JSON differently', () => {
  fc.assert(
    fc.property(anyHistory, history => {
      const { state, changes } = fold(rules, history)!
      const opened = changes.flatMap(c => (c.kind === 'duty-opened' ? [c.duty.key] : []))
      const ended = changes.flatMap(c => (c.kind === 'duty-closed' ? [c.duty.key] : []))
      expect(new Set(opened).size).toBe(opened.length)
      expect(new Set(ended).size).toBe(ended.length)
      expect([...ended, ...Object.keys(state.duties)].sort()).toEqual([...opened].sort())
      expect(JSON.parse(JSON.stringify(state))).toEqual(state)
    }),
    { numRuns: 300 },
  )
})

describe('a case begins', () => {
  test('as the first event says it, with nothing on it yet', () => {
    const { state } = run([
      '2026-03-02 10:00',
      'case.opened',
      { category: 'quality', subtype: 'noise', department: 'service', reporter: 'ada', missing: ['model'] },
    ])
    expect(state).toMatchObject({
      ...{ kind: 'anomaly', edition: 'test@2025-01-01', stage: 'discovery', stageSince: at('2026-03-02 10:00') },
      ...{
        level: 'general',
        proposed: 'general',
        levelConfirmed: false,
        category: 'quality',
        subtype: 'noise',
        department: 'service',
      },
      ...{ closed: false, openedAt: at('2026-03-02 10:00'), people: { reporter: ['ada'] }, missing: ['model'] },
    })
    const { state: bare } = run(['2026-03-02 10:00', 'case.opened', { level: undefined }])
    for (const unknown of [
      'level',
      'proposed',
      'category',
      'subtype',
      'department',
      'history',
      'repliedAt',
      'satisfied',
      'dissatisfied',
    ])
      expect(Object.keys(bare)).not.toContain(unknown)
    expect(bare.people).toEqual({})
  })
  test('with case.opened and a kind that an edition governs, or not at all', () => {
    expect(() => run(['2026-03-02 10:00', 'case.reported'])).toThrow('a case begins with case.opened, not case.reported')
    expect(() => run(['2026-03-02 10:00', 'case.opened', { kind: 'complaint' }])).toThrow('governs complaint')
    expect(() => run(['2024-12-31 10:00', 'case.opened'])).toThrow('no edition in force')
    expect(fold(rules, [])).toBeUndefined()
  })
})

describe('the time of a case', () => {
  test('is that of its latest event, whatever order they were recorded in, and its number that of the last one', () => {
    const { state } = run(
      ['2026-03-02 10:00', 'case.opened'],
      ['2026-03-02 12:00', 'case.reported'],
      ['2026-03-02 11:00', 'handler.assigned', { person: 'a' }],
    )
    expect([state.lastAt, state.seq]).toEqual([at('2026-03-02 12:00'), 3])
  })
})

describe('the customer', () => {
  const saying = (...lines: Parameters<typeof events>) => {
    const { repliedAt, satisfied, dissatisfied } = run(['2026-03-02 10:00', 'case.opened'], ...lines).state
    return [repliedAt, satisfied, dissatisfied]
  }
  test.each(['customer.replied', 'letter.sent', 'result.sent'] as const)('first heard of it by %s', type => {
    expect(saying(['2026-03-02 11:00', type], ['2026-03-02 12:00', type])).toEqual([at('2026-03-02 11:00'), undefined, undefined])
  })
  test('hears of progress that was told to them, and of none that was told to the company', () => {
    expect(saying(['2026-03-02 11:00', 'progress.reported', { to: 'customer' }])[0]).toBe(at('2026-03-02 11:00'))
    expect(
      saying(
        ['2026-03-02 11:00', 'progress.reported', { to: 'leader' }],
        ['2026-03-02 11:30', 'case.reported', { to: 'customer' }],
      )[0],
    ).toBeUndefined()
  })
  test('heard of it first when the earliest word was said, though it was recorded later', () => {
    expect(saying(['2026-03-02 12:00', 'customer.replied'], ['2026-03-02 11:00', 'letter.sent'])[0]).toBe(at('2026-03-02 11:00'))
  })
  test('is as content as they last said, each no is counted, and a reopened case has no answer again', () => {
    const answered = (local: string, satisfied: boolean) => [local, 'customer.answered', { satisfied }] as const
    expect(saying(answered('2026-03-03 10:00', false))).toEqual([undefined, false, 1])
    expect(
      saying(answered('2026-03-03 10:00', false), answered('2026-03-03 11:00', false), answered('2026-03-03 12:00', true)),
    ).toEqual([undefined, true, 2])
    expect(saying(answered('2026-03-03 10:00', true))).toEqual([undefined, true, undefined])
    expect(saying(answered('2026-03-03 10:00', false), ['2026-03-04 10:00', 'case.reopened'])).toEqual([undefined, undefined, 1])
  })
})

describe('a stage', () => {
  const stages = (...lines: Parameters<typeof events>) => {
    const { state, changes } = run(['2026-03-02 10:00', 'case.opened'], ...lines)
    return {
      stage: state.stage,
      since: state.stageSince,
      closed: state.closed,
      told: changes.flatMap(c => (c.kind === 'stage' ? [[c.from, c.to, c.at]] : [])),
    }
  }
  const assigned = ['2026-03-02 11:00', 'handler.assigned', { person: 'a' }] as const
  const archived = ['2026-03-05 10:00', 'case.archived'] as const
  test('is entered by its event, once: an earlier act done again does not throw the case back', () => {
    expect(stages(assigned)).toEqual({
      stage: 'handling',
      since: at('2026-03-02 11:00'),
      closed: false,
      told: [['discovery', 'handling', at('2026-03-02 11:00')]],
    })
    const again = stages(assigned, ['2026-03-02 12:00', 'handler.assigned', { person: 'b' }])
    expect([again.since, again.told.length]).toEqual([at('2026-03-02 11:00'), 1])
    expect(stages(archived, assigned)).toMatchObject({ stage: 'archived', closed: true })
    expect(stages(['2026-03-02 12:00', 'case.reported'])).toMatchObject({ stage: 'discovery', told: [] })
  })
  test('that ends the case closes it, and reopening opens it at the stage that the regulation names', () => {
    expect(stages(archived)).toMatchObject({ stage: 'archived', closed: true })
    expect(stages(['2026-03-02 12:00', 'case.merged', { into: 'x' }])).toMatchObject({ stage: 'discovery', closed: true })
    expect(stages(archived, ['2026-03-06 10:00', 'case.reopened'])).toMatchObject({
      ...{ stage: 'handling', closed: false, since: at('2026-03-06 10:00') },
      told: [
        ['discovery', 'archived', at('2026-03-05 10:00')],
        ['archived', 'handling', at('2026-03-06 10:00')],
      ],
    })
  })
})

describe('a level', () => {
  test('that changes is told with the one before, and one that is confirmed is not', () => {
    const levels = (level: string | undefined, ...lines: Parameters<typeof events>) =>
      run(['2026-03-02 10:00', 'case.opened', { level }], ...lines).changes.flatMap(c => (c.kind === 'level' ? [c] : []))
    const major = ['2026-03-02 11:00', 'case.classified', classified('major')] as const
    expect(levels('general', major)).toStrictEqual([{ kind: 'level', from: 'general', to: 'major', at: at('2026-03-02 11:00') }])
    expect(levels(undefined, major)).toStrictEqual([{ kind: 'level', to: 'major', at: at('2026-03-02 11:00') }])
    expect(levels('major', major)).toEqual([])
  })
})

describe('evidence', () => {
  const rule = (more: object) => ({
    id: 'seen',
    clause: '1',
    title: { zh: 'x', en: 'x' },
    on: [{ on: 'case.reported' }],
    ...more,
  })
  const evidenceOf = (more: object, ...lines: Parameters<typeof events>) => {
    const own = testRules({ ...testPack(), evidence: [rule(more)] } as never)
    return fold(own, events(['2026-03-02 10:00', 'case.opened'], ...lines))!.state
  }
  const reported = (local: string, actor = 'somebody') => [local, 'case.reported', {}, { actor }] as const
  test('is there with the event that gives it, and its last one counts', () => {
    const state = evidenceOf({}, reported('2026-03-02 11:00'), reported('2026-03-02 12:00'))
    expect(state.evidence).toEqual({ seen: { event: 'e3', at: at('2026-03-02 12:00') } })
    expect(evidenceOf({}, ['2026-03-02 11:00', 'handler.assigned', { person: 'a' }]).evidence).toEqual({})
  })
  test('is gone with the event that voids it, with whatever was there of it', () => {
    const voided = { voidedBy: [{ on: 'case.reopened' }] }
    expect(evidenceOf(voided, reported('2026-03-02 11:00'), ['2026-03-02 12:00', 'case.reopened']).evidence).toEqual({})
    const two = { ...voided, atLeast: 2 }
    expect(
      evidenceOf(two, reported('2026-03-02 11:00'), ['2026-03-02 12:00', 'case.reopened'], reported('2026-03-02 13:00')).evidence,
    ).toEqual({})
    expect(evidenceOf(two, reported('2026-03-02 11:00'), reported('2026-03-02 13:00')).evidence).toEqual({
      seen: { event: 'e3', at: at('2026-03-02 13:00') },
    })
  })
  test('that takes several people is not given by one of them twice', () => {
    const two = { atLeast: 2, byDifferent: true }
    expect(evidenceOf(two, reported('2026-03-02 11:00', 'a'), reported('2026-03-02 12:00', 'a')).evidence).toEqual({})
    expect(evidenceOf(two, reported('2026-03-02 11:00', 'a'), reported('2026-03-02 12:00', 'b')).evidence).toMatchObject({
      seen: { event: 'e3' },
    })
  })
})

describe('another regulation on the case', () => {
  const asks = (id: string) => ({
    id: `gate-${id}`,
    clause: '1',
    title: { zh: 'x', en: 'x' },
    act: 'complete',
    kinds: ['anomaly'],
    needs: [{ evidence: id }],
  })
  const seen = (id: string) => ({
    id,
    clause: '1',
    title: { zh: 'x', en: 'x' },
    on: [{ on: 'case.reported' }],
    voidedBy: [{ on: 'case.reopened' }],
  })
  const none = { permits: [], duties: [], primaryFor: [], lifecycles: [], gates: [], evidence: [] }
  const own = { ...testPack(), evidence: [seen('mine')] } as Pack
  const second = {
    ...testPack(),
    ...none,
    id: 'second',
    evidence: [seen('asked'), seen('not-asked')],
    gates: [asks('asked')],
  } as unknown as Pack
  const both: Rules = { ...rules, editions: [compileEdition(own), compileEdition(second)] }
  const evidence = (...lines: Parameters<typeof events>) =>
    Object.keys(fold(both, events(['2026-03-02 10:00', 'case.opened'], ...lines))!.state.evidence)
  test('keeps the evidence that its gates wait for there, under its own name, and no other', () => {
    expect(evidence(['2026-03-02 11:00', 'case.reported'])).toEqual(['mine', 'second:asked'])
    expect(evidence(['2026-03-02 11:00', 'case.reported'], ['2026-03-02 12:00', 'case.reopened'])).toEqual([])
    expect(evidence(['2026-03-02 11:00', 'case.reported'], ['2026-03-02 12:00', 'handler.assigned', { person: 'a' }])).toEqual([
      'mine',
      'second:asked',
    ])
  })
})

describe('a case keeps', () => {
  test('what was decided of its charge, and the trips that were submitted on it, and neither before', () => {
    const trip = { from: '2026-03-10', to: '2026-03-12', people: ['a'], budget: [{ item: 'transport', amountFen: 100 }] }
    const { state } = run(
      ['2026-03-02 10:00', 'case.opened'],
      ['2026-03-02 11:00', 'charge.decided', { charge: 'free', row: 'r', facts: { inWarranty: true } }],
      ['2026-03-02 12:00', 'matter.submitted', { round: 1, route: [], trip, amountFen: 100 }],
    )
    expect(state.charge).toEqual({ charge: 'free', row: 'r', inWarranty: true, event: 'e2' })
    expect(state.trips?.map(one => [one.request, one.outcome])).toEqual([['e3', 'waiting']])
    const plain = run(
      ['2026-03-02 10:00', 'case.opened'],
      ['2026-03-02 12:00', 'matter.submitted', { round: 1, route: [] }],
    ).state
    for (const absent of ['charge', 'trips', 'money', 'liability', 'penalty']) expect(Object.keys(plain)).not.toContain(absent)
  })
})

describe('what is handed over', () => {
  test('belongs to whoever takes it; what no longer runs belongs to nobody', () => {
    const first = run(['2026-03-02 10:00', 'case.opened'], ['2026-03-02 10:10', 'handler.assigned', { person: 'a' }]).state
    const key = dutyOf(first, 'answer')!.key
    const handedOver = events(
      ['2026-03-02 10:00', 'case.opened'],
      ['2026-03-02 10:20', 'duty.handed-over', { duties: [key, 'gone'], to: 'b' }],
    )[1]!
    const { state, changes } = advance(rules, first, handedOver)
    expect(state.duties[key]?.owner).toBe('b')
    expect(changes).toMatchObject([{ kind: 'duty-moved', duty: { key, owner: 'b' }, because: 'handed-over' }])
    expect(Object.keys(state.duties)).toEqual(Object.keys(first.duties))
  })
})

describe('time that passes', () => {
  test('misses the days of a log that still grows, and none of one from the past', () => {
    const lines = (history: boolean) =>
      events(
        ['2026-03-02 10:00', 'case.opened', { level: 'major', history }],
        ['2026-03-02 10:10', 'handler.assigned', { person: 'a' }],
      )
    const missed = (changes: readonly Change[]) => changes.filter(c => c.kind === 'duty-closed' && c.outcome === 'missed').length
    const [now, past] = [fold(rules, lines(false))!.state, fold(rules, lines(true))!.state]
    expect([
      missed(pass(rules, now, at('2026-03-06 10:00')).changes),
      pass(rules, past, at('2026-03-06 10:00')).changes.length,
    ]).toEqual([3, 0])
    expect(missed(foldUntil(rules, lines(false), at('2026-03-06 10:00'))!.changes)).toBe(3)
    expect(missed(foldUntil(rules, lines(true), at('2026-03-06 10:00'))!.changes)).toBe(0)
    expect(foldUntil(rules, [], at('2026-03-06 10:00'))).toBeUndefined()
  })
  test('changes nothing of the state that was given', () => {
    const { state } = run(
      ['2026-03-02 10:00', 'case.opened', { level: 'major' }],
      ['2026-03-02 10:10', 'handler.assigned', { person: 'a' }],
    )
    const before = structuredClone(state)
    pass(rules, state, at('2026-03-06 10:00'))
    recalculate(rules, state, at('2026-03-02 10:20'))
    advance(rules, state, events(['2026-03-02 10:00', 'case.opened'], ['2026-03-02 12:00', 'case.reported'])[1]!)
    expect(state).toEqual(before)
  })
})

describe('a case follows', () => {
  test('the money that it is about, its liability, and neither by events that speak of something else', () => {
    const money = run(
      ['2026-03-02 10:00', 'case.opened'],
      ['2026-03-02 11:00', 'compensation.submitted', { amountFen: 500 }],
    ).state
    expect(money.money).toStrictEqual({
      ...{ submitted: { request: 'e2', fen: 500, at: at('2026-03-02 11:00') }, payments: [], recoveries: [] },
    })
    const found = { record: 'liability', values: { liable: 'own', shares: [] } }
    const { state } = run(['2026-03-02 10:00', 'case.opened'], ['2026-03-02 11:00', 'record.made', found])
    expect(state.liability).toStrictEqual({
      versions: [{ event: 'e2', by: 'somebody', at: at('2026-03-02 11:00'), liable: 'own', shares: [], contests: [] }],
    })
    const decided = { request: 'x', subject: 'compensation', step: 's', decision: 'approve', outcome: 'approved', final: true }
    const plain = run(
      ['2026-03-02 10:00', 'case.opened'],
      ['2026-03-02 11:00', 'approval.decided', decided],
      ['2026-03-02 12:00', 'record.made', { record: 'other', values: {} }],
    ).state
    for (const absent of ['money', 'liability']) expect(Object.keys(plain)).not.toContain(absent)
  })

  test('a pause from its beginning, however often it is asked for, and tells what stands still by it', () => {
    const paused = (local: string) => [local, 'clock.paused', { cause: 'other' }] as const
    const lines: Parameters<typeof events> = [
      ['2026-03-02 10:00', 'case.opened'],
      ['2026-03-02 10:00', 'handler.assigned', { person: 'a' }],
      paused('2026-03-02 16:00'),
    ]
    const { state, changes } = run(...lines, paused('2026-03-02 17:00'))
    expect(state.pausedSince).toBe(at('2026-03-02 16:00'))
    const stopped = changes.flatMap(c => (c.kind === 'duty-moved' && c.because === 'paused' ? [c.duty.rule] : []))
    // The report may not pause, and the answer was due at 15:30.
    expect(stopped).toEqual(['solve'])
    const untimed = testPack().duties.map(d => (d.id === 'answer' ? { ...d, within: undefined } : d))
    const open = fold(testRules({ ...testPack(), duties: untimed } as Pack), events(...lines))!
    expect(open.changes.flatMap(c => (c.kind === 'duty-moved' && c.because === 'paused' ? [c.duty.rule] : []))).toEqual([
      'solve',
      'answer',
    ])
    expect(run(['2026-03-02 10:00', 'case.opened'], ['2026-03-02 11:00', 'clock.resumed']).state.pauses).toEqual([])
  })

  test('whose turn it is to decide, when a place is passed on or their work is', () => {
    const { state } = run(['2026-03-02 10:00', 'case.opened'])
    const duty = {
      ...{
        key: 'd',
        pack: 'test',
        edition: 'test@2025-01-01',
        rule: 'approve:r1:s',
        startEvent: 'e1',
        startAt: at('2026-03-02 10:00'),
      },
      ...{ provisional: false, owner: 'bo' },
    }
    const people = [{ person: 'bo', role: 'department-head' }]
    const steps = [{ id: 's', mode: 'any' as const, clause: '1', people, clock: 'test:r1:s' }]
    const waiting: CaseState = {
      ...state,
      duties: { d: duty },
      requests: { r: { subject: 'matter', round: 1, by: 'ada', steps, step: 0, given: [] } },
    }
    const passed = (type: CaseEvent['type'], data: object) =>
      advance(rules, waiting, events(['2026-03-02 10:00', 'case.opened'], ['2026-03-02 11:00', type, data as never])[1]!)
    const moved = [{ kind: 'duty-moved', duty: { ...duty, owner: 'cai' }, because: 'handed-over' }]
    const transferred = passed('approval.transferred', { request: 'r', step: 's', from: 'bo', to: 'cai', role: 'leader' })
    expect([transferred.state.duties.d?.owner, transferred.changes]).toStrictEqual(['cai', moved])
    const handed = passed('duty.handed-over', { from: 'bo', to: 'cai', duties: [], requests: ['r'] })
    expect([handed.state.duties.d?.owner, handed.changes]).toStrictEqual(['cai', moved])
    expect(passed('note.added', {}).changes).toEqual([])
  })

  test('who does an action, where the duty about it is handed over', () => {
    const { state } = run(['2026-03-02 10:00', 'case.opened'])
    const action = (person: string) => ({ person, checker: 'eve' }) as NonNullable<CaseState['actions']>[string]
    const duty = (key: string, more: object) => ({
      ...{ key, pack: 'test', edition: 'test@2025-01-01', rule: 'solve', startEvent: 'e1', startAt: at('2026-03-02 10:00') },
      ...{ provisional: false, ...more },
    })
    const given: CaseState = {
      ...state,
      actions: { 1: action('bo'), 2: action('bo'), 3: action('bo') },
      duties: { x: duty('x', { item: 1, owner: 'bo' }), y: duty('y', { item: 2 }), z: duty('z', { owner: 'bo' }) },
    }
    const [, event] = events(
      ['2026-03-02 10:00', 'case.opened'],
      ['2026-03-02 11:00', 'duty.handed-over', { duties: ['x', 'y', 'z'], from: 'bo', to: 'cai' }],
    )
    const next = advance(rules, given, event!).state
    expect(Object.values(next.actions!).map(one => one.person)).toEqual(['cai', 'bo', 'bo'])
    expect(['x', 'y', 'z'].map(key => next.duties[key]?.owner)).toEqual(['cai', 'cai', 'cai'])
  })

  test('events that take evidence away only where these say what the rule names', () => {
    const seen = { id: 'seen', clause: '1', title: { zh: 'x', en: 'x' }, on: [{ on: 'case.reported' }] }
    const voidedBy = [{ on: 'case.reopened', when: { cause: { in: ['problem-returned'] } } }]
    const own = testRules({ ...testPack(), evidence: [{ ...seen, voidedBy }] } as never)
    const left = (cause: string) =>
      Object.keys(
        fold(
          own,
          events(
            ['2026-03-02 10:00', 'case.opened'],
            ['2026-03-02 11:00', 'case.reported'],
            ['2026-03-02 12:00', 'case.reopened', { cause }],
          ),
        )!.state.evidence,
      )
    expect([left('problem-returned'), left('other')]).toEqual([[], ['seen']])
  })
})

test('a clock runs to its last moment, stands still while it is paused, and is never overdue without a due time', () => {
  const now = at('2026-03-02 11:00')
  const duty = (dueAt?: string) =>
    ({ key: 'd', provisional: false, ...(dueAt === undefined ? {} : { dueAt: at(dueAt) }) }) as Parameters<typeof dutyStateAt>[0]
  const shown = (dueAt: string | undefined, pausable: boolean, since?: string) =>
    dutyStateAt(duty(dueAt), since === undefined ? {} : { pausedSince: at(since) }, pausable, now)
  expect([shown('2026-03-02 11:00', true), shown('2026-03-02 10:59', true), shown(undefined, true)]).toEqual([
    'running',
    'overdue',
    'running',
  ])
  expect([shown('2026-03-02 10:30', true, '2026-03-02 10:30'), shown('2026-03-02 10:29', true, '2026-03-02 10:30')]).toEqual([
    'paused',
    'overdue',
  ])
  expect([shown('2026-03-02 10:30', false, '2026-03-02 10:30'), shown(undefined, false, '2026-03-02 10:30')]).toEqual([
    'overdue',
    'running',
  ])
})
