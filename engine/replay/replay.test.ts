import { describe, expect, test } from 'vitest'
import { compileCalendar } from '../calendar/calendar.ts'
import { chinaCalendar } from '../calendar/china.ts'
import { eventsTold } from '../example-events.ts'
import { cleanPack } from '../lint/clean-pack.fixture.ts'
import type { Pack, ToldEvent } from '../pack.ts'
import { compileEdition, type Rules } from '../rules.ts'
import { replayOf, rulesUnder } from './replay.ts'

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
const current: Pack = {
  ...cleanPack,
  violations: [
    {
      id: 'slow',
      clause: '4',
      title: { zh: '回复逾期' },
      grade: 'general',
      of: ['person'],
      found: { duties: ['first-reply'], outcomes: ['late'] },
    },
  ],
}
const rules: Rules = { editions: [compileEdition(current)], calendar, settings: { warnShare: 0, ladder: [] } }
const draft = (change: (pack: Pack) => Pack): Pack =>
  change({ ...current, edition: '2026-07-01', inForce: { from: '2026-07-01' } })

const opened = (lossFen?: number): ToldEvent => [
  '2026-03-03 09:00',
  'case.opened',
  {
    kind: 'complaint',
    number: 'TS-1',
    channel: 'phone',
    facts: lossFen === undefined ? {} : { lossFen },
    ...(lossFen === undefined ? {} : { level: lossFen < 1_000_000 ? 'minor' : 'serious' }),
    rows: [],
    missing: [],
    history: false,
  },
]
const replied = (at: string): ToldEvent => [at, 'customer.replied', { channel: 'phone' }]
const now = '2026-03-20T00:00:00.000Z'

function replay(pack: Pack, ...cases: readonly (readonly ToldEvent[])[]) {
  const run = replayOf(rulesUnder(rules, pack), now)
  const differences = cases.map((told, i) =>
    run.add(eventsTold(calendar, told).map(event => ({ ...event, id: `${i}-${event.id}`, stream: `case${i}` }))),
  )
  return { differences, summary: run.summary() }
}

describe('the past under a draft edition', () => {
  test('that says the same changes nothing', () => {
    const { differences, summary } = replay(
      draft(p => p),
      [opened(500), replied('2026-03-03 10:00')],
    )
    expect(differences).toEqual([undefined])
    expect(summary).toMatchObject({ cases: 1, events: 2, changed: 0, undecidedCases: 0 })
  })

  test('with a shorter clock: the due time moves earlier, and a reply that was in time becomes a breach and a violation', () => {
    const shorter = draft(p => ({ ...p, duties: p.duties.map(d => (d.id === 'reply' ? { ...d, within: { workHours: 1 } } : d)) }))
    const { differences, summary } = replay(
      shorter,
      [opened(500), replied('2026-03-03 11:00')],
      [opened(500), replied('2026-03-03 09:30')],
    )
    expect(differences[0]).toMatchObject({
      stream: 'case0',
      duties: [
        {
          rule: 'sample:reply',
          before: { outcome: 'met' },
          after: { outcome: 'late' },
          moved: -4.5 * 3_600_000,
          breach: 'gained',
        },
      ],
      violations: { gained: ['sample:slow'], lost: [] },
    })
    expect(differences[1]).toMatchObject({ duties: [{ before: { outcome: 'met' }, after: { outcome: 'met' } }] })
    expect(summary).toMatchObject({
      changed: 2,
      breachesGained: 1,
      breachesLost: 0,
      dueEarlier: 2,
      violationsGained: 1,
      breachesBefore: 0,
      breachesAfter: 1,
    })
    expect(summary.largest.map(d => d.stream)).toEqual(['case0', 'case1'])
  })

  test('with another band: the level that the table proposed changes, one that a person set stays', () => {
    const wider = draft(p => ({
      ...p,
      tables: [
        {
          ...p.tables[0]!,
          rows: [
            { ...p.tables[0]!.rows[0]!, when: { lossFen: { lt: 100 } } },
            { ...p.tables[0]!.rows[1]!, when: { lossFen: { gte: 100 } } },
          ],
        },
      ],
    }))
    const byHand: ToldEvent = [
      '2026-03-03 09:10',
      'case.classified',
      { level: 'minor', proposed: 'serious', previous: 'serious', overridden: true, regraded: false, facts: {}, rows: [] },
    ]
    const { differences, summary } = replay(wider, [opened(500)], [opened(5_000_000), byHand])
    expect(differences[0]?.level).toEqual({ before: 'minor', after: 'serious' })
    expect(differences[1]?.level).toBeUndefined()
    expect(summary.levels).toEqual({ 'minor>serious': 1 })
  })

  test('that grades at once what somebody re-graded later: the same duty begun otherwise is no other duty', () => {
    const onlySerious = (p: Pack): Pack => ({
      ...p,
      duties: p.duties.map(d => (d.id === 'reply' ? { ...d, levels: ['serious'] } : d)),
    })
    const wider = draft(p => onlySerious({ ...p, tables: [{ ...p.tables[0]!, rows: [{ ...p.tables[0]!.rows[1]!, when: {} }] }] }))
    const raised: ToldEvent = [
      '2026-03-03 09:10',
      'case.classified',
      { level: 'serious', proposed: 'minor', previous: 'minor', overridden: true, regraded: true, facts: {}, rows: [] },
    ]
    const run = replayOf(rulesUnder({ ...rules, editions: [compileEdition(onlySerious(current))] }, wider), now)
    const difference = run.add(eventsTold(calendar, [opened(500), raised, replied('2026-03-03 10:00')]))
    expect(difference?.duties ?? []).toEqual([])
    expect(run.summary()).toMatchObject({ cases: 1, undecidedCases: 0, rules: {} })
  })

  test('that asks for a fact nobody recorded: counted apart, in no other count', () => {
    const asks = draft(p => ({
      ...p,
      tables: [{ ...p.tables[0]!, axes: { ...p.tables[0]!.axes, safety: { kind: 'enum', values: ['none', 'risk', 'harm'] } } }],
    }))
    const { summary } = replay(asks, [opened(500)])
    expect(summary).toMatchObject({ cases: 1, changed: 0, undecidedCases: 1, undecided: { 'fact-never-asked': 1 } })
  })

  test('with another route: who decides changes, and so does the load of the posts', () => {
    const submitted: ToldEvent = ['2026-03-03 10:00', 'compensation.submitted', { amountFen: 100, round: 1, route: [] }]
    const bothNow = draft(p => ({
      ...p,
      routes: [
        {
          ...p.routes[0]!,
          steps: [...p.routes[0]!.steps, { id: 'gm', clause: '3', mode: 'any', by: [{ role: 'general-manager' }] }],
        },
      ],
    }))
    const { differences, summary } = replay(bothNow, [opened(500), submitted])
    expect(differences[0]?.approvers).toEqual([
      { subject: 'compensation', before: ['role:department-head'], after: ['role:department-head', 'role:general-manager'] },
    ])
    expect(summary.load).toEqual({
      'role:department-head': { before: 1, after: 1 },
      'role:general-manager': { before: 0, after: 1 },
    })
  })

  test('without the lifecycle of a kind: its cases cannot be decided', () => {
    const { summary } = replay(
      draft(p => ({ ...p, lifecycles: [] })),
      [opened(500)],
    )
    expect(summary).toMatchObject({ undecidedCases: 1, undecided: { 'kind-not-governed': 1 } })
  })

  test('with a route that neither edition has: nothing about it has changed, so nothing is undecided', () => {
    const submitted: ToldEvent = ['2026-03-03 10:00', 'compensation.submitted', { amountFen: 100, round: 1, route: [] }]
    const without = { ...current, routes: [] }
    const run = replayOf(
      rulesUnder({ ...rules, editions: [compileEdition(without)] }, { ...without, edition: '2026-07-01' }),
      now,
    )
    run.add(eventsTold(calendar, [opened(500), submitted]))
    expect(run.summary()).toMatchObject({ changed: 0, undecidedCases: 0, undecided: {} })
    const { summary } = replay(
      draft(p => ({ ...p, routes: [] })),
      [opened(500), submitted],
    )
    expect(summary).toMatchObject({ undecidedCases: 1, undecided: { 'no-route': 1 } })
  })

  test('with a step of several posts, and of so many of them: each post has it to decide once', () => {
    const submitted: ToldEvent = ['2026-03-03 10:00', 'compensation.submitted', { amountFen: 100, round: 1, route: [] }]
    const board = draft(p => ({
      ...p,
      routes: [
        {
          ...p.routes[0]!,
          steps: [
            { id: 'both', clause: '3', mode: 'all', by: [{ role: 'leader' }, { role: 'legal' }] },
            { id: 'board', clause: '3', mode: 'quorum', quorum: { of: 3, need: 2 }, by: [{ role: 'board-member' }] },
          ],
        },
      ],
    }))
    const { summary } = replay(board, [opened(500), submitted])
    expect(summary.load).toEqual({
      'role:department-head': { before: 1, after: 0 },
      'role:leader': { before: 0, after: 1 },
      'role:legal': { before: 0, after: 1 },
      'role:board-member': { before: 0, after: 1 },
    })
  })

  test('compared with the edition in force at the moment, and not with one that is still to come', () => {
    const coming = compileEdition(draft(p => ({ ...p, duties: [] })))
    const both: Rules = { ...rules, editions: [...rules.editions, coming] }
    expect(rulesUnder(both, coming.pack, now).before.editions.map(e => e.key)).toEqual(['sample@2026-01-01'])
    expect(rulesUnder(both, coming.pack, '2026-08-01T00:00:00.000Z').before.editions.map(e => e.key)).toEqual([coming.key])
  })

  test('with another clock or weight: indicators and scorecards of the regulation before and after, case by case', () => {
    const inTime = {
      id: 'in-time',
      clause: '5',
      title: { zh: '按时回复率' },
      measure: {
        ratio: {
          of: { count: 'duties', meanings: ['first-reply'], outcomes: ['met'] },
          among: { count: 'duties', meanings: ['first-reply'] },
        },
      },
      unit: 'percent',
      better: 'higher',
      target: { gte: 90 },
      every: 'month',
      by: ['organisation'],
    } satisfies NonNullable<Pack['indicators']>[number]
    const card = {
      ...{ id: 'card', clause: '5', title: { zh: '考核' }, of: 'desk', every: 'month' as const },
      rows: [
        { indicator: 'in-time', clause: '5', weight: 60 },
        { indicator: 'on-time', clause: '5', weight: 40 },
      ],
    }
    const measured: Pack = { ...current, indicators: [...(current.indicators ?? []), inTime], scorecards: [card] }
    const shorter: Pack = {
      ...measured,
      edition: '2026-07-01',
      duties: measured.duties.map(d => (d.id === 'reply' ? { ...d, within: { workHours: 1 } } : d)),
    }
    const run = replayOf(rulesUnder({ ...rules, editions: [compileEdition(measured)] }, shorter), now, 'sample')
    for (const [stream, reply] of [
      ['a', '2026-03-03 09:30'],
      ['b', '2026-03-03 11:00'],
    ] as const)
      run.add(
        eventsTold(calendar, [opened(500), replied(reply)]).map(event => ({ ...event, id: `${stream}-${event.id}`, stream })),
      )
    const { indicators, scores } = run.summary()
    expect(indicators).toMatchObject([
      {
        id: 'in-time',
        before: { figure: 100, of: 2, among: 2, met: true },
        after: { figure: 50, of: 1, among: 2, met: false },
      },
    ])
    expect(scores).toMatchObject([{ id: 'card', before: { onTarget: 60, undecided: 40 }, after: { onTarget: 0, undecided: 40 } }])
  })
})

describe('the editions that are compared', () => {
  const editions = (...packs: readonly Pack[]): Rules => ({ ...rules, editions: packs.map(pack => compileEdition(pack)) })
  const from = (edition: string, more: Partial<Pack> = {}): Pack => ({ ...current, edition, inForce: { from: edition }, ...more })
  const other = (id: string, edition: string): Pack => from(edition, { id })
  const keys = ({ editions }: Rules) => editions.map(({ key, pack }) => [key, pack.inForce.from])

  test('both reach back over all of the past, beside every other regulation as it was', () => {
    const { before, after } = rulesUnder(editions(other('other', '2024-01-01'), current), from('2026-07-01'), now)
    expect(keys(before)).toEqual([
      ['other@2024-01-01', '2024-01-01'],
      ['sample@2026-01-01', '0001-01-01'],
    ])
    expect(keys(after)).toEqual([
      ['other@2024-01-01', '2024-01-01'],
      ['sample@2026-07-01', '0001-01-01'],
    ])
  })
  test('are the draft and the latest where none of its regulation is in force yet, or nobody says when', () => {
    const both = editions(from('2026-05-01'), from('2026-04-01'))
    expect(keys(rulesUnder(both, from('2026-07-01'), now).before)).toEqual([['sample@2026-05-01', '0001-01-01']])
    expect(keys(rulesUnder(both, from('2026-07-01')).before)).toEqual([['sample@2026-05-01', '0001-01-01']])
  })
  test('are the draft alone where its regulation is new', () => {
    const { before, after } = rulesUnder(editions(other('other', '2024-01-01')), current, now)
    expect(keys(before)).toEqual([['other@2024-01-01', '2024-01-01']])
    expect(keys(after).map(([key]) => key)).toEqual(['other@2024-01-01', 'sample@2026-01-01'])
  })
  test('do not take a kind of case over from the regulation that led it first', () => {
    const leads = (all: Rules) => {
      const { before, after } = rulesUnder(all, from('2026-07-01'), now)
      expect(after.primary).toEqual(before.primary)
      return before
        .primary!.filter(({ kind }) => kind === 'complaint')
        .map(({ regulation, since }) => [regulation, since.slice(0, 4)])
    }
    expect(leads(editions(current, other('later', '2026-02-01')))).toEqual([['sample', '0001']])
    expect(leads(editions(current, other('earlier', '2025-02-01')))).toEqual([['earlier', '0001']])
    expect(leads(editions(other('alike', '2026-01-01'), current))).toEqual([['alike', '0001']])
    // What the company chose stands after it.
    const chosen = { kind: 'complaint', regulation: 'later', since: '2026-03-01T00:00:00.000Z' } as const
    expect(leads({ ...editions(current, other('later', '2026-02-01')), primary: [chosen] })).toEqual([
      ['sample', '0001'],
      ['later', '2026'],
    ])
    const { differences } = replay(
      draft(p => p),
      [opened(500)],
    )
    expect(differences).toEqual([undefined])
  })
})

describe('what is counted over all cases', () => {
  const within = (workHours: number) =>
    draft(p => ({ ...p, duties: p.duties.map(d => (d.id === 'reply' ? { ...d, within: { workHours } } : d)) }))
  const none = { violationsGained: 0, violationsLost: 0, breachesGained: 0, breachesLost: 0, dueEarlier: 0, dueLater: 0 }

  test('a longer clock: due later, breaches and violations that are none any more, by rule', () => {
    const late = [opened(500), replied('2026-03-03 14:40')]
    expect(replay(within(6), late, late, [opened(500), replied('2026-03-03 10:00')]).summary).toMatchObject({
      ...{ ...none, changed: 3, dueLater: 3, breachesLost: 2, breachesBefore: 2, breachesAfter: 0, violationsLost: 2 },
      violations: { 'sample:slow': { before: 2, after: 0 } },
      rules: { 'sample:reply': { changed: 3, gained: 0, lost: 2 } },
    })
  })
  test('a shorter one: due earlier, and breaches and violations that there were not', () => {
    const inTime = [opened(500), replied('2026-03-03 11:00')]
    expect(replay(within(1), inTime, inTime, [opened(500), replied('2026-03-03 09:30')]).summary).toMatchObject({
      ...{ ...none, changed: 3, dueEarlier: 3, breachesGained: 2, breachesBefore: 0, breachesAfter: 2, violationsGained: 2 },
      violations: { 'sample:slow': { before: 0, after: 2 } },
      rules: { 'sample:reply': { changed: 3, gained: 2, lost: 0 } },
    })
  })
  test('a duty that ends otherwise at the same time is neither earlier nor later', () => {
    const gone = draft(p => ({ ...p, duties: p.duties.filter(d => d.id !== 'reply') }))
    expect(replay(gone, [opened(500), replied('2026-03-03 10:00')]).summary).toMatchObject({
      ...{ ...none, changed: 1, rules: { 'sample:reply': { changed: 1, gained: 0, lost: 0 } } },
    })
  })
  test('other approvers, submission by submission', () => {
    const asks = (at: string): ToldEvent => [at, 'compensation.submitted', { amountFen: 100, round: 1, route: [] }]
    const by = draft(p => ({
      ...p,
      routes: [{ ...p.routes[0]!, steps: [{ ...p.routes[0]!.steps[0]!, by: [{ role: 'leader' }] }] }],
    }))
    const { summary } = replay(
      by,
      [opened(500), asks('2026-03-03 10:00'), asks('2026-03-04 10:00')],
      [opened(500), asks('2026-03-03 10:00')],
    )
    expect(summary.approversChanged).toBe(3)
  })
})

describe('sanctions that answer otherwise', () => {
  const late = [opened(500), replied('2026-03-03 16:00')]
  const inTime = [opened(500), replied('2026-03-03 10:00')]
  const fine = draft(p => ({ ...p, sanctions: [{ ...p.sanctions![0]!, id: 'fine' }] }))

  test('are a change of their case though nothing else in it is, counted once', () => {
    const { differences, summary } = replay(fine, late, inTime, late)
    expect(differences).toEqual([undefined, undefined, undefined])
    expect(summary).toMatchObject({
      ...{ cases: 3, changed: 2, penaltiesChanged: 2 },
      sanctions: { 'sample:warn': { before: 2, after: 0 }, 'sample:fine': { before: 0, after: 2 } },
    })
    expect(summary.largest.map(({ stream, penalties }) => [stream, penalties])).toEqual([
      ['case0', { before: ['sample:warn'], after: ['sample:fine'] }],
      ['case2', { before: ['sample:warn'], after: ['sample:fine'] }],
    ])
  })
  test('beside another change of the case are no second one', () => {
    const both = { ...fine, duties: fine.duties.map(d => (d.id === 'reply' ? { ...d, within: { workHours: 5 } } : d)) }
    const { differences, summary } = replay(both, late, inTime)
    expect(differences.map(one => one !== undefined)).toEqual([true, true])
    expect(summary).toMatchObject({ changed: 2, penaltiesChanged: 1 })
  })
  test('are none where both punish alike', () => {
    const { summary } = replay(
      draft(p => ({ ...p, gates: [] })),
      late,
    )
    expect(summary).toMatchObject({ changed: 0, penaltiesChanged: 0, sanctions: { 'sample:warn': { before: 1, after: 1 } } })
  })
})
