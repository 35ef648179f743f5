import { z } from 'zod'
import { penaltyStages } from '../../engine/penalty.ts'
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
  /** Until when the party may appeal, as the clock runs; null where no window is open. */
  appealUntil: Instant.nullable(),
  isParty: z.boolean(),
})
export type PenaltyView = z.infer<typeof PenaltyView>
