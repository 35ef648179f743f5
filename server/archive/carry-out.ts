import { type Selectable, type SqlBool, sql } from 'kysely'
import type { Instant } from '../../events/instant.ts'
import { type Ctx, systemActor } from '../context.ts'
import type { DisposalItems } from '../database/archive-tables.ts'
import { asWorker, inOrganisation } from '../database/transaction.ts'
import type { Deps } from '../deps.ts'
import { sha256 } from '../events/seal.ts'
import { contextOf } from '../http/organisation-context.ts'
import { readSettings } from '../settings/change-settings.ts'
import { blockersOf } from './blockers.ts'
import { monthSpan } from './candidates.ts'
import { finishDisposal } from './certificate.ts'
import { isRecordHeld } from './holds.ts'
import { isOver, keptOfCase } from './kept-of.ts'
import { todayOf } from './propose-disposal.ts'
import { removeContents } from './remove-content.ts'
import type { Blocker } from './schema.ts'
import type { DisposableClass } from './settings-schema.ts'

type Item = Selectable<DisposalItems>
type Done = { readonly digest: string; readonly counts: Record<string, number> }

/**
 * Carries out what was approved: one item in each transaction, so that a crash loses nothing and doubles nothing and the next look goes on.
 * What has been held, reopened or begun anew meanwhile is spared and says why. The last one writes the certificate.
 */
export async function carryOutDisposals(
  deps: Pick<Deps, 'database' | 'clock' | 'newId' | 'newSalt' | 'files'>,
  now: Instant,
  signal?: AbortSignal,
): Promise<boolean> {
  const running = await asWorker(deps.database, tx =>
    tx
      .selectFrom('disposals')
      .select(['org_id', 'id', 'class'])
      .where('state', '=', 'running')
      .orderBy('org_id')
      .orderBy('id')
      .execute(),
  )
  for (const { org_id: org, id, class: of } of running) {
    let goesOn = true
    while (goesOn && signal?.aborted !== true)
      goesOn = await inOrganisation(deps.database, org, async tx =>
        nextItem({ ...(await contextOf(deps, tx, org, systemActor)), now }, id, of),
      )
  }
  return removeContents(deps)
}

/** Paper of it lies in its place and its custodians have not destroyed it yet; what was held or reopened meanwhile is spared without waiting for them. */
const waitsForPaper = sql<SqlBool>`(
  unit = 'paper' and exists (select from papers p where p.org_id = disposal_items.org_id and p.id = disposal_items.subject_id and p.state = 'stored')
  or unit = 'case' and exists (select from papers p where p.org_id = disposal_items.org_id and p.case_id = disposal_items.subject_id and p.state in ('received', 'stored'))
    and not exists (select from papers p where p.org_id = disposal_items.org_id and p.case_id = disposal_items.subject_id and p.state in ('out', 'missing'))
    and exists (select from cases c where c.org_id = disposal_items.org_id and c.id = disposal_items.subject_id and c.is_closed)
    and not exists (select from bihuan_holds_on_case(disposal_items.subject_id)))`

/** One item of a disposal; false where none was left and the certificate has been written. */
async function nextItem(ctx: Ctx, disposal: string, of: DisposableClass): Promise<boolean> {
  const item = await ctx.tx
    .selectFrom('disposal_items')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where('disposal_id', '=', disposal)
    .where('state', '=', 'waiting')
    .where(sql<SqlBool>`not ${waitsForPaper}`)
    .orderBy('position')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  if (item === undefined) {
    await finishDisposal(ctx, disposal)
    return false
  }
  const spared = await reasonToSpare(ctx, item, of)
  const done = spared === undefined ? await dispose(ctx, disposal, item) : undefined
  await ctx.tx
    .updateTable('disposal_items')
    .set({
      ...{ state: done === undefined ? 'spared' : 'done', spared_because: spared ?? null, settled_at: ctx.now },
      ...{ digest: done?.digest ?? null, counts: JSON.stringify(done?.counts ?? {}) },
    })
    .where('org_id', '=', ctx.org)
    .where('disposal_id', '=', disposal)
    .where('position', '=', item.position)
    .execute()
  return true
}

/** Why an item stays after all; undefined where nothing keeps it. */
async function reasonToSpare(ctx: Ctx, item: Item, of: DisposableClass): Promise<Blocker | undefined> {
  const today = todayOf(ctx)
  // The same lock as in the database's own function: a hold is there before, or comes after.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`disposal ${ctx.org}`}, 0))`.execute(ctx.tx)
  if (item.unit === 'paper') return (await isDestroyed(ctx, item.subject_id)) ? undefined : 'paper-away'
  if (item.unit !== 'case') return (await isHeldNow(ctx, item, of)) ? 'held' : undefined
  const row = await ctx.tx
    .selectFrom('cases')
    .select(['state', 'closed_at', 'retain_until', 'is_closed', 'disposed_at'])
    .where('org_id', '=', ctx.org)
    .where('id', '=', item.subject_id)
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined || !row.is_closed || row.disposed_at !== null) return 'not-over'
  const settings = (await readSettings(ctx)).archive
  if (!isOver(keptOfCase(ctx, settings, row), today)) return 'not-over'
  return (await blockersOf(ctx, [item.subject_id], today, item.disposal_id)).get(item.subject_id)?.[0]
}

async function isDestroyed(ctx: Ctx, id: string): Promise<boolean> {
  const paper = await ctx.tx
    .selectFrom('papers')
    .select('state')
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .executeTakeFirst()
  return paper?.state === 'destroyed'
}

async function isHeldNow(ctx: Ctx, item: Item, of: DisposableClass): Promise<boolean> {
  if (item.unit === 'access-month' || item.unit === 'message-month')
    return isRecordHeld(ctx, { class: of, ...monthSpan(ctx, item.subject_id) })
  if (item.unit === 'import') {
    const row = await ctx.tx
      .selectFrom('imports')
      .select(['started_at', 'ended_at'])
      .where('org_id', '=', ctx.org)
      .where('id', '=', item.subject_id)
      .executeTakeFirst()
    return row !== undefined && isRecordHeld(ctx, { class: of, from: row.started_at, until: row.ended_at ?? row.started_at })
  }
  const file = await ctx.tx
    .selectFrom('files')
    .select(['case_id', 'uploaded_at', 'uploaded_by'])
    .where('org_id', '=', ctx.org)
    .where('id', '=', item.subject_id)
    .executeTakeFirst()
  // Attached to a case meanwhile: it goes with that one.
  if (file === undefined || file.case_id !== null) return true
  return isRecordHeld(ctx, { class: of, from: file.uploaded_at, until: file.uploaded_at, person: file.uploaded_by })
}

async function dispose(ctx: Ctx, disposal: string, item: Item): Promise<Done> {
  switch (item.unit) {
    case 'case':
      return disposeCase(ctx, disposal, item.subject_id)
    case 'file':
      return disposeFile(ctx, item.subject_id)
    case 'paper':
      return disposePaper(ctx, item.subject_id)
    case 'import':
      return disposeImport(ctx, item.subject_id)
    case 'message-month':
      return disposeMessages(ctx, item.subject_id)
    case 'access-month':
      return disposeAccess(ctx, disposal, item.subject_id)
  }
}

/** The hash over the bytes of all its events says which case it was, and lets anybody compare it with the ledger. */
async function disposeCase(ctx: Ctx, disposal: string, id: string): Promise<Done> {
  const events = await ctx.tx
    .selectFrom('events')
    .select('bytes')
    .where('org_id', '=', ctx.org)
    .where('stream_id', '=', id)
    .orderBy('seq')
    .execute()
  const { rows } = await sql<{
    counts: Record<string, number>
  }>`select bihuan_dispose_case(${disposal}, ${id}, ${ctx.now}::timestamptz) as counts`.execute(ctx.tx)
  await sql`select pg_notify('bihuan_live', ${JSON.stringify({ org: ctx.org, topic: 'case', id })})`.execute(ctx.tx)
  return { digest: sha256(events.map(event => sha256(event.bytes)).join('\n')), counts: rows[0]!.counts }
}

async function disposeFile(ctx: Ctx, id: string): Promise<Done> {
  const { sha256: content } = await ctx.tx
    .deleteFrom('files')
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .returning('sha256')
    .executeTakeFirstOrThrow()
  await ctx.tx
    .insertInto('content_removals')
    .values({ org_id: ctx.org, kind: 'content', name: content, since: ctx.now })
    .onConflict(c => c.doNothing())
    .execute()
  return { digest: content, counts: { files: 1 } }
}

/** Its custodians have destroyed it: its title and its scan go too. */
async function disposePaper(ctx: Ctx, id: string): Promise<Done> {
  const paper = await ctx.tx
    .selectFrom('papers')
    .select(['number', 'file_id', 'pages'])
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  await ctx.tx
    .updateTable('papers')
    .set({ title: '—', file_id: null, changed_at: ctx.now })
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .execute()
  const scan = paper.file_id === null ? undefined : await disposeFile(ctx, paper.file_id)
  return { digest: scan?.digest ?? sha256(`${paper.number} ${paper.pages}`), counts: { papers: 1, ...scan?.counts } }
}

async function disposeImport(ctx: Ctx, id: string): Promise<Done> {
  const rows = await ctx.tx
    .deleteFrom('import_rows')
    .where('org_id', '=', ctx.org)
    .where('import_id', '=', id)
    .returning(['line', 'outcome', 'case_id'])
    .execute()
  await ctx.tx
    .updateTable('imports')
    .set({ name: '—', problem: null })
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .execute()
  return {
    digest: digestOf(rows.map(row => `${row.line} ${row.outcome} ${row.case_id ?? ''}`)),
    counts: { import_rows: rows.length },
  }
}

async function disposeMessages(ctx: Ctx, month: string): Promise<Done> {
  const { from, until } = monthSpan(ctx, month)
  const messages = await ctx.tx
    .deleteFrom('messages')
    .where('org_id', '=', ctx.org)
    .where('case_id', 'is', null)
    .where('state', '!=', 'waiting')
    .where('created_at', '>=', from)
    .where('created_at', '<', until)
    .returning('id')
    .execute()
  const notices = await ctx.tx
    .deleteFrom('notifications')
    .where('org_id', '=', ctx.org)
    .where('case_id', 'is', null)
    .where('created_at', '>=', from)
    .where('created_at', '<', until)
    .returning('id')
    .execute()
  return {
    digest: digestOf([...messages, ...notices].map(row => row.id)),
    counts: { messages: messages.length, notifications: notices.length },
  }
}

async function disposeAccess(ctx: Ctx, disposal: string, month: string): Promise<Done> {
  const { from, until } = monthSpan(ctx, month)
  const ids = await ctx.tx
    .selectFrom('access_log')
    .select('id')
    .where('org_id', '=', ctx.org)
    .where('at', '>=', from)
    .where('at', '<', until)
    .execute()
  const { rows } = await sql<{
    gone: number
  }>`select bihuan_dispose_access_month(${disposal}, ${month}, ${from}::timestamptz, ${until}::timestamptz) as gone`.execute(
    ctx.tx,
  )
  return { digest: digestOf(ids.map(row => row.id)), counts: { access_log: rows[0]!.gone } }
}

const digestOf = (lines: readonly string[]): string => sha256([...lines].sort().join('\n'))
