import { z } from 'zod'
import { Instant } from '../../events/instant.ts'
import { Text } from '../../events/text.ts'
import { Named } from './staff-schema.ts'
import { obligationKinds } from './transfer-schema.ts'

/** What ends by itself on a day: a post, an account, or the contract of the company that sends somebody. */
export const endedThings = ['post', 'account', 'contract'] as const
/** `left`: something found nobody who could take it. `held-back`: nobody would have been left to administrate. */
export const endOutcomes = ['nothing-open', 'handed-over', 'left', 'held-back'] as const

/** Something that was open when the day came, and in whose hands it is now; `to` null: given up, or still where it was, with why. */
export const EndedItem = z.object({
  source: z.string(),
  unit: z.string(),
  kind: z.enum(obligationKinds),
  title: Text,
  case: z.object({ id: z.string(), number: z.string(), title: z.string() }).optional(),
  to: z.string().nullable(),
  refused: Text.optional(),
})
export type EndedItem = z.infer<typeof EndedItem>

/** On a person's page: an end that comes or came, who was told, and what became of what was open. */
export const PlannedEndView = z.object({
  what: z.enum(endedThings),
  /** Of a post, as the regulations call it; of a contract the company. */
  title: Text,
  endsAt: Instant,
  isOver: z.boolean(),
  /** Still open now, of what the end concerns; null when it is over. */
  open: z.number().nullable(),
  /** To whom it would go now. */
  receiver: Named.nullable(),
  noticeAt: Instant,
  noticedAt: Instant.nullable(),
  noticed: z.array(Named),
  outcome: z.enum(endOutcomes).nullable(),
  items: z.array(EndedItem.omit({ source: true, unit: true, to: true }).extend({ to: Named.nullable() })),
})
export type PlannedEndView = z.infer<typeof PlannedEndView>
