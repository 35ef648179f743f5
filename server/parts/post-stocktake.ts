import type { Ctx } from '../context.ts'
import { lockBalances, type Move, postMoves } from './post-moves.ts'

type Counted = { readonly id: string; readonly number: string; readonly location: string; readonly note: string }

/** Books the differences of a count as adjustments: what was counted less what the books said at that moment; what moved since stays moved. */
export async function postStocktake(ctx: Ctx, { id, number, location, note }: Counted): Promise<void> {
  const lines = await ctx.tx
    .selectFrom('stocktake_lines as n')
    .innerJoin('parts as p', join => join.onRef('p.org_id', '=', 'n.org_id').onRef('p.id', '=', 'n.part_id'))
    .select(['n.part_id', 'n.counted', 'n.expected', 'n.counted_at', 'n.serials', 'p.is_serialised'])
    .where('n.org_id', '=', ctx.org)
    .where('n.stocktake_id', '=', id)
    .execute()
  await lockBalances(
    ctx,
    lines.map(line => ({ part: line.part_id, location })),
  )
  const moves: Move[] = []
  const about = { kind: 'adjust' as const, document: number, reason: note, ref: { kind: 'stocktake' as const, id } }
  for (const line of lines) {
    if (line.counted === null || line.expected === null) continue
    if (line.is_serialised) {
      const { missing, found } = await piecesThatDiffer(ctx, location, { ...line, counted_at: line.counted_at! })
      if (missing.length > 0)
        moves.push({ ...about, part: line.part_id, quantity: missing.length, from: location, serials: missing })
      if (found.length > 0) moves.push({ ...about, part: line.part_id, quantity: found.length, to: location, serials: found })
      continue
    }
    const difference = line.counted - line.expected
    if (difference !== 0)
      moves.push({
        ...about,
        part: line.part_id,
        quantity: Math.abs(difference),
        ...(difference < 0 ? { from: location } : { to: location }),
      })
  }
  await postMoves(ctx, moves)
}

type Line = { readonly part_id: string; readonly serials: readonly string[]; readonly counted_at: Ctx['now'] }

/** Pieces that the books have here and nobody found, and pieces that were found and the books have not; what came or went after the counting is neither. */
async function piecesThatDiffer(ctx: Ctx, location: string, line: Line): Promise<{ missing: string[]; found: string[] }> {
  const lying = await ctx.tx
    .selectFrom('stock_serials')
    .select('serial')
    .where('org_id', '=', ctx.org)
    .where('part_id', '=', line.part_id)
    .where('location_id', '=', location)
    .execute()
  const since = await ctx.tx
    .selectFrom('stock_moves')
    .select(['serials', 'from_id', 'to_id'])
    .where('org_id', '=', ctx.org)
    .where('part_id', '=', line.part_id)
    .where('recorded_at', '>', line.counted_at)
    .where('kind', 'not in', ['reserve', 'release'])
    .where(eb => eb.or([eb('from_id', '=', location), eb('to_id', '=', location)]))
    .execute()
  const came = new Set(since.flatMap(move => (move.to_id === location ? move.serials : [])))
  const went = new Set(since.flatMap(move => (move.from_id === location ? move.serials : [])))
  const here = new Set(lying.map(row => row.serial))
  const counted = new Set(line.serials)
  return {
    missing: [...here].filter(serial => !counted.has(serial) && !came.has(serial)),
    found: [...counted].filter(serial => !here.has(serial) && !went.has(serial)),
  }
}
