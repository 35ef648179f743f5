import { localDateOf, startOfDay } from '../../engine/calendar/days.ts'
import { addCalendarDays } from '../../engine/calendar/local-date.ts'
import { instantOfText } from '../../engine/calendar/read-instant.ts'
import type { Instant } from '../../events/instant.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { isKeeper } from './may-hold.ts'
import { recordChange } from './record-change.ts'
import type { AbsenceRow, ListAbsences, NewAbsenceBody } from './staff-schema.ts'
import { isSuperiorOf, nearestSuperiors } from './superiors.ts'

/** Whether the actor may record and read somebody's leave: the person, a superior, or who keeps the master data. */
export function maySeeLeave(ctx: Ctx, person: string): boolean {
  return person === ctx.actor.person || isKeeper(ctx.actor) || isSuperiorOf(ctx.roster, ctx.actor, person)
}

/** From the start of the first day, or its noon, to the end of the last day, or its noon. */
export function spanOf(
  ctx: Pick<Ctx, 'rules'>,
  { from, fromHalf, to, toHalf }: Pick<NewAbsenceBody, 'from' | 'fromHalf' | 'to' | 'toHalf'>,
): { since: Instant; until: Instant } {
  const { calendar } = ctx.rules
  const noon = (day: string) => instantOfText(calendar, `${day}T12:00`)
  return {
    since: fromHalf === 'afternoon' ? noon(from) : startOfDay(calendar, from),
    until: toHalf === 'morning' ? noon(to) : startOfDay(calendar, addCalendarDays(to, 1)),
  }
}

/**
 * Records leave that is planned or under way, with who stands in from its beginning to its end; gives its id. The direct superior is told.
 * Refused: dates that are wrong or gone by, a second absence in the same time, a substitute who is oneself or not on the staff.
 */
export async function recordAbsence(ctx: Ctx, input: NewAbsenceBody): Promise<string> {
  const person = input.person ?? ctx.actor.person
  if (!ctx.roster.people.has(person)) throw refuse('person.not-found')
  if (!maySeeLeave(ctx, person)) throw refuse('presence.not-yours')
  const { since, until } = spanOf(ctx, input)
  if (until <= since || until <= ctx.now) throw refuse('absence.dates-wrong')
  if (input.substitute !== undefined) {
    if (input.substitute === person) throw refuse('substitute.oneself')
    if (!ctx.roster.people.has(input.substitute)) throw refuse('person.not-found')
    const away = await overlapping(ctx, input.substitute, since, until)
    if (away.some(a => a.substitute_id === person)) throw refuse('substitute.oneself')
    if (away.some(a => a.substitute_id === null)) throw refuse('substitute.not-present')
  }
  // Two requests at once wait for each other here.
  await ctx.tx
    .selectFrom('people')
    .select('id')
    .where('org_id', '=', ctx.org)
    .where('id', '=', person)
    .forUpdate()
    .executeTakeFirst()
  if ((await overlapping(ctx, person, since, until)).length > 0) throw refuse('absence.overlaps')
  const id = ctx.newId()
  const row = {
    person_id: person,
    kind: input.kind,
    since,
    until,
    substitute_id: input.substitute ?? null,
    note: input.note ?? '',
  }
  await ctx.tx
    .insertInto('absences')
    .values({ org_id: ctx.org, id, ...row, recorded_by: ctx.actor.person, recorded_at: ctx.now })
    .execute()
  await recordChange(ctx, { entity: 'absence', id, person, before: null, after: row })
  await tellSuperior(ctx, person, { since, until })
  return id
}

/** Takes leave back: what has passed of it stays, what is to come does not happen. */
export async function cancelAbsence(ctx: Ctx, id: string): Promise<void> {
  const row = await ctx.tx
    .selectFrom('absences')
    .select(['person_id', 'since', 'until'])
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .where('cancelled_at', 'is', null)
    .where('until', '>', ctx.now)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw refuse('absence.not-found')
  if (!maySeeLeave(ctx, row.person_id)) throw refuse('presence.not-yours')
  const after = row.since < ctx.now ? { until: ctx.now } : { cancelled_at: ctx.now }
  await ctx.tx.updateTable('absences').set(after).where('org_id', '=', ctx.org).where('id', '=', id).execute()
  await recordChange(ctx, {
    entity: 'absence',
    id,
    person: row.person_id,
    before: { until: row.until, cancelled_at: null },
    after,
  })
}

/** Leave that overlaps the days asked for, of those whose leave the actor may see. */
export async function listAbsences(ctx: Ctx, { from, to, person }: ListAbsences): Promise<AbsenceRow[]> {
  const { calendar } = ctx.rules
  const rows = await ctx.tx
    .selectFrom('absences')
    .select(['id', 'person_id', 'kind', 'since', 'until', 'substitute_id', 'note', 'recorded_by'])
    .where('org_id', '=', ctx.org)
    .where('until', '>', startOfDay(calendar, from))
    .where('since', '<', startOfDay(calendar, addCalendarDays(to, 1)))
    .where('cancelled_at', 'is', null)
    .$if(person !== undefined, q => q.where('person_id', '=', person ?? ''))
    .orderBy('since')
    .orderBy('id')
    .limit(1_000)
    .execute()
  const named = (id: string) => ({ id, name: ctx.roster.people.get(id)?.name ?? '' })
  return rows
    .filter(row => maySeeLeave(ctx, row.person_id))
    .map(row => ({
      ...{ id: row.id, person: named(row.person_id), kind: row.kind, since: row.since, until: row.until, note: row.note },
      substitute: row.substitute_id === null ? null : named(row.substitute_id),
      recordedBy: named(row.recorded_by),
      isNow: row.since <= ctx.now && row.until > ctx.now,
      canCancel: row.until > ctx.now,
    }))
}

function overlapping(ctx: Ctx, person: string, since: Instant, until: Instant) {
  return ctx.tx
    .selectFrom('absences')
    .select(['id', 'substitute_id'])
    .where('org_id', '=', ctx.org)
    .where('person_id', '=', person)
    .where('cancelled_at', 'is', null)
    .where('since', '<', until)
    .where('until', '>', since)
    .execute()
}

/** No approval is asked for here; whoever answers for the work must know of it. */
async function tellSuperior(ctx: Ctx, person: string, { since, until }: { since: Instant; until: Instant }): Promise<void> {
  const name = ctx.roster.people.get(person)?.name ?? ''
  const day = (at: Instant) => localDateOf(ctx.rules.calendar, at)
  // The last moment that still belongs to it: an end at midnight is the end of the day before.
  const last = day(new Date(Date.parse(until) - 1).toISOString())
  for (const superior of nearestSuperiors(ctx.roster, person)
    .filter(id => id !== ctx.actor.person)
    .slice(0, 1))
    await ctx.tx
      .insertInto('notifications')
      .values({
        ...{ org_id: ctx.org, id: ctx.newId(), person_id: superior, case_id: null, kind: 'absence' },
        words: JSON.stringify({
          title: { zh: `${name} 请假`, en: `${name} is on leave` },
          body: { zh: `${day(since)} 至 ${last}`, en: `${day(since)} to ${last}` },
        }),
        ...{ created_at: ctx.now, read_at: null },
      })
      .execute()
}
