import type { Selectable } from 'kysely'
import type { Binding, SignedContent } from '../../events/signed-content.ts'
import type { Ctx } from '../context.ts'
import type { Signatures } from '../database/signature-tables.ts'
import { canonical, commitment, sha256 } from '../events/seal.ts'
import { checkContent } from '../files/contents.ts'
import { boundOf } from './bind.ts'
import { bindingHash } from './binding-hash.ts'
import type { Check, Verified } from './schema.ts'

type Row = Selectable<Signatures>
type Recorded = { readonly data: Record<string, unknown>; readonly sealed: ReadonlyMap<string, { salt: string; value: unknown }> }
type EventRow = { id: string; type: string; at: string; actor: string; data: Record<string, unknown>; bytes: string }

/**
 * Computes every hash of a signature again, from what is kept and from the event of the case, and says of each part whether it matches. `event`: the
 * event carries the same hashes and the same signer; `log`: the event's fields are those of the bytes that the ledger holds. `files` off: the
 * bytes of photos and scans are not read (lists).
 */
export async function verifySignature(ctx: Ctx, row: Row, files = true): Promise<Verified> {
  const event = await readEvent(ctx, row)
  const binding = event?.row.data.binding as Binding | undefined
  const part = (name: Check['part'], matches: boolean): Check => ({ part: name, result: matches ? 'matches' : 'differs' })
  /** A part that some signatures lack: matching means lacking it in all three places. */
  const hashed = (name: 'strokes' | 'image', bytes: string | null, own: string | null, told: string | undefined): Check =>
    bytes === null && own === null && told === undefined
      ? { part: name, result: 'absent' }
      : bytes === null
        ? { part: name, result: 'missing' }
        : part(name, sha256(bytes) === own && own === told)
  const checks: Check[] = [
    part('content', contentHolds(row) && row.content_hash === binding?.contentHash),
    hashed('strokes', row.strokes, row.strokes_hash, binding?.strokesHash),
    hashed('image', row.image, row.image_hash, binding?.imageHash),
    await scanOf(ctx, row, binding, files),
    part('signer', event?.sealed.get('signer')?.value === row.signer && answerHolds(row, event)),
    part('binding', bindingHash(boundOf(row)) === row.hash && row.hash === binding?.hash),
    event === undefined
      ? { part: 'event', result: 'missing' }
      : part(
          'event',
          binding?.signature === row.id && binding.version === row.version && (binding.witness ?? null) === row.witness,
        ),
    event === undefined ? { part: 'log', result: 'missing' } : part('log', logHolds(event)),
    ...(files ? [await photosOf(ctx, row)] : []),
  ]
  return {
    valid: checks.every(({ result }) => result === 'matches' || result === 'absent'),
    checkedAt: ctx.now,
    checks,
  }
}

function contentHolds({ content, content_hash: hash }: Row): boolean {
  try {
    return sha256(content) === hash && canonical(JSON.parse(content)) === content
  } catch {
    // What cannot be read as JSON any more was changed.
    return false
  }
}

/** What the event says was answered is what stands in the content. */
function answerHolds(row: Row, event: (Recorded & { row: EventRow }) | undefined): boolean {
  const said = event?.row.data.agreed ?? event?.row.data.passed
  if (said !== undefined && said !== row.agreed) return false
  try {
    return (JSON.parse(row.content) as SignedContent).answer.agreed === row.agreed
  } catch {
    return false
  }
}

async function readEvent({ tx, org }: Ctx, { event_id: id, case_id: caseId }: Row) {
  if (id === null) return undefined
  const row = await tx
    .selectFrom('events')
    .select(['id', 'type', 'at', 'actor', 'data', 'bytes'])
    .where('org_id', '=', org)
    .where('stream_id', '=', caseId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return undefined
  const sealed = await tx
    .selectFrom('sealed_fields')
    .select(['field', 'salt', 'value'])
    .where('org_id', '=', org)
    .where('event_id', '=', id)
    .execute()
  return { row, data: row.data, sealed: new Map(sealed.map(({ field, salt, value }) => [field, { salt, value }])) }
}

/** The event as it stands in the database is the event as it was written down for the ledger, sealed fields included. */
function logHolds({ row, sealed }: Recorded & { row: EventRow }): boolean {
  const told = JSON.parse(row.bytes) as Record<string, unknown> & { sealed: Record<string, string> }
  const { id, type, at, actor, data } = row
  if (canonical(told) !== row.bytes) return false
  if (canonical([told.id, told.type, told.at, told.actor, told.data]) !== canonical([id, type, at, actor, data])) return false
  // What was erased by law is gone with its salt; its commitment stays and says nothing.
  return [...sealed].every(([field, { salt, value }]) => told.sealed[field] === commitment(salt, value))
}

async function scanOf(ctx: Ctx, row: Row, binding: Binding | undefined, files: boolean): Promise<Check> {
  if (row.scan_hash === null && binding?.scanHash === undefined) return { part: 'scan', result: 'absent' }
  if (row.scan_hash === null || row.scan_hash !== binding?.scanHash) return { part: 'scan', result: 'differs' }
  return { part: 'scan', result: files ? await fileHolds(ctx, row.scan_hash) : 'matches' }
}

/** The pictures that were signed are still there, byte by byte. */
async function photosOf(ctx: Ctx, row: Row): Promise<Check> {
  const hashes = photosIn(row.content)
  if (hashes.length === 0) return { part: 'photos', result: 'absent' }
  let wrong = 0
  for (const hash of hashes) if ((await fileHolds(ctx, hash)) !== 'matches') wrong += 1
  return wrong === 0 ? { part: 'photos', result: 'matches' } : { part: 'photos', result: 'missing', count: wrong }
}

function photosIn(content: string): string[] {
  try {
    const { sections } = JSON.parse(content) as SignedContent
    return sections.flatMap(section => (section.kind === 'photos' ? section.photos.map(photo => photo.sha256) : []))
  } catch {
    return []
  }
}

async function fileHolds(ctx: Ctx, expected: string): Promise<'matches' | 'differs' | 'missing'> {
  const found = await checkContent(ctx, expected)
  return found === 'sound' ? 'matches' : found === 'changed' ? 'differs' : 'missing'
}
