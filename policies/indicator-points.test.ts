import { expect, test } from 'vitest'
import { fold, pass } from '../engine/advance.ts'
import { instantOfText } from '../engine/calendar/read-instant.ts'
import { eventsTold } from '../engine/example-events.ts'
import { type PointedCase, pointsOf } from '../engine/indicator-points.ts'
import { figureOf, shareOf } from '../engine/indicators.ts'
import type { Example } from '../engine/pack.ts'
import { rulesOf as equipRules } from './equip/2026-01-01/example-rules.ts'
import { examples as ofEquip } from './equip/2026-01-01/examples.ts'
import { equip } from './equip/2026-01-01/pack.ts'
import { rulesOf as furnRules } from './furn/2026-01-01/example-rules.ts'
import { examples as ofFurn } from './furn/2026-01-01/examples.ts'
import { furn } from './furn/2026-01-01/pack.ts'
import { rulesOf as penalRules } from './penal/2026-01-01/example-rules.fixture.ts'
import { examples as ofPenal } from './penal/2026-01-01/examples.ts'
import { penal } from './penal/2026-01-01/pack.ts'
import { rulesOf as robotRules } from './robot/2026-01-01/example-rules.ts'
import { examples as ofRobot } from './robot/2026-01-01/examples.ts'
import { robot } from './robot/2026-01-01/pack.ts'

type IndicatorExample = Extract<Example, { type: 'indicator' }>
const all = [
  { rules: robotRules(robot), examples: ofRobot },
  { rules: equipRules(equip), examples: ofEquip },
  { rules: furnRules(furn), examples: ofFurn },
  { rules: penalRules(penal), examples: ofPenal },
].flatMap(({ rules, examples }) =>
  examples.flatMap(one => {
    if (one.type !== 'indicator') return []
    const rule = rules.editions.flatMap(({ pack }) => pack.indicators ?? []).find(({ id }) => id === one.rule)
    // What is entered, and changes of it, are not counted from cases.
    const isCounted = rule !== undefined && !('entered' in rule.measure) && !('change' in rule.measure)
    return isCounted ? [{ rules, example: one as IndicatorExample }] : []
  }),
)

test.each(all.map(one => [`${one.rules.editions[0]!.pack.id} ${one.example.rule}: ${one.example.name}`, one] as const))(
  'what cases add moment by moment is what they add in all, and makes the figure: %s',
  (_, { rules, example }) => {
    const edition = rules.editions.find(({ pack }) => pack.indicators?.some(({ id }) => id === example.rule))!
    const rule = edition.pack.indicators!.find(({ id }) => id === example.rule)!
    const now = instantOfText(rules.calendar, example.now.replace(' ', 'T'))
    const points = pointsOf(rules, edition, rule)!
    const share = shareOf(rules, edition, rule)!
    let [sum, of] = [0, 0]
    const cases = example.cases.map(told => {
      const events = eventsTold(rules.calendar, told)
      const { state, changes } = fold(rules, events)!
      const passed = pass(rules, state, now)
      const counted = { events, state: passed.state, changes: [...changes, ...passed.changes] }
      const pointed: PointedCase = {
        ...{ events, subject: passed.state, openedAt: passed.state.openedAt },
        duties: counted.changes.flatMap(change =>
          change.kind === 'duty-closed'
            ? [{ edition: change.duty.edition, rule: change.duty.rule, outcome: change.outcome, at: change.at }]
            : [],
        ),
      }
      const made = points(pointed)
      expect([made.reduce((all, p) => all + p.sum, 0), made.reduce((all, p) => all + p.of, 0)]).toEqual([...share(counted)])
      for (const point of made) {
        sum += point.sum
        of += point.of
      }
      return counted
    })
    const { figure } = figureOf(rules, edition, rule, cases)
    expect('ratio' in rule.measure && of > 0 ? (sum / of) * 100 : figure).toBe(figure)
  },
)
