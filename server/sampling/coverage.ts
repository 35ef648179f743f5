import { sql } from 'kysely'
import { localDateOf } from '../../engine/calendar/days.ts'
import { named } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import { ruleOfSample, watches } from './sample-rules.ts'
import type { AskCoverage, Coverage } from './schema.ts'

type Row = Omit<Coverage['items'][number], 'title'> & { edition: string }
const MOST_PEOPLE = 200

/** 抽查覆盖: of each rule and month, how many windows were over, drawn and done, and how much of the population; and whose work was drawn how often. */
export async function coverage(ctx: Ctx, asked: AskCoverage): Promise<Coverage> {
  const year = localDateOf(ctx.rules.calendar, ctx.now).slice(0, 4)
  const { from = `${year}-01-01`, to = `${year}-12-31` } = asked
  if (ctx.sight.isPartner) return { items: [], people: null }
  const { rows } = await sql<Row>`
    select s.regulation, s.rule, max(s.clause) as clause, max(s.edition) as edition, to_char(s.period_end, 'YYYY-MM') as month,
      count(*)::int as windows, count(s.drawn_at)::int as "drawnWindows", count(s.done_at)::int as "doneWindows",
      coalesce(sum(s.population_size), 0)::int as population, coalesce(sum(i.drawn), 0)::int as drawn,
      coalesce(sum(i.reviewed), 0)::int as reviewed, coalesce(sum(i.failed), 0)::int as failed,
      count(*) filter (where coalesce(s.done_at, ${ctx.now}::timestamptz) > s.due_at)::int as late
    from samples s cross join lateral (
      select count(*) filter (where replaced_at is null) as drawn, count(reviewed_at) as reviewed, count(*) filter (where result = 'failed') as failed
      from sample_items i where i.org_id = s.org_id and i.sample_id = s.id) i
    where s.org_id = ${ctx.org} and s.period_end >= ${from} and s.period_end <= ${to} and s.freezes_at <= ${ctx.now}
    group by s.regulation, s.rule, to_char(s.period_end, 'YYYY-MM')
    order by month desc, s.regulation, s.rule`.execute(ctx.tx)
  return {
    items: rows.map(({ edition, ...row }) => ({
      ...row,
      title: ruleOfSample(ctx, { ...row, edition })?.title ?? { zh: row.rule },
    })),
    people: watches(ctx) ? await peopleOf(ctx, from, to) : null,
  }
}

async function peopleOf(ctx: Ctx, from: string, to: string): Promise<Coverage['people']> {
  const { rows } = await sql<{ person: string; inPopulation: number; drawn: number; failed: number }>`
    select h.person, count(*)::int as "inPopulation", count(i.id)::int as drawn, count(*) filter (where i.result = 'failed')::int as failed
    from samples s join sample_units u on u.org_id = s.org_id and u.sample_id = s.id
      cross join lateral unnest(u.handlers[1:1]) as h(person)
      left join sample_items i on i.org_id = u.org_id and i.sample_id = u.sample_id and i.unit = u.unit and i.replaced_at is null
    where s.org_id = ${ctx.org} and s.period_end >= ${from} and s.period_end <= ${to} and s.frozen_at is not null
    group by h.person order by count(*) desc, h.person limit ${MOST_PEOPLE}`.execute(ctx.tx)
  return rows.map(({ person, ...counts }) => ({ person: named(ctx, person), ...counts }))
}
