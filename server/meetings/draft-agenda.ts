import { sql } from 'kysely'
import { localTextOf } from '../../engine/calendar/days.ts'
import { primaryEdition } from '../../engine/rules.ts'
import { inLanguage } from '../../events/in-language.ts'
import type { Instant } from '../../events/instant.ts'
import { caseSeenOrTrue, mustSee, sealedFromNobody } from '../access/case-visibility.ts'
import { named, ruleOf } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { presentHolders } from '../organisation/roster.ts'
import { reportRow } from '../reports/list-reports.ts'
import { ruleOfReport } from '../reports/open-periods.ts'
import { lastStep } from './last-step.ts'
import type { Agenda, AgendaItem } from './schema.ts'

const MOST_DUTIES = 30
const MOST_CASES = 10
/** What falls due within this time after the meeting is drafted is spoken of too. */
const AHEAD_DAYS = 7

const at = (ctx: Ctx, moment: Instant) => localTextOf(ctx.rules.calendar, moment).slice(5, 16).replace('T', ' ')

/** 议程草案: open actions of the meetings before, duties that are overdue or fall due within a week, the gravest open cases. With whom, by the regulation. */
export async function draftAgenda(
  ctx: Ctx,
  { report, case: caseId }: { report?: string | undefined; case?: string | undefined },
): Promise<Agenda> {
  const zh = ctx.language === 'zh'
  if (caseId !== undefined) {
    await mustSee(ctx, caseId)
    const one = await ctx.tx
      .selectFrom('cases')
      .select(['id', 'number', 'title', 'state'])
      .where('org_id', '=', ctx.org)
      .where('id', '=', caseId)
      .executeTakeFirst()
    if (one === undefined) throw refuse('case.not-found')
    const people = [...new Set(Object.values(one.state.people).flatMap(ids => ids ?? []))].filter(id => ctx.roster.people.has(id))
    const owner = one.state.people['team-owner']?.[0] ?? one.state.people.handler?.[0]
    return {
      title: zh ? `${one.number} 例会` : `${one.number} meeting`,
      invited: people.map(id => ({ id, name: named(ctx, id).name })),
      chair: owner === undefined ? null : { id: owner, name: named(ctx, owner).name },
      items: [...(await openActions(ctx, sql`m.case_id = ${caseId}`)), ...(await openDuties(ctx, caseId))],
    }
  }
  if (report === undefined)
    return { title: '', invited: [], chair: null, items: [...(await openDuties(ctx)), ...(await gravestCases(ctx))] }
  const row = await reportRow(ctx, report)
  const rule = ruleOfReport(ctx, row)
  if (rule?.meetingOf === undefined) throw refuse('meeting.not-ordered', { clause: row.clause })
  const holders = [...new Set(rule.meetingOf.flatMap(party => presentHolders(ctx.roster, party, { people: {} })))]
  return {
    title: `${inLanguage(rule.title, ctx.language)} ${row.period_start} – ${row.period_end}`,
    invited: holders.map(id => ({ id, name: named(ctx, id).name })),
    chair: { id: ctx.actor.person, name: named(ctx, ctx.actor.person).name },
    items: [
      ...(await openActions(
        ctx,
        sql`exists (select from reports r where r.org_id = m.org_id and r.id = m.report_id and r.regulation = ${row.regulation} and r.rule = ${row.rule})`,
      )),
      ...(await openDuties(ctx)),
      ...(await gravestCases(ctx)),
    ],
  }
}

async function openActions(ctx: Ctx, which: ReturnType<typeof sql>): Promise<AgendaItem[]> {
  const { rows } = await sql<{ id: string; what: string; person: string; dueAt: Instant; meeting: string; case: string | null }>`
    select a.id, a.what, a.person_id as person, a.due_at as "dueAt", m.id as meeting, a.case_id as "case"
    from meeting_actions a join meetings m on m.org_id = a.org_id and m.id = a.meeting_id left join lateral (${lastStep}) s on true
    where a.org_id = ${ctx.org} and ${which} and (s.step is null or s.step in ('done', 'sent-back'))
    order by a.due_at, a.id limit 50`.execute(ctx.tx)
  return rows.map(row => ({
    ...{ id: `action:${row.id}`, sort: 'action' as const, title: row.what, href: `/meetings/${row.meeting}` },
    detail: `${named(ctx, row.person).name} · ${at(ctx, row.dueAt)}`,
    late: row.dueAt < ctx.now,
    ...(row.case === null ? {} : { case: row.case }),
  }))
}

/** Open duties of one case, or of all that the convener sees and that are sealed from nobody: others read the agenda too. */
async function openDuties(ctx: Ctx, caseId?: string): Promise<AgendaItem[]> {
  const until = new Date(Date.parse(ctx.now) + AHEAD_DAYS * 86_400_000).toISOString()
  const scope =
    caseId === undefined
      ? sql`d.due_at < ${until}::timestamptz and not c.is_history and ${sealedFromNobody(ctx.org, 'c.id')} and ${caseSeenOrTrue(ctx, 'c.id')}`
      : sql`d.case_id = ${caseId}`
  const { rows } = await sql<{
    key: string
    pack: string
    edition: string
    rule: string
    owner: string | null
    dueAt: Instant | null
    case: string
    number: string
    title: string
  }>`
    select d.key, d.pack, d.edition, d.rule, d.owner_id as owner, d.due_at as "dueAt", c.id as "case", c.number, c.title
    from duties d join cases c on c.org_id = d.org_id and c.id = d.case_id
    where d.org_id = ${ctx.org} and d.outcome is null and not d.of_history and not d.is_paused and ${scope}
    order by d.due_at nulls last, d.key limit ${MOST_DUTIES}`.execute(ctx.tx)
  return rows.map(row => {
    const rule = ruleOf(ctx.rules, row)
    const title = rule === undefined ? row.rule : inLanguage(rule.title, ctx.language)
    const who = row.owner === null ? '' : `${named(ctx, row.owner).name} · `
    return {
      ...{ id: `duty:${row.key}`, sort: 'duty' as const, case: row.case, href: `/cases/${row.case}` },
      title: caseId === undefined ? `${row.number} ${title}` : title,
      detail: `${who}${row.dueAt === null ? '' : at(ctx, row.dueAt)}${caseId === undefined ? ` · ${row.title}` : ''}`.slice(
        0,
        500,
      ),
      late: row.dueAt !== null && row.dueAt < ctx.now,
    }
  })
}

async function gravestCases(ctx: Ctx): Promise<AgendaItem[]> {
  const { rows } = await sql<{ id: string; number: string; title: string; kind: string; level: string }>`
    select c.id, c.number, c.title, c.kind, c.level from cases c
    where c.org_id = ${ctx.org} and not c.is_closed and not c.is_history and c.level is not null and c.merged_into is null
      and ${sealedFromNobody(ctx.org, 'c.id')} and ${caseSeenOrTrue(ctx, 'c.id')}
    order by c.level_rank desc, c.opened_at, c.id limit ${MOST_CASES}`.execute(ctx.tx)
  return rows.map(row => {
    const level = primaryEdition(ctx.rules, row.kind, ctx.now)?.pack.levels.find(one => one.id === row.level)?.title
    return {
      ...{ id: `case:${row.id}`, sort: 'case' as const, title: `${row.number} ${row.title}`.slice(0, 500), case: row.id },
      ...{ detail: level === undefined ? '' : inLanguage(level, ctx.language), href: `/cases/${row.id}`, late: false },
    }
  })
}
