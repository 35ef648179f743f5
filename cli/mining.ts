import { parseArgs } from 'node:util'
import { z } from 'zod'
import { answer, Question } from '../engine/mining/ask.ts'
import type { EventLog } from '../engine/mining/event-log.ts'
import { casesByMonth, figuresOf } from '../engine/mining/figures.ts'
import { bottlenecksOf, processMap } from '../engine/mining/process-map.ts'
import type { Part, Spread } from '../engine/mining/spread.ts'
import { repeatsOf, variantsOf } from '../engine/mining/variants.ts'
import { Refusal, refusals } from '../server/errors.ts'
import { readTime } from '../server/imports/read-time.ts'
import { LogColumns } from '../server/mining/log-schema.ts'
import { openEventLog, readEventLog } from '../server/mining/read-event-log.ts'

type Io = { readonly stdout: NodeJS.WritableStream; readonly stderr: NodeJS.WritableStream }

const USAGE = `用法 / usage: bihuan mining <file.csv|ndjson|xlsx|xes[.gz]> [--case <column>] [--activity <column or {template}>] [--time <column>]
       [--resource <column>] [--zone Asia/Shanghai] [--format "DD/MM/YYYY HH:mm"] [--rows-are-cases] [--variants 20] [--ask <question as JSON>]…
       questions: ${Question.options.map(option => option.shape.ask.value).join(', ')}\n`

/**
 * `bihuan mining <file>`: a log's figures, map, variants, rework and bottlenecks as JSON lines, by the definitions of `docs/process-analysis.md`; nothing
 * is kept. What is not said about columns is guessed and printed first. Gives the exit code: 0, or 1 where file, columns or question cannot be used.
 */
export async function miningCommand(args: readonly string[], { stdout, stderr }: Io): Promise<number> {
  const tell = (value: object) => stdout.write(`${JSON.stringify(value)}\n`)
  const fail = (text: string) => {
    stderr.write(`${text}\n`)
    return 1
  }
  try {
    const { values, path } = readArguments(args)
    if (path === undefined) return fail(USAGE)
    const opened = await openEventLog(path)
    const { case: guessed, ...others } = opened.guess
    const said = Object.fromEntries(
      Object.entries({
        activity: values.activity,
        time: values.time,
        resource: values.resource,
        zone: values.zone,
        dateTime: values.format,
      }).filter(([, value]) => value !== undefined),
    )
    const id = values['rows-are-cases'] ? undefined : (values.case ?? guessed)
    const columns = LogColumns.parse({ ...others, ...(id === undefined ? {} : { case: id }), ...said })
    const { log, rows, left, problems } = await readEventLog(path, columns, opened.headers)
    tell({ log: { format: opened.format, columns, rows, left, problems } })
    tell({ figures: sayFigures(log) })
    const map = processMap(log)
    const name = (activity: number) => log.activities[activity]!
    for (const { from, to, count, cases, wait } of map.arcs)
      tell({ arc: { from: name(from), to: name(to), count, cases, wait_seconds: secondsOf(wait) } })
    for (const { activity, ...repeat } of repeatsOf(log)) tell({ rework: { activity: name(activity), ...repeat } })
    for (const { steps, cases, share, median } of variantsOf(log, Number(values.variants)))
      tell({
        variant: {
          steps: steps.map(name),
          cases,
          share: round(share, 6),
          median_seconds: median === null ? null : median / 1_000,
        },
      })
    for (const { from, to, share, wait } of bottlenecksOf(map))
      tell({ bottleneck: { from: name(from), to: name(to), share: round(share, 6), total_seconds: wait.total / 1_000 } })
    const time = (text: string) => {
      const at = readTime(text, { zone: columns.zone, format: columns.dateTime })
      return at === undefined ? undefined : Date.parse(at)
    }
    for (const text of values.ask ?? []) {
      const question = Question.parse(JSON.parse(text))
      const { counts, parts, spread, unit } = answer(log, question, time)
      tell({
        answer: {
          question,
          counts: Object.fromEntries(counts.map(({ value, cases }) => [value, cases])),
          parts: Object.fromEntries(parts.map(({ what, part }) => [what, partWith(part)])),
          spread: spread === null ? null : unit === 'ms' ? spreadInSeconds(spread) : spread,
        },
      })
    }
    return 0
  } catch (error) {
    if (error instanceof Refusal) {
      const { zh, en } = refusals[error.code]
      const { detail } = error.extras
      return fail([`${zh.title} / ${en.title}`, ...(detail ? [`${detail.zh} / ${detail.en ?? ''}`] : []), en.mend].join('\n'))
    }
    if (error instanceof z.ZodError) return fail(z.prettifyError(error))
    if (error instanceof SyntaxError || (error instanceof Error && 'code' in error)) return fail(`${error.message}\n${USAGE}`)
    throw error
  }
}

function readArguments(args: readonly string[]) {
  const text = { type: 'string' } as const
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      ...{ case: text, activity: text, time: text, resource: text, zone: text, format: text },
      'rows-are-cases': { type: 'boolean', default: false },
      variants: { type: 'string', default: '20' },
      ask: { type: 'string', multiple: true },
    },
  })
  return { values, path: positionals[0] }
}

const round = (value: number, digits: number): number => Math.round(value * 10 ** digits) / 10 ** digits
const partWith = ({ count, of }: Part) => ({ count, of, share: of === 0 ? null : round(count / of, 6) })
const secondsOf = ({ mean, median, p90, total }: { mean: number; median: number; p90: number; total: number }) => ({
  mean: round(mean / 1_000, 3),
  median: median / 1_000,
  p90: round(p90 / 1_000, 3),
  total: total / 1_000,
})

/** A spread of milliseconds in seconds, the mean and what is interpolated to the millisecond. */
export const spreadInSeconds = ({ n, mean, median, p95NearestRank, p95Linear, min, max }: Spread) => ({
  n,
  mean: round(mean / 1_000, 3),
  median: median / 1_000,
  p95_nearest_rank: p95NearestRank / 1_000,
  p95_linear: round(p95Linear / 1_000, 3),
  min: min / 1_000,
  max: max / 1_000,
})

/** The figures of a log under the names of other programs' reference files; shares to six digits. */
export function sayFigures(log: EventLog) {
  const { cases, events, activities, resources, variants, first, last, throughput, within, rework } = figuresOf(log)
  const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString().replace('Z', '+00:00').replace('.000', ''))
  const months = (zone: string) => Object.fromEntries(casesByMonth(log, zone).map(({ month, cases: n }) => [month, n]))
  return {
    cases,
    events,
    activities: Object.fromEntries(activities.map(({ activity, count }) => [log.activities[activity]!, count])),
    first_event: iso(first),
    last_event: iso(last),
    events_per_case_mean: cases === 0 ? null : round(events / cases, 6),
    throughput_seconds: throughput && spreadInSeconds(throughput),
    ...Object.fromEntries(within.map(({ days, ...part }) => [`within_${days}d`, partWith(part)])),
    by_month_utc: months('UTC'),
    by_month_shanghai: months('Asia/Shanghai'),
    rework_case_share: partWith(rework),
    variants,
    resources,
  }
}
