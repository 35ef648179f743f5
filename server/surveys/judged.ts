import { type SqlBool, sql } from 'kysely'
import { editionsBinding } from '../../engine/binding.ts'
import type { CaseState } from '../../engine/state.ts'
import type { Ctx } from '../context.ts'

/** Whose work an answer about a case judges by what they are to it: handler, owner and members of its team. */
export const judgedRoles = ['handler', 'team-owner', 'team-member'] as const

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
    .where(sql<SqlBool>`stream_id = any(${cases.map(({ id }) => id)}::text[])`)
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

/**
 * Whether the regulation of a case itself has its own worker ask the customer (robot 8(6) names handler and team owner): then, as long as there is no
 * questionnaire, what they take down is marked. Where it names posts only, nobody of them asks about their own work.
 */
export function letsJudgedAsk({ rules }: Pick<Ctx, 'rules'>, { state }: { readonly state: CaseState }): boolean {
  return editionsBinding(rules, state).some(({ pack }) =>
    pack.permits.some(
      ({ act, kinds, by }) =>
        act === 'record-feedback' &&
        (kinds === undefined || kinds.some(kind => kind === state.kind)) &&
        by.some(party => 'caseRole' in party && judgedRoles.some(role => role === party.caseRole)),
    ),
  )
}
