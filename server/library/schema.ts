import { z } from 'zod'
import { Id } from '../../events/define.ts'
import { Instant } from '../../events/instant.ts'
import { Text } from '../../events/text.ts'

export const ListLibrary = z.object({
  q: z.string().max(200).optional(),
  category: z.string().max(100).optional(),
  cause: z.string().max(50).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(30),
  after: z.string().max(500).optional(),
})
export type ListLibrary = z.infer<typeof ListLibrary>
const Named = z.object({ id: z.string(), title: Text })
/** A case study in words without names; `case` leads to the case it came from. */
export const LibraryEntry = z.object({
  id: z.string(),
  title: z.string(),
  problem: z.string(),
  rootCause: z.string(),
  experience: z.string(),
  category: Named.nullable(),
  subtype: Named.nullable(),
  level: Named.nullable(),
  causeClass: z.string().nullable(),
  publishedAt: Instant,
  publishedBy: z.object({ id: z.string(), name: z.string() }),
  /** Null where the reader may not see the case it came from. */
  case: z.object({ id: z.string(), number: z.string() }).nullable(),
})
export type LibraryEntry = z.infer<typeof LibraryEntry>
export const LibraryPage = z.object({ items: z.array(LibraryEntry), next: z.string().nullable() })
export type LibraryPage = z.infer<typeof LibraryPage>
export const EntryId = z.object({ id: Id })
