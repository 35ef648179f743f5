import { z } from 'zod'
import { Id, shortText } from '../../events/define.ts'

const page = z.string().regex(/^[a-z][a-z0-9-]{0,40}$/)
/** A filter as it stands in the URL, without the question mark. */
const query = z.string().max(2_000)

export const ListViews = z.object({ page })
/** A saved filter of a page: one's own, or shared by somebody. */
export const SavedView = z.object({
  id: z.string(),
  name: z.string(),
  page: z.string(),
  query: z.string(),
  isShared: z.boolean(),
  isMine: z.boolean(),
  owner: z.object({ id: z.string(), name: z.string() }),
  position: z.number(),
})
export type SavedView = z.infer<typeof SavedView>
export const SavedViews = z.object({ items: z.array(SavedView) })
export const NewView = z.strictObject({ name: shortText.max(60), page, query, isShared: z.boolean().default(false) })
export type NewView = z.infer<typeof NewView>
/** `position`: the place among one's own views of the page, 0 first; the others make room. */
export const ChangeView = z
  .strictObject({ name: shortText.max(60), query, isShared: z.boolean(), position: z.number().int().min(0).max(1_000) })
  .partial()
export type ChangeView = z.infer<typeof ChangeView>
export const ViewId = z.object({ id: Id })
