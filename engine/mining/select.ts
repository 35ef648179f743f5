import type { EventLog, Trace } from './event-log.ts'
import { throughputOf } from './figures.ts'
import { wayOf } from './variants.ts'

/** Which cases of a log are meant; all that is said must hold. Activities by their names. */
export type Selection = {
  /** It occurs. */
  readonly has?: string | undefined
  readonly hasNot?: string | undefined
  /** It occurs at least twice. */
  readonly repeats?: string | undefined
  /** The second directly after the first. */
  readonly arc?: readonly [string, string] | undefined
  readonly begins?: string | undefined
  readonly ends?: string | undefined
  /** Exactly this way, as {@link wayOf} writes it with the names in place of places. */
  readonly way?: readonly string[] | undefined
  /** Some activity occurs at least twice. */
  readonly rework?: boolean | undefined
  /** Throughput from, and below, so many hours; of cases that have ended. */
  readonly hoursFrom?: number | undefined
  readonly hoursBelow?: number | undefined
  /** An attribute's value at the first event. */
  readonly attribute?: readonly [string, string] | undefined
}

const HOUR_MS = 3_600_000

/** The same log with only the cases that are meant. An activity that the log does not know means no case where it must occur. */
export function selectFrom<T extends Trace>(log: EventLog<T>, selection: Selection): EventLog<T> {
  const tests = testsOf(log, selection)
  return tests.length === 0 ? log : { ...log, traces: log.traces.filter(trace => tests.every(test => test(trace))) }
}

type Test = (trace: Trace) => boolean

function testsOf(log: EventLog, s: Selection): Test[] {
  const place = (name: string) => log.activities.indexOf(name)
  const tests: Test[] = []
  const when = <T>(value: T | undefined, test: (value: T) => Test) => {
    if (value !== undefined) tests.push(test(value))
  }
  const one = (name: string, test: (step: number, trace: Trace) => boolean): Test => {
    const step = place(name)
    return trace => test(step, trace)
  }
  when(s.has, name => one(name, (step, { steps }) => steps.includes(step)))
  when(s.hasNot, name => one(name, (step, { steps }) => !steps.includes(step)))
  when(s.repeats, name => one(name, (step, { steps }) => step >= 0 && steps.indexOf(step) !== steps.lastIndexOf(step)))
  when(s.begins, name => one(name, (step, { steps }) => steps[0] === step))
  when(s.ends, name => one(name, (step, { steps, isOpen }) => !isOpen && steps[steps.length - 1] === step))
  when(s.arc, ([from, to]) => {
    const [a, b] = [place(from), place(to)]
    return ({ steps }) => steps.some((step, k) => step === b && k > 0 && steps[k - 1] === a)
  })
  when(s.way, names => {
    const way = names.map(place).join('-')
    return trace => wayOf(trace) === way
  })
  when(
    s.rework || undefined,
    () =>
      ({ steps }) =>
        new Set(steps).size < steps.length,
  )
  when(s.hoursFrom, hours => trace => !trace.isOpen && throughputOf(trace) >= hours * HOUR_MS)
  when(s.hoursBelow, hours => trace => !trace.isOpen && throughputOf(trace) < hours * HOUR_MS)
  when(
    s.attribute,
    ([name, value]) =>
      ({ attributes }) =>
        (attributes?.[name]?.first ?? '') === value,
  )
  return tests
}
