import { sql } from 'kysely'
import type { LocalDate } from '../../events/instant.ts'
import type { Ctx } from '../context.ts'
import type { Blocker } from './schema.ts'

type Flags = { id: string } & Record<string, boolean | string>
const named: readonly (readonly [Blocker, string])[] = [
  ['held', 'held'],
  ['open-duty', 'duty'],
  ['open-approval', 'approval'],
  ['open-linked-case', 'linked'],
  ['merged-into-kept', 'merged'],
  ['open-appeal', 'appeal'],
  ['open-money', 'money'],
  ['open-measure', 'measure'],
  ['open-finding', 'finding'],
  ['open-follow-up', 'follow_up'],
  ['paper-away', 'paper'],
  ['proposed-already', 'proposed'],
]

/**
 * What keeps closed cases from being disposed of beside their time, by the id of each: holds, whatever of them is not over, and what goes on
 * elsewhere and rests on them. `but` is the disposal that asks for itself.
 */
export async function blockersOf(
  ctx: Pick<Ctx, 'tx' | 'org'>,
  ids: readonly string[],
  today: LocalDate,
  but = '',
): Promise<ReadonlyMap<string, Blocker[]>> {
  if (ids.length === 0) return new Map()
  const { org } = ctx
  const { rows } = await sql<Flags>`
    select c.id,
      exists (select from bihuan_holds_on_case(c.id)) as held,
      exists (select from duties d where d.org_id = c.org_id and d.case_id = c.id and d.outcome is null) as duty,
      exists (select from approvals a where a.org_id = c.org_id and a.case_id = c.id and a.outcome is null) as approval,
      exists (select from cases l where l.org_id = c.org_id and not l.is_closed and (l.origin_id = c.id or l.id = c.origin_id)) as linked,
      exists (select from cases t where t.org_id = c.org_id and t.id = c.merged_into and t.disposed_at is null
        and (not t.is_closed or coalesce(t.retain_until, (t.closed_at at time zone 'UTC')::date) >= ${today}::date)) as merged,
      exists (select from violations v join cases p on p.org_id = v.org_id and p.id = v.penalty_case_id
        where v.org_id = c.org_id and v.case_id = c.id and not p.is_closed) as appeal,
      (exists (select from invoices i where i.org_id = c.org_id and i.case_id = c.id and i.open_due_on is not null)
        or exists (select from recoveries r where r.org_id = c.org_id and r.case_id = c.id and r.closed_at is null)
        or exists (select from compensations m where m.org_id = c.org_id and m.case_id = c.id and coalesce(m.approved_fen, 0) > m.paid_fen)) as money,
      exists (select from penalty_measures s where s.org_id = c.org_id and s.case_id = c.id
        and (s.state in ('not-served', 'suspended', 'blocked', 'to-carry-out') or s.state = 'in-effect' and s.until_on is not null)) as measure,
      exists (select from findings f where f.org_id = c.org_id and f.case_id = c.id and f.state in ('open', 'disputed', 'rectifying')) as finding,
      exists (select from low_score_follow_ups w where w.org_id = c.org_id and w.case_id = c.id and w.done_at is null) as follow_up,
      exists (select from papers q where q.org_id = c.org_id and q.case_id = c.id and q.state in ('out', 'missing')) as paper,
      exists (select from disposal_items x join disposals y on y.org_id = x.org_id and y.id = x.disposal_id
        where x.org_id = c.org_id and x.unit = 'case' and x.subject_id = c.id and x.state = 'waiting' and y.state in ('proposed', 'running') and y.id <> ${but}) as proposed
    from cases c where c.org_id = ${org} and c.id = any(${[...ids]}::text[])`.execute(ctx.tx)
  return new Map(rows.map(row => [row.id, named.flatMap(([blocker, column]) => (row[column] === true ? [blocker] : []))]))
}
