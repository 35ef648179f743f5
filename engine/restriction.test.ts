import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isLifted, isStepBack, monthlyQuota, type Restriction, restricts, stepRefusal } from './restriction.ts'

const categories = ['quality', 'service', 'delivery']
const fresh: Restriction = {
  ...{ how: 'suspended', from: '2026-03-01', caseKinds: [], categories, models: [], regions: [] },
  ...{ at: '2026-03-01T01:00:00.000Z', event: 'set', lifted: 0, reopened: [], monthly: 10, effect: 'refuse' },
}
const assessed = (upTo: number, list: string[] = []): NonNullable<Restriction['assessed']> => ({
  ...{ upTo, categories: list, rectification: 'z', at: '2026-06-01T01:00:00.000Z', by: 'desk', event: 'a' },
})
type Step = { share: number; categories: string[] }
const arbitrary = fc.oneof(
  fc.record({ assess: fc.record({ share: fc.integer({ min: 0, max: 100 }), categories: fc.subarray(categories) }) }),
  fc.record({ step: fc.record({ share: fc.integer({ min: 0, max: 100 }), categories: fc.subarray(categories) }) }),
)

describe('giving business back step by step', () => {
  test('never goes beyond what was assessed at the time, and can always be taken back', () => {
    fc.assert(
      fc.property(fc.array(arbitrary, { maxLength: 12 }), moves => {
        let now: Restriction = fresh
        let most: Step = { share: 0, categories: [] }
        for (const move of moves) {
          if ('assess' in move) {
            now = { ...now, assessed: assessed(move.assess.share, move.assess.categories) }
            most = {
              share: Math.max(most.share, move.assess.share),
              categories: [...new Set([...most.categories, ...move.assess.categories])],
            }
            continue
          }
          const refusal = stepRefusal(now, move.step)
          if (isStepBack(now, move.step) && refusal !== undefined) expect(refusal).toBe('restriction.no-step')
          if (refusal !== undefined) continue
          now = { ...now, lifted: move.step.share, reopened: move.step.categories }
          expect(now.lifted).toBeLessThanOrEqual(most.share)
          expect(now.reopened.every(one => most.categories.includes(one))).toBe(true)
        }
        // Whatever was given back, all of it can be taken back at once.
        if (now.lifted > 0 || now.reopened.length > 0) expect(stepRefusal(now, { share: 0, categories: [] })).toBeUndefined()
      }),
    )
  })

  test.each<[string, Step, Restriction['assessed'], string | undefined]>([
    ['without an assessment', { share: 25, categories: [] }, undefined, 'restriction.not-assessed'],
    ['within it', { share: 25, categories: [] }, assessed(50), undefined],
    ['beyond it', { share: 75, categories: [] }, assessed(50), 'restriction.beyond-assessment'],
    ['a category that was assessed', { share: 0, categories: ['quality'] }, assessed(0, ['quality']), undefined],
    ['one that was not', { share: 0, categories: ['service'] }, assessed(0, ['quality']), 'restriction.beyond-assessment'],
    ['one that is not restricted', { share: 0, categories: ['other'] }, assessed(100, ['other']), 'restriction.not-in-scope'],
    ['nothing new', { share: 0, categories: [] }, assessed(50), 'restriction.no-step'],
  ])('a step %s', (_name, step, assessment, refusal) =>
    expect(stepRefusal(assessment === undefined ? fresh : { ...fresh, assessed: assessment }, step)).toBe(refusal),
  )
})

test('speaks of cases of its kind, category, product and region from its day on, until it is lifted', () => {
  const business = { kind: 'complaint', category: 'quality', model: 'X1', address: '浙江省杭州市', on: '2026-03-02' } as const
  const narrow = { ...fresh, caseKinds: ['complaint' as const], models: ['X1'], regions: ['杭州'] }
  expect(restricts(narrow, business)).toBe(true)
  for (const other of [
    { kind: 'return' },
    { category: 'other' },
    { model: 'X2' },
    { address: '上海' },
    { on: '2026-02-28' },
  ] as const)
    expect([other, restricts(narrow, { ...business, ...other })]).toEqual([other, false])
  expect(restricts({ ...narrow, reopened: ['quality'] }, business)).toBe(false)
  expect(restricts({ ...narrow, lifted: 100 }, business)).toBe(false)
  expect([monthlyQuota({ ...fresh, lifted: 25 }), monthlyQuota({ ...fresh, lifted: 0 })]).toEqual([2, 0])
  expect(isLifted({ ...fresh, reopened: categories })).toBe(true)
})
