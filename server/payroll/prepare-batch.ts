import type { FastifyRequest } from 'fastify'
import { localDateOf } from '../../engine/calendar/days.ts'
import { editionNamed } from '../../engine/rules.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { addOrganisationEvent } from '../events/add-organisation-event.ts'
import { askToRelease, releasersFor } from './ask-to-release.ts'
import { openBatch } from './batch-rows.ts'
import type { BlockerCode } from './blockers.ts'
import { type DueLine, dueLines } from './due-lines.ts'
import { concerns } from './posts.ts'
import { partyOf, seenLines, whyOf } from './present-line.ts'
import type { PrepareBatch } from './schema.ts'

/** The month of now, as the company's calendar has it. */
export const thisMonth = (ctx: Pick<Ctx, 'rules' | 'now'>): string => localDateOf(ctx.rules.calendar, ctx.now).slice(0, 7)

/** Of the lines asked for those that can go, or the refusal that the first hindrance is, with its clause. */
export function mustBeDue(due: readonly DueLine[], keys: readonly string[]): DueLine[] {
  return [...new Set(keys)].map(key => {
    const line = due.find(one => one.key === key)
    if (line === undefined) throw refuse('payroll.not-due')
    const [first] = line.blockers
    if (first === undefined && line.dueFen !== null) return line
    throw refuse((first?.code ?? 'payroll.not-due') as BlockerCode, {
      detail:
        first === undefined ? line.basis : { zh: `${line.basis.zh}：${first.says.zh}`, en: `${line.basis.en}: ${first.says.en}` },
      ...(first?.clause === undefined ? {} : { clause: first.clause }),
      ...(first?.law === undefined ? {} : { clause: first.law.article.zh, regulation: first.law.title }),
    })
  })
}

/**
 * 编制核算单: freezes the chosen lines with their sums for a second person to release. Nothing reaches payroll by it. Two at once wait for each other, so
 * that no limit is used twice.
 */
export async function prepareBatch(
  ctx: Ctx,
  request: Pick<FastifyRequest, 'ip'>,
  { month, keys, note, releaser }: PrepareBatch,
): Promise<string> {
  await ctx.tx.selectFrom('organisations').select('id').where('id', '=', ctx.org).forNoKeyUpdate().execute()
  if (month > thisMonth(ctx)) throw refuse('payroll.month-ahead')
  if ((await openBatch(ctx)) !== undefined) throw refuse('payroll.batch-open')
  const lines = mustBeDue(await seenLines(ctx, await dueLines(ctx, month)), keys)
  const own = lines.find(one => concerns(ctx, one.party))
  if (own !== undefined) throw refuse('payroll.own', { detail: own.basis })
  if (!releasersFor(ctx).includes(releaser))
    throw refuse('payroll.second-person', {
      fields: { releaser: { zh: '选择另一位可以放行的人', en: 'Choose somebody else who releases' } },
    })
  const id = ctx.newId()
  const number = await nextNumber(ctx, month)
  await ctx.tx
    .insertInto('payroll_batches')
    .values({
      org_id: ctx.org,
      id,
      number,
      month,
      note: note ?? '',
      asked: releaser,
      prepared_by: ctx.actor.person,
      prepared_at: ctx.now,
    })
    .execute()
  await ctx.tx
    .insertInto('payroll_lines')
    .values(lines.map((line, at) => rowOf(ctx, line, { batch: id, position: at + 1, month })))
    .execute()
  await askToRelease(ctx, request, { number, releaser, lines })
  await addOrganisationEvent(ctx, { type: 'payroll.prepared', plain: { batch: id, number, month }, sealed: {} })
  return id
}

/** `GZ-2026-11-2`: the second of its month. */
async function nextNumber(ctx: Ctx, month: string): Promise<string> {
  const { count } = await ctx.tx
    .selectFrom('payroll_batches')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('org_id', '=', ctx.org)
    .where('month', '=', month)
    .executeTakeFirstOrThrow()
  return `GZ-${month}-${Number(count) + 1}`
}

function rowOf(ctx: Ctx, line: DueLine, { batch, position, month }: { batch: string; position: number; month: string }) {
  const { pack } = editionNamed(ctx.rules, line.edition)
  const { name, department } = partyOf(ctx, line.party)
  return {
    ...{ org_id: ctx.org, batch_id: batch, position, source: line.source, key: line.key, effect: line.effect },
    ...{ reverses: line.reverses, case_id: line.caseId, party: line.party.of, party_id: line.party.id, party_name: name },
    ...{ department_name: department, amount_fen: line.dueFen ?? 0, regulation: pack.id, edition: pack.edition },
    ...{ clause: line.clause, basis: JSON.stringify(line.basis), why: JSON.stringify(whyOf(ctx, line, month)) },
  }
}
