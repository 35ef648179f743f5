import { z } from 'zod'
import { measureStates } from '../../engine/measures.ts'
import { penaltyStages } from '../../engine/penalty.ts'
import { Id } from '../../events/define.ts'
import { Instant, LocalDate } from '../../events/instant.ts'
import { sanctionKinds } from '../../events/sanction-kinds.ts'
import { Text } from '../../events/text.ts'
import { ExplanationView } from '../policies/explain/schema.ts'

const Named = z.object({ id: z.string(), name: z.string() })
const Quantity = z.union([z.number(), z.object({ open: z.string() })])

/** One measure that the table gives, with what the text leaves open. */
export const ComputedMeasure = z.object({
  kind: z.enum(sanctionKinds),
  sanction: z.string(),
  title: Text,
  /** 罚款：200.00 元; an open quantity as it stands in the text. */
  says: Text,
  isOpen: z.boolean(),
  from: Quantity.optional(),
  to: Quantity.optional(),
})
export type ComputedMeasure = z.infer<typeof ComputedMeasure>

/** 阅读确认: whether the person had read the edition of the day of the act. */
export const HadRead = z.object({
  hadRead: z.boolean(),
  /** Asked to read it at all; acknowledged when, also where that was after the act. */
  asked: z.boolean(),
  acknowledgedAt: Instant.nullable(),
})
export type HadRead = z.infer<typeof HadRead>

export const PenaltyMeasureView = z.object({
  kind: z.enum(sanctionKinds),
  amountFen: z.number().optional(),
  points: z.number().optional(),
  months: z.number().optional(),
})

const Rule = z.object({ regulation: Text, clause: z.string(), title: Text })
/** One measure of a penalty: what it is, how it stands, from when until when, by whom it is carried out, and what may be done about it. */
export const MeasureNowView = PenaltyMeasureView.extend({
  state: z.enum(measureStates),
  /** As the regulation words it; null where it stands beside the text. */
  title: Text.nullable(),
  from: LocalDate.nullable(),
  until: LocalDate.nullable(),
  /** Why it ends then: the decision or the regulation gave the term, or the company counts it so long; null: nothing says. */
  untilBy: z.enum(['decision', 'company', 'record']).nullable(),
  /** When it changes by itself. */
  nextAt: Instant.nullable(),
  begins: z.enum(['served', 'final']),
  rule: Rule.nullable(),
  by: z.array(z.string()),
  carried: z.object({ on: LocalDate, at: Instant, by: Named, event: z.string() }).nullable(),
  settled: z.object({ at: Instant, by: Named }).nullable(),
  asked: z.object({ at: Instant, by: Named }).nullable(),
  restored: z.object({ on: LocalDate, at: Instant, by: Named }).nullable(),
  declined: z.object({ at: Instant, by: Named }).nullable(),
  restorable: z.boolean(),
  /** The blank of the text, and between what the company fills it. */
  blank: z
    .object({ unit: z.enum(['amountFen', 'points', 'months']), limit: z.object({ from: z.number(), to: z.number() }).nullable() })
    .nullable(),
  /** The records by which it is carried out, asked about and answered, where the regulations on the case have them. */
  records: z.object({ carryOut: z.string().nullable(), ask: z.string().nullable(), answer: z.string().nullable() }),
})
export type MeasureNowView = z.infer<typeof MeasureNowView>

const RateView = z.object({ of: z.number(), among: z.number(), from: LocalDate, to: LocalDate })
/** What of a department's business is restricted, step by step. */
export const RestrictionView = z.object({
  how: z.enum(['less', 'suspended']),
  effect: z.enum(['warn', 'refuse']),
  rule: Rule.nullable(),
  department: Named,
  from: LocalDate,
  caseKinds: z.array(z.string()),
  categories: z.array(z.string()),
  models: z.array(z.string()),
  regions: z.array(z.string()),
  monthly: z.number(),
  lifted: z.number(),
  reopened: z.array(z.string()),
  endedAt: Instant.nullable(),
  needs: z.object({ downPercent: z.number(), days: z.number() }).nullable(),
  /** What it would be counted as now: before the restriction, and of late. */
  figures: z.object({ before: RateView, now: RateView, downPercent: z.number() }).nullable(),
  steps: z.array(
    z.object({
      id: z.string(),
      sort: z.enum(['set', 'assessed', 'forward', 'back']),
      at: Instant,
      by: Named,
      share: z.number(),
      categories: z.array(z.string()),
      why: z.string(),
      before: RateView.nullable(),
      after: RateView.nullable(),
      downPercent: z.number().nullable(),
    }),
  ),
})
export type RestrictionView = z.infer<typeof RestrictionView>

/** A restriction as whoever gives out cases sees it: nothing of the penalty behind it. */
export const BusinessRestriction = z.object({
  department: Named,
  effect: z.enum(['warn', 'refuse']),
  how: z.enum(['less', 'suspended']),
  from: LocalDate,
  caseKinds: z.array(z.string()),
  categories: z.array(z.string()),
  models: z.array(z.string()),
  regions: z.array(z.string()),
  lifted: z.number(),
  reopened: z.array(z.string()),
  /** How many such cases it may have this month by the share given back, and how many it has. */
  quota: z.number().int(),
  used: z.number().int(),
  regulation: z.object({ id: z.string(), edition: LocalDate, title: Text }),
  clause: z.string(),
})
export type BusinessRestriction = z.infer<typeof BusinessRestriction>
export const BusinessRestrictions = z.object({ items: z.array(BusinessRestriction) })

export const ListMeasures = z.object({
  /** `open`: those that still weigh on somebody; a state; all where neither is said. */
  state: z.enum(['open', ...measureStates]).optional(),
  kind: z.enum(sanctionKinds).optional(),
  party: z.enum(['department', 'person']).optional(),
  subject: Id.optional(),
  department: Id.optional(),
  mine: z.literal('yes').optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(500).optional(),
})
export type ListMeasures = z.infer<typeof ListMeasures>
export const MeasureRow = z.object({
  id: z.string(),
  case: z.object({ id: z.string(), number: z.string(), title: z.string() }),
  kind: z.enum(sanctionKinds),
  title: Text.nullable(),
  party: z.enum(['department', 'person']),
  subject: Named,
  department: Named.nullable(),
  regulation: z.object({ id: z.string(), edition: LocalDate, title: Text }),
  state: z.enum(measureStates),
  servedOn: LocalDate.nullable(),
  from: LocalDate.nullable(),
  until: LocalDate.nullable(),
  carriedOn: LocalDate.nullable(),
  nextAt: Instant.nullable(),
  amountFen: z.number().nullable(),
  points: z.number().nullable(),
  months: z.number().nullable(),
  lifted: z.number().nullable(),
  askedAt: Instant.nullable(),
  /** Parties that carry it out. */
  by: z.array(z.string()),
})
export type MeasureRow = z.infer<typeof MeasureRow>
export const MeasurePage = z.object({
  items: z.array(MeasureRow),
  next: z.string().nullable(),
  /** How many of each state the viewer sees under the other filters; exact to 1,000 each. */
  counts: z.record(z.enum(measureStates), z.number().int()),
})
export type MeasurePage = z.infer<typeof MeasurePage>

/** The file of a penalty, beside what the case itself says: its ground, what the regulation gives for it, and how it stands. */
export const PenaltyView = z.object({
  stage: z.enum(penaltyStages),
  stands: z.boolean(),
  /** Absent until a violation is cited. */
  cited: z
    .object({
      entry: z.string().nullable(),
      regulation: z.object({ id: z.string(), edition: LocalDate, title: Text }),
      violation: Text,
      grade: Text,
      clause: z.string(),
      gist: Text,
      party: z.enum(['department', 'person']),
      subject: Named,
      department: Named.nullable(),
      on: LocalDate,
      speakers: z.array(Named),
      case: z.object({ id: z.string(), number: z.string(), title: z.string() }).nullable(),
      /** The duty that was late turned out to have been in time: the ground is gone. */
      takenBack: z.boolean(),
    })
    .nullable(),
  computed: z
    .object({
      times: z.number().int(),
      before: z.array(LocalDate),
      sanctions: z.array(z.object({ id: z.string(), title: Text, clause: z.string(), together: z.array(Text) })),
      measures: z.array(ComputedMeasure),
      why: ExplanationView,
    })
    .nullable(),
  /** Of a person only. */
  reading: HadRead.nullable(),
  proposed: z
    .object({ measures: z.array(PenaltyMeasureView), departs: z.boolean(), times: z.number().int(), at: Instant })
    .nullable(),
  standing: z.array(PenaltyMeasureView),
  /** Each measure as it stands now: what is next, by whom, by which rule. */
  measures: z.array(MeasureNowView),
  restriction: RestrictionView.nullable(),
  /** Until when the party may appeal, as the clock runs; null where no window is open. */
  appealUntil: Instant.nullable(),
  isParty: z.boolean(),
})
export type PenaltyView = z.infer<typeof PenaltyView>
