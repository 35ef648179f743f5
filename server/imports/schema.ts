import { z } from 'zod'
import { Instant } from '../../events/instant.ts'
import { Text } from '../../events/text.ts'
import { Mapping } from './mapping-schema.ts'

export const ImportKind = z.enum(['live', 'history'])
export const RowOutcome = z.enum(['created', 'unchanged', 'failed'])

export const Problem = z.object({
  line: z.number(),
  externalId: z.string().nullable(),
  code: z.string(),
  field: z.string().nullable(),
  reason: Text,
  /** How to put it right. */
  mend: Text.nullable(),
})
export const FileOptions = z.object({
  sheet: z.string().max(200).optional(),
  delimiter: z.enum([',', ';', '\t', '|']).optional(),
  encoding: z.enum(['utf-8', 'utf-8-bom', 'utf-16le', 'utf-16be', 'gb18030']).optional(),
})
export type FileOptions = z.infer<typeof FileOptions>

/** POST /api/imports/preview of a file that is there already, with a mapping that a person has changed. */
export const PreviewAgain = FileOptions.extend({ file: z.string().max(64), mapping: Mapping.optional() })
export type PreviewAgain = z.infer<typeof PreviewAgain>

export const Preview = z.object({
  file: z.string(),
  name: z.string(),
  format: z.enum(['csv', 'ndjson', 'xlsx']),
  encoding: z.string().nullable(),
  delimiter: z.string().nullable(),
  sheets: z.array(z.string()),
  headers: z.array(z.string()),
  /** The first 20 rows as they stand in the file. */
  sample: z.array(z.object({ line: z.number(), cells: z.record(z.string(), z.string()) })),
  mapping: Mapping,
  preset: z.string().nullable(),
  /** No column looks like an id: rows are known by their content. */
  withoutId: z.boolean(),
  /** Activities of a log with how often they occur, most frequent first. */
  activities: z.array(z.object({ name: z.string(), count: z.number() })),
  counts: z.object({
    rows: z.number(),
    cases: z.number(),
    events: z.number(),
    create: z.number(),
    unchanged: z.number(),
    failed: z.number(),
  }),
  /** The first 100 rows that would fail. */
  problems: z.array(Problem),
})
export type Preview = z.infer<typeof Preview>

export const StartImport = FileOptions.extend({ file: z.string().max(64), mapping: Mapping })
export type StartImport = z.infer<typeof StartImport>

export const ImportView = z.object({
  id: z.string(),
  name: z.string(),
  kind: ImportKind,
  state: z.enum(['running', 'done', 'failed', 'cancelled']),
  /** Rows, or of a past log cases. */
  total: z.number(),
  done: z.number(),
  created: z.number(),
  unchanged: z.number(),
  failed: z.number(),
  events: z.number(),
  problem: z.object({ code: z.string(), title: Text, mend: Text.nullable() }).nullable(),
  startedBy: z.object({ id: z.string(), name: z.string() }),
  startedAt: Instant,
  endedAt: Instant.nullable(),
})
export type ImportView = z.infer<typeof ImportView>

export const ImportPage = z.object({ items: z.array(ImportView), next: z.string().nullable() })
export const ListImports = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  after: z.string().max(300).optional(),
})

export const ImportRow = z.object({
  line: z.number(),
  externalId: z.string().nullable(),
  outcome: RowOutcome,
  code: z.string().nullable(),
  reason: Text.nullable(),
  /** How to put it right; of rows that failed. */
  mend: Text.nullable(),
  caseId: z.string().nullable(),
  number: z.string().nullable(),
})
export type ImportRow = z.infer<typeof ImportRow>
export const ImportRowPage = z.object({ items: z.array(ImportRow), next: z.string().nullable() })
export const ListRows = z.object({
  outcome: RowOutcome.optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  after: z.coerce.number().int().min(0).optional(),
})
export type ListRows = z.infer<typeof ListRows>

/** Seconds, by the definitions of data/oracles/eventlog_reference.json: throughput is the time from a case's first to its last event. */
export const Figures = z.object({
  cases: z.number(),
  /** Events of the log, without the openings and resumptions that the import added. */
  events: z.number(),
  closed: z.number(),
  reopened: z.number(),
  throughputSeconds: z
    .object({ n: z.number(), mean: z.number(), median: z.number(), p95: z.number(), min: z.number(), max: z.number() })
    .nullable(),
  duties: z.array(
    z.object({
      rule: z.string(),
      clause: z.string(),
      title: Text,
      met: z.number(),
      late: z.number(),
      missed: z.number(),
      cancelled: z.number(),
      open: z.number(),
      /** Of those open: due before the last event of the import. */
      overdue: z.number(),
    }),
  ),
})
export type Figures = z.infer<typeof Figures>

/** One line of the answer of POST /api/cases/import. */
export const StreamedOutcome = z.object({
  line: z.number(),
  externalId: z.string().nullable(),
  outcome: RowOutcome,
  id: z.string().optional(),
  number: z.string().optional(),
  code: z.string().optional(),
  reason: Text.optional(),
})
