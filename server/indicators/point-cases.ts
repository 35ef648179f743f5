import { type Insertable, sql } from 'kysely'
import { localDateOf } from '../../engine/calendar/days.ts'
import { effectiveEvents } from '../../engine/corrections.ts'
import type { EndedDuty, PointedCase } from '../../engine/indicator-points.ts'
import type { CaseEvent } from '../../events/envelope.ts'
import type { Instant } from '../../events/instant.ts'
import { regionOf } from '../analysis/conditions.ts'
import type { Ctx } from '../context.ts'
import type { IndicatorPoints } from '../database/indicator-tables.ts'
import { measuresOf } from './measures.ts'

/** Corrections change what other events say: they are always read. */
const correcting = ['event.corrected', 'backdating.confirmed']
const AT_ONCE = 100

/** Makes the points of these cases anew from their events and ended duties; gives those of which something came out otherwise. Merged and sealed cases have none: they are counted for nobody. */
export async function pointCases(ctx: Ctx, ids: readonly string[]): Promise<readonly string[]> {
  const changed: string[] = []
  for (let at = 0; at < ids.length; at += AT_ONCE) changed.push(...(await pointSome(ctx, ids.slice(at, at + AT_ONCE))))
  return changed
}

type Sides = {
  readonly id: string
  readonly kind: string
  readonly level: string | null
  readonly category: string | null
  readonly edition: string
  readonly openedAt: Instant
  readonly owner: string | null
  readonly department: string | null
  readonly channel: string
  readonly region: string
  readonly product: string
}

type Row = Omit<Insertable<IndicatorPoints>, 'org_id'>
const columns = [
  ...([
    'measure',
    'case_id',
    'day',
    'person',
    'department',
    'region',
    'product',
    'channel',
    'numerator',
    'denominator',
    'part',
  ] as const),
  ...(['previous', 'previous_person', 'previous_department'] as const),
] as const

async function pointSome(ctx: Ctx, ids: readonly string[]): Promise<readonly string[]> {
  const rows = numbered(await rowsOf(ctx, ids))
  const there = await ctx.tx
    .selectFrom('indicator_points')
    .select(columns)
    .where('org_id', '=', ctx.org)
    .where('case_id', 'in', ids)
    .execute()
  const [now, before] = [byCase(rows), byCase(there)]
  const changed = ids.filter(id => say(now.get(id) ?? []) !== say(before.get(id) ?? []))
  const gone = changed.filter(id => before.has(id))
  if (gone.length > 0)
    await ctx.tx.deleteFrom('indicator_points').where('org_id', '=', ctx.org).where('case_id', 'in', gone).execute()
  const made = changed.flatMap(id => now.get(id) ?? []).map(row => ({ ...row, org_id: ctx.org }))
  for (let at = 0; at < made.length; at += 1_000)
    await ctx.tx
      .insertInto('indicator_points')
      .values(made.slice(at, at + 1_000))
      .execute()
  return changed
}

const byCase = (rows: readonly Row[]) => {
  const found = new Map<string, Row[]>()
  for (const row of rows) found.set(row.case_id, [...(found.get(row.case_id) ?? []), row])
  return found
}
/** Rows as one text, whatever their order. */
const say = (rows: readonly Row[]) =>
  rows
    .map(row => JSON.stringify(columns.map(column => row[column])))
    .sort()
    .join()

/** What the cases add, a row for each measure, day, person and department. */
async function rowsOf(ctx: Ctx, ids: readonly string[]): Promise<readonly Row[]> {
  const measures = measuresOf(ctx.rules)
  const cases = await readCases(ctx, ids)
  if (cases.length === 0 || measures.length === 0) return []
  const found = cases.map(one => one.id)
  const [events, duties] = [await readEvents(ctx, found), await readDuties(ctx, found)]
  const departmentAt = await departmentsOfPosts(ctx)
  const rows = new Map<string, Row>()
  for (const one of cases) {
    const { level, category, ...rest } = one
    const pointed: PointedCase = {
      events: effectiveEvents(events.get(one.id) ?? []),
      subject: {
        ...{ kind: rest.kind, edition: rest.edition },
        ...(level === null ? {} : { level }),
        ...(category === null ? {} : { category }),
      },
      openedAt: one.openedAt,
      duties: duties.get(one.id) ?? [],
    }
    for (const { measure, points } of measures)
      for (const point of points(pointed)) {
        const person = (point.duty ? point.owner : one.owner) ?? ''
        const own = point.duty && person !== '' ? departmentAt(person, point.at) : undefined
        const department = own ?? one.department ?? ''
        const day = localDateOf(ctx.rules.calendar, point.at)
        const key = JSON.stringify([measure, one.id, day, person, department])
        const { region, product, channel } = one
        const row = rows.get(key) ?? {
          ...{ measure, case_id: one.id, day, person, department, region, product, channel, numerator: 0, denominator: 0 },
          ...{ part: 0, previous: null, previous_person: null, previous_department: null },
        }
        rows.set(key, { ...row, numerator: row.numerator + point.sum, denominator: row.denominator + point.of })
      }
  }
  return [...rows.values()]
}

/** The rows of each case and measure in the order of their days, each with the days of the rows before it. */
function numbered(rows: readonly Row[]): Row[] {
  const parts = new Map<string, number>()
  const last = new Map<string, string>()
  const then = (key: string, day: string) => {
    const before = last.get(key) ?? null
    last.set(key, day)
    return before
  }
  return [...rows]
    .sort((x, y) => x.day.localeCompare(y.day))
    .map(row => {
      const key = JSON.stringify([row.measure, row.case_id])
      const part = parts.get(key) ?? 0
      parts.set(key, part + 1)
      return {
        ...{ ...row, part, previous: then(key, row.day) },
        previous_person: then(`${key} p ${row.person}`, row.day),
        previous_department: then(`${key} d ${row.department}`, row.day),
      }
    })
}

async function readCases({ tx, org }: Ctx, ids: readonly string[]): Promise<Sides[]> {
  const { rows } = await sql<Sides>`
    select c.id, c.kind, c.level, c.category, coalesce(c.state ->> 'edition', '') as edition, c.opened_at as "openedAt", c.owner_id as owner,
      c.department_id as department, c.channel, ${regionOf(sql`coalesce(nullif(u.address, ''), c.contact ->> 'address', '')`)} as region,
      coalesce(nullif(m.model, ''), (select max(f.product) from coded_facts f where f.org_id = c.org_id and f.case_id = c.id and f.superseded_by is null), '') as product
    from cases c left join customers u on u.org_id = c.org_id and u.id = c.customer_id left join machines m on m.org_id = c.org_id and m.id = c.machine_id
    where c.org_id = ${org} and c.id = any(${[...ids]}::text[]) and c.merged_into is null and c.sealed_for is null`.execute(tx)
  return rows
}

async function readEvents(ctx: Ctx, ids: readonly string[]): Promise<Map<string, CaseEvent[]>> {
  const types = new Set([...correcting, ...measuresOf(ctx.rules).flatMap(({ events }) => events)])
  const rows = await ctx.tx
    .selectFrom('events')
    .select(['stream_id', 'seq', 'id', 'type', 'at', 'recorded_at', 'actor', 'data'])
    .where('org_id', '=', ctx.org)
    .where('stream_id', 'in', ids)
    .where('type', 'in', [...types])
    .orderBy('stream_id')
    .orderBy('seq')
    .execute()
  const byCase = new Map<string, CaseEvent[]>()
  for (const { stream_id, recorded_at, ...row } of rows) {
    const list = byCase.get(stream_id) ?? []
    // Written by addEvent, which parsed `data` with the schema of this type.
    list.push({ ...row, stream: stream_id, recordedAt: recorded_at } as unknown as CaseEvent)
    byCase.set(stream_id, list)
  }
  return byCase
}

async function readDuties({ tx, org }: Ctx, ids: readonly string[]): Promise<Map<string, EndedDuty[]>> {
  const rows = await tx
    .selectFrom('duties')
    .select(['case_id', 'edition', 'rule', 'outcome', 'closed_at', 'owner_id'])
    .where('org_id', '=', org)
    .where('case_id', 'in', ids)
    .where('outcome', 'is not', null)
    .execute()
  const byCase = new Map<string, EndedDuty[]>()
  for (const { case_id, edition, rule, outcome, closed_at, owner_id } of rows) {
    if (outcome === null || closed_at === null) continue
    const list = byCase.get(case_id) ?? []
    list.push({ edition, rule, outcome, at: closed_at, ...(owner_id === null ? {} : { owner: owner_id }) })
    byCase.set(case_id, list)
  }
  return byCase
}

/** In which department somebody was at a moment, by their posts; else the one they are in now. Borrowed staff work for whom they are lent to. */
async function departmentsOfPosts(ctx: Ctx): Promise<(person: string, at: Instant) => string | undefined> {
  const posts = await ctx.tx
    .selectFrom('posts')
    .select(['person_id', 'department_id', 'since', 'until', 'borrowed_from'])
    .where('org_id', '=', ctx.org)
    .where('department_id', 'is not', null)
    .execute()
  const byPerson = new Map<string, typeof posts>()
  for (const post of posts) byPerson.set(post.person_id, [...(byPerson.get(post.person_id) ?? []), post])
  return (person, at) => {
    const held = (byPerson.get(person) ?? []).filter(({ since, until }) => since <= at && (until === null || at < until))
    const lent = held.find(({ borrowed_from }) => borrowed_from !== null)
    return (lent ?? held[0])?.department_id ?? ctx.roster.people.get(person)?.department ?? undefined
  }
}
