import { describe, expect, test } from 'vitest'
import type { Pack } from '../pack.ts'
import { compileEdition, type Rules } from '../rules.ts'
import type { Finding } from './find-violations.ts'
import { mergePenalties, notePenalties, type PenaltyLog, penaltiesOf } from './penalties.ts'
import { calendar, current, draft } from './two-editions.fixture.ts'

type Sanction = NonNullable<Pack['sanctions']>[number]
const warning = current.sanctions![0]!
/** A fine at the n-th time, within so long where that is said. */
const fine = (times: number, within?: NonNullable<Sanction['repeated']>['within'], id = 'fine'): Sanction => ({
  ...{ ...warning, id },
  repeated: { times, ...(within === undefined ? {} : { within }) },
})
const rulesOf = (...packs: Pack[]): Rules => ({
  ...{ editions: packs.map(pack => compileEdition(pack)), calendar, settings: { warnShare: 0, ladder: [] } },
})
const withSanctions = (...sanctions: Sanction[]): Rules => rulesOf({ ...current, sanctions })
const drafted = (...sanctions: Sanction[]): Rules => rulesOf(draft({ sanctions }))

const late = (on: string, more: Partial<Finding> = {}): Finding => ({
  ...{ regulation: 'sample', edition: 'sample@2026-01-01', grade: 'general', of: [{ party: 'person', subject: 'li' }], on },
  ...more,
})
type Noted = readonly [stream: string, finding: Finding, side?: 'before' | 'after' | 'both']
const logOf = (noted: readonly Noted[]): PenaltyLog => {
  const log: PenaltyLog = {}
  for (const [stream, finding, side = 'both'] of noted) notePenalties(log, stream, side, [finding])
  return log
}
const answers = (before: Rules, after: Rules, ...noted: readonly Noted[]) => {
  const { counts, cases } = penaltiesOf(logOf(noted), before, after)
  return { counts, cases: [...cases] }
}

describe('what answers a violation', () => {
  test('is counted by its name on both sides, and where both say the same no case differs', () => {
    expect(answers(withSanctions(warning), drafted(warning), ['a', late('2026-03-03')], ['b', late('2026-03-04')])).toEqual({
      ...{ counts: { 'sample:warn': { before: 2, after: 2 } }, cases: [] },
    })
  })

  test('is counted on the one side where it was found there alone, and the case differs', () => {
    expect(answers(withSanctions(warning), drafted(warning), ['a', late('2026-03-03'), 'before'])).toEqual({
      counts: { 'sample:warn': { before: 1, after: 0 } },
      cases: [['a', { before: ['sample:warn'], after: [] }]],
    })
    expect(answers(withSanctions(warning), drafted(warning), ['a', late('2026-03-03'), 'after'])).toEqual({
      counts: { 'sample:warn': { before: 0, after: 1 } },
      cases: [['a', { before: [], after: ['sample:warn'] }]],
    })
  })

  test('is the same sanction where it was found of one thing before and of another after', () => {
    const moved = answers(
      withSanctions(warning),
      drafted(warning),
      ['a', late('2026-03-03'), 'before'],
      ['a', late('2026-03-05'), 'after'],
    )
    expect(moved).toEqual({ counts: { 'sample:warn': { before: 1, after: 1 } }, cases: [] })
  })

  test('is named with its side where both editions have it and say it otherwise, without where only one has it', () => {
    const harder = { ...warning, measures: [{ kind: 'fine' as const, title: { zh: '罚款' } }] }
    expect(answers(withSanctions(warning), drafted(harder), ['a', late('2026-03-03')])).toEqual({
      counts: { 'sample:warn@before': { before: 1, after: 0 }, 'sample:warn@after': { before: 0, after: 1 } },
      cases: [['a', { before: ['sample:warn@before'], after: ['sample:warn@after'] }]],
    })
    expect(answers(withSanctions(warning), drafted({ ...harder, id: 'fine' }), ['a', late('2026-03-03')]).cases).toEqual([
      ['a', { before: ['sample:warn'], after: ['sample:fine'] }],
    ])
  })

  test('is that of the grade and of the party that it is about', () => {
    const ofDepartment: Sanction = { ...warning, id: 'notice', of: 'department' }
    const grave: Sanction = { ...warning, id: 'dismiss', grade: 'grave' }
    const both = withSanctions(warning, ofDepartment, grave)
    const of = (more: Partial<Finding>) => Object.keys(answers(both, both, ['a', late('2026-03-03', more)]).counts)
    expect(of({})).toEqual(['sample:warn'])
    expect(of({ grade: 'grave' })).toEqual(['sample:dismiss'])
    expect(of({ of: [{ party: 'department', subject: 'sales' }] })).toEqual(['sample:notice'])
    const two: Finding['of'] = [
      { party: 'person', subject: 'li' },
      { party: 'department', subject: 'sales' },
    ]
    expect(of({ of: two })).toEqual(['sample:warn', 'sample:notice'])
    expect(of({ of: [] })).toEqual([])
  })

  test('is that of the edition of the day; the draft answers in its place, also where that edition is gone', () => {
    const former: Pack = {
      ...current,
      edition: '2025-01-01',
      inForce: { from: '2025-01-01' },
      sanctions: [{ ...warning, id: 'old' }],
    }
    const before = rulesOf(former, { ...current, sanctions: [warning] })
    const day = (edition: string) =>
      answers(before, drafted({ ...warning, id: 'new' }), ['a', late('2026-03-03', { edition })]).cases
    expect(day('sample@2026-01-01')).toEqual([['a', { before: ['sample:warn'], after: ['sample:new'] }]])
    expect(day('sample@2025-01-01')).toEqual([['a', { before: ['sample:old'], after: ['sample:new'] }]])
  })

  test('is nothing under rules that have no edition of the regulation', () => {
    const other = rulesOf({ ...current, id: 'other' })
    expect(answers(withSanctions(warning), other, ['a', late('2026-03-03')]).cases).toEqual([
      ['a', { before: ['sample:warn'], after: [] }],
    ])
    // The other one's own sanctions do not answer for it.
    expect(answers(other, other, ['a', late('2026-03-03')])).toEqual({ counts: {}, cases: [] })
  })
})

describe('a sanction for repeating it', () => {
  const repeated = (sanctions: Sanction[], ...days: readonly (string | Noted)[]) => {
    const rules = withSanctions(...sanctions)
    const noted = days.map((day, i): Noted => (typeof day === 'string' ? [`case${i}`, late(day)] : day))
    const { counts } = penaltiesOf(logOf(noted), rules, rules)
    return Object.fromEntries(Object.entries(counts).map(([name, { before }]) => [name.slice('sample:'.length), before]))
  }
  test('answers from that time on, by the day it happened and not as the cases come', () => {
    expect(repeated([warning, fine(3)], '2026-03-03', '2026-03-04')).toEqual({ warn: 2 })
    expect(repeated([warning, fine(3)], '2026-03-05', '2026-03-03', '2026-03-04', '2026-03-06')).toEqual({ warn: 2, fine: 2 })
    const rules = withSanctions(warning, fine(2))
    const { cases } = penaltiesOf(
      logOf([
        ['late', late('2026-03-09')],
        ['early', late('2026-03-03')],
      ]),
      rules,
      drafted(warning),
    )
    expect([...cases]).toEqual([['late', { before: ['sample:fine'], after: ['sample:warn'] }]])
  })

  test('of two on one day is for the case that comes later in the alphabet, whoever counted first', () => {
    const of = (...streams: string[]) => {
      const noted = streams.map((stream): Noted => [stream, late('2026-03-03')])
      return [...penaltiesOf(logOf(noted), withSanctions(warning, fine(2)), drafted(warning)).cases.keys()]
    }
    expect(of('a', 'b')).toEqual(['b'])
    expect(of('b', 'a')).toEqual(['b'])
  })

  test('counts the times within its window alone, the first day of the window included', () => {
    const within = { days: 10 }
    expect(repeated([warning, fine(2, within)], '2026-03-01', '2026-03-10')).toEqual({ warn: 1, fine: 1 })
    expect(repeated([warning, fine(2, within)], '2026-03-01', '2026-03-11')).toEqual({ warn: 2 })
    expect(repeated([warning, fine(2)], '2026-03-01', '2027-03-11')).toEqual({ warn: 1, fine: 1 })
    const days = ['2026-03-01', '2026-03-02', '2026-03-20', '2026-03-21', '2026-03-29']
    expect(repeated([warning, fine(3, within)], ...days)).toEqual({ warn: 4, fine: 1 })
    expect(repeated([warning, fine(2, within), fine(3, within, 'more')], ...days)).toEqual({ warn: 2, fine: 2, more: 1 })
  })

  test('counts one person, one grade and one party by themselves', () => {
    const other = (more: Partial<Finding>): Noted => ['other', late('2026-03-02', more)]
    const two = [warning, fine(2)]
    expect(repeated(two, other({ of: [{ party: 'person', subject: 'wang' }] }), '2026-03-03')).toEqual({ warn: 2 })
    expect(repeated(two, other({ of: [{ party: 'department', subject: 'li' }] }), '2026-03-03')).toEqual({ warn: 1 })
    expect(repeated(two, other({ grade: 'grave' }), '2026-03-03')).toEqual({ warn: 1 })
    expect(repeated(two, other({ regulation: 'another', edition: 'another@2026-01-01' }), '2026-03-03')).toEqual({ warn: 1 })
    expect(repeated(two, other({}), '2026-03-03')).toEqual({ warn: 1, fine: 1 })
  })

  test('is never reached by somebody of whom nobody knows who it was', () => {
    const unknown = { of: [{ party: 'person' as const, subject: '' }] }
    expect(repeated([warning, fine(2)], ['a', late('2026-03-02', unknown)], ['b', late('2026-03-03', unknown)])).toEqual({
      warn: 2,
    })
  })

  test('counts on each side what was found on it', () => {
    const rules = withSanctions(warning, fine(2))
    const { counts } = penaltiesOf(
      logOf([
        ['a', late('2026-03-02'), 'after'],
        ['b', late('2026-03-03'), 'both'],
        ['c', late('2026-03-04'), 'before'],
      ]),
      rules,
      rules,
    )
    expect(counts).toEqual({ 'sample:warn': { before: 1, after: 1 }, 'sample:fine': { before: 1, after: 1 } })
  })
})

test('what threads have found of other cases counts as if one had found it', () => {
  const [one, two] = [
    logOf([['a', late('2026-03-02')]]),
    logOf([
      ['b', late('2026-03-03')],
      ['c', late('2026-03-03', { grade: 'grave' })],
    ]),
  ]
  const before = structuredClone(two)
  mergePenalties(one, two)
  expect(one).toEqual(
    logOf([
      ['a', late('2026-03-02')],
      ['b', late('2026-03-03')],
      ['c', late('2026-03-03', { grade: 'grave' })],
    ]),
  )
  // Noting more in the one leaves the other as it was.
  notePenalties(one, 'd', 'both', [late('2026-03-05', { grade: 'grave' })])
  expect(two).toEqual(before)
})
