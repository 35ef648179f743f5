import { named } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import { type RefusalCode, refusals, refuse } from '../errors.ts'
import { releasersFor } from './ask-to-release.ts'
import { openBatch } from './batch-rows.ts'
import { dueLines } from './due-lines.ts'
import { enters } from './posts.ts'
import { thisMonth } from './prepare-batch.ts'
import { presentLines, seenLines, whyOf } from './present-line.ts'
import type { OwnPayroll, PayrollView, Reveal, Revealed, Verdict } from './schema.ts'

/** 工资核算 of a month: every line that payroll has yet to be told, with its sum and everything that keeps it back. */
export async function viewPayroll(ctx: Ctx, asked: string | undefined): Promise<PayrollView> {
  const month = asked ?? thisMonth(ctx)
  const seesWages = enters(ctx)
  const lines = await seenLines(ctx, await dueLines(ctx, month))
  const open = await openBatch(ctx)
  return {
    month,
    thisMonth: thisMonth(ctx),
    items: await presentLines(ctx, lines, { month, withWhy: seesWages }),
    seesWages,
    can: {
      prepare: prepareVerdict(ctx, month, open !== undefined),
      enterWages: seesWages,
      enterPapers: seesWages,
      enterAnnouncements: seesWages,
    },
    open: open === undefined || open.lines === 0 ? null : open,
    releasers: seesWages ? releasersFor(ctx).map(id => named(ctx, id)) : [],
  }
}

function prepareVerdict(ctx: Ctx, month: string, isOpen: boolean): Verdict {
  const code = refusalOfPreparing(ctx, month, isOpen)
  if (code === undefined) return true
  const { zh, en } = refusals[code]
  return { refused: code, because: { zh: `${zh.title}：${zh.mend}`, en: `${en.title}: ${en.mend}` } }
}
function refusalOfPreparing(ctx: Ctx, month: string, isOpen: boolean): RefusalCode | undefined {
  if (!enters(ctx)) return 'role.missing'
  if (month > thisMonth(ctx)) return 'payroll.month-ahead'
  if (releasersFor(ctx).length === 0) return 'payroll.nobody-releases'
  return isOpen ? 'payroll.batch-open' : undefined
}

/** The sum of one line in full, for somebody who releases or watches and gives a reason; the caller writes it down. */
export async function revealSum(ctx: Ctx, { month, key }: Reveal): Promise<{ view: Revealed; caseId: string | null }> {
  const [line] = (await seenLines(ctx, await dueLines(ctx, month))).filter(one => one.key === key)
  if (line === undefined) throw refuse('payroll.not-due')
  return { view: { why: whyOf(ctx, line, month) }, caseId: line.caseId }
}

/**
 * What is taken because of one penalty, when and why: for whom it is about, and for human resources. Of a department for whoever speaks for it.
 * Anybody else who sees the case is told `payroll.not-yours`.
 */
export async function viewOwnPayroll(ctx: Ctx, caseId: string): Promise<OwnPayroll> {
  const row = await ctx.tx
    .selectFrom('cases')
    .select('state')
    .where('org_id', '=', ctx.org)
    .where('id', '=', caseId)
    .executeTakeFirst()
  if (row === undefined) throw refuse('case.not-found')
  if (row.state.kind !== 'penalty') throw refuse('penalty.not-one')
  const isParty = row.state.people.party?.includes(ctx.actor.person) ?? false
  if (!isParty && !enters(ctx)) throw refuse('payroll.not-yours')
  const month = thisMonth(ctx)
  const lines = (await dueLines(ctx, month)).filter(one => one.caseId === caseId)
  const settled = await ctx.tx
    .selectFrom('payroll_lines as l')
    .innerJoin('payroll_batches as b', join => join.onRef('b.org_id', '=', 'l.org_id').onRef('b.id', '=', 'l.batch_id'))
    .innerJoin('payroll_settlements as s', join => join.onRef('s.org_id', '=', 'l.org_id').onRef('s.batch_id', '=', 'l.batch_id'))
    .select(['b.number', 'b.month', 'l.amount_fen', 'l.effect', 's.settled_at'])
    .where('l.org_id', '=', ctx.org)
    .where('l.case_id', '=', caseId)
    .where('s.outcome', '=', 'released')
    .orderBy('s.settled_at')
    .execute()
  return {
    items: (await presentLines(ctx, lines, { month, withWhy: true })).map(({ papers: _, ...line }) => line),
    settled: settled.map(one => ({
      ...{ number: one.number, month: one.month, amountFen: one.amount_fen, effect: one.effect, at: one.settled_at },
    })),
  }
}
