import { z } from 'zod'

export const searchedKinds = ['case', 'customer', 'library', 'person', 'clause'] as const
export const SearchQuery = z.object({ q: z.string().max(200), limit: z.coerce.number().int().min(1).max(50).default(12) })
export type SearchQuery = z.infer<typeof SearchQuery>

/** A hit of the palette. A clause's id is `robot@2026-01-01/8(2)`. */
export const SearchHit = z.object({
  kind: z.enum(searchedKinds),
  id: z.string(),
  title: z.string(),
  number: z.string().optional(),
  detail: z.string().optional(),
})
export type SearchHit = z.infer<typeof SearchHit>
export const SearchHits = z.object({ items: z.array(SearchHit) })
