import type { Selectable } from 'kysely'
import { decidersOf } from '../../engine/approvals/request.ts'
import { visibleAmong } from '../access/case-visibility.ts'
import type { Ctx } from '../context.ts'
import type { Disposals } from '../database/archive-tables.ts'
import { refuse } from '../errors.ts'
import { readCursor, writeCursor } from '../http/cursor.ts'
import { papersLeftIn, papersOfCases } from '../paper/count-papers.ts'
import { requestOf } from './propose-disposal.ts'
import { mustSeeArchive } from './rights.ts'
import type { Certificate, DisposalItemPage, DisposalPage, DisposalRow, ListDisposals } from './schema.ts'

/** A page of disposals, the latest first. */
export async function listDisposals(ctx: Ctx, { state, limit, after }: ListDisposals): Promise<DisposalPage> {
  await mustSeeArchive(ctx)
  let query = ctx.tx.selectFrom('disposals').selectAll().where('org_id', '=', ctx.org)
  if (state !== undefined) query = query.where('state', '=', state)
  if (after !== undefined) {
    const [at, id] = readCursor(after, ['moment', 'text'])
    query = query.where(eb => eb(eb.refTuple('proposed_at', 'id'), '<', eb.tuple(at, id)))
  }
  const rows = await query
    .orderBy('proposed_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  const some = rows.slice(0, limit)
  const last = some.at(-1)
  return {
    items: await present(ctx, some),
    next: rows.length > limit && last ? writeCursor([last.proposed_at, last.id]) : null,
  }
}

/** One disposal. Unknown: `disposal.not-found`. */
export async function viewDisposal(ctx: Ctx, id: string): Promise<DisposalRow> {
  await mustSeeArchive(ctx)
  const [view] = await present(ctx, [await mustFind(ctx, id)])
  return view!
}

async function mustFind(ctx: Ctx, id: string) {
  const row = await ctx.tx
    .selectFrom('disposals')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw refuse('disposal.not-found')
  return row
}

async function present(ctx: Ctx, rows: readonly Selectable<Disposals>[]): Promise<DisposalRow[]> {
  if (rows.length === 0) return []
  const counted = await ctx.tx
    .selectFrom('disposal_items')
    .select(eb => ['disposal_id', 'state', eb.fn.countAll<number>().as('n')])
    .where('org_id', '=', ctx.org)
    .where(
      'disposal_id',
      'in',
      rows.map(row => row.id),
    )
    .groupBy(['disposal_id', 'state'])
    .execute()
  const countOf = (id: string, state?: string) =>
    counted
      .filter(one => one.disposal_id === id && (state === undefined || one.state === state))
      .reduce((sum, one) => sum + Number(one.n), 0)
  const left = await papersLeftIn(
    ctx,
    rows.flatMap(row => (row.state === 'proposed' || row.state === 'running' ? [row.id] : [])),
  )
  const person = (id: string) => ({ id, name: ctx.roster.people.get(id)?.name ?? '' })
  return rows.map(row => {
    const isOpen = row.state === 'proposed'
    const deciders = isOpen ? decidersOf(requestOf(row)) : []
    return {
      ...{ id: row.id, number: row.number, class: row.class, reason: row.reason, state: row.state },
      ...{ items: countOf(row.id), done: countOf(row.id, 'done'), spared: countOf(row.id, 'spared') },
      papersLeft: left.get(row.id) ?? 0,
      ...{ proposedBy: person(row.proposed_by), proposedAt: row.proposed_at, deciders: deciders.map(person) },
      ...{ decidedBy: row.given.map(one => person(one.person)), settledAt: row.settled_at, finishedAt: row.finished_at },
      certificateHash: row.certificate_hash,
      can: { decide: deciders.includes(ctx.actor.person), withdraw: isOpen && row.proposed_by === ctx.actor.person },
    }
  })
}

/** The items of a disposal in their order. A case that the reader does not see is counted and not named. */
export async function listItems(
  ctx: Ctx,
  id: string,
  { limit, after }: { limit: number; after?: string | undefined },
): Promise<DisposalItemPage> {
  await mustSeeArchive(ctx)
  await mustFind(ctx, id)
  let query = ctx.tx.selectFrom('disposal_items').selectAll().where('org_id', '=', ctx.org).where('disposal_id', '=', id)
  if (after !== undefined) query = query.where('position', '>', Number(readCursor(after, ['number'])[0]))
  const rows = await query
    .orderBy('position')
    .limit(limit + 1)
    .execute()
  const some = rows.slice(0, limit)
  const last = some.at(-1)
  const seen = await visibleAmong(
    ctx,
    some.flatMap(row => (row.unit === 'case' ? [row.subject_id] : [])),
  )
  const papers = await papersOfCases(ctx, [...seen])
  return {
    items: some.map(row => {
      const isHidden = row.unit === 'case' && !seen.has(row.subject_id)
      return {
        ...{
          position: row.position,
          label: isHidden ? '＊＊＊' : row.label,
          case: row.unit === 'case' && !isHidden ? row.subject_id : null,
        },
        ...{ keptUntil: row.kept_until, sum: row.sum, state: row.state, sparedBecause: row.spared_because },
        papers: row.unit === 'paper' && row.state !== 'done' ? 1 : (papers.get(row.subject_id) ?? 0),
      }
    }),
    next: rows.length > limit && last ? writeCursor([`${last.position}`]) : null,
  }
}

/** The certificate of a disposal that is done; before that `disposal.no-certificate`. */
export async function certificateOf(ctx: Ctx, id: string): Promise<{ certificate: Certificate; hash: string }> {
  await mustSeeArchive(ctx)
  const { certificate, certificate_hash: hash } = await mustFind(ctx, id)
  if (certificate === null || hash === null) throw refuse('disposal.no-certificate')
  const cases = await ctx.tx
    .selectFrom('disposal_items')
    .select('subject_id')
    .where('org_id', '=', ctx.org)
    .where('disposal_id', '=', id)
    .where('unit', '=', 'case')
    .execute()
  const ids = [...new Set(cases.map(row => row.subject_id))]
  if ((await visibleAmong(ctx, ids)).size < ids.length) throw refuse('disposal.not-all-seen')
  return { certificate, hash }
}
