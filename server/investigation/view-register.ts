import type { Piece } from '../../engine/investigation/evidence-register.ts'
import { isSealedField, valuesOfKind } from '../../engine/record-fields.ts'
import { isMasked, shownSealed, worksOn } from '../access/shown.ts'
import { named } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { checkFiles } from './check-files.ts'
import { readRegister } from './read-register.ts'
import type { EvidencePiece, EvidenceRegister } from './schema.ts'

export type Sealed = ReadonlyMap<string, Readonly<Record<string, unknown>>>

/** The sealed words of these events of a case, as the viewer sees them. */
export async function wordsOf(ctx: Ctx, caseId: string, types: readonly string[]): Promise<Sealed> {
  const row = await ctx.tx
    .selectFrom('cases')
    .select('state')
    .where('org_id', '=', ctx.org)
    .where('id', '=', caseId)
    .executeTakeFirst()
  if (!row) throw refuse('case.not-found')
  const fields = await ctx.tx
    .selectFrom('sealed_fields')
    .innerJoin('events', join =>
      join.onRef('events.org_id', '=', 'sealed_fields.org_id').onRef('events.id', '=', 'sealed_fields.event_id'),
    )
    .select(['events.id', 'events.data', 'sealed_fields.field', 'sealed_fields.value'])
    .where('events.org_id', '=', ctx.org)
    .where('events.stream_id', '=', caseId)
    .where('events.type', 'in', [...types])
    .execute()
  const byEvent = new Map<string, { data: Readonly<Record<string, unknown>>; words: Record<string, unknown> }>()
  for (const { id, data, field, value } of fields) byEvent.set(id, { data, words: { ...byEvent.get(id)?.words, [field]: value } })
  const isMine = !isMasked(ctx, worksOn(ctx, row.state))
  return new Map([...byEvent].map(([id, { data, words }]) => [id, shownSealed(ctx, { data }, words, isMine)]))
}

/** Which numbers each record and event of the case rests on: number to the events that cite it. */
async function citations(ctx: Ctx, caseId: string): Promise<Map<number, string[]>> {
  const rows = await ctx.tx
    .selectFrom('events')
    .select(['id', 'data'])
    .where('org_id', '=', ctx.org)
    .where('stream_id', '=', caseId)
    .where('type', '=', 'record.made')
    .orderBy('seq')
    .execute()
  const records = new Map(ctx.rules.editions.flatMap(edition => (edition.pack.records ?? []).map(record => [record.id, record])))
  const cited = new Map<number, string[]>()
  for (const { id, data } of rows) {
    const record = records.get(String(data.record))
    if (record === undefined) continue
    const numbers = valuesOfKind(record, (data.values ?? {}) as Record<string, unknown>, 'evidence').flatMap(({ value }) =>
      Array.isArray(value) ? value.map(Number) : [],
    )
    for (const number of new Set(numbers)) cited.set(number, [...(cited.get(number) ?? []), id])
  }
  return cited
}

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)
const optional = <K extends string>(key: K, value: string | undefined) =>
  (value === undefined ? {} : { [key]: value }) as { readonly [P in K]?: string }

/**
 * 证据清单 (penal 三(三)1): every piece with its words, its file and whether that is still what was filed, its chain of custody, and where it is
 * cited. What lies under seal is named and not shown.
 */
export async function viewRegister(ctx: Ctx, caseId: string): Promise<EvidenceRegister> {
  const pieces = await readRegister(ctx, caseId)
  const words = await wordsOf(ctx, caseId, ['record.made', 'interview.held', 'evidence.handed-over'])
  const files = await checkFiles(ctx, caseId, pieces)
  const cited = await citations(ctx, caseId)
  const sealed = new Set(
    (
      await ctx.tx
        .selectFrom('seals')
        .select('subject_id')
        .where('org_id', '=', ctx.org)
        .where('case_id', '=', caseId)
        .where('lifted_at', 'is', null)
        .execute()
    ).map(row => row.subject_id),
  )
  const events = await eventData(ctx, caseId)
  return {
    items: pieces.map(piece => viewPiece(ctx, piece, { words, files, cited, sealed, events })),
    lastCheck: await lastCheck(ctx, caseId),
  }
}

type Around = {
  readonly words: Sealed
  readonly files: Awaited<ReturnType<typeof checkFiles>>
  readonly cited: ReadonlyMap<number, string[]>
  readonly sealed: ReadonlySet<string>
  readonly events: ReadonlyMap<string, Readonly<Record<string, unknown>>>
}

function viewPiece(ctx: Ctx, piece: Piece, { words, files, cited, sealed, events }: Around): EvidencePiece {
  const file = files.get(piece.file ?? '')
  const isSealed = sealed.has(piece.event)
  return {
    ...{ number: piece.number, event: piece.event, source: piece.source },
    ...(piece.kind === undefined ? {} : { kind: piece.kind }),
    words: isSealed ? [] : wordsOfRow(ctx, piece, words),
    ...(file === undefined ? {} : { file: { ...file, underSeal: sealed.has(file.id) } }),
    ...{ filedBy: named(ctx, piece.filedBy), filedAt: piece.filedAt },
    ...(piece.collectedBy === undefined ? {} : { collectedBy: named(ctx, piece.collectedBy) }),
    ...optional('collectedAt', piece.collectedAt),
    isVoid: piece.isVoid,
    custody: piece.custody.map(step => {
      const said = words.get(step.event) ?? {}
      return {
        ...{ event: step.event, at: step.at },
        ...{
          from: step.from === undefined ? null : named(ctx, step.from),
          to: step.to === undefined ? null : named(ctx, step.to),
        },
        ...optional('fromOutside', text(said.fromOutside)),
        ...optional('toOutside', text(said.toOutside)),
        ...optional('place', text(said.place)),
        ...optional('note', text(said.note)),
      }
    }),
    ...(piece.source === 'interview' && !isSealed ? { interview: interviewOf(ctx, piece, words, events) } : {}),
    citedBy: cited.get(piece.number) ?? [],
  }
}

/** The text columns of the piece's row, each under its title. */
function wordsOfRow(ctx: Ctx, piece: Piece, words: Sealed): EvidencePiece['words'] {
  const field = ctx.rules.editions
    .flatMap(edition => edition.pack.records ?? [])
    .find(record => record.id === piece.record)
    ?.fields.find(one => one.id === piece.field)
  if (field?.kind !== 'rows' || piece.row === undefined) return []
  const rows = (words.get(piece.event)?.texts as Readonly<Record<string, unknown>> | undefined)?.[field.id]
  const row = Array.isArray(rows) ? ((rows[piece.row] ?? {}) as Readonly<Record<string, unknown>>) : {}
  const said = field.columns.filter(isSealedField).flatMap(column => {
    const one = text(row[column.id])
    return one === undefined ? [] : [{ title: column.title, text: one, isLong: column.kind === 'text' }]
  })
  // What it is comes before where it is from.
  return said.toSorted((a, b) => Number(b.isLong) - Number(a.isLong)).map(({ title, text: one }) => ({ title, text: one }))
}

function interviewOf(ctx: Ctx, piece: Piece, words: Sealed, events: Around['events']): NonNullable<EvidencePiece['interview']> {
  const data = events.get(piece.event) ?? {}
  const said = words.get(piece.event) ?? {}
  const answers = (said.answers ?? []) as string[]
  return {
    who: typeof data.person === 'string' ? named(ctx, data.person).name : (text(said.who) ?? ''),
    ...optional('place', text(said.place)),
    second: named(ctx, String(data.second)),
    heldAt: String(data.heldAt),
    exchanges: ((said.questions ?? []) as string[]).map((question, at) => ({ question, answer: answers[at] ?? '' })),
  } as NonNullable<EvidencePiece['interview']>
}

async function eventData(ctx: Ctx, caseId: string): Promise<Map<string, Readonly<Record<string, unknown>>>> {
  const rows = await ctx.tx
    .selectFrom('events')
    .select(['id', 'data'])
    .where('org_id', '=', ctx.org)
    .where('stream_id', '=', caseId)
    .where('type', '=', 'interview.held')
    .execute()
  return new Map(rows.map(row => [row.id, row.data]))
}

async function lastCheck(ctx: Ctx, caseId: string): Promise<EvidenceRegister['lastCheck']> {
  const row = await ctx.tx
    .selectFrom('events')
    .select(['at', 'actor', 'data'])
    .where('org_id', '=', ctx.org)
    .where('stream_id', '=', caseId)
    .where('type', '=', 'evidence.checked')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return null
  const { files, changed, missing } = row.data as { files: number; changed: number[]; missing: number[] }
  return { at: row.at, by: named(ctx, row.actor), files, changed, missing }
}
