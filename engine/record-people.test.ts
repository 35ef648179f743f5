import { describe, expect, test } from 'vitest'
import type { RecordRule } from './pack.ts'
import { peopleMade, peopleProblems } from './record-people.ts'

const record = {
  fields: [
    { id: 'note', kind: 'text' },
    { id: 'first', kind: 'person', as: 'investigator', not: ['party', 'decider', 'unnamed'] },
    { id: 'second', kind: 'person', as: 'investigator' },
    { id: 'guest', kind: 'person' },
    {
      id: 'panel',
      kind: 'rows',
      columns: [
        { id: 'member', kind: 'person', as: 'panel', not: ['decider'] },
        { id: 'guest', kind: 'person' },
        { id: 'note', kind: 'text' },
      ],
    },
  ],
} as unknown as RecordRule
const problems = (values: object, people: object = {}) => peopleProblems(record, values as never, people as never)

describe('who may be named in a record', () => {
  test('is nobody whom the case excludes: the party, the first decider; the refusal says in which field and what they are', () => {
    expect(problems({ first: 'bo' }, { party: ['ada', 'bo'] })).toEqual([
      {
        field: 'first',
        because: { zh: '此人是本案的当事人，须回避', en: 'This person is the party in the case and stands aside' },
      },
    ])
    expect(
      problems({ panel: [{ member: 'cai' }, { member: 'bo' }] }, { decider: ['bo'], party: ['cai'] }).map(one => one.field),
    ).toEqual(['member'])
    expect(problems({ first: 'bo' }, { unnamed: ['bo'] })[0]?.because.zh).toBe('此人是本案的unnamed，须回避')
    expect(problems({ first: 'bo', guest: 'eve' }, { handler: ['bo'], party: ['eve'] })).toEqual([])
  })
  test('is nobody twice where two different people are asked for', () => {
    expect(problems({ first: 'bo', second: 'bo' })).toEqual([
      { field: 'second', because: { zh: '须是两名不同的人', en: 'Two different people are needed' } },
    ])
    expect(problems({ first: 'bo', second: 'cai', guest: 'bo' })).toEqual([])
    // In another part, or in none: the same person may be there.
    expect(problems({ first: 'bo', panel: [{ member: 'bo', guest: 'bo' }] })).toEqual([])
    expect(problems({ guest: 'bo', panel: [{ guest: 'bo' }] })).toEqual([])
    expect(problems({ panel: [{ member: 'bo' }, { member: 'bo' }] }).map(one => one.field)).toEqual(['member'])
  })
  test('is asked of names only: what is empty or no name is not judged here', () => {
    for (const values of [
      {},
      { first: 5, panel: 'bo' },
      { panel: [null, { member: 5 }, {}] },
      { note: 'bo', panel: [{ note: 'bo' }] },
    ])
      expect(problems(values, { party: ['bo', '5'], decider: ['bo', '5'] })).toEqual([])
  })
})

describe('what a record makes people to the case', () => {
  const made = (values: object) => peopleMade(record, values as never)
  test('is what its fields and rows say, all of one part together', () => {
    expect(
      made({ first: 'bo', second: 'cai', guest: 'eve', panel: [{ member: 'dan', guest: 'fei' }, { member: 'gu' }] }),
    ).toEqual({
      ...{ investigator: ['bo', 'cai'], panel: ['dan', 'gu'] },
    })
  })
  test('is nobody in a part whose rows name nobody any more, and nothing where a field is left empty', () => {
    expect(made({ panel: [] })).toEqual({ panel: [] })
    expect(made({})).toEqual({ panel: [] })
  })
  test('is nothing where the record says nothing of it', () => {
    const plain = {
      fields: [
        { id: 'a', kind: 'person' },
        {
          id: 'r',
          kind: 'rows',
          columns: [
            { id: 'm', kind: 'person' },
            { id: 't', kind: 'text', as: 'panel' },
          ],
        },
      ],
    }
    expect(peopleMade(plain as unknown as RecordRule, { a: 'bo', r: [{ m: 'cai' }] })).toBeUndefined()
  })
})
