import { describe, expect, test } from 'vitest'
import { isMeasureAct, measureRefusal } from './measure-refusals.ts'
import type { CaseState } from './state.ts'

const restriction = {
  ...{ how: 'suspended', from: '2026-03-01', caseKinds: [], categories: ['quality', 'service'], models: [], regions: [] },
  ...{ at: '2026-03-01T01:00:00.000Z', event: 'set', lifted: 0, reopened: [], monthly: 10, effect: 'refuse' },
}
const penalty = {
  decided: { measures: [{ kind: 'fine', amountFen: 200_00 }, { kind: 'restriction' }], at: '2026-03-01T01:00:00.000Z' },
  served: { on: '2026-03-02', at: '2026-03-02T01:00:00.000Z' },
}
const refusal = (act: string, of: object | undefined, data?: object, person = 'desk') =>
  measureRefusal({ people: { party: ['bo'] }, penalty: of } as unknown as CaseState, act, { person, roles: [] }, data as never)
    ?.code
const restricted = (more: object = {}) => ({ ...penalty, restriction: { ...restriction, ...more } })
const assessed = { upTo: 50, categories: ['quality'], rectification: 'z', at: '', by: 'desk', event: 'a' }

describe('an act about the carrying out of a penalty', () => {
  const acts = ['settle-measure', 'set-restriction', 'assess-restriction', 'step-restriction']
  test('settles a measure, or sets, assesses or steps a restriction', () => {
    expect([...acts, 'report'].filter(isMeasureAct)).toEqual(acts)
  })
  test.each(acts)('is not for whom the penalty is about: %s', act => {
    expect(refusal(act, restricted({ assessed }), undefined, 'bo')).toBe('measure.own')
  })
  test.each(acts)('waits for the service of the decision: %s', act => {
    const { served: _served, ...decided } = restricted({ assessed })
    expect([refusal(act, decided), refusal(act, undefined)]).toEqual(['measure.not-served', 'measure.not-served'])
  })
  test('settles only a measure that stands', () => {
    expect([refusal('settle-measure', penalty, { kind: 'fine' }), refusal('settle-measure', penalty)]).toEqual([
      undefined,
      undefined,
    ])
    expect(refusal('settle-measure', penalty, { kind: 'points' })).toBe('measure.not-standing')
    const revoked = { ...penalty, ended: { because: 'revoked', at: '' } }
    expect(refusal('settle-measure', revoked, { kind: 'fine' })).toBe('measure.not-standing')
  })
  test('restricts only where the penalty restricts, and once', () => {
    const fineOnly = { ...penalty, decided: { ...penalty.decided, measures: [{ kind: 'fine' }] } }
    expect([refusal('set-restriction', penalty, {}), refusal('set-restriction', fineOnly, {})]).toEqual([
      undefined,
      'measure.not-standing',
    ])
    expect(refusal('set-restriction', restricted(), {})).toBe('restriction.known')
    // What no longer stands is neither assessed nor given back.
    expect(refusal('step-restriction', { ...fineOnly, restriction }, { share: 10 })).toBe('measure.not-standing')
  })
  test('assesses and gives back only what is restricted', () => {
    expect([refusal('assess-restriction', penalty, {}), refusal('step-restriction', penalty, {})]).toEqual([
      ...['restriction.none', 'restriction.none'],
    ])
    expect(refusal('assess-restriction', restricted(), { share: 100 })).toBeUndefined()
    // A button: which step is not known yet.
    expect(refusal('step-restriction', restricted())).toBeUndefined()
  })
  test.each([
    [{ share: 25 }, undefined, 'restriction.not-assessed'],
    [{ share: 25 }, assessed, undefined],
    [{ share: 75 }, assessed, 'restriction.beyond-assessment'],
    [{ share: 0, categories: ['quality'] }, assessed, undefined],
    [{ share: 0, categories: ['other'] }, assessed, 'restriction.not-in-scope'],
    [{ share: 0 }, assessed, 'restriction.no-step'],
  ])('steps to %o, assessed %o: %s', (step, assessment, code) => {
    expect(refusal('step-restriction', restricted({ assessed: assessment }), step)).toBe(code)
  })
  test('says in both languages why a step is refused', () => {
    const state = { people: {}, penalty: restricted() } as unknown as CaseState
    expect(measureRefusal(state, 'step-restriction', { person: 'desk', roles: [] }, { share: 25 })?.because).toEqual({
      zh: '先评估，再恢复',
      en: 'It is assessed before anything is given back',
    })
  })
})
