import { ladderBase, overdueFen, rungOf, stepAfter } from '../../../engine/contracts/dunning.ts'
import { openFen } from '../../../engine/contracts/receivables.ts'
import type { DunningStep } from '../../../events/contract-events.ts'
import { todayOf } from '../../code-trees/read-codes.ts'
import type { Ctx } from '../../context.ts'
import { ladderOf, watchOf, withSettled } from '../../contracts/follow-ladder.ts'
import { amountWords, contractOf, invoiceAmong, invoicesOf } from '../../contracts/read-contract.ts'
import { refuse } from '../../errors.ts'
import type { OpenedCase } from '../case-record.ts'
import type { ActFile } from '../perform-act.ts'
import { clauseOf } from './special.ts'

/**
 * 催收: one step, with what came of it. It ends the clock that runs and starts that of the step after it; an earlier step done once more leaves the
 * later one's clock, unless the customer promised a day, which keeps watch.
 */
export const dun: ActFile = {
  act: 'dun',
  async fill(ctx, record, input) {
    const clause = clauseOf(ctx, record, 'dun')
    const today = todayOf(ctx)
    const owed = await invoicesOf(ctx, record.id)
    const base = ladderBase(owed)
    if (base === undefined) throw refuse('dunning.nothing-open', clause)
    const promisedOn = promiseOf(input, today)
    const contract = await contractOf(ctx, record.id)
    const open = contract?.next_step ?? null
    const step = input.step as DunningStep
    // A step further on ends the clock of the one that was due; one before it does not, unless there is a promise.
    const ends = open !== null && (rungOf(step) >= rungOf(open) || promisedOn !== undefined)
    const taken = open !== null && rungOf(step) < rungOf(open) ? before(open) : step
    const broken = contract?.promised_on != null && contract.promised_on < today && overdueFen(owed, today) > 0
    return {
      overdueFen: overdueFen(owed, today),
      ...(broken ? { broken } : {}),
      ...(ends && open !== null ? { endsRung: rungOf(open) } : {}),
      ...(ends || open === null ? stepAfter(ctx.rules.calendar, await ladderOf(ctx), base, today, taken, promisedOn) : {}),
    }
  },
}

const steps: readonly DunningStep[] = ['reminder', 'second', 'letter', 'visit', 'legal']
const before = (step: DunningStep): DunningStep => steps[Math.max(0, rungOf(step) - 2)]!

/** A promise names its day, today or later; a day without a promise is none. */
function promiseOf(input: Readonly<Record<string, unknown>>, today: string): string | undefined {
  if (input.outcome !== 'promised') return undefined
  if (typeof input.promisedOn === 'string' && input.promisedOn >= today) return input.promisedOn
  throw refuse('dunning.promise-day', {
    fields: { 'data.promisedOn': { zh: '请填写承诺的日期，不早于今天', en: 'Give the day promised, today or later' } },
  })
}

/** 登记争议: dunning stops for this invoice until the dispute is settled. */
export const disputeReceivable: ActFile = {
  act: 'dispute-receivable',
  fill: (ctx, record, input) => dispute(ctx, record, input, true),
}
/** 争议了结: what is still open is collected again. */
export const settleDispute: ActFile = {
  act: 'settle-dispute',
  fill: (ctx, record, input) => dispute(ctx, record, input, false),
}
async function dispute(ctx: Ctx, record: OpenedCase, input: Readonly<Record<string, unknown>>, disputed: boolean) {
  const invoices = await invoicesOf(ctx, record.id, true)
  const invoice = invoiceAmong(invoices, input.invoice, 'data.invoice')
  if (disputed && invoice.disputed) throw refuse('dispute.open-already')
  if (disputed && openFen(invoice) === 0) throw refuse('dunning.nothing-open')
  if (!disputed && !invoice.disputed) throw refuse('dispute.none')
  const after = invoices.map(one => (one.id === invoice.id ? { ...one, disputed } : one))
  return watchOf(ctx, record.id, invoices, after)
}

/** 核销坏账: what an approval of this case let go, once, and no more than is open by now. */
export const writeOff: ActFile = {
  act: 'write-off',
  async fill(ctx, record, input) {
    const clause = clauseOf(ctx, record, 'write-off')
    const event = await ctx.tx
      .selectFrom('events')
      .innerJoin('approvals', join =>
        join.onRef('approvals.org_id', '=', 'events.org_id').onRef('approvals.id', '=', 'events.id'),
      )
      .select(['events.data', 'approvals.outcome', 'approvals.amount_fen'])
      .where('events.org_id', '=', ctx.org)
      .where('events.stream_id', '=', record.id)
      .where('events.id', '=', String(input.request))
      .executeTakeFirst()
    if (event?.data.purpose !== 'write-off' || event.outcome !== 'approved') throw refuse('write-off.not-approved', clause)
    const used = await ctx.tx
      .selectFrom('money_entries')
      .select('id')
      .where('org_id', '=', ctx.org)
      .where('kind', '=', 'write-off')
      .where('paper', '=', String(input.request))
      .executeTakeFirst()
    if (used !== undefined) throw refuse('write-off.done', clause)
    const invoices = await invoicesOf(ctx, record.id, true)
    const invoice = invoiceAmong(invoices, event.data.invoice, 'data.request')
    // As it was approved: whoever decides may have changed it.
    const amountFen = Number(event.amount_fen ?? event.data.amountFen)
    if (amountFen > openFen(invoice))
      throw refuse('write-off.over-open', { ...clause, detail: amountWords('未收金额', 'Open', openFen(invoice)) })
    const after = withSettled(invoices, [{ invoice: invoice.id, amountFen }])
    return { invoice: invoice.id, amountFen, ...(await watchOf(ctx, record.id, invoices, after)) }
  },
}

/** Of a contract's submission: a review is of what the customer accepted, a write-off of what is open on one invoice. The amount as it is put forward. */
export async function amountOfContract(
  ctx: Ctx,
  record: OpenedCase,
  input: Readonly<Record<string, unknown>>,
): Promise<number | undefined> {
  const given = typeof input.amountFen === 'number' ? input.amountFen : undefined
  const clause = clauseOf(ctx, record, 'submit-matter')
  const differs = (zh: string, en: string, fen: number) => ({ ...clause, fields: { 'data.amountFen': amountWords(zh, en, fen) } })
  if (input.purpose === 'write-off') {
    const open = openFen(invoiceAmong(await invoicesOf(ctx, record.id), input.invoice, 'data.invoice'))
    const amount = given ?? open
    if (amount > open || amount === 0) throw refuse('write-off.over-open', differs('未收金额', 'Open', open))
    return amount
  }
  const known = await contractOf(ctx, record.id)
  if (known?.quoted_version == null) return given
  if (known.answer !== 'accepted') throw refuse('quotation.not-accepted', clause)
  if (given !== undefined && given !== known.quoted_fen)
    throw refuse('contract.not-as-quoted', differs('客户接受的报价是', 'The customer accepted', known.quoted_fen!))
  return known.quoted_fen!
}
