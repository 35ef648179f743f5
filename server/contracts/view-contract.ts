import { sql } from 'kysely'
import { overdueFen } from '../../engine/contracts/dunning.ts'
import { daysPast, lateInterest, openFen, openParts } from '../../engine/contracts/receivables.ts'
import { visibleAmong } from '../access/case-visibility.ts'
import { named } from '../cases/view-case.ts'
import { todayOf } from '../code-trees/read-codes.ts'
import type { Ctx } from '../context.ts'
import { paymentRows, presentPayment } from './payments.ts'
import { contractOf, invoicesOf } from './read-contract.ts'
import type { ContractView } from './schema.ts'

/** A contract as it stands today: what its panels show, all in 分. Whether the viewer sees the case was asked by its address. */
export async function viewContract(ctx: Ctx, caseId: string): Promise<ContractView> {
  const today = todayOf(ctx)
  const known = await contractOf(ctx, caseId)
  const owed = await invoicesOf(ctx, caseId)
  const { payments, credits } = await paymentsOf(ctx, caseId)
  const events = await eventsOf(ctx, caseId)
  const promised = known?.promised_on ?? null
  const overdue = overdueFen(owed, today)
  return {
    quotation: await quotationOf(ctx, caseId, known, events),
    signed:
      known?.signed_fen == null
        ? null
        : {
            ...{ amountFen: known.signed_fen, on: known.signed_on!, number: known.contract_number, terms: [...known.terms!] },
            latePerDay: known.late_per_day === null ? null : Number(known.late_per_day),
          },
    performance: { isFinished: known?.is_performed ?? false, steps: await stepsOf(ctx, events) },
    invoices: await viewInvoices(ctx, caseId, today, known?.late_per_day ?? null),
    payments,
    credits,
    dunning: {
      next: known?.next_step == null || known.next_at === null ? null : { step: known.next_step, at: known.next_at },
      overdueFen: overdue,
      promise: promised === null ? null : { on: promised, fen: known!.promised_fen, broken: promised < today && overdue > 0 },
      done: events
        .filter(event => event.type === 'customer.dunned')
        .map(({ id, at, actor, data, note }) => ({
          ...{ event: id, step: data.step as 'reminder', via: String(data.via), outcome: data.outcome as 'reached', at },
          ...{ by: { id: actor, name: named(ctx, actor).name }, promisedOn: (data.promisedOn as string | undefined) ?? null },
          ...{ broken: data.broken === true, note: note ?? null },
        })),
    },
    toWriteOff: await approvedWriteOffs(ctx, caseId, owed),
    invoicedFen: owed.reduce((sum, one) => sum + one.totalFen - one.creditedFen, 0),
    openFen: owed.reduce((sum, one) => sum + openFen(one), 0),
    isPaid: known?.is_paid ?? false,
  }
}

type Told = { id: string; type: string; at: string; actor: string; data: Record<string, unknown>; note?: string | undefined }
async function eventsOf(ctx: Ctx, caseId: string): Promise<Told[]> {
  const rows = await ctx.tx
    .selectFrom('events')
    .leftJoin('sealed_fields', join =>
      join
        .onRef('sealed_fields.org_id', '=', 'events.org_id')
        .onRef('sealed_fields.event_id', '=', 'events.id')
        .on('sealed_fields.field', 'in', ['what', 'note']),
    )
    .select(['events.id', 'events.type', 'events.at', 'events.actor', 'events.data', 'sealed_fields.value'])
    .where('events.org_id', '=', ctx.org)
    .where('events.stream_id', '=', caseId)
    .where('events.type', 'in', ['contract.performed', 'customer.dunned', 'quotation.given'])
    .orderBy('events.seq')
    .execute()
  return rows.map(({ value, ...row }) => ({ ...row, note: typeof value === 'string' ? value : undefined }))
}

async function stepsOf(ctx: Ctx, events: readonly Told[]): Promise<ContractView['performance']['steps']> {
  const steps = events.filter(event => event.type === 'contract.performed')
  const orders = steps.flatMap(({ data }) => (typeof data.order === 'string' ? [data.order] : []))
  const seen = await visibleAmong(ctx, orders)
  const cases =
    seen.size === 0
      ? []
      : await ctx.tx
          .selectFrom('cases')
          .select(['id', 'number', 'title'])
          .where('org_id', '=', ctx.org)
          .where('id', 'in', [...seen])
          .execute()
  return steps.map(({ id, data, note }) => ({
    ...{
      event: id,
      sort: data.sort as 'delivery',
      on: String(data.performedOn),
      what: note ?? '',
      finished: data.finished === true,
    },
    order: cases.find(one => one.id === data.order) ?? null,
    lines: data.lines as { line: number; quantity: number }[],
  }))
}

async function quotationOf(
  ctx: Ctx,
  caseId: string,
  known: Awaited<ReturnType<typeof contractOf>>,
  events: readonly Told[],
): Promise<ContractView['quotation']> {
  if (known?.quoted_version == null) return null
  const lines = await linesOf(ctx, caseId, known.quoted_version)
  const given = events.findLast(event => event.type === 'quotation.given')
  const sum = (of: 'netFen' | 'taxFen' | 'totalFen') => lines.reduce((total, line) => total + line[of], 0)
  return {
    ...{ version: known.quoted_version, netFen: sum('netFen'), taxFen: sum('taxFen'), totalFen: sum('totalFen') },
    ...{ validUntil: known.valid_until!, isExpired: known.valid_until! < todayOf(ctx), answer: known.answer, lines },
    ...{ versions: known.quoted_version, taxIncluded: given?.data.taxIncluded === true },
  }
}

/** The lines of one version, with what was performed of each. */
export async function linesOf(ctx: Pick<Ctx, 'tx' | 'org'>, caseId: string, version: number) {
  const rows = await ctx.tx
    .selectFrom('contract_lines')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where('case_id', '=', caseId)
    .where('version', '=', version)
    .orderBy('line')
    .execute()
  return rows.map(row => ({
    ...{ line: row.line, part: row.part, item: row.item, unit: row.unit, quantity: Number(row.quantity) },
    ...{ performed: Number(row.performed), unitPriceFen: row.unit_price_fen, discountPercent: Number(row.discount_percent) },
    ...{ taxPercent: Number(row.tax_percent), netFen: row.net_fen, taxFen: row.tax_fen, totalFen: row.total_fen },
  }))
}

async function viewInvoices(ctx: Ctx, caseId: string, today: string, late: string | null): Promise<ContractView['invoices']> {
  const rows = await ctx.tx
    .selectFrom('invoices')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where('case_id', '=', caseId)
    .orderBy('issued_on')
    .orderBy('id')
    .execute()
  const allocated = await ctx.tx
    .selectFrom('money_entries')
    .select(['invoice_id', 'payment_id', sql<string>`(-sum(amount_fen))::text`.as('fen')])
    .where('org_id', '=', ctx.org)
    .where('case_id', '=', caseId)
    .where('kind', 'in', ['allocation', 'unallocation'])
    .groupBy(['invoice_id', 'payment_id'])
    .execute()
  return rows.map(row => {
    const owed = { parts: row.parts, settledFen: row.allocated_fen + row.credited_fen + row.written_off_fen }
    return {
      ...{ id: row.id, kind: row.kind, number: row.number, code: row.code, issuedOn: row.issued_on, netFen: row.net_fen },
      ...{ taxFen: row.tax_fen, totalFen: row.total_fen, allocatedFen: row.allocated_fen, creditedFen: row.credited_fen },
      ...{ writtenOffFen: row.written_off_fen, openFen: openFen(owed), parts: [...row.parts] },
      openParts: openParts(owed).map(part => ({ ...part, daysPast: Math.max(0, daysPast(part.dueOn, today)) })),
      ...{ lateFen: late === null ? null : lateInterest(owed, today, Number(late)), disputed: row.disputed_at !== null },
      allocations: allocated.flatMap(one =>
        one.invoice_id === row.id && Number(one.fen) > 0 ? [{ payment: one.payment_id!, fen: Number(one.fen) }] : [],
      ),
    }
  })
}

/** Payments received here or allocated here, and what else of the customer's money is on no invoice. */
async function paymentsOf(ctx: Ctx, caseId: string): Promise<Pick<ContractView, 'payments' | 'credits'>> {
  const here = await paymentRows(ctx)
    .where(eb =>
      eb.or([
        eb('payments.case_id', '=', caseId),
        eb(
          'payments.id',
          'in',
          eb
            .selectFrom('money_entries')
            .select('payment_id')
            .where('org_id', '=', ctx.org)
            .where('case_id', '=', caseId)
            .where('payment_id', 'is not', null),
        ),
      ]),
    )
    .orderBy('received_on')
    .orderBy('payments.id')
    .execute()
  const elsewhere = await paymentRows(ctx)
    .where('payments.case_id', '<>', caseId)
    .where('reversed_at', 'is', null)
    .where(sql<boolean>`payments.allocated_fen < payments.amount_fen`)
    .where('cases.customer_id', '=', eb =>
      eb.selectFrom('cases as own').select('own.customer_id').where('own.org_id', '=', ctx.org).where('own.id', '=', caseId),
    )
    .orderBy('received_on')
    .execute()
  const payments = here.map(row => presentPayment(ctx, row))
  return {
    payments,
    credits: elsewhere.map(row => presentPayment(ctx, row)).filter(one => !payments.some(own => own.id === one.id)),
  }
}

async function approvedWriteOffs(
  ctx: Ctx,
  caseId: string,
  owed: Awaited<ReturnType<typeof invoicesOf>>,
): Promise<ContractView['toWriteOff']> {
  const rows = await ctx.tx
    .selectFrom('approvals')
    .innerJoin('events', join => join.onRef('events.org_id', '=', 'approvals.org_id').onRef('events.id', '=', 'approvals.id'))
    .select(['approvals.id', 'approvals.amount_fen', 'events.data'])
    .where('approvals.org_id', '=', ctx.org)
    .where('approvals.case_id', '=', caseId)
    .where('approvals.subject', '=', 'matter')
    .where('approvals.outcome', '=', 'approved')
    .where(sql<boolean>`events.data ->> 'purpose' = 'write-off'`)
    .where(
      sql<boolean>`not exists (select from money_entries e where e.org_id = approvals.org_id and e.case_id = approvals.case_id and e.kind = 'write-off' and e.paper = approvals.id)`,
    )
    .execute()
  return rows.map(row => ({
    ...{ request: row.id, invoice: String(row.data.invoice), amountFen: Number(row.amount_fen ?? row.data.amountFen) },
    number: owed.find(one => one.id === row.data.invoice)?.number ?? '',
  }))
}
