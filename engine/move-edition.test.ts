import { describe, expect, test } from 'vitest'
import type { CaseEvent } from '../events/envelope.ts'
import { advance, fold } from './advance.ts'
import { dueUnder } from './apply-move.ts'
import { planMove } from './move-edition.ts'
import type { DutyRule, Pack } from './pack.ts'
import { at, events, testPack, testRules } from './rules.fixture.ts'
import { compileEdition, type Rules } from './rules.ts'
import type { CaseState } from './state.ts'

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

describe('the plan of a move', () => {
  const now = '2026-05-29 10:20'
  const none = { primaryFor: [], lifecycles: [], evidence: [], gates: [], permits: [], duties: [] }
  const planned = (rules: Rules, given: readonly CaseEvent[], when = now) => plan(rules, given, when).planned!
  const keyOf = (rule: string, given: readonly CaseEvent[] = history, rules = rulesWith()) =>
    Object.values(fold(rules, given)!.state.duties).find(d => d.rule === rule)!.key

  test('says by which rules the case goes on, with all that the event needs', () => {
    const later = [
      ...history,
      ...events(['2026-05-29 10:00', 'case.opened'], ['2026-05-29 10:15', 'customer.replied']).slice(1),
    ].map((e, i) => ({
      ...e,
      ...{ id: `e${i + 1}`, seq: i + 1 },
    }))
    const seen = { id: 'assigned', clause: '1', title: { zh: '已指派' }, on: [{ on: 'handler.assigned' as const }] }
    const replied = [{ on: 'customer.replied' as const }]
    const told = { ...visit, id: 'told', start: [{ on: 'case.opened' as const }], stop: replied }
    // Stopped though it never began, by the rules of before and by the new ones.
    const idle = { ...visit, id: 'idle', start: [{ on: 'node.reached' as const }], stop: replied }
    const report = { ...changed.find(d => d.id === 'report')!, stop: [{ on: 'case.reported' as const }, ...replied] }
    const others = changed.filter(d => d.id !== 'report')
    const before = { ...testRules(old), editions: [compileEdition(testPack({ duties: [...old.duties, idle] }))] }
    const rules = {
      ...before,
      editions: [...before.editions, compileEdition(next({ duties: [report, ...others, visit, told, idle], evidence: [seen] }))],
    }
    // As it was kept from event to event, when nobody knew the new edition yet.
    const { state } = fold(before, later)!
    expect(planMove(rules, state, later, rules.editions[1]!, at(now)).planned).toStrictEqual({
      duties: [
        { what: 'ends', rule: 'report', before: at('2026-05-29 11:00'), after: null },
        { what: 'moves', rule: 'solve', before: at('2026-06-03 18:00'), after: at('2026-06-04 18:00') },
        { what: 'opens', rule: 'visit', before: null, after: at('2026-06-03 18:00') },
      ],
      data: {
        ...{ regulation: 'test', from: '2025-01-01', to: '2026-06-01' },
        evidence: [{ id: 'assigned', event: 'e2', at: at('2026-05-29 10:10') }],
        // Only what the case does not know of its own edition: that the customer was told is new to it.
        starts: [
          { rule: 'test:told', event: 'e1', at: at('2026-05-29 10:00') },
          { rule: 'test:visit', event: 'e2', at: at('2026-05-29 10:10') },
        ],
        stops: [{ rule: 'test:told', at: at('2026-05-29 10:15') }],
        duties: [
          { what: 'ends', rule: 'report', key: keyOf('report') },
          { what: 'moves', rule: 'solve', key: keyOf('solve') },
          { what: 'opens', rule: 'visit', start: { event: 'e2', at: at('2026-05-29 10:10') } },
        ],
      },
    })
  })

  test('moves what keeps its time without saying so, and does not name a stage that stays', () => {
    const same = rulesWith(next({ duties: old.duties }))
    const { duties, data } = planned(same, history)
    expect([duties, data.duties.map(d => [d.what, d.rule]), 'stage' in data]).toEqual([
      [],
      [
        ['moves', 'report'],
        ['moves', 'solve'],
        ['moves', 'answer'],
      ],
      false,
    ])
    const untimed = old.duties.map(d => (d.id === 'solve' ? { ...d, within: undefined } : d)) as DutyRule[]
    const rules = {
      ...rulesWith(next({ duties: untimed })),
      editions: [compileEdition(testPack({ duties: untimed })), compileEdition(next({ duties: untimed }))],
    }
    expect(planned(rules, history).data.duties.map(d => d.rule)).toEqual(['report', 'solve', 'answer'])
    expect(planned(rulesWith(next({ duties: untimed })), history).duties).toEqual([
      { what: 'moves', rule: 'solve', before: at('2026-06-03 18:00'), after: null },
    ])
  })

  test('leaves what is due at the very moment as running, and what was due before it as it is', () => {
    const rules = rulesWith(next({ duties: [...old.duties, { ...visit, within: { minutes: 50 } }] }))
    const rulesAt = (when: string) => planned(rules, history, when).data.duties.map(d => `${d.what} ${d.rule}`)
    expect(rulesAt('2026-05-29 11:00')).toEqual(['moves report', 'moves solve', 'moves answer', 'opens visit'])
    expect(rulesAt('2026-05-29 11:01')).toEqual(['moves solve', 'moves answer', 'begins visit'])
    const shorter = rulesWith()
    expect(planned(shorter, history, '2026-05-29 10:30').duties[0]?.rule).toBe('report')
    expect(planned(shorter, history, '2026-05-29 10:31').duties[0]?.rule).toBe('solve')
  })

  test('begins the days of a repeated duty anew, and opens a duty without a time', () => {
    const daily = { ...old.duties.find(d => d.id === 'daily')!, id: 'day-by-day', levels: ['general'] }
    const untimed = { ...visit, id: 'untimed', within: undefined }
    const rules = rulesWith(next({ duties: [...old.duties, daily, untimed] as DutyRule[] }))
    expect(planned(rules, history).duties).toEqual([
      { what: 'begins', rule: 'day-by-day', before: null, after: null },
      { what: 'opens', rule: 'untimed', before: null, after: null },
    ])
  })

  test('takes a clock that a pause has stopped for what it shows, and one that never pauses for overdue', () => {
    const paused = [...history, { ...events([now, 'clock.paused', { cause: 'other' }])[0]!, id: 'e3', seq: 3 }]
    const rules = rulesWith(next({ duties: [...old.duties, { ...visit, within: { hours: 1 } }] }))
    const moves = planned(rules, paused, '2026-06-05 10:00').data.duties.map(d => `${d.what} ${d.rule}`)
    expect(moves).toEqual(['moves solve', 'moves answer', 'opens visit'])
    const firm = rulesWith(
      next({
        duties: [...old.duties.map(d => ({ ...d, pausable: false })), { ...visit, within: { hours: 1 }, pausable: false }],
      }),
    )
    expect(planned(firm, paused, '2026-06-05 10:00').data.duties.map(d => `${d.what} ${d.rule}`)).toEqual(['begins visit'])
  })

  test('is about the duties of its own regulation alone', () => {
    const told = { ...visit, id: 'tell', kinds: ['anomaly'] }
    const other = { ...testPack(), ...none, id: 'other', duties: [{ ...told, id: 'answer' }, told] } as unknown as Pack
    const rules = { ...rulesWith(), editions: [...rulesWith().editions, compileEdition(other)] }
    const { duties, data } = planned(rules, history)
    expect(duties.map(d => [d.what, d.rule])).toEqual([
      ['moves', 'report'],
      ['moves', 'solve'],
      ['ends', 'answer'],
      ['opens', 'visit'],
    ])
    expect(data.starts.map(one => one.rule)).toEqual(['test:visit'])
    expect(Object.values(fold(rules, history)!.state.duties).map(d => `${d.pack}:${d.rule}`)).toContain('other:answer')
  })

  test('keeps the evidence for which gates of other regulations wait', () => {
    const seen = { id: 'seen', clause: '1', title: { zh: '已指派' }, on: [{ on: 'handler.assigned' }] }
    const gate = {
      id: 'g',
      clause: '1',
      title: { zh: '先指派' },
      act: 'complete',
      kinds: ['anomaly'],
      needs: [{ evidence: 'seen' }],
    }
    const other = { ...testPack(), ...none, id: 'other', evidence: [seen], gates: [gate] } as unknown as Pack
    const rules = { ...rulesWith(), editions: [...rulesWith().editions, compileEdition(other)] }
    expect(planned(rules, history).data.evidence).toEqual([{ id: 'other:seen', event: 'e2', at: at('2026-05-29 10:10') }])
  })

  test('takes a duty for overdue by the edition that it runs under', () => {
    const paused = [...history, { ...events([now, 'clock.paused', { cause: 'other' }])[0]!, id: 'e3', seq: 3 }]
    const firm = { ...old, duties: old.duties.map(d => ({ ...d, pausable: false })) }
    const rules = { ...rulesWith(), editions: [compileEdition(next({ duties: old.duties })), compileEdition(firm)] }
    const { state } = fold(rules, paused)!
    const plans = planMove(rules, state, paused, rules.editions[0]!, at('2026-06-05 10:00')).planned!
    expect(plans.data.duties).toEqual([])
  })

  test('reads the history without moves of before, and the case goes on from the edition that it is at', () => {
    const third = next({ edition: '2026-09-01', inForce: { from: '2026-09-01' }, duties: old.duties })
    const rules = { ...rulesWith(), editions: [...rulesWith().editions, compileEdition(third)] }
    const moved = [...history, moveEvent(planned(rules, history).data, now)]
    const { state } = fold(rules, moved)!
    const onward = planMove(rules, state, moved, rules.editions[2]!, at('2026-05-29 10:25')).planned!
    expect([onward.data.from, onward.data.to]).toEqual(['2026-06-01', '2026-09-01'])
    expect(onward.duties).toEqual([
      { what: 'moves', rule: 'report', before: at('2026-05-29 10:30'), after: at('2026-05-29 11:00') },
      { what: 'moves', rule: 'solve', before: at('2026-06-04 18:00'), after: at('2026-06-03 18:00') },
      { what: 'ends', rule: 'visit', before: at('2026-06-03 18:00'), after: null },
      { what: 'opens', rule: 'answer', before: null, after: at('2026-05-29 15:40') },
    ])
  })

  test('says where the case stands under the new edition, where its stage is none of that one', () => {
    const [lifecycle] = old.lifecycles
    const stages = lifecycle!.stages.map(s => (s.id === 'handling' ? { ...s, id: 'at-work' } : s))
    expect(planned(rulesWith(next({ lifecycles: [{ ...lifecycle!, stages, reopen: [] }] })), history).data.stage).toBe('at-work')
  })

  test('is refused for another regulation, an unknown edition, and a kind that it leads no more; a case without a level needs none', () => {
    const rules = rulesWith()
    const other = compileEdition(next({ id: 'other' }))
    const refusal = { zh: '不按这部制度的旧版本办理', en: 'does not follow an older edition of this regulation' }
    const { state } = fold(rules, history)!
    expect(planMove(rules, state, history, other, at(now))).toStrictEqual({ refused: refusal })
    expect(planMove({ ...rules, editions: rules.editions.slice(1) }, state, history, rules.editions[1]!, at(now))).toStrictEqual({
      refused: refusal,
    })
    expect(plan(rulesWith(next({ lifecycles: [] })), history, now).refused?.en).toBe(
      'the new edition does not govern this kind of case',
    )
    expect(plan(rulesWith(next({ levels: [old.levels[1]!] })), history, now).refused?.en).toBe(
      'the new edition does not know its level; grade it first',
    )
    const bare = events(['2026-05-29 10:00', 'case.opened', { level: undefined }])
    expect(plan(rulesWith(next({ levels: [] })), bare, now).refused).toBeUndefined()
  })
})

describe('duties of which there is one for each decision to be made good', () => {
  const ratify: DutyRule = {
    ...{ ...visit, id: 'ratify', title: { zh: '补办' }, per: 'ratification', again: true },
    ...{ start: [{ on: 'approval.recorded' }], stop: [{ on: 'approval.decided' }] },
  }
  const rules = rulesWith(next({ duties: [...next().duties, ratify] }))
  const recorded = (local: string, person?: string) =>
    [
      local,
      'approval.recorded',
      {
        ...{ request: 'none', person: 'zoe', subject: 'matter', round: 1, beyond: ['not-on-route'], isBeyond: true },
        route: person === undefined ? [] : [{ id: 's', mode: 'any', clause: '1', people: [{ person, role: 'manager' }] }],
      },
    ] as const
  const given = events(
    ['2026-05-29 10:00', 'case.opened'],
    ['2026-05-29 10:10', 'handler.assigned', { person: 'li' }],
    recorded('2026-05-29 10:11', 'bob'),
    recorded('2026-05-29 10:12', 'eve'),
    recorded('2026-05-29 10:13'),
  )
  const ofThem = (state: CaseState) =>
    Object.values(state.duties)
      .filter(duty => duty.rule === 'ratify')
      .map(({ about, owner }) => [about, owner])

  test('open each with its decision and whoever decides on that one; its answer ends that one alone', () => {
    const { planned } = plan(rules, given, '2026-05-29 10:20')
    const { state } = advance(rules, fold(rules, given)!.state, {
      ...moveEvent(planned!.data, '2026-05-29 10:20'),
      seq: given.length + 1,
    })
    expect(ofThem(state)).toEqual([
      ['e3', 'bob'],
      ['e4', 'eve'],
      // Nobody is asked: it is not the handler's either.
      ['e5', undefined],
    ])
    // As they stand when the edition in force opens them.
    const since = { ...rules, editions: [compileEdition(testPack({ duties: [...old.duties, ratify] }))] }
    expect(ofThem(state)).toEqual(ofThem(fold(since, given)!.state))
    const decided = { request: 'e3', step: 's', subject: 'ratification', decision: 'approve', final: true, outcome: 'approved' }
    const [answer] = events(['2026-05-29 11:00', 'approval.decided', decided])
    expect(ofThem(advance(rules, state, { ...answer!, id: 'd1', seq: 9 }).state).map(([about]) => about)).toEqual(['e4', 'e5'])
  })

  test('are each the same duty under both editions', () => {
    const both = { ...rules, editions: [compileEdition(testPack({ duties: [...old.duties, ratify] })), rules.editions[1]!] }
    const { planned } = plan(both, given, '2026-05-29 10:20')
    const running = Object.values(fold(both, given)!.state.duties).filter(duty => duty.rule === 'ratify')
    expect(running).toHaveLength(3)
    expect(planned!.data.duties.filter(duty => duty.rule === 'ratify')).toEqual(
      running.map(({ key }) => ({ what: 'moves', rule: 'ratify', key })),
    )
  })
})

describe('duties of which there is one for each thing', () => {
  const { within: _, ...untimed } = visit
  const action: DutyRule = {
    ...{ ...untimed, id: 'act', title: { zh: '措施' }, again: true },
    ...{ start: [{ on: 'action.set' }], stop: [{ on: 'action.done' }] },
    each: { start: 'number', stop: 'number', person: 'person', dueAt: 'dueAt' },
  }
  const rules = rulesWith(next({ duties: [...next().duties, action] }))
  const given = events(
    ['2026-05-29 10:00', 'case.opened'],
    ['2026-05-29 10:10', 'action.set', { number: 1, person: 'li', dueAt: at('2026-06-02 12:00') }],
    ['2026-05-29 10:11', 'action.set', { number: 2, person: 'wu', dueAt: at('2026-05-29 10:15') }],
    ['2026-05-29 10:12', 'action.set', { number: 3, person: 'he', dueAt: at('2026-06-03 12:00') }],
    ['2026-05-29 10:13', 'action.done', { number: 3 }],
  )
  const ofActions = (state: CaseState) =>
    Object.values(state.duties)
      .filter(d => d.rule === 'act')
      .map(d => [d.item, d.owner, d.dueAt, d.edition.slice(5)])

  test('open each with its number, its person and the time that was set for it; what would be late at once has none', () => {
    const { planned } = plan(rules, given, '2026-05-29 10:20')
    const { state } = advance(rules, fold(rules, given)!.state, moveEvent(planned!.data, '2026-05-29 10:20'))
    expect(ofActions(state)).toEqual([
      [1, 'li', at('2026-06-02 12:00'), '2026-06-01'],
      [2, 'wu', undefined, '2026-06-01'],
    ])
    const [done] = events(['2026-05-29 11:00', 'action.done', { number: 1 }])
    expect(ofActions(advance(rules, state, { ...done!, id: 'd1', seq: 9 }).state).map(([item]) => item)).toEqual([2])
  })

  test('of the old edition go on where the new one knows them; those it does not know end, one by one', () => {
    const both = { ...rules, editions: [compileEdition(testPack({ duties: [...old.duties, action] })), rules.editions[1]!] }
    const asked = (to: Rules) => plan(to, given, '2026-05-29 10:14').planned!.data.duties.filter(d => d.rule === 'act')
    const running = Object.values(fold(both, given)!.state.duties).filter(d => d.rule === 'act')
    expect(asked(both)).toEqual(running.map(({ key }) => ({ what: 'moves', rule: 'act', key })))
    const single = { ...action, each: { ...action.each!, start: 'no' } }
    const without = { ...both, editions: [both.editions[0]!, compileEdition(next({ duties: [...next().duties, single] }))] }
    expect(asked(without).map(({ what, key, start }) => [what, key, start?.item])).toEqual([
      ...running.map(({ key }) => ['ends', key, undefined]),
      ['opens', undefined, undefined],
    ])
  })
})

describe('the due time under another edition', () => {
  const rules = rulesWith()
  const { state } = fold(rules, history)!
  const solve = Object.values(state.duties).find(d => d.rule === 'solve')!
  const due = (more: object, changes: object = {}, stated: CaseState['stated'] = undefined) => {
    const to = compileEdition(
      next({ duties: next().duties.map(d => (d.id === 'solve' ? { ...d, ...changes } : d)) as DutyRule[] }),
    )
    return dueUnder(rules, to, { ...solve, provisional: true, ...more }, stated === undefined ? state : { ...state, stated })
  }
  const kept = { dueAt: solve.dueAt, provisional: true }

  test('is counted from the same start; that of a day, of grace and of an unknown duty stays, and without a time there is none', () => {
    expect(due({})).toMatchObject({ dueAt: at('2026-06-04 18:00'), provisional: false })
    for (const more of [{ period: '2026-05-29' }, { graced: true }, { rule: 'answer' }]) expect(due(more)).toMatchObject(kept)
    expect(due({ rule: 'daily' })).toStrictEqual({ provisional: false })
  })

  test('of an action is the one that was set for it, which no clause counts', () => {
    const each = { start: 'number', stop: 'number', dueAt: 'dueAt' }
    expect(due({ item: 3 }, { each, within: undefined })).toMatchObject(kept)
    expect(due({}, { each })).toMatchObject({ dueAt: at('2026-06-04 18:00') })
    expect(due({ item: 3 }, { each: { start: 'number', stop: 'number' } })).toMatchObject({ dueAt: at('2026-06-04 18:00') })
  })

  test('of a duty whose end an event states is the time that counts, else what the clause gives', () => {
    const stated = [{ by: { on: 'record.made' }, field: 'values.completeBy' }]
    const said = { nth: 0, event: 'e2', said: at('2026-05-29 10:15'), at: at('2026-07-01 12:00') }
    const times = { 'test:solve': [{ ...said, countsSince: said.said }] }
    expect(due({}, { stated, within: undefined }, times)).toStrictEqual({ dueAt: at('2026-07-01 12:00'), provisional: false })
    expect(due({}, { stated }, { 'test:solve': [said] })).toMatchObject({ dueAt: at('2026-06-04 18:00') })
    expect(due({}, {}, times)).toMatchObject({ dueAt: at('2026-06-04 18:00') })
  })
})
