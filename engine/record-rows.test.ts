import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { recordMade } from '../events/matter-events.ts'
import { meetsAll } from './conditions.ts'
import { addsUpTo } from './decimal-sum.ts'
import { cleanPack } from './lint/clean-pack.fixture.ts'
import type { RecordRule, RowsField } from './pack.ts'
import { nonsenseIn } from './pack-sense.ts'
import { rowsApart, rowsTogether } from './record-fields.ts'
import { recordProblems } from './record-problems.ts'
import { recordOfBoth } from './records.ts'

const title = (zh: string) => ({ zh, en: zh })
const shares: RowsField = {
  id: 'shares',
  kind: 'rows',
  title: title('责任'),
  required: true,
  min: 1,
  max: 20,
  sumTo: { column: 'percent', total: 100 },
  show: 'shares',
  columns: [
    { id: 'department', kind: 'department', title: title('部门'), required: true },
    { id: 'percent', kind: 'number', title: title('比例'), required: true, min: 0, max: 100 },
    { id: 'basis', kind: 'text', title: title('依据'), required: false },
  ],
}
const record: RecordRule = { id: 'liability', clause: '1', title: title('责任认定'), fields: [shares] }
const filled = (...percents: number[]) => ({ shares: percents.map(percent => ({ department: 'd', percent })) })

describe('the sum of a column is exact', () => {
  /** Hundredths that add up to 100: cut anywhere. */
  const cuts = fc
    .array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 12 })
    .map(all => [0, ...all.toSorted((a, b) => a - b), 10_000])
    .map(all => all.slice(1).map((end, at) => (end - all[at]!) / 100))

  it('parts of a hundred always make a hundred, in whatever order, however binary fractions round', () => {
    fc.assert(
      fc.property(
        cuts.chain(parts => fc.shuffledSubarray(parts, { minLength: parts.length })),
        parts => {
          expect(addsUpTo(parts, 100)).toEqual({ isTotal: true, sum: '100' })
          expect(recordProblems(record, filled(...parts), {}).filter(problem => problem.row === undefined)).toEqual([])
        },
      ),
    )
  })

  it('one hundredth more or less is said, with the sum as it stands', () => {
    fc.assert(
      fc.property(cuts, fc.constantFrom(-1, 1), (parts, by) => {
        const wrong = [...parts, by / 100]
        const { isTotal, sum } = addsUpTo(wrong, 100)
        expect([isTotal, Number(sum)]).toEqual([false, (10_000 + by) / 100])
      }),
    )
    const [problem] = recordProblems(record, filled(50, 49.99), {})
    expect(problem).toMatchObject({ field: 'shares', because: { zh: '各行「比例」合计应为 100，现为 99.99' } })
  })

  it('0.1 and 0.2 are 0.3, and tiny numbers count', () => {
    expect(addsUpTo([0.1, 0.2], 0.3)).toEqual({ isTotal: true, sum: '0.3' })
    expect(addsUpTo([100, 1e-7], 100)).toEqual({ isTotal: false, sum: '100.0000001' })
    expect(addsUpTo([-0.5, 1e21], 1e21)).toMatchObject({ isTotal: false })
  })
})

describe('rows', () => {
  it.each([
    ['no row at all', {}, {}, [undefined, undefined]],
    ['no list', { shares: 'x' }, {}, [undefined, undefined]],
    ['a cell left empty', { shares: [{ percent: 100 }] }, {}, [0, 'department']],
    ['an unknown column', { shares: [{ department: 'd', percent: 100, colour: 'red' }] }, {}, [0, 'colour']],
    ['a text among what rules read', { shares: [{ department: 'd', percent: 100, basis: 'x' }] }, {}, [0, 'basis']],
    ['a number in the sealed half', { shares: [{ department: 'd' }] }, { shares: [{ percent: 100 }] }, [0, 'percent']],
    ['texts of rows that are not there', filled(100), { shares: [{}, { basis: 'x' }] }, [undefined, undefined]],
    ['out of bounds', filled(101), {}, [0, 'percent']],
    ['too many rows', filled(...Array.from({ length: 21 }, () => 1)), {}, [undefined, undefined]],
  ])('%s is refused at its cell', (_, values, texts, [row, column]) => {
    const [problem] = recordProblems(record, values, texts)
    expect(problem?.field).toBe('shares')
    expect([problem?.row, problem?.column]).toEqual([row, column])
  })

  it('come apart into what rules read and what is sealed, and together again as they were', () => {
    const row = fc.record(
      { department: fc.string({ minLength: 1 }), percent: fc.integer({ min: 0, max: 100 }), basis: fc.string({ minLength: 1 }) },
      { requiredKeys: ['department', 'percent'] },
    )
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 10 }), rows => {
        const { plain, texts } = rowsApart(shares, rows)
        expect(rowsTogether(plain, texts)).toEqual(rows)
        expect(plain.every(one => !('basis' in one))).toBe(true)
        expect((texts ?? []).every(one => Object.keys(one).every(id => id === 'basis'))).toBe(true)
      }),
    )
  })

  it('records of before, without rows, are still events', () => {
    const old = { record: 'check', values: { passed: true, parts: ['motor'], costFen: 5 } }
    expect(recordMade.plain.parse(old)).toEqual(old)
    expect(recordMade.sealed.parse({ texts: { remarks: '好' } })).toEqual({ texts: { remarks: '好' } })
  })

  it('conditions read how many rows there are, and any row in a column', () => {
    const data = { record: 'liability', values: filled(60, 40) }
    expect(meetsAll({ 'values.shares.count': { gte: 2 } }, data)).toBe(true)
    expect(meetsAll({ 'values.shares.count': { gte: 3 } }, data)).toBe(false)
    expect(meetsAll({ 'values.shares.percent': { gte: 60 } }, data)).toBe(true)
    expect(meetsAll({ 'values.shares.percent': { gte: 61 } }, data)).toBe(false)
    expect(meetsAll({ 'values.shares.department': { in: ['d'] } }, data)).toBe(true)
    expect(meetsAll({ 'values.shares.department': { in: ['e'] } }, data)).toBe(false)
    expect(meetsAll({ 'values.others.count': { lt: 1 } }, data)).toBe(false)
  })

  it('asked for by two regulations they need what both do; another sum stands beside', () => {
    const columns = [{ id: 'percent', kind: 'number', title: title('比例'), required: true, max: 60 } as const]
    const other = { ...record, fields: [{ ...shares, columns, min: 2 }] }
    const [both] = recordOfBoth(record, other, 'furn').fields
    expect(both).toMatchObject({ min: 2, columns: [{ id: 'department' }, { id: 'percent', min: 0, max: 60 }, { id: 'basis' }] })
    const apart = recordOfBoth(record, { ...record, fields: [{ ...shares, sumTo: { column: 'percent', total: 1 } }] }, 'furn')
    expect(apart.fields.map(field => field.id)).toEqual(['shares', 'furn:shares'])
  })

  it('a pack whose rows nobody can fill in is none', () => {
    const wrong = (field: Partial<RowsField>) =>
      nonsenseIn({ ...cleanPack, records: [{ ...record, fields: [{ ...shares, ...field }] }] }, 9).map(one => one.says.en)
    expect(wrong({})).toEqual([])
    expect(wrong({ sumTo: { column: 'basis', total: 100 } })).toEqual(['adds up a column that is no number or amount'])
    expect(wrong({ min: 3, max: 2 })).toEqual(['asks for more rows at least than at most'])
    const counted = { id: 'count', kind: 'number', title: title('数'), required: false } as const
    expect(wrong({ columns: [...shares.columns, counted] })).toEqual(['bears the id "count", which means the number of rows'])
  })
})
