import type { CaseState } from '../../engine/state.ts'
import type { RouteStep } from '../../events/route-step.ts'
import type { OpenedCase } from '../cases/case-record.ts'
import type { Ctx } from '../context.ts'
import type { LibraryDrafts } from '../database/library-tables.ts'
import { refuse } from '../errors.ts'
import { addEvent } from '../events/add-event.ts'
import type { Work } from '../events/work.ts'
import { presentSeats } from '../organisation/roster.ts'
import { readSettings } from '../settings/change-settings.ts'
import { mustBeNameless } from './check-names.ts'
import { publishStudy } from './publish-study.ts'
import { studyClause } from './study-rights.ts'

export const REVIEW_STEP = 'study-review'

/** Whether those let into a sealed case gave it free for a study, and did not take that back. */
export async function isReleased(ctx: Pick<Ctx, 'tx' | 'org'>, caseId: string): Promise<boolean> {
  const rows = await ctx.tx
    .selectFrom('events')
    .select(['id', 'type', 'data'])
    .where('org_id', '=', ctx.org)
    .where('stream_id', '=', caseId)
    .where('type', 'in', ['study.released', 'event.corrected'])
    .execute()
  const voided = new Set(rows.flatMap(({ data }) => (data.void === true ? [data.corrects] : [])))
  return rows.some(({ id, type }) => type === 'study.released' && !voided.has(id))
}

/** A sealed case becomes no study unless it was given free (`study.sealed`); gives whether it was. */
export async function mustBeFree(ctx: Ctx, record: Pick<OpenedCase, 'id' | 'sealedFor'>): Promise<boolean> {
  const released = record.sealedFor !== null && (await isReleased(ctx, record.id))
  if (record.sealedFor !== null && !released) throw refuse('study.sealed')
  return released
}

/** Of a sealed case only somebody let into it reviews its study. */
async function insidersAmong(ctx: Ctx, record: OpenedCase, people: readonly string[]): Promise<readonly string[]> {
  if (record.sealedFor === null) return people
  const rows = await ctx.tx
    .selectFrom('case_insiders')
    .select('party_id')
    .where('org_id', '=', ctx.org)
    .where('case_id', '=', record.id)
    .where(eb => eb.or([eb('until', 'is', null), eb('until', '>', ctx.now)]))
    .execute()
  const inside = new Set(rows.map(row => row.party_id))
  const looksAfter = (id: string) =>
    ctx.roster.people.get(id)?.roles.some(({ role }) => record.sealedFor!.includes(role)) === true
  return people.filter(id => inside.has(id) || looksAfter(id))
}

/**
 * Who reviews a study: any one holder of the posts that the company names (公司设置 `library.reviewers`), never whoever wrote in it. Nobody: `route.nobody` with the
 * clause by which the case goes into the library.
 */
export async function reviewRoute(ctx: Ctx, record: OpenedCase, authors: readonly string[]): Promise<RouteStep[]> {
  const { library } = await readSettings(ctx)
  const { clause, key } = studyClause(ctx, record.state)
  const seats = library.reviewers.flatMap(role =>
    presentSeats(ctx.roster, { role }, record.state).map(({ person, holder }) => ({
      person,
      role,
      ...(holder === person ? {} : { standsInFor: holder }),
    })),
  )
  const able = new Set(
    await insidersAmong(
      ctx,
      record,
      seats.map(seat => seat.person),
    ),
  )
  const people = seats.filter(
    (seat, at) =>
      able.has(seat.person) &&
      !authors.includes(seat.person) &&
      ctx.roster.people.get(seat.person)?.partner === undefined &&
      seats.findIndex(other => other.person === seat.person) === at,
  )
  if (people.length === 0) throw refuse('route.nobody', { clause })
  return [
    {
      ...{ id: REVIEW_STEP, mode: 'any', clause: clause ?? '', people },
      ...(key === undefined || key === record.state.edition ? {} : { regulation: key }),
    },
  ]
}

/** The review of this case's study that is open; undefined where none is. */
export function reviewOpen({ requests }: Pick<CaseState, 'requests'>): string | undefined {
  return Object.entries(requests).find(([, { subject }]) => subject === 'study')?.[0]
}

const outcomes: Readonly<Record<string, LibraryDrafts['state']>> = {
  returned: 'returned',
  rejected: 'rejected',
  withdrawn: 'draft',
}

/**
 * What a review that is over does to the study: consent publishes it, once more checked for names, as an event of its case; anything else gives the draft back with
 * all that was written.
 */
export async function settleReview(
  ctx: Ctx,
  work: Work,
  record: OpenedCase,
  request: string,
  outcome: 'approved' | 'returned' | 'rejected' | 'withdrawn',
): Promise<void> {
  const draft = await ctx.tx
    .selectFrom('library_drafts')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where('request_id', '=', request)
    .executeTakeFirst()
  if (draft === undefined) return
  if (outcome !== 'approved') {
    await ctx.tx
      .updateTable('library_drafts')
      .set({ state: outcomes[outcome]!, updated_at: ctx.now })
      .where('org_id', '=', ctx.org)
      .where('case_id', '=', record.id)
      .execute()
    return
  }
  const released = await mustBeFree(ctx, record)
  await mustBeNameless(ctx, record, draft.texts, draft.kept)
  const { title, problem, rootCause, experience } = draft.texts
  addEvent(ctx, work, record, {
    type: 'library.published',
    plain: { entry: draft.entry_id, version: draft.version, request },
    sealed: { title, problem, rootCause, experience },
  })
  await publishStudy(ctx, record, {
    ...{ entry: draft.entry_id, version: draft.version, texts: draft.texts, codes: draft.codes, request },
    ...{ author: draft.updated_by, reviewer: ctx.actor.person, state: 'published', isReleased: released },
  })
  await ctx.tx.deleteFrom('library_drafts').where('org_id', '=', ctx.org).where('case_id', '=', record.id).execute()
}
