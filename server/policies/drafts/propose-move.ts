import type { LocalDate } from '../../../events/instant.ts'
import { sealedFromNobody } from '../../access/case-visibility.ts'
import type { Ctx } from '../../context.ts'
import { refuse } from '../../errors.ts'
import { newOutgoing, tellScreens, writeOutgoing } from '../../notifications/outgoing.ts'
import { editionRow } from './edition-row.ts'
import { type MoveRow, presentMove } from './list-moves.ts'
import { CASES_AT_ONCE, casesUnder, moveTarget, planMoves } from './open-cases.ts'
import type { EditionMove, ProposeMove } from './schema.ts'
import { stepsFor } from './who-decides.ts'

type Name = { readonly id: string; readonly edition: LocalDate }

/**
 * Lists what moving open cases to the edition in force would do, duty by duty with old and new due times, and puts the list before
 * somebody else once it is whole: the first cases here, any others in the background. Cases that cannot move are told apart. Nothing
 * moves yet; where all are looked at here and none can move: `move.nothing`.
 */
export async function proposeMove(
  ctx: Ctx,
  name: Name,
  { from, cases: only, reason }: ProposeMove,
): Promise<{ move: EditionMove }> {
  const row = await editionRow(ctx, name)
  moveTarget(ctx, name)
  const move: MoveRow = {
    org_id: ctx.org,
    id: ctx.newId(),
    regulation: row.regulation,
    from_edition: from,
    to_edition: row.edition,
    proposed_by: ctx.actor.person,
    proposed_at: ctx.now,
    reason,
    decision: null,
    decided_by: null,
    decided_at: null,
    state: 'listing',
    listed_after: '',
    only_cases: only ?? null,
  }
  await ctx.tx.insertInto('edition_moves').values(move).execute()
  const listed = await listSome(ctx, move)
  if (listed.state === 'done') throw await nothing(ctx, move)
  return { move: await presentMove(ctx, listed, false) }
}

/**
 * Lists the next cases of a move, in the caller's transaction; gives the move as it is then. The last ones make it `open` and ask those
 * who decide; where not one can move it is `done`.
 */
export async function listSome(ctx: Ctx, move: MoveRow): Promise<MoveRow> {
  const to = moveTarget(ctx, { id: move.regulation, edition: move.to_edition })
  const from = { id: move.regulation, edition: move.from_edition }
  const cases = await casesUnder(ctx, from, { only: move.only_cases, after: move.listed_after ?? '' })
  const planned = await planMoves(ctx, cases, to)
  if (planned.length > 0)
    await ctx.tx
      .insertInto('edition_move_cases')
      .values(
        planned.map(({ id, number, title, plan }) => ({
          org_id: ctx.org,
          move_id: move.id,
          case_id: id,
          number,
          title,
          duties: JSON.stringify(plan.planned?.duties ?? []),
          state: plan.refused ? ('refused' as const) : ('listed' as const),
          because: plan.refused ? JSON.stringify(plan.refused) : null,
        })),
      )
      .execute()
  const isWhole = cases.length < CASES_AT_ONCE
  const count = isWhole ? await countListed(ctx, move) : 0
  const next = {
    state: isWhole ? (count > 0 ? ('open' as const) : ('done' as const)) : ('listing' as const),
    listed_after: cases.at(-1)?.id ?? move.listed_after,
  }
  await ctx.tx.updateTable('edition_moves').set(next).where('org_id', '=', ctx.org).where('id', '=', move.id).execute()
  if (next.state === 'open') await askToDecide(ctx, move, count)
  await tellScreens(ctx, 'policies')
  return { ...move, ...next }
}

async function countListed(ctx: Ctx, { id }: MoveRow): Promise<number> {
  const { count } = await ctx.tx
    .selectFrom('edition_move_cases')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('org_id', '=', ctx.org)
    .where('move_id', '=', id)
    .where('state', '=', 'listed')
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Nothing can move; the first case that cannot says why. */
async function nothing(ctx: Ctx, { id }: MoveRow) {
  const first = await ctx.tx
    .selectFrom('edition_move_cases')
    .select(['number', 'because'])
    .where('org_id', '=', ctx.org)
    .where('move_id', '=', id)
    .where(sealedFromNobody(ctx.org, 'edition_move_cases.case_id'))
    .orderBy('case_id')
    .limit(1)
    .executeTakeFirst()
  const because = first?.because
  if (first === undefined || because == null) return refuse('move.nothing')
  return refuse('move.nothing', {
    detail: { zh: `${first.number}：${because.zh}`, en: `${first.number}: ${because.en ?? because.zh}` },
  })
}

async function askToDecide(ctx: Ctx, move: MoveRow, count: number): Promise<void> {
  const { title } = moveTarget(ctx, { id: move.regulation, edition: move.to_edition }).pack
  const outgoing = newOutgoing()
  const people = new Set((await stepsFor(ctx, move.regulation)).flatMap(step => step.people.map(p => p.person)))
  for (const person of people)
    if (person !== move.proposed_by)
      outgoing.notices.push({
        person,
        kind: 'approval',
        title: {
          zh: `请批准：${count} 件未结案件改按《${title.zh}》${move.to_edition} 版办理`,
          en: `Please decide: ${count} open cases to follow ${title.en ?? title.zh}, edition ${move.to_edition}`,
        },
        caseId: null,
        edition: `${move.regulation}@${move.to_edition}`,
      })
  await writeOutgoing(ctx, outgoing)
}
