import { type SqlBool, sql } from 'kysely'
import { todayOf } from '../archive/propose-disposal.ts'
import type { Ctx } from '../context.ts'
import { readCursor, writeCursor } from '../http/cursor.ts'
import { demandOn } from './demand.ts'
import { mustFindPaper, mustFindPlace, numbersOfCases, type Paper } from './find.ts'
import { holdsLock, locksOf, nameOfPlace, openTogether, presentLock } from './locks.ts'
import { personNamed, presentRequest, takerNamed } from './present.ts'
import { mayRegister } from './register.ts'
import type { Request } from './requests.ts'
import { mustSeePapers, paperRights, paperSeen } from './rights.ts'
import type { CasePapers, ListLog, ListPapers, LogEntry, LogPage, PaperAct, PaperPage, PaperRow, PaperView } from './schema.ts'

/** A page of the register, the latest first. */
export async function listPapers(ctx: Ctx, { state, place, show, limit, after }: ListPapers): Promise<PaperPage> {
  await mustSeePapers(ctx)
  let query = ctx.tx.selectFrom('papers').selectAll('papers').where('papers.org_id', '=', ctx.org).where(paperSeen(ctx))
  if (state !== undefined) query = query.where('state', '=', state)
  if (place !== undefined) query = query.where('place_id', '=', place)
  if (show === 'overdue') query = query.where('state', '=', 'out').where('due_on', '<', todayOf(ctx))
  if (show === 'asked')
    query = query.where(
      sql<SqlBool>`exists (select from paper_requests r where r.org_id = papers.org_id and r.paper_id = papers.id and r.state = 'open')`,
    )
  if (after !== undefined) {
    const [at, id] = readCursor(after, ['moment', 'text'])
    query = query.where(eb => eb(eb.refTuple('registered_at', 'papers.id'), '<', eb.tuple(at, id)))
  }
  const rows = await query
    .orderBy('registered_at', 'desc')
    .orderBy('papers.id', 'desc')
    .limit(limit + 1)
    .execute()
  const some = rows.slice(0, limit)
  const last = some.at(-1)
  return {
    items: await presentPapers(ctx, some),
    next: rows.length > limit && last ? writeCursor([last.registered_at, last.id]) : null,
  }
}

async function presentPapers(ctx: Ctx, papers: readonly Paper[]): Promise<PaperRow[]> {
  if (papers.length === 0) return []
  const ids = papers.map(paper => paper.id)
  const cases = await numbersOfCases(
    ctx,
    papers.map(paper => paper.case_id),
  )
  const places = await placeNames(
    ctx,
    papers.map(paper => paper.place_id),
  )
  const scans = papers.flatMap(paper => (paper.file_id === null ? [] : [paper.file_id]))
  const files =
    scans.length === 0
      ? []
      : await ctx.tx.selectFrom('files').select(['id', 'name']).where('org_id', '=', ctx.org).where('id', 'in', scans).execute()
  const asked = await ctx.tx
    .selectFrom('paper_requests')
    .select(['paper_id', 'act'])
    .where('org_id', '=', ctx.org)
    .where('paper_id', 'in', ids)
    .where('state', '=', 'open')
    .execute()
  const today = todayOf(ctx)
  return papers.map(paper => {
    const number = cases.get(paper.case_id ?? '')
    return {
      ...{ id: paper.id, number: paper.number, sort: paper.sort, title: paper.title, pages: paper.pages },
      ...{ datedOn: paper.dated_on, state: paper.state, dueOn: paper.due_on },
      place: paper.place_id === null ? null : { id: paper.place_id, name: places.get(paper.place_id) ?? '' },
      case: paper.case_id === null || number === undefined ? null : { id: paper.case_id, number },
      scan: files.find(file => file.id === paper.file_id) ?? null,
      taker: takerNamed(ctx, paper.taken_by, paper.taken_by_name),
      isOverdue: paper.due_on !== null && paper.due_on < today,
      asked: asked.find(one => one.paper_id === paper.id)?.act ?? null,
    }
  })
}

async function placeNames(ctx: Ctx, ids: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids.filter(id => id !== null))]
  if (wanted.length === 0) return new Map()
  const rows = await ctx.tx
    .selectFrom('paper_places')
    .select(['id', 'room', 'cabinet', 'box'])
    .where('org_id', '=', ctx.org)
    .where('id', 'in', wanted)
    .execute()
  return new Map(rows.map(row => [row.id, nameOfPlace(row)]))
}

/** One paper with its custodians, what waits, and what the reader may do. */
export async function viewPaper(ctx: Ctx, id: string): Promise<PaperView> {
  const paper = await mustFindPaper(ctx, id)
  const [row] = await presentPapers(ctx, [paper])
  const place = paper.place_id === null ? undefined : await mustFindPlace(ctx, paper.place_id, true)
  const locks = place && locksOf(place)
  const request = await ctx.tx
    .selectFrom('paper_requests')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where('paper_id', '=', id)
    .where('state', '=', 'open')
    .executeTakeFirst()
  const names = await placeNames(ctx, [request?.to_place ?? null])
  const mayConfirm = request !== undefined && locks !== undefined && openTogether(ctx, locks, request.asked_by, ctx.actor.person)
  return {
    ...row!,
    ...{ registeredBy: personNamed(ctx, paper.registered_by), registeredAt: paper.registered_at },
    first: locks === undefined ? null : presentLock(ctx, locks.first),
    second: locks?.second ? presentLock(ctx, locks.second) : null,
    demand: await demandOn(ctx, paper.case_id),
    request: request === undefined ? null : presentRequest(ctx, request, mayConfirm, names),
    can: await mayDo(ctx, paper, locks !== undefined && holdsLock(ctx, locks, ctx.actor.person), request),
  }
}

async function mayDo(ctx: Ctx, paper: Paper, isCustodian: boolean, request: Request | undefined): Promise<PaperAct[]> {
  const { keeps } = await paperRights(ctx)
  const isEither = keeps || isCustodian
  const isAlive = paper.state !== 'destroyed'
  const acts: readonly (readonly [PaperAct, boolean])[] = [
    // Once a disposal waits for it, this is what is to be done.
    ['destroy', isCustodian && paper.state === 'stored' && !request && (await isNamed(ctx, paper))],
    ['store', isEither && paper.state === 'received'],
    ['take-out', isCustodian && paper.state === 'stored' && !request],
    ['return', isCustodian && paper.state === 'out' && !request],
    ['move', isCustodian && paper.state === 'stored' && !request],
    ['seen', isEither && paper.state === 'stored'],
    ['found', isEither && paper.state === 'missing'],
    ['scan', isAlive && (isEither || paper.registered_by === ctx.actor.person)],
    ['missing', isEither && isAlive && paper.state !== 'missing' && !request],
  ]
  return acts.flatMap(([act, may]) => (may ? [act] : []))
}

/** Whether a disposal that was approved, or a granted erasure, waits for this paper. */
async function isNamed(ctx: Ctx, paper: Paper): Promise<boolean> {
  const [unit, subject] = paper.case_id === null ? ['paper', paper.id] : ['case', paper.case_id]
  const { rows } = await sql<{ named: boolean }>`select exists (
    select from disposal_items i join disposals d on d.org_id = i.org_id and d.id = i.disposal_id
      where i.org_id = ${ctx.org} and i.unit = ${unit} and i.subject_id = ${subject} and i.state = 'waiting' and d.state = 'running'
    union all select from privacy_items p join privacy_requests r on r.org_id = p.org_id and r.id = p.request_id
      where p.org_id = ${ctx.org} and p.what = 'case' and p.subject_id = ${paper.case_id ?? ''} and p.state = 'waiting' and r.state = 'granted'
  ) as named`.execute(ctx.tx)
  return rows[0]!.named
}

/** 出入登记 of one paper, the latest first. */
export async function listLog(ctx: Ctx, id: string, { limit, after }: ListLog): Promise<LogPage> {
  await mustFindPaper(ctx, id)
  let query = ctx.tx.selectFrom('paper_log').selectAll().where('org_id', '=', ctx.org).where('paper_id', '=', id)
  if (after !== undefined) query = query.where('position', '<', Number(readCursor(after, ['number'])[0]))
  const rows = await query
    .orderBy('position', 'desc')
    .limit(limit + 1)
    .execute()
  const some = rows.slice(0, limit)
  const last = some.at(-1)
  return {
    items: await presentLog(ctx, some),
    next: rows.length > limit && last ? writeCursor([`${last.position}`]) : null,
  }
}

type LogRow = Awaited<ReturnType<typeof lastOf>>[number]

async function presentLog(ctx: Ctx, rows: readonly LogRow[]): Promise<LogEntry[]> {
  const places = await placeNames(
    ctx,
    rows.flatMap(row => [row.from_place, row.to_place]),
  )
  const place = (of: string | null) => (of === null ? null : (places.get(of) ?? null))
  return rows.map(row => ({
    ...{
      position: row.position,
      at: row.at,
      act: row.act,
      by: personNamed(ctx, row.by_id),
      reason: row.reason,
      dueOn: row.due_on,
    },
    with: row.with_id === null ? null : personNamed(ctx, row.with_id),
    ...{ who: takerNamed(ctx, row.who, row.who_name), from: place(row.from_place), to: place(row.to_place) },
  }))
}

/** The last entry of each paper's access record. */
const lastOf = (ctx: Ctx, ids: readonly string[]) =>
  ctx.tx
    .selectFrom('paper_log')
    .selectAll()
    .distinctOn('paper_id')
    .where('org_id', '=', ctx.org)
    .where('paper_id', 'in', ids.length === 0 ? [''] : [...ids])
    .orderBy('paper_id')
    .orderBy('position', 'desc')
    .execute()

const ofCase = (ctx: Ctx, caseId: string) =>
  ctx.tx
    .selectFrom('papers')
    .selectAll('papers')
    .where('papers.org_id', '=', ctx.org)
    .where('case_id', '=', caseId)
    .where(paperSeen(ctx))
    .orderBy('registered_at')
    .orderBy('papers.id')

/** All papers of a case with their whole access records, the first entry first: what an evidence bundle says of them (furn 6.1.2(2)). */
export async function papersWithRecord(ctx: Ctx, caseId: string): Promise<(PaperRow & { readonly record: LogEntry[] })[]> {
  const papers = await ofCase(ctx, caseId).execute()
  if (papers.length === 0) return []
  const rows = await ctx.tx
    .selectFrom('paper_log')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where(
      'paper_id',
      'in',
      papers.map(paper => paper.id),
    )
    .orderBy('paper_id')
    .orderBy('position')
    .execute()
  const entries = await presentLog(ctx, rows)
  const items = await presentPapers(ctx, papers)
  return items.map(item => ({ ...item, record: entries.filter((_, at) => rows[at]!.paper_id === item.id) }))
}

/** 纸质原件 of a case, for everybody who sees it. */
export async function casePapers(ctx: Ctx, caseId: string): Promise<CasePapers> {
  const rows = await ofCase(ctx, caseId).limit(200).execute()
  const last = await lastOf(
    ctx,
    rows.map(row => row.id),
  )
  const entries = await presentLog(ctx, last)
  const items = await presentPapers(ctx, rows)
  return {
    items: items.map(item => {
      const at = last.findIndex(entry => entry.paper_id === item.id)
      return { ...item, last: entries[at] ?? null }
    }),
    canRegister: await mayRegister(ctx, caseId),
  }
}
