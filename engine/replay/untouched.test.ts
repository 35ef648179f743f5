import { describe, expect, test } from 'vitest'
import type { Pack, ToldEvent } from '../pack.ts'
import type { Rules } from '../rules.ts'
import { current, draft, dutiesWith, opened, replied, told, under } from './two-editions.fixture.ts'
import { leanBoth, leanRules, readBy, sameLevels, typesRead, type Untouched, untouchedBy } from './untouched.ts'

const other: Pack = { ...current, id: 'other', primaryFor: [] }
const compared = (would: Pack, { packs = [current, other], counted = [] }: { packs?: Pack[]; counted?: string[] } = {}) => {
  const given = under(would, packs)
  const { before, after } = leanBoth(given.before, given.after)
  return { ...{ before, after }, same: untouchedBy(before, after, new Set(counted)) }
}
const same = (...given: Parameters<typeof compared>): Untouched => compared(...given).same!
const dutiesIn = (rules: Rules) =>
  rules.editions.map(({ pack }) => [pack.id, ...pack.duties.map(({ id }) => id)]).toSorted((a, b) => (a[0]! < b[0]! ? -1 : 1))
const longer = (id: string) => draft({ duties: dutiesWith(id, { within: { workdays: 9 } }) })
const maps = [{ from: 'other', clause: '2', reading: 'small', levels: { big: 'minor' } }] as unknown as NonNullable<
  Pack['levelMaps']
>

describe('a draft is compared with the edition in its place', () => {
  test('where there is one, of the same regulation, which leads and governs the same kinds', () => {
    expect(same(draft())).toBeDefined()
    expect(compared(draft({ id: 'new' }), { packs: [current] }).same).toBeUndefined()
    expect(compared(draft({ primaryFor: [] })).same).toBeUndefined()
    expect(
      compared(draft({ lifecycles: [...current.lifecycles, { ...current.lifecycles[0]!, kind: 'penalty' }] })).same,
    ).toBeUndefined()
    // Another order of stages is no other kind.
    const [one] = current.lifecycles
    expect(same(draft({ lifecycles: [{ ...one!, stages: one!.stages.toReversed() }] }))).toBeDefined()
    const { before } = under(draft())
    expect(untouchedBy(before, before, new Set())).toBeUndefined()
  })

  test('and one of another regulation is none in its place', () => {
    const [one, two] = [under(draft(), [current]), under(draft({ id: 'new' }), [])]
    expect(untouchedBy(one.before, two.after, new Set())).toBeUndefined()
  })
})

describe('a duty is changed', () => {
  const changed = (would: Pack) => {
    const { isChanged, isChangedName, meanings, starts } = same(would)
    const ids = ['reply', 'approve', 'look', 'again']
    const names = ids.filter(id => isChangedName(`sample:${id}`))
    expect(ids.filter(rule => isChanged({ pack: 'sample', rule }))).toEqual(names)
    return { names, meanings: [...meanings], starts: [...starts] }
  }
  test('where the draft says it otherwise, lacks it or adds it', () => {
    expect(changed(draft())).toEqual({ names: [], meanings: [], starts: [] })
    expect(changed(longer('approve'))).toEqual({
      ...{ names: ['approve'], meanings: ['compensation-approved'], starts: ['compensation.submitted'] },
    })
    expect(changed(draft({ duties: current.duties.slice(1) })).names).toEqual(['reply'])
    expect(changed(draft({ duties: [...current.duties, { ...current.duties[0]!, id: 'again' }] }))).toMatchObject({
      ...{ names: ['again'], starts: ['case.opened'] },
    })
  })
  test('under both meanings where the draft gives it another', () => {
    expect(changed(draft({ duties: dutiesWith('reply', { meaning: 'answered' }) })).meanings.toSorted()).toEqual([
      'answered',
      'first-reply',
    ])
  })
  test('with the clock of an approval step, which is a duty that a route writes', () => {
    const [route] = current.routes
    const steps = [{ ...route!.steps[0]!, within: { workdays: 1 } }]
    const { starts } = same(draft({ routes: [{ ...route!, steps }] }))
    expect([...starts]).toContain('approval.decided')
  })
  test('of all that look at the level, where the draft reads another regulation’s levels otherwise', () => {
    const byLevel = (levelMaps: Pack['levelMaps']) => draft({ levelMaps, duties: dutiesWith('reply', { levels: ['minor'] }) })
    const packs = [{ ...current, duties: byLevel(undefined).duties }, other]
    expect([...same(byLevel(maps), { packs }).starts]).toEqual(['case.opened'])
    expect(same(byLevel(maps), { packs }).isChangedName('sample:approve')).toBe(false)
    expect([...same(byLevel(undefined), { packs }).starts]).toEqual([])
  })
  test('of its own regulation alone', () => {
    const { isChanged, isChangedName } = same(longer('reply'))
    expect([isChanged({ pack: 'sample', rule: 'reply' }), isChanged({ pack: 'other', rule: 'reply' })]).toEqual([true, false])
    expect(isChangedName('other:reply')).toBe(false)
  })
})

describe('what stays the same', () => {
  const flags = (change: Partial<Pack>) => {
    const { sameGrading, sameMaps, samePenalties, sameRoutes } = same(draft(change))
    return { sameGrading, sameMaps, samePenalties, sameRoutes }
  }
  const all = { sameGrading: true, sameMaps: true, samePenalties: true, sameRoutes: true }
  const limits: Pack['limits'] = [{ id: 'l', clause: '3', role: 'department-head', subjects: ['plan'], belowFen: 5 }]
  test.each<[string, Partial<Pack>, Partial<typeof all>]>([
    ['nothing is said otherwise', {}, {}],
    ['gates are', { gates: [] }, {}],
    ['levels are', { levels: current.levels.slice(1) }, { sameGrading: false, sameRoutes: false }],
    ['tables are', { tables: [] }, { sameGrading: false, sameRoutes: false }],
    ['maps of levels are', { levelMaps: maps }, { sameMaps: false, sameRoutes: false, samePenalties: false }],
    ['routes are', { routes: [] }, { sameRoutes: false }],
    ['limits are', { limits }, { sameRoutes: false }],
    ['violations are', { violations: [] }, { samePenalties: false }],
    ['grades are', { grades: [] }, { samePenalties: false }],
    ['sanctions are', { sanctions: [] }, { samePenalties: false }],
  ])('where %s', (_, change, otherwise) => {
    expect(flags(change)).toEqual({ ...all, ...otherwise })
  })
})

describe('the rules that are computed', () => {
  test('for both leave out what can neither be late nor is counted, but for what the draft changes', () => {
    const clocks = current.duties.map(({ id }) => id).filter(id => id !== 'look')
    const ids = (rules: Rules) => dutiesIn(rules).map(([pack, ...duties]) => [pack, duties.filter(id => !id.includes('.'))])
    const plain = ids(same(draft()).thin)
    expect(plain.map(([, duties]) => (duties as string[]).includes('look'))).toEqual([false, false])
    for (const id of clocks) expect(plain.every(([, duties]) => (duties as string[]).includes(id))).toBe(true)
    const counted = ids(same(draft(), { counted: ['looked'] }).thin)
    expect(counted.map(([, duties]) => (duties as string[]).includes('look'))).toEqual([true, true])
    // The changed one stays where it is changed, not in the other regulation.
    const changed = ids(same(draft({ duties: dutiesWith('look', { owner: { role: 'department-head' } }) })).thin)
    expect(changed.map(([pack, duties]) => [pack, (duties as string[]).includes('look')])).toEqual([
      ['other', false],
      ['sample', true],
    ])
  })
  test.each([
    ['comes again and again', { repeat: { days: 1 } }],
    ['is owed by each of several', { each: 'receiver' }],
    ['has its time from what somebody stated', { stated: { field: 'dueAt' } }],
  ])('for both keep a duty without a time of its own that %s', (_, more) => {
    const timeless: Pack = { ...current, duties: dutiesWith('look', more) }
    const { thin } = same(draft({ duties: timeless.duties }), { packs: [timeless] })
    expect(thin.editions.flatMap(({ pack }) => pack.duties.map(({ id }) => id))).toContain('look')
  })
  test('once more are the changed duties of the draft, and no others, of no other regulation', () => {
    expect(dutiesIn(same(longer('reply')).partial)).toEqual([['other'], ['sample', 'reply']])
    expect(dutiesIn(same(draft({ duties: current.duties.slice(1) })).partial)).toEqual([['other'], ['sample']])
  })
  test('keep routes without the clocks that they would write a second time, and when an edition begins', () => {
    const { before, after } = under(longer('reply'), [current])
    const begins = '2026-03-01T00:00:00.000Z'
    const late = { ...before, editions: before.editions.map(edition => ({ ...edition, begins })) }
    const given = leanBoth(late, after)
    const { thin, partial } = untouchedBy(given.before, given.after, new Set())!
    expect(given.before.editions.map(edition => edition.begins)).toEqual([begins])
    expect(thin.editions.map(edition => edition.begins)).toEqual([begins])
    expect(partial.editions.map(edition => 'begins' in edition)).toEqual([false])
    for (const { pack } of [...thin.editions, ...partial.editions])
      expect(pack.routes.map(({ steps }) => steps.map(step => [step.id, step.within]))).toEqual([[['head', undefined]]])
  })
})

describe('rules made lean', () => {
  test('have no gates, permits, forms, evidence, ends and ways into stages; all else is as it was', () => {
    const full: Pack = {
      ...current,
      hops: [{ id: 'h', clause: '1', about: 'report', from: [{ role: 'front-line' }], to: [{ role: 'department-head' }] }],
      forms: [{ id: 'f', clause: '1', title: { zh: '表' } }] as unknown as Pack['forms'],
      archive: [{ id: 'a', clause: '1' }] as unknown as Pack['archive'],
    }
    const { pack } = leanRules(under(draft(), [full]).before).editions[0]!
    const empty = { evidence: [], gates: [], permits: [], hops: [], forms: [], archive: [] }
    const lifecycles = full.lifecycles.map(one => ({
      ...{ ...one, end: [], reopen: [] },
      stages: one.stages.map(stage => ({ ...stage, enter: [] })),
    }))
    expect(pack).toEqual({ ...full, inForce: { from: '0001-01-01' }, ...empty, lifecycles })
  })
  test('on both sides keep one object for an edition that stands in both, and each other one in its place', () => {
    const given = under(draft(), [other, { ...other, id: 'third' }, current])
    const { before, after } = leanBoth(given.before, given.after)
    expect(before.editions.map(({ key }) => key)).toEqual(given.before.editions.map(({ key }) => key))
    expect(after.editions.map(({ key }) => key)).toEqual(given.after.editions.map(({ key }) => key))
    expect(before.editions.map(edition => after.editions.includes(edition))).toEqual([true, true, false])
    const two = { ...given.after, editions: [...under(draft({ edition: 'x' }), []).after.editions, ...given.after.editions] }
    expect(leanBoth(given.before, two).after.editions.map(({ key }) => key)).toEqual(two.editions.map(({ key }) => key))
  })
})

describe('the events that duties look at', () => {
  const events = (...more: readonly ToldEvent[]) => told(opened(), ...more, replied('2026-03-03 11:00'))
  const note: ToldEvent = ['2026-03-03 10:00', 'note.added', {}]
  test('are those of their triggers, with those of levels, people and clocks', () => {
    const types = typesRead(under(draft(), [current]).before)
    for (const type of ['customer.replied', 'compensation.submitted', 'case.opened', 'clock.paused', 'handler.assigned'])
      expect(types.has(type), type).toBe(true)
    expect(types.has('note.added')).toBe(false)
  })
  test('are all that is read, in their order', () => {
    const types = new Set(['case.opened', 'customer.replied'])
    expect(readBy(types, events(note)).map(({ type }) => type)).toEqual(['case.opened', 'customer.replied'])
    expect(readBy(types, [])).toEqual([])
    // Two at one moment are in order.
    expect(readBy(types, events(['2026-03-03 09:00', 'note.added', {}]))).toHaveLength(2)
  })
  test('are all events where one came before an earlier one', () => {
    const mixed = events(note, ['2026-03-03 09:30', 'note.added', {}])
    expect(readBy(new Set(['case.opened']), mixed)).toBe(mixed)
  })
})

describe('two readings of the same events', () => {
  const log = told(opened(), replied('2026-03-03 11:00'))
  test('have the same levels where they say the same', () => {
    expect(sameLevels(log, log)).toBe(true)
    expect(sameLevels(log, [...log])).toBe(true)
    expect(sameLevels(log, told(opened(), replied('2026-03-03 11:00')))).toBe(true)
    expect(sameLevels([], [])).toBe(true)
  })
  test('have others where one of them says otherwise', () => {
    expect(sameLevels(log, told(opened(5_000_000), replied('2026-03-03 11:00')))).toBe(false)
    expect(sameLevels(log, [log[0]!, { ...log[1]!, data: { channel: 'web' } } as (typeof log)[number]])).toBe(false)
  })
})
