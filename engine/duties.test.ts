import { describe, expect, test } from 'vitest'
import { fold, pass, recalculate } from './advance.ts'
import { compileCalendar } from './calendar/calendar.ts'
import { chinaCalendar } from './calendar/china.ts'
import { ownerName } from './duties.ts'
import type { DutyRule } from './pack.ts'
import { at, classified, events, testCalendar, testPack, testRules } from './rules.fixture.ts'
import { compileEdition, type Rules } from './rules.ts'
import type { CaseState, Change } from './state.ts'

type Lines = Parameters<typeof events>
const rulesWith = (changes: Record<string, Partial<DutyRule>>): Rules => {
  const pack = testPack()
  return testRules({ ...pack, duties: pack.duties.map(duty => ({ ...duty, ...changes[duty.id] }) as DutyRule) })
}
const run = (rules: Rules, ...lines: Lines) => fold(rules, events(...lines))!
const open = (state: CaseState, rule: string) => Object.values(state.duties).filter(duty => duty.rule === rule)
const ends = (changes: readonly Change[], rule: string) =>
  changes.flatMap(one =>
    one.kind === 'duty-closed' && one.duty.rule === rule ? [[one.outcome, one.because, one.at, one.by]] : [],
  )
const moves = (changes: readonly Change[], rule: string) =>
  changes.flatMap(one => (one.kind === 'duty-moved' && one.duty.rule === rule ? [one.because] : []))
const openings = (changes: readonly Change[], rule: string) =>
  changes.flatMap(one => (one.kind === 'duty-opened' && one.duty.rule === rule ? [[one.because, one.duty.key]] : []))
const opened = ['2026-03-02 10:00', 'case.opened'] as const
const major = ['2026-03-02 10:00', 'case.opened', { level: 'major' }] as const
const assigned = ['2026-03-02 10:10', 'handler.assigned', { person: 'ada' }] as const

test('the owner of a duty stands in an event under the rule’s name, with its regulation in front where another one leads the case', () => {
  expect(ownerName({ edition: 'robot@2026-01-01' }, 'robot', 'report')).toBe('report')
  expect(ownerName({ edition: 'robot@2026-01-01' }, 'rob', 'report')).toBe('rob:report')
})

describe('a duty that ends', () => {
  test('says when, by which event and why, and leaves the case', () => {
    const { state, changes } = run(testRules(), opened, ['2026-03-02 10:30', 'case.reported'])
    expect(ends(changes, 'report')).toEqual([['met', 'done', at('2026-03-02 10:30'), 'e2']])
    expect(open(state, 'report')).toEqual([])
    expect(state.stops['test:report']).toBe(at('2026-03-02 10:30'))
  })
  test('without a due time was never late', () => {
    const { changes } = run(rulesWith({ report: { within: undefined } as never }), opened, ['2027-03-02 10:30', 'case.reported'])
    expect(ends(changes, 'report').map(([outcome]) => outcome)).toEqual(['met'])
  })
  test('cancelled after it was due was late all the same; at the due time it is cancelled', () => {
    const cancel = [{ on: 'case.verified' as const }]
    const ended = (local: string) =>
      ends(run(rulesWith({ report: { cancel } }), opened, [local, 'case.verified']).changes, 'report')
    expect(ended('2026-03-02 11:00')).toEqual([['cancelled', 'cancelled', at('2026-03-02 11:00'), 'e2']])
    expect(ended('2026-03-02 11:01')).toEqual([['late', 'cancelled', at('2026-03-02 11:01'), 'e2']])
  })
  test('cancelled without a due time is cancelled, and remembered as stopped', () => {
    const rules = rulesWith({ report: { within: undefined, cancel: [{ on: 'case.verified' }] } as never })
    const { state, changes } = run(rules, opened, ['2027-03-02 10:30', 'case.verified'])
    expect(ends(changes, 'report').map(([outcome]) => outcome)).toEqual(['cancelled'])
    expect(state.stops['test:report']).toBe(at('2027-03-02 10:30'))
  })
  test('with the case that was merged says so', () => {
    const { changes } = run(testRules(), opened, ['2026-03-02 12:00', 'case.merged', { into: 'other' }])
    expect(ends(changes, 'report')).toEqual([['late', 'merged', at('2026-03-02 12:00'), 'e2']])
    expect(ends(changes, 'solve')).toEqual([['cancelled', 'merged', at('2026-03-02 12:00'), 'e2']])
  })
  test('by an event that does not meet the trigger’s condition stays open', () => {
    const rules = rulesWith({ report: { stop: [{ on: 'case.reported', when: { urgent: { in: [true] } } }] } as never })
    const { state } = run(rules, opened, ['2026-03-02 10:30', 'case.reported'])
    expect(open(state, 'report')).toHaveLength(1)
    expect(state.stops).not.toHaveProperty('test:report')
  })
  test('by a cancelling event whose condition is not met stays open', () => {
    const rules = rulesWith({ report: { cancel: [{ on: 'case.verified', when: { urgent: { in: [true] } } }] } as never })
    expect(open(run(rules, opened, ['2026-03-02 10:30', 'case.verified']).state, 'report')).toHaveLength(1)
  })
})

describe('a duty that starts', () => {
  test('is remembered with the event that started it and that regulation’s edition, whatever the level', () => {
    const { state } = run(testRules(), opened)
    expect(state.starts['test:report-major']).toEqual({ event: 'e1', at: at('2026-03-02 10:00'), edition: 'test@2025-01-01' })
    expect(open(state, 'report-major')).toEqual([])
  })
  test('starts once, unless its rule says that it starts again', () => {
    const lines: Lines = [
      opened,
      assigned,
      ['2026-03-02 10:20', 'customer.replied'],
      ['2026-03-02 10:30', 'handler.assigned', { person: 'bob' }],
    ]
    expect(openings(run(testRules(), ...lines).changes, 'answer')).toEqual([
      ['started', 'test:answer@e2'],
      ['started', 'test:answer@e4'],
    ])
    expect(openings(run(rulesWith({ answer: { again: false } as never }), ...lines).changes, 'answer')).toHaveLength(1)
  })
  test('that starts again is no longer remembered as stopped', () => {
    const { state } = run(
      testRules(),
      opened,
      assigned,
      ['2026-03-02 10:20', 'customer.replied'],
      ['2026-03-02 10:30', 'handler.assigned', { person: 'bob' }],
    )
    expect(state.stops).not.toHaveProperty('test:answer')
    expect(state.starts['test:answer']?.event).toBe('e4')
  })
  test('is owed by whom the event names, else by whoever is that to the case', () => {
    const { state } = run(
      testRules(),
      ['2026-03-02 10:00', 'case.opened', {}, { owners: { report: 'head' } }],
      ['2026-03-02 10:10', 'handler.assigned', { person: 'ada' }, { owners: { 'test:answer': 'wrong' } }],
    )
    expect(open(state, 'report')[0]?.owner).toBe('head')
    expect(open(state, 'answer')[0]?.owner).toBe('ada')
    expect(state.starts['test:report']?.owner).toBe('head')
  })
  test('only where its kind and its condition fit the case', () => {
    const other = run(rulesWith({ report: { kinds: ['complaint'] } as never }), opened).state
    expect([open(other, 'report').length, 'test:report' in other.starts]).toEqual([0, false])
    const phone = { report: { start: [{ on: 'case.opened', when: { channel: { in: ['letter'] } } }] } } as never
    expect(open(run(rulesWith(phone), opened).state, 'report')).toEqual([])
  })
})

describe('duties side by side, one for each thing', () => {
  const rules = rulesWith({
    answer: {
      ...{ again: true, owner: { caseRole: 'handler' } },
      each: { start: 'action', stop: 'done', person: 'who', dueAt: 'by' },
      cancel: [{ on: 'case.verified' }],
    } as never,
  })
  const start = (local: string, action: number, who: string) =>
    [local, 'handler.assigned', { person: 'ada', action, who, by: at('2026-03-05 12:00') }] as const
  const two: Lines = [opened, start('2026-03-02 10:10', 1, 'bob'), start('2026-03-02 10:20', 2, 'eve')]

  test('each have their number, their owner and their time', () => {
    const { state } = run(rules, ...two)
    expect(open(state, 'answer').map(({ item, owner, dueAt }) => [item, owner, dueAt])).toEqual([
      [1, 'bob', at('2026-03-05 12:00')],
      [2, 'eve', at('2026-03-05 12:00')],
    ])
  })
  test('start once for each, and end each for itself', () => {
    const again = run(rules, ...two, start('2026-03-02 10:30', 2, 'zoe')).state
    expect(open(again, 'answer')).toHaveLength(2)
    const { state } = run(rules, ...two, ['2026-03-02 10:40', 'customer.replied', { done: 1 }])
    expect(open(state, 'answer').map(duty => duty.item)).toEqual([2])
  })
  test('are cancelled each for itself, and all together by an event that names none', () => {
    const one = run(rules, ...two, ['2026-03-02 10:40', 'case.verified', { done: 2 }]).state
    expect(open(one, 'answer').map(duty => duty.item)).toEqual([1])
    expect(open(run(rules, ...two, ['2026-03-02 10:40', 'case.verified']).state, 'answer')).toEqual([])
  })
  test('stay with whoever was named, whoever handles the case', () => {
    const { state, changes } = run(rules, ...two, ['2026-03-02 11:00', 'handler.assigned', { person: 'new' }])
    expect(
      open(state, 'answer')
        .filter(duty => duty.item !== undefined)
        .map(duty => duty.owner),
    ).toEqual(['bob', 'eve'])
    expect(moves(changes, 'answer')).toEqual([])
  })
})

describe('days of a repeated duty', () => {
  const lines: Lines = [major, assigned]
  test('pass one by one until today, each missed at its own close of business', () => {
    const { state } = run(testRules(), ...lines)
    const later = pass(testRules(), state, at('2026-03-05 18:00'))
    expect(ends(later.changes, 'daily')).toEqual([
      ['missed', 'period-over', at('2026-03-03 18:00'), undefined],
      ['missed', 'period-over', at('2026-03-04 18:00'), undefined],
    ])
    expect(openings(later.changes, 'daily')).toEqual([
      ['repeated', 'test:daily@e2#2026-03-04'],
      ['repeated', 'test:daily@e2#2026-03-05'],
    ])
    expect(pass(testRules(), state, at('2026-03-03 18:00')).changes).toEqual([])
  })
  test('that pass while the case is paused are cancelled where the rule lets it pause', () => {
    const passed = (pausable: boolean) => {
      const rules = rulesWith({ daily: { pausable } })
      const { state } = run(rules, ...lines, ['2026-03-03 18:00', 'clock.paused', { cause: 'other' }])
      return ends(pass(rules, state, at('2026-03-04 10:00')).changes, 'daily').map(([outcome]) => outcome)
    }
    expect([passed(true), passed(false)]).toEqual([['cancelled'], ['missed']])
    const rules = rulesWith({ daily: { pausable: true } })
    const { state } = run(rules, ...lines, ['2026-03-03 18:30', 'clock.paused', { cause: 'other' }])
    expect(ends(pass(rules, state, at('2026-03-04 20:00')).changes, 'daily').map(([outcome]) => outcome)).toEqual(['cancelled'])
  })
  test('are not done twice in one day: a second report does not stand for the next one', () => {
    const report = (local: string) => [local, 'progress.reported', { to: 'group' }] as const
    const { changes, state } = run(testRules(), ...lines, report('2026-03-03 10:00'), report('2026-03-03 17:00'))
    expect(ends(changes, 'daily')).toEqual([['met', 'done', at('2026-03-03 10:00'), 'e3']])
    expect(open(state, 'daily').map(duty => duty.period)).toEqual(['2026-03-04'])
    const early = run(testRules(), ...lines, report('2026-03-02 15:00'))
    expect(ends(early.changes, 'daily')).toEqual([])
  })
  test('of every day come on days off too, due at the end of that day', () => {
    const rules = rulesWith({ daily: { repeat: { every: 'day' } } as never })
    const { state } = run(
      rules,
      ['2026-03-06 10:00', 'case.opened', { level: 'major' }],
      ['2026-03-06 10:10', 'handler.assigned', { person: 'ada' }],
    )
    expect(open(state, 'daily')[0]).toMatchObject({ period: '2026-03-07', dueAt: at('2026-03-08 00:00'), provisional: false })
  })
  test('beyond the last published holidays are provisional, on that last day not yet', () => {
    const last = testCalendar.spec.knownThrough
    const next = (local: string) =>
      open(
        run(testRules(), [local, 'case.opened', { level: 'major' }], [local, 'handler.assigned', { person: 'ada' }]).state,
        'daily',
      )[0]
    expect(last).toBe('2026-12-28')
    expect(next('2026-12-25 10:00')).toMatchObject({ period: '2026-12-28', provisional: false })
    expect(next('2026-12-28 10:00')?.provisional).toBe(true)
  })
})

describe('re-grading', () => {
  const toMajor = (local: string, extra = {}) => [local, 'case.classified', classified('major'), extra] as const
  const toGeneral = (local: string) => [local, 'case.classified', classified('general', 'major')] as const

  test('says that it ended the one and opened the other, under the name of the re-grading', () => {
    const { changes, state } = run(testRules(), opened, toMajor('2026-03-02 10:40'))
    expect(ends(changes, 'report')).toEqual([['cancelled', 'regraded', at('2026-03-02 10:40'), 'e2']])
    expect(openings(changes, 'report-major')).toEqual([['regraded', 'test:report-major@e2']])
    expect(open(state, 'report-major')[0]).toMatchObject({ startEvent: 'e2', startAt: at('2026-03-02 10:40') })
    expect(ends(changes, 'solve')).toEqual([])
  })
  test('at the due time ends what was not late', () => {
    expect(ends(run(testRules(), opened, toMajor('2026-03-02 11:00')).changes, 'report').map(([outcome]) => outcome)).toEqual([
      'cancelled',
    ])
  })
  test('keeps the start where the rule says so', () => {
    const rules = rulesWith({ 'report-major': { regrade: 'keep-start' } })
    expect(open(run(rules, opened, toMajor('2026-03-02 10:20')).state, 'report-major')[0]).toMatchObject({
      startAt: at('2026-03-02 10:00'),
      dueAt: at('2026-03-02 10:30'),
    })
  })
  test('gives the duty to whom the event names, else to whom it was for at the start', () => {
    const from = ['2026-03-02 10:00', 'case.opened', {}, { owners: { 'report-major': 'first' } }] as const
    const owner = (extra: object) =>
      open(run(testRules(), from, toMajor('2026-03-02 10:40', extra)).state, 'report-major')[0]?.owner
    expect([owner({}), owner({ owners: { 'report-major': 'second' } })]).toEqual(['first', 'second'])
    expect(open(run(testRules(), opened, toMajor('2026-03-02 10:40')).state, 'report-major')[0]).not.toHaveProperty('owner')
  })
  test('back and forth opens it each time under another name', () => {
    const { changes } = run(
      testRules(),
      opened,
      toMajor('2026-03-02 10:10'),
      toGeneral('2026-03-02 10:20'),
      toMajor('2026-03-02 10:30'),
    )
    expect(openings(changes, 'report-major').map(([, key]) => key)).toEqual(['test:report-major@e2', 'test:report-major@e4'])
    expect(openings(changes, 'report').map(([, key]) => key)).toEqual(['test:report@e1', 'test:report@e3'])
  })
  test('opens the day of a repeated duty with the day in its name', () => {
    const { changes, state } = run(testRules(), opened, assigned, toMajor('2026-03-02 11:00'))
    expect(openings(changes, 'daily')).toEqual([['regraded', 'test:daily@e3#2026-03-03']])
    expect(open(state, 'daily')[0]?.owner).toBe('ada')
  })
  test('opens nothing that has not started, and nothing that was cancelled', () => {
    expect(open(run(testRules(), opened, toMajor('2026-03-02 11:00')).state, 'daily')).toEqual([])
    const done = run(testRules(), opened, assigned, ['2026-03-02 10:30', 'handling.completed'], toMajor('2026-03-02 11:00'))
    expect(open(done.state, 'daily')).toEqual([])
  })
  test('opens no second one where one is open', () => {
    const rules = rulesWith({ report: { levels: ['general', 'major'] } as never })
    const { changes } = run(rules, opened, toMajor('2026-03-02 10:40'))
    expect(openings(changes, 'report')).toEqual([['started', 'test:report@e1']])
    expect(ends(changes, 'report')).toEqual([])
  })
  test('with grace leaves alone what has more time anyway', () => {
    const graced = (minutes: number) =>
      open(
        run(
          rulesWith({ 'report-major': { regrade: 'keep-start', grace: { minutes } } as never }),
          opened,
          toMajor('2026-03-02 10:20'),
        ).state,
        'report-major',
      )[0]
    expect(graced(10)).not.toHaveProperty('graced')
    expect(graced(10)?.dueAt).toBe(at('2026-03-02 10:30'))
    expect(graced(11)).toMatchObject({ graced: true, dueAt: at('2026-03-02 10:31'), provisional: false })
    const endless = rulesWith({ 'report-major': { within: undefined, grace: { minutes: 10 } } as never })
    expect(open(run(endless, opened, toMajor('2026-03-02 10:20')).state, 'report-major')[0]).not.toHaveProperty('dueAt')
  })
})

describe('duties of whoever handles the case', () => {
  const handed = ['2026-03-02 11:00', 'handler.assigned', { person: 'bob' }] as const
  test('follow the next one, and say so once', () => {
    const { state, changes } = run(testRules(), opened, assigned, handed)
    expect(open(state, 'answer')[0]?.owner).toBe('bob')
    expect(moves(changes, 'answer')).toEqual(['handed-over'])
    expect(moves(changes, 'solve')).toEqual(['handed-over', 'handed-over'])
    expect(open(state, 'report')[0]).not.toHaveProperty('owner')
    expect(moves(changes, 'report')).toEqual([])
  })
  test('do not move where the same person is assigned again', () => {
    const { changes } = run(testRules(), opened, assigned, ['2026-03-02 11:00', 'handler.assigned', { person: 'ada' }])
    expect(moves(changes, 'answer')).toEqual([])
  })
})

describe('due times again', () => {
  const paused = ['2026-03-02 11:00', 'clock.paused', { cause: 'other' }] as const
  const resumed = (local: string) => [local, 'clock.resumed'] as const

  test('after a pause move what may pause and say so, and nothing else', () => {
    const { state, changes } = run(testRules(), opened, assigned, paused, resumed('2026-03-02 11:30'))
    expect(moves(changes, 'answer')).toEqual(['paused', 'resumed'])
    expect(open(state, 'answer')[0]?.dueAt).toBe(at('2026-03-02 16:10'))
    expect(moves(changes, 'report')).toEqual([])
  })
  test('that a pause outside working hours left as they were are said to run again', () => {
    const { state, changes } = run(
      testRules(),
      opened,
      assigned,
      ['2026-03-02 12:00', 'clock.paused', { cause: 'other' }],
      resumed('2026-03-02 13:30'),
    )
    expect(open(state, 'answer')[0]?.dueAt).toBe(at('2026-03-02 15:40'))
    expect(moves(changes, 'answer')).toEqual(['paused', 'resumed'])
  })
  test('leave what was overdue when the pause began; what is due at that very moment is said to run again', () => {
    const rules = rulesWith({ report: { pausable: true } })
    const said = (local: string) => run(rules, opened, [local, 'clock.paused', { cause: 'other' }], resumed('2026-03-02 14:00'))
    expect(moves(said('2026-03-02 11:01').changes, 'report')).toEqual([])
    expect(moves(said('2026-03-02 11:00').changes, 'report')).toEqual(['paused', 'resumed'])
    expect(open(said('2026-03-02 10:59').state, 'report')[0]?.dueAt).toBe(at('2026-03-02 14:01'))
  })
  test('leave a graced duty and one without a time, whose clock shows as running again', () => {
    const endless = rulesWith({ report: { pausable: true, within: undefined } as never })
    const without = run(endless, opened, paused, resumed('2026-03-02 12:00'))
    expect(moves(without.changes, 'report')).toEqual(['paused', 'resumed'])
    expect(open(without.state, 'report')[0]).not.toHaveProperty('dueAt')
    const rules = rulesWith({ 'report-major': { pausable: true, regrade: 'keep-start', grace: { hours: 2 } } as never })
    const graced = run(
      rules,
      opened,
      ['2026-03-02 10:20', 'case.classified', classified('major')],
      paused,
      resumed('2026-03-02 12:00'),
    )
    expect(open(graced.state, 'report-major')[0]?.dueAt).toBe(at('2026-03-02 12:20'))
    expect(moves(graced.changes, 'report-major')).toEqual(['paused', 'resumed'])
    expect(
      moves(
        run(rulesWith({ report: { within: undefined } as never }), opened, paused, resumed('2026-03-02 12:00')).changes,
        'report',
      ),
    ).toEqual([])
  })
  test('under a changed calendar move what is not overdue, and say so only where they change', () => {
    const { state } = run(testRules(), opened, assigned)
    const off = compileCalendar(chinaCalendar({ id: 'test', title: '上午', windows: [['09:00', '12:00']] }))
    const rules = { ...testRules(), calendar: off }
    const { changes, state: after } = recalculate(rules, state, at('2026-03-02 10:30'))
    expect(moves(changes, 'answer')).toEqual(['calendar'])
    expect(open(after, 'answer')[0]?.dueAt).toBe(at('2026-03-03 11:10'))
    expect(moves(changes, 'report')).toEqual([])
    expect(recalculate(testRules(), state, at('2026-03-02 10:30')).changes).toEqual([])
    expect(moves(recalculate(rules, state, at('2026-03-02 15:41')).changes, 'answer')).toEqual([])
    expect(moves(recalculate(rules, state, at('2026-03-02 15:40')).changes, 'answer')).toEqual(['calendar'])
  })
  test('that only become certain are said too', () => {
    const { state } = run(testRules(), ['2026-12-30 10:00', 'case.opened'])
    const known = compileCalendar({ ...testCalendar.spec, knownThrough: '2027-12-31' })
    const { changes, state: after } = recalculate({ ...testRules(), calendar: known }, state, at('2026-12-30 10:05'))
    expect(open(state, 'solve')[0]?.provisional).toBe(true)
    expect(open(after, 'solve')[0]).toMatchObject({ provisional: false, dueAt: open(state, 'solve')[0]?.dueAt })
    expect(moves(changes, 'solve')).toEqual(['calendar'])
  })
})

test('two regulations with a duty of one name each end their own', () => {
  const second = testPack({ id: 'second', primaryFor: [], lifecycles: [], evidence: [], gates: [] })
  const duties = second.duties.map(duty => (duty.id === 'solve' ? { ...duty, stop: [{ on: 'case.verified' as const }] } : duty))
  const rules = { ...testRules(), editions: [...testRules().editions, compileEdition({ ...second, duties } as typeof second)] }
  const begun = run(rules, opened).state
  expect(open(begun, 'solve').map(duty => duty.pack)).toEqual(['test', 'second'])
  const { state } = run(rules, opened, ['2026-03-02 10:30', 'handling.completed'])
  expect(open(state, 'solve').map(duty => duty.pack)).toEqual(['second'])
})

describe('a duty of each decision to be made good', () => {
  const rules = rulesWith({
    answer: {
      ...{ per: 'ratification', again: true, start: [{ on: 'approval.recorded' }], stop: [{ on: 'approval.decided' }] },
      owner: { caseRole: 'handler' },
    } as never,
  })
  const recorded = (local: string, person: string) =>
    [
      local,
      'approval.recorded',
      {
        ...{ request: 'none', person: 'zoe', subject: 'matter', round: 1, beyond: ['not-on-route'], isBeyond: true },
        route: [{ id: 's', mode: 'any', clause: '1', people: [{ person, role: 'manager' }] }],
      },
    ] as const
  const lines: Lines = [opened, assigned, recorded('2026-03-02 10:20', 'bob'), recorded('2026-03-02 10:30', 'eve')]
  test('is owed by whoever decides on that one, not by who handles the case', () => {
    const { state } = run(rules, ...lines)
    expect(open(state, 'answer').map(({ about, owner }) => [about, owner])).toEqual([
      ['e3', 'bob'],
      ['e4', 'eve'],
    ])
  })
  test('has no owner where nobody is asked', () => {
    const nobody = recorded('2026-03-02 10:20', 'bob')
    const { state } = run(rules, opened, assigned, [nobody[0], nobody[1], { ...nobody[2], route: [] }])
    expect(open(state, 'answer')[0]).not.toHaveProperty('owner')
    expect(open(state, 'answer')[0]).toMatchObject({ about: 'e3' })
  })
  test('is met by the answer to that one alone', () => {
    const decided = { request: 'e4', step: 's', subject: 'ratification', decision: 'approve', final: true, outcome: 'approved' }
    const { state, changes } = run(rules, ...lines, ['2026-03-02 11:00', 'approval.decided', decided])
    expect(open(state, 'answer').map(duty => duty.about)).toEqual(['e3'])
    expect(ends(changes, 'answer').map(([outcome]) => outcome)).toEqual(['met'])
  })
  test('stays with whom it asks when the case passes to somebody else', () => {
    const { state } = run(rules, ...lines, ['2026-03-02 11:00', 'handler.assigned', { person: 'new' }])
    expect(open(state, 'answer').map(duty => duty.owner)).toEqual(['bob', 'eve'])
  })
})

test('a right that has lapsed does not begin again with a re-grading', () => {
  const rules = rulesWith({ report: { levels: undefined, lapses: true } as never })
  const before = run(rules, opened).state
  const alarm = { duty: open(before, 'report')[0]!.key, kind: 'breach', rung: 'breach', at: at('2026-03-02 11:00'), to: [] }
  const { state } = run(
    rules,
    opened,
    ['2026-03-02 11:00', 'alarm.fired', alarm],
    ['2026-03-02 11:30', 'case.classified', classified('major')],
  )
  expect(open(state, 'report')).toEqual([])
  expect(Object.keys(state.lapsed!)).toEqual(['test:report'])
})

test('a due time that an event states is moved by no pause, whose end it says all the same', () => {
  const stated = [{ by: { on: 'case.verified' }, field: 'by' }]
  const rules = rulesWith({ report: { pausable: true, stated } as never })
  const { state, changes } = run(
    rules,
    opened,
    ['2026-03-02 10:10', 'clock.paused', { cause: 'other' }],
    ['2026-03-02 10:20', 'clock.resumed'],
  )
  expect(open(state, 'report')[0]?.dueAt).toBe(at('2026-03-02 11:00'))
  expect(moves(changes, 'report')).toEqual(['paused', 'resumed'])
})
