import { z } from 'zod'
import { Channel, CustomerKind } from '../../events/case-words.ts'
import { shortText } from '../../events/define.ts'
import { Text } from '../../events/text.ts'

/** A column by its name, or a template with columns in braces: `{concept:name}/{lifecycle:transition}`. */
export const Source = z.string().min(1).max(500)
export type Source = z.infer<typeof Source>

/** A value of a fixed list: always the same, or a column's values translated; what is not in the list is `otherwise`, else a problem of the row. */
const choice = <T extends z.ZodType<string>>(value: T) =>
  z.union([
    z.strictObject({ is: value }),
    z.strictObject({ from: Source, values: z.record(z.string(), value), otherwise: value.optional() }),
  ])
const Word = z.string().min(1).max(100)

/** Event types that a past log may hold: those that need neither a person nor a document that the log does not have. */
export const historyTypes = [
  'note.added',
  'case.verified',
  'case.classified',
  'handler.assigned',
  'investigation.recorded',
  'plan.started',
  'progress.reported',
  'customer.replied',
  'clock.paused',
  'clock.resumed',
  'handling.completed',
  'result.sent',
  'customer.answered',
  'customer.accepted',
  'retrospective.recorded',
  'case.reopened',
  'case.archived',
] as const
export const HistoryType = z.enum(historyTypes)
export type HistoryType = z.infer<typeof HistoryType>

/** What an activity of the log is. `pauses`: the clocks stand still until the next activity that does not pause. */
export const ActivityRule = z.union([HistoryType, z.literal('ignore')])
export type ActivityRule = z.infer<typeof ActivityRule>

export const HistoryMapping = z.strictObject({
  case: Source,
  activity: Source,
  timestamp: Source,
  resource: Source.optional(),
  activities: z.record(z.string().max(500), ActivityRule),
  /** Activities that nobody listed are kept as notes. */
  otherwise: ActivityRule.default('note.added'),
  /** After handling was completed, one of these activities says that the case is open again. */
  reopens: z.array(z.string()).default([]),
})

/** How the columns of a file become cases. The same schema checks a preset, a file given to the CLI and what the page sends. */
export const Mapping = z
  .strictObject({
    kind: z.enum(['live', 'history']),
    title: Text.optional(),
    case: z.strictObject({
      /** Absent: a hash of the row stands for it, so that importing again still changes nothing. */
      externalId: Source.optional(),
      title: Source,
      description: Source.optional(),
      demand: Source.optional(),
      customer: z.strictObject({ name: Source.optional(), phone: Source.optional(), address: Source.optional() }).default({}),
      occurredAt: Source.optional(),
      kind: choice(CustomerKind).default({ is: 'anomaly' }),
      channel: choice(Channel).default({ is: 'import' }),
      category: choice(Word).optional(),
      subtype: choice(Word).optional(),
      /** Of a past log: the level its own priority stands for. */
      level: choice(Word).optional(),
    }),
    formats: z
      .strictObject({ dateTime: z.string().max(50).optional(), zone: z.string().max(60).default('Asia/Shanghai') })
      .prefault({}),
    history: HistoryMapping.optional(),
  })
  .refine(m => m.kind === 'live' || m.history !== undefined, {
    path: ['history'],
    message: '导入历史时必须对应案件、活动与时间列 / history needs its case, activity and time columns',
  })
export type Mapping = z.infer<typeof Mapping>

const PLACEHOLDER = /\{([^{}]+)\}/g

/** The columns that a source reads. */
export function columnsIn(source: Source, headers: ReadonlySet<string>): string[] {
  if (headers.has(source)) return [source]
  const names = [...source.matchAll(PLACEHOLDER)].map(([, name]) => name!)
  return names.length > 0 ? names : [source]
}

/** The text of a source in a row, trimmed; empty where it says nothing. A template of which every column is empty is empty too. */
export function read(source: Source | undefined, cells: Readonly<Record<string, string>>): string {
  if (source === undefined) return ''
  const direct = cells[source]
  if (direct !== undefined) return direct.trim()
  let found = false
  const text = source.replace(PLACEHOLDER, (_, name: string) => {
    const value = (cells[name] ?? '').trim()
    if (value !== '') found = true
    return value
  })
  return found ? text.trim() : ''
}

type Sources = readonly (readonly [path: string, source: Source])[]

/** Every source of a mapping with its place in it. */
export function sourcesOf(mapping: Mapping): Sources {
  const { customer, kind, channel, category, subtype, level, ...plain } = mapping.case
  const choices = Object.entries({ kind, channel, category, subtype, level }).flatMap(([name, c]) =>
    c && 'from' in c ? [[`case.${name}`, c.from] as const] : [],
  )
  const named = (under: string, record: Readonly<Record<string, unknown>>) =>
    Object.entries(record).flatMap(([name, s]) => (typeof s === 'string' ? [[`${under}.${name}`, s] as const] : []))
  const {
    activities: _activities,
    reopens: _reopens,
    otherwise: _otherwise,
    ...log
  } = mapping.history ?? { activities: {}, reopens: [], otherwise: 'ignore' }
  return [...named('case', plain), ...named('case.customer', customer), ...choices, ...named('history', log)]
}

/** The place of a case's field in a file, as people see it: the column's name; undefined where the mapping takes the field from nowhere. */
export function columnOf(mapping: Mapping, field: string): string | undefined {
  return sourcesOf(mapping).find(([path]) => path === `case.${field}`)?.[1]
}

/** Sources that name a column the file does not have, by their place in the mapping. */
export function missingColumns(mapping: Mapping, headers: readonly string[]): { path: string; column: string }[] {
  const known = new Set(headers)
  return sourcesOf(mapping).flatMap(([path, source]) =>
    columnsIn(source, known).flatMap(column => (known.has(column) ? [] : [{ path, column }])),
  )
}

export const Title = shortText
