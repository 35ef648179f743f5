import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { mustBeParts } from './catalogue.ts'
import type { ReturnGoods } from './claim-schema.ts'
import { mustBePlaces } from './places.ts'
import { type Move, postMoves } from './post-moves.ts'
import { mustBeStaffOfOurs, mustKeep } from './who.ts'
import type { LocationKind } from './words-schema.ts'

/** From which kind of place each step takes, and to which it goes. */
const steps: Readonly<
  Record<ReturnGoods['act'], { kind: Move['kind']; at: readonly LocationKind[]; to?: readonly LocationKind[] }>
> = {
  'take-in': { kind: 'return', at: ['quarantine'] },
  restock: { kind: 'transfer', at: ['quarantine'], to: ['warehouse', 'van'] },
  'to-supplier': { kind: 'transfer', at: ['quarantine'], to: ['supplier'] },
  scrap: { kind: 'scrap', at: ['quarantine'] },
  back: { kind: 'issue', at: ['quarantine', 'supplier'] },
  exchange: { kind: 'consume', at: ['warehouse', 'van'] },
}

/**
 * 退换货的实物 on a case: goods that come back lie in quarantine until somebody has decided on them; an exchange takes a part out of stock. By whoever
 * keeps the place (`stock.not-keeper`); a place of another kind is `location.wrong-kind`.
 */
export async function moveReturnedGoods(ctx: Ctx, caseId: string, input: ReturnGoods): Promise<void> {
  mustBeStaffOfOurs(ctx)
  const record = await ctx.tx
    .selectFrom('cases')
    .select('kind')
    .where('org_id', '=', ctx.org)
    .where('id', '=', caseId)
    .executeTakeFirst()
  if (record?.kind !== 'return') throw refuse('return.not-one')
  const step = steps[input.act]
  const places = await mustBePlaces(ctx, [input.location, input.to])
  const at = places.get(input.location)!
  const to = input.to === null ? undefined : places.get(input.to)
  if (!step.at.includes(at.kind) || (step.to === undefined ? to !== undefined : to === undefined || !step.to.includes(to.kind)))
    throw refuse('location.wrong-kind')
  await mustKeep(ctx, [at])
  if (input.act === 'scrap' && input.reason === '') throw refuse('move.reason-missing')
  await mustBeParts(
    ctx,
    input.lines.map(line => line.part),
  )
  const ends = input.act === 'take-in' ? { to: at.id } : { from: at.id, ...(to === undefined ? {} : { to: to.id }) }
  await postMoves(
    ctx,
    input.lines.map(line => ({
      ...{ kind: step.kind, part: line.part, quantity: line.quantity, serials: line.serials, case: caseId, ...ends },
      ...{ document: input.document, reason: input.reason, ref: { kind: 'return' as const, id: caseId } },
    })),
  )
}
