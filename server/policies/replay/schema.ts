import { z } from 'zod'
import { Id } from '../../../events/define.ts'
import { Instant, LocalDate, RangeDay } from '../../../events/instant.ts'
import { Text } from '../../../events/text.ts'

/** Cases opened from the first day to the last, both included. */
export const StartReplay = z.strictObject({ from: RangeDay, to: RangeDay })
export const ByReplay = z.object({ id: z.string().max(100), edition: z.iso.date(), replay: Id })
export const ListReplays = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  after: z.string().max(300).optional(),
})

export const ReplayRow = z.object({
  id: z.string(),
  regulation: z.string(),
  edition: LocalDate,
  from: LocalDate,
  to: LocalDate,
  state: z.enum(['running', 'done', 'failed', 'cancelled']),
  casesDone: z.number(),
  casesTotal: z.number(),
  eventsDone: z.number(),
  failure: z.object({ title: Text, mend: Text }).nullable(),
  startedBy: z.object({ id: z.string(), name: z.string() }),
  startedAt: Instant,
  endedAt: Instant.nullable(),
  /** The draft has been changed since: the result is of the text as it was. */
  isOfEarlierText: z.boolean(),
  /** How many cases would come out otherwise; null until it is done. */
  changed: z.number().nullable(),
})
export type ReplayRow = z.infer<typeof ReplayRow>
export const ReplayPage = z.object({ items: z.array(ReplayRow), next: z.string().nullable() })

const BeforeAfter = z.object({ before: z.number(), after: z.number() })
/** A step of a route: `any` of the posts, `all` of them, or `2/3` of them. */
const Step = z.object({ posts: z.array(Text), mode: z.string() })
const Duty = z.object({ dueAt: Instant.nullable(), outcome: z.enum(['met', 'late', 'cancelled', 'missed', 'open', 'overdue']) })
const Rule = z.object({ title: Text, clause: z.string().nullable(), regulation: Text.nullable() })
/** A sanction, whom it is for, and what it orders. */
const Sanction = Rule.extend({ of: z.enum(['department', 'person']).nullable(), measures: Text.nullable() })
export const undecidedReasons = ['fact-never-asked', 'level-unknown', 'kind-not-governed', 'no-route'] as const

/** One case that would come out otherwise. */
export const ChangedCase = z.object({
  /** Null where the case is no longer there. */
  case: z.object({ id: z.string(), number: z.string(), title: z.string() }).nullable(),
  level: z.object({ before: Text.nullable(), after: Text.nullable() }).nullable(),
  duties: z.array(
    z.object({
      rule: Rule,
      before: Duty.nullable(),
      after: Duty.nullable(),
      /** Milliseconds; negative is earlier. */
      moved: z.number().nullable(),
      breach: z.enum(['gained', 'lost']).nullable(),
    }),
  ),
  /** Duties that differ beyond those listed. */
  moreDuties: z.number(),
  approvers: z.array(z.object({ subject: Text, before: z.array(Step), after: z.array(Step) })),
  violations: z.object({ gained: z.array(Text), lost: z.array(Text) }),
  /** Sanctions that answer what is punished in it, where they differ. */
  penalties: z.object({ before: z.array(Text), after: z.array(Text) }).nullable(),
})
export type ChangedCase = z.infer<typeof ChangedCase>

const IndicatorSide = z.object({
  figure: z.number().nullable(),
  of: z.number(),
  among: z.number().nullable(),
  target: z.object({ gte: z.number().nullable(), lte: z.number().nullable() }).nullable(),
  met: z.boolean().nullable(),
})
const ScoreSide = z.object({ onTarget: z.number(), undecided: z.number() })

export const ReplayResult = z.object({
  cases: z.number(),
  events: z.number(),
  changed: z.number(),
  /** The edition in force that it was compared with; null where there was none. */
  against: LocalDate.nullable(),
  levels: z.array(z.object({ from: Text.nullable(), to: Text.nullable(), cases: z.number() })),
  dueEarlier: z.number(),
  dueLater: z.number(),
  breaches: BeforeAfter.extend({ gained: z.number(), lost: z.number() }),
  rules: z.array(z.object({ rule: Rule, changed: z.number(), gained: z.number(), lost: z.number() })),
  approversChanged: z.number(),
  /** Steps that each post has to decide. */
  load: z.array(BeforeAfter.extend({ post: Text })),
  violations: z.object({
    gained: z.number(),
    lost: z.number(),
    rows: z.array(BeforeAfter.extend({ violation: Rule })),
  }),
  /** Cases in which another sanction answers, and each sanction with what it orders; one that the draft says otherwise stands twice. */
  penaltiesChanged: z.number(),
  sanctions: z.array(BeforeAfter.extend({ sanction: Sanction })),
  undecidedCases: z.number(),
  undecided: z.array(z.object({ reason: z.enum(undecidedReasons), cases: z.number() })),
  indicators: z.array(
    z.object({
      title: Text,
      unit: z.enum(['percent', 'score', 'fen', 'count', 'hours']),
      better: z.enum(['higher', 'lower']),
      before: IndicatorSide.nullable(),
      after: IndicatorSide.nullable(),
    }),
  ),
  /** Weight, in percent, of indicators on target, and of those that the events cannot decide. */
  scores: z.array(z.object({ title: Text, before: ScoreSide.nullable(), after: ScoreSide.nullable() })),
  largest: z.array(ChangedCase),
})
export type ReplayResult = z.infer<typeof ReplayResult>
export const ReplayView = ReplayRow.extend({ title: Text, result: ReplayResult.nullable() })
export type ReplayView = z.infer<typeof ReplayView>
