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
  /** 含宏: it holds programs that run when it is opened. */
  hasMacros: z.boolean(),
  /** Its ending says another type than its bytes. */
  isMisnamed: z.boolean(),
  uploadedAt: Instant,
})
export type StoredFile = z.infer<typeof StoredFile>
export const FileId = z.object({ id: Id })
/** What a link to a file carries: what it stands for, and its signature. */
export const FileToken = z.object({ t: z.string().max(1_000) })
/** `download=1` gives a file as it was sent, as an attachment; pictures are shown drawn anew else, `size=small` for lists. */
export const FileQuery = z.object({ download: z.enum(['0', '1']).default('0'), size: z.enum(['full', 'small']).default('full') })
export type FileQuery = z.infer<typeof FileQuery>
