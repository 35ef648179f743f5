import type { LocalDate } from '../../../events/instant.ts'
import type { Text } from '../../../events/text.ts'
import type { Ctx } from '../../context.ts'
import { refuse } from '../../errors.ts'
import { newOutgoing, tellScreens, writeOutgoing } from '../../notifications/outgoing.ts'
import { editionRow } from './edition-row.ts'
import { type MoveRow, presentMove } from './list-moves.ts'
import { casesUnder, moveTarget, planMoves } from './open-cases.ts'
import type { EditionMove, ProposeMove } from './schema.ts'
import { stepsFor } from './who-decides.ts'

type Name = { readonly id: string; readonly edition: LocalDate }

/**
 * Lists what moving open cases to the edition in force would do, duty by duty with old and new due times, and puts the list before
 * somebody else. Cases that cannot move are told apart. Nothing moves yet; without one that can: `move.nothing`.
 */
export async function proposeMove(
  ctx: Ctx,
  name: Name,
  { from, cases: only, reason }: ProposeMove,
): Promise<{ move: EditionMove; refused: { number: string; because: Text }[] }> {
  const row = await editionRow(ctx, name)
  const to = moveTarget(ctx, name)
  const planned = await planMoves(ctx, await casesUnder(ctx, { id: name.id, edition: from }, only), to)
  const refused = planned.flatMap(({ number, plan }) => (plan.refused ? [{ number, because: plan.refused }] : []))
  const cases = planned.flatMap(({ id, number, title, plan }) =>
    plan.planned ? [{ case: id, number, title, duties: plan.planned.duties }] : [],
  )
  const [first] = refused
  if (cases.length === 0)
    throw refuse(
      'move.nothing',
      first === undefined
        ? {}
        : {
            detail: {
              zh: `${first.number}：${first.because.zh}`,
              en: `${first.number}: ${first.because.en ?? first.because.zh}`,
            },
          },
    )
  const move = {
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
  } satisfies Omit<MoveRow, 'cases'>
  await ctx.tx
    .insertInto('edition_moves')
    .values({ ...move, cases: JSON.stringify(cases) })
    .execute()
  await askToDecide(ctx, { ...move, cases }, to.pack.title)
  return { move: presentMove(ctx, { ...move, cases }, false), refused }
}

async function askToDecide(ctx: Ctx, move: MoveRow, title: Text): Promise<void> {
  const outgoing = newOutgoing()
  const people = new Set((await stepsFor(ctx, move.regulation)).flatMap(step => step.people.map(p => p.person)))
  for (const person of people)
    if (person !== ctx.actor.person)
      outgoing.notices.push({
        person,
        kind: 'approval',
        title: {
          zh: `请批准：${move.cases.length} 件未结案件改按《${title.zh}》${move.to_edition} 版办理`,
          en: `Please decide: ${move.cases.length} open cases to follow ${title.en ?? title.zh}, edition ${move.to_edition}`,
        },
        caseId: null,
        edition: `${move.regulation}@${move.to_edition}`,
      })
  await writeOutgoing(ctx, outgoing)
  await tellScreens(ctx, 'policies')
}
