import { type SqlBool, sql } from 'kysely'
import { localDateOf, startOfDay } from '../../engine/calendar/days.ts'
import type { KeepSum } from '../../engine/keeping.ts'
import type { Instant, LocalDate } from '../../events/instant.ts'
import { caseSeenOrTrue } from '../access/case-visibility.ts'
import type { Ctx } from '../context.ts'
import { blockersOf } from './blockers.ts'
import { isRecordHeld } from './holds.ts'
import { isOver, keptOfCase, keptOfRecord } from './kept-of.ts'
import { kindsOfClass } from './record-classes.ts'
import type { Blocker, DisposalUnit } from './schema.ts'
import type { ArchiveSettings, DisposableClass } from './settings-schema.ts'

/** At most so many in one disposal: a person must be able to read what they agree to. */
export const MOST_ITEMS = 500

export type Candidate = {
  readonly unit: DisposalUnit
  readonly subject: string
  readonly label: string
  readonly sum: KeepSum
  readonly blockers: readonly Blocker[]
}

/** What of a class is past its time, the longest first, with what keeps each of them; records whose time nobody has set are in none. */
export async function candidatesOf(ctx: Ctx, settings: ArchiveSettings, of: DisposableClass, but = ''): Promise<Candidate[]> {
  const kinds = kindsOfClass(of)
  if (kinds.length > 0) return casesPast(ctx, settings, kinds, but)
  const found =
    of === 'upload'
      ? await uploads(ctx)
      : of === 'import'
        ? await importsDone(ctx)
        : of === 'paper'
          ? await papersOfNoCase(ctx)
          : await months(ctx, of)
  const today = localDateOf(ctx.rules.calendar, ctx.now)
  const candidates: Candidate[] = []
  for (const { from, until, person, isAway, ...one } of found) {
    const sum = keptOfRecord(ctx, settings, of, until)
    if (!isOver(sum, today)) continue
    const isHeld = await isRecordHeld(ctx, { class: of, from, until, ...(person === undefined ? {} : { person }) })
    const isProposed = await isProposedAlready(ctx, one.unit, one.subject, but)
    const blockers: Blocker[] = [
      ...(isHeld ? ['held' as const] : []),
      ...(isAway ? ['paper-away' as const] : []),
      ...(isProposed ? ['proposed-already' as const] : []),
    ]
    candidates.push({ ...one, sum, blockers })
  }
  return candidates
}

async function casesPast(ctx: Ctx, settings: ArchiveSettings, kinds: readonly string[], but: string): Promise<Candidate[]> {
  const today = localDateOf(ctx.rules.calendar, ctx.now)
  const over = sql<LocalDate>`coalesce(cases.retain_until, (cases.closed_at at time zone 'UTC')::date)`
  const rows = await ctx.tx
    .selectFrom('cases')
    .select(['id', 'number', 'state', 'closed_at', 'retain_until'])
    .where('org_id', '=', ctx.org)
    .where('is_closed', '=', true)
    .where('disposed_at', 'is', null)
    .where('kind', 'in', [...kinds])
    .where(sql<SqlBool>`${over} < ${today}::date`)
    .where(caseSeenOrTrue(ctx, 'cases.id'))
    .orderBy(over)
    .orderBy('id')
    .limit(MOST_ITEMS * 2)
    .execute()
  // The database knows the archive's own day; the clauses and the company's time may be longer, and the engine says so.
  const past = rows.map(row => ({ row, sum: keptOfCase(ctx, settings, row) })).filter(({ sum }) => isOver(sum, today))
  const blocked = await blockersOf(
    ctx,
    past.map(({ row }) => row.id),
    today,
    but,
  )
  return past.map(({ row, sum }) => ({
    unit: 'case',
    subject: row.id,
    label: row.number,
    sum,
    blockers: blocked.get(row.id) ?? [],
  }))
}

type Found = {
  readonly unit: DisposalUnit
  readonly subject: string
  readonly label: string
  readonly from: Instant
  readonly until: Instant
  readonly person?: string
  /** Of a paper: it does not lie in its place. */
  readonly isAway?: boolean
}

async function uploads(ctx: Ctx): Promise<Found[]> {
  const rows = await ctx.tx
    .selectFrom('files')
    .select(['id', 'uploaded_at', 'uploaded_by', 'sha256'])
    .where('org_id', '=', ctx.org)
    .where('case_id', 'is', null)
    .where(({ not, exists, selectFrom, or }) =>
      not(
        or([
          exists(
            selectFrom('certificates')
              .select('id')
              .whereRef('certificates.org_id', '=', 'files.org_id')
              .whereRef('file_id', '=', 'files.id'),
          ),
          exists(
            selectFrom('manual_files')
              .select('file_id')
              .whereRef('manual_files.org_id', '=', 'files.org_id')
              .whereRef('file_id', '=', 'files.id'),
          ),
          exists(
            selectFrom('company_heads')
              .select('id')
              .whereRef('company_heads.org_id', '=', 'files.org_id')
              .whereRef('file_id', '=', 'files.id'),
          ),
          exists(
            selectFrom('form_templates')
              .select('form')
              .whereRef('form_templates.org_id', '=', 'files.org_id')
              .whereRef('layout_file', '=', 'files.id'),
          ),
          exists(
            selectFrom('payroll_papers')
              .select('id')
              .whereRef('payroll_papers.org_id', '=', 'files.org_id')
              .whereRef('file_id', '=', 'files.id'),
          ),
          exists(
            selectFrom('papers').select('id').whereRef('papers.org_id', '=', 'files.org_id').whereRef('file_id', '=', 'files.id'),
          ),
          exists(
            selectFrom('regulation_announcements')
              .select('id')
              .whereRef('regulation_announcements.org_id', '=', 'files.org_id')
              .whereRef('file_id', '=', 'files.id'),
          ),
          exists(
            selectFrom('parts').select('id').whereRef('parts.org_id', '=', 'files.org_id').whereRef('photo', '=', 'files.id'),
          ),
          exists(
            selectFrom('supplier_claims')
              .select('id')
              .whereRef('supplier_claims.org_id', '=', 'files.org_id')
              .where(sql<SqlBool>`files.id = any(supplier_claims.files)`),
          ),
        ]),
      ),
    )
    .orderBy('uploaded_at')
    .limit(MOST_ITEMS)
    .execute()
  return rows.map(row => ({
    ...{ unit: 'file' as const, subject: row.id, label: `${row.uploaded_at.slice(0, 10)} ${row.sha256.slice(0, 12)}` },
    ...{ from: row.uploaded_at, until: row.uploaded_at, person: row.uploaded_by },
  }))
}

/** 纸质原件 that belong to no case, from the day on them. */
async function papersOfNoCase(ctx: Ctx): Promise<Found[]> {
  const rows = await ctx.tx
    .selectFrom('papers')
    .select(['id', 'number', 'dated_on', 'state'])
    .where('org_id', '=', ctx.org)
    .where('case_id', 'is', null)
    .where('state', '!=', 'destroyed')
    .orderBy('dated_on')
    .limit(MOST_ITEMS)
    .execute()
  return rows.map(row => {
    const from = startOfDay(ctx.rules.calendar, row.dated_on)
    const isAway = row.state !== 'stored'
    return { unit: 'paper' as const, subject: row.id, label: row.number, from, until: from, isAway }
  })
}

async function importsDone(ctx: Ctx): Promise<Found[]> {
  const rows = await ctx.tx
    .selectFrom('imports')
    .select(['id', 'started_at', 'ended_at'])
    .where('org_id', '=', ctx.org)
    .where('ended_at', 'is not', null)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('import_rows')
          .select('line')
          .whereRef('import_rows.org_id', '=', 'imports.org_id')
          .whereRef('import_id', '=', 'imports.id'),
      ),
    )
    .orderBy('ended_at')
    .limit(MOST_ITEMS)
    .execute()
  return rows.map(row => ({
    ...{ unit: 'import' as const, subject: row.id, label: row.started_at.slice(0, 16).replace('T', ' ') },
    ...{ from: row.started_at, until: row.ended_at ?? row.started_at },
  }))
}

/** Whole months that are over, of the access log or of messages about no case. */
async function months(ctx: Ctx, of: DisposableClass): Promise<Found[]> {
  const { zone } = ctx.rules.calendar.spec
  const first =
    of === 'access-log'
      ? sql`select distinct to_char(at at time zone ${zone}, 'YYYY-MM') as month from access_log where org_id = ${ctx.org}`
      : sql`select distinct to_char(created_at at time zone ${zone}, 'YYYY-MM') as month from (
          select created_at from messages where org_id = ${ctx.org} and case_id is null and state <> 'waiting'
          union all select created_at from notifications where org_id = ${ctx.org} and case_id is null) both_of`
  const { rows } = await sql<{ month: string }>`${first} order by 1 limit ${MOST_ITEMS}`.execute(ctx.tx)
  return rows.map(({ month }) => ({
    ...{ unit: of === 'access-log' ? ('access-month' as const) : ('message-month' as const), subject: month, label: month },
    ...monthSpan(ctx, month),
  }))
}

/** The first moment of a month and its last, in the company's zone. */
export function monthSpan(ctx: Pick<Ctx, 'rules'>, month: string): { from: Instant; until: Instant } {
  const [year = 0, at = 1] = month.split('-').map(Number)
  const next = at === 12 ? `${year + 1}-01` : `${year}-${String(at + 1).padStart(2, '0')}`
  const begins = (of: string) => startOfDay(ctx.rules.calendar, `${of}-01`)
  return { from: begins(month), until: begins(next) }
}

async function isProposedAlready(ctx: Ctx, unit: DisposalUnit, subject: string, but: string): Promise<boolean> {
  const row = await ctx.tx
    .selectFrom('disposal_items')
    .innerJoin('disposals', join =>
      join.onRef('disposals.org_id', '=', 'disposal_items.org_id').onRef('disposals.id', '=', 'disposal_items.disposal_id'),
    )
    .select('disposal_items.position')
    .where('disposal_items.org_id', '=', ctx.org)
    .where('unit', '=', unit)
    .where('subject_id', '=', subject)
    .where('disposal_items.state', '=', 'waiting')
    .where('disposals.state', 'in', ['proposed', 'running'])
    .where('disposals.id', '!=', but)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
