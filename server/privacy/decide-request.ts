import { sql } from 'kysely'
import { postParty } from '../access/sight.ts'
import { archiveRights, mustHoldPost } from '../archive/rights.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { addOrganisationEvent } from '../events/add-organisation-event.ts'
import { planErasure } from './plan.ts'
import type { DecideRequest } from './schema.ts'
import { casesAbout, type Subject, subjectOf } from './subject.ts'
import { dueOfRequest } from './take-request.ts'

async function lockRequest(ctx: Ctx, id: string) {
  await mustHoldPost(ctx, 'privacyOfficers')
  const row = await ctx.tx
    .selectFrom('privacy_requests')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw refuse('privacy.not-found')
  return row
}

/** 延期: by the GDPR once, by two months, with a reason that the person is told (art. 12(3)); no Chinese rule extends. */
export async function extendRequest(ctx: Ctx, id: string, reason: string): Promise<void> {
  const row = await lockRequest(ctx, id)
  if (row.law !== 'gdpr' || row.extended_because !== null || row.answered_at !== null) throw refuse('privacy.not-extendable')
  const { settings } = await archiveRights(ctx)
  const { dueAt, lines } = dueOfRequest(ctx.rules.calendar, row.received_on, {
    law: row.law,
    workdays: settings.answerWorkdays,
    isExtended: true,
  })
  await ctx.tx
    .updateTable('privacy_requests')
    .set({ due_at: dueAt, due_sum: JSON.stringify(lines), extended_because: reason })
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .execute()
  await addOrganisationEvent(ctx, { type: 'privacy.extended', plain: { request: id, number: row.number }, sealed: { reason } })
}

/**
 * 决定: granted or refused, with reasons. A granted erasure writes down item by item what goes at once and what on which later day; what is kept meanwhile,
 * and what a granted restriction covers, only those who handle such requests see. Erased in the background.
 */
export async function decideRequest(ctx: Ctx, id: string, { granted, decision }: DecideRequest): Promise<void> {
  const row = await lockRequest(ctx, id)
  if (row.state !== 'open') throw refuse('privacy.decided-already')
  const subject = subjectOf(row)
  if (subject.about === 'staff' && subject.id === ctx.actor.person) throw refuse('privacy.own')
  const isErasure = granted && row.kind === 'erasure'
  const plan = isErasure ? await planErasure(ctx, subject) : []
  if (isErasure && (await casesAbout(ctx, subject)).hidden > 0) throw refuse('privacy.not-all-seen')
  if (plan.length > 0)
    await ctx.tx
      .insertInto('privacy_items')
      .values(
        plan.map((item, at) => ({
          ...{ org_id: ctx.org, request_id: id, position: at + 1, what: item.what, subject_id: item.subject, label: item.label },
          ...{ kept_until: item.keptUntil, because: JSON.stringify(item.because), settled_at: null },
        })),
      )
      .execute()
  if (granted && (row.kind === 'erasure' || row.kind === 'restriction' || row.kind === 'objection')) await restrict(ctx, subject)
  const now = plan.filter(item => item.isFree).length
  await ctx.tx
    .updateTable('privacy_requests')
    .set({
      ...{ state: granted ? 'granted' : 'refused', decision, decided_by: ctx.actor.person, decided_at: ctx.now },
    })
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .execute()
  await addOrganisationEvent(ctx, {
    type: 'privacy.decided',
    plain: { request: id, number: row.number, granted, now, later: plan.length - now },
    sealed: { decision },
  })
}

/** Closed cases about the person are sealed for those who handle requests and for supervision: no list, search, figure or export shows them to others. */
async function restrict(ctx: Ctx, subject: Subject): Promise<void> {
  const { settings } = await archiveRights(ctx)
  const ids = (await casesAbout(ctx, subject)).seen.flatMap(one => (one.is_closed ? [one.id] : []))
  if (ids.length === 0) return
  const posts = [...settings.privacyOfficers]
  await sql`update cases set sealed_for = ${posts}::text[] where org_id = ${ctx.org} and id = any(${ids}::text[]) and sealed_for is null`.execute(
    ctx.tx,
  )
  await sql`insert into case_people (org_id, case_id, party_id, part)
    select ${ctx.org}, c, p, 'past' from unnest(${ids}::text[]) c, unnest(${posts.map(postParty)}::text[]) p on conflict do nothing`.execute(
    ctx.tx,
  )
}

/** 答复: what the person was told, once decided; it ends the clock. A request of which nothing is left to erase is done. */
export async function answerRequest(ctx: Ctx, id: string, answer: string): Promise<void> {
  const row = await lockRequest(ctx, id)
  if (row.state === 'open') throw refuse('privacy.not-decided')
  if (row.answered_at !== null) throw refuse('privacy.answered-already')
  const waits = row.state === 'granted' && row.kind === 'erasure'
  await ctx.tx
    .updateTable('privacy_requests')
    .set({
      answer,
      answered_by: ctx.actor.person,
      answered_at: ctx.now,
      ...(row.state === 'granted' && !waits ? { state: 'done' as const } : {}),
    })
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .execute()
  await addOrganisationEvent(ctx, {
    type: 'privacy.answered',
    plain: { request: id, number: row.number, inTime: ctx.now <= row.due_at },
    sealed: { answer },
  })
}
