import { z } from 'zod'
import { compensationStates } from '../../engine/compensation.ts'
import { freeText } from '../../events/define.ts'
import { Instant, LocalDate } from '../../events/instant.ts'
import { Text } from '../../events/text.ts'

const Named = z.object({ id: z.string(), name: z.string() })
const NamedCase = z.object({ id: z.string(), number: z.string(), title: z.string() })
const fen = z.number().int()
const page = { limit: z.coerce.number().int().min(1).max(200).default(50), after: z.string().max(500).optional() }
const days = { from: LocalDate.optional(), to: LocalDate.optional() }

export const recoveryStates = ['open', 'recovered', 'partly', 'given-up'] as const
export const recoverySources = ['supplier', 'third-party', 'staff'] as const

export const ListCompensations = z.object({ state: z.enum(compensationStates).optional(), ...days, ...page })
export type ListCompensations = z.infer<typeof ListCompensations>
export const CompensationPage = z.object({
  items: z.array(
    z.object({
      case: NamedCase,
      state: z.enum(compensationStates),
      assessedFen: fen.nullable(),
      approvedFen: fen.nullable(),
      paidFen: fen,
      /** What is left of the approval; 0 where none stands. */
      leftFen: fen,
      claimedFen: fen,
      recoveredFen: fen,
      begunAt: Instant,
    }),
  ),
  next: z.string().nullable(),
  /** Of all that the filter finds, not of this page. */
  totals: z.object({ count: z.number(), assessedFen: fen, approvedFen: fen, paidFen: fen, claimedFen: fen, recoveredFen: fen }),
})
export type CompensationPage = z.infer<typeof CompensationPage>

export const ListRecoveries = z.object({
  state: z.enum(recoveryStates).optional(),
  source: z.enum(recoverySources).optional(),
  ...days,
  ...page,
})
export type ListRecoveries = z.infer<typeof ListRecoveries>
export const RecoveryPage = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      case: NamedCase,
      source: z.enum(recoverySources),
      state: z.enum(recoveryStates),
      claimedFen: fen,
      recoveredFen: fen,
      openedAt: Instant,
      chasedAt: Instant.nullable(),
      closedAt: Instant.nullable(),
    }),
  ),
  next: z.string().nullable(),
  totals: z.object({ count: z.number(), claimedFen: fen, recoveredFen: fen }),
})
export type RecoveryPage = z.infer<typeof RecoveryPage>

const Year = z.coerce.number().int().min(2000).max(2200)
export const ListFunds = z.object({ year: Year.optional() })
export const FundList = z.object({
  year: z.number(),
  /** Whether the viewer enters budgets. */
  canSet: z.boolean(),
  items: z.array(
    z.object({
      id: z.string(),
      regulation: z.object({ id: z.string(), edition: LocalDate, title: Text }),
      clause: z.string(),
      title: Text,
      uses: z.array(Text),
      /** Null: finance has not entered one for the year. */
      budgetFen: fen.nullable(),
      bookedFen: fen,
      balanceFen: fen.nullable(),
      /** What it is to be of the annual budget, where the regulation says a share; and that budget, where it was entered. */
      share: z.number().nullable(),
      baseFen: fen.nullable(),
      /** From this share of the budget on finance is told; by whom it was set, null as it came. */
      warning: z.object({ percent: z.number(), isReached: z.boolean(), by: Named.nullable(), at: Instant.nullable() }),
      budgets: z.array(z.object({ amountFen: fen, note: z.string(), by: Named, at: Instant })),
    }),
  ),
})
export type FundList = z.infer<typeof FundList>

export const ListBookings = z.object({ year: Year.optional(), ...page })
export type ListBookings = z.infer<typeof ListBookings>
export const BookingPage = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      /** Null where the case is not one that the viewer sees. */
      case: NamedCase.nullable(),
      amountFen: fen,
      by: Named,
      at: Instant,
      source: z.enum(['payment', 'spending', 'trip', 'project']),
    }),
  ),
  next: z.string().nullable(),
})
export type BookingPage = z.infer<typeof BookingPage>

export const SetBudget = z.strictObject({
  year: z.number().int().min(2000).max(2200),
  amountFen: fen.min(0).max(100_000_000_000_000),
  /** The annual budget that it is a share of. */
  baseFen: fen.min(0).max(100_000_000_000_000).optional(),
  note: freeText.max(2_000).optional(),
})
export const SetWarning = z.strictObject({ percent: z.number().int().min(1).max(100) })
export type SetBudget = z.infer<typeof SetBudget>

/** Of one case: what was assessed, asked for, approved, paid and claimed. */
export const MoneyView = z.object({
  money: z
    .object({
      state: z.enum(compensationStates),
      assessed: z
        .object({
          event: z.string(),
          fen,
          at: Instant,
          signs: z.array(z.object({ side: z.enum(['finance', 'legal']), by: Named, hasSigned: z.boolean() })),
        })
        .nullable(),
      submittedFen: fen.nullable(),
      approvedFen: fen.nullable(),
      leftFen: fen,
      /** `fund`: on which it was booked; null: on none, or on one of a regulation that is no longer in force. */
      payments: z.array(z.object({ event: z.string(), fen, at: Instant, by: Named, fund: Text.nullable() })),
      recoveries: z.array(
        z.object({
          event: z.string(),
          from: z.enum(recoverySources),
          claimedFen: fen,
          receivedFen: fen,
          recoveredFen: fen,
          state: z.enum(recoveryStates),
          at: Instant,
          closedAt: Instant.nullable(),
        }),
      ),
    })
    .nullable(),
})
export type MoneyView = z.infer<typeof MoneyView>
