import type { AroundDuty } from '../../engine/around-duty.ts'
import { type Explanation, explainDuty as explain } from '../../engine/explain.ts'
import { cite, say } from '../../engine/explanation.ts'
import { editionNamed } from '../../engine/rules.ts'
import type { OpenDuty } from '../../engine/state.ts'
import { precedenceOf } from '../../engine/together.ts'
import { eventDefinition } from '../../events/registry.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { ruleOf } from './view-case.ts'

/**
 * Why a duty of a case is due when it is, open or done: clause, reading, the facts that put it there, pauses, the sum day by day, and the
 * duties of the same meaning that other regulations put on the case. Unknown: `duty.not-found`.
 */
export async function explainDuty(ctx: Ctx, caseId: string, key: string): Promise<Explanation> {
  const rows = await ctx.tx.selectFrom('duties').selectAll().where('org_id', '=', ctx.org).where('case_id', '=', caseId).execute()
  const row = rows.find(one => one.key === key)
  if (!row) throw refuse('duty.not-found')
  const { state } = await ctx.tx
    .selectFrom('cases')
    .select('state')
    .where('org_id', '=', ctx.org)
    .where('id', '=', caseId)
    .executeTakeFirstOrThrow()
  const start = await ctx.tx
    .selectFrom('events')
    .select(['type', 'data'])
    .where('org_id', '=', ctx.org)
    .where('id', '=', row.start_event)
    .executeTakeFirst()
  const duty: OpenDuty = {
    key: row.key,
    pack: row.pack,
    edition: row.edition,
    rule: row.rule,
    startEvent: row.start_event,
    startAt: row.started_at,
    provisional: row.is_provisional,
    ...(row.due_at === null ? {} : { dueAt: row.due_at }),
    ...(row.period === null ? {} : { period: row.period }),
    ...(state.duties[key]?.graced ? { graced: true } : {}),
  }
  const meaning = ruleOf(ctx.rules, row)?.meaning
  const same = rows.filter(
    one =>
      one.pack !== row.pack && (one.outcome === null) === (row.outcome === null) && ruleOf(ctx.rules, one)?.meaning === meaning,
  )
  const { pausedSince: _pause, ...settled } = state
  return explain(
    ctx.rules,
    row.is_paused ? state : settled,
    duty,
    eventDefinition(start?.type ?? '')?.title ?? { zh: '开始', en: 'Start' },
    {
      ...(start === undefined ? {} : { startData: start.data }),
      same: same.map(({ edition, rule, due_at: dueAt }) => ({ edition, rule, ...(dueAt === null ? {} : { dueAt }) })),
      ...precedenceLine(ctx, row.edition, same[0]?.edition),
    },
  )
}

/** Which of the two regulations prevails, with the clause that says so; nothing where none says. */
function precedenceLine(ctx: Ctx, own: string, other: string | undefined): Pick<AroundDuty, 'precedence'> {
  const precedence = other === undefined ? undefined : precedenceOf(editionNamed(ctx.rules, own), editionNamed(ctx.rules, other))
  if (precedence === undefined) return {}
  const { title } = precedence.prevails.pack
  return {
    precedence: {
      says: say(`相抵触时以《${title.zh}》为准`, `${title.en ?? title.zh} prevails where they contradict each other`),
      ...cite(precedence.says.pack, { clause: precedence.clause }),
    },
  }
}
