import type { CaseRecord } from '../cases/case-record.ts'
import type { Ctx } from '../context.ts'
import { sha256 } from '../events/seal.ts'
import type { LinkPurpose } from './schema.ts'

const LIFETIME_DAYS = 30

/** Makes a one-time link for the customer; the token is given once, only its hash is kept. An older unused link of the same purpose stops working. */
export async function createCustomerLink(
  ctx: Ctx,
  record: CaseRecord,
  link: { purpose: LinkPurpose; node?: string },
): Promise<{ link: string }> {
  const token = ctx.newSalt()
  const node = link.node ?? null
  await ctx.tx
    .updateTable('customer_links')
    .set({ used_at: ctx.now })
    .where('org_id', '=', ctx.org)
    .where('case_id', '=', record.id)
    .where('purpose', '=', link.purpose)
    // Of an appointment only the one that stands is asked about; `node` is its record.
    .where(eb => (link.purpose === 'appointment' ? eb.lit(true) : node === null ? eb('node', 'is', null) : eb('node', '=', node)))
    .where('used_at', 'is', null)
    .execute()
  await ctx.tx
    .insertInto('customer_links')
    .values({
      org_id: ctx.org,
      token_hash: sha256(token),
      case_id: record.id,
      purpose: link.purpose,
      node,
      created_at: ctx.now,
      expires_at: new Date(Date.parse(ctx.now) + LIFETIME_DAYS * 86_400_000).toISOString(),
      used_at: null,
      created_by: ctx.actor.person,
    })
    .execute()
  return { link: `/c/${token}` }
}
