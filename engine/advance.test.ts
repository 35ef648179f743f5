import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CaseEvent } from '../events/envelope.ts'
import { advance, fold, pass } from './advance.ts'
import { alarmsOf } from './alarms.ts'
import { effectiveEvents } from './corrections.ts'
import { explainDuty } from './explain.ts'
import { at, classified, events, testRules } from './rules.fixture.ts'
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
