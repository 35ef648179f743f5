import { sql } from 'kysely'
import { localDateOf } from '../../engine/calendar/days.ts'
import { priceLines } from '../../engine/contracts/lines.ts'
import { openParts } from '../../engine/contracts/receivables.ts'
import { editionNamed } from '../../engine/rules.ts'
import type { CaseEvent } from '../../events/envelope.ts'
import { postParty } from '../access/sight.ts'
import type { Ctx } from '../context.ts'
import type { EntryKind } from '../database/contract-tables.ts'
import { addTold } from './flush-case-people.ts'
import type { Work } from './work.ts'

type Of<T extends CaseEvent['type']> = Extract<CaseEvent, { type: T }>
const ofContracts = new Set([
  ...['quotation.given', 'quotation.answered', 'contract.signed', 'contract.performed', 'invoice.issued', 'invoice.reversed'],
  ...['payment.received', 'payment.allocated', 'payment.unallocated', 'payment.reversed', 'receivable.written-off'],
  ...['customer.dunned', 'receivable.disputed', 'dispute.settled'],
])
/** Whether an event of this type speaks of a contract or its money. */
export const touchesContract = (type: string): boolean => ofContracts.has(type)

/**
 * Keeps contracts, invoices, payments and the entries of money with the events of their cases. Such events are never voided or corrected (a counter-entry takes
 * them back), so that each is written once, as it comes; a case computed anew changes nothing here.
 */
export async function flushContracts(ctx: Ctx, work: Work): Promise<void> {
  await letInBooks(ctx, work)
  for (const event of work.events) {
    if (!ofContracts.has(event.type)) continue
    await mustBegin(ctx, event)
    await write(ctx, event, work)
    await followWatch(ctx, event)
  }
}

/** The posts that the case's regulation lets enter its money (finance) find its contracts, whatever else they see. */
async function letInBooks(ctx: Ctx, work: Work): Promise<void> {
  const told = [...work.cases.values()].flatMap(({ id, state }) => {
    if (state?.kind !== 'contract') return []
    const permits = editionNamed(ctx.rules, state.edition).permitsByAct.get('receive-payment') ?? []
    const posts = permits.flatMap(({ by }) => by.flatMap(party => ('role' in party ? [postParty(party.role)] : [])))
    return posts.map(person => ({ caseId: id, person }))
  })
  await addTold(ctx, told)
}

const mustBegin = (ctx: Ctx, event: CaseEvent) =>
  ctx.tx
    .insertInto('contracts')
    .values({ org_id: ctx.org, case_id: event.stream, begun_at: event.recordedAt })
    .onConflict(conflict => conflict.columns(['org_id', 'case_id']).doNothing())
    .execute()

async function write(ctx: Ctx, event: CaseEvent, work: Work): Promise<unknown> {
  switch (event.type) {
    case 'quotation.given':
      return writeQuotation(ctx, event, work)
    case 'quotation.answered':
      return setContract(ctx, event, { answer: event.data.accepted ? 'accepted' : 'declined' })
    case 'contract.signed': {
      const { amountFen, signedOn, contractNumber, type, terms, latePerDay } = event.data
      return setContract(ctx, event, {
        ...{ signed_fen: amountFen, signed_on: signedOn, contract_number: contractNumber ?? null, type },
        ...{ terms: JSON.stringify(terms), late_per_day: latePerDay === undefined ? null : String(latePerDay) },
      })
    }
    case 'contract.performed':
      return writePerformance(ctx, event)
    case 'invoice.issued':
      return writeInvoice(ctx, event)
    case 'invoice.reversed': {
      const { invoice, amountFen, taxFen, number, issuedOn } = event.data
      await settle(ctx, invoice, 'credited_fen', amountFen)
      return enter(ctx, event, 0, {
        kind: 'credit-note',
        day: issuedOn,
        invoice,
        amountFen: -amountFen,
        taxFen: -taxFen,
        paper: number,
      })
    }
    case 'payment.received':
      return writePayment(ctx, event)
    case 'payment.allocated':
      return allocate(ctx, event, event.data.payment, event.data.shares)
    case 'payment.unallocated': {
      const { payment, invoice, amountFen } = event.data
      await settle(ctx, invoice, 'allocated_fen', -amountFen)
      await take(ctx, payment, -amountFen)
      return enter(ctx, event, 0, { kind: 'unallocation', day: dayOf(ctx, event), invoice, payment, amountFen })
    }
    case 'payment.reversed': {
      const { payment, amountFen } = event.data
      await ctx.tx
        .updateTable('payments')
        .set({ reversed_at: event.recordedAt })
        .where('org_id', '=', ctx.org)
        .where('id', '=', payment)
        .execute()
      return enter(ctx, event, 0, { kind: 'payment-reversed', day: dayOf(ctx, event), payment, amountFen: -amountFen })
    }
    case 'receivable.written-off': {
      const { invoice, amountFen, request } = event.data
      await settle(ctx, invoice, 'written_off_fen', amountFen)
      return enter(ctx, event, 0, { kind: 'write-off', day: dayOf(ctx, event), invoice, amountFen: -amountFen, paper: request })
    }
    case 'customer.dunned': {
      const { step, outcome, promisedOn, promisedFen } = event.data
      const promise = promisedOn === undefined ? {} : { promised_on: promisedOn, promised_fen: promisedFen ?? null }
      return setContract(ctx, event, { dunned_step: step, dunned_at: event.at, dunned_outcome: outcome, ...promise })
    }
    case 'receivable.disputed':
    case 'dispute.settled':
      return ctx.tx
        .updateTable('invoices')
        .set({ disputed_at: event.type === 'receivable.disputed' ? event.at : null })
        .where('org_id', '=', ctx.org)
        .where('id', '=', event.data.invoice)
        .execute()
  }
  return undefined
}

/** The ladder as the event leaves it: its clocks end, or its next step comes. */
async function followWatch(ctx: Ctx, event: CaseEvent): Promise<void> {
  const { paid, rearmed, next, nextAt } = event.data as { paid?: boolean; rearmed?: boolean; next?: 'reminder'; nextAt?: string }
  // A promise belongs to what was overdue; with a ladder begun anew it is done with.
  const done = rearmed === true ? { next_step: null, next_at: null, promised_on: null, promised_fen: null } : {}
  const set = {
    ...done,
    ...(next === undefined || nextAt === undefined ? {} : { next_step: next, next_at: nextAt }),
    ...(paid === undefined ? {} : { is_paid: paid }),
  }
  if (Object.keys(set).length > 0) await setContract(ctx, event, set)
}

const setContract = (ctx: Ctx, event: CaseEvent, set: Record<string, unknown>) =>
  ctx.tx.updateTable('contracts').set(set).where('org_id', '=', ctx.org).where('case_id', '=', event.stream).execute()

/** The local day on which an entry without a paper of its own counts. */
const dayOf = (ctx: Ctx, event: CaseEvent) => localDateOf(ctx.rules.calendar, event.at)

async function writeQuotation(ctx: Ctx, event: Of<'quotation.given'>, work: Work): Promise<void> {
  const { version, lines, taxIncluded, totalFen, validUntil } = event.data
  const items = work.sealed.find(one => one.event === event.id && one.field === 'items')?.value as string[]
  const priced = priceLines(lines, taxIncluded)
  await setContract(ctx, event, { quoted_version: version, quoted_fen: totalFen, valid_until: validUntil, answer: null })
  await ctx.tx
    .insertInto('contract_lines')
    .values(
      lines.map((line, at) => ({
        ...{ org_id: ctx.org, case_id: event.stream, version, line: at + 1, part: line.part ?? null, item: items[at]! },
        ...{ unit: line.unit, quantity: String(line.quantity), unit_price_fen: line.unitPriceFen },
        ...{ discount_percent: String(line.discountPercent ?? 0), tax_percent: String(line.taxPercent) },
        ...{ net_fen: priced.lines[at]!.netFen, tax_fen: priced.lines[at]!.taxFen, total_fen: priced.lines[at]!.totalFen },
      })),
    )
    .execute()
}

async function writePerformance(ctx: Ctx, event: Of<'contract.performed'>): Promise<void> {
  for (const { line, quantity } of event.data.lines)
    await ctx.tx
      .updateTable('contract_lines')
      .set({ performed: sql`performed + ${String(quantity)}::numeric` })
      .where('org_id', '=', ctx.org)
      .where('case_id', '=', event.stream)
      .where('version', '=', eb =>
        eb
          .selectFrom('contracts')
          .select('quoted_version')
          .whereRef('contracts.org_id', '=', 'contract_lines.org_id')
          .whereRef('contracts.case_id', '=', 'contract_lines.case_id'),
      )
      .where('line', '=', line)
      .execute()
  if (event.data.finished) await setContract(ctx, event, { is_performed: true })
}

async function writeInvoice(ctx: Ctx, event: Of<'invoice.issued'>): Promise<void> {
  const { kind, number, code = '', issuedOn, netFen, taxFen, totalFen, parts } = event.data
  await ctx.tx
    .insertInto('invoices')
    .values({
      ...{ org_id: ctx.org, id: event.id, case_id: event.stream, kind, number, code, issued_on: issuedOn },
      ...{ net_fen: netFen, tax_fen: taxFen, total_fen: totalFen, parts: JSON.stringify(parts), open_due_on: parts[0]!.dueOn },
    })
    .execute()
  await enter(ctx, event, 0, { kind: 'invoice', day: issuedOn, invoice: event.id, amountFen: totalFen, taxFen, paper: number })
}

async function writePayment(ctx: Ctx, event: Of<'payment.received'>): Promise<void> {
  const { amountFen, receivedOn, via, reference, shares } = event.data
  await ctx.tx
    .insertInto('payments')
    .values({
      ...{ org_id: ctx.org, id: event.id, case_id: event.stream, amount_fen: amountFen, received_on: receivedOn, via },
      ...{ reference: reference ?? null, recorded_at: event.recordedAt, recorded_by: event.actor },
    })
    .execute()
  await enter(ctx, event, 0, { kind: 'payment', day: receivedOn, payment: event.id, amountFen, paper: reference ?? '' })
  await allocate(ctx, event, event.id, shares, receivedOn)
}

type Shares = readonly { readonly invoice: string; readonly amountFen: number }[]
async function allocate(ctx: Ctx, event: CaseEvent, payment: string, shares: Shares, day = dayOf(ctx, event)): Promise<void> {
  for (const [at, { invoice, amountFen }] of shares.entries()) {
    await settle(ctx, invoice, 'allocated_fen', amountFen)
    await take(ctx, payment, amountFen)
    await enter(ctx, event, at + 1, { kind: 'allocation', day, invoice, payment, amountFen: -amountFen })
  }
}

/** More (or less) of an invoice is settled; the table's own checks refuse what would exceed it. */
async function settle(
  ctx: Ctx,
  invoice: string,
  column: 'allocated_fen' | 'credited_fen' | 'written_off_fen',
  fen: number,
): Promise<void> {
  const now = await ctx.tx
    .updateTable('invoices')
    .set({ [column]: sql`${sql.ref(column)} + ${fen}::bigint` })
    .where('org_id', '=', ctx.org)
    .where('id', '=', invoice)
    .returning(['parts', 'allocated_fen', 'credited_fen', 'written_off_fen'])
    .executeTakeFirstOrThrow()
  const settledFen = now.allocated_fen + now.credited_fen + now.written_off_fen
  await ctx.tx
    .updateTable('invoices')
    .set({ open_due_on: openParts({ parts: now.parts, settledFen })[0]?.dueOn ?? null })
    .where('org_id', '=', ctx.org)
    .where('id', '=', invoice)
    .execute()
}
const take = (ctx: Ctx, payment: string, fen: number) =>
  ctx.tx
    .updateTable('payments')
    .set({ allocated_fen: sql`allocated_fen + ${fen}::bigint` })
    .where('org_id', '=', ctx.org)
    .where('id', '=', payment)
    .execute()

type Entry = {
  readonly kind: EntryKind
  readonly day: string
  readonly amountFen: number
  readonly taxFen?: number
  readonly invoice?: string
  readonly payment?: string
  readonly paper?: string
}
const enter = (ctx: Ctx, event: CaseEvent, at: number, entry: Entry) =>
  ctx.tx
    .insertInto('money_entries')
    .values({
      ...{ org_id: ctx.org, id: `${event.id}.${at}`, kind: entry.kind, day: entry.day, at: event.recordedAt, by: event.actor },
      ...{ case_id: event.stream, event_id: event.id, invoice_id: entry.invoice ?? null, payment_id: entry.payment ?? null },
      ...{ amount_fen: entry.amountFen, tax_fen: entry.taxFen ?? 0, paper: entry.paper ?? '' },
    })
    .execute()
