import { localDateOf, startOfDay } from '../../engine/calendar/days.ts'
import { addCalendarDays } from '../../engine/calendar/local-date.ts'
import type { LocalDate } from '../../events/instant.ts'
import type { Role } from '../../events/roles.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { recordChange } from './record-change.ts'
import { holdersOf } from './roster.ts'
import type { DutyHoursBody, NewShiftBody, OnDutyView } from './staff-schema.ts'

/** Sets the weekly on-duty hours of a person or of a role in place of those before; none: on duty as their own switch says. */
export async function setDutyHours(ctx: Ctx, { person, role, windows }: DutyHoursBody): Promise<void> {
  if (person !== undefined && !ctx.roster.people.has(person)) throw refuse('person.not-found')
  const of = { person_id: person ?? null, role: person === undefined ? (role ?? null) : null }
  const column = of.person_id === null ? 'role' : 'person_id'
  const before = await ctx.tx
    .deleteFrom('duty_windows')
    .where('org_id', '=', ctx.org)
    .where(column, '=', of.person_id ?? of.role)
    .returning(['weekday', 'starts', 'ends'])
    .execute()
  if (windows.length > 0)
    await ctx.tx
      .insertInto('duty_windows')
      .values(windows.map(w => ({ org_id: ctx.org, id: ctx.newId(), ...of, ...w })))
      .execute()
  const told = (all: readonly { weekday: number; starts: string; ends: string }[]) =>
    all.map(w => `${w.weekday} ${w.starts}-${w.ends}`).sort()
  await recordChange(ctx, {
    ...{ entity: 'duty-hours', id: of.person_id ?? `role:${of.role}`, person },
    ...{ before: { windows: told(before) }, after: { windows: told(windows) } },
  })
}

/** Puts somebody on the rota from a moment to a moment; gives the shift's id. */
export async function addShift(ctx: Ctx, { person, role, since, until, note }: NewShiftBody): Promise<string> {
  if (!ctx.roster.people.has(person)) throw refuse('person.not-found')
  if (until <= since || until <= ctx.now) throw refuse('shift.dates-wrong')
  const id = ctx.newId()
  const row = { person_id: person, role: role ?? null, since, until, note: note ?? '' }
  await ctx.tx
    .insertInto('rota_shifts')
    .values({ org_id: ctx.org, id, ...row })
    .execute()
  await recordChange(ctx, { entity: 'shift', id, person, before: null, after: row })
  return id
}

/** Takes a shift off the rota. */
export async function removeShift(ctx: Ctx, id: string): Promise<void> {
  const row = await ctx.tx
    .deleteFrom('rota_shifts')
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .returning(['person_id', 'role', 'since', 'until', 'note'])
    .executeTakeFirst()
  if (!row) throw refuse('shift.not-found')
  await recordChange(ctx, { entity: 'shift', id, person: row.person_id, before: row, after: null })
}

/** 值班表 of the week that holds a day: hours by the week, shifts, and who is on duty at this very moment, by role. */
export async function viewRota(ctx: Ctx, on: LocalDate | undefined): Promise<OnDutyView> {
  const { calendar } = ctx.rules
  const day = on ?? localDateOf(calendar, ctx.now)
  const from = addCalendarDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7))
  const named = (id: string) => ({ id, name: ctx.roster.people.get(id)?.name ?? '' })
  const windows = await ctx.tx
    .selectFrom('duty_windows')
    .select(['person_id', 'role', 'weekday', 'starts', 'ends'])
    .where('org_id', '=', ctx.org)
    .orderBy('weekday')
    .orderBy('starts')
    .execute()
  const shifts = await ctx.tx
    .selectFrom('rota_shifts')
    .select(['id', 'person_id', 'role', 'since', 'until', 'note'])
    .where('org_id', '=', ctx.org)
    .where('until', '>', startOfDay(calendar, from))
    .where('since', '<', startOfDay(calendar, addCalendarDays(from, 7)))
    .orderBy('since')
    .orderBy('id')
    .execute()
  const hours = new Map<string, OnDutyView['hours'][number]>()
  for (const { person_id, role, ...window } of windows) {
    const key = person_id ?? `role:${role}`
    const known = hours.get(key) ?? {
      person: person_id === null ? null : named(person_id),
      role: role as Role | null,
      windows: [],
    }
    hours.set(key, { ...known, windows: [...known.windows, window] })
  }
  const roles = [
    ...new Set([...windows.flatMap(w => w.role ?? []), ...shifts.flatMap(s => s.role ?? []), 'service-desk' as const]),
  ] as Role[]
  return {
    from,
    hours: [...hours.values()],
    shifts: shifts.map(s => ({
      ...{ id: s.id, person: named(s.person_id), role: s.role as Role | null, since: s.since, until: s.until, note: s.note },
      isNow: s.since <= ctx.now && s.until > ctx.now,
    })),
    now: roles.map(role => ({
      role,
      people: holdersOf(ctx.roster, { role }, { people: {} })
        .filter(id => ctx.roster.people.get(id)?.presence === 'on-duty')
        .map(named),
    })),
  }
}
