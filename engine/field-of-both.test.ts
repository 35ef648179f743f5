import { describe, expect, test } from 'vitest'
import { fieldOfBoth } from './field-of-both.ts'
import type { RecordField, RowsField } from './pack.ts'

const title = (zh: string) => ({ zh, en: zh })
const field = (kind: string, more: object = {}) =>
  ({ id: 'f', kind, title: title('一'), required: false, ...more }) as RecordField
/** The same of the other regulation, which calls it by another title. */
const theirs = (kind: string, more: object = {}) => field(kind, { title: title('二'), ...more })
const values = (...ids: string[]) => ({ values: ids.map(id => ({ id, title: title(id) })) })

describe('of two fields of one name', () => {
  test('the first gives title and kind, and it is to be filled in where either says so', () => {
    for (const [mine, other] of [
      [false, false],
      [false, true],
      [true, false],
      [true, true],
    ])
      expect(fieldOfBoth(field('day', { required: mine }), theirs('day', { required: other }))).toStrictEqual(
        field('day', { required: mine || other }),
      )
  })

  test('a line and a text are both words; of all other kinds no value could be meant by two', () => {
    expect(fieldOfBoth(field('line'), theirs('text', { required: true }))).toStrictEqual(field('line', { required: true }))
    expect(fieldOfBoth(field('text'), theirs('line'))).toStrictEqual(field('text'))
    const pairs: [RecordField, RecordField][] = [
      [field('text'), field('day')],
      [field('day'), field('line')],
      [field('number'), field('amount')],
      [field('choice', values('a')), field('choices', values('a'))],
      [field('rows', { columns: [] }), field('number')],
      [field('number'), field('rows', { columns: [] })],
    ]
    expect(pairs.map(([one, other]) => fieldOfBoth(one, other))).toEqual(pairs.map(() => undefined))
  })

  test('codes are of one tree, and choices are those that both know', () => {
    expect(fieldOfBoth(field('code', { tree: 'causes' }), theirs('code', { tree: 'causes', required: true }))).toStrictEqual(
      field('code', { tree: 'causes', required: true }),
    )
    expect(fieldOfBoth(field('code', { tree: 'causes' }), theirs('code', { tree: 'defects' }))).toBeUndefined()
    for (const kind of ['choice', 'choices']) {
      expect(
        fieldOfBoth(field(kind, values('a', 'b', 'c')), theirs(kind, { ...values('c', 'x', 'a'), required: true })),
      ).toStrictEqual(field(kind, { ...values('a', 'c'), required: true }))
      expect(fieldOfBoth(field(kind, values('a', 'b')), theirs(kind, values('x')))).toBeUndefined()
    }
  })

  test('a number lies within the bounds of both, and stands beside where it cannot', () => {
    for (const kind of ['number', 'amount']) {
      const both = (mine: object, other: object) => fieldOfBoth(field(kind, mine), theirs(kind, other))
      expect(both({ min: 0, max: 10 }, { min: 2, max: 20 })).toStrictEqual(field(kind, { min: 2, max: 10 }))
      expect(both({ min: 2, max: 20 }, { min: 0, max: 10 })).toStrictEqual(field(kind, { min: 2, max: 10 }))
      expect(both({ min: 3 }, { max: 3 })).toStrictEqual(field(kind, { min: 3, max: 3 }))
      expect(both({ max: 3 }, { min: 1 })).toStrictEqual(field(kind, { min: 1, max: 3 }))
      expect(both({}, { min: 1 })).toStrictEqual(field(kind, { min: 1 }))
      expect(both({ max: 1 }, {})).toStrictEqual(field(kind, { max: 1 }))
      expect(both({}, {})).toStrictEqual(field(kind))
      expect([both({ min: 4 }, { max: 3 }), both({ max: 3 }, { min: 4 })]).toEqual([undefined, undefined])
    }
  })

  test('a moment lies as far ahead as the longer time says, with that one’s exception, and after what either names', () => {
    const unless = { asked: { in: [true] } }
    const both = (mine: object, other: object) => fieldOfBoth(field('moment', mine), theirs('moment', other))
    expect(both({ ahead: { hours: 24, unless } }, { ahead: { hours: 48 } })).toStrictEqual(
      field('moment', { ahead: { hours: 48 } }),
    )
    expect(both({ ahead: { hours: 48 } }, { ahead: { hours: 24, unless } })).toStrictEqual(
      field('moment', { ahead: { hours: 48 } }),
    )
    expect(both({ ahead: { hours: 24 } }, { ahead: { hours: 24, unless } })).toStrictEqual(
      field('moment', { ahead: { hours: 24 } }),
    )
    expect(both({}, { ahead: { hours: 1, unless } })).toStrictEqual(field('moment', { ahead: { hours: 1, unless } }))
    expect(both({ after: 'from' }, {})).toStrictEqual(field('moment', { after: 'from' }))
    expect(both({}, { after: 'from' })).toStrictEqual(field('moment', { after: 'from' }))
    expect(both({ after: 'from' }, { after: 'begin' })).toStrictEqual(field('moment', { after: 'from' }))
  })

  test('what only one of them says of a day, a line or a person counts', () => {
    const both = (kind: string, mine: object, other: object) => [
      fieldOfBoth(field(kind, mine), field(kind, other)),
      fieldOfBoth(field(kind, other), field(kind, mine)),
    ]
    const same = (kind: string, more: object) => [field(kind, more), field(kind, more)]
    expect(both('day', { past: true }, {})).toStrictEqual(same('day', { past: true }))
    expect(both('line', { sensitive: 'phone' }, {})).toStrictEqual(same('line', { sensitive: 'phone' }))
    expect(both('person', { as: 'team-member', not: ['party'] }, {})).toStrictEqual(
      same('person', { as: 'team-member', not: ['party'] }),
    )
    expect(
      fieldOfBoth(field('person', { not: ['party', 'handler'] }), field('person', { not: ['decider', 'party'] })),
    ).toStrictEqual(field('person', { not: ['party', 'handler', 'decider'] }))
    expect(both('person', { as: 'handler' }, { as: 'handler' })).toStrictEqual(same('person', { as: 'handler' }))
    expect(both('person', { as: 'handler' }, { as: 'team-member' })).toEqual([undefined, undefined])
  })
})

describe('a field that is asked for only under conditions', () => {
  const heard = { outcome: { in: ['heard'] } }
  const both = (mine: object, other: object) => [
    fieldOfBoth(field('text', mine), field('text', other)),
    fieldOfBoth(field('text', other), field('text', mine)),
  ]
  const same = (more: object) => [field('text', more), field('text', more)]

  test('is always filled in where the other regulation always wants it', () => {
    expect(both({ requiredWhen: heard }, { required: true })).toStrictEqual(same({ required: true }))
    expect(both({ askedWhen: heard, required: true }, { required: true })).toStrictEqual(same({ required: true }))
    expect(both({ askedWhen: heard }, { required: true })).toStrictEqual(same({ required: true }))
  })

  test('is filled in under these where the other leaves it open, and can be filled in always', () => {
    expect(both({ requiredWhen: heard }, {})).toStrictEqual(same({ requiredWhen: heard }))
    expect(both({ askedWhen: heard, required: true }, {})).toStrictEqual(same({ requiredWhen: heard }))
    expect(both({ askedWhen: heard, requiredWhen: { x: { in: [1] } } }, {})).toStrictEqual(same({}))
  })

  test('keeps the conditions that both name, with the stricter demand', () => {
    expect(both({ requiredWhen: heard }, { requiredWhen: heard })).toStrictEqual(same({ requiredWhen: heard }))
    expect(both({ askedWhen: heard, required: true }, { askedWhen: heard })).toStrictEqual(
      same({ askedWhen: heard, required: true }),
    )
  })

  test('stands beside where they name different ones: a record cannot say "this or that"', () => {
    const absent = { outcome: { in: ['absent'] } }
    expect(both({ requiredWhen: heard }, { requiredWhen: absent })).toEqual([undefined, undefined])
    expect(both({ requiredWhen: heard }, { askedWhen: heard, required: true })).toEqual([undefined, undefined])
  })
})

describe('rows', () => {
  const column = (id: string, kind = 'line', more: object = {}) => ({ id, kind, title: title(id), required: false, ...more })
  const rows = (more: object = {}) => field('rows', { columns: [column('what')], ...more })
  const both = (mine: object, other: object) => fieldOfBoth(rows(mine), rows(other)) as RowsField | undefined

  test('have the columns of both, each with the stricter demand', () => {
    expect(
      both(
        { columns: [column('what'), column('share', 'number', { max: 100 })], show: 'shares' },
        {
          columns: [column('who', 'person'), column('share', 'number', { min: 1 }), column('what', 'text', { required: true })],
          required: true,
        },
      ),
    ).toStrictEqual(
      rows({
        columns: [
          column('what', 'line', { required: true }),
          column('share', 'number', { min: 1, max: 100 }),
          column('who', 'person'),
        ],
        ...{ show: 'shares', required: true },
      }),
    )
    expect(both({ required: true }, {})).toStrictEqual(rows({ required: true }))
    expect(both({}, { columns: [column('what', 'day')] })).toBeUndefined()
  })

  test('are at least and at most as many as both allow', () => {
    expect(both({ min: 1, max: 9 }, { min: 2, max: 20 })).toStrictEqual(rows({ min: 2, max: 9 }))
    expect([both({ min: 3 }, {}), both({}, { max: 3 }), both({ min: 3 }, { max: 3 })]).toStrictEqual([
      rows({ min: 3 }),
      rows({ max: 3 }),
      rows({ min: 3, max: 3 }),
    ])
    expect(both({ min: 4 }, { max: 3 })).toBeUndefined()
  })

  test('add up to what either says, and stand beside where they add up to something else', () => {
    const sumTo = (column: string, total: number) => ({ sumTo: { column, total } })
    expect([
      both(sumTo('share', 100), {}),
      both({}, sumTo('share', 100)),
      both(sumTo('share', 100), sumTo('share', 100)),
    ]).toStrictEqual(Array(3).fill(rows(sumTo('share', 100))))
    expect([both(sumTo('share', 100), sumTo('share', 1)), both(sumTo('share', 100), sumTo('part', 100))]).toEqual([
      undefined,
      undefined,
    ])
    expect(both({}, {})).toStrictEqual(rows())
  })

  test('are filled in under the conditions that one names and the other leaves open, and beside it where they differ', () => {
    const [a, b] = [{ how: { in: ['pictures'] } }, { how: { in: ['visit'] } }]
    expect(both({ requiredWhen: a }, {})).toStrictEqual(rows({ requiredWhen: a }))
    expect(both({ requiredWhen: a }, { required: true })).toStrictEqual(rows({ required: true }))
    expect(both({ requiredWhen: a }, { requiredWhen: b })).toBeUndefined()
  })
})
