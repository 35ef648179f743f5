import { planMove } from '../../../engine/move-edition.ts'
import type { LocalDate } from '../../../events/instant.ts'
import type { Text } from '../../../events/text.ts'
import { lockCases } from '../../cases/case-record.ts'
import type { Ctx } from '../../context.ts'
import { refuse } from '../../errors.ts'
import { addEvent } from '../../events/add-event.ts'
import { flush } from '../../events/flush.ts'
import { canonical } from '../../events/seal.ts'
import { newWork } from '../../events/work.ts'
import { notify } from '../../notifications/notify.ts'
import { tellScreens } from '../../notifications/outgoing.ts'
import { type MoveRow, mayDecideMove } from './list-moves.ts'
import { historiesOf, moveTarget } from './open-cases.ts'

type Name = { readonly id: string; readonly edition: LocalDate }
type Decided = { decision: 'approve' | 'reject'; moved: number; left: { number: string; because: Text }[] }

/**
 * Decides on a proposal to move cases; never by who made it. Approved, each case moves by an event of its own, in this transaction, if
 * what follows is still exactly what was listed; a case to which something has happened since stays, and can be proposed again.
 */
export async function decideMove(ctx: Ctx, name: Name, id: string, decision: 'approve' | 'reject'): Promise<Decided> {
  const move = await ctx.tx
    .selectFrom('edition_moves')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .where('regulation', '=', name.id)
    .where('to_edition', '=', name.edition)
    .forUpdate()
    .executeTakeFirst()
  if (!move) throw refuse('move.not-found')
  if (move.decision !== null) throw refuse('move.decided-already')
  if (move.proposed_by === ctx.actor.person) throw refuse('move.own')
  if (!(await mayDecideMove(ctx, move)))
    throw refuse('role.missing', {
      detail: { zh: '由审批制度版本的人或可以起草的人批准', en: 'Whoever approves or drafts editions decides on this' },
    })
  const done = decision === 'approve' ? await moveCases(ctx, name, move) : { moved: 0, left: [] }
  await ctx.tx
    .updateTable('edition_moves')
    .set({ decision, decided_by: ctx.actor.person, decided_at: ctx.now })
    .where('org_id', '=', ctx.org)
    .where('id', '=', move.id)
    .execute()
  await tellScreens(ctx, 'policies')
  return { decision, ...done }
}

const changedSince: Text = {
  zh: '列出之后又有变化，没有迁移，可重新提出',
  en: 'something has happened since it was listed; it stays and can be proposed again',
}

async function moveCases(ctx: Ctx, name: Name, move: MoveRow): Promise<Omit<Decided, 'decision'>> {
  const to = moveTarget(ctx, name)
  const records = await lockCases(
    ctx,
    move.cases.map(one => one.case),
    'all',
  )
  const histories = await historiesOf(ctx, [...records.keys()])
  const work = newWork()
  const left: Decided['left'] = []
  let moved = 0
  for (const { case: id, number, duties } of move.cases) {
    const record = records.get(id)
    const plan =
      record === undefined || record.state.closed
        ? undefined
        : planMove(ctx.rules, record.state, histories.get(id)!, to, ctx.now).planned
    if (record === undefined || plan === undefined || canonical(plan.duties) !== canonical(duties)) {
      left.push({ number, because: changedSince })
      continue
    }
    const { event, changes } = addEvent(ctx, work, record, {
      type: 'edition.moved',
      plain: { move: move.id, ...plan.data },
      sealed: {},
    })
    await notify(ctx, record, event, changes)
    moved += 1
  }
  await flush(ctx, work)
  return { moved, left }
}
