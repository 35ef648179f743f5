import { z } from 'zod'
import { SampleRecord } from '../../engine/sampling/redraw.ts'
import { Id, shortText } from '../../events/define.ts'
import { Instant, LocalDate } from '../../events/instant.ts'
import { Text } from '../../events/text.ts'
import { Named } from '../organisation/staff-schema.ts'

export const strataBy = ['handler', 'department', 'region', 'level', 'channel'] as const
export const Strata = z.strictObject({ by: z.enum(strataBy), atLeast: z.literal([0, 1]), per: z.literal('month').optional() })
const populations = ['callbacks', 'service-records', 'customers', 'scenes', 'shops', 'cases', 'forms'] as const
const CaseRef = z.object({ id: z.string(), number: z.string(), title: z.string() })

/** `ahead`: only its key is promised; `committed`: the window is still open; `waits`: for the published value; `drawn`: being checked; `done`. */
export const sampleStates = ['ahead', 'committed', 'waits', 'drawn', 'done'] as const
export const ListSamples = z.object({
  regulation: z.string().max(100).optional(),
  rule: z.string().max(100).optional(),
  /** What waits for me to check. */
  mine: z.enum(['1']).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(500).optional(),
})
export type ListSamples = z.infer<typeof ListSamples>

export const SampleRow = z.object({
  id: z.string(),
  regulation: z.string(),
  rule: z.string(),
  clause: z.string(),
  title: Text,
  population: z.enum(populations),
  periodStart: LocalDate,
  periodEnd: LocalDate,
  dueAt: Instant,
  state: z.enum(sampleStates),
  overdue: z.boolean(),
  /** How many could be drawn, were drawn, have been checked, and did not hold. */
  size: z.number().nullable(),
  drawn: z.number(),
  reviewed: z.number(),
  failed: z.number(),
  mine: z.number(),
})
export type SampleRow = z.infer<typeof SampleRow>
export const SamplePage = z.object({ items: z.array(SampleRow), next: z.string().nullable() })
export type SamplePage = z.infer<typeof SamplePage>

export const verdicts = ['holds', 'fails', 'not-applicable'] as const
const Answer = z.strictObject({ verdict: z.enum(verdicts), note: shortText.optional() })
const Review = z.object({
  answers: z.array(Answer),
  result: z.enum(['passed', 'failed']),
  score: z.number().nullable(),
  note: z.string(),
  /** Why it was checked again. */
  because: z.string().nullable(),
  by: Named,
  at: Instant,
})
export const SampleItemView = z.object({
  id: z.string(),
  place: z.number(),
  /** What it is; null where this reader may not see the case. */
  case: CaseRef.nullable(),
  customer: Named.nullable(),
  shop: z.object({ id: z.string(), name: z.string(), address: z.string() }).nullable(),
  stratum: z.string(),
  handlers: z.array(Named),
  reviewer: Named.nullable(),
  replaces: z.number().nullable(),
  /** 安排: who goes there and when, as said last. */
  visit: z.object({ who: z.string(), on: LocalDate, by: Named, at: Instant }).nullable(),
  replaced: z.object({ because: z.string(), by: Named, at: Instant }).nullable(),
  reviews: z.array(Review),
  findings: z.array(z.object({ id: z.string(), number: z.string(), state: z.string() })),
  /** True, or the refusal with which checking it would be answered. */
  canReview: z.union([z.literal(true), z.string()]),
  canReplace: z.boolean(),
})
export type SampleItemView = z.infer<typeof SampleItemView>

export const SampleView = SampleRow.extend({
  edition: z.string(),
  reading: z.object({ says: Text, by: z.string(), on: z.string() }).nullable(),
  by: z.string(),
  /** `role:sales`, `case:handler`. */
  judged: z.array(z.string()),
  draw: z.union([z.object({ share: z.number(), atLeast: z.number() }), z.object({ count: z.number() })]),
  freezesAt: Instant,
  commitment: z.string(),
  committedAt: Instant,
  /** Whether the key was committed to before the window began. */
  inTime: z.boolean(),
  frozenAt: Instant.nullable(),
  populationHash: z.string().nullable(),
  drawnAt: Instant.nullable(),
  strata: Strata.nullable(),
  /** Where each stratum is to be reached once a month: how many strata its draws had reached before this one. */
  covered: z.number().nullable(),
  publicSource: z.string().nullable(),
  publicValue: z.string().nullable(),
  publicBy: Named.nullable(),
  canSetValue: z.boolean(),
  checklist: z.array(Text),
  /** Null while it is kept from this reader: who is judged learns what was drawn when all of it is checked. */
  items: z.array(SampleItemView).nullable(),
})
export type SampleView = z.infer<typeof SampleView>
export { SampleRecord }

export const ReviewItem = z.strictObject({
  answers: z.array(Answer).max(100),
  /** Only where the rule has no checklist. */
  result: z.enum(['passed', 'failed']).optional(),
  note: shortText.optional(),
  because: shortText.optional(),
  /** What is found where something does not hold. */
  finding: z.strictObject({ words: shortText, major: z.boolean() }).optional(),
})
export type ReviewItem = z.infer<typeof ReviewItem>
export const ReplaceItem = z.strictObject({ because: shortText })
/** Who goes there: somebody of the company or not, by name. */
export const PlanVisit = z.strictObject({ who: shortText.max(100), on: LocalDate })
export type PlanVisit = z.infer<typeof PlanVisit>
export const SetPublicValue = z.strictObject({ value: shortText.max(200) })
export const ById = z.object({ id: Id })
export const ByItem = z.object({ id: Id, item: Id })

/** 抽样设置: what no clause orders, with who set it and when. */
export const SampleRuleView = z.object({
  regulation: z.string(),
  rule: z.string(),
  clause: z.string(),
  title: Text,
  population: z.enum(populations),
  every: z.enum(['day', 'week', 'month', 'quarter', 'year']),
  by: z.string(),
  strata: Strata.nullable(),
  publicSource: z.string().nullable(),
  setBy: Named.nullable(),
  setAt: Instant.nullable(),
  canSet: z.boolean(),
})
export const SampleRules = z.object({ items: z.array(SampleRuleView) })
export type SampleRules = z.infer<typeof SampleRules>
export const SetSampling = z.strictObject({
  regulation: z.string().max(100),
  rule: z.string().max(100),
  strata: Strata.nullable(),
  publicSource: shortText.max(200).nullable(),
})
export type SetSampling = z.infer<typeof SetSampling>

/** This year unless said otherwise. */
export const AskCoverage = z.object({ from: LocalDate.optional(), to: LocalDate.optional() })
export type AskCoverage = z.infer<typeof AskCoverage>
/** Of one rule and month: how many windows, how many drawn and done, how much of the population. */
export const Coverage = z.object({
  items: z.array(
    z.object({
      regulation: z.string(),
      rule: z.string(),
      clause: z.string(),
      title: Text,
      month: z.string(),
      windows: z.number(),
      drawnWindows: z.number(),
      doneWindows: z.number(),
      population: z.number(),
      drawn: z.number(),
      reviewed: z.number(),
      failed: z.number(),
      late: z.number(),
    }),
  ),
  /** Whose work stood in the populations, and how much of it was drawn. Only for those who supervise. */
  people: z.array(z.object({ person: Named, inPopulation: z.number(), drawn: z.number(), failed: z.number() })).nullable(),
})
export type Coverage = z.infer<typeof Coverage>

export const SaveShop = z.strictObject({
  name: shortText.max(100),
  address: shortText.optional(),
  openedOn: LocalDate,
})
export type SaveShop = z.infer<typeof SaveShop>
export const CloseShop = z.strictObject({ closedOn: LocalDate })
export const ShopList = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      address: z.string(),
      openedOn: LocalDate,
      closedOn: LocalDate.nullable(),
    }),
  ),
  canKeep: z.boolean(),
})
export type ShopList = z.infer<typeof ShopList>
