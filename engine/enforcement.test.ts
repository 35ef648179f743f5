import { describe, expect, test } from 'vitest'
import {
  appealUntil,
  type CompanyLimit,
  enforcementOf,
  enforcementRule,
  isLeftOpen,
  limitFor,
  measureOfText,
} from './enforcement.ts'
import type { Pack } from './pack.ts'
import type { CitedViolation } from './penalty.ts'
import { testPack, testRules } from './rules.fixture.ts'
import { compileEdition, type Rules } from './rules.ts'
import type { CaseState } from './state.ts'

const open = { open: '[X]元' }
const sanctions = [
  {
    id: 'light',
    of: 'person',
    grade: 'light',
    measures: [
      { kind: 'fine', from: 100 },
      { kind: 'points', from: 2, to: 2 },
      { kind: 'bonus', from: 1, to: 5 },
    ],
  },
  {
    id: 'serious',
    of: 'person',
    grade: 'serious',
    measures: [
      { kind: 'fine', from: open, to: open },
      { kind: 'demotion', term: open },
    ],
  },
  { id: 'department', of: 'department', grade: 'light', measures: [{ kind: 'fine', from: 900 }] },
]
const pack = { ...testPack(), sanctions } as unknown as Pack
const cited = (grade = 'light', of = 'person') =>
  ({ regulation: 'test', edition: 'test@2025-01-01', grade, of }) as unknown as CitedViolation
const fine = (more: object = {}) => ({ kind: 'fine' as const, ...more })
const limit = (more: Partial<CompanyLimit> = {}): CompanyLimit => ({
  regulation: 'test',
  sanction: 'serious',
  kind: 'fine',
  from: 200,
  to: 500,
  ...more,
})

describe('what the text orders for a measure', () => {
  test('is found by the party and grade of the violation, or by the sanction that the measure names', () => {
    expect(measureOfText(pack, cited(), fine())).toEqual({ kind: 'fine', from: 100 })
    expect(measureOfText(pack, cited('light', 'department'), fine())).toEqual({ kind: 'fine', from: 900 })
    expect(measureOfText(pack, cited(), fine({ sanction: 'department' }))).toEqual({ kind: 'fine', from: 900 })
  })
  test('is nothing for a measure that was put forward beside the text', () => {
    expect([measureOfText(pack, cited('grave'), fine()), measureOfText(pack, cited('serious'), { kind: 'points' })]).toEqual([
      undefined,
      undefined,
    ])
    expect(measureOfText(testPack(), cited(), fine())).toBeUndefined()
  })
  test('is a blank where any of its figures is', () => {
    const blanks = [{ from: open }, { to: open }, { term: open }, { from: 1, to: 2 }, { term: { months: 3 } }, {}]
    expect(blanks.map(one => isLeftOpen({ kind: 'fine', ...one } as never))).toEqual([true, true, true, false, false, false])
  })
})

test('what the company has set counts for its regulation, sanction and kind of measure', () => {
  const found = (more: Partial<CompanyLimit>, grade = 'serious', measure: object = {}) =>
    limitFor([limit(more)], pack, cited(grade), fine(measure)) !== undefined
  expect([found({}), found({ regulation: 'other' }), found({ kind: 'points' }), found({}, 'light')]).toEqual([
    true,
    false,
    false,
    false,
  ])
  expect([found({}, 'light', { sanction: 'serious' }), found({ sanction: 'light' }, 'serious', { sanction: 'serious' })]).toEqual(
    [true, false],
  )
  expect(limitFor([limit()], testPack(), cited('serious'), fine())).toBeUndefined()
})

const rulesOf = (...packs: object[]): Rules => ({ ...testRules(), editions: packs.map(one => compileEdition(one as Pack)) })
const stateOf = (of: CitedViolation | undefined, more: object = {}) =>
  ({
    ...{
      kind: 'anomaly',
      edition: 'test@2025-01-01',
      openedAt: '2026-03-02T01:00:00.000Z',
      duties: {},
      penalty: { ...(of && { cited: of }) },
    },
    ...more,
  }) as unknown as CaseState
const of = (grade: string, limits: CompanyLimit[] = []) => enforcementOf(rulesOf(pack), stateOf(cited(grade)), limits)

describe('how much a measure is', () => {
  test('is what was decided, else the one figure that the text or the company knows', () => {
    expect(of('light').fill(fine({ amountFen: 7 }))).toEqual(fine({ amountFen: 7 }))
    expect([of('light').fill(fine()), of('light').fill({ kind: 'points' })]).toEqual([
      fine({ amountFen: 100 }),
      { kind: 'points', points: 2 },
    ])
    expect(of('serious', [limit({ to: 200 })]).fill(fine())).toEqual(fine({ amountFen: 200 }))
  })
  test('stays unsaid where there are several figures, or none, or nothing to measure', () => {
    expect([
      of('light').fill({ kind: 'bonus' }),
      of('serious').fill(fine()),
      of('serious', [limit()]).fill(fine()),
      of('light').fill({ kind: 'warning' }),
    ]).toEqual([...[{ kind: 'bonus' }, fine(), fine(), { kind: 'warning' }]])
    expect(enforcementOf(rulesOf(pack), stateOf(undefined), []).fill(fine())).toEqual(fine())
  })
  test('stands on nothing while it is unsaid, or a blank that the company has not filled, or filled otherwise', () => {
    const blank = (grade: string, measure: object, limits: CompanyLimit[] = []) => of(grade, limits).isBlank(measure as never)
    expect([blank('light', fine()), blank('light', fine({ amountFen: 100 })), blank('light', { kind: 'warning' })]).toEqual([
      true,
      false,
      false,
    ])
    expect(blank('serious', fine({ amountFen: 300 }))).toBe(true)
    expect([199, 200, 500, 501].map(amountFen => blank('serious', fine({ amountFen }), [limit()]))).toEqual([
      true,
      false,
      false,
      true,
    ])
    // Beside the text, or without a violation: what was decided is all there is.
    expect([
      blank('grave', fine({ amountFen: 1 })),
      enforcementOf(rulesOf(pack), stateOf(undefined), []).isBlank(fine({ amountFen: 1 }) as never),
    ]).toEqual([false, false])
  })
})

describe('how a measure is carried out', () => {
  const record = (does: string, kind: string) => ({ id: `${does}-${kind}`, fields: [], onMeasures: [{ does, kind }] })
  test('is by an act where a record of any regulation on the case does it, and always where business is restricted', () => {
    const second = { ...testPack(), id: 'second', primaryFor: [], lifecycles: [], records: [record('carries-out', 'transfer')] }
    const own = { ...pack, records: [record('carries-out', 'fine'), record('restores', 'demotion'), { id: 'plain', fields: [] }] }
    const enforcement = enforcementOf(rulesOf(own, second), stateOf(cited()), [])
    expect((['fine', 'transfer', 'restriction', 'demotion', 'warning'] as const).map(enforcement.isCarriedOut)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ])
  })
  test('begins by the rule for its kind and party; of several regulations the one that waits for the appeal is the stricter', () => {
    const rule = (id: string, begins: string, more: object = {}) => ({
      id,
      clause: '1',
      title: { zh: id },
      measures: ['fine'],
      begins,
      by: [],
      ...more,
    })
    const second = (...enforcement: object[]) => ({ ...testPack(), id: 'second', primaryFor: [], lifecycles: [], enforcement })
    const found = (own: object[], other: object[] = [], kind = 'fine') =>
      enforcementRule(rulesOf({ ...pack, enforcement: own }, second(...other)), stateOf(cited()), kind as 'fine')?.id
    expect(found([rule('a', 'served')], [rule('b', 'final')])).toBe('b')
    expect(found([rule('a', 'served')], [rule('b', 'served')])).toBe('a')
    expect([found([rule('a', 'served')], [], 'points'), found([])]).toEqual([undefined, undefined])
    expect(found([rule('theirs', 'final', { of: 'department' }), rule('ours', 'served', { of: 'person' })])).toBe('ours')
    expect(
      enforcementOf(rulesOf({ ...pack, enforcement: [rule('a', 'served')] }), stateOf(cited()), []).rule('fine')?.begins,
    ).toBe('served')
    expect(enforcementRule(rulesOf(testPack()), stateOf(cited()), 'fine')).toBeUndefined()
  })
  test('waits until an appeal can no longer be filed, as its clock runs', () => {
    const duty = (id: string, more: object) => ({ ...testPack().duties[0]!, id, ...more })
    const rules = rulesOf({
      ...pack,
      duties: [
        duty('appeal', { meaning: 'appeal', lapses: true }),
        duty('answer', { meaning: 'appeal' }),
        duty('objection', { meaning: 'object', lapses: true }),
      ],
    })
    const until = (rule: string, dueAt?: string) =>
      appealUntil(
        rules,
        stateOf(cited(), { duties: { k: { key: 'k', rule, edition: 'test@2025-01-01', ...(dueAt && { dueAt }) } } }),
      )
    const due = '2026-03-05T10:00:00.000Z'
    expect(['appeal', 'answer', 'objection', 'gone'].map(rule => until(rule, due))).toEqual([due, null, null, null])
    expect([until('appeal'), appealUntil(rules, stateOf(cited()))]).toEqual([null, null])
    expect(enforcementOf(rules, stateOf(cited()), []).appealUntil).toBeNull()
  })
})
