import type { Text } from '../../events/text.ts'
import type { Ctx } from '../context.ts'
import { type RefusalCode, refusals, refuse } from '../errors.ts'
import { addOrganisationEvent } from '../events/add-organisation-event.ts'
import { sha256 } from '../events/seal.ts'
import { mustFindBatch } from './batch-rows.ts'
import { deciderOf } from './deciders.ts'
import { dueLines } from './due-lines.ts'
import { csvOf } from './export-file.ts'
import { type FrozenLine, frozenLines } from './frozen-lines.ts'
import { concerns, releases } from './posts.ts'
import type { BatchRow, SettleBatch, Verdict } from './schema.ts'

const refused = (code: RefusalCode, because?: Text): Verdict => ({
  refused: code,
  because: because ?? { zh: refusals[code].zh.title, en: refusals[code].en.title },
})

/**
 * Whether this person may be the second one of a batch: not who put it together, none whom it is about, none who alone decided a penalty in it, and
 * somebody who sees all of it.
 */
export async function releaseVerdict(ctx: Ctx, row: BatchRow, lines: readonly FrozenLine[]): Promise<Verdict> {
  if (row.state !== 'open') return refused('payroll.settled')
  if (!releases(ctx)) return refused('role.missing')
  if (row.preparedBy.id === ctx.actor.person) return refused('payroll.second-person')
  const own = lines.find(line => concerns(ctx, { of: line.party, id: line.party_id }))
  if (own !== undefined) return refused('payroll.own')
  if (!row.isWhole) return refused('payroll.not-all-seen')
  const deciders = await deciderOf(
    ctx,
    lines.flatMap(line => (line.case_id === null || line.reverses ? [] : [line.case_id])),
  )
  const isAlone = [...deciders.values()].some(people => people.length === 1 && people[0] === ctx.actor.person)
  return isAlone ? refused('payroll.decided-alone') : true
}

/** Whether they may send it back to be put together again: the second person, and whoever put it together. */
export function giveBackVerdict(ctx: Ctx, row: BatchRow): Verdict {
  if (row.state !== 'open') return refused('payroll.settled')
  return releases(ctx) ? true : refused('role.missing')
}

/** 放行 or 退回. What is released is final: an error is reversed by a line of a later batch. What no longer holds is not released (`payroll.changed`). */
export async function settleBatch(ctx: Ctx, id: string, { outcome, reason }: SettleBatch): Promise<void> {
  await ctx.tx.selectFrom('organisations').select('id').where('id', '=', ctx.org).forNoKeyUpdate().execute()
  const row = await mustFindBatch(ctx, id)
  const lines = await frozenLines(ctx, id)
  const verdict = outcome === 'released' ? await releaseVerdict(ctx, row, lines) : giveBackVerdict(ctx, row)
  if (verdict !== true) throw refuse(verdict.refused as RefusalCode)
  if (outcome === 'released') await mustStillHold(ctx, row.month, lines)
  const hash = outcome === 'released' ? sha256(csvOf(ctx, row, lines)) : null
  await ctx.tx
    .insertInto('payroll_settlements')
    .values({ org_id: ctx.org, batch_id: id, outcome, reason, settled_by: ctx.actor.person, settled_at: ctx.now, hash })
    .execute()
  await addOrganisationEvent(ctx, {
    type: 'payroll.settled',
    plain: { batch: id, number: row.number, outcome, ...(hash === null ? {} : { hash }) },
    sealed: { reason },
  })
}

async function mustStillHold(ctx: Ctx, month: string, lines: readonly FrozenLine[]): Promise<void> {
  const due = await dueLines(ctx, month)
  const wrong = lines.filter(line => {
    const now = due.find(one => one.key === line.key)
    return now === undefined || now.blockers.length > 0 || now.reverses !== line.reverses || now.dueFen !== line.amount_fen
  })
  if (wrong.length === 0) return
  const names = (language: 'zh' | 'en') =>
    wrong.map(line => line.basis[language] ?? line.basis.zh).join(language === 'zh' ? '、' : ', ')
  throw refuse('payroll.changed', { detail: { zh: `不再成立：${names('zh')}`, en: `No longer so: ${names('en')}` } })
}
