import { describe, expect, test } from 'vitest'
import type { Pack, SanctionRule, ViolationRule } from './pack.ts'
import { sanctionsFor, violationOf } from './sanctions.ts'

describe('a duty that ends is a violation', () => {
  const violation = (id: string, found: object | 'person') => ({ id, found }) as unknown as ViolationRule
  const pack = {
    violations: [
      violation('by-a-person', 'person'),
      violation('late-reply', { duties: ['reply', 'visit'], outcomes: ['late'] }),
      violation('missed', { duties: ['reply'], outcomes: ['missed', 'late'] }),
    ],
  } as unknown as Pack
  const found = (meaning: string, outcome: string) => violationOf(pack, meaning, outcome)?.id
  test('where a rule names its meaning and the way it ended; the first such rule counts', () => {
    expect([found('reply', 'late'), found('reply', 'missed'), found('visit', 'late')]).toEqual([
      'late-reply',
      'missed',
      'late-reply',
    ])
  })
  test('and none where it was met, or where only a person can find it', () => {
    expect([found('reply', 'met'), found('visit', 'missed'), found('other', 'late')]).toEqual([undefined, undefined, undefined])
    expect(violationOf({} as Pack, 'reply', 'late')).toBeUndefined()
  })
})

describe('what answers a violation of a grade', () => {
  const rule = (id: string, more: object = {}) => ({ id, of: 'person', grade: 'light', ...more }) as unknown as SanctionRule
  const open = { between: [2, 5] }
  const pack = {
    sanctions: [
      rule('talk'),
      rule('fine'),
      rule('second', { repeated: { times: 2 } }),
      rule('fourth', { repeated: { times: 4 } }),
      rule('often', { repeated: { times: open } }),
      rule('heavy', { grade: 'heavy' }),
      rule('department', { of: 'department' }),
    ],
  } as unknown as Pack
  const answers = (times: number | ((rule: SanctionRule) => number), of: 'person' | 'department' = 'person', grade = 'light') =>
    sanctionsFor(pack, of, grade, times).map(({ id }) => id)
  test('is the most repeated rule that is reached, else the plain ones', () => {
    expect([1, 2, 3, 4, 9].map(n => answers(n))).toEqual([['talk', 'fine'], ['second'], ['second'], ['fourth'], ['fourth']])
  })
  test('is counted for each rule by its own window', () => {
    expect(answers(({ id }) => (id === 'fourth' ? 3 : 4))).toEqual(['second'])
    expect(answers(({ id }) => (id === 'fourth' ? 4 : 1))).toEqual(['fourth'])
  })
  test('never is a repeat whose number the text leaves open, however often it happened', () => {
    expect(answers(1_000)).toEqual(['fourth'])
    expect(
      sanctionsFor({ sanctions: [rule('often', { repeated: { times: open } })] } as unknown as Pack, 'person', 'light', 99),
    ).toEqual([])
  })
  test('is asked of the same party and grade only, and is nothing where the pack says nothing', () => {
    expect([answers(1, 'department'), answers(1, 'person', 'heavy'), answers(1, 'department', 'heavy')]).toEqual([
      ['department'],
      ['heavy'],
      [],
    ])
    expect(sanctionsFor({} as Pack, 'person', 'light', 1)).toEqual([])
  })
})
