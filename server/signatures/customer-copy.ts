import { Readable } from 'node:stream'
import type { Selectable } from 'kysely'
import type { SignedContent } from '../../events/signed-content.ts'
import { named } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import type { Signatures } from '../database/signature-tables.ts'
import { inOrganisation } from '../database/transaction.ts'
import type { Deps } from '../deps.ts'
import { refuse } from '../errors.ts'
import { sha256 } from '../events/seal.ts'
import { readContent } from '../files/contents.ts'
import { dropObject, keepContent, storeFile } from '../files/store-file.ts'
import { type Copy, copyPdf } from './copy-pdf.ts'

type Row = Selectable<Signatures>

/** What a copy shows, read inside a transaction: laying out a page takes longer than one should be open. */
export function copyOf(ctx: Ctx, publicUrl: string, row: Row): Copy {
  return {
    content: JSON.parse(row.content) as SignedContent,
    signer: row.signer,
    signerTitle: row.signer_title,
    via: row.via,
    image: row.image,
    signedAt: row.signed_at,
    deviceAt: row.device_at,
    witness: row.witness === null ? null : named(ctx, row.witness).name,
    code: row.code,
    url: new URL(`/verify/${row.code}`, publicUrl).href,
    contentHash: row.content_hash,
    hash: row.hash,
  }
}

/**
 * The customer's copy as PDF, the same bytes whenever it is asked for: made once, kept among the files, and known by its hash. Of two who ask first at
 * once both get what the first one kept.
 */
export async function keptCopy(
  deps: Deps,
  org: string,
  id: string,
  known: string | null,
  copy: Copy,
): Promise<{ pdf: Buffer; sha256: string }> {
  if (known !== null) {
    const kept = await keptBytes(deps, org, known)
    if (kept !== undefined && sha256(kept) === known) return { pdf: kept, sha256: known }
  }
  const pdf = await copyPdf(copy)
  // A copy that was lost from the disk is made again, and then it has another hash: that of the first one stays.
  if (known !== null) return { pdf, sha256: known }
  const stored = await storeFile(deps.files, org, `${copy.code}.pdf`, Readable.from([pdf]))
  const { hash, left } = await inOrganisation(deps.database, org, async tx => {
    await tx
      .updateTable('signatures')
      .set({ copy_sha256: stored.sha256 })
      .where('org_id', '=', org)
      .where('id', '=', id)
      .where('copy_sha256', 'is', null)
      .execute()
    const row = await tx
      .selectFrom('signatures')
      .select('copy_sha256')
      .where('org_id', '=', org)
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    if (row.copy_sha256 !== stored.sha256) return { hash: row.copy_sha256!, left: stored }
    return { hash: stored.sha256, left: await keepContent({ tx, org, now: deps.clock() }, deps.files, stored) }
  })
  if (left) await dropObject(deps.files, left)
  if (hash === stored.sha256) return { pdf, sha256: hash }
  const first = await keptBytes(deps, org, hash)
  if (first === undefined) throw refuse('file.lost')
  return { pdf: first, sha256: hash }
}

const keptBytes = ({ database, files }: Deps, org: string, hash: string): Promise<Buffer | undefined> =>
  inOrganisation(database, org, tx => readContent({ tx, org, files }, hash))
