import { describe, expect, test } from 'vitest'
import type { CaseEvent } from '../events/envelope.ts'
import { actionRefusal, isActionAct } from './action-refusals.ts'
import {
  actionState,
  actionsOpen,
  actionsUnproven,
  type CaseAction,
  followAction,
  handOverAction,
  nextActionNumber,
} from './actions.ts'
import type { CaseState } from './state.ts'

type State = { actions?: Record<string, CaseAction> }
const event = (type: string, data: object, id = 'e', actor = 'desk', at = '2026-03-02T01:00:00.000Z') =>
  ({ id, type, actor, at, data }) as unknown as CaseEvent
const said = {
  ...{ sort: 'corrective', department: 'service', person: 'bo', dueAt: '2026-03-09T10:00:00.000Z' },
  ...{ checker: 'cai', checkAt: '2026-03-20T10:00:00.000Z' },
}
const set = (more: object = {}) => event('action.set', { ...said, words: 'not kept here', ...more }, 'set')
const done = (number: number) => event('action.done', { number }, 'done', 'bo', '2026-03-05T01:00:00.000Z')
const checked = (number: number, effect: string) =>
  event('action.checked', { number, effect }, 'checked', 'cai', '2026-03-21T01:00:00.000Z')
const stateAfter = (...all: CaseEvent[]): State => {
  const state: State = {}
  for (const one of all) followAction(state, one)
  return state
}
const states = ({ actions = {} }: State) => Object.entries(actions).map(([number, one]) => [number, actionState(one)])

describe('the actions of a case', () => {
  test('are numbered from 1 on, by the event where it says so, and keep who does them by when and who checks', () => {
    expect(stateAfter(set()).actions).toStrictEqual({
      1: { ...said, setAt: '2026-03-02T01:00:00.000Z', setBy: 'desk', event: 'set' },
    })
    const several = stateAfter(set(), set({ number: 7 }), set())
    expect(Object.keys(several.actions!)).toEqual(['1', '7', '8'])
    expect([nextActionNumber(undefined), nextActionNumber({}), nextActionNumber(several.actions)]).toEqual([1, 1, 9])
  })

  test('are done, then checked; each says by whom and when, and the others stay as they are', () => {
    const two = stateAfter(set(), set(), done(2))
    expect(states(two)).toEqual([
      ['1', 'open'],
      ['2', 'check'],
    ])
    expect(two.actions![2]).toMatchObject({ doneAt: '2026-03-05T01:00:00.000Z', doneBy: 'bo' })
    followAction(two, checked(2, 'effective'))
    expect(two.actions![2]).toMatchObject({ effect: 'effective', checkedAt: '2026-03-21T01:00:00.000Z', checkedBy: 'cai' })
    expect(two.actions![1]).not.toHaveProperty('doneAt')
    expect(two.actions![1]).not.toHaveProperty('effect')
  })

  test('of which one was weak is remade by another, which is to be done anew', () => {
    const remade = stateAfter(set(), done(1), checked(1, 'weak'), set({ replaces: 1 }))
    expect(states(remade)).toEqual([
      ['1', 'remade'],
      ['2', 'open'],
    ])
    expect(remade.actions).toMatchObject({ 1: { effect: 'weak', replacedBy: 2 }, 2: { replaces: 1 } })
    expect(remade.actions![2]).not.toHaveProperty('effect')
    // A number that no action of the case has is kept as it was said, and makes none.
    expect(Object.keys(stateAfter(set({ replaces: 9 })).actions!)).toEqual(['1'])
  })

  test('count as open until they are done and as unproven until they are effective; of a remade one the other counts', () => {
    const { actions } = stateAfter(
      set(),
      set(),
      set(),
      set(),
      done(2),
      done(3),
      done(4),
      checked(3, 'effective'),
      checked(4, 'weak'),
    )
    expect([actionsOpen(actions), actionsOpen(actions, 1), actionsOpen(actions, 2)]).toEqual([1, 0, 1])
    expect([actionsUnproven(actions), actionsUnproven(actions, 2), actionsUnproven(actions, 3)]).toEqual([3, 2, 3])
    const remade = stateAfter(set(), done(1), checked(1, 'weak'), set({ replaces: 1 })).actions
    expect([actionsOpen(remade), actionsUnproven(remade), actionsUnproven(remade, 2)]).toEqual([1, 1, 0])
    expect([actionsOpen(undefined), actionsUnproven(undefined)]).toEqual([0, 0])
  })

  test('stay as they are by what says nothing of them, and by what names none of them', () => {
    const one = stateAfter(set())
    const before = structuredClone(one)
    for (const other of [done(9), checked(9, 'weak'), event('case.reported', { number: 1 })]) followAction(one, other)
    expect(one).toEqual(before)
    expect(stateAfter(done(1))).toEqual({})
  })

  test('pass to whoever takes over the duty: the doing while it is to be done, the check after it', () => {
    const open = stateAfter(set())
    handOverAction(open, 1, 'bo', 'dan')
    expect(open.actions![1]).toMatchObject({ person: 'dan', checker: 'cai' })
    handOverAction(open, 1, 'cai', 'eve')
    expect(open.actions![1]).toMatchObject({ person: 'dan', checker: 'cai' })
    const waiting = stateAfter(set(), done(1))
    handOverAction(waiting, 1, 'cai', 'eve')
    expect(waiting.actions![1]).toMatchObject({ person: 'bo', checker: 'eve' })
    const none: State = {}
    handOverAction(none, 1, 'bo', 'dan')
    expect(none).toEqual({})
  })
})

describe('an act about an action', () => {
  const refusal = (state: State & { closed?: boolean }, act: string, person: string, data?: object) =>
    actionRefusal(state as unknown as CaseState, act, { person, roles: [] }, data as never)?.code
  const open = stateAfter(set())
  const waiting = stateAfter(set(), done(1))
  const weak = stateAfter(set(), done(1), checked(1, 'weak'))

  test('is to set, to finish or to check one', () => {
    expect(['finish-action', 'check-action', 'set-action', 'report'].map(isActionAct)).toEqual([true, true, true, false])
  })
  test('is for whoever was named: the doer finishes what is open, the checker checks what is done', () => {
    expect(refusal(open, 'finish-action', 'bo', { number: 1 })).toBeUndefined()
    expect(refusal(waiting, 'check-action', 'cai', { number: 1 })).toBeUndefined()
    expect(refusal(open, 'finish-action', 'cai', { number: 1 })).toBe('action.not-yours')
    expect(refusal(waiting, 'check-action', 'dan', { number: 1 })).toBe('action.not-yours')
  })
  test('is refused where there is no such action, or it has not come so far or is past it', () => {
    expect(refusal(open, 'finish-action', 'bo', { number: 2 })).toBe('action.unknown')
    expect(refusal({}, 'finish-action', 'bo', { number: 1 })).toBe('action.unknown')
    expect(refusal(open, 'check-action', 'cai', { number: 1 })).toBe('action.not-so-far')
    expect(refusal(waiting, 'finish-action', 'bo', { number: 1 })).toBe('action.not-so-far')
    expect(refusal(weak, 'check-action', 'cai', { number: 1 })).toBe('action.not-so-far')
  })
  test('never lets the doer check the effect: whoever was to do it, nor whoever did', () => {
    expect(refusal(waiting, 'check-action', 'bo', { number: 1 })).toBe('action.own-check')
    const byAnother = stateAfter(set(), event('action.done', { number: 1 }, 'done', 'cai'))
    expect(refusal(byAnother, 'check-action', 'cai', { number: 1 })).toBe('action.own-check')
    expect(refusal(byAnother, 'check-action', 'bo', { number: 1 })).toBe('action.own-check')
  })
  test('is offered only where some action waits for this person', () => {
    expect([refusal(open, 'finish-action', 'bo'), refusal(waiting, 'check-action', 'cai')]).toEqual([undefined, undefined])
    expect([
      refusal(open, 'finish-action', 'cai'),
      refusal(open, 'check-action', 'cai'),
      refusal({}, 'finish-action', 'bo'),
    ]).toEqual([...['action.none-yours', 'action.none-yours', 'action.none-yours']])
    expect(refusal(stateAfter(set(), done(1), set()), 'finish-action', 'bo')).toBeUndefined()
  })

  const plan = { person: 'bo', checker: 'cai', dueAt: '2026-03-09T10:00:00.000Z', checkAt: '2026-03-20T10:00:00.000Z' }
  test('sets one whose check is by another person and after the due time', () => {
    expect([refusal(open, 'set-action', 'desk', plan), refusal(open, 'set-action', 'desk')]).toEqual([undefined, undefined])
    expect(refusal(open, 'set-action', 'desk', { ...plan, checker: 'bo' })).toBe('action.own-check')
    expect(refusal(open, 'set-action', 'desk', { ...plan, checkAt: plan.dueAt })).toBe('action.check-too-early')
    expect(refusal(open, 'set-action', 'desk', { ...plan, checkAt: '2026-03-01T10:00:00.000Z' })).toBe('action.check-too-early')
    // What is not said yet is not judged.
    expect(refusal(open, 'set-action', 'desk', {})).toBeUndefined()
  })
  test('remakes only an action whose effect was weak', () => {
    expect(refusal(weak, 'set-action', 'desk', { ...plan, replaces: 1 })).toBeUndefined()
    for (const state of [open, waiting, stateAfter(set(), done(1), checked(1, 'effective'))])
      expect(refusal(state, 'set-action', 'desk', { ...plan, replaces: 1 })).toBe('action.not-weak')
    expect(refusal(weak, 'set-action', 'desk', { ...plan, replaces: 2 })).toBe('action.not-weak')
  })
  test('on a case that is over only remakes a weak one', () => {
    expect(refusal({ ...weak, closed: true }, 'set-action', 'desk', { ...plan, replaces: 1 })).toBeUndefined()
    expect(refusal({ ...weak, closed: true }, 'set-action', 'desk', plan)).toBe('case.closed')
    expect(refusal({ ...weak, closed: true }, 'set-action', 'desk')).toBeUndefined()
    expect(refusal({ ...open, closed: true }, 'set-action', 'desk')).toBe('case.closed')
    expect(refusal({ closed: true }, 'set-action', 'desk', plan)).toBe('case.closed')
  })
})
