import { z } from 'zod'
import { defineEvent, Id, shortText } from './define.ts'
import { Instant, LocalDate } from './instant.ts'

const Hash = z.string().regex(/^[0-9a-f]{64}$/)
const window = { sample: Id, regulation: shortText, rule: shortText, start: LocalDate, end: LocalDate }

/** 抽样承诺 (furn 6.2.1): the hash of the key by which a window will be drawn, said before it begins. Recorded by the system. */
export const sampleCommitted = defineEvent({
  type: 'sample.committed',
  title: { zh: '抽样承诺', en: 'Key of a sample committed' },
  plain: { ...window, commitment: Hash },
})
/** 总体冻结: what could be drawn, as a hash, and how many. */
export const sampleFrozen = defineEvent({
  type: 'sample.frozen',
  title: { zh: '总体冻结', en: 'Population frozen' },
  plain: {
    ...window,
    population: Hash,
    size: z.number().int().min(0),
    /** The strata that earlier draws of the month had reached, where each is to be reached once a month. */
    covered: z.array(shortText).optional(),
  },
})
/** 抽出: the key that was promised, the published value, and what came out of them. */
export const sampleDrawn = defineEvent({
  type: 'sample.drawn',
  title: { zh: '抽样', en: 'Sample drawn' },
  plain: {
    ...window,
    key: shortText,
    population: Hash,
    publicValue: shortText.optional(),
    drawn: z.array(Id),
  },
})
/** 替换: one that could not be checked, and the next in the order that was drawn. */
export const sampleReplaced = defineEvent({
  type: 'sample.replaced',
  title: { zh: '替换抽样对象', en: 'One of a sample replaced' },
  plain: { sample: Id, out: Id, in: Id },
  sealed: { because: shortText },
})
/** 抽查结论: what one drawn was found to be. */
export const sampleReviewed = defineEvent({
  type: 'sample.reviewed',
  title: { zh: '抽查结论', en: 'One of a sample checked' },
  plain: { sample: Id, item: Id, unit: Id, result: z.enum(['passed', 'failed']), score: z.number().min(0).max(100).nullable() },
  sealed: { note: shortText.optional() },
})
/** 检查发现 and what is decided about it. */
export const findingStepped = defineEvent({
  type: 'finding.stepped',
  title: { zh: '检查发现', en: 'Finding' },
  plain: {
    finding: Id,
    number: shortText,
    step: z.enum(['raised', 'disputed', 'upheld', 'withdrawn', 'rectifying', 'rectified']),
    case: Id.optional(),
    rectification: Id.optional(),
    major: z.boolean(),
  },
  sealed: { words: shortText.optional() },
})
/** 突击检查的由来 (furn 6.2.2(2)): which figure of which region was over its limit. */
export const regionOverLimit = defineEvent({
  type: 'region.over-limit',
  title: { zh: '区域超标', en: 'Region over its limit' },
  plain: {
    regulation: shortText,
    indicator: shortText,
    region: Id,
    start: LocalDate,
    end: LocalDate,
    numerator: z.number().int(),
    denominator: z.number().int(),
    limit: z.number(),
    case: Id,
    at: Instant.optional(),
  },
})
