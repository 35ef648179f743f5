import { localDateOf } from '../../engine/calendar/days.ts'
import { addCalendarDays } from '../../engine/calendar/local-date.ts'
import type { PeriodicRule } from '../../engine/pack.ts'
import { type Period, periodsBetween } from '../../engine/period-dates.ts'
import { reportDueAt } from '../../engine/periods.ts'
import { editionsInForce } from '../../engine/rules.ts'
import type { LocalDate } from '../../events/instant.ts'
import type { Ctx } from '../context.ts'
import { openDepartments } from '../organisation/merged-departments.ts'
import { presentHolders, type Roster } from '../organisation/roster.ts'
import { openReviews, REVIEW, reviewRule } from '../policies/upkeep/review-duty.ts'
import { CompanySettings } from '../rules/organisation-rules.ts'

/** No further back than this many days: whoever was away longer begins anew. */
const REACH_BACK_DAYS = 400

/** Periods from before the organisation began, of rules that come round so often; else all from its beginning. */
type Reach = { readonly since?: LocalDate; readonly every?: PeriodicRule['every'] }
type Wanted = { regulation: string; rule: PeriodicRule; department: string | null; period: Period }

/** The departments that owe a rule's report: those with somebody in the post that owes it. */
function departmentsOf(ctx: Ctx, rule: PeriodicRule): (string | null)[] {
  if (rule.each === 'organisation') return [null]
  return openDepartments(ctx.roster)
    .map(({ id }) => id)
    .filter(department => presentHolders(ctx.roster, rule.owner, { people: {}, department }).length > 0)
}

function wantedFor(ctx: Ctx, since: string): Wanted[] {
  const { calendar } = ctx.rules
  const today = localDateOf(calendar, ctx.now)
  return editionsInForce(ctx.rules, ctx.now).flatMap(({ pack }) =>
    pack.periodic.flatMap(rule => {
      const first = [pack.inForce.from, since, addCalendarDays(today, -REACH_BACK_DAYS)].reduce((a, b) => (a > b ? a : b))
      // The period in which the organisation began is not a whole one, but its report is owed all the same.
      return periodsBetween(rule.every, first, today).flatMap(period =>
        departmentsOf(ctx, rule).map(department => ({ regulation: pack.id, rule, department, period })),
      )
    }),
  )
}

/**
 * Makes the rows of the periodic reports (周报、月报、季报) whose periods have begun and are not there yet, and gives how many it made. Whoever holds
 * the post then owes it; due by the company's calendar. Doing it twice makes nothing twice.
 */
export async function openPeriods(ctx: Ctx, asked: Reach = {}): Promise<number> {
  const { created_at, settings } = await ctx.tx
    .selectFrom('organisations')
    .select(['created_at', 'settings'])
    .where('id', '=', ctx.org)
    .executeTakeFirstOrThrow()
  await openReviews(ctx, CompanySettings.parse(settings).policies.reviewers)
  const wanted = wantedFor(ctx, asked.since ?? localDateOf(ctx.rules.calendar, created_at)).filter(
    ({ rule }) => asked.every === undefined || rule.every === asked.every,
  )
  if (wanted.length === 0) return 0
  const oldest = wanted.map(w => w.period.start).sort()[0]!
  const there = await ctx.tx
    .selectFrom('reports')
    .select(['regulation', 'rule', 'department_id', 'period_start'])
    .where('org_id', '=', ctx.org)
    .where('period_start', '>=', oldest)
    .execute()
  const known = new Set(there.map(r => nameOf(r.regulation, r.rule, r.department_id, r.period_start)))
  const missing = wanted.filter(w => !known.has(nameOf(w.regulation, w.rule.id, w.department, w.period.start)))
  if (missing.length === 0) return 0
  const made = await ctx.tx
    .insertInto('reports')
    .values(missing.map(w => rowOf(ctx, w)))
    .onConflict(c => c.doNothing())
    .returning('id')
    .execute()
  return made.length
}

/** Of a roster, for which rules and settings and on which day nothing was missing. */
const complete = new WeakMap<
  Roster,
  { readonly rules: Ctx['rules']; readonly settings: Ctx['settings']; readonly today: LocalDate }
>()

/**
 * The same for what is asked all day: once nothing was missing on a day, nothing is looked up again before the next one, while roster, rules and settings stay as
 * they were. What they leave out meanwhile is opened by the list of reports and once a day by {@link openPeriods} itself.
 */
export async function openPeriodsOnce(ctx: Ctx): Promise<void> {
  const { rules, settings, roster } = ctx
  const today = localDateOf(rules.calendar, ctx.now)
  const last = complete.get(roster)
  if (last?.rules === rules && last.settings === settings && last.today === today) return
  if ((await openPeriods(ctx)) === 0) complete.set(roster, { rules, settings, today })
}

const nameOf = (...parts: (string | null)[]): string => JSON.stringify(parts)

function rowOf(ctx: Ctx, { regulation, rule, department, period }: Wanted) {
  const [owner] = presentHolders(ctx.roster, rule.owner, { people: {}, ...(department === null ? {} : { department }) })
  return {
    org_id: ctx.org,
    id: ctx.newId(),
    regulation,
    rule: rule.id,
    clause: rule.clause,
    department_id: department,
    period_start: period.start,
    period_end: period.end,
    due_at: reportDueAt(ctx.rules.calendar, rule, period),
    owner_id: owner ?? null,
    owner_role: 'role' in rule.owner ? rule.owner.role : '',
    figures: null,
    body: null,
    submitted_at: null,
    submitted_by: null,
    received_at: null,
    received_by: null,
  }
}

/** The rule of a report as the edition of its period's end has it; undefined where no edition knows it any more. */
export function ruleOfReport(
  ctx: Pick<Ctx, 'rules'>,
  report: { regulation: string; rule: string; period_end: string; owner_role: string },
): PeriodicRule | undefined {
  if (report.rule === REVIEW) {
    const edition = ctx.rules.editions.findLast(e => e.pack.id === report.regulation)
    return edition && reviewRule(edition.pack, report.owner_role)
  }
  const begun = ctx.rules.editions.filter(e => e.pack.id === report.regulation && e.pack.inForce.from <= report.period_end)
  const newestFirst = [...begun].sort((a, b) => b.pack.inForce.from.localeCompare(a.pack.inForce.from))
  return newestFirst.flatMap(e => e.pack.periodic).find(r => r.id === report.rule)
}
