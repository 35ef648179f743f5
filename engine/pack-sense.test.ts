import { describe, expect, test } from 'vitest'
import { cleanPack } from './lint/clean-pack.fixture.ts'
import type { Pack } from './pack.ts'
import { MOST_PIECES, MOST_ROWS, readPack } from './pack-problems.ts'
import { nonsenseIn } from './pack-sense.ts'

const t = (zh: string) => ({ zh })
const nonsense = (change: (pack: Pack) => void, most = 50) => {
  const pack = structuredClone(cleanPack) as Pack
  change(pack)
  return nonsenseIn(pack, most).map(({ path, says }) => [path.map(String).join('.'), says.en])
}
const paths = (change: (pack: Pack) => void) => nonsense(change).map(([path]) => path)

describe('a name', () => {
  test('of a regulation has 60 characters at most', () => {
    expect(paths(p => Object.assign(p, { id: 'a'.repeat(60) }))).toEqual([])
    expect(nonsense(p => Object.assign(p, { id: 'a'.repeat(61) }))).toEqual([['id', 'is too long; 60 characters are the most']])
  })
  test('of a clause is not empty and has 60 at most', () => {
    const numbered = (number: string) => paths(p => Object.assign(p.clauses, { [number]: p.clauses['1'] }))
    expect(numbered('9'.repeat(60))).toEqual([])
    expect(numbered('9'.repeat(61))).toEqual([`clauses.${'9'.repeat(61)}`])
    expect(numbered('')).toEqual(['clauses.'])
    expect(numbered('  ')).toEqual(['clauses.  '])
  })
  test('of a thing has 500, wherever it stands; what a text says is as long as it is', () => {
    expect(paths(p => Object.assign(p.duties[0]!, { title: t('长'.repeat(500)) }))).toEqual([])
    expect(paths(p => Object.assign(p.tables[0]!.rows[1]!, { title: t('长'.repeat(501)) }))).toEqual(['tables.0.rows.1.title'])
    expect(paths(p => Object.assign(p.clauses['1']!, { gist: t('长'.repeat(5_000)) }))).toEqual([])
    expect(paths(p => Object.assign(p.duties[0]!, { title: '长'.repeat(501) }))).toEqual([])
  })
})

describe('an id', () => {
  test('is borne once in its list; each later one is told', () => {
    expect(
      nonsense(p => {
        const [first] = p.duties
        Object.assign(p, { duties: [first, { ...first, id: 'other' }, first, first] })
      }),
    ).toEqual([
      ['duties.2', 'bears an id that is taken already: reply'],
      ['duties.3', 'bears an id that is taken already: reply'],
    ])
  })
  test('may stand in two lists, and things without one may be alike', () => {
    expect(paths(p => Object.assign(p, { roles: [...p.roles, { ...p.roles[0], id: 'reply' }] }))).toEqual([])
    expect(paths(p => Object.assign(p, { permits: [p.permits[0], p.permits[0], null, 7, { id: 1 }, { id: 1 }] }))).toEqual([])
  })
})

describe('a time', () => {
  const within = (value: object) => paths(p => Object.assign(p.duties[0]!, { within: value }))
  test.each([
    ['minutes', 26_280_000],
    ['hours', 438_000],
    ['workMinutes', 6_000_000],
    ['workHours', 100_000],
    ['days', 18_250],
    ['workdays', 12_500],
    ['months', 600],
    ['years', 50],
  ])('in %s is fifty years at most: %i', (unit, most) => {
    expect(within({ [unit]: most })).toEqual([])
    expect(within({ [unit]: -most })).toEqual([])
    expect(within({ [unit]: most + 1 })).toEqual(['duties.0.within'])
    expect(within({ [unit]: -most - 1 })).toEqual(['duties.0.within'])
  })
  test('is one number with one unit; anything else is none', () => {
    expect(within({ years: 51, days: 1 })).toEqual([])
    expect(within({ centuries: 51 })).toEqual([])
    expect(within({ toString: 51 })).toEqual([])
    expect(within({ years: '51' })).toEqual([])
    expect(within({})).toEqual([])
  })
})

describe('rows of a record', () => {
  const column = (id: string, kind: string, required = true) => ({ id, title: t(id), kind, required })
  const rows = (more: object) =>
    nonsense(p =>
      Object.assign(p.records![0]!, {
        fields: [{ id: 'lines', title: t('明细'), required: false, kind: 'rows', columns: [column('share', 'number')], ...more }],
      }),
    ).map(([path, says]) => [path!.replace('records.0.fields.0.', ''), says])
  const to = (name: string) => ({ sumTo: { column: name, total: 100 } })
  test('add up a column of numbers or amounts that must be filled in', () => {
    expect(rows({})).toEqual([])
    expect(rows(to('share'))).toEqual([])
    expect(rows({ ...to('paid'), columns: [column('note', 'text'), column('paid', 'amount')] })).toEqual([])
    const noNumber = [['sumTo', 'adds up a column that is no number or amount']]
    expect(rows(to('nothing'))).toEqual(noNumber)
    expect(rows({ ...to('note'), columns: [column('note', 'text', false)] })).toEqual(noNumber)
    const empty = [['sumTo', 'adds up a column that may be left empty']]
    expect(rows({ ...to('share'), columns: [column('share', 'number', false)] })).toEqual(empty)
    expect(rows({ ...to('share'), columns: [column('share', 'amount', false)] })).toEqual(empty)
  })
  test('ask for no more at least than at most', () => {
    expect(rows({ min: 2, max: 2 })).toEqual([])
    expect(rows({ min: 3 })).toEqual([])
    expect(rows({ max: 0 })).toEqual([])
    expect(rows({ min: 3, max: 2 })).toEqual([['min', 'asks for more rows at least than at most']])
  })
  test('have no column that is called as their number is', () => {
    expect(rows({ columns: [column('share', 'number'), column('count', 'number')] })).toEqual([
      ['columns.1', 'bears the id "count", which means the number of rows'],
    ])
    expect(rows({ columns: [column('count', 'number')] }).map(([path]) => path)).toEqual(['columns.0'])
  })
  test('are asked of rows alone', () => {
    expect(rows({ kind: 'text', min: 3, max: 2 })).toEqual([])
  })
})

test('no more is told than is asked for', () => {
  const many = (p: Pack) => Object.assign(p, { duties: Array.from({ length: 9 }, () => p.duties[0]) })
  expect(nonsense(many)).toHaveLength(8)
  expect(nonsense(many, 3)).toHaveLength(3)
  expect(
    nonsense(p => {
      many(p)
      Object.assign(p, { id: 'a'.repeat(61) })
    }, 1),
  ).toEqual([['id', 'is too long; 60 characters are the most']])
})

describe('a pack of a size', () => {
  const sized = (change: (pack: Record<string, unknown>) => void) => {
    const pack = structuredClone(cleanPack) as unknown as Record<string, unknown>
    change(pack)
    return readPack(pack).problems?.map(({ path, says }) => [path, says.en])
  }
  const [row] = cleanPack.tables[0]!.rows
  const table = (rows: number) => ({ ...cleanPack.tables[0]!, rows: Array.from({ length: rows }, () => row) })
  test('has tables of two thousand rows at most, each told by its place', () => {
    expect(sized(p => void Object.assign(p, { tables: [table(1), table(MOST_ROWS + 1)] }))).toEqual([
      ['tables.1', 'has 2001 pieces; 2000 is the most'],
    ])
    expect(sized(p => void Object.assign(p, { tables: [table(MOST_ROWS)] }))![0]![1]).not.toContain('is the most')
  })
  test('has five thousand pieces in a part at most, lists and names alike', () => {
    expect(sized(p => void Object.assign(p, { duties: Array.from({ length: MOST_PIECES + 1 }, () => 1) }))).toEqual([
      ['duties', 'has 5001 pieces; 5000 is the most'],
    ])
    const clauses = Object.fromEntries(Array.from({ length: MOST_PIECES + 1 }, (_, i) => [`${i}`, cleanPack.clauses['1']]))
    expect(sized(p => void Object.assign(p, { clauses }))).toEqual([['clauses', 'has 5001 pieces; 5000 is the most']])
    const tables = Array.from({ length: MOST_PIECES + 1 }, () => ({ rows: Array.from({ length: MOST_ROWS + 1 }) }))
    expect(sized(p => void Object.assign(p, { tables }))).toEqual([['tables', 'has 5001 pieces; 5000 is the most']])
  })
  test('that is wrong in a hundred places is told fifty', () => {
    expect(sized(p => void Object.assign(p, { duties: Array.from({ length: 100 }, () => 1) }))).toHaveLength(50)
  })
})
