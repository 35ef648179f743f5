import { sql } from 'kysely'
import type { Text } from '../../events/text.ts'
import type { Ctx } from '../context.ts'
import { tellPeople } from '../notifications/tell-people.ts'
import { ruleOfSample, watches } from './sample-rules.ts'

const DAY_MS = 86_400_000

/**
 * Tells whoever has something drawn to check: once when it is drawn, and when it is overdue those who supervise too; the notice's id says which. Gives how
 * many notices are new.
 */
export async function ringSamples(ctx: Ctx): Promise<number> {
  const { rows } = await sql<{
    id: string
    regulation: string
    edition: string
    rule: string
    clause: string
    end: string
    due_at: string
    reviewer: string
    open: number
  }>`
    select s.id, s.regulation, s.edition, s.rule, s.clause, s.period_end::text as end, s.due_at, i.reviewer_id as reviewer, count(*)::int as open
    from samples s join sample_items i on i.org_id = s.org_id and i.sample_id = s.id
    where s.org_id = ${ctx.org} and s.drawn_at is not null and s.done_at is null and i.reviewer_id is not null and i.reviewed_at is null and i.replaced_at is null
    group by s.org_id, s.id, i.reviewer_id limit 1000`.execute(ctx.tx)
  const supervisors = [...ctx.roster.people.values()]
    .filter(p => watches({ actor: { person: p.id, roles: p.roles } }))
    .map(p => p.id)
  let told = 0
  for (const row of rows) {
    const late = new Date(row.due_at).toISOString() < ctx.now
    const name = ruleOfSample(ctx, row)?.title ?? { zh: row.rule }
    const title: Text = {
      zh: `${late ? '抽查逾期' : '待抽查'}：${name.zh}，${row.open} 件（第 ${row.clause} 条，${row.end}）`,
      en: `${late ? 'Checks overdue' : 'To check'}: ${name.en ?? name.zh}, ${row.open} (clause ${row.clause}, ${row.end})`,
    }
    const isOld = Date.parse(ctx.now) - Date.parse(new Date(row.due_at).toISOString()) > 30 * DAY_MS
    const notice = { id: `sample:${row.id}:${late ? 'overdue' : 'drawn'}`, kind: 'sample' as const, subject: row.id, title }
    told += await tellPeople(ctx, notice, [row.reviewer, ...(late && !isOld ? supervisors : [])], 'all')
  }
  return told
}
