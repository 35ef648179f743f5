import { z } from 'zod'
import { rewardStages } from '../../engine/rewards.ts'
import { freeText, Id } from '../../events/define.ts'
import { Instant, LocalDate } from '../../events/instant.ts'
import { Text } from '../../events/text.ts'

const fen = z.number().int()
const Named = z.object({ id: z.string(), name: z.string() })
const page = { limit: z.coerce.number().int().min(1).max(200).default(50), after: z.string().max(500).optional() }

export const ListRewards = z.object({
  stage: z.enum(rewardStages).optional(),
  /** Which of the regulations' rewards: `furn:excess-bonus`. */
  rule: z.string().max(200).optional(),
  department: Id.optional(),
  /** A person or a department; `me`. */
  subject: Id.optional(),
  case: Id.optional(),
  from: LocalDate.optional(),
  to: LocalDate.optional(),
  ...page,
})
export type ListRewards = z.infer<typeof ListRewards>

export const RewardRow = z.object({
  case: z.object({ id: z.string(), number: z.string(), title: z.string() }),
  /** What it is called and by whose clause; null until its base or award is recorded. */
  reward: z
    .object({
      id: z.string(),
      title: Text,
      gives: Text,
      clause: z.string(),
      regulation: z.object({ id: z.string(), edition: z.string(), title: Text }),
    })
    .nullable(),
  stage: z.enum(rewardStages),
  party: z.enum(['department', 'person']).nullable(),
  subject: Named.nullable(),
  department: Named.nullable(),
  /** 分: the bonus; the money for a project is the project's. */
  amountFen: fen.nullable(),
  projectFen: fen.nullable(),
  openedAt: Instant,
  approvedAt: Instant.nullable(),
  publishedOn: LocalDate.nullable(),
  publishedUntil: LocalDate.nullable(),
  openObjections: z.number(),
  withdrawnAt: Instant.nullable(),
})
export type RewardRow = z.infer<typeof RewardRow>

export const RewardPage = z.object({
  items: z.array(RewardRow),
  next: z.string().nullable(),
  /** Of all that the filter finds; what was taken back or dropped counts in no sum. */
  totals: z.object({ count: z.number(), amountFen: fen, projectFen: fen }),
  scope: z.enum(['all', 'department', 'own']),
  /** The rewards that the regulations in force know, for the filter. */
  kinds: z.array(z.object({ id: z.string(), title: Text })),
})
export type RewardPage = z.infer<typeof RewardPage>

/** What everybody of the company reads while it is published. */
export const Publication = z.object({
  case: z.string(),
  /** Null where the reader does not see the case itself. */
  number: z.string().nullable(),
  reward: z.object({
    title: Text,
    clause: z.string(),
    regulation: z.object({ id: z.string(), edition: z.string(), title: Text }),
  }),
  party: z.enum(['department', 'person']),
  subject: Named,
  department: Named.nullable(),
  words: z.string(),
  /** Null where the company does not publish amounts. */
  amountFen: fen.nullable(),
  projectFen: fen.nullable(),
  from: LocalDate,
  until: LocalDate,
  /** Objections of the reader themselves, with the answer where there is one. */
  mine: z.array(z.object({ at: Instant, reason: z.string(), upheld: z.boolean().nullable(), answer: z.string().nullable() })),
})
export type Publication = z.infer<typeof Publication>
export const PublicationList = z.object({ items: z.array(Publication), workdays: z.number(), showAmounts: z.boolean() })
export type PublicationList = z.infer<typeof PublicationList>

export const RaiseObjection = z.strictObject({ reason: freeText.max(2_000) })
export type RaiseObjection = z.infer<typeof RaiseObjection>
