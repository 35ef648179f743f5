import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CaseEvent } from '../events/envelope.ts'
import {
  answerProblem,
  confirmProblem,
  contestProblem,
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
