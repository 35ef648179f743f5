import { type SqlBool, sql } from 'kysely'
import { openFen, openParts, proposeShares } from '../../engine/contracts/receivables.ts'
import { caseSeenOrTrue, mustBeCase } from '../access/case-visibility.ts'
import { lockCases } from '../cases/case-record.ts'
import { performAct } from '../cases/perform-act.ts'
import { named } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import { mustBeKnownCustomer } from '../customers/known-customer.ts'
import { refuse } from '../errors.ts'
import { readCursor, writeCursor } from '../http/cursor.ts'
import type { AskOpen, EnterPayment, ListPayments, OpenOfCustomer, PaymentPage } from './schema.ts'

/**
 * 收款登记: one payment over the invoices of several contracts, in one transaction: received in the contract with the first share (or the one named),
 * then allocated in each of the others, every step an act of its case with its own permit. Gives the payment and the cases it touched.
 */
export async function enterPayment(
  ctx: Ctx,
  { case: named, shares, ...payment }: EnterPayment,
): Promise<{ payment: string; cases: string[] }> {
  const owners = await ctx.tx
    .selectFrom('invoices')
    .select(['id', 'case_id'])
    .where('org_id', '=', ctx.org)
    .where('id', 'in', shares.length > 0 ? shares.map(one => one.invoice) : [''])
    .execute()
  const caseOf = (invoice: string) => {
    const found = owners.find(one => one.id === invoice)?.case_id
    if (found === undefined) throw refuse('invoice.none')
    return found
  }
  const home = named ?? (shares[0] === undefined ? undefined : caseOf(shares[0].invoice))
  if (home === undefined) throw refuse('payment.nothing-to-do')
  const all = [...new Set([home, ...shares.map(one => caseOf(one.invoice))])]
  for (const id of all) await mustBeCase(ctx, id)
  // All at once and in their order, so that two payments over the same contracts wait for each other instead of in a circle.
  await lockCases(ctx, all, 'all')
  const of = (id: string) => shares.filter(one => caseOf(one.invoice) === id)
  const { event } = await performAct(ctx, home, { type: 'receive-payment', data: { ...payment, shares: of(home) } })
  for (const id of all.filter(one => one !== home))
    await performAct(ctx, id, { type: 'allocate-payment', data: { payment: event, shares: of(id) } })
  return { payment: event, cases: all }
}

/** What a customer owes today, with a proposal for a payment: what the payer names first, then what is due first; disputed invoices last of all not. */
export async function openOfCustomer(ctx: Ctx, { customer, amountFen = 0, text = '' }: AskOpen): Promise<OpenOfCustomer> {
  await mustBeKnownCustomer(ctx, customer)
  const rows = await ctx.tx
    .selectFrom('invoices')
    .innerJoin('cases', join => join.onRef('cases.org_id', '=', 'invoices.org_id').onRef('cases.id', '=', 'invoices.case_id'))
    .leftJoin('contracts', join =>
      join.onRef('contracts.org_id', '=', 'invoices.org_id').onRef('contracts.case_id', '=', 'invoices.case_id'),
    )
    .select(['invoices.id', 'invoices.number', 'parts', 'allocated_fen', 'credited_fen', 'written_off_fen', 'disputed_at'])
    .select(['cases.id as caseId', 'cases.number as caseNumber', 'cases.title', 'contract_number'])
    .where('invoices.org_id', '=', ctx.org)
    .where('cases.customer_id', '=', customer)
    .where('open_due_on', 'is not', null)
    .where(caseSeenOrTrue(ctx, 'invoices.case_id'))
    .orderBy('open_due_on')
    .orderBy('invoices.id')
    .limit(200)
    .execute()
  const owed = rows.map(row => ({
    ...{ id: row.id, parts: row.parts, settledFen: row.allocated_fen + row.credited_fen + row.written_off_fen },
    disputed: row.disputed_at !== null,
  }))
  const said = text.toLowerCase()
  const names = (id: string) => {
    const row = rows.find(one => one.id === id)!
    return [row.number, row.caseNumber, row.contract_number].some(
      one => one != null && one.length > 3 && said.includes(one.toLowerCase()),
    )
  }
  const proposed = proposeShares(
    amountFen,
    owed.filter(one => !one.disputed),
    names,
  )
  const contracts = await ctx.tx
    .selectFrom('cases')
    .select(['id', 'number', 'title'])
    .where('org_id', '=', ctx.org)
    .where('kind', '=', 'contract')
    .where('customer_id', '=', customer)
    .where('is_closed', '=', false)
    .where(caseSeenOrTrue(ctx, 'cases.id'))
    .orderBy('opened_at', 'desc')
    .limit(50)
    .execute()
  const credits = await listPayments(ctx, { credit: 'yes', customer, limit: 200 })
  return {
    invoices: rows.map((row, at) => ({
      ...{ id: row.id, number: row.number, case: { id: row.caseId, number: row.caseNumber, title: row.title } },
      ...{ openFen: openFen(owed[at]!), dueOn: openParts(owed[at]!)[0]!.dueOn, disputed: owed[at]!.disputed },
      proposedFen: proposed.find(one => one.invoice === row.id)?.amountFen ?? 0,
    })),
    contracts,
    creditFen: credits.items.reduce((sum, one) => sum + one.creditFen, 0),
  }
}

/** 收款: one page of those that the viewer sees, the latest first; with `credit` those of which something is on no invoice. */
export async function listPayments(ctx: Ctx, { credit, customer, limit, after }: ListPayments): Promise<PaymentPage> {
  let query = paymentRows(ctx)
  if (customer !== undefined) query = query.where('cases.customer_id', '=', customer)
  if (credit === 'yes')
    query = query.where('reversed_at', 'is', null).where(sql<SqlBool>`payments.allocated_fen < payments.amount_fen`)
  if (after !== undefined) {
    const [day, id] = readCursor(after, ['text', 'text'])
    query = query.where(sql<SqlBool>`(received_on::text, payments.id) < (${day}, ${id})`)
  }
  const rows = await query
    .orderBy('received_on', 'desc')
    .orderBy('payments.id', 'desc')
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    items: page.map(row => presentPayment(ctx, row)),
    next: rows.length > limit && last ? writeCursor([last.received_on, last.id]) : null,
  }
}

/** Payments with their case and customer, of the cases that the viewer sees. */
export const paymentRows = (ctx: Ctx) =>
  ctx.tx
    .selectFrom('payments')
    .innerJoin('cases', join => join.onRef('cases.org_id', '=', 'payments.org_id').onRef('cases.id', '=', 'payments.case_id'))
    .leftJoin('customers', join =>
      join.onRef('customers.org_id', '=', 'cases.org_id').onRef('customers.id', '=', 'cases.customer_id'),
    )
    .select(['payments.id', 'amount_fen', 'allocated_fen', 'received_on', 'via', 'reference', 'reversed_at', 'recorded_by'])
    .select(['cases.id as caseId', 'cases.number', 'cases.title', 'customers.id as customerId', 'customers.name'])
    .where('payments.org_id', '=', ctx.org)
    .where(caseSeenOrTrue(ctx, 'payments.case_id'))
type Row = Awaited<ReturnType<ReturnType<typeof paymentRows>['executeTakeFirstOrThrow']>>

/** A payment as lists show it. */
export const presentPayment = (ctx: Ctx, row: Row): PaymentPage['items'][number] => ({
  ...{ id: row.id, case: { id: row.caseId, number: row.number, title: row.title } },
  customer: row.customerId === null ? null : { id: row.customerId, name: row.name ?? '' },
  ...{ amountFen: row.amount_fen, allocatedFen: row.allocated_fen },
  creditFen: row.reversed_at === null ? row.amount_fen - row.allocated_fen : 0,
  ...{ receivedOn: row.received_on, via: row.via, reference: row.reference, isReversed: row.reversed_at !== null },
  by: { id: row.recorded_by, name: named(ctx, row.recorded_by).name },
})
