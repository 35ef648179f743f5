import type { CaseState } from '../../engine/state.ts'
import type { Ctx } from '../context.ts'

/** Whose work an answer about a case judges by what they are to it: handler, owner and members of its team. */
const judgedRoles = ['handler', 'team-owner', 'team-member'] as const

/** The people whose work a customer judges, by case: those in charge of it now and whoever completed it. */
export async function judgedOf(
  ctx: Pick<Ctx, 'tx' | 'org'>,
  cases: readonly { readonly id: string; readonly state: Pick<CaseState, 'people'> }[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const judged = new Map(
    cases.map(({ id, state }) => [id, new Set(judgedRoles.flatMap(role => state.people[role] ?? []))] as const),
  )
  if (cases.length === 0) return judged
  const completed = await ctx.tx
    .selectFrom('events')
    .select(['stream_id', 'actor'])
    .distinct()
    .where('org_id', '=', ctx.org)
    .where(
      'stream_id',
      'in',
      cases.map(({ id }) => id),
    )
    .where('type', '=', 'handling.completed')
    .execute()
  for (const { stream_id: id, actor } of completed) judged.get(id)?.add(actor)
  return judged
}

/** Whether the answer about this case would judge whoever asks. */
export async function isJudged(
  ctx: Pick<Ctx, 'tx' | 'org' | 'actor'>,
  record: { readonly id: string; readonly state: Pick<CaseState, 'people'> },
): Promise<boolean> {
  return (await judgedOf(ctx, [record])).get(record.id)?.has(ctx.actor.person) === true
}
