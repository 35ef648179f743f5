import type { Instant } from '../../events/instant.ts'
import type { Text } from '../../events/text.ts'
import type { RecordField, RowsField } from '../pack.ts'
import type { Rules } from '../rules.ts'

type Data = Readonly<Record<string, unknown>>
/** An event as far as the register reads it. */
export type RegisteredEvent = {
  readonly id: string
  readonly type: string
  readonly at: Instant
  readonly recordedAt: Instant
  readonly actor: string
  readonly data: Data
}

/** One step of a chain of custody: from whom to whom, when; hands outside the company stand in the event's sealed words. */
export type Handover = { readonly event: string; readonly at: Instant; readonly from?: string; readonly to?: string }

/** 证据: a numbered piece of a case's evidence register. Numbers are never given twice: one taken back keeps its own. */
export type Piece = {
  readonly number: number
  readonly event: string
  /** Of the record: its row and the field that it stands in. */
  readonly row?: number
  readonly field?: string
  readonly record?: string
  readonly source: 'record' | 'interview'
  readonly kind?: Text
  readonly file?: string
  readonly filedBy: string
  readonly filedAt: Instant
  readonly collectedBy?: string
  readonly collectedAt?: string
  readonly isVoid: boolean
  readonly custody: readonly Handover[]
}

/** Whether a record is one that pieces of evidence are filed by. */
export const asksForEvidence = ({ fields }: { readonly fields: readonly RecordField[] }): boolean =>
  fields.some(field => field.kind === 'rows' && field.show === 'evidence')

/** The fields of records, in any edition, whose rows are pieces of evidence: record id to field. */
export function evidenceFields(rules: Pick<Rules, 'editions'>): ReadonlyMap<string, readonly RowsField[]> {
  return new Map(
    rules.editions.flatMap(edition =>
      (edition.pack.records ?? []).flatMap(record => {
        const fields = record.fields.filter((field): field is RowsField => field.kind === 'rows' && field.show === 'evidence')
        return fields.length === 0 ? [] : [[record.id, fields] as const]
      }),
    ),
  )
}

/**
 * 证据清单: every row of evidence and every interview of a case in the order they were recorded, numbered from 1, each with where it went
 * afterwards. Events oldest first.
 */
export function evidenceRegister(events: readonly RegisteredEvent[], fields: ReadonlyMap<string, readonly RowsField[]>): Piece[] {
  const voided = new Set(
    events.flatMap(({ type, data }) => (type === 'event.corrected' && data.void === true ? [String(data.corrects)] : [])),
  )
  const pieces: Piece[] = []
  for (const event of events) {
    if (event.type === 'record.made')
      for (const field of fields.get(String(event.data.record)) ?? [])
        for (const [row, values] of rowsOf(event.data.values, field.id).entries())
          pieces.push(pieceOf(pieces.length + 1, event, field, row, values, voided))
    if (event.type === 'interview.held') pieces.push(interviewOf(pieces.length + 1, event, voided))
  }
  const steps = events.filter(({ id, type }) => type === 'evidence.handed-over' && !voided.has(id))
  return pieces.map(piece => ({ ...piece, custody: steps.filter(step => names(step, piece.number)).map(handoverOf) }))
}

const rowsOf = (values: unknown, field: string): Data[] => {
  const rows = (values as Data | undefined)?.[field]
  return Array.isArray(rows) ? (rows as Data[]) : []
}
const names = ({ data }: RegisteredEvent, number: number) => Array.isArray(data.pieces) && data.pieces.includes(number)
const optional = <K extends string>(key: K, value: unknown) =>
  (typeof value === 'string' ? { [key]: value } : {}) as { readonly [P in K]?: string }

function handoverOf({ id, data }: RegisteredEvent): Handover {
  return { event: id, at: String(data.handedAt) as Instant, ...optional('from', data.from), ...optional('to', data.to) }
}

/** What a row says of itself, by the kinds of its columns: its file, who collected it and when, its first choice as kind. */
function pieceOf(
  number: number,
  event: RegisteredEvent,
  field: RowsField,
  row: number,
  values: Data,
  voided: ReadonlySet<string>,
): Piece {
  const first = (...kinds: string[]) =>
    field.columns.find(column => kinds.includes(column.kind) && values[column.id] !== undefined)
  const value = (...kinds: string[]) => values[first(...kinds)?.id ?? '']
  const choice = first('choice')
  const kind = choice?.kind === 'choice' ? choice.values.find(one => one.id === values[choice.id])?.title : undefined
  return {
    ...{ number, event: event.id, row, field: field.id, record: String(event.data.record), source: 'record' },
    ...(kind === undefined ? {} : { kind }),
    ...optional('file', value('file')),
    ...{ filedBy: event.actor, filedAt: event.recordedAt },
    ...optional('collectedBy', value('person')),
    ...optional('collectedAt', value('moment', 'day')),
    ...{ isVoid: voided.has(event.id), custody: [] },
  }
}

function interviewOf(number: number, event: RegisteredEvent, voided: ReadonlySet<string>): Piece {
  return {
    ...{ number, event: event.id, source: 'interview', kind: { zh: '访谈笔录', en: 'Interview minutes' } },
    ...optional('file', event.data.file),
    ...{ filedBy: event.actor, filedAt: event.recordedAt },
    ...optional('collectedAt', event.data.heldAt),
    ...{ isVoid: voided.has(event.id), custody: [] },
  }
}
