import { type SqlBool, sql } from 'kysely'
import { startOfDay } from '../../engine/calendar/days.ts'
import { addCalendarDays } from '../../engine/calendar/local-date.ts'
import { editionsInForce } from '../../engine/rules.ts'
import { unsealedOrNone } from '../access/case-visibility.ts'
import { named } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import { readCursor, writeCursor } from '../http/cursor.ts'
import type { ListRewards, RewardPage, RewardRow } from './schema.ts'
import { rewardScope, rewardSeen } from './sight.ts'

function found(ctx: Ctx, { stage, rule, department, subject, from, to, case: caseId }: Omit<ListRewards, 'limit' | 'after'>) {
  const seen = rewardSeen(ctx)
  const { calendar } = ctx.rules
  let query = ctx.tx
    .selectFrom('rewards')
    .innerJoin('cases', join => join.onRef('cases.org_id', '=', 'rewards.org_id').onRef('cases.id', '=', 'rewards.case_id'))
    .where('rewards.org_id', '=', ctx.org)
    .where(unsealedOrNone(ctx, 'rewards.case_id'))
  if (seen !== undefined) query = query.where(seen)
  if (caseId !== undefined) query = query.where('rewards.case_id', '=', caseId)
  if (stage !== undefined) query = query.where('rewards.stage', '=', stage)
  if (department !== undefined) query = query.where('rewards.department_id', '=', department)
  if (subject !== undefined) query = query.where('rewards.subject_id', '=', subject === 'me' ? ctx.actor.person : subject)
  if (rule !== undefined) {
    const [regulation = '', name = ''] = rule.split(':')
    query = query.where('rewards.regulation', '=', regulation).where('rewards.rule', '=', name)
  }
  if (from !== undefined) query = query.where('rewards.opened_at', '>=', startOfDay(calendar, from))
  if (to !== undefined) query = query.where('rewards.opened_at', '<', startOfDay(calendar, addCalendarDays(to, 1)))
  return query
}

/** 奖励登记: one page, the latest applied for first, as far as the viewer sees it, with the sums of all that the filter finds. */
export async function listRewards(ctx: Ctx, { limit, after, ...wanted }: ListRewards): Promise<RewardPage> {
  let query = found(ctx, wanted)
  if (after !== undefined) {
    const [at, id] = readCursor(after, ['moment', 'text'])
    query = query.where(sql<SqlBool>`(rewards.opened_at, rewards.case_id) < (${at}::timestamptz, ${id})`)
  }
  const rows = await query
    .selectAll('rewards')
    .select(['cases.number', 'cases.title', sql<string>`rewards.opened_at::text`.as('place')])
    .orderBy('rewards.opened_at', 'desc')
    .orderBy('rewards.case_id', 'desc')
    .limit(limit + 1)
    .execute()
  const counted = sql`rewards.stage not in ('withdrawn', 'dropped')`
  const totals = await found(ctx, wanted)
    .select([
      sql<number>`count(*)`.as('count'),
      sql<number>`coalesce(sum(amount_fen) filter (where ${counted}), 0)`.as('amount'),
      sql<number>`coalesce(sum(project_fen) filter (where ${counted}), 0)`.as('project'),
    ])
    .executeTakeFirstOrThrow()
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const orNull = (value: number | null) => (value === null ? null : Number(value))
  return {
    items: page.map(row => ({
      case: { id: row.case_id, number: row.number, title: row.title },
      ...{ reward: rewardNamed(ctx, row), stage: row.stage, party: row.party, subject: partyNamed(ctx, row) },
      department: departmentNamed(ctx, row.department_id),
      ...{ amountFen: orNull(row.amount_fen), projectFen: orNull(row.project_fen) },
      ...{ openedAt: row.opened_at, approvedAt: row.approved_at, withdrawnAt: row.withdrawn_at },
      ...{ publishedOn: row.published_on, publishedUntil: row.published_until, openObjections: row.open_objections },
    })),
    next: rows.length > limit && last ? writeCursor([last.place, last.case_id]) : null,
    totals: { count: Number(totals.count), amountFen: Number(totals.amount), projectFen: Number(totals.project) },
    scope: rewardScope(ctx),
    kinds: editionsInForce(ctx.rules, ctx.now).flatMap(({ pack }) =>
      (pack.rewards ?? []).map(({ id, title }) => ({ id: `${pack.id}:${id}`, title })),
    ),
  }
}

/** What a reward is called in its regulation: in the edition in force when it was applied for. */
export function rewardNamed(
  ctx: Ctx,
  { regulation, rule, opened_at }: { regulation: string; rule: string | null; opened_at: string },
): RewardRow['reward'] {
  const pack = editionsInForce(ctx.rules, opened_at).find(edition => edition.pack.id === regulation)?.pack
  const reward = pack?.rewards?.find(one => one.id === rule)
  if (pack === undefined || reward === undefined) return null
  const { title, gives, clause } = reward
  return {
    id: `${regulation}:${reward.id}`,
    title,
    gives,
    clause,
    regulation: { id: pack.id, edition: pack.edition, title: pack.title },
  }
}

export function partyNamed(
  ctx: Ctx,
  { party, subject_id: id }: { party: 'department' | 'person' | null; subject_id: string | null },
) {
  if (id === null || party === null) return null
  if (party === 'department') return departmentNamed(ctx, id)
  return { id, name: named(ctx, id).name }
}

export function departmentNamed(ctx: Ctx, id: string | null): { id: string; name: string } | null {
  const department = id === null ? undefined : ctx.roster.departments.get(id)
  return department === undefined ? null : { id: department.id, name: department.name }
}
