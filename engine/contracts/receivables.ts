import type { DuePart, PaymentTerm } from '../../events/contract-events.ts'
import type { LocalDate } from '../../events/instant.ts'
import { addCalendarDays, dayNumberOf } from '../calendar/local-date.ts'
import { largestRemainder, ratioOf } from './exact.ts'

/** The parts in which an invoice is due, by the contract's terms; the shares of 分 add up to the invoice. The earliest first. */
export function duePartsOf(totalFen: number, issuedOn: LocalDate, terms: readonly PaymentTerm[]): DuePart[] {
  const weights = terms.map(({ percent }) => ratioOf(percent)).map(({ over, under }) => (over * 1_000_000n) / under)
  return largestRemainder(BigInt(totalFen), weights)
    .map((fen, at) => ({ part: terms[at]!.part, fen: Number(fen), dueOn: addCalendarDays(issuedOn, terms[at]!.days) }))
    .filter(part => part.fen > 0)
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0))
}

/** An invoice as receivables read it: its parts, and what of it was settled by payments, credit notes and write-offs, in 分. */
export type Owed = {
  readonly id: string
  readonly parts: readonly DuePart[]
  readonly settledFen: number
  readonly disputed?: boolean
}

/** What is still open of each part: what was settled counts against what is due first. */
export function openParts({ parts, settledFen }: Pick<Owed, 'parts' | 'settledFen'>): DuePart[] {
  let left = settledFen
  return parts.flatMap(part => {
    const taken = Math.min(left, part.fen)
    left -= taken
    return part.fen > taken ? [{ ...part, fen: part.fen - taken }] : []
  })
}
export const openFen = (owed: Pick<Owed, 'parts' | 'settledFen'>): number =>
  openParts(owed).reduce((total, part) => total + part.fen, 0)

export const ageBuckets = ['not-due', '1-30', '31-60', '61-90', 'over-90'] as const
export type AgeBucket = (typeof ageBuckets)[number]
/** Days past due on a day; 0 or less: not due yet. The due day itself is in time. */
export const daysPast = (dueOn: LocalDate, on: LocalDate): number => dayNumberOf(on) - dayNumberOf(dueOn)
/** 账龄: the bucket of a part on a day. */
export function bucketOf(dueOn: LocalDate, on: LocalDate): AgeBucket {
  const past = daysPast(dueOn, on)
  return past <= 0 ? 'not-due' : past <= 30 ? '1-30' : past <= 60 ? '31-60' : past <= 90 ? '61-90' : 'over-90'
}
/** What is open of an invoice on a day, by age, in 分. */
export function agesOf(owed: Pick<Owed, 'parts' | 'settledFen'>, on: LocalDate): Record<AgeBucket, number> {
  const ages: Record<AgeBucket, number> = { 'not-due': 0, '1-30': 0, '31-60': 0, '61-90': 0, 'over-90': 0 }
  for (const part of openParts(owed)) ages[bucketOf(part.dueOn, on)] += part.fen
  return ages
}
/** 逾期付款利息 so far on what is open, at so many per 10,000 a day, in 分; stated, never booked. */
export function lateInterest(owed: Pick<Owed, 'parts' | 'settledFen'>, on: LocalDate, perDay: number): number {
  const rate = ratioOf(perDay)
  let over = 0n
  for (const part of openParts(owed)) over += BigInt(part.fen) * BigInt(Math.max(0, daysPast(part.dueOn, on))) * rate.over
  return Number(over / (rate.under * 10_000n))
}

/** A proposal for allocating a payment: named invoices (by reference) first, then what is due first. Never more than is open, never more than there is. */
export function proposeShares(
  amountFen: number,
  owed: readonly Owed[],
  named: (id: string) => boolean = () => false,
): { invoice: string; amountFen: number }[] {
  let left = amountFen
  const first = (one: Owed) => openParts(one)[0]?.dueOn ?? '9999-12-31'
  return [...owed]
    .sort(
      (a, b) =>
        Number(named(b.id)) - Number(named(a.id)) || (first(a) < first(b) ? -1 : first(a) > first(b) ? 1 : a.id < b.id ? -1 : 1),
    )
    .flatMap(one => {
      const amount = Math.min(left, openFen(one))
      left -= amount
      return amount > 0 ? [{ invoice: one.id, amountFen: amount }] : []
    })
}
