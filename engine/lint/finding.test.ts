import { describe, expect, test } from 'vitest'
import { changed, text } from './changed-pack.fixture.ts'
import { cleanPack } from './clean-pack.fixture.ts'
import { clauseText, found, quoteAll, readingThatSettles, togetherBy } from './finding.ts'
import { fitsAround } from './fits-around.ts'

const says = text('有一处不对')
const mend = text('改一改')
const find = (more: Parameters<typeof found>[6] = {}, about = ['a', 'b'], clauses: Parameters<typeof found>[3] = ['1']) =>
  found(cleanPack, 'placeholder', about, clauses, says, mend, more)

describe('a finding', () => {
  test('is kept by kind, regulation and what it is about, with its clauses once each', () => {
    const there = { regulation: 'other', clause: '1' }
    expect(find({}, ['a', 'b'], ['1', '2', '1', there, { ...there }, { regulation: 'sample', clause: '2' }])).toEqual({
      ...{ id: 'placeholder:sample:a+b', kind: 'placeholder', severity: 'warning', regulation: 'sample' },
      clauses: [{ regulation: 'sample', clause: '1' }, { regulation: 'sample', clause: '2' }, there],
      ...{ about: ['a', 'b'], says, suggestion: mend },
    })
  })
  test('is as severe as its kind, unless it is said to be more', () => {
    expect(found(cleanPack, 'table-gap', [], [], says, mend).severity).toBe('error')
    expect(find({ severity: 'error' }).severity).toBe('error')
  })
  test('shows a sample, and says it only where there is something to say', () => {
    expect(find({ sample: { a: 1 }, sampleSays: text('一') })).toMatchObject({ sample: { a: 1 }, sampleSays: { zh: '一' } })
    expect(find({ sampleSays: text('') })).not.toHaveProperty('sampleSays')
    expect(find()).not.toHaveProperty('sample')
  })
  test('is a note once a reading settles it: its own, or one that names what it is about, or what else settles it', () => {
    expect(find({ reading: 'why' })).toMatchObject({ severity: 'note', settledBy: 'why' })
    const reading = (settles?: string[]) => ({ clause: '1', says, by: '质量部', on: '2026-01-01', ...(settles && { settles }) })
    const pack = changed(p => (p.readings = { first: reading(), second: reading(['b', 'c']) }))
    const settled = (about: string[], settles?: string[]) =>
      found(pack, 'table-gap', about, [], says, mend, settles ? { settles } : {})
    expect(settled(['a', 'b'])).toMatchObject({ severity: 'note', settledBy: 'second' })
    expect(settled(['a'])).toMatchObject({ severity: 'error' })
    expect(settled(['a'])).not.toHaveProperty('settledBy')
    expect(settled(['a'], ['c'])).toMatchObject({ settledBy: 'second' })
    expect(settled(['b'], ['z'])).not.toHaveProperty('settledBy')
    expect(readingThatSettles(pack, ['c'])).toBe('second')
    expect(readingThatSettles(cleanPack, ['c'])).toBeUndefined()
  })
})

describe('clauses are named', () => {
  test('as people do: one, several, and numbers with points as they stand', () => {
    expect(clauseText(['8(2)'])).toEqual({ zh: '第8(2)条', en: 'clause 8(2)', start: 'Clause 8(2)', isMany: false })
    expect(clauseText(['12', '8(2)(10)', '12'])).toEqual({
      ...{ zh: '第12条、第8(2)(10)条', en: 'clauses 12, 8(2)(10)', start: 'Clauses 12, 8(2)(10)', isMany: true },
    })
    for (const clause of ['3.2.1', 'A1', '8(2', '8(a)', '附件1', '1条']) expect(clauseText([clause]).zh).toBe(clause)
  })
  test('and titles are quoted, in English where they have it', () => {
    expect(quoteAll([{ zh: '甲', en: 'A' }, { zh: '乙' }])).toEqual({ zh: '「甲」「乙」', en: '"A", "乙"' })
  })
})

test('what has one key is put together, in the order in which the keys appear', () => {
  expect(togetherBy(['b1', 'a1', 'b2'], one => one[0]!)).toEqual([['b1', 'b2'], ['a1']])
})

describe('an overlay comes around a route', () => {
  const base = { subject: 'plan', form: 'f', kinds: ['k'], levels: ['l'], categories: ['c'], when: { amountFen: { lt: 10 } } }
  type Route = Parameters<typeof fitsAround>[0]
  const fits = (overlay: object, route: object = base) => fitsAround(overlay as Route, route as Route)
  test('of the same subject, whatever of the rest neither names', () => {
    expect(fits({ subject: 'plan' })).toBe(true)
    expect(fits(base, { subject: 'plan' })).toBe(true)
    expect(fits({ subject: 'compensation' })).toBe(false)
  })
  test('where they have a form, a kind, a level, a category and an input in common', () => {
    expect(fits({ ...base, kinds: ['x', 'k'], levels: ['l', 'y'], categories: ['z', 'c'] })).toBe(true)
    expect(fits({ ...base, form: 'g' })).toBe(false)
    expect(fits({ ...base, kinds: ['x'] })).toBe(false)
    expect(fits({ ...base, levels: ['x'] })).toBe(false)
    expect(fits({ ...base, categories: ['x'] })).toBe(false)
    expect(fits({ ...base, when: { amountFen: { gte: 10 } } })).toBe(false)
  })
})
