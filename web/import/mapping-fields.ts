import { type Mapping, read } from '../../server/imports/mapping-schema.ts'
import type { Preview } from '../../server/imports/schema.ts'

export type ColumnPath =
  | 'case.externalId'
  | 'case.title'
  | 'case.description'
  | 'case.demand'
  | 'case.occurredAt'
  | 'case.customer.name'
  | 'case.customer.phone'
  | 'case.customer.address'
  | 'history.case'
  | 'history.activity'
  | 'history.timestamp'
  | 'history.resource'

const caseFields = [
  { path: 'case.externalId', word: 'externalId', required: false },
  { path: 'case.title', word: 'caseTitle', required: true },
  { path: 'case.description', word: 'description', required: false },
  { path: 'case.demand', word: 'demand', required: false },
  { path: 'case.occurredAt', word: 'occurredAt', required: false },
  { path: 'case.customer.name', word: 'customerName', required: false },
  { path: 'case.customer.phone', word: 'customerPhone', required: false },
  { path: 'case.customer.address', word: 'customerAddress', required: false },
] as const
const logFields = [
  { path: 'history.case', word: 'logCase', required: true },
  { path: 'history.activity', word: 'logActivity', required: true },
  { path: 'history.timestamp', word: 'logTimestamp', required: true },
  { path: 'history.resource', word: 'logResource', required: false },
] as const

export type ColumnField = (typeof caseFields)[number] | (typeof logFields)[number]

/** What a mapping of this kind takes from columns. A past log has its times in its events. */
export function columnFields(mapping: Mapping): readonly ColumnField[] {
  return mapping.kind === 'live' ? caseFields : [...logFields, ...caseFields.filter(f => f.path !== 'case.occurredAt')]
}

/** The column or template at a place of the mapping. */
export function sourceOf(mapping: Mapping, path: ColumnPath): string | undefined {
  let at: unknown = mapping
  for (const part of path.split('.'))
    at = typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[part] : undefined
  return typeof at === 'string' ? at : undefined
}

/** The mapping with another column at a place; none takes the place away. */
export function withSource(mapping: Mapping, path: ColumnPath, source: string | undefined): Mapping {
  const set = (at: Readonly<Record<string, unknown>>, [first, ...rest]: readonly string[]): Record<string, unknown> => {
    if (first === undefined) return at
    if (rest.length > 0) return { ...at, [first]: set((at[first] ?? {}) as Record<string, unknown>, rest) }
    const { [first]: _before, ...others } = at
    return source === undefined ? others : { ...others, [first]: source }
  }
  // The path is one of the mapping's own, so its shape stays.
  return set(mapping, path.split('.')) as Mapping
}

/** The mapping as the other kind; a log's columns start from what names are usual. */
export function asKind(mapping: Mapping, kind: Mapping['kind'], headers: readonly string[]): Mapping {
  if (kind === 'live' || mapping.history !== undefined) return { ...mapping, kind }
  const first = headers[0] ?? ''
  return {
    ...mapping,
    kind,
    history: {
      case: mapping.case.externalId ?? first,
      activity: first,
      timestamp: mapping.case.occurredAt ?? first,
      activities: {},
      otherwise: 'note.added',
      reopens: [],
    },
  }
}

/** What a source says in the first row of the file. */
export function exampleOf(preview: Preview, source: string): string {
  return read(source, preview.sample[0]?.cells ?? {})
}
