import { describe, expect, test } from 'vitest'
import { penal } from '../../policies/penal/2026-01-01/pack.ts'
import type { Pack } from '../pack.ts'
import type { CitedViolation, Penalty } from '../penalty.ts'
import { appealHindrance, openFigure, payrollEffect } from './penalty-clearance.ts'

const served: Penalty = {
  decided: { measures: [{ kind: 'fine', sanction: 'person-fine', amountFen: 50_000 }], at: '2026-03-02T02:00:00.000Z' },
  served: { on: '2026-03-02', at: '2026-03-02T03:00:00.000Z' },
}
const until = '2026-03-05T10:00:00.000Z'
const asked = (now: string, more = {}) => ({ now, appealUntil: until, isRatified: true, ...more })
const after = '2026-03-05T10:00:00.001Z'

describe('the appeal clock before money', () => {
  test.each([
    ['nothing decided', {}, after, 'not-standing'],
    ['the last moment of the window', served, until, 'appeal-window'],
    ['the moment after it', served, after, undefined],
    ['decided, not served', { decided: served.decided! }, after, 'not-served'],
    ['an appeal nobody has answered', { ...served, appeal: { at: until } }, after, 'appeal-open'],
    ['an appeal that was accepted', { ...served, appeal: { at: until, accepted: true } }, after, 'appeal-open'],
    ['an appeal that was turned down', { ...served, appeal: { at: until, accepted: false } }, after, undefined],
    [
      'a result that waits for its approval',
      { ...served, appeal: { at: until, accepted: true }, review: { request: 'r', outcome: 'upheld' } },
      after,
      'appeal-open',
    ],
    [
      'a result that was approved',
      { ...served, appeal: { at: until, accepted: true }, result: { outcome: 'upheld', at: after } },
      after,
      undefined,
    ],
    ['a revocation', { ...served, ended: { because: 'revoked', at: after } }, after, 'not-standing'],
  ] as const)('%s', (_, penalty, now, hindrance) => expect(appealHindrance(penalty as Penalty, asked(now))).toBe(hindrance))
  test('without a penalty, or a time to appeal, there is nothing to tell', () => {
    expect(appealHindrance(undefined, asked(after))).toBe('not-standing')
    expect(appealHindrance(served, asked(after, { appealUntil: undefined }))).toBe('not-served')
  })
  test('a result counts within the window too, and a review without an appeal waits all the same', () => {
    expect(appealHindrance({ ...served, result: { outcome: 'upheld', at: until } }, asked(until))).toBeUndefined()
    expect(appealHindrance({ ...served, review: { request: 'r', outcome: 'upheld' } }, asked(after))).toBe('appeal-open')
  })
  test('what is to be made good comes first', () =>
    expect(appealHindrance(served, asked(after, { isRatified: false }))).toBe('ratification-open'))
})

describe('the figure of the text', () => {
  const filled: Pack = {
    ...penal,
    sanctions: penal.sanctions!.map(rule =>
      rule.id === 'person-fine' ? { ...rule, measures: [{ ...rule.measures[0]!, from: 20_000, to: 200_000 }] } : rule,
    ),
  }
  const cited = (grade: string): CitedViolation => ({
    ...{ regulation: 'penal', edition: 'penal@2026-01-01', violation: 'caused-serious', grade, clause: '四(一)3' },
    ...{ of: 'person', subject: 'p', on: '2026-03-02' },
  })
  const fine = (amountFen?: number, sanction?: string) => ({
    ...{
      kind: 'fine' as const,
      ...(sanction === undefined ? {} : { sanction }),
      ...(amountFen === undefined ? {} : { amountFen }),
    },
  })
  test('is no figure while it is [X], whatever the decision says', () => {
    for (const measure of [fine(), fine(50_000), fine(50_000, 'person-fine')])
      expect(openFigure(penal, cited('serious'), measure, undefined)).toMatchObject({
        because: 'placeholder',
        rule: { clause: '四(二)3' },
        blank: '[X]元',
      })
  })
  test('nor is a term of [X] months one; a dismissal needs none', () => {
    expect(openFigure(penal, cited('serious'), { kind: 'demotion', months: 6 }, undefined)).toMatchObject({
      because: 'placeholder',
      blank: '[X]个月至[X]年',
    })
    expect(openFigure(penal, cited('grave'), { kind: 'dismissal' }, undefined)).toBeUndefined()
  })
  test.each([
    ['filled by the text', filled, undefined],
    [
      'filled by the company',
      penal,
      { regulation: 'penal', sanction: 'person-fine', kind: 'fine' as const, from: 20_000, to: 200_000 },
    ],
  ])('is kept to once it is %s', (_, pack, limit) => {
    const of = (amountFen?: number) => openFigure(pack, cited('serious'), fine(amountFen), limit)?.because
    expect([of(20_000), of(200_000)]).toEqual([undefined, undefined])
    expect([of(19_999), of(200_001), of()]).toEqual(['no-clause', 'no-clause', 'no-amount'])
  })
  test('bounds it where only one end is written, and money that nothing bounds is no figure', () => {
    const withRange = (range: object): Pack => ({
      ...penal,
      sanctions: penal.sanctions!.map(rule => {
        const { from: _from, to: _to, term: _term, ...measure } = rule.measures[0]!
        return rule.id === 'person-fine' ? { ...rule, measures: [{ ...measure, ...range }] as typeof rule.measures } : rule
      }),
    })
    const of = (range: object, amountFen?: number) =>
      openFigure(withRange(range), cited('serious'), fine(amountFen), undefined)?.because
    expect([of({ from: 20_000 }, 20_000), of({ from: 20_000 }, 20_001), of({ from: 20_000 }, 19_999)]).toEqual([
      ...[undefined, 'no-clause', 'no-clause'],
    ])
    expect([of({ to: 20_000 }, 1), of({ to: 20_000 }, 20_000), of({ to: 20_000 }, 20_001), of({ to: 20_000 }, 0)]).toEqual([
      ...[undefined, undefined, 'no-clause', 'no-amount'],
    ])
    expect(openFigure(withRange({}), cited('serious'), fine(50_000), undefined)).toMatchObject({
      because: 'placeholder',
      blank: '',
    })
  })
  test('is none where no clause orders the measure', () =>
    expect(openFigure(penal, cited('minor'), fine(50_000), undefined)?.because).toBe('no-clause'))
  test('measures that move no money are none of payroll', () => {
    expect([payrollEffect('talk'), payrollEffect('points'), payrollEffect('restriction')]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
    expect((['fine', 'bonus', 'demotion', 'transfer', 'dismissal'] as const).map(payrollEffect)).toEqual([
      ...['deduct', 'deduct', 'pay-change', 'pay-change', 'contract-end'],
    ])
  })
})
