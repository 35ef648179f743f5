import { type RawBuilder, sql } from 'kysely'
import { sealedFromNobody } from '../access/case-visibility.ts'
import type { Ctx } from '../context.ts'
import type { DataCheckRule } from './schema.ts'

export type Hit = { case_id: string; detail: Record<string, string> }
/** The cases that are looked at: all, or those with the given ids. */
export type Among = 'all' | readonly string[]
/** Cases opened longer ago are looked at by no check. */
const LOOKED_BACK_DAYS = 400

const lookedBackTo = (ctx: Ctx) => new Date(Date.parse(ctx.now) - LOOKED_BACK_DAYS * 86_400_000).toISOString()
const ofCase = (ctx: Ctx, among: Among) =>
  sql`c.org_id = ${ctx.org} and not c.is_history and c.merged_into is null and c.disposed_at is null and ${sealedFromNobody(ctx.org, 'c.id')}
    and c.opened_at >= ${lookedBackTo(ctx)}::timestamptz ${among === 'all' ? sql`` : sql`and c.id = any(${[...among]}::text[])`}`
const events = (type: string, name: string) =>
  sql`join events ${sql.ref(name)} on ${sql.ref(`${name}.org_id`)} = c.org_id and ${sql.ref(`${name}.stream_id`)} = c.id and ${sql.ref(`${name}.type`)} = ${type}`
/** An event that a correction has taken the place of is not what stands. */
const stands = (name: string) =>
  sql`not exists (select from events w where w.org_id = c.org_id and w.stream_id = c.id and w.type = 'event.corrected' and w.data ->> 'corrects' = ${sql.ref(`${name}.id`)})`
/** What a correction says that an event should have said, by its path; the last one counts. */
const corrected = (name: string, path: RawBuilder<unknown>) =>
  sql`(select w.data #>> ${path} from events w where w.org_id = c.org_id and w.stream_id = c.id and w.type = 'event.corrected' and w.data ->> 'corrects' = ${sql.ref(`${name}.id`)} and w.data #> ${path} is not null order by w.seq desc limit 1)`
/** When an event happened, as corrected. */
const momentOf = (name: string) => sql`coalesce(${corrected(name, sql`'{at}'`)}::timestamptz, ${sql.ref(`${name}.at`)})`
const notVoid = (name: string) => sql`${corrected(name, sql`'{void}'`)} is distinct from 'true'`
/** Whether a text says anything, encrypted or not: 30 bytes (40 signs of base64) are nonce, tag and the two quotation marks of an empty text. */
const isSaid = (value: RawBuilder<unknown>) =>
  sql`(${value} <> '""'::jsonb and coalesce(length(${value} #>> '{bihuan:enc,3}'), 41) > 40)`
const text = (at: RawBuilder<unknown>) => sql`to_char(${at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
const two = (first: string, a: RawBuilder<unknown>, second: string, b: RawBuilder<unknown>) =>
  sql`jsonb_build_object(${first}::text, ${text(a)}, ${second}::text, ${text(b)}) as detail`

/** Whether a regulation in force asks for photos of the work at all. */
export const asksForPhotos = (ctx: Ctx): boolean =>
  ctx.rules.editions.some(({ pack }) => pack.evidence.some(one => one.on.some(trigger => trigger.on === 'photo.added')))

/**
 * 数据核查 (furn 2.4.1): each looks for what is not whole (an acceptance without what it consists of) or cannot be (times in an order that no
 * work has). Only what stands is looked at: a correction clears its hit.
 */
export const checks: Readonly<Record<DataCheckRule, (ctx: Ctx, among: Among) => RawBuilder<Hit> | undefined>> = {
  'acceptance-incomplete': (ctx, among) => sql<Hit>`
    select c.id as case_id, jsonb_strip_nulls(jsonb_build_object('at', ${text(sql`a.at`)},
      'signature', case when a.data ->> 'via' in ('screen', 'paper', 'link') and a.data ->> 'file' is null and a.data -> 'binding' is null then 'missing' end,
      'signer', case when s.event_id is null then 'missing' end)) as detail
    from cases c ${events('customer.accepted', 'a')}
      left join sealed_fields s on s.org_id = a.org_id and s.event_id = a.id and s.field = 'signer' and ${isSaid(sql`s.value`)}
    where ${ofCase(ctx, among)} and ${stands('a')}
      and ((a.data ->> 'via' in ('screen', 'paper', 'link') and a.data ->> 'file' is null and a.data -> 'binding' is null) or s.event_id is null)`,
  'accepted-without-photo': (ctx, among) =>
    asksForPhotos(ctx)
      ? sql<Hit>`
    select c.id as case_id, jsonb_build_object('at', ${text(sql`a.at`)}) as detail from cases c ${events('customer.accepted', 'a')}
    where ${ofCase(ctx, among)} and c.kind = 'work-order' and ${stands('a')}
      and not exists (select from events p where p.org_id = c.org_id and p.stream_id = c.id and p.type in ('photo.added', 'file.attached'))`
      : undefined,
  'accepted-before-visit': (ctx, among) => sql<Hit>`
    select c.id as case_id, ${two('accepted', sql`a.at`, 'visit', sql`v.starts_at`)}
    from cases c ${events('customer.accepted', 'a')}
      join lateral (select min(starts_at) as starts_at from visits v where v.org_id = c.org_id and v.case_id = c.id and v.state <> 'cancelled') v on true
    where ${ofCase(ctx, among)} and ${stands('a')} and a.at < v.starts_at`,
  'closed-before-acceptance': (ctx, among) => sql<Hit>`
    select c.id as case_id, ${two('closed', sql`c.closed_at`, 'accepted', sql`a.at`)} from cases c ${events('customer.accepted', 'a')}
    where ${ofCase(ctx, among)} and ${stands('a')} and c.closed_at < a.at`,
  'occurred-after-opened': (ctx, among) => sql<Hit>`
    select c.id as case_id, ${two('occurred', sql`t.occurred`, 'opened', sql`t.opened`)} from cases c ${events('case.opened', 'o')}
      cross join lateral (select coalesce(${corrected('o', sql`'{plain,occurredAt}'`)}, o.data ->> 'occurredAt')::timestamptz as occurred, ${momentOf('o')} as opened) t
    where ${ofCase(ctx, among)} and t.occurred > t.opened`,
  'callback-before-completion': (ctx, among) => sql<Hit>`
    select c.id as case_id, ${two('answered', sql`f.answered`, 'completed', sql`d.completed`)}
    from cases c join lateral (select min(${momentOf('x')}) as completed from events x where x.org_id = c.org_id and x.stream_id = c.id and x.type = 'handling.completed' and ${notVoid('x')}) d on true
      join lateral (select min(x.at) as answered from events x where x.org_id = c.org_id and x.stream_id = c.id and x.type = 'customer.answered') f on true
    where ${ofCase(ctx, among)} and f.answered < d.completed`,
  'machine-before-installed': (ctx, among) => sql<Hit>`
    select c.id as case_id, jsonb_build_object('opened', ${text(sql`c.opened_at`)}, 'installed', m.installed_on::text) as detail
    from cases c join machines m on m.org_id = c.org_id and m.id = c.machine_id
    where ${ofCase(ctx, among)} and c.kind in ('anomaly', 'complaint') and m.installed_on is not null and c.opened_at < m.installed_on::timestamptz - interval '1 day'
      ${/* Said of the machine alone, so that only those put up since are read, each with its cases of before. */ sql``} and m.installed_on::timestamptz > ${lookedBackTo(ctx)}::timestamptz`,
}
