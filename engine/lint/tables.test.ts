import { describe, expect, test } from 'vitest'
import type { Pack } from '../pack.ts'
import { changed, context, type Draft, text } from './changed-pack.fixture.ts'
import type { FindingKind } from './finding.ts'
import { lint } from './lint.ts'
import { isSinglePoint } from './tables.ts'

type Row = Pack['tables'][number]['rows'][number]
const row = (id: string, when: Row['when'], more: Partial<Row> = {}): Row => ({
  ...{ id, clause: '2', title: { zh: `行${id}`, en: `row ${id}` }, when, then: { level: 'minor' } },
  ...more,
})
/** What is found in a grading table of these rows, over the loss and a kind. */
const found = (rows: readonly Row[], change: (pack: Draft) => void = () => {}) =>
  lint(
    [
      changed(p => {
        Object.assign(p.tables[0]!, { title: { zh: '定级表', en: 'Grading' }, rows })
        p.tables[0]!.axes.model = { kind: 'enum', values: ['a', 'b'], title: { zh: '型号', en: 'model' } }
        change(p)
      }),
    ],
    context,
  )
const findings = (kind: FindingKind, ...given: Parameters<typeof found>) => found(...given).filter(f => f.kind === kind)
const all = row('all', {})

test('a table whose every input has its row is found nothing in', () => {
  expect(found([all])).toEqual([])
})

describe('a gap', () => {
  test('is told with the clauses of the table, an input, and in words of the regulation', () => {
    const [gap, ...more] = findings('table-gap', [
      row('x', { model: ['a'] }, { clause: '1' }),
      row('y', { model: ['b'], lossFen: { lt: 500 } }),
    ])
    expect(more).toEqual([])
    expect(gap).toMatchObject({
      ...{ severity: 'error', about: ['grading', 'lossFen=500,model=b'], clauses: [{ clause: '1' }, { clause: '2' }] },
      ...{ sample: { lossFen: 500, model: 'b' }, sampleSays: { zh: '损失 5 元、型号 b', en: '损失 ¥5, model b' } },
      says: {
        zh: '「定级表」没有规定损失 5 元及以上、型号为b时怎么办。',
        en: '"Grading" does not say what applies at 损失 ¥5 or more, model b.',
      },
    })
  })
  test('that is everything is any input', () => {
    const [gap] = findings('table-gap', [row('never', { lossFen: { gte: 5, lt: 5 } })])
    expect(gap!.says).toEqual({
      zh: '「定级表」没有规定任何情形时怎么办。',
      en: '"Grading" does not say what applies at any input.',
    })
  })
  test('is settled by a reading that names the table', () => {
    const reading = { clause: '2', says: text('按轻微'), by: '质量部', on: '2026-05-01', settles: ['grading'] }
    const [gap] = findings('table-gap', [row('x', { model: ['a'] })], p => void Object.assign(p.readings, { r: reading }))
    expect(gap).toMatchObject({ severity: 'note', settledBy: 'r' })
  })
})

describe('rows that apply together', () => {
  test('are told with the clauses of those rows, how many, and an input', () => {
    const [overlap] = findings('table-overlap', [
      row('x', { model: ['a'] }, { clause: '1' }),
      row('rest', { model: ['b'] }, { clause: '4' }),
      row('y', { model: ['a'], lossFen: { lt: 500 } }, { clause: '3' }),
    ])
    expect(overlap).toMatchObject({
      ...{ severity: 'error', about: ['grading', 'x', 'y'], clauses: [{ clause: '1' }, { clause: '3' }] },
      ...{ sample: { lossFen: 0, model: 'a' }, sampleSays: { zh: '损失 0 元、型号 a' } },
      says: {
        zh: '「定级表」在损失不满 5 元、型号为a时有 2 行同时适用（第1条、第3条）。',
        en: '2 rows of "Grading" apply at 损失 below ¥5, model a (clauses 1, 3).',
      },
      suggestion: { en: 'Narrow one of the rows, so that one row applies to each input.' },
    })
  })
  test('at one number alone own a boundary twice', () => {
    const twice = (lt: number) => [row('x', { lossFen: { lt } }), row('y', { lossFen: { gte: 100 } })]
    expect(findings('boundary-owned-twice', twice(101))).toMatchObject([
      {
        severity: 'error',
        says: { zh: expect.stringContaining('在损失正好 1 元时') },
        suggestion: { en: 'Say which band owns the boundary: from, and under.' },
      },
    ])
    expect(findings('boundary-owned-twice', twice(102))).toEqual([])
    const besides = [
      row('x', { lossFen: { lt: 101 }, model: ['a'] }),
      row('y', { lossFen: { gte: 100 }, model: ['a'] }),
      row('z', { model: ['b'] }),
    ]
    expect(findings('boundary-owned-twice', besides)).toHaveLength(1)
  })
  test('are a flaw of the table whatever reading they follow: it could not decide', () => {
    const two = (reading?: string) => [row('x', {}), row('y', { model: ['a'] }, reading === undefined ? {} : { reading })]
    expect(findings('table-overlap', two()).map(f => f.severity)).toEqual(['error'])
    const [overlap] = findings('table-overlap', two('small'))
    expect(overlap).toMatchObject({ severity: 'error' })
    expect(overlap).not.toHaveProperty('settledBy')
  })
})

describe('a row', () => {
  test('that other rows cover is told with those; one that nothing meets, by itself', () => {
    const covered = (title: Row['title']) =>
      findings('row-shadowed', [all, row('more', { model: ['a'] }, { title, clause: '3' })])[0]!
    expect(covered({ zh: '甲', en: 'first' })).toMatchObject({
      ...{ severity: 'warning', about: ['grading', 'more'], clauses: [{ clause: '3' }] },
      says: { zh: '「定级表」的「甲」一行完全被「行all」覆盖。', en: 'Row "first" of "Grading" is covered by "row all".' },
    })
    expect(covered({ zh: '甲' }).says.en).toContain('Row "甲"')
    expect(covered(undefined).says).toMatchObject({
      zh: expect.stringContaining('「more」'),
      en: expect.stringContaining('"more"'),
    })
    const two = [row('a', { model: ['a'] }), row('b', { model: ['b'] }), row('both', {})]
    expect(findings('row-shadowed', two)[0]!.says).toEqual({
      zh: '「定级表」的「行both」一行完全被「行a、行b」覆盖。',
      en: 'Row "row both" of "Grading" is covered by "row a", "row b".',
    })
    const [never] = findings('row-shadowed', [all, row('never', { lossFen: { gte: 5, lt: 5 } })])
    expect(never!.says).toEqual({
      zh: '「定级表」的「行never」一行永远不会适用。',
      en: 'Row "row never" of "Grading" never applies.',
    })
  })
  test('that names a value that its column lacks is told with that value', () => {
    const [stray] = findings('row-value-unknown', [row('x', { model: ['a', 'c'] }, { clause: '3' }), row('y', { model: ['b'] })])
    expect(stray).toMatchObject({
      ...{ severity: 'error', about: ['grading', 'x', 'model', 'c'], clauses: [{ clause: '3' }] },
      says: {
        zh: '「定级表」的「行x」一行用了这一列没有的取值「c」。',
        en: 'Row "row x" of "Grading" uses the value "c", which its column does not have.',
      },
    })
  })
})

describe('a table that cannot be checked', () => {
  const untold = (rows: readonly Row[], change?: (pack: Draft) => void) => findings('table-too-large', rows, change)[0]!
  test('says why, and leads to five of its clauses at most', () => {
    const twice = untold([row('x', {}), row('x', {})])
    expect(twice).toMatchObject({
      ...{ severity: 'error', about: ['grading'] },
      says: { zh: '「定级表」无法检查：有两行用了同一个标识。', en: expect.stringContaining('"Grading" cannot be checked: ') },
      suggestion: { en: 'Check the columns of the table and each of its rows.' },
    })
    const rows = ['1', '2', '3', '4', '5', '6', '6'].map(clause => row('same', {}, { clause }))
    expect(untold(rows).clauses.map(c => c.clause)).toEqual(['1', '2', '3', '4', '5'])
    const [chinese] = findings('table-too-large', rows, p => (p.tables[0]!.title = text('定级表')))
    expect(chinese!.says.en).toContain('"定级表" cannot')
  })
  test.each([
    ['一行用了这张表没有的判断项', row('x', { colour: ['red'] })],
    ['一行的条件与判断项的种类不合', row('x', { lossFen: ['red'] })],
  ])('because 有%s', (why, one) => {
    expect(untold([one]).says.zh).toContain(why)
  })
  test('because a column has no value', () => {
    const empty = (p: Draft) => void Object.assign(p.tables[0]!.axes, { empty: { kind: 'int', min: 5, max: 4 } })
    expect(untold([all], empty).says.zh).toContain('有一个判断项没有任何取值')
  })
  test('because it is too large is to be split', () => {
    const axes = Array.from({ length: 12 }, (_, at) => `n${at}`)
    const rows = axes.flatMap(axis => [0, 1, 2].map(at => row(`${axis}-${at}`, { [axis]: { gte: at, lt: at + 1 } })))
    const large = untold(rows, p => {
      for (const axis of axes) p.tables[0]!.axes[axis] = { kind: 'int' }
    })
    expect(large.says.zh).toContain('判断项太多')
    expect(large.suggestion.en).toBe('Split it into smaller tables.')
  })
})

test('a region is a single point where one of its ranges holds one whole number', () => {
  expect(isSinglePoint({ a: { gte: 5, lt: 6 } })).toBe(true)
  expect(isSinglePoint({ a: ['x'], b: { gte: 5, lt: 6 }, c: { lt: 9 } })).toBe(true)
  expect(isSinglePoint({ a: { gte: 5, lt: 7 }, b: { gte: 5 }, c: { lt: 6 }, d: ['x'] })).toBe(false)
  expect(isSinglePoint({ a: { gte: undefined, lt: undefined } })).toBe(false)
  expect(isSinglePoint({})).toBe(false)
})
