import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { calendarCommand } from './calendar.ts'

type Answer = { id: string | number | null; result?: unknown; error?: string; provisional?: boolean; steps?: unknown[] }

/** What the command answers to some input text, line by line. */
async function answersTo(input: AsyncIterable<string> | NodeJS.ReadableStream): Promise<Answer[]> {
  const output = new PassThrough()
  const told = output.toArray()
  await calendarCommand(input, output)
  output.end()
  const lines = Buffer.concat(await told)
    .toString('utf8')
    .trimEnd()
    .split('\n')
  return lines.map(line => JSON.parse(line) as Answer)
}
const ask = (...questions: object[]) => answersTo(Readable.from([`${questions.map(q => JSON.stringify(q)).join('\n')}\n`]))
const question = { id: 'q', calendar: 'cn', op: 'add', start: '2026-09-30T10:00:00+08:00' }
const utc = { tz: 'UTC', week: { mon: [['09:00', '17:00']], tue: [['09:00', '17:00']] } }

describe('one line, one answer', () => {
  test('working days on the calendar of China, with the local offset', async () => {
    expect(await ask({ ...question, duration: { workdays: 3 } })).toEqual([{ id: 'q', result: '2026-10-10T18:00:00+08:00' }])
  })
  test('a due time past the published holidays says so', async () => {
    const [answer] = await ask({ ...question, start: '2026-12-30T10:00:00+08:00', duration: { workdays: 3 } })
    expect(answer).toEqual({ id: 'q', result: '2027-01-04T18:00:00+08:00', provisional: true })
  })
  test('steps come only when asked for, in local time', async () => {
    const [answer] = await ask({ ...question, duration: { workHours: 3 }, steps: true })
    expect(answer?.steps).toEqual([
      {
        date: '2026-09-30',
        counted: true,
        from: '2026-09-30T10:00:00+08:00',
        to: '2026-09-30T12:00:00+08:00',
        minutes: 120,
        because: 'open',
      },
      {
        date: '2026-09-30',
        counted: true,
        from: '2026-09-30T13:30:00+08:00',
        to: '2026-09-30T14:30:00+08:00',
        minutes: 60,
        because: 'open',
      },
    ])
  })
  test('diff is in work minutes, with fractions, negative when reversed, pauses left out', async () => {
    const diff = { id: 1, calendar: 'cn', op: 'diff', start: '2026-09-30T10:00:00+08:00', end: '2026-09-30T14:00:30+08:00' }
    const pauses = [['2026-09-30T11:00:00+08:00', '2026-09-30T13:00:00+08:00']]
    const answers = await ask(diff, { ...diff, start: diff.end, end: diff.start }, { ...diff, pauses })
    expect(answers.map(answer => answer.result)).toEqual([150.5, -150.5, 90.5])
  })
  test('next open and is open, by either spelling, on an inline calendar', async () => {
    const at = { id: 1, calendar: { ...utc, holidays: ['2026-03-02'] }, start: '2026-03-02T10:00:00Z' }
    const answers = await ask(
      { ...at, op: 'nextOpen' },
      { ...at, op: 'next_open' },
      { ...at, op: 'isOpen' },
      { ...at, op: 'is_open' },
    )
    expect(answers.map(answer => answer.result)).toEqual(['2026-03-03T09:00:00+00:00', '2026-03-03T09:00:00+00:00', false, false])
  })
  test('date overrides replace the hours of their date, and sub goes back', async () => {
    const calendar = { ...utc, dateOverrides: { '2026-03-02': [['09:00', '10:00']], '2026-03-04': [['08:00', '09:00']] } }
    const answers = await ask(
      { id: 1, calendar, op: 'add', start: '2026-03-02T09:30:00Z', duration: { workMinutes: 31.5 } },
      { id: 2, calendar, op: 'sub', start: '2026-03-04T08:30:00Z', duration: { workMinutes: 31 } },
      { id: 3, calendar, op: 'add', start: '2026-03-04T08:30:00Z', duration: { workMinutes: -31 } },
    )
    expect(answers.map(answer => answer.result)).toEqual([
      '2026-03-03T09:01:30+00:00',
      '2026-03-03T16:59:00+00:00',
      '2026-03-03T16:59:00+00:00',
    ])
  })
  test('milliseconds are kept, and shown only when there are any', async () => {
    const [answer] = await ask({ ...question, start: '2026-09-30T10:00:00.250+08:00', duration: { minutes: 1 } })
    expect(answer?.result).toBe('2026-09-30T10:01:00.250+08:00')
  })
})

describe('bad lines', () => {
  test('each is answered with its error and its id, and the lines after it still count', async () => {
    const answers = await answersTo(
      Readable.from([
        'nonsense\n\n   \n',
        `${JSON.stringify({ ...question, id: 1, duration: { days: 1.5 } })}\r\n`,
        `${JSON.stringify({ ...question, id: 2, calendar: 'us', duration: { days: 1 } })}\n`,
        `${JSON.stringify({ ...question, id: 3, duration: { days: 1, hours: 1 } })}\n`,
        `${JSON.stringify({ ...question, id: 4 })}\n`,
        `${JSON.stringify({ ...question, id: 5, op: 'diff' })}\n`,
        `${JSON.stringify({ ...question, id: 6, start: '2026-02-30T10:00:00+08:00', duration: { days: 1 } })}\n`,
        `${JSON.stringify({ ...question, id: 7, calendar: { tz: 'Mars/Base', week: {} }, duration: { days: 1 } })}\n`,
        `${JSON.stringify({ ...question, id: 8, calendar: { tz: 'UTC', week: {} }, duration: { workMinutes: 1 } })}\n`,
        `${JSON.stringify({ ...question, id: 9, calendar: { tz: 'UTC', week: { monday: [] } }, duration: { workMinutes: 1 } })}\n`,
        `[]\n"text"\nnull\n`,
        JSON.stringify({ ...question, id: 'last', duration: { workdays: 3 } }),
      ]),
    )
    expect(answers.map(answer => [answer.id, answer.error?.split(':')[0]])).toEqual([
      [null, 'not a JSON line'],
      [1, 'calendar.whole-days-only'],
      [2, 'calendar'],
      [3, 'duration'],
      [4, 'calendar.bad-duration'],
      [5, 'calendar.bad-instant'],
      [6, 'calendar.bad-date'],
      [7, 'calendar.unknown-zone'],
      [8, 'calendar.never-open'],
      [9, 'week'],
      [null, 'line'],
      [null, 'line'],
      [null, 'line'],
      ['last', undefined],
    ])
    expect(answers.at(-1)?.result).toBe('2026-10-10T18:00:00+08:00')
  })
  test('lines and characters may be cut anywhere between chunks', async () => {
    const bytes = Buffer.from(`${JSON.stringify({ ...question, id: '第一\u2028行', duration: { workdays: 3 } })}\n`)
    const answers = await answersTo(
      Readable.from(
        Array.from(bytes, byte => Buffer.from([byte])),
        { objectMode: false },
      ),
    )
    expect(answers).toEqual([{ id: '第一\u2028行', result: '2026-10-10T18:00:00+08:00' }])
  })
})

test('the answers are the same whatever the time zone of the process', () => {
  const root = join(import.meta.dirname, '..')
  const paris = { tz: 'Europe/Paris', week: { sun: [['00:00', '24:00']], mon: [['09:00', '17:00']] } }
  const units = ['minutes', 'hours', 'workMinutes', 'workHours', 'days', 'workdays', 'months', 'years']
  const starts = [
    '2026-03-29T00:30:00Z',
    '2026-09-30T23:59:59.999+08:00',
    '2026-11-01T05:30:00Z',
    '2026-10-25T02:30',
    '2026-03-08',
  ]
  const input = ['cn', paris]
    .flatMap(calendar => starts.flatMap(start => units.map(unit => ({ calendar, start, unit }))))
    .map(({ calendar, start, unit }, id) =>
      JSON.stringify({ id, calendar, op: 'add', start, duration: { [unit]: 3 }, steps: true }),
    )
    .join('\n')
  const run = (TZ: string) =>
    execFileSync(
      process.execPath,
      [
        'node_modules/tsx/dist/cli.mjs',
        '-e',
        "import('./cli/calendar.ts').then(m => m.calendarCommand(process.stdin, process.stdout))",
      ],
      { cwd: root, input, env: { ...process.env, TZ }, encoding: 'utf8' },
    )
  const inNewYork = run('America/New_York')
  expect(inNewYork.trimEnd().split('\n')).toHaveLength(80)
  expect(inNewYork).not.toContain('"error"')
  expect(run('Asia/Shanghai')).toBe(inNewYork)
})

// Outside answers, computed by other projects' libraries; the files are not part of this repository.
const oracles = join(import.meta.dirname, '../../shared/data/oracles')
const hasOracles = existsSync(oracles)
const read = (name: string): unknown => JSON.parse(readFileSync(join(oracles, name), 'utf8'))
type OracleCalendar = { tz: string; week: object; holidays: string[]; date_overrides?: object }
type OracleCase = {
  id: string
  op: 'add' | 'sub' | 'diff' | 'next_open' | 'add_days'
  calendar: OracleCalendar
  calendar_ref: string
  start: string
  end?: string
  duration_minutes?: number
  days?: number
  date_only?: boolean
  pauses: [string, string][]
  expected: string | number
  naive?: { seconds?: number; d?: string }
}

describe.skipIf(!hasOracles)('outside answers', () => {
  const questionOf = (c: OracleCase, calendar: OracleCalendar) => ({
    id: c.id,
    calendar,
    op: c.op,
    start: c.start,
    pauses: c.pauses,
    ...(c.end !== undefined && { end: c.end }),
    ...(c.duration_minutes !== undefined && { duration: { workMinutes: c.duration_minutes } }),
  })
  const comparable = (value: unknown) => (typeof value === 'string' ? new Date(value).toISOString() : value)

  /** Where we differ on purpose: zero work, back or forth, moves to the next opening, not the last closing; reversed is negative, not 0. */
  const ours = new Set(['biz-006', 'biz-016'])
  test('business_time.json: adding, subtracting, measuring, next opening', async () => {
    const cases = (read('business_time.json') as { cases: OracleCase[] }).cases.filter(
      c => c.op !== 'add_days' && !ours.has(c.id),
    )
    expect(cases.length).toBeGreaterThan(300)
    const answers = await ask(...cases.map(c => questionOf(c, c.calendar)))
    const expected = cases.map(c => [c.id, comparable(c.expected)])
    expect(answers.map(answer => [answer.id, comparable(answer.result ?? answer.error)])).toEqual(expected)
  })

  test('business_time.json: working days by date; from a day off the next working day is day 1', async () => {
    const cases = (read('business_time.json') as { cases: OracleCase[] }).cases.filter(c => c.op === 'add_days' && c.date_only)
    const answers = await ask(...cases.map(c => ({ ...questionOf(c, c.calendar), op: 'add', duration: { workdays: c.days } })))
    // Two sources first move to a working day and count from there; `naive` counts as we do.
    const expected = cases.map(c => [c.id, c.naive?.d ?? c.expected])
    expect(answers.map(answer => [answer.id, String(answer.result).slice(0, 10)])).toEqual(expected)
  })

  test('business_time_cn.json: all of it', async () => {
    const { calendars, cases } = read('business_time_cn.json') as {
      calendars: Record<string, OracleCalendar>
      cases: OracleCase[]
    }
    const answers = await ask(...cases.map(c => questionOf(c, calendars[c.calendar_ref]!)))
    const expected = cases.map(c => [c.id, comparable(c.expected)])
    expect(answers.map(answer => [answer.id, comparable(answer.result ?? answer.error)])).toEqual(expected)
  })

  test('working_day_deadlines.json: the n-th working day, counted from the start', async () => {
    type Deadline = { id: string; start: string; working_days: number; expected?: string; counting_from_start?: string }
    const file = read('working_day_deadlines.json') as { deadline_cases: Deadline[]; ambiguous_start_cases: Deadline[] }
    const cases = [...file.deadline_cases, ...file.ambiguous_start_cases]
    const answers = await ask(
      ...cases.map(c => ({
        id: c.id,
        calendar: 'cn',
        op: 'add',
        start: `${c.start}T10:00:00+08:00`,
        duration: { workdays: c.working_days },
      })),
    )
    const expected = cases.map(c => ({ id: c.id, result: `${c.expected ?? c.counting_from_start}T18:00:00+08:00` }))
    expect(answers).toEqual(expected)
  })
})
