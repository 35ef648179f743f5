import { type DunningStep, dunningSteps } from '../../events/contract-events.ts'
import type { Instant, LocalDate } from '../../events/instant.ts'
import type { Calendar } from '../calendar/calendar.ts'
import { closeOf, isWorkday } from '../calendar/days.ts'
import { addCalendarDays } from '../calendar/local-date.ts'
import { type Owed, openFen, openParts } from './receivables.ts'

/** 催收阶梯 (公司设置): how many days after the due day each step is to be taken; below 0: before it. */
export type Ladder = Readonly<Record<DunningStep, number>>
/** After the last step it is taken again in so many days, as long as money is open. */
const AGAIN_DAYS = 30

/** The day from which the ladder counts: the earliest due day of what is open and not disputed. Undefined where there is nothing to collect. */
export function ladderBase(owed: readonly Owed[]): LocalDate | undefined {
  return owed
    .filter(one => one.disputed !== true)
    .flatMap(one => openParts(one)[0]?.dueOn ?? [])
    .sort()[0]
}
export const rungOf = (step: DunningStep): number => dunningSteps.indexOf(step) + 1

/** Close of business on a day, of the next working day where it is one off. */
export function closeOnOrAfter(calendar: Calendar, day: LocalDate): Instant {
  let date = day
  while (!isWorkday(calendar, date)) date = addCalendarDays(date, 1)
  return closeOf(calendar, date)
}

/** A step of the ladder with its clock, as events carry it. */
export type NextStep = { readonly next: DunningStep; readonly nextRung: number; readonly nextAt: Instant }
const at = (calendar: Calendar, rung: number, day: LocalDate): NextStep => ({
  next: dunningSteps[rung - 1]!,
  nextRung: rung,
  nextAt: closeOnOrAfter(calendar, day),
})
const later = (a: LocalDate, b: LocalDate): LocalDate => (a > b ? a : b)

/** The first step, for what is due on `base`; never before `today`. */
export const firstStep = (calendar: Calendar, ladder: Ladder, base: LocalDate, today: LocalDate): NextStep =>
  at(calendar, 1, later(addCalendarDays(base, ladder.reminder), today))

/**
 * The step after one that was taken today. A promise keeps watch: the next step is not due before the day after it, and then it is. Else by the
 * ladder, tomorrow at the earliest.
 */
export function stepAfter(
  calendar: Calendar,
  ladder: Ladder,
  base: LocalDate,
  today: LocalDate,
  taken: DunningStep,
  promisedOn: LocalDate | undefined,
): NextStep {
  const rung = Math.min(rungOf(taken) + 1, dunningSteps.length)
  if (promisedOn !== undefined) return at(calendar, rung, later(addCalendarDays(promisedOn, 1), addCalendarDays(today, 1)))
  if (taken === 'legal') return at(calendar, rung, addCalendarDays(today, AGAIN_DAYS))
  return at(calendar, rung, later(addCalendarDays(base, ladder[dunningSteps[rung - 1]!]), addCalendarDays(today, 1)))
}

/** What an entry does to the ladder: nothing where it counts from the same day as before, else its clocks end and start anew from the new day. */
export function watchAfter(
  calendar: Calendar,
  ladder: Ladder,
  before: readonly Owed[],
  after: readonly Owed[],
  today: LocalDate,
): { rearmed?: true } & Partial<NextStep> {
  const [was, is] = [ladderBase(before), ladderBase(after)]
  if (was === is) return {}
  return {
    ...(was === undefined ? {} : { rearmed: true as const }),
    ...(is === undefined ? {} : firstStep(calendar, ladder, is, today)),
  }
}

/** What is overdue on a day, disputes left out, in 分. */
export const overdueFen = (owed: readonly Owed[], today: LocalDate): number =>
  owed
    .filter(one => one.disputed !== true)
    .flatMap(openParts)
    .reduce((total, part) => total + (part.dueOn < today ? part.fen : 0), 0)
/** Whether all is paid: as much was invoiced as was agreed, and nothing of it is open. */
export const isPaid = (owed: readonly Owed[], invoicedFen: number, agreedFen: number): boolean =>
  invoicedFen >= agreedFen && owed.every(one => openFen(one) === 0)
