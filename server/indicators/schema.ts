import { z } from 'zod'
import { freeText, Id, shortText } from '../../events/define.ts'
import { Instant, LocalDate, RangeDay } from '../../events/instant.ts'
import { Text } from '../../events/text.ts'
import { FrozenDocument } from './stored-schema.ts'

export const sides = ['organisation', 'department', 'person', 'region', 'product', 'channel'] as const
export type Side = (typeof sides)[number]
const Several = z
  .union([z.string().max(120), z.array(z.string().max(120)).max(50)])
  .transform(one => (Array.isArray(one) ? one : [one]))
/** `2026`, `2026-Q1`, `2026-03`, `2026-W12`. */
export const PeriodName = z.string().regex(/^\d{4}(-Q[1-4]|-(0[1-9]|1[0-2])|-W(0[1-9]|[1-4]\d|5[0-3]))?$/)
const Filters = {
  department: z.string().max(64).optional(),
  person: z.string().max(64).optional(),
  region: z.string().max(20).optional(),
  product: z.string().max(200).optional(),
  channel: z.string().max(40).optional(),
}
const Span = { period: PeriodName.optional(), from: RangeDay.optional(), to: RangeDay.optional() }

/** Which indicators of which period by which side; the running month unless said otherwise. */
export const AskIndicators = z.object({
  ...Span,
  ...Filters,
  by: z.enum(sides).default('organisation'),
  regulation: z.string().max(64).optional(),
  indicator: Several.optional(),
})
export type AskIndicators = z.infer<typeof AskIndicators>
export const AskCases = z.object({
  ...Span,
  ...Filters,
  indicator: z.string().max(120),
  by: z.enum(sides).default('organisation'),
  /** The group of that side; empty: not stated. */
  of: z.string().max(200).optional(),
  side: z.enum(['all', 'numerator', 'missed']).default('all'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(500).optional(),
})
export type AskCases = z.infer<typeof AskCases>
export const AskTrend = z.object({
  ...Filters,
  indicator: Several,
  every: z.enum(['week', 'month', 'quarter']).default('month'),
  from: RangeDay,
  to: RangeDay,
})
export type AskTrend = z.infer<typeof AskTrend>

const Figures = {
  figure: z.number().nullable(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  cases: z.number(),
  met: z.boolean().nullable(),
}
export const Target = z.object({ gte: z.number().optional(), lte: z.number().optional() })
export const IndicatorFigure = z.object({
  key: z.string(),
  regulation: z.string(),
  edition: z.string(),
  id: z.string(),
  title: Text,
  clause: z.string(),
  reading: z.string().nullable(),
  unit: z.enum(['percent', 'score', 'fen', 'count', 'hours']),
  better: z.enum(['higher', 'lower']),
  target: Target.nullable(),
  every: z.enum(['day', 'week', 'month', 'quarter', 'year']),
  by: z.array(z.enum(sides)),
  how: z.enum(['counted', 'entered', 'change']),
  definition: Text,
  numeratorIs: Text.nullable(),
  denominatorIs: Text.nullable(),
  exclusions: z.array(Text),
  ...Figures,
  /** The period before, equally long. */
  before: z.object({ from: LocalDate, to: LocalDate, figure: z.number().nullable() }),
  entered: z
    .object({
      source: z.string(),
      note: z.string(),
      by: z.object({ id: z.string(), name: z.string() }),
      at: Instant,
      times: z.number(),
    })
    .nullable(),
  /** Whether the reader may enter the figure of this period. */
  canEnter: z.boolean(),
  groups: z.array(z.object({ key: z.string(), name: z.string(), ...Figures })),
})
export type IndicatorFigure = z.infer<typeof IndicatorFigure>
export const IndicatorsView = z.object({
  period: z.object({ name: z.string().nullable(), from: LocalDate, to: LocalDate }),
  by: z.enum(sides),
  asOf: Instant,
  /** `seen`: only cases that the reader sees are counted. */
  scope: z.enum(['company', 'seen']),
  /** Cases that are still to be counted again; 0: the figures are exact. */
  pending: z.number(),
  canFreeze: z.boolean(),
  items: z.array(IndicatorFigure),
})
export type IndicatorsView = z.infer<typeof IndicatorsView>

export const CaseOfIndicator = z.object({
  id: z.string(),
  number: z.string(),
  title: z.string(),
  kind: z.string(),
  stage: z.string(),
  closed: z.boolean(),
  day: LocalDate,
  person: z.object({ id: z.string(), name: z.string() }).nullable(),
  numerator: z.number(),
  denominator: z.number(),
})
export type CaseOfIndicator = z.infer<typeof CaseOfIndicator>
export const CasesOfIndicator = z.object({
  items: z.array(CaseOfIndicator),
  next: z.string().nullable(),
  total: z.number(),
})
export const TrendView = z.object({
  items: z.array(
    z.object({
      key: z.string(),
      points: z.array(
        z.object({
          from: LocalDate,
          to: LocalDate,
          figure: z.number().nullable(),
          numerator: z.number().nullable(),
          denominator: z.number().nullable(),
        }),
      ),
    }),
  ),
})
export type TrendView = z.infer<typeof TrendView>

const amount = z.number().min(-1e15).max(1e15)
/** A figure from outside the system with where it is from; numerator and denominator where it is a share. */
export const EnterFigure = z
  .strictObject({
    indicator: z.string().max(120),
    period: PeriodName,
    figure: amount.optional(),
    numerator: amount.min(0).optional(),
    denominator: amount.gt(0).optional(),
    source: shortText,
    note: freeText.optional(),
  })
  .refine(
    ({ figure, numerator, denominator }) => (figure === undefined) === (numerator !== undefined && denominator !== undefined),
    {
      message: 'a figure, or numerator and denominator',
      path: ['figure'],
    },
  )
export type EnterFigure = z.infer<typeof EnterFigure>
export const EntryView = z.object({
  id: z.string(),
  from: LocalDate,
  to: LocalDate,
  figure: z.number().nullable(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  source: z.string(),
  note: z.string(),
  by: z.object({ id: z.string(), name: z.string() }),
  at: Instant,
})
export const EntriesView = z.object({ items: z.array(EntryView) })

export const FreezeIndicators = z.strictObject({
  period: PeriodName,
  regulation: z.string().max(64).optional(),
  note: freeText,
})
export type FreezeIndicators = z.infer<typeof FreezeIndicators>
const Named = z.object({ id: z.string(), name: z.string() })
export const FreezeRow = z.object({
  id: z.string(),
  from: LocalDate,
  to: LocalDate,
  note: z.string(),
  figures: z.number(),
  by: Named,
  at: Instant,
  hash: z.string(),
})
export const FreezePage = z.object({ items: z.array(FreezeRow), next: z.string().nullable() })
export const ListFreezes = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  after: z.string().max(500).optional(),
})

/** Why a case adds something else now than it did: what happened since. */
export const Difference = z.object({
  id: z.string(),
  number: z.string(),
  title: z.string(),
  then: z.object({ numerator: z.number(), denominator: z.number() }).nullable(),
  now: z.object({ numerator: z.number(), denominator: z.number() }).nullable(),
  because: z.array(z.object({ what: Text, at: Instant, by: z.string().nullable() })),
})
export type Difference = z.infer<typeof Difference>
export const FigureThenNow = z.object({
  key: z.string(),
  now: z.object({
    figure: z.number().nullable(),
    numerator: z.number().nullable(),
    denominator: z.number().nullable(),
    cases: z.number(),
  }),
  isSame: z.boolean(),
  /** Cases that add something else now, those that the reader sees; `more`: how many others there are. */
  differences: z.array(Difference),
  more: z.number(),
})
export type FigureThenNow = z.infer<typeof FigureThenNow>
export const FreezeView = z.object({
  id: z.string(),
  document: FrozenDocument,
  hash: z.string(),
  /** Whether the document and what each case added still have their hashes. */
  intact: z.boolean(),
  by: Named,
  at: Instant,
  asOf: Instant,
  pending: z.number(),
  figures: z.array(FigureThenNow),
})
export type FreezeView = z.infer<typeof FreezeView>
export const ById = z.object({ id: Id })
