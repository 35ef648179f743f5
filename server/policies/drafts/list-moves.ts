import type { Selectable } from 'kysely'
import type { Pack } from '../../../engine/pack.ts'
import { editionNamed } from '../../../engine/rules.ts'
import type { LocalDate } from '../../../events/instant.ts'
import { named } from '../../cases/view-case.ts'
import type { Ctx } from '../../context.ts'
import type { EditionMoves as MoveRows } from '../../database/policy-tables.ts'
import { editionRow } from './edition-row.ts'
import { countByEdition } from './open-cases.ts'
import { mayEdit } from './roles.ts'
import type { EditionMove } from './schema.ts'
import { mayDecide } from './who-decides.ts'

type Name = { readonly id: string; readonly edition: LocalDate }
export type MoveRow = Selectable<MoveRows>

/** Whether the actor may decide on moves: who decides on editions, or may draft them; never who proposed it. */
export async function mayDecideMove(
  ctx: Ctx,
  { regulation, proposed_by }: Pick<MoveRow, 'regulation' | 'proposed_by'>,
): Promise<boolean> {
  return proposed_by !== ctx.actor.person && (mayEdit(ctx) || (await mayDecide(ctx, regulation)))
}

/** Proposals to move open cases to an edition, the newest first, and how many cases still follow older ones. */
export async function listMoves(ctx: Ctx, name: Name) {
  const row = await editionRow(ctx, name)
  const rows = await ctx.tx
    .selectFrom('edition_moves')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where('regulation', '=', row.regulation)
    .where('to_edition', '=', row.edition)
    .orderBy('proposed_at', 'desc')
    .orderBy('id')
    .limit(50)
    .execute()
  const counts = await countByEdition(ctx, row.regulation)
  const items: EditionMove[] = []
  for (const move of rows) items.push(presentMove(ctx, move, await mayDecideMove(ctx, move)))
  return {
    items,
    older: [...counts]
      .filter(([edition]) => edition !== row.edition)
      .map(([edition, cases]) => ({ edition, cases }))
      .sort((a, b) => (a.edition < b.edition ? 1 : -1)),
  }
}

/** A proposal with the titles and clauses of the duties that it moves. */
export function presentMove(ctx: Ctx, move: MoveRow, canDecide: boolean): EditionMove {
  const packs = [move.to_edition, move.from_edition].map(edition => editionNamed(ctx.rules, `${move.regulation}@${edition}`).pack)
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
    canDecide: move.decision === null && canDecide,
    cases: move.cases.map(({ case: id, number, title, duties }) => ({
      id,
      number,
      title,
      duties: duties.map(duty => ({ ...duty, ...ruleWords(packs, duty.rule) })),
    })),
  }
}

function ruleWords(packs: readonly Pack[], id: string) {
  const rule = packs.flatMap(pack => pack.duties).find(one => one.id === id)
  return { title: rule?.title ?? { zh: id }, clause: rule?.clause ?? '' }
}
