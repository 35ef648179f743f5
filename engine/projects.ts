import type { LocalDate } from '../events/instant.ts'
import { dayNumberOf } from './calendar/local-date.ts'

/** One phase of a project's plan (equip 第十三条): both days included, its share of the whole in per cent, what it may cost, whether the customer signs it off. */
export type ProjectPhase = {
  readonly id: string
  readonly title: string
  readonly from: LocalDate
  readonly until: LocalDate
  readonly weight: number
  readonly costFen: number
  readonly isKeyNode: boolean
}
/** What the events of a work order say of it. */
export type ProjectOrder = {
  readonly phase: string
  readonly startedOn?: LocalDate | undefined
  readonly finishedOn?: LocalDate | undefined
  readonly signedOn?: LocalDate | undefined
  /** By its last status; a finished one is done whatever that said. */
  readonly donePercent: number
  readonly qualityGood?: boolean | undefined
  /** All that its statuses booked. */
  readonly costFen: number
}

export type PhaseStanding = {
  readonly id: string
  /** How much of it should be done by today, and how much is, in per cent. */
  readonly plannedPercent: number
  readonly donePercent: number
  readonly startedOn: LocalDate | undefined
  readonly finishedOn: LocalDate | undefined
  /** Days after its last day on which it was, or still is not, finished. */
  readonly daysLate: number
  readonly qualityGood: boolean | undefined
  readonly costFen: number
  /** Undefined where nobody has to sign. */
  readonly isSigned: boolean | undefined
}
export type ProjectStanding = {
  readonly phases: readonly PhaseStanding[]
  readonly plannedPercent: number
  readonly donePercent: number
  readonly plannedCostFen: number
  /** What should have been spent by today. */
  readonly plannedCostToDateFen: number
  /** What the work done so far may cost by the plan. */
  readonly earnedFen: number
  readonly costFen: number
  readonly daysLate: number
  /** The last day of the plan, and the day on which all phases were finished. */
  readonly until: LocalDate | undefined
  readonly finishedOn: LocalDate | undefined
}

const day = (date: LocalDate) => dayNumberOf(date)
/** The first of these days, whatever is not known yet. */
const first = (dates: readonly (LocalDate | undefined)[]) => dates.toSorted()[0]
/** The last of these days; undefined while one of them is not known, which sorts behind all others. */
const last = (dates: readonly (LocalDate | undefined)[]) => dates.toSorted().at(-1)
const mean = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length
/** To a tenth of a per cent, as it is shown. */
const tenth = (percent: number) => Math.round(percent * 10) / 10

/** How much of a phase should be done at the end of a day: by days of the calendar, evenly. */
export function plannedPercentOf(phase: Pick<ProjectPhase, 'from' | 'until'>, today: LocalDate): number {
  const passed = day(today) - day(phase.from) + 1
  const length = day(phase.until) - day(phase.from) + 1
  return Math.min(100, Math.max(0, (passed / length) * 100))
}

function phaseStanding(phase: ProjectPhase, orders: readonly ProjectOrder[], today: LocalDate): PhaseStanding {
  const own = orders.filter(order => order.phase === phase.id)
  const finishedOn = last(own.map(order => order.finishedOn))
  const said = own.flatMap(order => (order.qualityGood === undefined ? [] : [order.qualityGood]))
  return {
    id: phase.id,
    plannedPercent: tenth(plannedPercentOf(phase, today)),
    donePercent: own.length === 0 ? 0 : tenth(mean(own.map(order => (order.finishedOn === undefined ? order.donePercent : 100)))),
    startedOn: first(own.map(order => order.startedOn)),
    finishedOn,
    daysLate: Math.max(0, day(finishedOn ?? today) - day(phase.until)),
    qualityGood: said.length === 0 ? undefined : said.every(Boolean),
    costFen: own.reduce((sum, order) => sum + order.costFen, 0),
    isSigned: phase.isKeyNode ? last(own.map(order => order.signedOn)) !== undefined : undefined,
  }
}

/** How a project stands at the end of a day against its plan (equip 第十三条): progress, time, quality and cost, phase by phase and as a whole. */
export function projectStanding(
  phases: readonly ProjectPhase[],
  orders: readonly ProjectOrder[],
  today: LocalDate,
): ProjectStanding {
  const standings = phases.map(phase => phaseStanding(phase, orders, today))
  const weighed = (name: 'plannedPercent' | 'donePercent') =>
    tenth(phases.reduce((sum, phase, at) => sum + (phase.weight * standings[at]![name]) / 100, 0))
  const shared = (name: 'plannedPercent' | 'donePercent') =>
    Math.round(phases.reduce((sum, phase, at) => sum + (phase.costFen * standings[at]![name]) / 100, 0))
  const until = last(phases.map(phase => phase.until))
  const finishedOn = last(standings.map(one => one.finishedOn))
  return {
    phases: standings,
    plannedPercent: weighed('plannedPercent'),
    donePercent: weighed('donePercent'),
    plannedCostFen: phases.reduce((sum, phase) => sum + phase.costFen, 0),
    plannedCostToDateFen: shared('plannedPercent'),
    earnedFen: shared('donePercent'),
    costFen: standings.reduce((sum, one) => sum + one.costFen, 0),
    daysLate: until === undefined ? 0 : Math.max(0, day(finishedOn ?? today) - day(until)),
    until,
    finishedOn,
  }
}

/** The key node before a phase that the customer has not signed yet: nothing of this phase begins before (robot 第十四条(二)). */
export function unsignedBefore(
  phases: readonly ProjectPhase[],
  standings: readonly PhaseStanding[],
  phase: string,
): ProjectPhase | undefined {
  const at = phases.findIndex(one => one.id === phase)
  return phases.slice(0, Math.max(at, 0)).find((one, before) => one.isKeyNode && standings[before]?.isSigned !== true)
}
