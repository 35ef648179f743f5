import { describe, expect, test } from 'vitest'
import type { CaseEvent } from '../events/envelope.ts'
import { advance, fold } from './advance.ts'
import { planMove } from './move-edition.ts'
import type { DutyRule, Pack } from './pack.ts'
import { at, events, testPack, testRules } from './rules.fixture.ts'
import { compileEdition, type Rules } from './rules.ts'

const old = testPack()
/** Solving takes a workday more, reporting half the time; answers are no longer owed, and a visit is. */
const visit: DutyRule = {
  ...old.duties.find(d => d.id === 'answer')!,
  id: 'visit',
  title: { zh: '上门' },
  start: [{ on: 'handler.assigned' }],
  stop: [{ on: 'investigation.recorded' }],
  within: { days: 5 },
}
const changed = old.duties
  .filter(d => d.id !== 'answer')
  .map(d => (d.id === 'solve' ? { ...d, within: { workdays: 4 } } : d.id === 'report' ? { ...d, within: { minutes: 30 } } : d))
const next = (changes: Partial<Pack> = {}): Pack =>
  testPack({ edition: '2026-06-01', inForce: { from: '2026-06-01' }, duties: [...changed, visit], ...changes })
const rulesWith = (pack: Pack = next()): Rules => ({
  ...testRules(old),
  editions: [compileEdition(old), compileEdition(pack)],
})
const history = events(['2026-05-29 10:00', 'case.opened'], ['2026-05-29 10:10', 'handler.assigned', { person: 'li' }])
const plan = (rules: Rules, given: readonly CaseEvent[], now: string) =>
  planMove(rules, fold(rules, given)!.state, given, rules.editions[1]!, at(now))
const moveEvent = (data: object, local: string): CaseEvent =>
  events([local, 'edition.moved', { move: 'm', ...data }]).map(e => ({ ...e, id: 'moved', seq: history.length + 1 }))[0]!

describe('moving a case', () => {
  test('lists old and new due times, what is added and what is no longer owed', () => {
    const rules = rulesWith()
    const { planned } = plan(rules, history, '2026-05-29 10:20')
    expect(planned!.duties).toEqual([
      { what: 'moves', rule: 'report', before: at('2026-05-29 11:00'), after: at('2026-05-29 10:30') },
      { what: 'moves', rule: 'solve', before: at('2026-06-03 18:00'), after: at('2026-06-04 18:00') },
      { what: 'ends', rule: 'answer', before: at('2026-05-29 15:40'), after: null },
      { what: 'opens', rule: 'visit', before: null, after: at('2026-06-03 18:00') },
    ])
  })

  test('does what it lists, by one event and without the history', () => {
    const rules = rulesWith()
    const { planned } = plan(rules, history, '2026-05-29 10:20')
    const event = moveEvent(planned!.data, '2026-05-29 10:20')
    const { state, changes } = advance(rules, fold(rules, history)!.state, event)
    expect(state.edition).toBe('test@2026-06-01')
    expect(Object.values(state.duties).map(d => [d.rule, d.edition, d.dueAt, d.owner])).toEqual([
      ['report', 'test@2026-06-01', at('2026-05-29 10:30'), undefined],
      ['solve', 'test@2026-06-01', at('2026-06-04 18:00'), 'li'],
      ['visit', 'test@2026-06-01', at('2026-06-03 18:00'), 'li'],
    ])
    expect(changes.map(c => ('because' in c ? c.because : c.kind))).toEqual(['edition', 'edition', 'moved', 'moved'])
    // Folded from the start it comes out the same, so that a correction later does not undo it.
    expect(fold(rules, [...history, event])!.state).toEqual(state)
  })

  test('leaves alone what is overdue, and what would be by the move', () => {
    const rules = rulesWith()
    const { planned } = plan(rules, history, '2026-05-29 10:45')
    expect(planned!.duties.map(d => d.rule)).toEqual(['solve', 'answer', 'visit'])
    const late = plan(rules, history, '2026-05-29 16:00')
    expect(late.planned!.duties.map(d => d.rule)).toEqual(['solve', 'visit'])
    const event = moveEvent(late.planned!.data, '2026-05-29 16:00')
    const { state } = advance(rules, fold(rules, history)!.state, event)
    expect(Object.values(state.duties).find(d => d.rule === 'report')).toMatchObject({
      edition: 'test@2025-01-01',
      dueAt: at('2026-05-29 11:00'),
    })
  })

  test('runs a new duty from the move where its time would have gone by', () => {
    const rules = rulesWith(next({ duties: [...changed, { ...visit, within: { hours: 1 } }] }))
    const { planned } = plan(rules, history, '2026-05-29 12:00')
    expect(planned!.duties.at(-1)).toEqual({ what: 'begins', rule: 'visit', before: null, after: null })
    const { state } = advance(rules, fold(rules, history)!.state, moveEvent(planned!.data, '2026-05-29 12:00'))
    expect(Object.values(state.duties).find(d => d.rule === 'visit')?.dueAt).toBe(at('2026-05-29 13:00'))
  })

  test('gives it the evidence and the stage that the new edition reads in its history', () => {
    const [lifecycle] = old.lifecycles
    const stages = lifecycle!.stages.map(s => (s.id === 'handling' ? { ...s, id: 'at-work' } : s))
    const rules = rulesWith(
      next({
        lifecycles: [{ ...lifecycle!, stages, reopen: [] }],
        evidence: [...old.evidence, { id: 'assigned', clause: '1', title: { zh: '已指派' }, on: [{ on: 'handler.assigned' }] }],
      }),
    )
    const { planned } = plan(rules, history, '2026-05-29 10:20')
    const { state } = advance(rules, fold(rules, history)!.state, moveEvent(planned!.data, '2026-05-29 10:20'))
    expect([state.stage, state.evidence.assigned?.event]).toEqual(['at-work', 'e2'])
  })

  test('is refused where the new edition does not know the kind or the level', () => {
    expect(plan(rulesWith(next({ primaryFor: ['complaint'] })), history, '2026-05-29 10:20').refused?.zh).toContain(
      '不管这类案件',
    )
    expect(plan(rulesWith(next({ levels: [old.levels[1]!] })), history, '2026-05-29 10:20').refused?.zh).toContain('没有这个等级')
    const rules = rulesWith()
    const moved = [...history, moveEvent(plan(rules, history, '2026-05-29 10:20').planned!.data, '2026-05-29 10:20')]
    expect(plan(rules, moved, '2026-05-29 10:30').refused?.zh).toContain('不按这部制度的旧版本')
  })

  test('changes nothing in a replay whose rules do not know the edition', () => {
    const rules = rulesWith()
    const event = moveEvent(plan(rules, history, '2026-05-29 10:20').planned!.data, '2026-05-29 10:20')
    const other = { ...rules, editions: [rules.editions[0]!] }
    expect(fold(other, [...history, event])!.state.edition).toBe('test@2025-01-01')
  })
})
