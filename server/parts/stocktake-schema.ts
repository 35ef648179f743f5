import { z } from 'zod'
import { Id } from '../../events/define.ts'
import { Instant } from '../../events/instant.ts'
import { Named, NamedPart, page, Serials } from './schema.ts'
import { stocktakeStates } from './words-schema.ts'

const note = z.string().trim().max(1_000).default('')
const counted = z.number().int().min(0).max(10_000_000)
export const StocktakeRow = z.object({
  id: z.string(),
  number: z.string(),
  location: Named,
  state: z.enum(stocktakeStates),
  counter: Named,
  openedBy: Named,
  frozenAt: Instant,
  countedAt: Instant.nullable(),
  postedBy: Named.nullable(),
  postedAt: Instant.nullable(),
  lines: z.number().int(),
  /** Of lines counted that differ from the books; null while it is being counted. */
  differing: z.number().int().nullable(),
})
export const ListStocktakes = z.object(page)
export type ListStocktakes = z.infer<typeof ListStocktakes>
export const StocktakePage = z.object({ items: z.array(StocktakeRow), next: z.string().nullable(), canOpen: z.boolean() })
export type StocktakePage = z.infer<typeof StocktakePage>
export const StocktakeView = StocktakeRow.extend({
  note: z.string(),
  /** Blind: whoever counts sees no number of the books. */
  sheet: z.array(
    z.object({
      part: NamedPart.extend({ spec: z.string(), isSerialised: z.boolean() }),
      counted: z.number().int().nullable(),
      countedAt: Instant.nullable(),
      serials: z.array(z.string()),
      note: z.string(),
      /** By the books when the sheet was frozen, what moved from then until it was counted, and the difference; null to whoever counts. */
      booked: z.number().int().nullable(),
      movedSince: z.number().int().nullable(),
      difference: z.number().int().nullable(),
      differenceFen: z.number().int().nullable(),
    }),
  ),
  can: z.object({ count: z.boolean(), finish: z.boolean(), post: z.boolean(), recount: z.boolean(), cancel: z.boolean() }),
})
export type StocktakeView = z.infer<typeof StocktakeView>
export const NewStocktake = z.strictObject({ location: Id, counter: Id, note })
export type NewStocktake = z.infer<typeof NewStocktake>
/** `count` enters what was counted, line by line, as often as wanted until `finish`; `recount` sends the sheet back; `post` books the differences. */
export const ChangeStocktake = z.discriminatedUnion('act', [
  z.strictObject({
    act: z.literal('count'),
    lines: z
      .array(z.strictObject({ part: Id, counted, serials: Serials.default([]), note }))
      .min(1)
      .max(500),
  }),
  z.strictObject({ act: z.enum(['finish', 'recount', 'post', 'cancel']), note }),
])
export type ChangeStocktake = z.infer<typeof ChangeStocktake>
