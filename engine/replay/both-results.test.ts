import { describe, expect, test } from 'vitest'
import type { Pack } from '../pack.ts'
import { type BothResults, decideBoth, wayOf } from './both-results.ts'
import { approved, current, draft, dutiesWith, now, opened, replied, submitted, told, under } from './two-editions.fixture.ts'

const decided = (pack: Pack, events: ReturnType<typeof told>, way: 'short' | 'long' = 'short', packs?: readonly Pack[]) =>
  decideBoth(wayOf(under(pack, packs), 'sample', way), now)(events)
const both = (...given: Parameters<typeof decided>): BothResults => {
  const results = decided(...given)
  if (!('was' in results)) throw new Error(`undecided: ${results.join()}`)
  return results
}
/** Duties as their rule and outcome. */
const duties = ({ duties }: BothResults['was']) => duties.map(({ rule, outcome }) => `${rule} ${outcome}`)
const late = told(opened(), submitted, approved, replied('2026-03-04 12:00'))
const shorter = draft({ duties: dutiesWith('reply', { within: { workHours: 1 } }) })

describe('the way a draft is compared', () => {
  test('is short where it has an edition to take the place of, long where it is asked to be or has none', () => {
    const given = under(shorter)
    const short = wayOf(given, 'sample', 'short')
    expect(short.untouched!.lookup.editions.map(({ key }) => key)).toEqual(['sample@2026-07-01', 'sample@2026-01-01'])
    expect(short.before.editions.map(({ key }) => key)).toEqual(['sample@2026-01-01'])
    expect(short.after.editions.map(({ key }) => key)).toEqual(['sample@2026-07-01'])
    expect(wayOf(given, 'sample', 'long')).toBe(given)
    expect(wayOf(under(draft({ id: 'another' })), 'sample', 'short').untouched).toBeUndefined()
  })
  test('counts the duties of the regulation whose figures are measured, and leaves out those without a time that none counts', () => {
    const looking: Pack = {
      ...{ ...current, id: 'looking' },
      indicators: [
        {
          ...current.indicators![1]!,
          measure: {
            ratio: {
              of: { count: 'duties', meanings: ['looked'], outcomes: ['met'] },
              among: { count: 'duties', meanings: ['looked'] },
            },
          },
        },
      ],
    }
    const kept = (regulation: string | undefined) => {
      const { untouched } = wayOf(under(draft({ gates: [] }), [looking, current]), regulation, 'short')
      return untouched!.same.thin.editions.map(({ pack }) => [pack.id, pack.duties.some(({ id }) => id === 'look')])
    }
    expect(kept('looking')).toEqual([
      ['looking', true],
      ['sample', true],
    ])
    for (const regulation of ['sample', undefined])
      expect(kept(regulation)).toEqual([
        ['looking', false],
        ['sample', false],
      ])
  })
})

describe('a case under a draft that says the same', () => {
  test('is computed once: no duty is listed, and nothing is otherwise', () => {
    const results = both(draft(), late)
    expect([results.was.duties, results.would.duties]).toEqual([[], []])
    expect([results.was.late, results.would.late]).toEqual([1, 1])
    expect([results.was.level, results.would.level]).toEqual(['minor', 'minor'])
    expect(results.sameFindings).toBe(true)
    expect(results.would.found).toBe(results.was.found)
    expect(results.was.found.map(({ violation }) => violation)).toEqual(['sample:slow'])
    expect(results.would.approvers).toBe(results.was.approvers)
    expect(results.counted).toMatchObject({ sameEvents: true, sameDuties: true })
  })
  test('is what figures count on both sides, duties that were not listed among them', () => {
    const results = both(draft(), late)
    const rules = (changes: BothResults['counted']['was']['changes']) =>
      changes.flatMap(change => (change.kind === 'duty-closed' ? [`${change.duty.rule} ${change.outcome}`] : []))
    expect(rules(results.counted.would().changes)).toEqual(rules(results.counted.was.changes))
    expect(rules(results.counted.would().changes)).toEqual(expect.arrayContaining(['approve met', 'reply late']))
  })
})

describe('a case under a draft with another time for one duty', () => {
  test('lists that duty alone, counts what is late among all, and computes the others once', () => {
    const { was, would, counted, sameFindings } = both(shorter, told(opened(), submitted, approved, replied('2026-03-03 11:00')))
    expect([duties(was), duties(would)]).toEqual([['sample:reply met'], ['sample:reply late']])
    expect([was.late, would.late]).toEqual([0, 1])
    expect(sameFindings).toBe(false)
    expect([was.found, would.found.map(({ edition, violation }) => [edition, violation])]).toEqual([
      [],
      [['sample@2026-07-01', 'sample:slow']],
    ])
    expect(counted).toMatchObject({ sameEvents: true, sameDuties: false })
    const ends = counted.would().changes.flatMap(change => (change.kind === 'duty-closed' ? [change] : []))
    expect(ends.map(({ duty, outcome }) => `${duty.rule} ${outcome}`).toSorted()).toEqual(
      expect.arrayContaining(['approve met', 'reply late']),
    )
    expect(ends.filter(({ duty }) => duty.rule === 'reply')).toHaveLength(1)
    // Put together once, whoever asks.
    expect(counted.would()).toBe(counted.would())
    expect(counted.would().state).toBe(counted.was.state)
    // What is no duty of the case is told once.
    const others = (changes: typeof counted.was.changes) => changes.filter(change => !('duty' in change))
    expect(others(counted.would().changes)).toEqual(others(counted.was.changes))
  })
  test('counts a duty that is late on both sides, and one that still runs past its time', () => {
    const { was, would } = both(shorter, late)
    expect([was.late, would.late]).toEqual([1, 1])
    const running = both(shorter, told(opened(), submitted))
    expect([duties(running.was), duties(running.would)]).toEqual([['sample:reply overdue'], ['sample:reply overdue']])
    // The approval of the compensation runs late as well.
    expect([running.was.late, running.would.late]).toEqual([2, 2])
  })
  test('has no such duty where nothing began it', () => {
    const results = both(
      draft({ duties: dutiesWith('approve', { within: { workdays: 1 } }) }),
      told(opened(), replied('2026-03-04 12:00')),
    )
    expect([results.was.duties, results.would.duties]).toEqual([[], []])
    expect(results.counted.sameDuties).toBe(true)
    expect(results.sameFindings).toBe(true)
    expect([results.was.late, results.would.late]).toEqual([1, 1])
  })
  test('has a duty on one side alone where the draft leaves it out or adds one', () => {
    const gone = both(draft({ duties: current.duties.filter(({ id }) => id !== 'reply') }), late)
    expect([duties(gone.was), duties(gone.would)]).toEqual([['sample:reply late'], []])
    expect([gone.was.late, gone.would.late]).toEqual([1, 0])
    expect([gone.was.found.length, gone.would.found]).toEqual([1, []])
    const second = { ...current.duties[0]!, id: 'again', within: { workHours: 1 } }
    const more = both(draft({ duties: [...current.duties, second] }), late)
    expect([duties(more.was), duties(more.would)]).toEqual([[], ['sample:again late']])
    expect([more.was.late, more.would.late]).toEqual([1, 2])
    expect(more.counted.sameDuties).toBe(false)
    expect(more.would.found.map(({ duty }) => duty!.rule).toSorted()).toEqual(['again', 'reply'])
  })
  test('counts under the meaning that the draft gives it', () => {
    const renamed = both(draft({ duties: dutiesWith('reply', { meaning: 'answered' }) }), late)
    expect([renamed.was.found.length, renamed.would.found]).toEqual([1, []])
  })
})

describe('a case under a draft that punishes otherwise', () => {
  test('has other findings though all duties are the same', () => {
    const severe = draft({ violations: [{ ...current.violations![0]!, id: 'very-slow' }] })
    const { was, would, counted, sameFindings } = both(severe, late)
    expect([was.duties, would.duties, counted.sameDuties, sameFindings]).toEqual([[], [], true, false])
    expect([was.found, would.found].map(found => found.map(({ violation }) => violation))).toEqual([
      ['sample:slow'],
      ['sample:very-slow'],
    ])
  })
  test('has the penalty that it asks for at the grades of the draft', () => {
    const governed = (pack: Pack): Pack => ({
      ...pack,
      lifecycles: [...pack.lifecycles, { ...pack.lifecycles[0]!, kind: 'penalty' }],
      levels: [...pack.levels, { ...pack.levels[0]!, id: 'general', rank: 3 }],
      tables: [],
    })
    const penalty = told(opened(500, { kind: 'penalty', level: 'general', facts: {} }))
    const other = governed(draft({ grades: [{ ...current.grades![0]!, id: 'other' }] }))
    for (const way of ['short', 'long'] as const) {
      const { was, would, sameFindings } = both(other, penalty, way, [governed(current)])
      expect([was, would].map(({ found }) => found.map(({ grade }) => grade))).toEqual([['general'], []])
      expect(sameFindings).toBe(false)
    }
    const alike = both(governed(draft({ gates: [] })), penalty, 'short', [governed(current)])
    expect([alike.was, alike.would].map(({ found }) => found.map(({ grade }) => grade))).toEqual([['general'], ['general']])
  })
})

describe('a case under a draft with another level or route', () => {
  test('is computed twice where its level changes, once where it does not', () => {
    const wider = draft({
      tables: [
        {
          ...current.tables[0]!,
          rows: [
            { ...current.tables[0]!.rows[0]!, when: { lossFen: { lt: 100 } } },
            { ...current.tables[0]!.rows[1]!, when: { lossFen: { gte: 100 } } },
          ],
        },
      ],
    })
    const raised = both(wider, late)
    expect([raised.was.level, raised.would.level]).toEqual(['minor', 'serious'])
    expect(raised.counted).toMatchObject({ sameEvents: false, sameDuties: false })
    expect(raised.sameFindings).toBe(false)
    expect(duties(raised.was)).toContain('sample:reply late')
    expect(raised.counted.would().state.level).toBe('serious')
    const alike = both(wider, told(opened(50), replied('2026-03-04 12:00')))
    expect(alike.counted).toMatchObject({ sameEvents: true, sameDuties: true })
  })
  test('has who decides under each', () => {
    const [route] = current.routes
    const longer = draft({
      routes: [
        { ...route!, steps: [...route!.steps, { id: 'gm', clause: '3', mode: 'any', by: [{ role: 'general-manager' }] }] },
      ],
    })
    const { was, would, counted } = both(longer, late)
    expect([was, would].map(({ approvers }) => approvers.map(({ steps }) => steps))).toEqual([
      [['role:department-head']],
      [['role:department-head', 'role:general-manager']],
    ])
    expect(counted).toMatchObject({ sameEvents: true, sameDuties: true })
  })
})

describe('a case that cannot be decided', () => {
  test('is one that no regulation governs, on either side, or of which nothing is told', () => {
    expect(decided(draft({ lifecycles: [] }), late)).toEqual(['kind-not-governed'])
    for (const way of ['short', 'long'] as const) {
      expect(decided(shorter, told(opened(500, { kind: 'anomaly' })), way), way).toEqual(['kind-not-governed'])
      expect(decided(shorter, [], way), way).toEqual(['kind-not-governed'])
    }
  })
  test('is one with a doubt that only the draft raises', () => {
    expect(decided(draft({ routes: [] }), late)).toEqual(['no-route'])
    expect(
      decided(
        draft({ levels: current.levels.slice(1) }),
        told(opened(), [
          '2026-03-03 09:10',
          'case.classified',
          { level: 'minor', proposed: 'minor', previous: 'minor', overridden: true, regraded: false, facts: {}, rows: [] },
        ]),
      ),
    ).toEqual(['level-unknown'])
  })
})

describe('the short way', () => {
  test('says what computing all twice says, case by case', () => {
    const drafts: Record<string, Pack> = {
      same: draft(),
      shorter,
      gone: draft({ duties: current.duties.slice(1) }),
      'of one level': draft({ duties: dutiesWith('reply', { levels: ['serious'] }) }),
      'other steps': draft({
        routes: [{ ...current.routes[0]!, steps: [{ ...current.routes[0]!.steps[0]!, within: { workdays: 1 } }] }],
      }),
      'no violations': draft({ violations: [] }),
    }
    const cases = [
      late,
      told(opened()),
      told(opened(5_000_000), replied('2026-03-03 10:00')),
      told(opened(), submitted, approved),
    ]
    const moved = told(opened(), replied('2026-03-03 11:00'), [
      '2026-03-05 10:00',
      'edition.moved',
      { move: 'm', regulation: 'sample', from: '2025-01-01', to: '2026-01-01', evidence: [], starts: [], stops: [], duties: [] },
    ])
    for (const [name, pack] of Object.entries(drafts))
      for (const events of [...cases, moved]) {
        const [short, long] = [both(pack, events), both(pack, events, 'long')]
        const figures = ({ late, level, approvers }: BothResults['was']) => ({ late, level, approvers })
        expect([figures(short.was), figures(short.would)], name).toEqual([figures(long.was), figures(long.would)])
        const names = ({ found }: BothResults['was']) => found.map(({ violation, on }) => `${violation} ${on}`).toSorted()
        expect([names(short.was), names(short.would)], name).toEqual([names(long.was), names(long.would)])
        if (short.sameFindings) expect(names(long.was), name).toEqual(names(long.would))
        const changed = new Set([...duties(short.was), ...duties(short.would)].map(duty => duty.split(' ')[0]!))
        const among = (list: string[]) => list.filter(duty => changed.has(duty.split(' ')[0]!)).toSorted()
        expect(duties(short.would).toSorted(), name).toEqual(among(duties(long.would)))
        expect(duties(short.was).toSorted(), name).toEqual(among(duties(long.was)))
      }
  })
  test('is not taken for a case that was moved to another edition', () => {
    const events = told(opened(), replied('2026-03-03 11:00'), [
      '2026-03-05 10:00',
      'edition.moved',
      { move: 'm', regulation: 'sample', from: '2025-01-01', to: '2026-01-01', evidence: [], starts: [], stops: [], duties: [] },
    ])
    expect(both(draft(), events).counted.sameEvents).toBe(false)
  })
})
