import { z } from 'zod'
import { ageBuckets } from '../../engine/contracts/receivables.ts'
import {
  DuePart,
  dunningOutcomes,
  dunningSteps,
  invoiceKinds,
  PaymentTerm,
  paymentWays,
  termParts,
} from '../../events/contract-events.ts'
import { freeText, shortText } from '../../events/define.ts'
import { Instant, LocalDate, RangeDay } from '../../events/instant.ts'
import { Text } from '../../events/text.ts'

const Named = z.object({ id: z.string(), name: z.string() })
const NamedCase = z.object({ id: z.string(), number: z.string(), title: z.string() })
const fen = z.number().int()
const page = { limit: z.coerce.number().int().min(1).max(200).default(50), after: z.string().max(500).optional() }
const given = z.string().min(1).max(200)
export const Ages = z.record(z.enum(ageBuckets), fen)
export type Ages = z.infer<typeof Ages>

export const contractStates = ['draft', 'open', 'overdue', 'paid'] as const
export const ListContracts = z.object({ state: z.enum(contractStates).optional(), customer: given.optional(), ...page })
export type ListContracts = z.infer<typeof ListContracts>
const Next = z.object({ step: z.enum(dunningSteps), at: Instant })
export const ContractRow = z.object({
  case: NamedCase,
  customer: Named.nullable(),
  owner: Named.nullable(),
  stage: Text,
  isClosed: z.boolean(),
  amountFen: fen.nullable(),
  isSigned: z.boolean(),
  invoicedFen: fen,
  openFen: fen,
  /** The oldest day that is past due; null: nothing is overdue. */
  overdueSince: LocalDate.nullable(),
  next: Next.nullable(),
  openedAt: Instant,
})
export const ContractPage = z.object({ items: z.array(ContractRow), next: z.string().nullable() })
export type ContractPage = z.infer<typeof ContractPage>

export const groupings = ['customer', 'contract', 'owner'] as const
export const AskReceivables = z.object({ asOf: RangeDay.optional(), by: z.enum(groupings).default('customer') })
export type AskReceivables = z.infer<typeof AskReceivables>
export const Receivables = z.object({
  asOf: LocalDate,
  by: z.enum(groupings),
  totals: Ages,
  openFen: fen,
  creditFen: fen,
  groups: z.array(z.object({ id: z.string().nullable(), name: z.string(), ages: Ages, openFen: fen })),
  /** More groups than are listed; the totals count all. */
  more: z.number().int(),
})
export type Receivables = z.infer<typeof Receivables>

export const ListOwed = z.object({
  asOf: RangeDay.optional(),
  bucket: z.enum(ageBuckets).optional(),
  customer: given.optional(),
  contract: given.optional(),
  owner: given.optional(),
  ...page,
})
export type ListOwed = z.infer<typeof ListOwed>
export const OwedRow = z.object({
  id: z.string(),
  number: z.string(),
  kind: z.enum(invoiceKinds),
  case: NamedCase,
  customer: Named.nullable(),
  issuedOn: LocalDate,
  totalFen: fen,
  openFen: fen,
  parts: z.array(z.object({ part: z.enum(termParts), fen, dueOn: LocalDate, bucket: z.enum(ageBuckets) })),
  daysPast: z.number().int(),
  disputed: z.boolean(),
  /** 逾期利息 by the contract; stated, never booked. Null: the contract says none. */
  lateFen: fen.nullable(),
})
export const OwedPage = z.object({ items: z.array(OwedRow), next: z.string().nullable() })
export type OwedPage = z.infer<typeof OwedPage>

export const ListDunning = z.object({ due: z.enum(['now', 'all']).default('all'), ...page })
export type ListDunning = z.infer<typeof ListDunning>
export const DunningPage = z.object({
  items: z.array(
    z.object({
      case: NamedCase,
      customer: Named.nullable(),
      contact: z.object({ name: z.string(), phone: z.string() }),
      openFen: fen,
      overdueFen: fen,
      overdueSince: LocalDate.nullable(),
      next: Next,
      last: z.object({ step: z.enum(dunningSteps), at: Instant, outcome: z.enum(dunningOutcomes) }).nullable(),
      promise: z.object({ on: LocalDate, fen: fen.nullable(), broken: z.boolean() }).nullable(),
    }),
  ),
  next: z.string().nullable(),
  total: z.number().int(),
})
export type DunningPage = z.infer<typeof DunningPage>

const Share = z.strictObject({ invoice: given, amountFen: fen.min(1) })
/** 收款登记: one payment of a customer over the invoices of any of their contracts. */
export const EnterPayment = z.strictObject({
  /** The contract that it belongs to, where none of its invoices gets a share. */
  case: given.optional(),
  amountFen: fen.min(1).max(100_000_000_000_000),
  receivedOn: RangeDay,
  via: z.enum(paymentWays),
  reference: z.string().trim().min(1).max(60).optional(),
  payer: shortText.optional(),
  note: freeText.optional(),
  shares: z.array(Share).max(100),
})
export type EnterPayment = z.infer<typeof EnterPayment>
export const EnteredPayment = z.object({ payment: z.string(), cases: z.array(z.string()) })

export const AskOpen = z.object({
  customer: given,
  amountFen: z.coerce.number().int().min(0).optional(),
  /** What the payer wrote: numbers of invoices or contracts in it come first. */
  text: z.string().max(500).optional(),
})
export type AskOpen = z.infer<typeof AskOpen>
/** What a customer owes, with a proposal for a payment. */
export const OpenOfCustomer = z.object({
  invoices: z.array(
    z.object({
      id: z.string(),
      number: z.string(),
      case: NamedCase,
      openFen: fen,
      dueOn: LocalDate,
      disputed: z.boolean(),
      proposedFen: fen,
    }),
  ),
  /** Where a payment goes that no invoice gets a share of. */
  contracts: z.array(NamedCase),
  creditFen: fen,
})
export type OpenOfCustomer = z.infer<typeof OpenOfCustomer>

const PaymentRow = z.object({
  id: z.string(),
  case: NamedCase,
  customer: Named.nullable(),
  amountFen: fen,
  allocatedFen: fen,
  creditFen: fen,
  receivedOn: LocalDate,
  via: z.enum(paymentWays),
  reference: z.string().nullable(),
  isReversed: z.boolean(),
  by: Named,
})
export const ListPayments = z.object({ credit: z.enum(['yes']).optional(), customer: given.optional(), ...page })
export type ListPayments = z.infer<typeof ListPayments>
export const PaymentPage = z.object({ items: z.array(PaymentRow), next: z.string().nullable() })
export type PaymentPage = z.infer<typeof PaymentPage>

const Line = z.object({
  line: z.number().int(),
  part: z.string().nullable(),
  item: z.string(),
  unit: z.string(),
  quantity: z.number(),
  performed: z.number(),
  unitPriceFen: fen,
  discountPercent: z.number(),
  taxPercent: z.number(),
  netFen: fen,
  taxFen: fen,
  totalFen: fen,
})
/** A contract as it stands: what its panels show. */
export const ContractView = z.object({
  quotation: z
    .object({
      version: z.number().int(),
      netFen: fen,
      taxFen: fen,
      totalFen: fen,
      validUntil: LocalDate,
      isExpired: z.boolean(),
      taxIncluded: z.boolean(),
      answer: z.enum(['accepted', 'declined']).nullable(),
      lines: z.array(Line),
      versions: z.number().int(),
    })
    .nullable(),
  signed: z
    .object({
      amountFen: fen,
      on: LocalDate,
      number: z.string().nullable(),
      terms: z.array(PaymentTerm),
      latePerDay: z.number().nullable(),
    })
    .nullable(),
  performance: z.object({
    isFinished: z.boolean(),
    steps: z.array(
      z.object({
        event: z.string(),
        sort: z.enum(['delivery', 'service', 'training', 'other']),
        on: LocalDate,
        what: z.string(),
        order: NamedCase.nullable(),
        lines: z.array(z.object({ line: z.number().int(), quantity: z.number() })),
        finished: z.boolean(),
      }),
    ),
  }),
  invoices: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(invoiceKinds),
      number: z.string(),
      code: z.string(),
      issuedOn: LocalDate,
      netFen: fen,
      taxFen: fen,
      totalFen: fen,
      allocatedFen: fen,
      creditedFen: fen,
      writtenOffFen: fen,
      openFen: fen,
      parts: z.array(DuePart),
      openParts: z.array(z.object({ part: z.enum(termParts), fen, dueOn: LocalDate, daysPast: z.number().int() })),
      lateFen: fen.nullable(),
      disputed: z.boolean(),
      /** What each payment settles of it. */
      allocations: z.array(z.object({ payment: z.string(), fen })),
    }),
  ),
  payments: z.array(PaymentRow),
  /** Credit of the customer from payments in other contracts, which may be allocated here. */
  credits: z.array(PaymentRow),
  dunning: z.object({
    next: Next.nullable(),
    overdueFen: fen,
    promise: z.object({ on: LocalDate, fen: fen.nullable(), broken: z.boolean() }).nullable(),
    done: z.array(
      z.object({
        event: z.string(),
        step: z.enum(dunningSteps),
        via: z.string(),
        outcome: z.enum(dunningOutcomes),
        at: Instant,
        by: Named,
        promisedOn: LocalDate.nullable(),
        broken: z.boolean(),
        note: z.string().nullable(),
      }),
    ),
  }),
  /** Write-offs that were approved and are not booked yet. */
  toWriteOff: z.array(z.object({ request: z.string(), invoice: z.string(), number: z.string(), amountFen: fen })),
  invoicedFen: fen,
  openFen: fen,
  isPaid: z.boolean(),
})
export type ContractView = z.infer<typeof ContractView>

const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)
export const MakeExport = z.strictObject({ month: Month })
export const ListExports = z.object(page)
export type ListExports = z.infer<typeof ListExports>
export const ExportRow = z.object({
  id: z.string(),
  number: z.number().int(),
  month: z.string(),
  lines: z.number().int(),
  hash: z.string(),
  by: Named,
  at: Instant,
  /** How often its file was downloaded. */
  reads: z.number().int(),
})
export type ExportRow = z.infer<typeof ExportRow>
export const ExportPage = z.object({
  canExport: z.boolean(),
  items: z.array(ExportRow),
  next: z.string().nullable(),
  /** Months with entries that have not left yet. */
  waiting: z.array(z.object({ month: z.string(), lines: z.number().int() })),
})
export type ExportPage = z.infer<typeof ExportPage>
export const ExportFile = z.object({ format: z.enum(['csv', 'xlsx']).default('csv') })
