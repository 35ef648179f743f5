import { isOver, type Visit } from '../../engine/visits.ts'
import type { Ctx } from '../context.ts'
import type { Work } from './work.ts'

/** Keeps visits and who goes with the events of their cases. Nothing is written where the last visit is as it was. */
export async function flushVisits(ctx: Ctx, work: Work): Promise<void> {
  for (const caseId of new Set([...work.events.map(event => event.stream), ...work.refolded])) {
    const isRefolded = work.refolded.has(caseId)
    const visits = work.cases.get(caseId)?.state?.visits ?? []
    // A visit that is over is never written again, unless the case was computed anew.
    if (isRefolded) await dropAfter(ctx, caseId, visits.length)
    const from = isRefolded ? 0 : Math.max(0, visits.length - 1)
    for (const [index, visit] of visits.entries()) if (index >= from) await writeVisit(ctx, caseId, index + 1, visit)
  }
}

async function dropAfter(ctx: Ctx, caseId: string, last: number): Promise<void> {
  await ctx.tx
    .deleteFrom('visits')
    .where('org_id', '=', ctx.org)
    .where('case_id', '=', caseId)
    .where('number', '>', last)
    .execute()
}

async function writeVisit(ctx: Ctx, caseId: string, number: number, visit: Visit): Promise<void> {
  const columns = {
    ...{ event_id: visit.event, starts_at: visit.from, ends_at: visit.until, state: visit.state, sequence: visit.sequence },
    ...{ changed_at: visit.changedAt, wish_from: visit.wishFrom ?? null, wish_until: visit.wishUntil ?? null },
  }
  const { numUpdatedOrDeletedRows: written } = await ctx.tx
    .insertInto('visits')
    .values({ org_id: ctx.org, case_id: caseId, number, ...columns })
    .onConflict(conflict =>
      conflict
        .columns(['org_id', 'case_id', 'number'])
        .doUpdateSet(columns)
        // As it was: most events of a case say nothing of its visit.
        .where(eb =>
          eb.or([
            eb('visits.event_id', '<>', visit.event),
            eb('visits.state', '<>', visit.state),
            eb('visits.changed_at', '<>', visit.changedAt),
            eb('visits.sequence', '<>', visit.sequence),
          ]),
        ),
    )
    .executeTakeFirst()
    .then(result => ({ numUpdatedOrDeletedRows: result.numInsertedOrUpdatedRows ?? 0n }))
  if (written > 0n) await writePeople(ctx, caseId, number, visit)
}

async function writePeople(ctx: Ctx, caseId: string, number: number, visit: Visit): Promise<void> {
  const parts = new Map<string, 'handler' | 'companion'>(visit.companions.map(person => [person, 'companion']))
  if (visit.handler !== undefined) parts.set(visit.handler, 'handler')
  const times = { starts_at: visit.from, ends_at: visit.until, sequence: visit.sequence, changed_at: visit.changedAt }
  await ctx.tx
    .updateTable('visit_people')
    .set({ is_gone: true, sequence: visit.sequence, changed_at: visit.changedAt })
    .where('org_id', '=', ctx.org)
    .where('case_id', '=', caseId)
    .where('number', '=', number)
    .where('is_gone', '=', false)
    .where('person_id', 'not in', [...parts.keys(), ''])
    .execute()
  if (parts.size === 0) return
  const isGone = isOver(visit) && visit.state === 'cancelled'
  await ctx.tx
    .insertInto('visit_people')
    .values(
      [...parts].map(([person, part]) => ({
        ...{ org_id: ctx.org, person_id: person, case_id: caseId, number, part, is_gone: isGone },
        ...times,
      })),
    )
    .onConflict(conflict =>
      conflict.columns(['org_id', 'case_id', 'number', 'person_id']).doUpdateSet(eb => ({
        ...times,
        part: eb.ref('excluded.part'),
        is_gone: isGone,
      })),
    )
    .execute()
}
