import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { startOfDay } from '../../engine/calendar/days.ts'
import { addCalendarDays } from '../../engine/calendar/local-date.ts'
import type { Instant, LocalDate } from '../../events/instant.ts'
import { sealedFromNobody } from '../access/case-visibility.ts'
import type { Ctx } from '../context.ts'
import { rulesMetBy } from '../duties/conditions.ts'
import type { CutSide } from './cuts-schema.ts'
import { judgedRoles } from './judged.ts'

type Version = { readonly id: string; readonly version: number; readonly kinds: readonly string[] }
type Period = { readonly from?: LocalDate | undefined; readonly to?: LocalDate | undefined }

/** The stretch in which this version was in force, within the period. */
async function stretchOf(
  ctx: Ctx,
  { id, version }: Version,
  { from, to }: Period,
): Promise<{ begins?: Instant; ends?: Instant }> {
  const { calendar } = ctx.rules
  const versions = await ctx.tx
    .selectFrom('questionnaire_versions')
    .select(['version', 'published_at'])
    .where('org_id', '=', ctx.org)
    .where('questionnaire_id', '=', id)
    .where('version', 'in', [version, version + 1])
    .execute()
  const at = (wanted: number) => versions.find(one => one.version === wanted)?.published_at
  const begins = [at(version), from === undefined ? undefined : startOfDay(calendar, from)]
    .filter(one => one !== undefined)
    .sort()
    .at(-1)
  const ends = [at(version + 1), to === undefined ? undefined : startOfDay(calendar, addCalendarDays(to, 1))]
    .filter(one => one !== undefined)
    .sort()[0]
  return { ...(begins === undefined ? {} : { begins }), ...(ends === undefined ? {} : { ends }) }
}

/** Callbacks of its kinds of case that began in the stretch in which this version was in force, within the period: over `d` (duties) and `c` (cases). */
async function areAsked(ctx: Ctx, kept: Version, period: Period): Promise<RawBuilder<SqlBool>> {
  const { begins, ends } = await stretchOf(ctx, kept, period)
  const parts = [
    sql`d.org_id = ${ctx.org} and not c.is_history and d.pack || ':' || d.rule = any(${rulesMetBy(ctx, 'record-feedback')}::text[])`,
    sql`d.outcome is distinct from 'cancelled' and ${sealedFromNobody(ctx.org, 'd.case_id')}`,
    ...(kept.kinds.length === 0 ? [] : [sql`c.kind = any(${[...kept.kinds]}::text[])`]),
    ...(begins === undefined ? [] : [sql`d.started_at >= ${begins}`]),
    ...(ends === undefined ? [] : [sql`d.started_at < ${ends}`]),
  ]
  return sql<SqlBool>`${sql.join(parts, sql` and `)}`
}

/** How many cases were to be called back. */
export async function callbacksAsked(ctx: Ctx, kept: Version, period: Period): Promise<number> {
  const { rows } = await sql<{ many: number }>`
    select count(distinct d.case_id)::int as many from duties d join cases c on c.org_id = d.org_id and c.id = d.case_id
    where ${await areAsked(ctx, kept, period)}`.execute(ctx.tx)
  return rows[0]!.many
}

/** The same by one side of the cases; `none` where it is not stated. `seen`: only of these, over `c`. */
export async function askedCallbacks(
  ctx: Ctx,
  kept: Version,
  { by, ...period }: Period & { readonly by: CutSide },
  seen: RawBuilder<SqlBool> | undefined,
): Promise<ReadonlyMap<string, number>> {
  const people = sql`(select coalesce(array_agg(distinct person), array['none']) from (
    select jsonb_array_elements_text(coalesce(c.state -> 'people' -> part, '[]'::jsonb)) as person from unnest(${[...judgedRoles]}::text[]) as part
    union select e.actor from events e where e.org_id = c.org_id and e.stream_id = c.id and e.type = 'handling.completed') judged)`
  const keys: Readonly<Record<CutSide, RawBuilder<unknown>>> = {
    department: sql`array[coalesce(c.department_id, 'none')]`,
    person: people,
    kind: sql`array[c.kind]`,
    product: sql`array[coalesce(nullif(k.model, ''), 'none')]`,
    month: sql`array[to_char(d.started_at at time zone ${ctx.rules.calendar.spec.zone}, 'YYYY-MM')]`,
  }
  const { rows } = await sql<{ key: string; many: number }>`
    select key, count(distinct case_id)::int as many from (
      select unnest(${keys[by]}) as key, d.case_id from duties d join cases c on c.org_id = d.org_id and c.id = d.case_id
        left join machines k on k.org_id = c.org_id and k.id = c.machine_id
      where ${await areAsked(ctx, kept, period)} ${seen === undefined ? sql`` : sql`and ${seen}`}) asked
    group by key`.execute(ctx.tx)
  return new Map(rows.map(row => [row.key, row.many]))
}
