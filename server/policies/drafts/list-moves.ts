import { type Selectable, sql } from 'kysely'
import type { Pack } from '../../../engine/pack.ts'
import { editionNamed } from '../../../engine/rules.ts'
import type { LocalDate } from '../../../events/instant.ts'
import { caseSeenOrTrue, unsealedOrNone } from '../../access/case-visibility.ts'
import { named } from '../../cases/view-case.ts'
import type { Ctx } from '../../context.ts'
import type { EditionMoves as MoveRows } from '../../database/policy-tables.ts'
import { refuse } from '../../errors.ts'
import { readCursor, writeCursor } from '../../http/cursor.ts'
import { editionRow } from './edition-row.ts'
import { countByEdition } from './open-cases.ts'
import { mayEdit } from './roles.ts'
import type { EditionMove, ListMovingCases, MovingCase } from './schema.ts'
import { mayDecide } from './who-decides.ts'

type Name = { readonly id: string; readonly edition: LocalDate }
export type MoveRow = Selectable<MoveRows>
type Counts = EditionMove['counts']

/** Whether the actor may decide on moves: who decides on editions, or may draft them; never who proposed it. */
export async function mayDecideMove(
  ctx: Ctx,
  { regulation, proposed_by }: Pick<MoveRow, 'regulation' | 'proposed_by'>,
): Promise<boolean> {
  return proposed_by !== ctx.actor.person && (mayEdit(ctx) || (await mayDecide(ctx, regulation)))
}

const movesTo = (ctx: Ctx, { id, edition }: Name) =>
  ctx.tx
    .selectFrom('edition_moves')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where('regulation', '=', id)
    .where('to_edition', '=', edition)

/** Proposals to move open cases to an edition, the newest first, and how many cases still follow older ones. */
export async function listMoves(ctx: Ctx, name: Name) {
  const row = await editionRow(ctx, name)
  const rows = await movesTo(ctx, { id: row.regulation, edition: row.edition })
    .orderBy('proposed_at', 'desc')
    .orderBy('id')
    .limit(50)
    .execute()
  const counts = await countByEdition(ctx, row.regulation)
  const of = await countsOf(
    ctx,
    rows.map(move => move.id),
  )
  const items: EditionMove[] = []
  for (const move of rows) items.push(present(ctx, move, await mayDecideMove(ctx, move), of.get(move.id), counts))
  return {
    items,
    older: [...counts]
      .filter(([edition]) => edition !== row.edition)
      .map(([edition, cases]) => ({ edition, cases }))
      .sort((a, b) => (a.edition < b.edition ? 1 : -1)),
  }
}

/** A proposal with how many of its cases are where. */
export async function presentMove(ctx: Ctx, move: MoveRow, canDecide: boolean): Promise<EditionMove> {
  const open = move.state === 'listing' ? await countByEdition(ctx, move.regulation) : new Map<string, number>()
  return present(ctx, move, canDecide, (await countsOf(ctx, [move.id])).get(move.id), open)
}

function present(
  ctx: Ctx,
  move: MoveRow,
  canDecide: boolean,
  counts: Counts = { listed: 0, refused: 0, moved: 0, left: 0 },
  open: ReadonlyMap<string, number>,
): EditionMove {
  const person = (id: string) => ({ id, name: named(ctx, id).name })
  return {
    id: move.id,
    from: move.from_edition,
    to: move.to_edition,
    proposedBy: person(move.proposed_by),
    proposedAt: move.proposed_at,
    reason: move.reason,
    decision: move.decision,
    decidedBy: move.decided_by === null ? null : person(move.decided_by),
    decidedAt: move.decided_at,
    canDecide: move.decision === null && move.state === 'open' && canDecide,
    state: move.state,
    counts,
    toList: move.state === 'listing' ? (move.only_cases?.length ?? open.get(move.from_edition) ?? 0) : null,
  }
}

async function countsOf(ctx: Ctx, moves: readonly string[]): Promise<Map<string, Counts>> {
  const counts = new Map<string, Counts>(moves.map(id => [id, { listed: 0, refused: 0, moved: 0, left: 0 }]))
  if (moves.length === 0) return counts
  const rows = await ctx.tx
    .selectFrom('edition_move_cases')
    .select(['move_id', 'state', eb => eb.fn.countAll<number>().as('count')])
    .where('org_id', '=', ctx.org)
    .where('move_id', 'in', moves)
    .where(unsealedOrNone(ctx, 'edition_move_cases.case_id'))
    .groupBy(['move_id', 'state'])
    .execute()
  for (const { move_id, state, count } of rows) counts.get(move_id)![state] = Number(count)
  return counts
}

/** The cases of a move that the actor may see, with what it does to their duties, a page at a time; of one state where asked. Unknown move: `move.not-found`. */
export async function listMovingCases(
  ctx: Ctx,
  name: Name,
  id: string,
  { state, limit, after }: ListMovingCases,
): Promise<{ items: MovingCase[]; next: string | null }> {
  const move = await movesTo(ctx, name).where('id', '=', id).executeTakeFirst()
  if (!move) throw refuse('move.not-found')
  let query = ctx.tx
    .selectFrom('edition_move_cases')
    .select(['case_id', 'number', 'title', 'duties', 'state', 'because'])
    .where('org_id', '=', ctx.org)
    .where('move_id', '=', id)
    // Whoever may look at the move need not be allowed to look at each of its cases (decision 0014).
    .where(caseSeenOrTrue(ctx, 'edition_move_cases.case_id'))
  if (state !== undefined) query = query.where('state', '=', state)
  if (after !== undefined) {
    const [number, caseId] = readCursor(after, ['text', 'text'])
    query = query.where(sql<boolean>`(number, case_id) > (${number}, ${caseId})`)
  }
  const rows = await query
    .orderBy('number')
    .orderBy('case_id')
    .limit(limit + 1)
    .execute()
  const packs = [move.to_edition, move.from_edition].map(edition => editionNamed(ctx.rules, `${move.regulation}@${edition}`).pack)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    items: page.map(({ case_id, number, title, duties, state: at, because }) => ({
      id: case_id,
      number,
      title,
      state: at,
      because,
      duties: duties.map(duty => ({ ...duty, ...ruleWords(packs, duty.rule) })),
    })),
    next: rows.length > limit && last ? writeCursor([last.number, last.case_id]) : null,
  }
}

function ruleWords(packs: readonly Pack[], id: string) {
  const rule = packs.flatMap(pack => pack.duties).find(one => one.id === id)
  return { title: rule?.title ?? { zh: id }, clause: rule?.clause ?? '' }
}
