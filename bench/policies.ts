import { compileCalendar } from '../engine/calendar/calendar.ts'
import { chinaCalendar } from '../engine/calendar/china.ts'
import { lint } from '../engine/lint/lint.ts'
import { Pack } from '../engine/pack.ts'
import { replayOf, rulesUnder } from '../engine/replay/replay.ts'
import { compileEdition, type Rules } from '../engine/rules.ts'
import { compileTable } from '../engine/tables/compile-table.ts'
import { decideTable } from '../engine/tables/decide.ts'
import { equip } from '../policies/equip/2026-01-01/pack.ts'
import { furn } from '../policies/furn/2026-01-01/pack.ts'
import { laws } from '../policies/laws.ts'
import { penal } from '../policies/penal/2026-01-01/pack.ts'
import { robot } from '../policies/robot/2026-01-01/pack.ts'
import { micro, milli, once, report, seconds } from './harness.ts'
import { anomalyEvents } from './synthetic-case.ts'

const windows = [
  ['09:00', '12:00'],
  ['13:30', '18:00'],
] as const
const calendar = compileCalendar(chinaCalendar({ id: 'bench', title: 'bench', windows }))
const packs = [robot, equip, penal, furn]

/** Lint, compilation and decisions of the four regulations, each beside reading what it works on from JSON. */
export function benchPolicies(): void {
  const texts = packs.map(pack => JSON.stringify(pack))
  const parsing = seconds(() => {
    for (const text of texts) JSON.parse(text)
  })
  const context = { today: '2026-03-02', calendar, laws }
  const linting = seconds(() => {
    for (const set of [[robot], [equip, penal], [furn, penal]]) lint(set, context)
  })
  const packsFromJson = { name: 'parsing the four from JSON', seconds: parsing }
  report('lint all four packs, as they bind together', { per: milli(linting), seconds: linting }, packsFromJson)
  const checking = seconds(() => {
    for (const text of texts) Pack.parse(JSON.parse(text))
  })
  report('check all four packs by their schema', { per: milli(checking), seconds: checking }, packsFromJson)
  const compiling = seconds(() => {
    for (const pack of packs) compileEdition(pack)
  })
  report('compile all four packs', { per: milli(compiling), seconds: compiling }, packsFromJson)

  const grading = compileTable(robot.tables.find(table => table.id === 'grading') ?? robot.tables[0]!)
  const asked = Array.from({ length: 10_000 }, (_, i) => ({
    attitude: 'clear',
    expectedWorkdays: i % 6,
    crossDepartment: i % 2 === 0,
  }))
  const factTexts = asked.map(facts => JSON.stringify(facts))
  const deciding = seconds(() => {
    for (const facts of asked) decideTable(grading, facts)
  })
  const reading = seconds(() => {
    for (const text of factTexts) JSON.parse(text)
  })
  report(
    'decide by the grading table',
    { per: micro(deciding, asked.length), seconds: deciding },
    { name: 'parsing its facts from JSON', seconds: reading },
  )
}

/** A draft that another firm might write: verified within 10 minutes, and answered to a stricter grade. */
const draft: Pack = {
  ...robot,
  edition: '2027-01-01',
  inForce: { from: '2027-01-01' },
  duties: robot.duties.map(duty => (duty.id === 'verify' ? { ...duty, within: { minutes: 10 } } : duty)),
}

/** Replay of so many events under a draft, case by case as the worker does it; making them up is not counted. */
export function benchReplay(events: number): void {
  const rules: Rules = { editions: [compileEdition(robot)], calendar, settings: { warnShare: 0.75, ladder: [] } }
  const length = anomalyEvents(0).length
  const cases = Math.ceil(events / length)
  const chunk = 500
  const replay = replayOf(rulesUnder(rules, draft), '2027-06-30T01:00:00.000Z', draft.id)
  const twice = replayOf(rulesUnder(rules, draft), '2027-06-30T01:00:00.000Z', draft.id, 'long')
  const sampled = 10
  let [replaying, parsing, processor, made, long] = [0, 0, 0, 0, 0]
  for (let from = 0; from < cases; from += chunk) {
    const batch = Array.from({ length: Math.min(chunk, cases - from) }, (_, i) => anomalyEvents(from + i))
    const texts = batch.flatMap(one => one.map(event => JSON.stringify(event)))
    made += texts.length
    // On a busy machine the clock on the wall says little; both are printed.
    const before = process.cpuUsage()
    replaying += once(() => {
      for (const one of batch) replay.add(one)
    })
    const used = process.cpuUsage(before)
    processor += (used.user + used.system) / 1e6
    // Every tenth part is also computed the long way, so that the gain is measured on the same machine at the same time.
    if ((from / chunk) % sampled === 0)
      long +=
        sampled *
        once(() => {
          for (const one of batch) twice.add(one)
        })
    parsing += once(() => {
      for (const text of texts) JSON.parse(text)
    })
  }
  const { changed, breachesGained, cases: replayed } = replay.summary()
  report(
    `replay ${made.toLocaleString('en')} events of ${replayed.toLocaleString('en')} cases under a draft (before and after)`,
    {
      per: `${replaying.toFixed(2)} s, ${processor.toFixed(1)} s of processor; ${changed} cases change, ${breachesGained} breaches more`,
      seconds: replaying,
    },
    { name: 'parsing them from JSON', seconds: parsing },
  )
  report(
    'the same replay',
    { per: `${replaying.toFixed(2)} s`, seconds: replaying },
    { name: 'computing every duty under both editions', seconds: long },
  )
}
