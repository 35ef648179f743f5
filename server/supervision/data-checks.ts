import { type RawBuilder, sql } from 'kysely'
import { inKind } from '../../engine/conditions.ts'
import { editionsInForce, primaryEdition } from '../../engine/rules.ts'
import { sealedFromNobody } from '../access/case-visibility.ts'
import type { Ctx } from '../context.ts'
import type { DataCheckRule } from './schema.ts'

type Hit = { case_id: string; detail: Record<string, string> }
const LOOKED_BACK_DAYS = 400

const ofCase = (ctx: Ctx) =>
  sql`c.org_id = ${ctx.org} and not c.is_history and c.merged_into is null and ${sealedFromNobody(ctx.org, 'c.id')} and c.opened_at >= ${new Date(
    Date.parse(ctx.now) - LOOKED_BACK_DAYS * 86_400_000,
  ).toISOString()}`
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
const asksForPhotos = (ctx: Ctx): boolean =>
  ctx.rules.editions.some(({ pack }) => pack.evidence.some(one => one.on.some(trigger => trigger.on === 'photo.added')))

/**
 * 数据核查 (furn 2.4.1): each looks for what is not whole (an acceptance without what it consists of) or cannot be (times in an order that no
 * work has). Only what stands is looked at: a correction clears its hit.
 */
const checks: Readonly<Record<DataCheckRule, (ctx: Ctx) => RawBuilder<Hit> | undefined>> = {
  'acceptance-incomplete': ctx => sql<Hit>`
    select c.id as case_id, jsonb_strip_nulls(jsonb_build_object('at', ${text(sql`a.at`)},
      'signature', case when a.data ->> 'via' in ('screen', 'paper', 'link') and a.data ->> 'file' is null and a.data -> 'binding' is null then 'missing' end,
      'signer', case when s.event_id is null then 'missing' end)) as detail
    from cases c ${events('customer.accepted', 'a')}
      left join sealed_fields s on s.org_id = a.org_id and s.event_id = a.id and s.field = 'signer' and ${isSaid(sql`s.value`)}
    where ${ofCase(ctx)} and ${stands('a')}
      and ((a.data ->> 'via' in ('screen', 'paper', 'link') and a.data ->> 'file' is null and a.data -> 'binding' is null) or s.event_id is null)`,
  'accepted-without-photo': ctx =>
    asksForPhotos(ctx)
      ? sql<Hit>`
    select c.id as case_id, jsonb_build_object('at', ${text(sql`a.at`)}) as detail from cases c ${events('customer.accepted', 'a')}
    where ${ofCase(ctx)} and c.kind = 'work-order' and ${stands('a')}
      and not exists (select from events p where p.org_id = c.org_id and p.stream_id = c.id and p.type in ('photo.added', 'file.attached'))`
      : undefined,
  'accepted-before-visit': ctx => sql<Hit>`
    select c.id as case_id, ${two('accepted', sql`a.at`, 'visit', sql`v.starts_at`)}
    from cases c ${events('customer.accepted', 'a')}
      join lateral (select min(starts_at) as starts_at from visits v where v.org_id = c.org_id and v.case_id = c.id and v.state <> 'cancelled') v on true
    where ${ofCase(ctx)} and ${stands('a')} and a.at < v.starts_at`,
  'closed-before-acceptance': ctx => sql<Hit>`
    select c.id as case_id, ${two('closed', sql`c.closed_at`, 'accepted', sql`a.at`)} from cases c ${events('customer.accepted', 'a')}
    where ${ofCase(ctx)} and ${stands('a')} and c.closed_at < a.at`,
  'occurred-after-opened': ctx => sql<Hit>`
    select c.id as case_id, ${two('occurred', sql`t.occurred`, 'opened', sql`t.opened`)} from cases c ${events('case.opened', 'o')}
      cross join lateral (select coalesce(${corrected('o', sql`'{plain,occurredAt}'`)}, o.data ->> 'occurredAt')::timestamptz as occurred, ${momentOf('o')} as opened) t
    where ${ofCase(ctx)} and t.occurred > t.opened`,
  'callback-before-completion': ctx => sql<Hit>`
    select c.id as case_id, ${two('answered', sql`f.answered`, 'completed', sql`d.completed`)}
    from cases c join lateral (select min(${momentOf('x')}) as completed from events x where x.org_id = c.org_id and x.stream_id = c.id and x.type = 'handling.completed' and ${notVoid('x')}) d on true
      join lateral (select min(x.at) as answered from events x where x.org_id = c.org_id and x.stream_id = c.id and x.type = 'customer.answered') f on true
    where ${ofCase(ctx)} and f.answered < d.completed`,
  'machine-before-installed': ctx => sql<Hit>`
    select c.id as case_id, jsonb_build_object('opened', ${text(sql`c.opened_at`)}, 'installed', m.installed_on::text) as detail
    from cases c join machines m on m.org_id = c.org_id and m.id = c.machine_id
    where ${ofCase(ctx)} and c.kind in ('anomaly', 'complaint') and m.installed_on is not null and c.opened_at < m.installed_on::timestamptz - interval '1 day'`,
}

/** What a check is about: the event that a regulation asks for and that is not whole or cannot be. Dates of what is no duty are asked for by nobody. */
const concerns: Readonly<Partial<Record<DataCheckRule, string>>> = {
  'acceptance-incomplete': 'customer.accepted',
  'accepted-without-photo': 'photo.added',
  'accepted-before-visit': 'customer.accepted',
  'closed-before-acceptance': 'customer.accepted',
  'callback-before-completion': 'customer.answered',
}

/** The clause that has the data checked: that of internal control's post (furn 2.4.1), else that of the sample of service records (robot 第十四条(一)). */
export function clauseOfChecks(ctx: Pick<Ctx, 'rules' | 'now'>): string {
  const packs = editionsInForce(ctx.rules, ctx.now).map(({ pack }) => pack)
  const post = packs.flatMap(pack => pack.roles).find(role => role.id === 'internal-control')
  const sample = packs.flatMap(pack => pack.samples ?? []).find(rule => rule.population === 'service-records')
  return post?.clause ?? sample?.clause ?? ''
}

/** The clause that asks a case of this kind for what the check is about: of the duty that it meets, else of what counts as shown by it; none where no regulation asks. */
export function clauseAsking(ctx: Pick<Ctx, 'rules' | 'now'>, rule: DataCheckRule, kind: string): string {
  if (concerns[rule] === undefined) return ''
  const isAbout = ({ on }: { readonly on: string }) => on === concerns[rule]
  for (const { pack } of [primaryEdition(ctx.rules, kind, ctx.now), ...editionsInForce(ctx.rules, ctx.now)].filter(
    one => one !== undefined,
  )) {
    const duty = pack.duties.find(one => inKind(one, { kind }) && (one.stop ?? []).some(isAbout))
    const shown = pack.evidence.find(one => one.on.some(isAbout))
    const clause = duty?.clause ?? shown?.clause
    if (clause !== undefined) return clause
  }
  return ''
}

const INSERTED_AT_ONCE = 500

/** Looks through all checks; new hits are added with their clauses, those that were put right are cleared, standing ones stay. Gives how many are new. */
export async function runDataChecks(ctx: Ctx): Promise<number> {
  const clause = clauseOfChecks(ctx)
  let added = 0
  for (const [rule, check] of Object.entries(checks) as [DataCheckRule, (typeof checks)[DataCheckRule]][]) {
    const query = check(ctx)
    const rows = query === undefined ? [] : (await query.execute(ctx.tx)).rows
    const found = new Map(rows.map(row => [row.case_id, row.detail]))
    const kinds = await kindsOf(ctx, [...found.keys()])
    const hits = [...found].map(([caseId, detail]) => ({
      ...{ org_id: ctx.org, id: ctx.newId(), rule, case_id: caseId, detail: JSON.stringify(detail), found_at: ctx.now, clause },
      ...{ asks: clauseAsking(ctx, rule, kinds.get(caseId) ?? ''), cleared_at: null },
      ...{ explained_by: null, explained_at: null, explanation: null },
    }))
    for (let i = 0; i < hits.length; i += INSERTED_AT_ONCE) {
      const made = await ctx.tx
        .insertInto('data_check_hits')
        .values(hits.slice(i, i + INSERTED_AT_ONCE))
        .onConflict(c => c.columns(['org_id', 'rule', 'case_id']).where('cleared_at', 'is', null).doNothing())
        .returning('id')
        .execute()
      added += made.length
    }
    await ctx.tx
      .updateTable('data_check_hits')
      .set({ cleared_at: ctx.now })
      .where('org_id', '=', ctx.org)
      .where('rule', '=', rule)
      .where('cleared_at', 'is', null)
      .where(sql<boolean>`case_id <> all(${[...found.keys()]}::text[])`)
      .execute()
  }
  return added
}

async function kindsOf(ctx: Ctx, cases: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (cases.length === 0) return new Map()
  const rows = await ctx.tx
    .selectFrom('cases')
    .select(['id', 'kind'])
    .where('org_id', '=', ctx.org)
    .where(sql<boolean>`id = any(${[...cases]}::text[])`)
    .execute()
  return new Map(rows.map(row => [row.id, row.kind]))
}
