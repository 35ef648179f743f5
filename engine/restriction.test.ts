import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CaseEvent } from '../events/envelope.ts'
import { followRestriction, isLifted, isStepBack, monthlyQuota, type Restriction, restricts, stepRefusal } from './restriction.ts'

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

describe('a step back', () => {
  const now = { ...fresh, lifted: 50, reopened: ['quality', 'service'] }
  test.each<[string, Step, boolean]>([
    ['less of the share', { share: 25, categories: ['quality', 'service'] }, true],
    ['a category less', { share: 50, categories: ['quality'] }, true],
    ['all of it', { share: 0, categories: [] }, true],
    ['less of the share, but a category more', { share: 25, categories: ['delivery'] }, false],
    ['a category less, but more of the share', { share: 75, categories: ['quality'] }, false],
  ])('gives back less in one respect and no more in any: %s', (_name, step, isBack) => {
    expect(isStepBack(now, step)).toBe(isBack)
    // Without an assessment nothing else is possible.
    expect(stepRefusal(now, step)).toBe(isBack ? undefined : 'restriction.not-assessed')
  })

  test('needs no second assessment of what is given back already, and what is kept may stand beyond what was assessed', () => {
    const half = { ...now, assessed: assessed(50, ['delivery']) }
    expect(stepRefusal(half, { share: 50, categories: ['quality', 'service', 'delivery'] })).toBeUndefined()
    const lower = { ...now, assessed: assessed(25, ['delivery']) }
    expect(stepRefusal(lower, { share: 50, categories: ['quality', 'delivery'] })).toBeUndefined()
    expect(stepRefusal(lower, { share: 51, categories: ['quality'] })).toBe('restriction.beyond-assessment')
    // Up to what was assessed, and not a per cent further.
    expect(stepRefusal({ ...now, assessed: assessed(75) }, { share: 75, categories: ['quality', 'service'] })).toBeUndefined()
    expect(stepRefusal(half, { share: 50, categories: ['service', 'quality'] })).toBe('restriction.no-step')
    expect(stepRefusal(half, { share: 50, categories: ['quality', 'delivery'] })).toBeUndefined()
  })
})

describe('a restriction as its events leave it', () => {
  const event = (type: string, data: object, id: string) => ({ id, type, actor: 'desk', data }) as unknown as CaseEvent
  const { at: _at, event: _event, lifted: _lifted, reopened: _reopened, ...said } = fresh
  const at = (day: number) => `2026-03-${String(day).padStart(2, '0')}T01:00:00.000Z`
  const set = event('restriction.set', said, 'set')
  const assessment = event('restriction.assessed', { upTo: 100, categories, rectification: 'z' }, 'assessed')
  const step = (share: number, list: string[] = []) => event('restriction.stepped', { share, categories: list }, 'step')

  test('begins with nothing given back, is assessed by somebody, and gives back what a step says', () => {
    const begun = followRestriction(undefined, set, at(1))
    expect(begun).toStrictEqual({ ...said, at: at(1), event: 'set', lifted: 0, reopened: [] })
    const now = followRestriction(begun, assessment, at(2))
    expect(now).toStrictEqual({
      ...begun,
      assessed: { upTo: 100, categories, rectification: 'z', at: at(2), by: 'desk', event: 'assessed' },
    })
    expect(followRestriction(now, step(50, ['quality']), at(3))).toStrictEqual({ ...now, lifted: 50, reopened: ['quality'] })
  })
  test('ends with the step that gives back the last of it, and a step back takes the end away', () => {
    const begun = followRestriction(undefined, set, at(1))
    const ended = followRestriction(begun, step(100), at(4))
    expect(ended).toMatchObject({ lifted: 100, endedAt: at(4) })
    expect(followRestriction(ended, step(99), at(5))).toStrictEqual({ ...begun, lifted: 99, reopened: [] })
    expect(followRestriction(begun, step(0, categories), at(4))).toMatchObject({ endedAt: at(4) })
  })
  test('stays as it is by what says nothing of it, and cannot be assessed or given back before it is set', () => {
    const begun = followRestriction(undefined, set, at(1))
    expect(followRestriction(begun, event('case.reported', { share: 100 }, 'x'), at(2))).toBe(begun)
    for (const one of [assessment, step(100), event('case.reported', {}, 'x')])
      expect(followRestriction(undefined, one, at(2))).toBeUndefined()
  })
})

describe('is lifted', () => {
  test.each<[string, Partial<Restriction>, boolean]>([
    ['by the whole share', { lifted: 100 }, true],
    ['not by all but one per cent', { lifted: 99 }, false],
    ['by every restricted category', { reopened: ['delivery', 'service', 'quality'] }, true],
    ['not by all but one category', { reopened: ['delivery', 'service'] }, false],
    ['not where no category is named and none was given back', { categories: [], reopened: [] }, false],
  ])('%s', (_name, more, expected) => expect(isLifted({ ...fresh, ...more })).toBe(expected))
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
  // Its first day is restricted already.
  expect(restricts(narrow, { ...business, on: '2026-03-01' })).toBe(true)
  // A category that is restricted still, beside one that was given back.
  expect(restricts({ ...narrow, reopened: ['service'] }, business)).toBe(true)
  expect(restricts({ ...narrow, regions: ['上海', '杭州'] }, business)).toBe(true)
})

test('where it names no kind, category, product or region speaks of all of them; what is not known is none that it names', () => {
  const bare = { kind: 'complaint', address: '', on: '2026-03-02' } as const
  expect(restricts({ ...fresh, categories: [] }, bare)).toBe(true)
  expect(restricts(fresh, bare)).toBe(false)
  expect(restricts({ ...fresh, categories: [], models: ['X1'] }, bare)).toBe(false)
  expect(restricts({ ...fresh, categories: [], regions: ['杭州'] }, bare)).toBe(false)
  // The share that is given back does not say which cases: the month's count does.
  expect(restricts({ ...fresh, lifted: 99 }, { ...bare, category: 'quality' })).toBe(true)
})

test('the month’s quota is the share given back of what was counted before, rounded down, and none where nothing was', () => {
  const quota = (lifted: number, monthly: number | undefined) =>
    monthlyQuota({ lifted, ...(monthly === undefined ? {} : { monthly }) })
  expect([quota(25, 10), quota(0, 10), quota(100, 10), quota(29, 7)]).toEqual([2, 0, 10, 2])
  expect(quota(50, undefined)).toBe(0)
})
