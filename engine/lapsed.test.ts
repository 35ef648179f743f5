import { describe, expect, test } from 'vitest'
import type { CaseEvent } from '../events/envelope.ts'
import { fold } from './advance.ts'
import { lapsedRefusal, lapseRight } from './lapsed.ts'
import type { DutyRule } from './pack.ts'
import { at, events, testPack, testRules } from './rules.fixture.ts'
import type { Change } from './state.ts'

/** Whoever may report may do so for an hour, and no longer. */
function right(change: Partial<DutyRule> = {}) {
  const pack = testPack()
  const rules = testRules({
    ...pack,
    duties: pack.duties.map(duty => (duty.id === 'report' ? ({ ...duty, lapses: true, ...change } as DutyRule) : duty)),
  })
  const begun = (...lines: Parameters<typeof events>) => fold(rules, events(['2026-03-02 10:00', 'case.opened'], ...lines))!.state
  const refusal = (state: ReturnType<typeof begun>, when: string, act = 'report') =>
    lapsedRefusal(rules, rules.editions[0]!, state, act, {}, at(when))
  return { rules, begun, refusal }
}
const fired = (duty: string, kind = 'breach') =>
  ({ id: 'e9', data: { duty, kind, rung: kind, at: at('2026-03-02 11:00'), to: [] } }) as unknown as CaseEvent<'alarm.fired'>

describe('a right that lapses', () => {
  test('can be used until its very end, and then no more', () => {
    const { begun, refusal } = right()
    expect(refusal(begun(), '2026-03-02 11:00')).toBeUndefined()
    const over = refusal(begun(), '2026-03-02 11:01')
    expect(over).toMatchObject({ code: 'right.lapsed', clause: '1' })
    expect(over).not.toHaveProperty('reading')
    expect(over?.because.zh).toContain('2026-03-02 11:00 止；现在是 2026-03-02 11:01')
    expect(over?.because.en).toContain('"上报" is over')
  })
  test('names the reading that it rests on, and its title in both languages', () => {
    const { begun, refusal } = right({ reading: 'r1', title: { zh: '申诉', en: 'Appeal' } })
    const over = refusal(begun(), '2026-03-02 12:00')
    expect(over).toMatchObject({ reading: 'r1' })
    expect(over?.because.en).toContain('"Appeal" is over')
    const used = refusal(begun(['2026-03-02 10:30', 'case.reported']), '2026-03-02 10:40')
    expect(used).toMatchObject({ code: 'right.not-open', clause: '1', reading: 'r1' })
    expect(used?.because).toEqual({ zh: '「申诉」没有开始，或已经用过', en: '"Appeal" has not begun, or has been used' })
  })
  test('of a title in one language is called by that one', () => {
    const { begun, refusal } = right({ title: { zh: '申诉' } as never })
    expect(refusal(begun(['2026-03-02 10:30', 'case.reported']), '2026-03-02 10:40')?.because.en).toContain('"申诉" has not')
    expect(refusal(begun(), '2026-03-02 12:00')?.because.en).toContain('"申诉" is over')
  })
  test('without an end is never over', () => {
    const { begun, refusal } = right({ within: undefined } as never)
    expect(refusal(begun(), '2027-03-02 11:01')).toBeUndefined()
  })
  test('is refused to no other act, of no other level, by no other data, and by no rule that does not lapse', () => {
    const { begun, refusal } = right()
    for (const act of ['verify', 'complete', 'no-such-act']) expect(refusal(begun(), '2026-03-02 12:00', act)).toBeUndefined()
    const plain = right({ lapses: undefined } as never)
    expect(plain.refusal(plain.begun(), '2026-03-02 12:00')).toBeUndefined()
    const major = right({ levels: ['major'] })
    expect(major.refusal(major.begun(), '2026-03-02 12:00')).toBeUndefined()
    const other = right({ stop: [{ on: 'case.reported', when: { urgent: { in: [true] } } }] } as never)
    expect(other.refusal(other.begun(), '2026-03-02 12:00')).toBeUndefined()
  })
  test('is refused to nobody who only asks what could be done', () => {
    const { rules, begun } = right()
    const [edition] = rules.editions
    expect(lapsedRefusal(rules, edition!, begun(), 'report', undefined, at('2026-03-02 12:00'))).toBeUndefined()
    expect(lapsedRefusal(rules, edition!, begun(), 'report', {}, undefined)).toBeUndefined()
  })
  test('ends at its time without being late, and is remembered, so that it says since when it is over', () => {
    const { rules, begun, refusal } = right()
    const state = begun()
    const [duty] = Object.values(state.duties).filter(one => one.rule === 'report')
    const changes: Change[] = []
    lapseRight(rules, state, fired(duty!.key), changes)
    expect(changes).toEqual([
      { kind: 'duty-closed', duty, outcome: 'cancelled', at: at('2026-03-02 11:00'), by: 'e9', because: 'lapsed' },
    ])
    expect(state.lapsed).toEqual({ 'test:report': duty })
    expect(state.duties).not.toHaveProperty([duty!.key])
    expect(refusal(state, '2026-03-02 12:00')).toMatchObject({ code: 'right.lapsed' })
  })
  test('does not end by a warning, by the alarm of a duty that is none, or of one that does not lapse or has no end', () => {
    const { rules, begun } = right()
    const state = begun()
    const changes: Change[] = []
    const key = (rule: string) => Object.values(state.duties).find(one => one.rule === rule)!.key
    lapseRight(rules, state, fired(key('report'), 'warning'), changes)
    lapseRight(rules, state, fired('no-such-duty'), changes)
    lapseRight(rules, state, fired(key('solve')), changes)
    state.duties.x = { ...state.duties[key('report')]!, key: 'x', rule: 'no-such-rule' }
    lapseRight(rules, state, fired('x'), changes)
    delete state.duties[key('report')]!.dueAt
    lapseRight(rules, state, fired(key('report')), changes)
    expect([changes, state.lapsed]).toEqual([[], undefined])
  })
  test('that begins again is no longer remembered as over', () => {
    const { rules, begun } = right({ again: true, start: [{ on: 'case.opened' }, { on: 'case.verified' }] })
    const state = begun()
    const key = Object.values(state.duties).find(one => one.rule === 'report')!.key
    lapseRight(rules, state, fired(key), [])
    const again = fold(
      rules,
      events(
        ['2026-03-02 10:00', 'case.opened'],
        ['2026-03-02 11:00', 'alarm.fired', fired(key).data as never],
        ['2026-03-02 11:30', 'case.verified'],
      ),
    )!
    expect(again.state.lapsed).toEqual({})
    expect(Object.keys(state.lapsed!)).toEqual(['test:report'])
  })
})
