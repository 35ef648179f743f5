import { sql } from 'kysely'
import { isParty } from '../../engine/permissions.ts'
import { caseSeenOrTrue, visibleAmong } from '../access/case-visibility.ts'
import { named, ruleOf } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import { openPeriods, ruleOfReport } from '../reports/open-periods.ts'
import { isOwed, mayHandIn } from '../reports/present-report.ts'
import { hashOfMinutes, mayMinute } from './convene.ts'
import { meetingRow, oneMeeting } from './list-meetings.ts'
import { actionsOf } from './meeting-actions.ts'
import type { MeetingsToHold, MeetingView } from './schema.ts'

/** One meeting with agenda, minutes and actions. Points of the agenda about cases that the viewer does not see keep their place and lose their words. */
export async function viewMeeting(ctx: Ctx, id: string): Promise<MeetingView> {
  const shown = await oneMeeting(ctx, id)
  const row = await meetingRow(ctx, id)
  const visible = await visibleAmong(
    ctx,
    row.agenda.flatMap(item => item.case ?? []),
  )
  const person = (one: string) => ({ id: one, name: named(ctx, one).name })
  const list = await actionsOf(ctx, id)
  const actions = await ctx.tx
    .selectFrom('meeting_actions')
    .select(['what', 'person_id', 'due_at'])
    .where('org_id', '=', ctx.org)
    .where('meeting_id', '=', id)
    .orderBy('number')
    .execute()
  const isOpen = shown.state === 'planned'
  return {
    ...shown,
    agenda: row.agenda.map(item => {
      if (item.case === undefined || visible.has(item.case)) return item
      const { case: _, href: __, ...rest } = item
      return { ...rest, title: ctx.language === 'zh' ? '（无权查看）' : '(not yours to see)', detail: '' }
    }),
    ...{
      people: row.invited.map(person),
      caseSort: row.case_sort,
      convenedBy: person(row.convened_by),
      convenedAt: row.convened_at,
    },
    cancelledBecause: row.cancelled_because,
    minutes:
      row.minuted_at === null || row.minuted_by === null
        ? null
        : {
            ...{ present: (row.present ?? []).map(person), text: row.minutes ?? '', decisions: row.decisions ?? '' },
            ...{ by: person(row.minuted_by), at: row.minuted_at, hash: row.hash ?? '' },
            intact:
              hashOfMinutes({
                ...{ meeting: id, present: row.present ?? [], minutes: row.minutes ?? '', decisions: row.decisions ?? '' },
                actions: actions.map(one => ({ what: one.what, person: one.person_id, dueAt: one.due_at })),
                ...{ by: row.minuted_by, at: row.minuted_at },
              }) === row.hash,
          },
    list,
    can: {
      minute: isOpen && row.starts_at <= ctx.now && (await mayMinute(ctx, row)),
      change: isOpen && (row.convened_by === ctx.actor.person || row.chair_id === ctx.actor.person),
    },
  }
}

/** The meetings that regulations order of the viewer: periods that run or are owed, and cases where a daily meeting of theirs is due. */
export async function meetingsToHold(ctx: Ctx): Promise<MeetingsToHold> {
  await openPeriods(ctx)
  const owed = await ctx.tx
    .selectFrom('reports')
    .selectAll('reports')
    .select(eb =>
      eb
        .selectFrom('meetings')
        .select('meetings.id')
        .whereRef('meetings.org_id', '=', 'reports.org_id')
        .whereRef('meetings.report_id', '=', 'reports.id')
        .where('meetings.cancelled_at', 'is', null)
        .limit(1)
        .as('planned'),
    )
    .where('reports.org_id', '=', ctx.org)
    .where('reports.submitted_at', 'is', null)
    .where(
      'reports.rule',
      'in',
      meetingRules(ctx).map(one => one.id),
    )
    .orderBy('reports.due_at')
    .limit(50)
    .execute()
  const { rows } = await sql<{
    key: string
    pack: string
    edition: string
    rule: string
    clause: string
    dueAt: string | null
    id: string
    number: string
    title: string
  }>`
    select d.key, d.pack, d.edition, d.rule, d.clause, d.due_at as "dueAt", c.id, c.number, c.title from duties d join cases c on c.org_id = d.org_id and c.id = d.case_id
    where d.org_id = ${ctx.org} and d.outcome is null and not d.of_history and d.owner_id = ${ctx.actor.person} and d.rule in (${sql.join([...meetingDuties(ctx), ''])}) and ${caseSeenOrTrue(ctx, 'c.id')}
    order by d.due_at nulls last, d.key limit 50`.execute(ctx.tx)
  return {
    reports: owed.flatMap(row => {
      const rule = ruleOfReport(ctx, row)
      if (rule?.meetingOf === undefined || !isOwed(row) || !mayHandIn(ctx, row, rule)) return []
      return [
        {
          ...{ id: row.id, title: rule.title, clause: row.clause, periodStart: row.period_start, periodEnd: row.period_end },
          ...{ dueAt: row.due_at, planned: row.planned },
        },
      ]
    }),
    cases: rows.map(row => ({
      ...{ id: row.id, number: row.number, title: row.title, clause: row.clause, dueAt: row.dueAt },
      duty: ruleOf(ctx.rules, row)?.title ?? { zh: row.rule },
    })),
  }
}

/** The periodic rules that are meetings; never an empty list, which SQL does not take. */
function meetingRules(ctx: Ctx): { id: string }[] {
  const rules = ctx.rules.editions.flatMap(one =>
    one.pack.periodic.filter(rule => rule.meetingOf !== undefined && isParty(ctx.actor, rule.owner, { people: {} })),
  )
  return [...rules, { id: '' }]
}

/** The duties of cases that a meeting meets. */
const meetingDuties = (ctx: Ctx): string[] =>
  ctx.rules.editions.flatMap(one => one.pack.duties.filter(duty => duty.acts?.includes('hold-meeting')).map(duty => duty.id))
