import { describe, expect, test } from 'vitest'
import type { CaseDifference } from './compare-case.ts'
import { addCounts, countAt, loadOf, postsOf } from './replay-counts.ts'
import { emptyTally, keepLargest, largestOf, mergeTallies } from './replay-tally.ts'

describe('the posts of a step', () => {
  test('are named without how many of them decide', () => {
    expect(postsOf('role:leader')).toEqual(['role:leader'])
    expect(postsOf('role:a|role:b:2/3')).toEqual(['role:a', 'role:b'])
    expect(postsOf('case:handler:1/2|anyone:1/2|anyone')).toEqual(['case:handler', 'anyone', 'anyone'])
    expect(postsOf(':')).toEqual([':'])
    expect(postsOf('role:a|role:b:2/3')).toEqual(['role:a', 'role:b'])
  })
  test('are counted once for each step of each submission', () => {
    const approvers = [
      { subject: 'plan', steps: ['role:a|role:b', 'role:a:2/3'] },
      { subject: 'compensation', steps: ['role:a'] },
    ]
    expect(loadOf({ approvers } as unknown as Parameters<typeof loadOf>[0])).toEqual(['role:a', 'role:b', 'role:a', 'role:a'])
  })
})

describe('counters', () => {
  test('begin at nothing and go on from where they are', () => {
    const counters = {}
    countAt(counters, 'a').before += 2
    countAt(counters, 'a').after += 1
    expect(counters).toEqual({ a: { before: 2, after: 1 } })
  })
  test('of two trees are added up; what only one has is kept, and what is no number left as it is', () => {
    const into = { a: 1, b: { c: 2 }, name: 'x' }
    addCounts(into, { a: 3, d: 4, b: { c: 5, e: 6 }, f: { g: 7 }, name: 'y', none: null })
    expect(into).toEqual({ a: 4, b: { c: 7, e: 6 }, name: 'x', d: 4, f: { g: 7 } })
  })
})

const nothing: Omit<CaseDifference, 'stream'> = { duties: [], approvers: [], violations: { gained: [], lost: [] } }
type Duty = CaseDifference['duties'][number]
const HOUR = 3_600_000
const moved = (hours: number, more: object = {}) => ({ rule: 'r', moved: hours * HOUR, ...more }) as unknown as Duty
const difference = (stream: string, more: Partial<CaseDifference> = {}): CaseDifference => ({ stream, ...nothing, ...more })
const noPenalties = { cases: new Map() } as unknown as Parameters<typeof largestOf>[1]
const largest = (...all: CaseDifference[]) => {
  const tally = emptyTally()
  for (const one of all) keepLargest(tally, one)
  return largestOf(tally, noPenalties, [])
}

describe('the largest differences', () => {
  test('are breaches, then a level, violations, approvers, and hours moved either way', () => {
    const approver = { subject: 'plan', before: [], after: [] } as unknown as CaseDifference['approvers'][number]
    const order = largest(
      difference('hours', { duties: [moved(-5)] }),
      difference('more hours', { duties: [moved(4), moved(-4)] }),
      difference('approvers', { approvers: [approver] }),
      difference('many hours', { duties: [moved(50_000)] }),
      difference('lost', { violations: { gained: [], lost: ['v'] } }),
      difference('both', { violations: { gained: ['v'], lost: ['w'] } }),
      difference('level', { level: { before: 'minor', after: 'serious' } }),
      difference('breach', { duties: [moved(0, { breach: 'gained' })] }),
      difference('none'),
    ).map(one => one.stream)
    expect(order).toEqual(['breach', 'level', 'both', 'lost', 'approvers', 'many hours', 'more hours', 'hours', 'none'])
  })
  test('that are alike come by their ids, whatever the order of reading', () => {
    expect(largest(difference('b'), difference('a'), difference('c')).map(one => one.stream)).toEqual(['a', 'b', 'c'])
  })
  test('are two hundred, of however many were read', () => {
    const many = Array.from({ length: 1_000 }, (_, i) =>
      difference(`s${String(i).padStart(4, '0')}`, { duties: [moved(i % 997)] }),
    )
    const kept = largest(...many)
    expect(kept).toHaveLength(200)
    expect(kept[0]!.stream).toBe('s0996')
    expect(kept.at(-1)!.stream).toBe('s0797')
  })
  test('show twenty duties, breaches first, then what moved, and count the others', () => {
    const duties = [
      ...Array.from({ length: 20 }, (_, i) => ({ rule: `same ${i}` }) as unknown as Duty),
      moved(1, { rule: 'moved' }),
      moved(1, { rule: 'breach', breach: 'lost' }),
    ]
    const [one] = largest(difference('a', { duties }))
    expect(one!.duties.slice(0, 3).map(duty => duty.rule)).toEqual(['breach', 'moved', 'same 0'])
    expect(one!.duties).toHaveLength(20)
    expect(one!.moreDuties).toBe(2)
    expect(largest(difference('a', { duties: duties.slice(2) }))[0]).not.toHaveProperty('moreDuties')
  })
  test('have their sanctions, and cases in which nothing else differs stand among them', () => {
    const tally = emptyTally()
    keepLargest(tally, difference('plain', { approvers: [{} as never] }))
    keepLargest(tally, difference('punished'))
    const penalties = { before: 1 }
    const cases = new Map(['punished', 'only'].map(stream => [stream, penalties]))
    const found = largestOf(tally, { cases } as unknown as Parameters<typeof largestOf>[1], ['only'])
    expect(found.map(one => [one.stream, one.penalties])).toEqual([
      ['only', penalties],
      ['punished', penalties],
      ['plain', undefined],
    ])
    expect(found[0]).toEqual({ ...difference('only'), penalties })
    expect(found[2]).not.toHaveProperty('penalties')
  })
})

describe('what several threads counted', () => {
  test('begins at nothing', () => {
    expect(emptyTally().counts).toEqual({
      ...{ cases: 0, events: 0, changed: 0, dueEarlier: 0, dueLater: 0, approversChanged: 0 },
      ...{ violationsGained: 0, violationsLost: 0, undecidedCases: 0 },
    })
  })
  const counted = (stream: string, cases: number) => {
    const tally = emptyTally()
    tally.counts.cases = cases
    tally.breaches.gained = cases
    tally.levels['minor>serious'] = cases
    tally.load[`role:${stream}`] = { before: cases, after: 0 }
    tally.violations['r:v'] = { before: 0, after: cases }
    tally.undecided['no-route'] = cases
    tally.rules['r:d'] = { changed: cases, gained: 0, lost: 1 }
    tally.changedAndPunished.push(stream)
    keepLargest(tally, difference(stream, { duties: [moved(cases)] }))
    return tally
  }
  test('is added up part by part, the largest anew', () => {
    const all = mergeTallies([counted('a', 1), counted('b', 2), counted('c', 4)])
    expect(all.counts).toEqual({ ...emptyTally().counts, cases: 7 })
    expect(all.breaches).toEqual({ gained: 7, lost: 0, before: 0, after: 0 })
    expect(all.levels).toEqual({ 'minor>serious': 7 })
    expect(all.load).toEqual({
      'role:a': { before: 1, after: 0 },
      'role:b': { before: 2, after: 0 },
      'role:c': { before: 4, after: 0 },
    })
    expect(all.violations).toEqual({ 'r:v': { before: 0, after: 7 } })
    expect(all.undecided).toEqual({ 'no-route': 7 })
    expect(all.rules).toEqual({ 'r:d': { changed: 7, gained: 0, lost: 3 } })
    expect(all.changedAndPunished).toEqual(['a', 'b', 'c'])
    expect(all.largest.map(one => one.difference.stream)).toEqual(['c', 'b', 'a'])
  })
  test('is itself where there is one, and nothing where there is none', () => {
    const one = counted('a', 3)
    expect(mergeTallies([one])).toBe(one)
    expect(mergeTallies([])).toEqual(emptyTally())
  })
})
