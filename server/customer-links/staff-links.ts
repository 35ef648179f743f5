import { toDataURL } from 'qrcode'
import type { z } from 'zod'
import { refusalOf } from '../../engine/permissions.ts'
import type { KeyNode } from '../../events/case-words.ts'
import { lockCase, type OpenedCase } from '../cases/case-record.ts'
import { performAct } from '../cases/perform-act.ts'
import type { Ctx } from '../context.ts'
import { refuse, refuseAct } from '../errors.ts'
import { papersInScope } from '../signatures/papers.ts'
import { createCustomerLink } from './create-link.ts'
import { lastEventOf } from './queries.ts'
import type { LinkRows, MadeLink, NewLink } from './schema.ts'

/** Makes a new link for the customer; an older one for the same thing stops working. Nothing to ask yet: `link.nothing-to-ask`; a case that is over: `case.closed`. */
export async function makeLink(
  ctx: Ctx,
  publicUrl: string,
  caseId: string,
  { purpose, node, paper }: NewLink,
): Promise<MadeLink> {
  const record = await lockCase(ctx, caseId)
  if (record.state.closed) throw refuse('case.closed')
  if (purpose === 'appointment') return askForVisit(ctx, publicUrl, record.id)
  if (purpose === 'paper') return askForPaper(ctx, publicUrl, record, paper)
  const asked = await whatToAsk(ctx, record, purpose, node)
  const { link } = await createCustomerLink(ctx, record, { purpose, ...(asked === null ? {} : { node: asked }) })
  return presentLink(ctx, publicUrl, caseId, link, purpose, asked)
}

/** 请客户确认预约: asking is an event of the case, by whoever the regulation permits. */
async function askForVisit(ctx: Ctx, publicUrl: string, caseId: string): Promise<MadeLink> {
  const { result } = await performAct(ctx, caseId, { type: 'ask-appointment', data: {} })
  return presentLink(ctx, publicUrl, caseId, String(result.link), 'appointment', null)
}

/** 请客户签署: a paper that may be signed now; what it waits for refuses it by its clause. */
async function askForPaper(ctx: Ctx, publicUrl: string, record: OpenedCase, paper: string | undefined): Promise<MadeLink> {
  const named = papersInScope(ctx, record.state).find(({ rule }) => rule.id === paper && rule.act === 'sign-paper')
  if (!named) throw refuse('signature.paper-unknown')
  const refusal = refusalOf(ctx.rules, record.state, 'sign-paper', ctx.actor, { paper: named.rule.id })
  if (refusal) throw refuseAct(refusal)
  const { link } = await createCustomerLink(ctx, record, { purpose: 'paper', node: named.rule.id })
  return presentLink(ctx, publicUrl, record.id, link, 'paper', null)
}

async function presentLink(
  ctx: Ctx,
  publicUrl: string,
  caseId: string,
  link: string,
  purpose: NewLink['purpose'],
  asked: KeyNode | null,
): Promise<MadeLink> {
  const row = await ctx.tx
    .selectFrom('customer_links')
    .select('expires_at')
    .where('org_id', '=', ctx.org)
    .where('case_id', '=', caseId)
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  const url = new URL(link, publicUrl).href
  return {
    link,
    url,
    qr: await toDataURL(url, { margin: 1, width: 240, errorCorrectionLevel: 'M' }),
    purpose,
    node: asked,
    expiresAt: row.expires_at,
  }
}

/** The node that waits for a signature, or null for the other purposes. */
async function whatToAsk(
  ctx: Ctx,
  record: OpenedCase,
  purpose: NewLink['purpose'],
  node: KeyNode | undefined,
): Promise<KeyNode | null> {
  if (purpose === 'signature') {
    const waiting = Object.entries(record.state.nodes).flatMap(([name, state]) =>
      state === 'reached' && (node === undefined || name === node) ? [name as KeyNode] : [],
    )
    if (waiting[0] === undefined) throw refuse('link.nothing-to-ask')
    return waiting[0]
  }
  const basis = await lastEventOf(ctx, record.id, purpose === 'feedback' ? 'result.sent' : 'handling.completed')
  if (!basis) throw refuse('link.nothing-to-ask')
  return null
}

/** The links that were made for a case, newest first: what for, and what became of them. */
export async function listLinks(ctx: Ctx, caseId: string): Promise<z.infer<typeof LinkRows>> {
  const known = await ctx.tx
    .selectFrom('cases')
    .select('id')
    .where('org_id', '=', ctx.org)
    .where('id', '=', caseId)
    .executeTakeFirst()
  if (!known) throw refuse('case.not-found')
  const rows = await ctx.tx
    .selectFrom('customer_links')
    .select(['purpose', 'node', 'created_at', 'expires_at', 'used_at'])
    .where('org_id', '=', ctx.org)
    .where('case_id', '=', caseId)
    .orderBy('created_at', 'desc')
    .limit(100)
    .execute()
  return {
    items: rows.map(r => ({
      purpose: r.purpose,
      node: r.purpose === 'signature' ? (r.node as KeyNode | null) : null,
      createdAt: r.created_at,
      expiresAt: r.expires_at,
      usedAt: r.used_at,
      state: r.used_at !== null ? 'used' : r.expires_at <= ctx.now ? 'expired' : 'waiting',
    })),
  }
}
