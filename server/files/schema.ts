import { z } from 'zod'
import { Id } from '../../events/define.ts'
import { Instant } from '../../events/instant.ts'

/** A file the server keeps. It belongs to no case until the act `attach` binds it to one. */
export const StoredFile = z.object({
  id: z.string(),
  name: z.string(),
  size: z.number(),
  sha256: z.string(),
  mime: z.string(),
  uploadedAt: Instant,
})
export type StoredFile = z.infer<typeof StoredFile>
export const FileId = z.object({ id: Id })
/** `download=1` gives pictures as attachments too. */
export const FileQuery = z.object({ download: z.enum(['0', '1']).default('0') })
