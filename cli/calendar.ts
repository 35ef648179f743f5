import { z } from 'zod'
import { accountFor, type CalendarStep } from '../engine/calendar/account.ts'
import { addDuration } from '../engine/calendar/add.ts'
import {
  type Calendar,
  type CalendarSpec,
  compileCalendar,
  type DayOverride,
  type Interval,
} from '../engine/calendar/calendar.ts'
import { CalendarError } from '../engine/calendar/calendar-error.ts'
import { chinaCalendar } from '../engine/calendar/china.ts'
import { localTextOf } from '../engine/calendar/days.ts'
import { isOpen, nextOpen, workMinutesBetween } from '../engine/calendar/measure.ts'
import { instantOfText } from '../engine/calendar/read-instant.ts'
import type { Duration } from '../events/duration.ts'
import { partsOf } from '../events/duration-parts.ts'
import type { Instant } from '../events/instant.ts'
import { answerLines } from './json-lines.ts'

const OfficeWindow = z.tuple([z.string(), z.string()])
const Windows = z.array(OfficeWindow)
const Weekday = z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'])

const InlineCalendar = z.strictObject({
  tz: z.string(),
  week: z.partialRecord(Weekday, Windows),
  holidays: z.array(z.string()).optional(),
  dateOverrides: z.record(z.string(), Windows).optional(),
  /** The spelling of other tools' data, the same thing. */
  date_overrides: z.record(z.string(), Windows).optional(),
})
type InlineCalendar = z.infer<typeof InlineCalendar>

// Looser than Duration, so that a fraction of a day is refused by the engine, with its reason.
const AnyDuration = z
  .partialRecord(z.enum(['minutes', 'hours', 'workMinutes', 'workHours', 'days', 'workdays', 'months', 'years']), z.number())
  .refine(given => Object.keys(given).length === 1, 'one unit with its number, like {"workdays":3}')
  // Safe: exactly one key, a known unit, and its value a number.
  .transform(given => given as Duration)

const Question = z.object({
  /** "cn" or an InlineCalendar, which is checked when it is first compiled. */
  calendar: z.union([z.literal('cn'), z.record(z.string(), z.unknown())], { error: '"cn" or {"tz","week",…}' }),
  op: z.enum(['add', 'sub', 'subtract', 'diff', 'nextOpen', 'next_open', 'isOpen', 'is_open']),
  start: z.string(),
  duration: AnyDuration.optional(),
  end: z.string().optional(),
  pauses: z.array(z.tuple([z.string(), z.string()])).default([]),
  steps: z.boolean().default(false),
})
type Question = z.infer<typeof Question>

type Answer = { result: string | number | boolean; provisional?: true; steps?: readonly CalendarStep[] }

/**
 * `bihuan calendar`: one question a line (JSON) on `input`, one answer a line on `output`, in the same order: `{id, result}`
 * or `{id, error}`. Results of diff are work minutes; instants come with the calendar's local offset; `provisional` is there
 * only when true. A start without an offset is read on the wall clock of the calendar. A bad line is answered with its error
 * and stops nothing; blank lines are skipped.
 */
export async function calendarCommand(
  input: AsyncIterable<string> | NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
): Promise<void> {
  const calendarOf = calendarReader()
  const answerOne = (given: unknown) => {
    const question = Question.parse(given)
    return answer(question, calendarOf(question.calendar))
  }
  await answerLines(input, output, answerOne, error =>
    error instanceof CalendarError ? `${error.code}: ${error.message}` : undefined,
  )
}

function answer(question: Question, calendar: Calendar): Answer {
  const start = instantOfText(calendar, question.start)
  const pauses = question.pauses.map(([from, to]): Interval => [instantOfText(calendar, from), instantOfText(calendar, to)])
  switch (question.op) {
    case 'add':
    case 'sub':
    case 'subtract': {
      if (!question.duration) throw new CalendarError('calendar.bad-duration', `${question.op} needs a duration`)
      const duration = question.op === 'add' ? question.duration : negated(question.duration)
      return addAnswer(calendar, start, duration, { pauses, wantsSteps: question.steps })
    }
    case 'diff':
      if (question.end === undefined) throw new CalendarError('calendar.bad-instant', 'diff needs an end')
      return { result: workMinutesBetween(calendar, start, instantOfText(calendar, question.end), pauses) }
    case 'nextOpen':
    case 'next_open':
      return { result: localTextOf(calendar, nextOpen(calendar, start)) }
    case 'isOpen':
    case 'is_open':
      return { result: isOpen(calendar, start) }
  }
}

type AddOptions = { readonly pauses: readonly Interval[]; readonly wantsSteps: boolean }

function addAnswer(calendar: Calendar, start: Instant, duration: Duration, { pauses, wantsSteps }: AddOptions): Answer {
  const account = wantsSteps ? accountFor(calendar, start, duration, pauses) : undefined
  const due = account?.due ?? addDuration(calendar, start, duration, pauses)
  return {
    result: localTextOf(calendar, due.dueAt),
    ...(due.provisional && { provisional: true }),
    ...(account && { steps: account.steps.map(step => localStep(calendar, step)) }),
  }
}

function localStep(calendar: Calendar, step: CalendarStep): CalendarStep {
  return {
    ...step,
    ...(step.from !== undefined && { from: localTextOf(calendar, step.from) }),
    ...(step.to !== undefined && { to: localTextOf(calendar, step.to) }),
  }
}

function negated(duration: Duration): Duration {
  const { unit, amount } = partsOf(duration)
  // Safe: the same single key with another number is a duration again; TypeScript widens a computed key to string.
  return { [unit]: -amount } as Duration
}

/** Compiles each calendar once, however many lines use it: files of questions repeat the calendar in every line. */
function calendarReader(): (given: Question['calendar']) => Calendar {
  const compiled = new Map<string, Calendar>()
  return given => {
    const key = JSON.stringify(given)
    const known = compiled.get(key)
    if (known) return known
    const calendar = compileCalendar(given === 'cn' ? chinaOffice : specOf(InlineCalendar.parse(given)))
    if (compiled.size >= 100) compiled.clear()
    compiled.set(key, calendar)
    return calendar
  }
}

const chinaOffice: CalendarSpec = chinaCalendar({
  id: 'cn',
  title: '国务院放假安排，09:00-12:00，13:30-18:00',
  windows: [
    ['09:00', '12:00'],
    ['13:30', '18:00'],
  ],
})

function specOf({ tz, week, holidays = [], dateOverrides, date_overrides }: InlineCalendar): CalendarSpec {
  const overrides: Record<string, DayOverride> = {}
  for (const [date, windows] of Object.entries({ ...date_overrides, ...dateOverrides }))
    overrides[date] = { windows, kind: 'company' }
  // After the overrides: a holiday is closed all day, whatever hours a list of special days gives it.
  for (const date of holidays) overrides[date] = { windows: [], kind: 'holiday' }
  const given: Partial<CalendarSpec['week']> = Object.fromEntries(
    Object.entries(week).filter(([, windows]) => windows !== undefined),
  )
  return { id: 'inline', title: tz, zone: tz, week: given, overrides, knownThrough: '9999-12-31' }
}
