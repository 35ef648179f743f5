import { named } from '../../cases/view-case.ts'
import type { Ctx } from '../../context.ts'
import type { StudyDraft } from './schema.ts'

/** Every round of review of a case's study, the last one first, with what was said. */
export async function roundsOf(ctx: Ctx, caseId: string): Promise<StudyDraft['rounds']> {
  const submissions = await ctx.tx
    .selectFrom('approvals')
    .select(['id', 'round', 'submitted_by', 'submitted_at', 'outcome', 'settled_at'])
    .where('org_id', '=', ctx.org)
    .where('case_id', '=', caseId)
    .where('subject', '=', 'study')
    .orderBy('submitted_at', 'desc')
    .orderBy('round', 'desc')
    .execute()
  if (submissions.length === 0) return []
  const decisions = await ctx.tx
    .selectFrom('events')
    .leftJoin('sealed_fields as s', join =>
      join.onRef('s.org_id', '=', 'events.org_id').onRef('s.event_id', '=', 'events.id').on('s.field', '=', 'reason'),
    )
    .select(['events.actor', 'events.at', 'events.data', 's.value as reason'])
    .where('events.org_id', '=', ctx.org)
    .where('events.stream_id', '=', caseId)
    .where('events.type', 'in', ['approval.decided', 'approval.withdrawn'])
    .orderBy('events.seq')
    .execute()
  const person = (id: string) => ({ id, name: named(ctx, id).name })
  return submissions.map(row => {
    const last = decisions.findLast(({ data }) => data.request === row.id)
    return {
      ...{ request: row.id, round: row.round, by: person(row.submitted_by), at: row.submitted_at },
      outcome: row.outcome ?? 'open',
      decidedBy: last === undefined ? null : person(last.actor),
      decidedAt: row.settled_at,
      reason: typeof last?.reason === 'string' ? last.reason : '',
    }
  })
}
