import { type SqlBool, sql } from 'kysely'
import type { DutyRule } from '../../engine/pack.ts'
import { isSealedField } from '../../engine/record-fields.ts'
import { editionNamed } from '../../engine/rules.ts'
import { caseSeenOrTrue, caseWorkedOn } from '../access/case-visibility.ts'
import { shownName } from '../access/shown.ts'
import { ruleOf, viewDuty } from '../cases/view-case.ts'
import { recordsOfDuty } from '../cases/view-records.ts'
import type { Ctx } from '../context.ts'
import { readCursor, writeCursor } from '../http/cursor.ts'
import { askedInOf } from './asked.ts'
import { deskOf, type FieldWork } from './field-work.ts'
import { endOf } from './period.ts'
import { actsOf, reminder, stageTitle } from './present.ts'
import { handlerOf, phonesOf } from './queries.ts'
import type { DeskFilter, FieldNeed, FieldNeedPage, ListFieldNeeds } from './schema.ts'

const EXACT_TO = 1_000
const due = sql<string>`coalesce(duties.due_at, 'infinity')`

type Need = { readonly edition: string; readonly rule: DutyRule; readonly whose: 'office' | 'lead'; readonly isAsked: boolean }

/** The duties on field cases that the office, or who sends the field, owes by any edition; open cases may follow an older one. */
function needsIn(ctx: Pick<Ctx, 'rules'>, work: FieldWork): Need[] {
  return ctx.rules.editions.flatMap(edition =>
    [...edition.duties.values()].flatMap((rule): Need[] => {
      if (!('role' in rule.owner) || !rule.kinds?.some(kind => work.ofKind.has(kind))) return []
      const whose = work.office.has(rule.owner.role) ? 'office' : work.lead.has(rule.owner.role) ? 'lead' : undefined
      return whose === undefined ? [] : [{ edition: edition.key, rule, whose, isAsked: asksInWords(edition.pack, rule) }]
    }),
  )
}

/** Whether it begins with what whoever has the case in hand, and nobody else, writes down: a call for support, a request on the spot. */
function asksInWords(pack: Ctx['rules']['editions'][number]['pack'], rule: DutyRule): boolean {
  const begins = recordsOfDuty({ ...rule, stop: rule.start })
  const isCall = (id: string) => {
    const record = pack.records?.find(one => one.id === id)
    const permits = pack.permits.filter(
      ({ act, when }) =>
        act === 'make-record' && when?.record !== undefined && 'in' in when.record && when.record.in.includes(id),
    )
    return (
      record?.fields.some(isSealedField) === true &&
      permits.length > 0 &&
      permits.every(({ by }) => by.every(party => 'caseRole' in party && party.caseRole === 'handler'))
    )
  }
  return begins.length > 0 && rule.start.every(t => t.on === 'record.made') && begins.every(isCall)
}

const pairs = (needs: readonly Need[]) =>
  needs.length === 0
    ? sql<SqlBool>`false`
    : sql<SqlBool>`(duties.edition, duties.rule) in (${sql.join(needs.map(n => sql`(${n.edition}, ${n.rule.id})`))})`

function openNeeds(ctx: Ctx, work: FieldWork, needs: readonly Need[], { department, region, period }: DeskFilter) {
  let query = ctx.tx
    .selectFrom('duties')
    .innerJoin('cases', join => join.onRef('cases.org_id', '=', 'duties.org_id').onRef('cases.id', '=', 'duties.case_id'))
    .where('duties.org_id', '=', ctx.org)
    .where('duties.outcome', 'is', null)
    .where(eb => eb.or([eb('duties.due_at', 'is', null), eb('duties.due_at', '<', endOf(ctx, period))]))
    .where('duties.of_history', '=', false)
    .where('cases.kind', 'in', [...work.ofKind.keys(), ''])
    .where(caseSeenOrTrue(ctx, 'duties.case_id'))
    .where(pairs(needs))
  if (department !== undefined || region !== undefined) {
    const departments = [...ctx.roster.departments.values()]
      .filter(d => (department === undefined || d.id === department) && (region === undefined || d.region === region))
      .map(d => d.id)
    const people = [...ctx.roster.people.values()]
      .filter(p => [p.department, p.borrowed?.to.id].some(id => id != null && departments.includes(id)))
      .map(p => p.id)
    // Whose order it is; before somebody is named, where the case lies.
    query = query.where(
      sql<SqlBool>`(cases.owner_id = any(${people}::text[]) or cases.department_id = any(${departments}::text[]))`,
    )
  }
  return query
}

/** How much the field needs: open, overdue, asked for in words; counted to 1,001. */
export async function countNeeds(ctx: Ctx, work: FieldWork, filter: DeskFilter) {
  const needs = needsIn(ctx, work)
  const asked = needs.filter(n => n.isAsked)
  const { open, overdue, asking } = await ctx.tx
    .selectFrom(
      openNeeds(ctx, work, needs, filter)
        .select([
          sql<boolean>`duties.due_at < ${ctx.now} and not duties.is_paused`.as('is_overdue'),
          sql<boolean>`${pairs(asked)}`.as('is_asked'),
        ])
        .limit(EXACT_TO + 1)
        .as('found'),
    )
    .select([
      sql<number>`count(*)::int`.as('open'),
      sql<number>`count(*) filter (where is_overdue)::int`.as('overdue'),
      sql<number>`count(*) filter (where is_asked)::int`.as('asking'),
    ])
    .executeTakeFirstOrThrow()
  return { open, overdue, asked: asking }
}

/** 需要内勤处理: one page of what the field needs, by due time, each with what was asked and the acts that meet it. Six queries. */
export async function listFieldNeeds(ctx: Ctx, filter: ListFieldNeeds): Promise<FieldNeedPage> {
  const work = deskOf(ctx)
  const { whose, after, limit } = filter
  const needs = needsIn(ctx, work).filter(
    n => whose === 'all' || whose === 'mine' || (whose === 'asked' ? n.isAsked : n.whose === whose),
  )
  let matching = openNeeds(ctx, work, needs, filter)
  if (whose === 'mine') matching = matching.where('duties.owner_id', '=', ctx.actor.person)
  let query = matching
    .leftJoin('customers', join =>
      join.onRef('customers.org_id', '=', 'cases.org_id').onRef('customers.id', '=', 'cases.customer_id'),
    )
    .selectAll('duties')
    .select(['cases.number', 'cases.title', 'cases.kind', 'cases.state', 'cases.contact', 'customers.name as customer'])
    .select([caseWorkedOn(ctx, 'cases.id').as('is_mine'), handlerOf.as('handler'), sql<string>`(${due})::text`.as('cursor')])
  if (after !== undefined) {
    const [at, key] = readCursor(after, ['moment', 'text'])
    query = query.where(sql<SqlBool>`(${due}, duties.key) > (${at}::timestamptz, ${key})`)
  }
  const rows = await query
    .orderBy(due)
    .orderBy('duties.key')
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const { count } = await ctx.tx
    .selectFrom(
      matching
        .select(sql<number>`1`.as('one'))
        .limit(EXACT_TO + 1)
        .as('found'),
    )
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow()
  const asked = await askedInOf(ctx, page)
  const phones = await phonesOf(
    ctx,
    page.flatMap(row => row.handler ?? []),
  )
  return {
    items: page.map((row): FieldNeed => {
      const rule = ruleOf(ctx.rules, row)
      const { pack } = editionNamed(ctx.rules, row.edition)
      const handler = row.handler === null ? undefined : ctx.roster.people.get(row.handler)
      return {
        duty: viewDuty(ctx, row),
        clauseTitle: pack.clauses[row.clause]?.title ?? { zh: row.clause },
        whose: needs.find(n => n.edition === row.edition && n.rule.id === row.rule)!.whose,
        case: {
          ...{ id: row.case_id, number: row.number, title: row.title, kind: row.kind },
          stageTitle: stageTitle(ctx, row.state),
          customer: row.customer ?? shownName(ctx, row.contact.name, row.is_mine) ?? null,
        },
        handler: handler === undefined ? null : { id: handler.id, name: handler.name, phone: phones.get(handler.id) ?? null },
        asked: asked.get(row.key) ?? null,
        acts: [...actsOf(ctx, row.state, rule), ...reminder(ctx, row.state, row)],
      }
    }),
    next: rows.length > limit && last ? writeCursor([last.cursor, last.key]) : null,
    total: Math.min(count, EXACT_TO),
    totalIsExact: count <= EXACT_TO,
  }
}
