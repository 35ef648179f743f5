import { describe, expect, test } from 'vitest'
import type { Pack, ToldEvent } from '../pack.ts'
import { compileEdition, type Rules } from '../rules.ts'
import { factsAsked, redecide } from './redecide.ts'
import { calendar, current, opened, submitted, told } from './two-editions.fixture.ts'

const rulesOf = (...packs: readonly Pack[]): Rules => ({
  ...{ editions: packs.map(pack => compileEdition(pack)), calendar, settings: { warnShare: 0, ladder: [] } },
})
const grading = current.tables[0]!
/** The regulation with these rows in its grading table, over the loss, whether anybody was hurt, and the category. */
const graded = (rows: readonly { when: object; level: string }[]): Pack => ({
  ...current,
  tables: [
    {
      ...grading,
      axes: {
        ...grading.axes,
        hurt: { kind: 'enum', values: ['yes', 'no'] },
        category: { kind: 'enum', values: ['gearbox', 'motor'] },
        subtype: { kind: 'enum', values: ['noise', 'heat'] },
      },
      rows: rows.map(({ when, level }, i) => ({ ...grading.rows[0]!, id: `row${i}`, when, then: { level } })),
    } as Pack['tables'][number],
  ],
})
const bySize = (from: number): Pack => ({
  ...current,
  tables: [
    {
      ...grading,
      rows: [
        { ...grading.rows[0]!, when: { lossFen: { lt: from } } },
        { ...grading.rows[1]!, when: { lossFen: { gte: from } } },
      ],
    },
  ],
})
const classified = (data: object, at = '2026-03-03 09:10'): ToldEvent => [
  at,
  'case.classified',
  { level: 'minor', proposed: 'minor', previous: 'minor', overridden: false, regraded: false, facts: {}, rows: [], ...data },
]
/** What was asked for at the time, unless said otherwise, is what these rules ask for. */
const redone = (pack: Pack, events: readonly ToldEvent[], asked?: ReadonlySet<string>) => {
  const log = told(...events)
  return redecide(rulesOf(pack), log, asked ?? factsAsked(rulesOf(pack), log[0]))
}
const dataOf = (pack: Pack, events: readonly ToldEvent[], asked?: ReadonlySet<string>) =>
  redone(pack, events, asked).events.map(event => event.data as Record<string, unknown>)

describe('the events of a case under other rules', () => {
  test('are the very list that was recorded where the rules derive the same', () => {
    const log = told(opened(500), classified({}), submitted)
    const asked = factsAsked(rulesOf(current), log[0])
    const { events, undecided } = redecide(rulesOf(current), log, asked)
    expect(events).toBe(log)
    expect(undecided).toEqual([])
  })

  test('each stand as they were recorded but for those whose level is derived otherwise', () => {
    const log = told(opened(500), ['2026-03-03 09:05', 'customer.replied', { channel: 'phone' }])
    const { events } = redecide(rulesOf(bySize(100)), log, new Set(['lossFen']))
    expect(events.map(event => event === log[event.seq - 1])).toEqual([false, true])
    expect(log[0]!.data).toMatchObject({ level: 'minor' })
  })

  test('keep a confirmed level where the rules propose what they proposed, and take the new one where they do not', () => {
    expect(dataOf(bySize(100), [opened(500), classified({})])).toMatchObject([
      { level: 'serious' },
      { level: 'serious', proposed: 'serious', previous: 'serious' },
    ])
  })

  test('keep the level that a person set, beside what the rules would have proposed', () => {
    const byHand = classified({ level: 'minor', proposed: 'minor', previous: 'minor', overridden: true })
    expect(dataOf(bySize(100), [opened(500), byHand])[1]).toMatchObject({
      ...{ level: 'minor', proposed: 'serious', previous: 'serious' },
    })
  })

  test('say of a re-grading which level the case would have had before it', () => {
    const first = classified({ level: 'minor', overridden: true })
    const second = classified({ level: 'serious', proposed: 'minor', overridden: true, regraded: true }, '2026-03-03 09:20')
    const [, , again] = dataOf(bySize(1_000_000), [opened(500), first, second])
    expect(again).toMatchObject({ level: 'serious', previous: 'minor' })
    const raised = dataOf(bySize(100), [opened(500), classified({}), second])[2]
    expect(raised).toMatchObject({ level: 'serious', previous: 'serious' })
  })

  test('are graded by the facts of the grading together with those of the opening', () => {
    const pack = graded([
      { when: { lossFen: { lt: 1_000 }, hurt: ['no'] }, level: 'minor' },
      { when: { lossFen: { lt: 1_000 }, hurt: ['yes'] }, level: 'serious' },
      { when: { lossFen: { gte: 1_000 } }, level: 'minor' },
    ])
    const hurt = classified({ facts: { hurt: 'yes' } })
    expect(dataOf(pack, [opened(500), hurt])[1]).toMatchObject({ level: 'serious', proposed: 'serious' })
    // What is said later replaces what was said at the opening.
    expect(dataOf(pack, [opened(500), hurt, classified({ facts: { lossFen: 5_000 } }, '2026-03-03 09:20')])[2]).toMatchObject({
      level: 'minor',
    })
  })

  test('are graded by category and subtype, the last that was said of each', () => {
    const pack = graded([
      { when: { category: ['gearbox'], subtype: ['noise'] }, level: 'minor' },
      { when: { category: ['gearbox'], subtype: ['heat'] }, level: 'serious' },
      { when: { category: ['motor'], subtype: ['noise'] }, level: 'serious' },
      { when: { category: ['motor'], subtype: ['heat'] }, level: 'minor' },
    ])
    const of = (...told: readonly object[]) =>
      dataOf(pack, [
        opened(500, { category: 'gearbox', subtype: 'noise' }),
        ...told.map((data, i) => classified(data, `2026-03-03 09:1${i}`)),
      ]).map(data => data.level)
    expect(of({})).toEqual(['minor', 'minor'])
    expect(of({ category: 'motor' })).toEqual(['minor', 'serious'])
    expect(of({ subtype: 'heat' })).toEqual(['minor', 'serious'])
    expect(of({ category: 'motor' }, { subtype: 'heat' })).toEqual(['minor', 'serious', 'minor'])
  })

  test('keep what was proposed where the rules grade nothing', () => {
    const pack: Pack = { ...current, tables: [] }
    const log = told(opened(500), classified({}))
    const { events, undecided } = redecide(rulesOf(pack), log, new Set())
    expect(events).toBe(log)
    expect(undecided).toEqual([])
  })

  test('keep the level of the opening where no row of the table fits, and the proposal of the grading', () => {
    const pack = graded([{ when: { lossFen: { gte: 9_000_000 } }, level: 'serious' }])
    expect(dataOf(pack, [opened(500), classified({})])).toMatchObject([
      { level: 'minor' },
      { level: 'minor', proposed: 'minor', previous: 'minor' },
    ])
  })

  test('name as the level before it what was recorded, where the case had none', () => {
    const pack: Pack = { ...current, tables: [] }
    const ungraded = opened(500, { level: undefined })
    expect(dataOf(pack, [ungraded, classified({ previous: '' })])[1]).toMatchObject({ previous: '' })
  })
})

describe('what the recorded facts cannot answer', () => {
  test('is a fact that nobody was asked for and nobody told', () => {
    const pack = graded([
      { when: { hurt: ['yes'] }, level: 'serious' },
      { when: { hurt: ['no'] }, level: 'minor' },
    ])
    const asked = new Set(['lossFen', 'category', 'subtype'])
    expect(redone(pack, [opened(500)], asked).undecided).toEqual(['fact-never-asked'])
    // Told without being asked: the table can judge.
    expect(redone(pack, [opened(500, { facts: { lossFen: 500, hurt: 'no' } })], asked).undecided).toEqual([])
    // Asked and left open: nobody knew, then as now.
    expect(redone(pack, [opened(500)], new Set([...asked, 'hurt'])).undecided).toEqual([])
  })

  test('is a level that somebody set and that the rules do not know', () => {
    const byHand = classified({ level: 'serious', proposed: 'minor', overridden: true })
    const milder: Pack = { ...bySize(1_000_000), levels: current.levels.filter(level => level.id === 'minor') }
    expect(redone(milder, [opened(500), byHand]).undecided).toEqual(['level-unknown'])
    expect(redone(current, [opened(500), byHand]).undecided).toEqual([])
  })

  test('is a kind of case that no regulation leads, and then nothing else is said', () => {
    const log = told(opened(500, { kind: 'anomaly' }), submitted)
    expect(redecide(rulesOf(current), log, new Set())).toEqual({
      ...{ events: log, approvers: [], undecided: ['kind-not-governed'] },
    })
  })

  test('is asked of whole cases alone: of events without an opening nothing is said', () => {
    const log = told(submitted)
    expect(redecide(rulesOf(current), log, new Set())).toEqual({ events: log, approvers: [], undecided: [] })
    expect(redecide(rulesOf(current), [], new Set())).toEqual({ events: [], approvers: [], undecided: [] })
  })
})

describe('who would decide', () => {
  const routes = (...given: readonly object[]): Pack => ({
    ...current,
    routes: given.map((one, i) => ({ ...current.routes[0]!, id: `route${i}`, ...one })) as Pack['routes'],
  })
  const step = (more: object) => ({ ...{ id: 'step', clause: '3', mode: 'any', by: [{ role: 'department-head' }] }, ...more })
  const asks = (type: string, data: object = {}): ToldEvent => ['2026-03-03 10:00', type, { round: 1, route: [], ...data }]
  const steps = (pack: Pack, ...events: readonly ToldEvent[]) =>
    redone(pack, events).approvers.map(({ subject, steps }) => [subject, ...steps])

  test.each([
    ['plan', 'plan.submitted', {}],
    ['compensation', 'compensation.submitted', { amountFen: 100 }],
    ['matter', 'matter.submitted', {}],
    ['review', 'review.submitted', {}],
  ])('a %s goes the route of its subject', (subject, type, data) => {
    const pack = routes({ subject: 'edition' }, { subject })
    expect(steps(pack, opened(500), asks(type, data))).toEqual([[subject, 'role:department-head']])
    expect(redone(routes({ subject: 'edition' }), [opened(500), asks(type, data)]).undecided).toEqual(['no-route'])
  })

  test('a form goes the route of that form, and is called by its name', () => {
    const pack = routes(
      { subject: 'form', form: 'leave', steps: [step({ by: [{ role: 'leader' }] })] },
      { subject: 'form', form: 'trip', steps: [step({ by: [{ role: 'finance' }] })] },
    )
    expect(steps(pack, opened(500), asks('form.submitted', { form: 'trip' }))).toEqual([['trip', 'role:finance']])
  })

  test('nobody is asked for what is no submission', () => {
    expect(steps(current, opened(500), ['2026-03-03 09:30', 'customer.replied', { channel: 'phone' }])).toEqual([])
  })

  test('each submission is named by its event, in their order', () => {
    const log = [opened(500), submitted, ['2026-03-04 10:00', submitted[1], submitted[2]] as const]
    expect(redone(current, log).approvers.map(({ request }) => request)).toEqual(['e2', 'e3'])
  })

  test('by the level that the case would have had, and by its category', () => {
    const pack: Pack = {
      ...routes(
        { levels: ['serious'], steps: [step({ by: [{ role: 'general-manager' }] })] },
        { categories: ['gearbox'], steps: [step({ by: [{ role: 'technical' }] })] },
        {},
      ),
      tables: bySize(100).tables,
    }
    expect(steps(pack, opened(500), submitted)).toEqual([['compensation', 'role:general-manager']])
    expect(steps(pack, opened(50, { category: 'gearbox' }), submitted)).toEqual([['compensation', 'role:technical']])
    expect(steps(pack, opened(50, { category: 'motor' }), submitted)).toEqual([['compensation', 'role:department-head']])
    expect(steps(pack, opened(50), submitted)).toEqual([['compensation', 'role:department-head']])
    expect(steps(pack, opened(50), classified({ category: 'gearbox' }), submitted)).toEqual([['compensation', 'role:technical']])
  })

  test('how many of a step decide is said where it is not any one of them', () => {
    const pack = routes({
      steps: [
        step({ id: 'any', by: [{ role: 'leader' }, { role: 'legal' }] }),
        step({ id: 'all', mode: 'all', by: [{ role: 'leader' }, { role: 'legal' }] }),
        step({ id: 'board', mode: 'quorum', quorum: { need: 2, of: 3 }, by: [{ role: 'board-member' }] }),
      ],
    })
    expect(steps(pack, opened(500), submitted)).toEqual([
      ['compensation', 'role:leader|role:legal', 'role:leader|role:legal:all', 'role:board-member:2/3'],
    ])
  })

  describe('of an amount', () => {
    const pack: Pack = {
      ...routes(
        { when: { amountFen: { gte: 100_000 } }, steps: [step({ by: [{ role: 'general-manager' }] })] },
        { steps: [step({ by: [{ role: 'department-head' }, { role: 'leader' }, { caseRole: 'handler' }] })] },
      ),
      limits: [
        { ...{ id: 'head', clause: '3', role: 'department-head', subjects: ['compensation', 'plan'], belowFen: 50_000 } },
        {
          ...{ id: 'head-serious', clause: '3', role: 'department-head', subjects: ['compensation'] },
          levels: ['serious'],
          belowFen: 100,
        },
      ],
    }
    const asked = (data: object, loss = 500) => steps(pack, opened(loss), asks('compensation.submitted', data))[0]!.slice(1)

    test('a post whose limit it reaches is not asked; whoever works on the case has none', () => {
      expect(asked({ amountFen: 49_999 })).toEqual(['role:department-head|role:leader|case:handler'])
      expect(asked({ amountFen: 50_000 })).toEqual(['role:leader|case:handler'])
    })

    test('the limit is that of the level that the case would have had', () => {
      expect(asked({ amountFen: 100 }, 5_000_000)).toEqual(['role:leader|case:handler'])
      expect(asked({ amountFen: 99 }, 5_000_000)).toEqual(['role:department-head|role:leader|case:handler'])
    })

    test('the sum that decides goes before the amount of the submission alone, for route and limit', () => {
      expect(asked({ amountFen: 10, decisiveFen: 60_000 })).toEqual(['role:leader|case:handler'])
      expect(asked({ amountFen: 10, decisiveFen: 100_000 })).toEqual(['role:general-manager'])
    })

    test('without one a limit shuts nobody out', () => {
      const plan = { ...pack, routes: pack.routes.map(route => ({ ...route, subject: 'plan' as const })) }
      expect(steps(plan, opened(500), asks('plan.submitted'))).toEqual([
        ['plan', 'role:department-head|role:leader|case:handler'],
      ])
    })
  })

  test('what else the submission says chooses the route', () => {
    const pack = routes(
      { subject: 'matter', when: { topic: { in: ['price'] } }, steps: [step({ by: [{ role: 'finance' }] })] },
      { subject: 'matter' },
    )
    expect(steps(pack, opened(500), asks('matter.submitted', { topic: 'price', amountFen: 5 }))).toEqual([
      ['matter', 'role:finance'],
    ])
    expect(steps(pack, opened(500), asks('matter.submitted', { topic: 'price' }))).toEqual([['matter', 'role:finance']])
    expect(steps(pack, opened(500), asks('matter.submitted'))).toEqual([['matter', 'role:department-head']])
  })
})

describe('a case that was recorded out of the past', () => {
  const past = (history: boolean): ToldEvent => ['2025-11-03 09:00', 'case.opened', { ...opened(500)[2], history }]
  const asks: ToldEvent = ['2025-11-03 10:00', submitted[1], submitted[2]]

  test('is read by the first edition, which reaches back; any other is governed by what was in force', () => {
    expect(redone(current, [past(true), asks])).toMatchObject({ undecided: [], approvers: [{ steps: ['role:department-head'] }] })
    expect(redone(current, [past(false), asks]).undecided).toEqual(['kind-not-governed'])
  })
})

describe('the facts that a case was asked for', () => {
  const asked = (pack: Pack, ...events: readonly ToldEvent[]) => [...factsAsked(rulesOf(pack), told(...events)[0])].sort()

  test('are those of the grading table in force when it was opened, with category and subtype', () => {
    expect(asked(current, opened(500))).toEqual(['category', 'lossFen', 'subtype'])
    expect(asked({ ...current, tables: [] }, opened(500))).toEqual(['category', 'subtype'])
  })

  test('are those of the table for its kind', () => {
    const pack: Pack = {
      ...current,
      lifecycles: [...current.lifecycles, { ...current.lifecycles[0]!, kind: 'penalty' }],
      tables: [{ ...grading, kinds: ['complaint'] }],
    }
    const rules = rulesOf(pack)
    const of = (kind: string) => [...factsAsked(rules, told(opened(500, { kind }))[0])].sort()
    expect([of('complaint'), of('penalty'), of('complaint')]).toEqual([
      ['category', 'lossFen', 'subtype'],
      ['category', 'subtype'],
      ['category', 'lossFen', 'subtype'],
    ])
  })

  test('are none where no regulation led its kind then, or there is no opening', () => {
    expect(asked(current, opened(500, { kind: 'anomaly' }))).toEqual([])
    expect(asked(current, submitted)).toEqual([])
    expect([...factsAsked(rulesOf(current), undefined)]).toEqual([])
  })
})
