import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CaseEvent } from '../../events/envelope.ts'
import { examples as equipExamples } from '../../policies/equip/2026-01-01/examples.ts'
import { equip } from '../../policies/equip/2026-01-01/pack.ts'
import { examples as furnExamples } from '../../policies/furn/2026-01-01/examples.ts'
import { furn } from '../../policies/furn/2026-01-01/pack.ts'
import { examples as penalExamples } from '../../policies/penal/2026-01-01/examples.ts'
import { penal } from '../../policies/penal/2026-01-01/pack.ts'
import { examples as robotExamples } from '../../policies/robot/2026-01-01/examples.ts'
import { robot } from '../../policies/robot/2026-01-01/pack.ts'
import { compileCalendar } from '../calendar/calendar.ts'
import { chinaCalendar } from '../calendar/china.ts'
import { eventsTold } from '../example-events.ts'
import type { Example, Pack, ToldEvent } from '../pack.ts'
import { compileEdition, type Rules } from '../rules.ts'
import { type ReplaySummary, replayOf, rulesUnder } from './replay.ts'

const calendar = compileCalendar(
  chinaCalendar({
    id: 'cn',
    title: 'cn',
    windows: [
      ['09:00', '12:00'],
      ['13:30', '18:00'],
    ],
  }),
)
const now = '2026-08-01T00:00:00.000Z'

const toldIn = (examples: readonly Example[]): ToldEvent[][] =>
  examples
    .flatMap(e => ('events' in e && e.events.length > 0 ? [[...e.events]] : []))
    .filter(([first]) => first?.[1] === 'case.opened')
type Firm = { readonly packs: readonly Pack[]; readonly told: readonly (readonly ToldEvent[])[] }
/** The three organisations of the product: which regulations bind together, and cases that their examples tell. */
const firms: readonly Firm[] = [
  { packs: [robot], told: toldIn(robotExamples) },
  { packs: [equip, penal], told: [equipExamples, penalExamples].flatMap(toldIn) },
  { packs: [furn, penal], told: [furnExamples, penalExamples].flatMap(toldIn) },
]

/** A pause that ends before it begins is refused when it is recorded. */
const isOfClock = (type: string) => type.startsWith('clock.')

/** A history: an example, into which the events of another one are shuffled, with some left out, moved in time or recorded later. */
const history = fc
  .record({
    base: fc.nat(1_000),
    other: fc.nat(1_000),
    keep: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 40, maxLength: 40 }),
    late: fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 40, maxLength: 40 }),
    isHistory: fc.integer({ min: 0, max: 4 }).map(n => n === 0),
  })
  .map(({ base, other, keep, late, isHistory }) => ({ told }: Firm): CaseEvent[] => {
    const [first, ...rest] = told[base % told.length]!
    const mixed = [...rest, ...told[other % told.length]!.slice(1).filter(([, type]) => !isOfClock(type))].filter(
      (_, i) => keep[i % 40]! > 0,
    )
    return eventsTold(calendar, [first!, ...mixed]).map((event, i) => {
      const moved =
        i === 0 || isOfClock(event.type)
          ? event.at
          : new Date(Date.parse(event.at) + (late[i % 40] ?? 0) * 3_600_000).toISOString()
      const data = i === 0 && isHistory ? { ...event.data, history: true } : event.data
      return { ...event, at: moved, recordedAt: moved, data } as CaseEvent
    })
  })

/** What an editor might change, so many of each, in any regulation. */
const change = fc.record({
  what: fc.constantFrom(
    'within',
    'within',
    'within',
    'gone',
    'levels',
    'meaning',
    'added',
    'row',
    'route',
    'step',
    'violation',
    'sanction',
    'map',
    'indicator',
    'level',
  ),
  which: fc.nat(200),
  amount: fc.integer({ min: 1, max: 400 }),
})
type Change = { what: string; which: number; amount: number }

function changed(pack: Pack, { what, which, amount }: Change): Pack {
  const at = <T>(list: readonly T[] | undefined, edit: (one: T) => T[]): T[] =>
    (list ?? []).flatMap((one, i, all) => (i === which % all.length ? edit(one) : [one]))
  switch (what) {
    case 'within':
      return { ...pack, duties: at(pack.duties, rule => [{ ...rule, within: { workMinutes: amount * 10 } }]) }
    case 'gone':
      return { ...pack, duties: at(pack.duties, () => []) }
    case 'levels':
      return { ...pack, duties: at(pack.duties, rule => [{ ...rule, levels: pack.levels.slice(0, 1).map(l => l.id) }]) }
    case 'meaning':
      return { ...pack, duties: at(pack.duties, rule => [{ ...rule, meaning: `other-${amount}` }]) }
    case 'added':
      return { ...pack, duties: at(pack.duties, rule => [{ ...rule, id: `${rule.id}-more`, within: { hours: amount } }, rule]) }
    case 'row':
      return { ...pack, tables: at(pack.tables, table => [{ ...table, rows: table.rows.slice(1 + (amount % 2)) }]) }
    case 'route':
      return { ...pack, routes: at(pack.routes, () => []) }
    case 'step':
      return {
        ...pack,
        routes: at(pack.routes, route => [
          { ...route, steps: [...route.steps, { ...route.steps[0]!, by: [{ role: 'extra' }] }] },
        ]),
      }
    case 'violation':
      return {
        ...pack,
        violations: [
          ...(pack.violations ?? []),
          {
            ...{ id: `late-${amount}`, clause: '1', title: { zh: '逾期' }, grade: pack.grades?.[0]?.id ?? 'any', of: ['person'] },
            found: { duties: [pack.duties[which % pack.duties.length]!.meaning], outcomes: ['late', 'missed'] },
          },
        ],
      }
    case 'sanction':
      return { ...pack, sanctions: at(pack.sanctions, rule => [{ ...rule, repeated: { times: 2, within: { months: 1 } } }]) }
    case 'map':
      return { ...pack, levelMaps: [] }
    case 'level':
      return { ...pack, levels: pack.levels.slice(0, -1) }
    default:
      return { ...pack, indicators: at(pack.indicators, rule => [{ ...rule, target: { gte: amount } }]) }
  }
}

function run(
  way: 'short' | 'long',
  packs: readonly Pack[],
  draft: Pack,
  cases: readonly (readonly CaseEvent[])[],
): ReplaySummary {
  const rules: Rules = { editions: packs.map(compileEdition), calendar, settings: { warnShare: 0, ladder: [] } }
  const replay = replayOf(rulesUnder(rules, draft, now), now, draft.id, way)
  for (const [i, events] of cases.entries())
    replay.add(events.map(event => ({ ...event, id: `${i}-${event.id}`, stream: `case-${String(i).padStart(3, '0')}` })))
  return replay.summary()
}

describe('the short way of a replay, which computes once what a draft leaves as it is', () => {
  test('says what computing everything twice says, for any draft of any of the regulations', () => {
    let [changedCases, sharedCases] = [0, 0]
    fc.assert(
      fc.property(
        fc.constantFrom(...firms),
        fc.nat(1),
        fc.array(change, { minLength: 0, maxLength: 12 }),
        fc.array(history, { minLength: 1, maxLength: 8 }),
        fc.constantFrom('2026-01-01', '2027-01-01'),
        (firm, which, changes, histories, edition) => {
          const { packs } = firm
          const cases = histories.map(history => history(firm))
          const own = packs[which % packs.length]!
          const draft: Pack = { ...changes.reduce(changed, own), edition, inForce: { from: edition } }
          const long = run('long', packs, draft, cases)
          expect(run('short', packs, draft, cases)).toEqual(long)
          changedCases += long.changed
          sharedCases += long.cases - long.undecidedCases
        },
      ),
      { numRuns: 300, seed: 20260701 },
    )
    // It proves something only where cases can be decided and drafts change some.
    expect(sharedCases).toBeGreaterThan(300)
    expect(changedCases).toBeGreaterThan(100)
  })
})
