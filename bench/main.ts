import { advance, fold } from '../engine/advance.ts'
import { addDuration } from '../engine/calendar/add.ts'
import { compileCalendar } from '../engine/calendar/calendar.ts'
import { chinaCalendar } from '../engine/calendar/china.ts'
import { isOpen } from '../engine/calendar/measure.ts'
import { proposeLevel } from '../engine/grading.ts'
import { compileEdition, type Rules } from '../engine/rules.ts'
import type { CaseEvent } from '../events/envelope.ts'
import { robot } from '../policies/robot/2026-01-01/pack.ts'
import { benchCalendarLibraries } from './calendar-libraries.ts'
import { micro, report, seconds } from './harness.ts'
import { benchIndicators } from './indicators.ts'
import { benchPolicies, benchReplay } from './policies.ts'
import { benchProcessAnalysis } from './process-analysis.ts'

const calendar = compileCalendar(
  chinaCalendar({
    id: 'bench',
    title: 'bench',
    windows: [
      ['09:00', '12:00'],
      ['13:30', '18:00'],
    ],
  }),
)
const rules: Rules = { editions: [compileEdition(robot)], calendar, settings: { warnShare: 0.75, ladder: [] } }
const start = Date.parse('2026-02-02T01:00:00.000Z')
const instant = (minutes: number) => new Date(start + minutes * 60_000).toISOString()

/** The naive way: step minute by minute and ask whether the office is open. */
function addMinuteByMinute(from: string, workMinutes: number): string {
  let at = Date.parse(from)
  for (let left = workMinutes; left > 0; at += 60_000) if (isOpen(calendar, new Date(at).toISOString())) left--
  return new Date(at).toISOString()
}

const opened = (n: number): CaseEvent => ({
  id: `c${n}-1`,
  stream: `c${n}`,
  seq: 1,
  type: 'case.opened',
  at: instant(n),
  recordedAt: instant(n),
  actor: 'p',
  data: { kind: 'anomaly', number: `${n}`, channel: 'phone', facts: {}, level: 'larger', rows: [], missing: [], history: false },
})
const note = (n: number, seq: number): CaseEvent => ({
  id: `c${n}-${seq}`,
  stream: `c${n}`,
  seq,
  type: 'note.added',
  at: instant(n + seq),
  recordedAt: instant(n + seq),
  actor: 'p',
  data: {},
})
const caseEvents = (n: number, length: number): CaseEvent[] => [
  opened(n),
  ...Array.from({ length: length - 1 }, (_, i) => note(n, i + 2)),
]

const additions = 2_000
const add = seconds(() => {
  for (let i = 0; i < additions; i++) addDuration(calendar, instant(i * 7), { workMinutes: 960 })
})
const naiveAdd = seconds(() => {
  for (let i = 0; i < additions / 100; i++) addMinuteByMinute(instant(i * 7), 960)
})
report('add working time', { per: micro(add, additions), seconds: add }, { name: 'minute by minute', seconds: naiveAdd * 100 })

const history = caseEvents(1, 200)
const oneByOne = seconds(() => {
  let state = advance(rules, undefined, history[0]!).state
  for (const event of history.slice(1)) state = advance(rules, state, event).state
})
const refolding = seconds(() => {
  for (let n = 1; n <= history.length; n++) fold(rules, history.slice(0, n))
})
report(
  'decide a case after each of its 200 events',
  { per: micro(oneByOne, history.length), seconds: oneByOne },
  { name: 'folding the whole history each time', seconds: refolding },
)

const grading = seconds(() => {
  for (let i = 0; i < 10_000; i++)
    proposeLevel(rules.editions[0]!, 'anomaly', { attitude: 'clear', expectedWorkdays: i % 6, crossDepartment: true })
})
const parsing = seconds(() => {
  for (let i = 0; i < 10_000; i++) JSON.parse('{"attitude":"clear","expectedWorkdays":3,"crossDepartment":true}')
})
report(
  'propose a level',
  { per: micro(grading, 10_000), seconds: grading },
  { name: 'parsing its facts from JSON', seconds: parsing },
)

const cases = Array.from({ length: 5_000 }, (_, n) => caseEvents(n, 20))
const texts = cases.map(events => events.map(e => JSON.stringify(e)))
const folding = seconds(() => {
  for (const events of cases) fold(rules, events)
})
const reading = seconds(() => {
  for (const events of texts) for (const text of events) JSON.parse(text)
})
report(
  'fold 100,000 events',
  { per: `${folding.toFixed(2)} s in all`, seconds: folding },
  { name: 'parsing them from JSON', seconds: reading },
)

benchPolicies()
benchReplay(1_000_000)
benchCalendarLibraries()
await benchIndicators(100_000)
await benchProcessAnalysis()
