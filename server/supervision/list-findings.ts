import { type Selectable, type SqlBool, sql } from 'kysely'
import { unsealedOrNone, visibleAmong } from '../access/case-visibility.ts'
import { named } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import type { Findings } from '../database/supervision-tables.ts'
import { refuse } from '../errors.ts'
import { readCursor, writeCursor } from '../http/cursor.ts'
import { followFindings } from './follow-findings.ts'
import { waysOpen } from './mend-finding.ts'
import type { Finding, FindingPage, ListFindings } from './schema.ts'
import { headed, supervises } from './supervisors.ts'

export type FindingRow = Selectable<Findings>

/** Supervisors see all findings; everybody else those about themselves or the department that they head. Nobody those of a case sealed from them. */
function seen(ctx: Ctx) {
  const all = ctx.tx
    .selectFrom('findings')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where(unsealedOrNone(ctx, 'findings.case_id'))
  if (supervises(ctx)) return all
  return all.where(eb => eb.or([eb('person_id', '=', ctx.actor.person), eb('department_id', 'in', ['', ...headed(ctx)])]))
}

type Filter = Pick<ListFindings, 'state' | 'source' | 'major' | 'mine' | 'finding'>
function filtered(ctx: Ctx, { state, source, major, mine, finding }: Filter) {
  let query = seen(ctx)
  if (finding !== undefined) query = query.where('findings.id', '=', finding)
  if (state !== undefined) query = query.where('state', '=', state)
  if (source !== undefined) query = query.where('source', '=', source)
  if (major !== undefined) query = query.where('is_major', '=', true)
  if (mine === undefined) return query
  // A supervisor decides on disputes about what others found and has what stands put right; whoever it is about answers.
  const waits = supervises(ctx)
    ? sql<SqlBool>`(state = 'open' or state = 'disputed' and found_by <> ${ctx.actor.person})`
    : sql<SqlBool>`state = 'open'`
  return query.where(waits)
}

/** How many findings wait for the reader, up to a thousand. */
export async function countMyFindings(ctx: Ctx): Promise<number> {
  if (ctx.sight.isPartner) return 0
  const { count } = await ctx.tx
    .selectFrom(filtered(ctx, { mine: '1' }).clearSelect().select('findings.id').limit(1_001).as('found'))
    .select(eb => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** 检查发现: one page, the latest first. */
export async function listFindings(ctx: Ctx, { limit, after, ...filter }: ListFindings): Promise<FindingPage> {
  if (ctx.sight.isPartner) return { items: [], next: null, canRaise: false }
  await followFindings(ctx)
  let query = filtered(ctx, filter).select(sql<string>`found_at::text`.as('place'))
  if (after !== undefined) {
    const [at, id] = readCursor(after, ['moment', 'text'])
    query = query.where(sql<SqlBool>`(found_at, id) < (${at}::timestamptz, ${id})`)
  }
  const rows = await query
    .orderBy('found_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    items: await presentFindings(ctx, page),
    next: rows.length > limit && last ? writeCursor([last.place, last.id]) : null,
    canRaise: supervises(ctx),
  }
}

/** The row of a finding that the reader may see, locked; else `finding.not-found`. */
export async function findingRow(ctx: Ctx, id: string): Promise<FindingRow> {
  const row = ctx.sight.isPartner ? undefined : await seen(ctx).where('id', '=', id).forUpdate().executeTakeFirst()
  if (row === undefined) throw refuse('finding.not-found')
  return row
}

/** Whether somebody answers for what was found: it is about them or the department that they head. */
export const answersFor = (ctx: Ctx, row: FindingRow): boolean =>
  row.person_id === ctx.actor.person || (row.department_id !== null && headed(ctx).includes(row.department_id))

/** A dispute is decided by a supervisor who neither found it nor is concerned. */
export const mayDecide = (ctx: Ctx, row: FindingRow): boolean =>
  row.state === 'disputed' && supervises(ctx) && row.found_by !== ctx.actor.person && !answersFor(ctx, row)
const mayDispute = (ctx: Ctx, row: FindingRow): boolean => row.state === 'open' && answersFor(ctx, row)
const waysFor = (ctx: Ctx, row: FindingRow) => (row.state === 'open' && supervises(ctx) ? waysOpen(ctx) : [])

/** Findings with what was decided about them. A case that the reader may not see is not named. */
export async function presentFindings(ctx: Ctx, rows: readonly FindingRow[]): Promise<Finding[]> {
  if (rows.length === 0) return []
  const ids = rows.map(row => row.id)
  const steps = await ctx.tx
    .selectFrom('finding_steps')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where('finding_id', 'in', ids)
    .orderBy('at')
    .orderBy('id')
    .execute()
  const items = await ctx.tx
    .selectFrom('sample_items')
    .select(['id', 'sample_id'])
    .where('org_id', '=', ctx.org)
    .where('id', 'in', ['', ...rows.flatMap(row => (row.source === 'sample' ? row.source_id : []))])
    .execute()
  const wanted = rows.flatMap(row => [row.case_id, row.rectification_id].filter(one => one !== null))
  const visible = await visibleAmong(ctx, wanted)
  const cases = await ctx.tx
    .selectFrom('cases')
    .select(['id', 'number', 'title', 'next_due_at', 'is_closed'])
    .where('org_id', '=', ctx.org)
    .where('id', 'in', ['', ...visible])
    .execute()
  const ref = (id: string | null) => cases.find(one => one.id === id)
  return rows.map(row => {
    const about = ref(row.case_id)
    const fixed = ref(row.rectification_id)
    const department = row.department_id === null ? undefined : ctx.roster.departments.get(row.department_id)
    return {
      ...{ id: row.id, number: row.number, source: row.source, clause: row.clause, major: row.is_major, words: row.words },
      sample: items.find(one => row.source === 'sample' && one.id === row.source_id)?.sample_id ?? null,
      case: about === undefined ? null : { id: about.id, number: about.number, title: about.title },
      department: department === undefined ? null : { id: department.id, name: department.name },
      person: row.person_id === null ? null : named(ctx, row.person_id),
      state: row.state,
      rectification:
        fixed === undefined
          ? null
          : { id: fixed.id, number: fixed.number, title: fixed.title, dueAt: fixed.next_due_at, closed: fixed.is_closed },
      ...{ foundBy: named(ctx, row.found_by), foundAt: row.found_at },
      steps: steps
        .filter(one => one.finding_id === row.id)
        .map(one => ({ kind: one.kind, words: one.words, by: named(ctx, one.by_id), at: one.at })),
      can: { dispute: mayDispute(ctx, row), decide: mayDecide(ctx, row), rectify: waysFor(ctx, row) },
    }
  })
}
