import { describe, expect, test } from 'vitest'
import type { Pack, Trigger } from '../pack.ts'
import { changed, context, type Draft, other, text } from './changed-pack.fixture.ts'
import { neverPulled } from './clocks.ts'
import type { FindingKind } from './finding.ts'
import { lint } from './lint.ts'

const recordPack = changed(p => {
  p.records = [
    {
      ...{ id: 'check', clause: '1', title: text('检查') },
      fields: [
        { id: 'passed', title: text('合格'), required: true, kind: 'yes-no' },
        {
          ...{ id: 'part', title: { zh: '部位', en: 'part' }, required: false, kind: 'choice' },
          values: [
            { id: 'motor', title: text('电机') },
            { id: 'gear', title: text('齿轮') },
          ],
        },
        {
          ...{ id: 'lines', title: text('明细'), required: false, kind: 'rows' },
          columns: [
            { id: 'state', title: text('状态'), required: true, kind: 'choice', values: [{ id: 'good', title: text('好') }] },
          ],
        },
      ],
    },
    {
      id: 'visit',
      clause: '1',
      title: text('走访'),
      fields: [{ id: 'note', title: text('备注'), required: true, kind: 'text' }],
    },
  ]
})
const why = (on: string, when?: Trigger['when']) => neverPulled(recordPack, { on, ...(when && { when }) } as Trigger)
const made = (when: NonNullable<Trigger['when']>) => why('record.made', when)

describe('a trigger is never pulled', () => {
  test('where there is no such event, or the event has no such field, or never such a value', () => {
    expect(why('no.such-event')?.en).toBe('there is no event "no.such-event"')
    expect(why('customer.answered', { mood: { in: ['good'] } })?.en).toBe('the event has no "mood"')
    expect(why('customer.answered', { satisfied: { in: ['perhaps', 'never'] } })).toEqual({
      zh: '「satisfied」不会是 perhaps、never',
      en: '"satisfied" is never perhaps, never',
    })
  })
  test('unless one value of several is possible, or nothing is asked, or what is asked lies inside of a field', () => {
    expect(why('case.opened')).toBeUndefined()
    expect(why('customer.answered', { satisfied: { in: ['perhaps', false] } })).toBeUndefined()
    expect(why('case.opened', { 'facts.crossBorder': { in: [true] } })).toBeUndefined()
    expect(why('case.opened', { 'nothing.crossBorder': { in: [true] } })?.en).toBe('the event has no "nothing.crossBorder"')
  })
  test('by a record that is not declared', () => {
    expect(made({ record: { in: ['x', 'y'] } })).toEqual({ zh: '没有「x、y」这种记录', en: 'there is no record "x, y"' })
    expect(made({ record: { in: ['x', 'visit'] } })).toBeUndefined()
    expect(made({})).toBeUndefined()
    expect(neverPulled({ ...recordPack, records: [] }, { on: 'record.made' })?.en).toBe('there is no record ""')
  })
  test('by a field that its record does not have', () => {
    expect(made({ 'values.colour': { in: ['red'] } })?.en).toBe('the record has no field "colour"')
    expect(made({ record: { in: ['visit'] }, 'values.part': { in: ['motor'] } })?.en).toBe('the record has no field "part"')
    expect(made({ record: { in: ['check', 'visit'] }, 'values.part': { in: ['motor'] } })).toBeUndefined()
    expect(made({ 'values.passed': { in: [true] } })).toBeUndefined()
  })
  test('by a choice that the field does not have', () => {
    expect(made({ 'values.part': { in: ['roof', 'wall'] } })).toEqual({
      zh: '「部位」没有这个选项',
      en: '"part" has no such choice',
    })
    expect(made({ 'values.part': { in: ['roof', 'gear'] } })).toBeUndefined()
    expect(made({ 'values.part': { gte: 3 } })).toBeUndefined()
  })
  test('by a column that the rows do not have; how many rows there are can always be asked', () => {
    expect(made({ 'values.lines.count': { gte: 1 } })).toBeUndefined()
    expect(made({ 'values.lines.state': { in: ['good'] } })).toBeUndefined()
    expect(made({ 'values.lines.state': { in: ['bad'] } })?.en).toBe('"状态" has no such choice')
    expect(made({ 'values.lines.colour': { in: ['red'] } })?.en).toBe('the record has no field "lines.colour"')
    expect(made({ 'values.part.count': { gte: 1 } })?.en).toBe('the record has no field "part.count"')
  })
})

const findings = (kind: FindingKind, change: (pack: Draft) => void, more: readonly Pack[] = [], given = context) =>
  lint([changed(change), ...more], given).filter(f => f.kind === kind)

describe('a clock', () => {
  test('starts where one of its triggers can be pulled, in a kind that some regulation gives its stages', () => {
    const never: Draft['duties'][number]['start'][number] = { on: 'record.made', when: { record: { in: ['x'] } } }
    expect(findings('clock-without-start', p => p.duties[0]!.start.unshift(never))).toEqual([])
    expect(findings('clock-without-end', p => p.duties[0]!.stop.unshift(never))).toEqual([])
    const of = (kinds: string[] | undefined) => (p: Draft) => void Object.assign(p.duties[0]!, { kinds })
    expect(findings('clock-without-start', of(['enquiry', 'complaint']))).toEqual([])
    expect(findings('clock-without-start', of(undefined))).toEqual([])
    const [finding] = findings('clock-without-start', of(['enquiry']))
    expect(finding!.says.en).toBe('The clock of "首次回复" can never start: no regulation gives this kind of case its stages.')
    expect(findings('clock-without-start', of(['complaint']), [])).toEqual([])
  })
  test('may be started by a record of another regulation that binds together with this one', () => {
    const byVisit = (p: Draft) =>
      void Object.assign(p.duties[0]!, { start: [{ on: 'record.made', when: { record: { in: ['visit'] } } }] })
    const withVisit = other(p => void p.records.push({ ...p.records[0]!, id: 'visit' }))
    expect(findings('clock-without-start', byVisit)).toHaveLength(1)
    expect(findings('clock-without-start', byVisit, [withVisit])).toEqual([])
  })
  test('without a time is told once for a clause, and once for a reading', () => {
    const timeless = (...more: object[]) =>
      findings('clock-without-time', p => {
        delete p.duties[0]!.within
        p.readings.open = { clause: '1', says: text('不设时限'), by: '质量部', on: '2026-05-01' }
        for (const [i, one] of more.entries()) p.duties.push({ ...p.duties[0]!, id: `more-${i}`, ...one })
      }).map(f => [f.about, f.says.en, f.settledBy])
    const alone = ['「首次回复」', '"首次回复" has no time and can never be late.'][1]
    expect(timeless()).toEqual([[['reply'], alone, undefined]])
    expect(timeless({})).toEqual([[['reply', 'more-0'], alone, undefined]])
    expect(timeless({ title: text('另一项') })).toEqual([
      [['reply', 'more-0'], '"首次回复", "另一项" have no time and can never be late.', undefined],
    ])
    expect(timeless({ clause: '2' }).map(([about]) => about)).toEqual([['reply'], ['more-0']])
    expect(timeless({ reading: 'open' }, { reading: 'open', clause: '2' })).toEqual([
      [['reply'], alone, undefined],
      [['more-0', 'more-1'], alone, 'open'],
    ])
  })
  test('that no reading can settle: one that is over before it begins, or that has no end', () => {
    const settle = (p: Draft, id: string) =>
      void Object.assign(p.readings, {
        all: { clause: '1', says: text('如此'), by: '质量部', on: '2026-05-01', settles: [id, 'amount'] },
      })
    for (const within of [{ hours: 0 }, { workdays: 100_000 }]) {
      const [finding] = lint(
        [
          changed(p => {
            p.duties[0]!.within = within
            settle(p, 'reply')
          }),
        ],
        context,
      ).filter(f => f.about.includes('amount'))
      expect(finding).toMatchObject({ severity: 'error', about: ['reply', 'amount'], clauses: [{ clause: '1' }] })
    }
  })
})

describe('an owner', () => {
  test('is a post of any of the regulations, or a part that somebody has in the case', () => {
    const owned = (owner: object, more: readonly Pack[] = []) =>
      findings('clock-without-owner', p => Object.assign(p.duties[0]!, { owner }), more).map(f => f.about)
    expect(owned({ role: 'nobody' })).toEqual([['reply']])
    expect(
      owned({ role: 'visitor' }, [other(p => void p.roles.push({ id: 'visitor', clause: '1', title: text('走访') }))]),
    ).toEqual([])
    expect(owned({ caseRole: 'handler' })).toEqual([])
  })
  test('that nobody is owes what is told with the first three titles', () => {
    const held = (n: number) =>
      findings(
        'duty-nobody-can-hold',
        p => {
          p.duties = Array.from({ length: n }, (_, i) => ({
            ...p.duties[0]!,
            id: `d${i}`,
            title: { zh: `责任${i}`, en: `duty ${i}` },
          }))
          p.roles[0]!.title = { zh: '一线', en: 'front line' }
        },
        [],
        { ...context, posts: new Map([['department-head', 1]]) },
      ).map(f => f.says)
    expect(held(1)[0]!.en).toBe('Nobody holds the post "front line", to which 1 duty falls: "duty 0".')
    expect(held(3)[0]!.en).toBe('Nobody holds the post "front line", to which 3 duties fall: "duty 0", "duty 1", "duty 2".')
    expect(held(4)[0]!.en).toBe('Nobody holds the post "front line", to which 4 duties fall: "duty 0", "duty 1", "duty 2" ….')
    expect(held(3)[0]!.zh).not.toContain('等')
    expect(held(4)[0]!.zh).toContain('「责任2」等')
  })
  test('is not asked for where nobody is known', () => {
    const { posts: _, ...unknown } = context
    expect(findings('duty-nobody-can-hold', () => {}, [], unknown)).toEqual([])
    expect(
      findings('duty-nobody-can-hold', () => {}, [], {
        ...context,
        posts: new Map([
          ['front-line', 0],
          ['department-head', 1],
        ]),
      }),
    ).toHaveLength(1)
  })
})

describe('two times for one thing', () => {
  type Duty = Partial<Draft['duties'][0]>
  /** What is told of a duty here and one of the same meaning in another regulation. */
  const conflicts = (here: Duty, there: Duty, maps: { here?: object; there?: object } = {}) =>
    findings(
      'time-conflict',
      p => {
        p.duties = [{ ...p.duties[0]!, ...here }]
        if (maps.here) p.levelMaps = [{ from: 'other', clause: '2', reading: 'small', levels: maps.here }] as never
      },
      [
        other(p => {
          p.duties = [{ ...p.duties[0]!, within: { minutes: 30 }, ...there }]
          if (maps.there) p.levelMaps = [{ from: 'sample', clause: '2', reading: 'small', levels: maps.there }] as never
        }),
      ],
    ).length
  test('are told once, whichever regulation comes first, and only where they differ', () => {
    expect(conflicts({}, {})).toBe(1)
    expect(conflicts({}, { within: { workHours: 4 } })).toBe(0)
    expect(conflicts({}, { within: { workMinutes: 240 } })).toBe(0)
    expect(conflicts({}, { meaning: 'another' as never })).toBe(0)
  })
  test('need a time on both sides', () => {
    expect(conflicts({ within: undefined as never }, {})).toBe(0)
    expect(conflicts({}, { within: undefined as never })).toBe(0)
    expect(conflicts({}, { within: { workdays: 100_000 } })).toBe(0)
  })
  test('need a kind in common', () => {
    expect(conflicts({ kinds: ['complaint'] }, { kinds: ['enquiry'] })).toBe(0)
    expect(conflicts({ kinds: ['enquiry', 'complaint'] }, { kinds: ['complaint'] })).toBe(1)
    expect(conflicts({ kinds: undefined as never }, { kinds: ['enquiry'] })).toBe(1)
    expect(conflicts({ kinds: ['enquiry'] }, { kinds: undefined as never })).toBe(1)
  })
  test('need a level in common, once one regulation says what the levels of the other are in its own', () => {
    const levels = { here: ['minor'], there: ['small'] }
    expect(conflicts({ levels: levels.here }, {})).toBe(1)
    expect(conflicts({}, { levels: levels.there })).toBe(1)
    expect(conflicts({ levels: levels.here }, { levels: levels.there })).toBe(0)
    expect(conflicts({ levels: levels.here }, { levels: levels.there }, { there: { minor: 'small', serious: 'big' } })).toBe(1)
    expect(conflicts({ levels: ['serious'] }, { levels: levels.there }, { there: { minor: 'small', serious: 'big' } })).toBe(0)
    expect(conflicts({ levels: ['serious', 'minor'] }, { levels: ['huge', 'small'] }, { there: { minor: 'small' } })).toBe(1)
    expect(conflicts({ levels: levels.here }, { levels: levels.there }, { here: { small: 'minor', big: 'serious' } })).toBe(1)
    expect(conflicts({ levels: ['serious'] }, { levels: levels.there }, { here: { small: 'minor', big: 'serious' } })).toBe(0)
    expect(conflicts({ levels: ['serious'] }, { levels: ['unknown'] }, { here: { small: 'minor' } })).toBe(0)
  })
})
