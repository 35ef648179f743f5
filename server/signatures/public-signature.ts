import type { Selectable } from 'kysely'
import type { SignedContent } from '../../events/signed-content.ts'
import { maskName } from '../access/mask.ts'
import type { Ctx } from '../context.ts'
import type { Signatures } from '../database/signature-tables.ts'
import { codeInFours } from './copy-pdf.ts'
import type { PublicSignature } from './schema.ts'
import { verifySignature } from './verify.ts'

/**
 * What whoever holds a copy sees: what was signed, as it was shown, and whether it holds. The name is masked and the hand is not shown: it could be
 * lifted from there.
 */
export async function publicSignature(ctx: Ctx, row: Selectable<Signatures>, copyHash: string): Promise<PublicSignature> {
  return {
    code: codeInFours(row.code),
    content: JSON.parse(row.content) as SignedContent,
    signer: maskName(row.signer),
    signerTitle: row.signer_title,
    via: row.via,
    method: row.method,
    signedAt: row.signed_at,
    deviceAt: row.device_at,
    isSuperseded: row.superseded_by !== null,
    contentHash: row.content_hash,
    hash: row.hash,
    copyHash,
    scanHash: row.scan_hash,
    verified: await verifySignature(ctx, row),
  }
}
