import type { Piece } from '../../engine/investigation/evidence-register.ts'
import type { Ctx } from '../context.ts'
import { checkContent } from '../files/contents.ts'

export type Soundness = 'sound' | 'changed' | 'missing'
/** A file as it was filed, and whether what is stored is still that. */
export type CheckedFile = {
  readonly id: string
  readonly name: string
  readonly size: number
  readonly sha256: string
  readonly is: Soundness
}

/** The files of pieces of evidence, each hashed again where it lies and compared with the hash in the event that filed it. */
export async function checkFiles(ctx: Ctx, caseId: string, pieces: readonly Piece[]): Promise<Map<string, CheckedFile>> {
  const ids = [...new Set(pieces.flatMap(piece => piece.file ?? []))]
  if (ids.length === 0) return new Map()
  const names = await ctx.tx
    .selectFrom('files')
    .select(['id', 'name', 'size'])
    .where('org_id', '=', ctx.org)
    .where('case_id', '=', caseId)
    .where('id', 'in', ids)
    .execute()
  const filed = await ctx.tx
    .selectFrom('events')
    .select('data')
    .where('org_id', '=', ctx.org)
    .where('stream_id', '=', caseId)
    .where('type', 'in', ['file.attached', 'photo.added'])
    .orderBy('seq')
    .execute()
  // The hash in the ledger counts, not that in a table: what is in an event cannot be changed without anybody noticing.
  const hashes = new Map(filed.map(({ data }) => [String(data.file), String(data.sha256)]))
  const checked = new Map<string, CheckedFile>()
  for (const { id, name, size } of names) {
    const sha256 = hashes.get(id)
    if (sha256 === undefined) continue
    const is = ctx.files === undefined ? 'sound' : await checkContent(ctx, sha256)
    checked.set(id, { id, name, size: Number(size), sha256, is })
  }
  return checked
}
