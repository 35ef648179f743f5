import { z } from 'zod'
import { typeNames } from '../events/act-names.ts'
import { caseKinds } from '../events/case-words.ts'
import { Duration } from '../events/duration.ts'
import { sanctionKinds } from '../events/sanction-kinds.ts'
import { Text } from '../events/text.ts'
import { Cell, Party, Trigger } from './pack-parts.ts'

const EventTypeName = z.enum(typeNames)
const rule = { id: z.string(), clause: z.string(), reading: z.string().optional(), title: Text }
const scope = {
  kinds: z.array(z.enum(caseKinds)).min(1).optional(),
  levels: z.array(z.string()).min(1).optional(),
  categories: z.array(z.string()).min(1).optional(),
}
const Every = z.enum(['day', 'week', 'month', 'quarter', 'year'])

/** A number, or a place that the text leaves open (`[X]`), quoted as it stands; the company settles it. */
export const Quantity = z.union([z.number(), z.strictObject({ open: z.string().min(1) })])

/** What an indicator counts. `cases`: opened in the period, with one of these events and without those; `duties`: ended in the period. */
export const Counted = z.union([
  z.strictObject({
    count: z.literal('cases'),
    ...scope,
    with: z.array(Trigger).min(1).optional(),
    without: z.array(Trigger).min(1).optional(),
  }),
  z.strictObject({ count: z.literal('events'), ...scope, on: z.array(Trigger).min(1) }),
  z.strictObject({
    count: z.literal('duties'),
    ...scope,
    meanings: z.array(z.string()).min(1),
    outcomes: z.array(z.enum(['met', 'late', 'missed', 'cancelled'])).optional(),
  }),
])
/** The closed set of measures; `entered` is a figure from outside the system (cost, CRM users), typed in with its source. */
export const Measure = z.union([
  z.strictObject({ ratio: z.strictObject({ of: Counted, among: Counted }) }),
  z.strictObject({ mean: z.strictObject({ on: EventTypeName, field: z.string() }) }),
  z.strictObject({ sum: z.strictObject({ on: EventTypeName, field: z.string() }) }),
  z.strictObject({ change: z.strictObject({ of: z.string(), against: z.enum(['last-period', 'last-year']) }) }),
  z.strictObject({ entered: Text }),
])
/** 指标: definition and target. `percent` targets are in percent (90 is 90 %). */
export const IndicatorRule = z.strictObject({
  ...rule,
  measure: Measure,
  unit: z.enum(['percent', 'score', 'fen', 'count', 'hours']),
  better: z.enum(['higher', 'lower']),
  target: z.strictObject({ gte: z.number().optional(), lte: z.number().optional() }).optional(),
  every: Every,
  by: z.array(z.enum(['organisation', 'department', 'person', 'region', 'product', 'channel'])).min(1),
  /** Who enters the figure, where it is entered; without it whoever sees all cases. */
  enters: Party.optional(),
})
/** 考核表: whose, how often, and the weights in percent. `rest` says who sets what is left to 100 (the text or a reading). */
export const ScorecardRule = z.strictObject({
  ...rule,
  of: z.string(),
  every: Every,
  rows: z.array(z.strictObject({ indicator: z.string(), clause: z.string(), weight: Quantity })).min(1),
  assessor: Party.optional(),
  /** 年度评估: who considers the runs of a whole year before they count, and by which clause. */
  yearly: z.strictObject({ clause: z.string(), by: Party }).optional(),
})
/** 抽样: from what, how often, how many, by whom and not by whom. */
export const SampleRule = z.strictObject({
  ...rule,
  population: z.enum(['callbacks', 'service-records', 'customers', 'scenes', 'shops', 'cases', 'forms']),
  on: z.array(Trigger).min(1).optional(),
  every: Every,
  /** The greater of `share` of the population (0 to 1) and `atLeast`, or exactly `count`. */
  draw: z.union([
    z.strictObject({ share: z.number().gt(0).max(1), atLeast: z.number().int().min(0) }),
    z.strictObject({ count: z.number().int().min(1) }),
  ]),
  by: Party,
  /** Who is judged by it and so has no part in drawing it. */
  judged: z.array(Party).optional(),
  checklist: z.array(Text).optional(),
})
/** 违规等级 of a penalty clause. */
export const GradeRule = z.strictObject({
  id: z.string(),
  clause: z.string(),
  reading: z.string().optional(),
  title: Text,
  rank: z.number().int(),
  /** The level that a penalty case gets by it while nobody has said one, by the regulation whose level it is. */
  level: z.record(z.string(), z.string()).optional(),
})
/** 违规: what it is and how grave; `found` by the system from duties that ended so, or by a person. */
export const ViolationRule = z.strictObject({
  ...rule,
  grade: z.string(),
  of: z.array(z.enum(['department', 'person'])).min(1),
  /** Of a case: only who bears a share of its liability, signed by two and not contested, is blamed for it (penal 三(三)3). */
  ground: z.literal('liability').optional(),
  found: z.union([
    z.literal('person'),
    z.strictObject({ duties: z.array(z.string()).min(1), outcomes: z.array(z.enum(['late', 'missed'])).min(1) }),
  ]),
})
const SanctionKind = z.enum(sanctionKinds)
/** 处罚: what a grade of violation leads to. `together`: conditions that must all be met (dismissal). */
export const SanctionRule = z.strictObject({
  ...rule,
  of: z.enum(['department', 'person']),
  grade: z.string(),
  repeated: z.strictObject({ times: Quantity, within: Duration.optional() }).optional(),
  together: z.array(Text).optional(),
  measures: z
    .array(
      z.strictObject({
        kind: SanctionKind,
        title: Text,
        /** In 分, or points. */
        from: Quantity.optional(),
        to: Quantity.optional(),
        term: z.union([Duration, z.strictObject({ open: z.string() })]).optional(),
        restorable: z.literal(true).optional(),
      }),
    )
    .min(1),
})
/** 奖励: share of what an indicator exceeds its target by, or an honour. */
export const RewardRule = z.strictObject({
  ...rule,
  indicator: z.string().optional(),
  shareOfExcess: z.number().gt(0).max(1).optional(),
  /** The fund of the same regulation that the money for a project is booked on. */
  fund: z.string().optional(),
  gives: Text,
})
/** 专项经费: what it may be spent on, and its share of the annual budget where the text says one. */
export const FundRule = z.strictObject({ ...rule, uses: z.array(Text).min(1), share: Quantity.optional() })

/**
 * 条文说法: what a clause says of a thing that other clauses or regulations speak of too, so that contradictions come to light.
 * Same `subject`, inputs that both `when` admit, another `value`: a conflict. Rules that run are separate and carry the reading.
 */
export const StatementRule = z.strictObject({
  id: z.string(),
  clause: z.string(),
  says: z.enum(['authority', 'time', 'sanction', 'frequency', 'weight']),
  subject: z.string(),
  title: Text,
  when: z.record(z.string(), Cell),
  value: z.string(),
})
/** 用语: a word or quantity that clauses use, and where it is defined; a reading may define it. */
export const TermRule = z.strictObject({
  id: z.string(),
  kind: z.enum(['term', 'role', 'level', 'quantity', 'placeholder', 'unit']),
  title: Text,
  usedIn: z.array(z.string()).min(1),
  definedIn: z.string().optional(),
  reading: z.string().optional(),
})
/** 引用的法律 by its id in the data file of laws, with the clause that cites it. */
export const LawCitation = z.strictObject({ law: z.string(), clause: z.string() })
/** 相关制度 (furn 10): the company's other regulations, and which prevails (furn 1.4). */
export const RelatedRegulation = z.strictObject({
  clause: z.string(),
  title: Text,
  regulation: z.string().optional(),
  relation: z.enum(['prevails-over', 'yields-to', 'refers-to']),
})
/** 等级对应: the level of another regulation's vocabulary in this one's. */
export const LevelMap = z.strictObject({
  from: z.string(),
  clause: z.string(),
  reading: z.string(),
  levels: z.record(z.string(), z.string()),
})
