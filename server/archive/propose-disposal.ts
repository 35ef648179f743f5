import { decidersOf, outcomeOf } from '../../engine/approvals/request.ts'
import { localDateOf } from '../../engine/calendar/days.ts'
import type { OpenRequest } from '../../engine/state.ts'
import type { RouteStep } from '../../events/route-step.ts'
import { visibleAmong } from '../access/case-visibility.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { addOrganisationEvent } from '../events/add-organisation-event.ts'
import { canonical, sha256 } from '../events/seal.ts'
import { tellPeople } from '../notifications/tell-people.ts'
import { presentSeats } from '../organisation/roster.ts'
import { papersOfCases } from '../paper/count-papers.ts'
import { tellOfDestruction } from '../paper/tell.ts'
import { candidatesOf, MOST_ITEMS } from './candidates.ts'
import { nextArchiveNumber } from './next-archive-number.ts'
import { mustHoldPost } from './rights.ts'
import type { DecideDisposal, Proposal, ProposeDisposal } from './schema.ts'
import type { ArchiveSettings, DisposableClass } from './settings-schema.ts'

const STEP = 'disposal'

/** What of a class could be disposed of now, and what keeps the rest of what is past its time. */
export async function viewProposal(ctx: Ctx, of: DisposableClass): Promise<Proposal> {
  const settings = await mustHoldPost(ctx, 'keepers')
  const found = await candidatesOf(ctx, settings, of)
  const free = found.filter(one => one.blockers.length === 0)
  const papers = await papersOfCases(
    ctx,
    free.slice(0, MOST_ITEMS).flatMap(one => (one.unit === 'case' ? [one.subject] : [])),
  )
  return {
    items: free.slice(0, MOST_ITEMS).map(({ unit, subject, label, sum }) => ({
      ...{ unit, subject, label, keptUntil: sum.until!, sum },
      papers: unit === 'paper' ? 1 : (papers.get(subject) ?? 0),
    })),
    blocked: found
      .flatMap(({ subject, label, blockers }) => (blockers.length === 0 ? [] : [{ subject, label, blockers: [...blockers] }]))
      .slice(0, 200),
    more: free.length > MOST_ITEMS,
    noTimeSet: found.length === 0 && (await hasNoTime(ctx, settings, of)),
  }
}

/** Whether neither a clause nor the company says how long such records are kept: then they stay. */
async function hasNoTime(ctx: Ctx, settings: ArchiveSettings, of: DisposableClass): Promise<boolean> {
  const isSet = settings.keep.some(one => one.class === of)
  return !isSet && ctx.rules.editions.every(({ pack }) => pack.retention.length === 0)
}

/** Who decides: any one holder of the company's posts, never whoever proposes. Nobody: `route.nobody`. */
function routeOf(ctx: Ctx, settings: ArchiveSettings): RouteStep[] {
  const seats = settings.approvers.flatMap(role =>
    presentSeats(ctx.roster, { role }, { people: {} }).map(({ person, holder }) => ({
      ...{ person, role },
      ...(holder === person ? {} : { standsInFor: holder }),
    })),
  )
  const people = seats.filter(
    (seat, at) =>
      seat.person !== ctx.actor.person &&
      ctx.roster.people.get(seat.person)?.partner === undefined &&
      seats.findIndex(other => other.person === seat.person) === at,
  )
  if (people.length === 0) throw refuse('route.nobody')
  return [{ id: STEP, mode: 'any', clause: '', people }]
}

/** 提出销毁: exactly the subjects that were named, each past its time and free now; gives its id. */
export async function proposeDisposal(ctx: Ctx, { class: of, reason, subjects }: ProposeDisposal): Promise<string> {
  const settings = await mustHoldPost(ctx, 'keepers')
  const free = new Map(
    (await candidatesOf(ctx, settings, of)).flatMap(one => (one.blockers.length === 0 ? [[one.subject, one] as const] : [])),
  )
  const asked = [...new Set(subjects)]
  if (asked.some(subject => !free.has(subject))) throw refuse('disposal.not-free')
  const items = asked.map(subject => free.get(subject)!)
  const [id, number] = [ctx.newId(), await nextArchiveNumber(ctx, 'XH')]
  const steps = routeOf(ctx, settings)
  await ctx.tx
    .insertInto('disposals')
    .values({
      ...{ org_id: ctx.org, id, number, class: of, reason, steps: JSON.stringify(steps), given: '[]', state: 'proposed' },
      ...{
        proposed_by: ctx.actor.person,
        proposed_at: ctx.now,
        settled_at: null,
        finished_at: null,
        certificate: null,
        certificate_hash: null,
      },
    })
    .execute()
  await ctx.tx
    .insertInto('disposal_items')
    .values(
      items.map(({ unit, subject, label, sum }, at) => ({
        ...{ org_id: ctx.org, disposal_id: id, position: at + 1, unit, subject_id: subject, label, kept_until: sum.until! },
        ...{ sum: JSON.stringify(sum), digest: null, counts: '{}', spared_because: null, settled_at: null },
      })),
    )
    .execute()
  await addOrganisationEvent(ctx, {
    type: 'disposal.proposed',
    plain: { disposal: id, number, class: of, items: items.length, list: listHash(items.map(one => [one.unit, one.subject])) },
    sealed: { reason },
  })
  await tellPeople(
    ctx,
    {
      ...{ id: `disposal:${id}:asked`, kind: 'disposal', subject: id },
      title: {
        zh: `请审批销毁清册 ${number}（${items.length} 件）`,
        en: `Please decide on disposal ${number} (${items.length})`,
      },
    },
    steps.flatMap(step => step.people.map(one => one.person)),
  )
  return id
}

/** The hash of what is to go, in its order: what was approved is what was proposed. */
export const listHash = (items: readonly (readonly [unit: string, subject: string])[]): string => sha256(canonical(items))

async function lockDisposal(ctx: Ctx, id: string) {
  const row = await ctx.tx
    .selectFrom('disposals')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw refuse('disposal.not-found')
  if (row.state !== 'proposed') throw refuse('disposal.settled-already')
  const items = await ctx.tx
    .selectFrom('disposal_items')
    .select(['unit', 'subject_id'])
    .where('org_id', '=', ctx.org)
    .where('disposal_id', '=', id)
    .orderBy('position')
    .execute()
  return { row, items }
}

/** The approval as the engine of approvals reads it. */
export const requestOf = (row: { proposed_by: string; steps: RouteStep[]; given: OpenRequest['given'] }): OpenRequest => ({
  ...{ subject: 'matter', round: 1, by: row.proposed_by, steps: row.steps, step: 0, given: row.given },
})

/** 销毁审批: whose place is open and who sees every case in it. Consent begins the work in the background. */
export async function decideDisposal(ctx: Ctx, id: string, { decision, comment }: DecideDisposal): Promise<void> {
  const { row, items } = await lockDisposal(ctx, id)
  const request = requestOf(row)
  const { person } = ctx.actor
  if (row.proposed_by === person) throw refuse('disposal.own')
  if (!decidersOf(request).includes(person)) throw refuse('disposal.not-yours')
  const cases = items.flatMap(one => (one.unit === 'case' ? [one.subject_id] : []))
  if ((await visibleAmong(ctx, cases)).size < new Set(cases).size) throw refuse('disposal.not-all-seen')
  const { outcome } = outcomeOf(request, person, decision)
  const given = [...row.given, { step: STEP, person, decision }]
  await ctx.tx
    .updateTable('disposals')
    .set({ given: JSON.stringify(given), state: outcome === 'approved' ? 'running' : 'rejected', settled_at: ctx.now })
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .execute()
  if (outcome === 'approved') await tellOfDestruction(ctx, row)
  await settled(ctx, row, items, outcome === 'approved' ? 'approved' : 'rejected', comment)
}

/** 撤回: by whoever proposed, before it is decided. */
export async function withdrawDisposal(ctx: Ctx, id: string, reason: string): Promise<void> {
  const { row, items } = await lockDisposal(ctx, id)
  if (row.proposed_by !== ctx.actor.person) throw refuse('disposal.not-yours')
  await ctx.tx
    .updateTable('disposals')
    .set({ state: 'withdrawn', settled_at: ctx.now })
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .execute()
  await settled(ctx, row, items, 'withdrawn', reason)
}

async function settled(
  ctx: Ctx,
  row: { id: string; number: string; proposed_by: string },
  items: readonly { unit: string; subject_id: string }[],
  outcome: 'approved' | 'rejected' | 'withdrawn',
  comment: string | undefined,
): Promise<void> {
  await addOrganisationEvent(ctx, {
    type: 'disposal.decided',
    plain: { disposal: row.id, number: row.number, outcome, list: listHash(items.map(one => [one.unit, one.subject_id])) },
    sealed: comment === undefined ? {} : { comment },
  })
  const said = { approved: ['已批准', 'approved'], rejected: ['未批准', 'refused'], withdrawn: ['已撤回', 'withdrawn'] }[outcome]
  await tellPeople(
    ctx,
    {
      ...{ id: `disposal:${row.id}:${outcome}`, kind: 'disposal', subject: row.id },
      title: { zh: `销毁清册 ${row.number} ${said[0]}`, en: `Disposal ${row.number} ${said[1]}` },
    },
    [row.proposed_by],
  )
}

/** The day on which it is asked. */
export const todayOf = (ctx: Pick<Ctx, 'rules' | 'now'>): string => localDateOf(ctx.rules.calendar, ctx.now)
