import type { z } from 'zod'
import type { AnalysisDocument, Dimension } from '../../server/analysis/schema.ts'

type Asked = Pick<AnalysisDocument, 'kind' | 'from' | 'to'>
type Part = { readonly dimension: z.infer<typeof Dimension>; readonly key: string }

/** Under which name the case list filters by a dimension. */
const filterOf = (dimension: Part['dimension']): string => (dimension === 'person' ? 'owner' : dimension)

/** The case list with exactly the cases that a number counts (server/analysis/base.ts says the same filter). */
export function casesLink(
  { kind, from, to }: Asked,
  parts: readonly Part[] = [],
  more: Readonly<Record<string, string>> = {},
): string {
  const query = new URLSearchParams({ kind, from, to, closed: 'all', history: 'all', counted: 'yes' })
  for (const { dimension, key } of parts) query.set(filterOf(dimension), key)
  for (const [name, value] of Object.entries(more)) query.set(name, value)
  return `/cases?${query}`
}
