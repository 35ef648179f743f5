import type { CaseEvent } from '../events/envelope.ts'
import type { Instant, LocalDate } from '../events/instant.ts'
import type { PenaltyMeasure } from '../events/penalty-events.ts'
import type { SanctionKindName } from '../events/sanction-kinds.ts'
import { dateOfDay, dayNumberOf } from './calendar/local-date.ts'
import { addMonthsToDay } from './calendar/months.ts'
import { meetsAll } from './conditions.ts'
import type { EnforcementRule, OnMeasure } from './pack.ts'
import { measuresStanding, type Penalty, penaltyStands } from './penalty.ts'
import { isLifted } from './restriction.ts'

/** 一项处罚措施的执行: what has been done about one measure of a penalty, as its events leave it. */
export type MeasureCourse = {
  /** How many months it counts where no text says so (公司设置), as that stood on the day of the service. */
  countMonths?: number
  settled?: { amountFen?: number; points?: number; months?: number; at: Instant; by: string; event: string }
  carried?: { on: LocalDate; from?: LocalDate; until?: LocalDate; at: Instant; by: string; event: string }
  asked?: { at: Instant; by: string; event: string }
  /** 不恢复: asked for and refused. */
  refused?: { at: Instant; by: string; event: string }
  restored?: { on: LocalDate; at: Instant; by: string; event: string }
  expired?: LocalDate
}
export type Courses = Partial<Record<SanctionKindName, MeasureCourse>>

/** Measures that last; all others are over once they are carried out. */
const lasting: ReadonlySet<SanctionKindName> = new Set(['warning', 'points', 'restriction', 'demotion', 'transfer'])
/** Measures with a quantity: the field of a measure that says how much. */
export const quantityOf: Partial<Record<SanctionKindName, 'amountFen' | 'points' | 'months'>> = {
  fine: 'amountFen',
  bonus: 'amountFen',
  points: 'points',
  demotion: 'months',
}

/**
 * Follows what is done about the measures of a penalty; gives the courses anew and mutates nothing. `on` is the local day of the event, `rules`
 * what the record that was made does to measures by the regulations on the case.
 */
export function followMeasures(
  known: Courses | undefined,
  event: CaseEvent,
  { at, on, rules }: { at: Instant; on: LocalDate; rules: readonly OnMeasure[] },
): Courses | undefined {
  const who = { at, by: event.actor, event: event.id }
  const change = (kind: SanctionKindName, more: MeasureCourse): Courses => ({ ...known, [kind]: { ...known?.[kind], ...more } })
  switch (event.type) {
    case 'measure.counted':
      return {
        ...known,
        ...Object.fromEntries(
          event.data.counts.map(({ kind, months }) => [kind, { ...known?.[kind], countMonths: months }] as const),
        ),
      }
    case 'measure.settled': {
      const { kind, ...said } = event.data
      return change(kind, { settled: { ...said, ...who } as NonNullable<MeasureCourse['settled']> })
    }
    case 'measure.expired':
      return change(event.data.kind, { expired: event.data.on })
    case 'restriction.set':
      return change('restriction', { carried: { on, from: event.data.from, ...who } })
    case 'record.made': {
      const values = event.data.values ?? {}
      let courses = known
      for (const rule of rules) {
        if (rule.when !== undefined && !meetsAll(rule.when, { values })) continue
        const { asked, ...others } = courses?.[rule.kind] ?? {}
        // What was asked for is answered.
        const before = rule.does === 'declines' || asked === undefined ? others : { ...others, asked }
        courses = { ...courses, [rule.kind]: { ...before, ...done(rule, values, who, on) } }
      }
      return courses
    }
    default:
      return known
  }
}

type Who = { at: Instant; by: string; event: string }
function done(rule: OnMeasure, values: Readonly<Record<string, unknown>>, who: Who, on: LocalDate): MeasureCourse {
  const day = (field: string | undefined) => {
    const value = field === undefined ? undefined : values[field]
    return typeof value === 'string' ? (value as LocalDate) : undefined
  }
  if (rule.does === 'asks') return { asked: who }
  if (rule.does === 'declines') return { refused: who }
  if (rule.does === 'restores') return { restored: { on: day(rule.on) ?? on, ...who } }
  const [from, until] = [day(rule.from), day(rule.until)]
  return {
    carried: {
      on: day(rule.on) ?? from ?? on,
      ...(from === undefined ? {} : { from }),
      ...(until === undefined ? {} : { until }),
      ...who,
    },
  }
}

export const measureStates = [
  'not-served',
  'suspended',
  'blocked',
  'to-carry-out',
  'in-effect',
  'carried-out',
  'expired',
  'restored',
  'taken-back',
] as const
export type MeasureState = (typeof measureStates)[number]
/** States in which a measure still weighs on whom it is about. */
export const weighing: readonly MeasureState[] = ['suspended', 'blocked', 'to-carry-out', 'in-effect']

/** What has to be known beside the penalty: how each kind begins and is carried out, and what of it is blank. */
export type Enforcement = {
  /** The rule that says from when a kind takes effect; none: once the decision is final. */
  readonly rule: (kind: SanctionKindName) => Pick<EnforcementRule, 'begins'> | undefined
  /** Kinds that an act carries out; the others take effect by being served. */
  readonly isCarriedOut: (kind: SanctionKindName) => boolean
  /** The measure with its quantity where the text or the company knows only one. */
  readonly fill: (measure: PenaltyMeasure) => PenaltyMeasure
  /** Whether the quantity of a measure stands on nothing yet: a blank of the text that neither a reading nor the company has filled. */
  readonly isBlank: (measure: PenaltyMeasure) => boolean
  /** Until when an appeal can be filed; null where no time to appeal runs. */
  readonly appealUntil: Instant | null
}

export type MeasureNow = PenaltyMeasure & {
  readonly state: MeasureState
  readonly from: LocalDate | null
  /** The first day on which it no longer counts; null where it lasts on. */
  readonly until: LocalDate | null
}

/** Whether the decision may still change: an appeal waits for its answer, or can still be filed at that moment. */
export function isOpenToAppeal(penalty: Penalty, appealUntil: Instant | null, at: Instant): boolean {
  if (penalty.result !== undefined) return false
  if (penalty.appeal !== undefined) return penalty.appeal.accepted !== false
  return appealUntil !== null && at <= appealUntil
}

/**
 * Every measure of a penalty at a moment, with how it stands, from when and until when. Of a penalty that stands no more, those that it had,
 * as taken back. One answer for screens, lists, the sweep and whatever is deducted.
 */
export function measuresAt(penalty: Penalty, enforcement: Enforcement, at: Instant, on: LocalDate): MeasureNow[] {
  if (!penaltyStands(penalty))
    return (penalty.served === undefined ? [] : (penalty.decided?.measures ?? [])).map(one => ({
      ...one,
      ...{ state: 'taken-back', from: null, until: null },
    }))
  return measuresStanding(penalty).map(measure => {
    const { settled: said, ...course } = penalty.courses?.[measure.kind] ?? {}
    const { at: _at, by: _by, event: _event, ...settled } = said ?? {}
    const filled = enforcement.fill({ ...measure, ...settled })
    const [from, until] = termOf(penalty, filled, course, enforcement)
    return { ...filled, from, until, state: stateOf(penalty, filled, course, enforcement, { at, on, until }) }
  })
}

function stateOf(
  penalty: Penalty,
  measure: PenaltyMeasure,
  course: MeasureCourse,
  enforcement: Enforcement,
  { at, on, until }: { at: Instant; on: LocalDate; until: LocalDate | null },
): MeasureState {
  const { kind } = measure
  if (penalty.served === undefined) return 'not-served'
  if (course.restored !== undefined) return 'restored'
  if (kind === 'restriction' && penalty.restriction !== undefined && isLifted(penalty.restriction)) return 'restored'
  const mustDo = enforcement.isCarriedOut(kind)
  if (course.carried === undefined) {
    const waits = (enforcement.rule(kind)?.begins ?? 'final') === 'final'
    if (waits && isOpenToAppeal(penalty, enforcement.appealUntil, at)) return 'suspended'
    if (enforcement.isBlank(measure)) return 'blocked'
    if (mustDo) return 'to-carry-out'
  }
  if (!lasting.has(kind)) return 'carried-out'
  if (course.expired !== undefined || (until !== null && until <= on)) return 'expired'
  return 'in-effect'
}

/** From when and until when: as it was carried out; where that says no end, by the months decided, else by those that the company lets it count. */
function termOf(
  penalty: Penalty,
  measure: PenaltyMeasure,
  course: MeasureCourse,
  enforcement: Enforcement,
): [LocalDate | null, LocalDate | null] {
  const served = penalty.served?.on ?? null
  const from = course.carried?.from ?? course.carried?.on ?? (enforcement.isCarriedOut(measure.kind) ? null : served)
  if (from === null || !lasting.has(measure.kind)) return [from, null]
  if (course.carried?.until !== undefined) return [from, course.carried.until]
  const months = measure.months ?? course.countMonths
  return [from, months === undefined ? null : addMonths(from, months)]
}

/** The same day so many months later, or that month's last (Civil Code art. 202). */
export function addMonths(day: LocalDate, months: number): LocalDate {
  return dateOfDay(addMonthsToDay(dayNumberOf(day), months))
}

/** 现在有效的措施: those of a penalty that are in effect on a day, for whatever counts or deducts. */
export function measuresInEffect(penalty: Penalty, enforcement: Enforcement, at: Instant, on: LocalDate): MeasureNow[] {
  return measuresAt(penalty, enforcement, at, on).filter(one => one.state === 'in-effect')
}
