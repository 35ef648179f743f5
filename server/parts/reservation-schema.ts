import { z } from 'zod'
import { Id } from '../../events/define.ts'
import { Instant, LocalDate } from '../../events/instant.ts'
import { count, Named, NamedCase, NamedPart, page, Serials } from './schema.ts'
import { claimStates, differenceStates, emergencyStates, reservationStates } from './words-schema.ts'

const note = z.string().trim().max(1_000).default('')

export const Reservation = z.object({
  id: z.string(),
  case: NamedCase.nullable(),
  /** Who has the case in hand, and the place of theirs that parts are issued to. */
  handler: Named.nullable(),
  van: Named.nullable(),
  part: NamedPart.extend({ isSerialised: z.boolean() }),
  location: Named,
  wanted: z.number().int(),
  reserved: z.number().int(),
  issued: z.number().int(),
  /** What is neither kept nor given out yet. */
  shortfall: z.number().int(),
  /** What is free at the place now. */
  free: z.number().int(),
  neededOn: LocalDate.nullable(),
  note: z.string(),
  state: z.enum(reservationStates),
  by: Named,
  at: Instant,
  mine: z.boolean(),
})
export type Reservation = z.infer<typeof Reservation>
export const ListReservations = z.object({
  state: z.enum(reservationStates).default('open'),
  location: z.string().max(64).optional(),
  ...page,
})
export type ListReservations = z.infer<typeof ListReservations>
export const ReservationPage = z.object({ items: z.array(Reservation), next: z.string().nullable() })
export type ReservationPage = z.infer<typeof ReservationPage>
export const Reserve = z.strictObject({
  neededOn: LocalDate.nullable().default(null),
  note,
  lines: z
    .array(z.strictObject({ part: Id, location: Id, quantity: count }))
    .min(1)
    .max(50),
})
export type Reserve = z.infer<typeof Reserve>
/** `fill`: keep what has come in since; `issue`: hand out, by default all that is kept, to the handler's van; `release`: no longer needed. */
export const ChangeReservation = z.strictObject({
  act: z.enum(['fill', 'issue', 'release']),
  to: Id.nullable().default(null),
  quantity: count.nullable().default(null),
  serials: Serials.default([]),
  note,
})
export type ChangeReservation = z.infer<typeof ChangeReservation>

export const Difference = z.object({
  id: z.string(),
  case: NamedCase.nullable(),
  part: NamedPart,
  location: Named,
  quantity: z.number().int(),
  serials: z.array(z.string()),
  state: z.enum(differenceStates),
  by: Named,
  at: Instant,
  how: z.enum(['consumed', 'not-ours']).nullable(),
  note: z.string(),
  clearedBy: Named.nullable(),
  clearedAt: Instant.nullable(),
  mine: z.boolean(),
})
export const ListDifferences = z.object({ state: z.enum(differenceStates).default('open'), ...page })
export type ListDifferences = z.infer<typeof ListDifferences>
export const DifferencePage = z.object({ items: z.array(Difference), next: z.string().nullable() })
export type DifferencePage = z.infer<typeof DifferencePage>
/** `consumed`: it lay at this place after all and is taken out there; `not-ours`: it never was in the books. */
export const ClearDifference = z.strictObject({
  how: z.enum(['consumed', 'not-ours']),
  location: Id.nullable().default(null),
  serials: Serials.default([]),
  note: z.string().trim().min(1).max(1_000),
})
export type ClearDifference = z.infer<typeof ClearDifference>

/** 备件 of one case: what is kept for it, what it used, and what came of that. */
export const CaseParts = z.object({
  reservations: z.array(Reservation),
  used: z.array(
    z.object({
      event: z.string(),
      line: z.number().int(),
      part: NamedPart,
      location: Named,
      quantity: z.number().int(),
      serialsIn: z.array(z.string()),
      serialsOut: z.array(z.string()),
      short: z.number().int(),
      at: Instant,
      by: Named,
      withdrawn: z.boolean(),
    }),
  ),
  differences: z.array(Difference),
  emergency: z.array(
    z.object({
      id: z.string(),
      number: z.string(),
      part: NamedPart,
      quantity: z.number().int(),
      state: z.enum(emergencyStates),
      promisedAt: Instant.nullable(),
      receivedAt: Instant.nullable(),
    }),
  ),
  claims: z.array(
    z.object({ id: z.string(), number: z.string(), supplier: Named, amountFen: z.number().int(), state: z.enum(claimStates) }),
  ),
  /** What came back, was exchanged or thrown away on it, by the ledger. */
  returned: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      part: NamedPart,
      quantity: z.number().int(),
      from: Named.nullable(),
      to: Named.nullable(),
      serials: z.array(z.string()),
      at: Instant,
    }),
  ),
  can: z.object({ reserve: z.boolean(), use: z.boolean(), manages: z.boolean(), approves: z.boolean() }),
})
export type CaseParts = z.infer<typeof CaseParts>
