import { describe, expect, test } from 'vitest'
import { compileCalendar } from '../engine/calendar/calendar.ts'
import { chinaCalendar } from '../engine/calendar/china.ts'
import { eventsTold } from '../engine/example-events.ts'
import type { Pack, RouteRule, ToldEvent } from '../engine/pack.ts'
import { replayOf, rulesUnder } from '../engine/replay/replay.ts'
import { compileEdition, type Rules } from '../engine/rules.ts'
import { equip } from './equip/2026-01-01/pack.ts'
import { furn } from './furn/2026-01-01/pack.ts'
import { penal } from './penal/2026-01-01/pack.ts'

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
const now = '2026-06-01T00:00:00.000Z'
const as = (pack: Pack, change: Partial<Pack>): Pack => ({
  ...pack,
  ...change,
  edition: '2026-07-01',
  inForce: { from: '2026-07-01' },
})

const opened = (kind: string, level: string, facts: object = {}): ToldEvent => [
  '2026-03-02 09:00',
  'case.opened',
  { kind, number: '1', channel: 'phone', facts, level, rows: [], missing: [], history: false, category: 'service-quality' },
]
const planned: ToldEvent = [
  '2026-03-02 15:00',
  'plan.submitted',
  { level: 'serious', round: 1, special: false, route: [], measures: [] },
]
const byHand = (level: string): ToldEvent => [
  '2026-03-02 09:30',
  'case.classified',
  { level, proposed: level, overridden: true, regraded: false, facts: {}, rows: [] },
]

/** Replays cases of a firm that several regulations bind, under a draft of one of them. */
function replay(packs: readonly Pack[], draft: Pack, ...cases: readonly (readonly ToldEvent[])[]) {
  const rules: Rules = { editions: packs.map(compileEdition), calendar, settings: { warnShare: 0, ladder: [] } }
  const run = replayOf(rulesUnder(rules, draft, now), now, draft.id)
  const differences = cases.map((told, i) =>
    run.add(
      eventsTold(calendar, told).map(event => ({
        ...event,
        id: `${i}-${event.id}`,
        stream: `case${i}`,
        owners: { callback: 'zhao', respond: 'zhao', 'furn:respond': 'zhao' },
      })),
    ),
  )
  return { differences, summary: run.summary() }
}
const without = (pack: Pack, id: string): RouteRule[] => pack.routes.filter(route => route.id !== id)

describe('a replay where furn and penal bind together (a complaint is led by the first of them)', () => {
  const together = [penal, furn] as const
  const complaint = [opened('complaint', 'serious', { safety: 'harm' }), byHand('serious'), planned]

  test('a draft of the adding regulation that drops its step: its step goes, and those of the primary one stay', () => {
    const draft = as(furn, { routes: [...without(furn, 'major-complaint-plan')] })
    const { differences, summary } = replay(together, draft, complaint)
    expect(differences[0]?.approvers).toEqual([
      {
        subject: 'plan',
        before: ['role:department-head', 'role:management', 'role:board-member:2/3'],
        after: ['role:department-head', 'role:management'],
      },
    ])
    expect(summary.load['role:board-member']).toEqual({ before: 1, after: 0 })
    expect(summary).toMatchObject({ undecidedCases: 0, approversChanged: 1 })
  })

  test('a draft of the primary regulation that has no route of its own: what the other orders is a route', () => {
    const { differences, summary } = replay(together, as(penal, { routes: [] }), complaint)
    expect(differences[0]?.approvers).toMatchObject([{ after: ['role:board-member:2/3'] }])
    expect(summary.undecidedCases).toBe(0)
  })

  test('a draft of the primary regulation that asks the same people: nobody is asked twice', () => {
    const board = furn.routes.find(route => route.id === 'major-complaint-plan')!.steps
    const draft = as(penal, {
      routes: penal.routes.map(route =>
        route.id === 'agree-serious-solution' ? { ...route, steps: [...route.steps, ...board] } : route,
      ),
    })
    expect(replay(together, draft, complaint).summary).toMatchObject({ changed: 0, approversChanged: 0 })
  })

  test('a draft of the adding regulation with a shorter clock: its duty is late, and its violation and sanction come', () => {
    const clocks = furn.duties.filter(d => d.meaning === 'respond' && d.within !== undefined)
    expect(clocks.length).toBeGreaterThan(0)
    const draft = as(furn, { duties: furn.duties.map(d => (clocks.includes(d) ? { ...d, within: { minutes: 1 } } : d)) })
    const { differences, summary } = replay(together, draft, [
      ...complaint.slice(0, 2),
      ['2026-03-02 09:45', 'handler.assigned', { person: 'zhao', department: 'd' }],
      ['2026-03-02 10:00', 'customer.replied', { channel: 'phone' }],
      ['2026-03-02 10:30', 'progress.reported', { to: 'customer' }],
    ])
    expect(differences[0]?.duties.some(duty => duty.rule.startsWith('furn:') && (duty.moved ?? 0) < 0)).toBe(true)
    expect(summary.breachesGained).toBeGreaterThan(0)
    expect(summary.violations['furn:complaint-overdue']?.after).toBeGreaterThan(
      summary.violations['furn:complaint-overdue']?.before ?? 0,
    )
    expect(summary.sanctions['furn:bonus-withheld']?.after).toBeGreaterThan(summary.sanctions['furn:bonus-withheld']?.before ?? 0)
    expect(summary.penaltiesChanged).toBe(1)
    expect(summary.largest[0]?.penalties?.after).toContain('furn:bonus-withheld')
  })

  test('a draft of the adding regulation that reads the levels otherwise: the steps of that level come or go', () => {
    const draft = as(furn, { levelMaps: furn.levelMaps!.map(map => ({ ...map, levels: { ...map.levels, serious: 'general' } })) })
    const { differences } = replay(together, draft, complaint)
    expect(differences[0]?.approvers).toMatchObject([{ after: ['role:department-head', 'role:management'] }])
  })
})

describe('a replay where equip and penal bind together', () => {
  const complaint = [opened('complaint', 'serious', { safety: 'harm' }), planned]
  const penalty = [
    opened('penalty', 'general'),
    byHand('general'),
    [
      '2026-03-09 10:00',
      'record.made',
      { record: 'penalty-notice', values: { of: 'person', person: 'wang', grade: 'general' } },
    ] as ToldEvent,
  ]

  test('a draft of the primary regulation with another step: who decides changes', () => {
    const draft = as(penal, {
      routes: penal.routes.map(route =>
        route.id === 'agree-serious-solution' ? { ...route, steps: route.steps.slice(0, 1) } : route,
      ),
    })
    const { differences, summary } = replay([equip, penal], draft, complaint)
    expect(differences[0]?.approvers).toEqual([
      { subject: 'plan', before: ['role:department-head', 'role:management'], after: ['role:department-head'] },
    ])
    expect(summary.load['role:management']).toEqual({ before: 1, after: 0 })
  })

  test('a draft of the adding regulation that gives complaints a step: it is added', () => {
    const more: RouteRule = {
      ...{ id: 'more', clause: '18.1', subject: 'plan', kinds: ['complaint'] },
      steps: [{ id: 'gm', clause: '18.1', mode: 'any', by: [{ role: 'general-manager' }] }],
    }
    const draft = as(equip, { routes: [...equip.routes, more] })
    const { differences } = replay([penal, equip], draft, complaint)
    expect(differences[0]?.approvers).toMatchObject([
      { after: ['role:department-head', 'role:management', 'role:general-manager'] },
    ])
  })

  test('a draft that punishes a grade otherwise: the old sanction falls away and the new one answers, with the case it is about', () => {
    const draft = as(penal, {
      sanctions: penal.sanctions!.map(rule =>
        rule.id === 'person-points'
          ? { ...rule, measures: [{ kind: 'fine', title: { zh: '罚款' }, from: 50_000, to: 50_000 }] }
          : rule,
      ),
    })
    const { summary } = replay([equip, penal], draft, penalty, complaint)
    expect(summary.sanctions).toEqual({
      'penal:person-points@before': { before: 1, after: 0 },
      'penal:person-points@after': { before: 0, after: 1 },
    })
    expect(summary).toMatchObject({ changed: 1, penaltiesChanged: 1, violationsGained: 0 })
    expect(summary.largest).toMatchObject([{ stream: 'case0', penalties: { before: ['penal:person-points@before'] } }])
  })

  test('a sanction for the third time within a year is reached when other cases of the same person make three', () => {
    const serious = penalty.map(
      ([at, type, data]): ToldEvent =>
        [
          at,
          type,
          JSON.parse(JSON.stringify(data).replaceAll('general', 'serious')) as Record<string, unknown>,
        ] as unknown as ToldEvent,
    )
    const second = as(penal, {
      sanctions: penal.sanctions!.map(rule =>
        rule.id === 'person-demotion' ? { ...rule, repeated: { times: 2, within: { months: 12 } } } : rule,
      ),
    })
    const { summary } = replay([equip, penal], second, serious, serious, serious)
    expect(summary.sanctions['penal:person-fine']).toEqual({ before: 2, after: 1 })
    expect(summary.sanctions['penal:person-demotion@before']).toEqual({ before: 1, after: 0 })
    expect(summary.sanctions['penal:person-demotion@after']).toEqual({ before: 0, after: 2 })
  })
})
