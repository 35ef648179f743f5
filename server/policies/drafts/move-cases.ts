import { sql } from 'kysely'
import { planMove } from '../../../engine/move-edition.ts'
import type { Edition } from '../../../engine/rules.ts'
import type { Text } from '../../../events/text.ts'
import { lockCases } from '../../cases/case-record.ts'
import type { Ctx } from '../../context.ts'
import { addEvent } from '../../events/add-event.ts'
import { flush } from '../../events/flush.ts'
import { canonical } from '../../events/seal.ts'
import { newWork } from '../../events/work.ts'
import { notify } from '../../notifications/notify.ts'
import { newOutgoing, writeOutgoing } from '../../notifications/outgoing.ts'
import type { MoveRow } from './list-moves.ts'
import { CASES_AT_ONCE, historiesOf, moveTarget } from './open-cases.ts'

/** Told of a case that failed for no reason that anybody foresaw. */
export type OnFault = (error: unknown, caseNumber: string) => void
type Listed = Awaited<ReturnType<typeof nextListed>>[number]
/** Why a case stays; undefined where it moved. */
type Outcome = { readonly id: string; readonly left?: Text | undefined }

const changedSince: Text = {
  zh: '列出之后又有变化，没有迁移，可重新提出',
  en: 'something has happened since it was listed; it stays and can be proposed again',
}
const failed: Text = {
  zh: '迁移时出错，没有迁移，其余不受影响；可重新提出，仍出错请联系管理员',
  en: 'moving it failed; it stays, the others are not touched. Propose it again, and tell the administrator if it fails again',
}
const overtaken: Text = {
  zh: '目标版本已不是现行版本，没有迁移',
  en: 'the edition is no longer in force; it stays',
}

/**
 * Moves the next cases of an approved move, in the caller's transaction; gives the move as it is then, `done` with the last of them.
 * A case that fails is set down with why, and keeps no other back.
 */
export async function moveSome(ctx: Ctx, move: MoveRow, onFault: OnFault = () => {}): Promise<MoveRow> {
  const listed = await nextListed(ctx, move)
  const outcomes = await movedOrLeft(ctx, move, listed, onFault)
  for (const { id, left } of outcomes)
    await ctx.tx
      .updateTable('edition_move_cases')
      .set(left === undefined ? { state: 'moved' } : { state: 'left', because: JSON.stringify(left) })
      .where('org_id', '=', ctx.org)
      .where('move_id', '=', move.id)
      .where('case_id', '=', id)
      .execute()
  if (listed.length === CASES_AT_ONCE) return move
  const done = { state: 'done' as const }
  await ctx.tx.updateTable('edition_moves').set(done).where('org_id', '=', ctx.org).where('id', '=', move.id).execute()
  await tellProposer(ctx, move)
  return { ...move, ...done }
}

function nextListed(ctx: Ctx, { id }: MoveRow) {
  return ctx.tx
    .selectFrom('edition_move_cases')
    .select(['case_id', 'number', 'duties'])
    .where('org_id', '=', ctx.org)
    .where('move_id', '=', id)
    .where('state', '=', 'listed')
    .orderBy('case_id')
    .limit(CASES_AT_ONCE)
    .execute()
}

async function movedOrLeft(ctx: Ctx, move: MoveRow, listed: readonly Listed[], onFault: OnFault): Promise<Outcome[]> {
  let to: Edition
  try {
    to = moveTarget(ctx, { id: move.regulation, edition: move.to_edition })
  } catch {
    return listed.map(one => ({ id: one.case_id, left: overtaken }))
  }
  const outcomes: Outcome[] = []
  const together = await inSavepoint(ctx, () => moveThese(ctx, to, move, listed))
  if ('done' in together) return together.done
  // One of them failed, and with it the statement for all: each for itself, so that only that one stays.
  for (const one of listed) {
    const alone = await inSavepoint(ctx, () => moveThese(ctx, to, move, [one]))
    if ('fault' in alone) onFault(alone.fault, one.number)
    outcomes.push(...('done' in alone ? alone.done : [{ id: one.case_id, left: failed }]))
  }
  return outcomes
}

/** Runs work so that it can be taken back without the transaction. A conflict with another transaction is that one's to try again. */
async function inSavepoint<T>({ tx }: Ctx, work: () => Promise<T>): Promise<{ done: T } | { fault: unknown }> {
  await sql`savepoint moving`.execute(tx)
  try {
    const done = await work()
    await sql`release savepoint moving`.execute(tx)
    return { done }
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && (fault.code === '40001' || fault.code === '40P01')) throw fault
    await sql`rollback to savepoint moving`.execute(tx)
    return { fault }
  }
}

async function moveThese(ctx: Ctx, to: Edition, move: MoveRow, listed: readonly Listed[]): Promise<Outcome[]> {
  const records = await lockCases(
    ctx,
    listed.map(one => one.case_id),
    'all',
  )
  const histories = await historiesOf(ctx, [...records.keys()])
  const work = newWork()
  const outcomes: Outcome[] = []
  for (const { case_id: id, duties } of listed) {
    const record = records.get(id)
    const plan =
      record === undefined || record.state.closed
        ? undefined
        : planMove(ctx.rules, record.state, histories.get(id)!, to, ctx.now).planned
    if (record === undefined || plan === undefined || canonical(plan.duties) !== canonical(duties)) {
      outcomes.push({ id, left: changedSince })
      continue
    }
    const { event, changes } = addEvent(ctx, work, record, {
      type: 'edition.moved',
      plain: { move: move.id, ...plan.data },
      sealed: {},
    })
    await notify(ctx, record, event, changes)
    outcomes.push({ id })
  }
  await flush(ctx, work)
  return outcomes
}

async function tellProposer(ctx: Ctx, move: MoveRow): Promise<void> {
  const rows = await ctx.tx
    .selectFrom('edition_move_cases')
    .select(['state', eb => eb.fn.countAll<number>().as('count')])
    .where('org_id', '=', ctx.org)
    .where('move_id', '=', move.id)
    .groupBy('state')
    .execute()
  const of = (state: string) => Number(rows.find(row => row.state === state)?.count ?? 0)
  const [moved, left] = [of('moved'), of('left')]
  const outgoing = newOutgoing()
  outgoing.notices.push({
    person: move.proposed_by,
    kind: 'decision',
    title: {
      zh: `案件迁移完成：${moved} 件已按 ${move.to_edition} 版办理${left > 0 ? `，${left} 件没有迁移` : ''}`,
      en: `Moving cases is done: ${moved} follow edition ${move.to_edition}${left > 0 ? `, ${left} stayed` : ''}`,
    },
    caseId: null,
    edition: `${move.regulation}@${move.to_edition}`,
  })
  await writeOutgoing(ctx, outgoing)
}
