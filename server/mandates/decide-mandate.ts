import { closesCircle } from '../../engine/approvals/mandates.ts'
import type { Ctx } from '../context.ts'
import type { Mandates } from '../database/mandate-tables.ts'
import { refuse } from '../errors.ts'
import { newOutgoing, tellScreens, writeOutgoing } from '../notifications/outgoing.ts'
import { mandateOf, openMandates } from './held.ts'
import type { DecideMandate } from './schema.ts'
import { superiorsFor } from './superiors-for.ts'

async function locked(ctx: Ctx, id: string): Promise<Mandates> {
  const row = await ctx.tx
    .selectFrom('mandates')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw refuse('mandate.not-found')
  return row
}

async function say(ctx: Ctx, mandate: Mandates, what: 'approved' | 'refused' | 'revoked', words: string): Promise<void> {
  await ctx.tx.updateTable('mandates').set({ status: what }).where('org_id', '=', ctx.org).where('id', '=', mandate.id).execute()
  await ctx.tx
    .insertInto('mandate_events')
    .values({ org_id: ctx.org, id: ctx.newId(), mandate_id: mandate.id, at: ctx.now, actor_id: ctx.actor.person, what, words })
    .execute()
  const told = { approved: '已批准', refused: '未批准', revoked: '已撤销' }[what]
  const title = { zh: `授权书${told}`, en: `The mandate was ${what}` }
  const people = new Set([mandate.principal_id, mandate.holder_id, mandate.created_by])
  const outgoing = newOutgoing()
  outgoing.notices.push(...[...people].map(person => ({ person, kind: 'mandate', title, caseId: null })))
  await writeOutgoing(ctx, outgoing)
  // What the holder may decide in the principal's place changes with it.
  await tellScreens(ctx, 'approvals', [...people])
}

/** The direct superior's written word (furn 5.3): only theirs (`mandate.not-yours`), once (`mandate.settled`), and never into a circle that arose meanwhile. */
export async function decideMandate(ctx: Ctx, id: string, { decision, words }: DecideMandate): Promise<void> {
  const mandate = await locked(ctx, id)
  if (!superiorsFor(ctx, mandate.principal_id, mandate.holder_id, mandate.created_by).includes(ctx.actor.person))
    throw refuse('mandate.not-yours', { clause: '5.3' })
  if (mandate.status !== 'requested') throw refuse('mandate.settled')
  if (decision === 'approve') {
    if (mandate.until <= ctx.now) throw refuse('mandate.over')
    const others = (await openMandates(ctx)).filter(m => m.id !== id)
    if (closesCircle(others, mandateOf(mandate))) throw refuse('mandate.circle', { clause: '5.3' })
  }
  await say(ctx, mandate, decision === 'approve' ? 'approved' : 'refused', words)
}

/** Ends a mandate from now on, and all that hand it on: by whoever gave it, whose place it is, who holds it, or the superior. What was decided under it stays. */
export async function revokeMandate(ctx: Ctx, id: string, reason: string): Promise<void> {
  const mandate = await locked(ctx, id)
  if (!mayRevoke(ctx, mandate)) throw refuse('mandate.not-yours')
  await endMandate(ctx, id, reason)
}

/** The same for somebody who goes: whoever calls has seen to it that the actor may hand over what is theirs. */
export async function endMandate(ctx: Ctx, id: string, reason: string): Promise<void> {
  const mandate = await locked(ctx, id)
  if (mandate.status !== 'requested' && mandate.status !== 'approved') throw refuse('mandate.settled')
  await say(ctx, mandate, 'revoked', reason)
}

/** Whether the actor may end it. */
export function mayRevoke(ctx: Ctx, mandate: Pick<Mandates, 'principal_id' | 'holder_id' | 'created_by'>): boolean {
  const me = ctx.actor.person
  return (
    [mandate.principal_id, mandate.holder_id, mandate.created_by].includes(me) ||
    superiorsFor(ctx, mandate.principal_id, mandate.holder_id, mandate.created_by).includes(me)
  )
}
