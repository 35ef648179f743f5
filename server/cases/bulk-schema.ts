import { z } from 'zod'
import { actNames } from '../../events/act-names.ts'
import { Id } from '../../events/define.ts'

/** One act on many cases: on those named, or on all that a filter of the list means (as it stands in the URL: `{stage: 'response', owner: 'me'}`). */
export const BulkAct = z.strictObject({
  ids: z.array(Id).max(500).optional(),
  filter: z.record(z.string().max(40), z.string().max(500)).optional(),
  /** As in `POST /api/cases/:id/events`. */
  type: z.enum(actNames),
  data: z.record(z.string(), z.unknown()).default({}),
})
export type BulkAct = z.infer<typeof BulkAct>

/** What became of each case, in the order asked for. */
export const BulkOutcome = z.object({
  id: z.string(),
  number: z.string(),
  ok: z.boolean(),
  /** Why not, in the language of whoever asked; absent where it was done. */
  code: z.string().optional(),
  title: z.string().optional(),
  detail: z.string().optional(),
  clause: z.string().optional(),
})
export type BulkOutcome = z.infer<typeof BulkOutcome>
export const BulkOutcomes = z.object({ items: z.array(BulkOutcome), done: z.number(), refused: z.number() })
export type BulkOutcomes = z.infer<typeof BulkOutcomes>
