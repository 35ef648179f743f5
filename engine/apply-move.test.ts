import { describe, expect, test } from 'vitest'
import { fold } from './advance.ts'
import { applyMove } from './apply-move.ts'
import type { DutyRule } from './pack.ts'
import { at, events, testPack, testRules } from './rules.fixture.ts'
import { compileEdition, type Rules } from './rules.ts'
import type { CaseState, Change, OpenDuty } from './state.ts'

const old = testPack()
const visit = { ...old.duties.find(d => d.id === 'answer')!, id: 'visit', within: { days: 5 } } as DutyRule
const duties = [
  ...old.duties.map(d => (d.id === 'solve' ? { ...d, within: { workdays: 4 } } : d)),
  visit,
  { ...visit, id: 'by-post', owner: { role: 'department-head' } },
]
const rules: Rules = {
  ...testRules(old),
  editions: [
    compileEdition(old),
    compileEdition(testPack({ edition: '2026-06-01', inForce: { from: '2026-06-01' }, duties } as never)),
  ],
}
const opened = fold(
  rules,
  events(['2026-05-29 10:00', 'case.opened'], ['2026-05-29 10:10', 'handler.assigned', { person: 'li' }]),
)!.state
const nothing = {
  move: 'm',
  regulation: 'test',
  from: '2025-01-01',
  to: '2026-06-01',
  evidence: [],
  starts: [],
  stops: [],
  duties: [],
}
const now = '2026-05-29 10:20'
/** The state after a move that says this, and what changed by it. */
function moved(data: object, given: CaseState = opened, owners?: object): [CaseState, Change[]] {
  const state = structuredClone(given)
  const changes: Change[] = []
  const [event] = events([
    now,
    'edition.moved',
    { ...nothing, ...data },
    { id: 'moved', ...(owners === undefined ? {} : { owners }) } as never,
  ])
  applyMove(rules, state, event as never, changes)
  return [state, changes]
}
const dutyOf = (rule: string, state: CaseState = opened): OpenDuty => Object.values(state.duties).find(d => d.rule === rule)!
const next = 'test@2026-06-01'

describe('a move', () => {
  test('from an edition that the case does not follow, or to one that nobody knows, changes nothing', () => {
    expect(moved({ from: '2024-01-01', stage: 'archived' })).toStrictEqual([opened, []])
    expect(moved({ to: '2027-01-01', stage: 'archived' })).toStrictEqual([opened, []])
    expect(moved({ regulation: 'other', stage: 'archived' })).toStrictEqual([opened, []])
  })

  test('puts the case at the stage that it names, from that moment; where it is there already nothing is said', () => {
    const [state, changes] = moved({ stage: 'archived' })
    expect([state.stage, state.stageSince]).toEqual(['archived', at(now)])
    expect(changes).toStrictEqual([{ kind: 'stage', from: 'handling', to: 'archived', at: at(now) }])
    for (const stage of ['handling', undefined]) {
      const [same, none] = moved({ stage })
      expect([same.edition, same.stage, same.stageSince, none]).toEqual([next, 'handling', at('2026-05-29 10:10'), []])
    }
  })

  test('gives it the evidence, starts and stops of the new edition, and leaves those of other regulations', () => {
    const given: CaseState = {
      ...structuredClone(opened),
      evidence: { before: { event: 'e1', at: at('2026-05-29 10:00') } },
      starts: {
        'test:solve': { event: 'e1', at: at('2026-05-29 10:00'), edition: 'test@2025-01-01', owner: 'li' },
        'other:x': { event: 'e1', at: at('2026-05-29 10:00'), edition: 'other@2025-01-01' },
      },
      stops: { 'test:report': at('2026-05-29 10:05') },
    }
    const seen = { event: 'e2', at: at('2026-05-29 10:10') }
    const [state] = moved(
      {
        evidence: [{ id: 'assigned', ...seen }],
        starts: [
          { rule: 'test:visit', ...seen },
          { rule: 'test:solve', ...seen },
        ],
        stops: [
          { rule: 'test:visit', at: at('2026-05-29 10:15') },
          { rule: 'test:report', at: at('2026-05-29 10:15') },
        ],
      },
      given,
    )
    expect(state.evidence).toStrictEqual({ assigned: seen })
    expect(state.starts).toStrictEqual({
      'test:solve': { event: 'e1', at: at('2026-05-29 10:00'), edition: next, owner: 'li' },
      'other:x': { event: 'e1', at: at('2026-05-29 10:00'), edition: 'other@2025-01-01' },
      'test:visit': { ...seen, edition: next },
    })
    expect(state.stops).toStrictEqual({ 'test:report': at('2026-05-29 10:05'), 'test:visit': at('2026-05-29 10:15') })
  })

  test('ends a duty as cancelled, and nothing where it runs no more', () => {
    const answer = dutyOf('answer')
    const [state, changes] = moved({ duties: [{ what: 'ends', rule: 'answer', key: answer.key }] })
    expect(dutyOf('answer', state)).toBeUndefined()
    expect(changes).toStrictEqual([
      { kind: 'duty-closed', duty: answer, outcome: 'cancelled', at: at(now), by: 'moved', because: 'moved' },
    ])
    const before = Object.keys(opened.duties)
    for (const gone of [
      { what: 'ends', rule: 'answer', key: 'gone' },
      { what: 'ends', rule: 'answer' },
      { what: 'moves', rule: 'answer', key: 'gone' },
    ]) {
      const [same, none] = moved({ duties: [gone] })
      expect([Object.keys(same.duties), none]).toEqual([before, []])
    }
    expect(moved({ duties: [{ what: 'moves', rule: 'unheard-of', key: answer.key }] })[1]).toEqual([])
  })

  test('moves a duty to the due time of the new rule, from the same start', () => {
    const solve = dutyOf('solve')
    const [state, changes] = moved({ duties: [{ what: 'moves', rule: 'solve', key: solve.key }] })
    const expected = { ...solve, edition: next, dueAt: at('2026-06-04 18:00') }
    expect(dutyOf('solve', state)).toStrictEqual(expected)
    expect(changes).toStrictEqual([{ kind: 'duty-moved', duty: expected, because: 'edition' }])
  })

  test('leaves the time of a day of a repeated duty, and of one with grace; where the new rule gives no time there is none', () => {
    const solve = dutyOf('solve')
    const solveAfter = (more: object, rule = 'solve') => {
      const given = { ...opened, duties: { d: { ...solve, key: 'd', provisional: true, ...more } as OpenDuty } }
      return moved({ duties: [{ what: 'moves', rule, key: 'd' }] }, given)[0].duties.d!
    }
    const kept = { edition: next, dueAt: solve.dueAt, provisional: true }
    expect(solveAfter({ period: '2026-05-29' })).toMatchObject(kept)
    expect(solveAfter({ graced: true })).toMatchObject(kept)
    expect(solveAfter({})).toMatchObject({ dueAt: at('2026-06-04 18:00'), provisional: false })
    const untimed = solveAfter({ rule: 'daily' }, 'daily')
    expect([untimed.edition, 'dueAt' in untimed, untimed.provisional]).toEqual([next, false, false])
  })

  test('opens a duty from where it would have begun, or from the move, with its owner', () => {
    const start = { event: 'e2', at: at('2026-05-29 10:10') }
    const opens = (what: string, rule: string, owners?: object) =>
      moved({ duties: [{ what, rule, start }] }, opened, owners)[1].map(one =>
        one.kind === 'duty-opened' ? [one.because, one.duty] : one,
      )
    const duty = (rule: string, more: object = {}) => ({
      ...{ key: `test:${rule}@moved`, pack: 'test', edition: next, rule, startEvent: 'moved', startAt: start.at },
      ...{ owner: 'li', dueAt: at('2026-06-03 18:00'), provisional: false },
      ...more,
    })
    expect(opens('opens', 'visit')).toStrictEqual([['moved', duty('visit')]])
    expect(opens('begins', 'visit')).toStrictEqual([['moved', duty('visit', { startAt: at(now) })]])
    const { owner: _owner, ...unowned } = duty('by-post')
    expect(opens('opens', 'by-post')).toStrictEqual([['moved', unowned]])
    expect(opens('opens', 'by-post', { 'by-post': 'head' })).toStrictEqual([['moved', duty('by-post', { owner: 'head' })]])
    expect(opens('opens', 'unheard-of')).toEqual([])
    const [state] = moved({ duties: [{ what: 'opens', rule: 'visit', start }] })
    expect(state.duties['test:visit@moved']).toStrictEqual(duty('visit'))
  })
})
