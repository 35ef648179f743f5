import { type SqlBool, sql } from 'kysely'
import { localDateOf } from '../../engine/calendar/days.ts'
import { dateOfDay, dayNumberOf } from '../../engine/calendar/local-date.ts'
import type { includes } from '../../engine/conditions.ts'
import { nameOfEdition } from '../../engine/explanation.ts'
import { retentionOfRecords } from '../../engine/keeping.ts'
import { editionsInForce } from '../../engine/rules.ts'
import { partsOf } from '../../events/duration-parts.ts'
import type { LocalDate } from '../../events/instant.ts'
import { caseSeenOrTrue } from '../access/case-visibility.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { readCursor, writeCursor } from '../http/cursor.ts'
import { blockersOf } from './blockers.ts'
import { holdsOnCase, holdsOnCases, presentHolds } from './holds.ts'
import { isOver, keptOfCase } from './kept-of.ts'
import { classOfKind, classWords, kindsOfClass } from './record-classes.ts'
import { archiveRights, mustSeeArchive } from './rights.ts'
import type { CaseArchive, Classes, KeptPage, ListKept } from './schema.ts'
import { disposableClasses, recordClasses } from './settings-schema.ts'
import { titleOfTable } from './table-words.ts'
import { tables } from './tables.ts'

const YEAR_DAYS = 365
/** The archive's day by which the list is ordered and its index built. */
const place = sql<LocalDate>`coalesce(cases.retain_until, (cases.closed_at at time zone 'UTC')::date)`

/** 归档: closed cases in the order in which their keeping ends, each with its sum and the holds on it; those that were disposed of are in none. */
export async function listKept(ctx: Ctx, { class: of, show, limit, after }: ListKept): Promise<KeptPage> {
  const settings = await mustSeeArchive(ctx)
  const today = localDateOf(ctx.rules.calendar, ctx.now)
  let query = ctx.tx
    .selectFrom('cases')
    .select(['id', 'number', 'title', 'kind', 'state', 'closed_at', 'updated_at', 'retain_until', place.as('place')])
    .where('org_id', '=', ctx.org)
    .where('is_closed', '=', true)
    .where('disposed_at', 'is', null)
    .where(caseSeenOrTrue(ctx, 'cases.id'))
  if (of !== undefined) query = query.where('kind', 'in', ['', ...kindsOfClass(of)])
  if (show === 'due') query = query.where(sql<SqlBool>`${place} < ${today}::date`)
  if (show === 'year') query = query.where(sql<SqlBool>`${place} < ${dateOfDay(dayNumberOf(today) + YEAR_DAYS)}::date`)
  if (show === 'held') query = query.where(sql<SqlBool>`exists (select from bihuan_holds_on_case(cases.id))`)
  if (after !== undefined) {
    const [day, id] = readCursor(after, ['text', 'text'])
    if (!/^\d{4}-\d\d-\d\d$/.test(day) || Number.isNaN(Date.parse(day))) throw refuse('cursor.unreadable')
    query = query.where(sql<SqlBool>`(${place}, cases.id) > (${day}::date, ${id})`)
  }
  const rows = await query
    .orderBy(place)
    .orderBy('id')
    .limit(limit + 1)
    .execute()
  const some = rows.slice(0, limit)
  const last = some.at(-1)
  const holds = await holdsOnCases(
    ctx,
    some.map(row => row.id),
  )
  const items = some.map(row => {
    const sum = keptOfCase(ctx, settings, row)
    return {
      ...{ id: row.id, number: row.number, title: row.title, kind: row.kind, class: classOfKind(row.kind) },
      ...{ closedAt: row.closed_at ?? row.updated_at, sum, isDue: isOver(sum, today), holds: holds.get(row.id) ?? [] },
    }
  })
  return {
    // The company's own time may be longer than the day by which the database looked.
    items: show === 'due' ? items.filter(one => one.isDue) : items,
    next: rows.length > limit && last ? writeCursor([last.place, last.id]) : null,
  }
}

/** Until when one case is kept and why, what holds it, and whether it was disposed of. Everybody who sees the case sees it. */
export async function viewCaseArchive(ctx: Ctx, id: string): Promise<CaseArchive> {
  const { settings, may, sees } = await archiveRights(ctx)
  const row = await ctx.tx
    .selectFrom('cases')
    .leftJoin('disposals', join =>
      join.onRef('disposals.org_id', '=', 'cases.org_id').onRef('disposals.id', '=', 'cases.disposal_id'),
    )
    .select([
      'cases.id',
      'cases.kind',
      'cases.state',
      'closed_at',
      'retain_until',
      'is_closed',
      'disposed_at',
      'disposal_id',
      'disposals.number',
    ])
    .where('cases.org_id', '=', ctx.org)
    .where('cases.id', '=', id)
    .executeTakeFirst()
  if (!row) throw refuse('case.not-found')
  const today = localDateOf(ctx.rules.calendar, ctx.now)
  const sum = row.is_closed ? keptOfCase(ctx, settings, row) : null
  const holds = await holdsOnCase(ctx, id)
  const blocked = row.is_closed && row.disposed_at === null ? ((await blockersOf(ctx, [id], today)).get(id) ?? []) : []
  return {
    ...{
      class: classOfKind(row.kind),
      closedAt: row.closed_at,
      sum,
      isDue: sum !== null && isOver(sum, today),
      blockers: blocked,
    },
    // That it is held everybody must know; why is told to those who look after the archive.
    holds: (await presentHolds(ctx, holds, may.holders)).map(hold =>
      sees ? hold : { ...hold, reason: '', reference: '', subject: null },
    ),
    canHold: may.holders,
    disposed:
      row.disposed_at === null || row.disposal_id === null
        ? null
        : { at: row.disposed_at, disposal: row.disposal_id, number: row.number ?? '' },
  }
}

/** 档案类别: every class with the clauses that bind it now, what the company has set, and its tables. */
export async function viewClasses(ctx: Ctx): Promise<Classes> {
  await mustSeeArchive(ctx)
  const { settings, may } = await archiveRights(ctx)
  const inForce = editionsInForce(ctx.rules, ctx.now)
  return {
    items: recordClasses.map(id => {
      const kinds = kindsOfClass(id)
      const disposable = (disposableClasses as readonly string[]).includes(id)
      const cited = !disposable
        ? []
        : kinds.length === 0
          ? retentionOfRecords(ctx.rules, ctx.now, ctx.now)
          : inForce.flatMap(edition =>
              edition.pack.retention.filter(rule => kinds.some(kind => inAnyLevel(rule, kind))).map(rule => ({ edition, rule })),
            )
      const setting = settings.keep.find(one => one.class === id)
      return {
        ...{ id, ...classWords[id], disposable },
        rules: cited.map(({ edition, rule }) => ({
          ...{ regulation: nameOfEdition(edition.pack), clause: rule.clause, title: rule.title, keep: partsOf(rule.keep) },
        })),
        setting: setting === undefined ? null : { years: setting.years, basis: setting.basis },
        tables: tablesOf(id),
      }
    }),
    can: {
      propose: may.keepers,
      decide: may.approvers,
      hold: may.holders,
      set: ctx.actor.roles.some(r => r.role === 'administrator'),
    },
  }
}

type Scoped = Parameters<typeof includes>[0]
const inAnyLevel = ({ kinds }: Scoped, kind: string): boolean =>
  kinds === undefined || (kinds as readonly string[]).includes(kind)

const onCase = {
  goes: { zh: '随案件删除', en: 'goes with its case' },
  blanked: { zh: '随案件抹去文字', en: 'its words go with the case' },
  stays: { zh: '只有编号、代码和数字，保留', en: 'ids, codes and numbers alone: stays' },
} as const

function tablesOf(id: (typeof recordClasses)[number]): Classes['items'][number]['tables'] {
  const isFile = kindsOfClass(id).length > 0
  return Object.entries(tables).flatMap(([table, { class: of, onCase: how }]) =>
    of === id || (isFile && of === 'case')
      ? [{ table, title: titleOfTable(table), says: how === undefined ? classWords[id].title : onCase[how] }]
      : [],
  )
}
