import { closesCircle, heldMandates } from '../../engine/approvals/mandates.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { newOutgoing, writeOutgoing } from '../notifications/outgoing.ts'
import { partnerClause } from '../organisation/may-hold.ts'
import { isPartner } from '../organisation/roster.ts'
import { openMandates } from './held.ts'
import type { NewMandate } from './schema.ts'
import { superiorsFor } from './superiors-for.ts'

const CLAUSE = '5.3'

/**
 * Puts a mandate to the direct superior of the principal, whose written approval it needs (furn 5.3). Handing on needs a mandate in force that allows it, stays within its
 * dates and its limit (`mandate.beyond-own`). Refused: over before it begins, to oneself, to a partner's people (C1.2), in a circle, and where no superior can be asked.
 */
export async function requestMandate(ctx: Ctx, wish: NewMandate): Promise<{ id: string }> {
  const me = ctx.actor.person
  if (!ctx.roster.people.has(wish.holder)) throw refuse('person.not-found')
  if (isPartner(ctx.roster, wish.holder)) throw refuse('partner.internal-post', { clause: partnerClause(ctx) })
  if (wish.since >= wish.until) throw refuse('mandate.dates')
  if (wish.until <= ctx.now) throw refuse('mandate.over')
  const all = await openMandates(ctx)
  const via = wish.via === undefined ? undefined : all.find(m => m.id === wish.via && m.holder === me)
  if (wish.via !== undefined && !via) throw refuse('mandate.not-found')
  const principal = via?.principal ?? me
  if (wish.holder === principal || wish.holder === me) throw refuse('mandate.to-oneself')
  if (via) {
    const held = heldMandates(all, me, ctx.now).find(m => m.id === via.id)
    if (!held) throw refuse('mandate.not-in-force', { clause: CLAUSE })
    if (!via.mayPassOn) throw refuse('mandate.no-passing-on', { clause: CLAUSE })
    if (wish.since < via.since || wish.until > via.until) throw refuse('mandate.beyond-own', { clause: CLAUSE })
    if (held.belowFen !== undefined && (wish.belowFen === undefined || wish.belowFen > held.belowFen))
      throw refuse('mandate.beyond-own', { clause: CLAUSE })
  }
  if (closesCircle(all, { ...wish, principal })) throw refuse('mandate.circle', { clause: CLAUSE })
  const superiors = superiorsFor(ctx, principal, wish.holder, me)
  if (superiors.length === 0) throw refuse('mandate.no-superior', { clause: CLAUSE })
  const id = ctx.newId()
  await ctx.tx
    .insertInto('mandates')
    .values({
      org_id: ctx.org,
      id,
      principal_id: principal,
      holder_id: wish.holder,
      via: wish.via ?? null,
      subjects: wish.subjects ?? null,
      kinds: wish.kinds ?? null,
      below_fen: wish.belowFen ?? null,
      since: wish.since,
      until: wish.until,
      may_pass_on: wish.mayPassOn,
      reason: wish.reason,
      status: 'requested',
      created_at: ctx.now,
      created_by: me,
    })
    .execute()
  await ctx.tx
    .insertInto('mandate_events')
    .values({
      org_id: ctx.org,
      id: ctx.newId(),
      mandate_id: id,
      at: ctx.now,
      actor_id: me,
      what: 'requested',
      words: wish.reason,
    })
    .execute()
  const outgoing = newOutgoing()
  const title = { zh: '授权书待您书面批准', en: 'A mandate waits for your written approval' }
  outgoing.notices.push(...superiors.map(person => ({ person, kind: 'mandate', title, caseId: null })))
  await writeOutgoing(ctx, outgoing)
  return { id }
}
