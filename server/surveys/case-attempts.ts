import { localDateOf } from '../../engine/calendar/days.ts'
import type { Instant, LocalDate } from '../../events/instant.ts'
import type { OpenedCase } from '../cases/case-record.ts'
import type { Ctx } from '../context.ts'

type Case = Pick<OpenedCase, 'id' | 'openedAt' | 'state'>
export type CaseAttempt = {
  readonly id: string
  readonly at: Instant
  readonly day: LocalDate
  readonly attempt: number
  readonly via: string
  readonly outcome: string | null
  readonly by: string
}

/** Since when attempts count: a new result, or work done once more, is asked about anew. */
const since = ({ openedAt, state: { evidence } }: Case): Instant =>
  [evidence['result-sent']?.at, evidence.completed?.at].reduce<Instant>(
    (last, at) => (at !== undefined && at > last ? at : last),
    openedAt,
  )

/** The attempts to reach the customers of these cases that count now, oldest first, by case. */
export async function attemptsOf(
  ctx: Pick<Ctx, 'tx' | 'org' | 'rules'>,
  cases: readonly Case[],
): Promise<Map<string, CaseAttempt[]>> {
  const found = new Map<string, CaseAttempt[]>(cases.map(({ id }) => [id, []]))
  if (cases.length === 0) return found
  const rows = await ctx.tx
    .selectFrom('events')
    .select(['id', 'stream_id', 'at', 'actor', 'data'])
    .where('org_id', '=', ctx.org)
    .where(
      'stream_id',
      'in',
      cases.map(({ id }) => id),
    )
    .where('type', '=', 'feedback.attempted')
    .orderBy('at')
    .execute()
  const from = new Map(cases.map(one => [one.id, since(one)]))
  for (const { id, stream_id: stream, at, actor, data } of rows)
    if (at >= from.get(stream)!)
      found.get(stream)!.push({
        ...{ id, at, by: actor, day: localDateOf(ctx.rules.calendar, at) },
        ...{ attempt: Number(data.attempt), via: String(data.via) },
        outcome: typeof data.outcome === 'string' ? data.outcome : null,
      })
  return found
}

/** The days on which the customer of a case was tried, with repetitions. */
export async function attemptDays(ctx: Pick<Ctx, 'tx' | 'org' | 'rules'>, record: Case): Promise<LocalDate[]> {
  return (await attemptsOf(ctx, [record])).get(record.id)!.map(one => one.day)
}
