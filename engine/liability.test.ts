import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CaseEvent } from '../events/envelope.ts'
import {
  answerProblem,
  bearsShare,
  confirmProblem,
  contestProblem,
  contestsAs,
  followLiability,
  isOfLiability,
  lastVersion,
  liabilityOf,
  liabilityState,
  sharesByDepartment,
  standingLiability,
} from './liability.ts'

const people = ['finder', 'head', 'hr', 'party', 'other']
let seq = 0
const event = (type: string, actor: string, data: unknown): CaseEvent => {
  seq += 1
  const at = new Date(Date.UTC(2026, 2, 2, 1, seq)).toISOString()
  return { id: `e${seq}`, stream: 'case', seq, type, actor, at, recordedAt: at, data } as CaseEvent
}
const found = (actor: string, percents: number[]) =>
  event('record.made', actor, {
    record: 'liability',
    values: {
      liable: 'both',
      shares: percents.map((percent, at) => ({ department: `d${at}`, ...(at === 0 ? { person: 'party' } : {}), percent })),
    },
  })

/** Hundredths that add up to 100. */
const shares = fc
  .array(fc.integer({ min: 1, max: 9_999 }), { maxLength: 8 })
  .map(cuts => [0, ...new Set(cuts.toSorted((a, b) => a - b)), 10_000])
  .map(cuts => cuts.slice(1).map((end, at) => (end - cuts[at]!) / 100))
type Move = { readonly what: 'find' | 'confirm' | 'contest' | 'uphold'; readonly who: string; readonly percents: number[] }
const moves: fc.Arbitrary<Move[]> = fc.array(
  fc.record({
    what: fc.constantFrom('find', 'confirm', 'contest', 'uphold'),
    who: fc.constantFrom(...people),
    percents: shares,
  }),
  { maxLength: 30 },
)

/** Plays what the rules allow and leaves the rest out, as the server does. */
function play(all: readonly Move[]): CaseEvent[] {
  const events: CaseEvent[] = []
  for (const { what, who, percents } of all) {
    const liability = liabilityOf(events)
    const last = lastVersion(liability)
    if (what === 'find') {
      const open = last?.contests.find(one => one.answered === undefined)
      if (open === undefined || answerProblem(liability, open.id, who, false) === undefined) events.push(found(who, percents))
    } else if (last === undefined) continue
    else if (what === 'confirm') {
      if (confirmProblem(liability, last.event, who) === undefined)
        events.push(event('liability.confirmed', who, { version: last.event }))
    } else if (what === 'contest') {
      if (contestProblem(liability, last.event, who, who === 'head' ? ['d1'] : []) === undefined)
        events.push(
          event('liability.contested', who, {
            version: last.event,
            ...(who === 'party' ? { party: 'person', subject: 'party' } : { party: 'department', subject: 'd1' }),
          }),
        )
    } else {
      const open = last.contests.find(one => one.answered === undefined)
      if (open && answerProblem(liability, open.id, who, false) === undefined)
        events.push(event('liability.upheld', who, { contest: open.id }))
    }
  }
  return events
}

describe('liability', () => {
  it('what stands is the last version, signed by two different people with nothing contested open, and adds up to 100', () => {
    let stood = 0
    fc.assert(
      fc.property(moves, all => {
        const liability = liabilityOf(play(all))
        const standing = standingLiability(liability)
        if (standing === undefined) return
        stood += 1
        expect(standing).toBe(lastVersion(liability))
        expect(standing.confirmed!.by).not.toBe(standing.by)
        expect(standing.shares.some(one => one.person === standing.confirmed!.by)).toBe(false)
        expect(standing.contests.every(one => one.answered !== undefined)).toBe(true)
        const sum = [...sharesByDepartment(standing).values()].reduce((total, one) => total + Math.round(one * 100), 0)
        expect(sum).toBe(10_000)
      }),
      { numRuns: 400 },
    )
    expect(stood).toBeGreaterThan(0)
  })

  it('a version is never written over: each names the one before, and what was found stays as it was found', () => {
    fc.assert(
      fc.property(moves, all => {
        const events = play(all)
        const liability = liabilityOf(events)
        const records = events.filter(one => one.type === 'record.made')
        expect(liability?.versions.map(one => one.event) ?? []).toEqual(records.map(one => one.id))
        for (const [at, version] of (liability?.versions ?? []).entries()) {
          expect(version.replaces).toBe(liability!.versions[at - 1]?.event)
          expect(version.shares).toEqual(liabilityOf([records[at]!])!.versions[0]!.shares)
        }
      }),
    )
  })

  it('every prefix agrees with what comes later: nothing that stood was standing unsigned', () => {
    fc.assert(
      fc.property(moves, all => {
        const events = play(all)
        for (let n = 1; n <= events.length; n++) {
          const liability = liabilityOf(events.slice(0, n))
          for (const version of liability?.versions ?? [])
            expect(liabilityState(liability!, version) === 'replaced').toBe(version !== lastVersion(liability))
        }
      }),
      { numRuns: 50 },
    )
  })

  it('nobody signs their own finding, or twice, or with a share of their own', () => {
    const first = found('finder', [60, 40])
    const liability = liabilityOf([first])
    expect(confirmProblem(liability, first.id, 'finder')).toBe('liability.own-finding')
    expect(confirmProblem(liability, first.id, 'party')).toBe('liability.named-yourself')
    expect(confirmProblem(liability, first.id, 'hr')).toBeUndefined()
    const signed = liabilityOf([first, event('liability.confirmed', 'hr', { version: first.id })])
    expect(confirmProblem(signed, first.id, 'head')).toBe('liability.already-confirmed')
    expect(confirmProblem(undefined, first.id, 'hr')).toBe('liability.none')
  })
})

describe('what the events of a case say of liability', () => {
  const at = '2026-03-02T01:00:00.000Z'
  const told = (id: string, type: string, actor: string, data: unknown, more: object = {}) =>
    ({ id, stream: 'case', seq: 1, type, actor, at, recordedAt: at, data, ...more }) as CaseEvent
  const made = (id: string, values: object | undefined, actor = 'finder') =>
    told(id, 'record.made', actor, { record: 'liability', values })
  const contested = (id: string, version: string, actor: string, party: string, subject: string) =>
    told(id, 'liability.contested', actor, { version, party, subject })
  const rows = [
    { department: 'service', person: 'bo', percent: 70.5, evidence: [1, '2'] },
    { department: 'sales', percent: 29.5 },
  ]
  const version = { event: 'v1', by: 'finder', at, liable: 'own', contests: [] }

  it('a version is what its record said, line by line, and what it left out is nothing', () => {
    expect(liabilityOf([made('v1', { liable: 'own', shares: rows })])).toStrictEqual({
      versions: [
        {
          ...version,
          shares: [
            { department: 'service', person: 'bo', percent: 70.5, evidence: [1, 2] },
            { department: 'sales', percent: 29.5, evidence: [] },
          ],
        },
      ],
    })
    for (const values of [undefined, {}, { shares: 'x' }])
      expect(liabilityOf([made('v1', values)])).toStrictEqual({ versions: [{ ...version, liable: '', shares: [] }] })
    expect(liabilityOf([made('v1', { shares: [{ person: 7 }] })])?.versions[0]?.shares).toStrictEqual([
      { department: '', percent: 0, evidence: [] },
    ])
  })

  it('other events and records of another name say nothing of it', () => {
    const others = [told('x', 'record.made', 'bo', { record: 'check' }), told('y', 'note.added', 'bo', { record: 'liability' })]
    expect(others.map(isOfLiability)).toEqual([false, false])
    expect(liabilityOf(others)).toBeUndefined()
    const known = liabilityOf([made('v1', { liable: 'own' })])!
    expect(others.map(one => followLiability(known, one, at))).toEqual([known, known])
    expect(known.versions).toHaveLength(1)
    expect(isOfLiability(told('z', 'liability.upheld', 'bo', { contest: 'c' }))).toBe(true)
  })

  it('a signature, a contest and an answer stand beside the version that they name, the first answer for good', () => {
    const liability = liabilityOf([
      made('v1', { liable: 'own', shares: rows }),
      contested('c1', 'v1', 'bo', 'person', 'bo'),
      contested('c2', 'v1', 'head', 'department', 'sales'),
      told('u1', 'liability.upheld', 'finder', { contest: 'c2' }),
      told('u2', 'liability.upheld', 'other', { contest: 'c2' }),
      told('s1', 'liability.confirmed', 'hr', { version: 'v1' }),
      told('s2', 'liability.confirmed', 'other', { version: 'v1' }),
    ])!
    const [first] = liability.versions
    expect(first!.confirmed).toStrictEqual({ by: 'hr', at, event: 's1' })
    expect(first!.contests).toStrictEqual([
      { id: 'c1', by: 'bo', party: 'person', subject: 'bo', at },
      {
        id: 'c2',
        by: 'head',
        party: 'department',
        subject: 'sales',
        at,
        answered: { by: 'finder', at, how: 'upheld', event: 'u1' },
      },
    ])
    expect([liabilityState(liability, first!), standingLiability(liability)]).toEqual(['contested', undefined])
  })

  it('what names a version or a contest that nobody knows changes nothing', () => {
    const strays = [
      told('s', 'liability.confirmed', 'hr', { version: 'v9' }),
      contested('c', 'v9', 'bo', 'person', 'bo'),
      told('u', 'liability.upheld', 'hr', { contest: 'c9' }),
    ]
    expect(liabilityOf(strays)).toStrictEqual({ versions: [] })
    expect(liabilityOf([made('v1', { liable: 'own' }), ...strays])).toStrictEqual({ versions: [{ ...version, shares: [] }] })
  })

  it('a new version answers what was still contested of the one before, which is replaced', () => {
    const liability = liabilityOf([
      made('v1', { liable: 'own' }),
      contested('c1', 'v1', 'bo', 'person', 'bo'),
      contested('c2', 'v1', 'head', 'department', 'sales'),
      told('u1', 'liability.upheld', 'finder', { contest: 'c2' }),
      made('v2', { liable: 'supplier' }, 'other'),
      told('s1', 'liability.confirmed', 'hr', { version: 'v2' }),
    ])!
    const [first, second] = liability.versions
    expect(first!.contests.map(one => one.answered)).toStrictEqual([
      { by: 'other', at, how: 'remade', event: 'v2' },
      { by: 'finder', at, how: 'upheld', event: 'u1' },
    ])
    expect([second!.replaces, 'replaces' in first!]).toEqual(['v1', false])
    expect([liabilityState(liability, first!), liabilityState(liability, second!)]).toEqual(['replaced', 'confirmed'])
    expect(standingLiability(liability)).toBe(second)
    expect([standingLiability(undefined), standingLiability({ versions: [] })]).toEqual([undefined, undefined])
    expect(liabilityState(liabilityOf([made('v1', {})])!, liability.versions[0]!)).toBe('replaced')
    const draft = liabilityOf([made('v1', {})])!
    expect(liabilityState(draft, draft.versions[0]!)).toBe('draft')
    const answered = liabilityOf([
      made('v1', {}),
      contested('c', 'v1', 'bo', 'person', 'bo'),
      told('u', 'liability.upheld', 'finder', { contest: 'c' }),
    ])!
    expect(liabilityState(answered, answered.versions[0]!)).toBe('draft')
  })

  it('of what was entered later the time of entering counts', () => {
    const recordedAt = '2026-03-05T01:00:00.000Z'
    const [late, told1] = [true, false].map(backdated =>
      liabilityOf([{ ...made('v1', {}), recordedAt, ...(backdated ? { backdated } : {}) }]),
    )
    expect([late, told1].map(one => one?.versions[0]?.at)).toEqual([recordedAt, at])
  })
})

describe('who bears a share', () => {
  const shares = [
    { department: 'service', person: 'bo', percent: 33.33, evidence: [] },
    { department: 'sales', percent: 33.34, evidence: [] },
    { department: 'service', person: 'cai', percent: 33.33, evidence: [] },
    { department: 'quality', person: 'dan', percent: 0, evidence: [] },
  ]
  it('is a person or a department with more than nothing of it', () => {
    expect(['bo', 'cai', 'dan', 'service'].map(one => bearsShare({ shares }, 'person', one))).toEqual([true, true, false, false])
    expect(['service', 'sales', 'quality', 'bo'].map(one => bearsShare({ shares }, 'department', one))).toEqual([
      true,
      true,
      false,
      false,
    ])
  })
  it('adds up by department to the hundredth', () => {
    expect([...sharesByDepartment({ shares })]).toEqual([
      ['service', 66.66],
      ['sales', 33.34],
      ['quality', 0],
    ])
  })
  it('contests as the person named, else for a department of theirs that is named, else not at all', () => {
    expect(contestsAs({ shares }, 'cai', ['sales'])).toEqual({ party: 'person', subject: 'cai' })
    expect(contestsAs({ shares }, 'eve', ['it', 'sales'])).toEqual({ party: 'department', subject: 'sales' })
    expect([contestsAs({ shares }, 'eve', ['it']), contestsAs({ shares }, 'eve', [])]).toEqual([undefined, undefined])
  })
})

describe('what stands in the way', () => {
  const rows = [
    { department: 'd0', person: 'party', percent: 60 },
    { department: 'd1', percent: 40 },
  ]
  const first = event('record.made', 'finder', { record: 'liability', values: { shares: rows } })
  const second = event('record.made', 'finder', { record: 'liability', values: { shares: rows } })
  const contest = (actor: string, party: string, subject: string, version = first.id) =>
    event('liability.contested', actor, { version, party, subject })

  it('of contesting: no version, another one, no share of it, or that it was contested for the same party', () => {
    const found = liabilityOf([first])
    expect(contestProblem(undefined, first.id, 'party', [])).toBe('liability.none')
    expect(contestProblem(liabilityOf([first, second]), first.id, 'party', [])).toBe('liability.version-superseded')
    expect(contestProblem(found, first.id, 'other', ['d2'])).toBe('liability.not-named')
    expect([contestProblem(found, first.id, 'party', []), contestProblem(found, first.id, 'head', ['d1'])]).toEqual([
      undefined,
      undefined,
    ])
    const both = liabilityOf([first, contest('party', 'person', 'party'), contest('deputy', 'department', 'd0')])
    expect(contestProblem(both, first.id, 'party', [])).toBe('liability.already-contested')
    expect(contestProblem(both, first.id, 'head', ['d1'])).toBeUndefined()
    // What was answered stays answered.
    const upheld = event('liability.upheld', 'finder', { contest: both!.versions[0]!.contests[0]!.id })
    expect(contestProblem(followLiability(both, upheld, first.at), first.id, 'party', [])).toBe('liability.already-contested')
  })

  it('of signing: a version that was replaced', () => {
    expect(confirmProblem(liabilityOf([first, second]), first.id, 'hr')).toBe('liability.version-superseded')
    expect(confirmProblem(liabilityOf([first, second]), second.id, 'hr')).toBeUndefined()
  })

  it('of answering: nothing contested, an answer given before, or somebody who contests it or has nothing to do with it', () => {
    const [mine, other] = [contest('finder', 'department', 'd1'), contest('party', 'person', 'party')]
    const contested = liabilityOf([first, mine, other])
    const by = (person: string, isSuperior = false, id = other.id) => answerProblem(contested, id, person, isSuperior)
    expect([by('finder'), by('boss', true)]).toEqual([undefined, undefined])
    expect([by('boss'), by('party'), by('party', true)]).toEqual(Array(3).fill('liability.not-yours-to-answer'))
    expect(by('finder', false, mine.id)).toBe('liability.not-yours-to-answer')
    expect([by('finder', false, 'gone'), answerProblem(liabilityOf([first, other, second]), other.id, 'finder', false)]).toEqual(
      Array(2).fill('liability.version-superseded'),
    )
    expect(answerProblem(undefined, other.id, 'finder', false)).toBe('liability.none')
    const upheld = event('liability.upheld', 'finder', { contest: other.id })
    expect(answerProblem(liabilityOf([first, other, upheld]), other.id, 'finder', true)).toBe('liability.contest-answered')
  })
})
