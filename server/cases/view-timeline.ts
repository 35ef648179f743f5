import { pulls } from '../../engine/conditions.ts'
import { eventDefinition } from '../../events/registry.ts'
import { caseSeenOrTrue } from '../access/case-visibility.ts'
import { shownSealed } from '../access/shown.ts'
import type { Ctx } from '../context.ts'
import { hider, hideSealed } from '../sealed/hide-sealed.ts'
import { correctionsOf } from './acts/correct.ts'
import type { Corrections } from './corrections-schema.ts'
import { linkedCases } from './linked-cases.ts'
import type { CaseView, CaseWithTimeline } from './schema.ts'
import { person, viewCase } from './view-case.ts'

/** When each stage that the case has come to was first entered, by the lifecycle's own triggers; a stage passed over has none. */
function stageEntries(
  ctx: Ctx,
  { kind, edition, stages }: CaseView,
  timeline: CaseWithTimeline['timeline'],
): Map<string, { enteredAt: string }> {
  const lifecycle = ctx.rules.editions
    .find(e => e.pack.id === edition.id && e.pack.edition === edition.edition)
    ?.lifecycles.get(kind)
  const reached = new Set(stages.filter(s => s.state !== 'ahead').map(s => s.id))
  return new Map(
    (lifecycle?.stages ?? []).flatMap(({ id, enter }) => {
      const first = reached.has(id) ? timeline.find(e => pulls(enter, e.type, e.data)) : undefined
      return first === undefined ? [] : [[id, { enteredAt: first.at }] as const]
    }),
  )
}

/** The case with all that happened to it, oldest first. */
export async function viewCaseWithTimeline(ctx: Ctx, id: string): Promise<CaseWithTimeline> {
  // What does not read of each other is asked at once.
  const [view, events, sealed, seals, linked, hide] = await Promise.all([
    viewCase(ctx, id),
    ctx.tx
      .selectFrom('events')
      .select(['id', 'seq', 'type', 'at', 'recorded_at', 'actor', 'data', 'is_backdated', 'device'])
      .where('org_id', '=', ctx.org)
      .where('stream_id', '=', id)
      .orderBy('seq')
      .execute(),
    ctx.tx
      .selectFrom('sealed_fields')
      .innerJoin('events', join =>
        join.onRef('events.org_id', '=', 'sealed_fields.org_id').onRef('events.id', '=', 'sealed_fields.event_id'),
      )
      .select(['sealed_fields.event_id', 'sealed_fields.field', 'sealed_fields.value'])
      .where('events.org_id', '=', ctx.org)
      .where('events.stream_id', '=', id)
      .execute(),
    ctx.tx
      .selectFrom('seals')
      .select('subject_id')
      .where('org_id', '=', ctx.org)
      .where('case_id', '=', id)
      .where('lifted_at', 'is', null)
      .execute(),
    linkedCases(ctx, id),
    hider(ctx),
  ])
  const fields = new Map<string, Record<string, unknown>>()
  for (const s of sealed) fields.set(s.event_id, { ...fields.get(s.event_id), [s.field]: s.value })
  const confirmed = new Map(
    events.flatMap(e => (e.type === 'backdating.confirmed' ? [[String(e.data.event), e.data.accepted === true] as const] : [])),
  )
  const corrected = new Map(events.flatMap(e => (e.type === 'event.corrected' ? [[String(e.data.corrects), e.id] as const] : [])))
  const undecided = new Set(
    view.requests.flatMap(r => (r.steps.every(s => s.people.every(p => p.decision === null)) ? [r.id] : [])),
  )
  const underSeal = seals.map(s => s.subject_id)
  const timeline = events.map(e => {
    const correctedBy = corrected.get(e.id)
    const accepted = confirmed.get(e.id)
    return {
      id: e.id,
      seq: e.seq,
      type: e.type,
      title: eventDefinition(e.type)?.title ?? { zh: e.type },
      at: e.at,
      recordedAt: e.recorded_at,
      actor: person(ctx, e.actor),
      // The sealed words of it are not shown by the database; what was chosen and counted in it is left out here.
      data: underSeal.includes(e.id) && e.type === 'record.made' ? { ...e.data, values: {} } : e.data,
      sealed: shownSealed(ctx, e, fields.get(e.id) ?? {}, !view.masked, view.customer?.name),
      backdated: !e.is_backdated
        ? ('no' as const)
        : accepted === undefined
          ? ('waiting' as const)
          : accepted
            ? ('confirmed' as const)
            : ('refused' as const),
      ...(e.device === null ? {} : { device: { at: e.device.at, offsetMs: e.device.offsetMs, time: e.device.time } }),
      ...(correctedBy === undefined ? {} : { correctedBy }),
      ...(correctedBy === undefined && view.can.correct === true ? optionalCorrections(correctionsOf(ctx, undecided, e)) : {}),
    }
  })
  const mentioned = await mentionedIn(ctx, timeline)
  const entered = stageEntries(ctx, view, timeline)
  const stages = view.stages.map(s => ({ ...s, ...entered.get(s.id) }))
  return { ...view, stages, timeline: await hideSealed(ctx, timeline, hide), underSeal, mentioned, linked }
}

const optionalCorrections = (corrections: Corrections | undefined) => (corrections === undefined ? {} : { corrections })

/** Other cases and customers that the events name: merged ones, and the customers that a correction put there. Two queries where there are any. */
async function mentionedIn(
  ctx: Ctx,
  timeline: readonly { readonly type: string; readonly data: Readonly<Record<string, unknown>> }[],
): Promise<CaseWithTimeline['mentioned']> {
  const distinct = (ids: readonly unknown[]) => [...new Set(ids.filter(id => typeof id === 'string'))]
  const cases = distinct(
    timeline.flatMap(({ type, data }) => {
      if (type === 'case.merged') return [data.into]
      if (type === 'order.opened' || type === 'order.followed') return [data.order]
      return type === 'case.absorbed' ? [data.from] : []
    }),
  )
  const customers = distinct(
    timeline.flatMap(({ data }) => [data.customer, (data.plain as Readonly<Record<string, unknown>> | undefined)?.customer]),
  )
  return {
    cases:
      cases.length === 0
        ? []
        : await ctx.tx
            .selectFrom('cases')
            .select(['id', 'number', 'title'])
            .where('org_id', '=', ctx.org)
            .where('id', 'in', cases)
            .where(caseSeenOrTrue(ctx, 'cases.id'))
            .execute(),
    customers:
      customers.length === 0
        ? []
        : await ctx.tx
            .selectFrom('customers')
            .select(['id', 'name'])
            .where('org_id', '=', ctx.org)
            .where('id', 'in', customers)
            .execute(),
  }
}
