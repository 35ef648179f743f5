import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanPack } from '../../../engine/lint/clean-pack.fixture.ts'
import { Pack } from '../../../engine/pack.ts'
import { checkTable } from '../../../engine/tables/check-table.ts'
import { axisChoices } from './axis-choices.ts'
import {
  addAxis,
  addBand,
  addRow,
  addTable,
  changeRow,
  removeAxis,
  removeRow,
  setBound,
  setCell,
  setThen,
  tableOf,
} from './edit-table.ts'

const wan = 1_000_000
const roundTrip = (pack: Pack): Pack => {
  const parsed = Pack.parse(JSON.parse(JSON.stringify(pack)))
  expect(parsed).toEqual(pack)
  return parsed
}
const grading = (pack: Pack) => tableOf(pack, 'grading')!
const rowsOf = (pack: Pack) => grading(pack).rows.map(row => row.when.lossFen)
const faults = (pack: Pack) => {
  const { gaps, overlaps } = checkTable(grading(pack))
  return { gaps: gaps.length, overlaps: overlaps.length }
}

describe('a band', () => {
  test('is added with one click, and nothing is left out or said twice', () => {
    const made = addBand(cleanPack, 'grading', 'large')!
    expect(rowsOf(roundTrip(made.pack))).toEqual([{ lt: wan }, { gte: wan, lt: 2 * wan }, { gte: 2 * wan }])
    expect(faults(made.pack)).toEqual({ gaps: 0, overlaps: 0 })
    expect(grading(made.pack).rows[2]!.then).toEqual({ level: 'serious' })
  })
  test('moved takes its neighbour along; alone it leaves a gap or an overlap that the proof tells', () => {
    const { pack, id } = addBand(cleanPack, 'grading', 'large')!
    const together = setBound(pack, 'grading', id, 'lossFen', 'gte', 5 * wan)
    expect(rowsOf(together)).toEqual([{ lt: wan }, { gte: wan, lt: 5 * wan }, { gte: 5 * wan }])
    expect(faults(setBound(pack, 'grading', id, 'lossFen', 'gte', 5 * wan, false))).toEqual({ gaps: 1, overlaps: 0 })
    expect(faults(setBound(pack, 'grading', id, 'lossFen', 'gte', wan, false))).toEqual({ gaps: 0, overlaps: 1 })
  })
  test('one whole number wide is not cut', () => {
    const narrow = setCell(cleanPack, 'grading', 'small', 'lossFen', { gte: 5, lt: 6 })
    expect(addBand(narrow, 'grading', 'small')).toBeUndefined()
  })
  test('cut wherever, as often as one likes, never makes a gap or an overlap', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { maxLength: 8 }), cuts => {
        let pack = cleanPack as Pack
        for (const cut of cuts) {
          const { rows } = grading(pack)
          pack = addBand(pack, 'grading', rows[cut % rows.length]!.id)?.pack ?? pack
        }
        expect(faults(pack)).toEqual({ gaps: 0, overlaps: 0 })
      }),
      { numRuns: 60 },
    )
  })
})

describe('a table', () => {
  test('begins with one column and one row that takes everything', () => {
    const axis = axisChoices(cleanPack, 'zh').find(one => one.value === 'lateDays')!
    const made = addTable(cleanPack, '2', '延期怎么定级', { name: axis.value, axis: axis.axis })
    const table = tableOf(roundTrip(made.pack), made.id)!
    expect(checkTable(table)).toMatchObject({ gaps: [], overlaps: [] })
    expect(
      addBand(made.pack, made.id, table.rows[0]!.id)!
        .pack.tables.at(-1)!
        .rows.map(row => row.when.lateDays),
    ).toEqual([{ lt: 10 }, { gte: 10 }])
  })
  test('takes a column more, whose cells are choices, and loses it with them', () => {
    const axis = axisChoices(cleanPack, 'zh').find(one => one.value === 'attitude')!
    const wide = addAxis(cleanPack, 'grading', 'attitude', axis.axis)
    const chosen = setCell(wide, 'grading', 'small', 'attitude', ['mild', 'clear'])
    expect(faults(roundTrip(chosen)).gaps).toBe(1)
    expect(removeAxis(chosen, 'grading', 'attitude')).toEqual(cleanPack)
    expect(removeAxis(cleanPack, 'grading', 'lossFen')).toEqual(cleanPack)
  })
  test('rows come, change and go; the last one stays', () => {
    const more = addRow(cleanPack, 'grading', '2')
    expect(roundTrip(more).tables[0]!.rows[2]).toMatchObject({ clause: '2', when: {}, then: { level: 'serious' } })
    const id = more.tables[0]!.rows[2]!.id
    expect(removeRow(more, 'grading', id)).toEqual(cleanPack)
    const one = removeRow(removeRow(cleanPack, 'grading', 'small'), 'grading', 'large')
    expect(grading(one).rows).toHaveLength(1)
    const titled = changeRow(cleanPack, 'grading', 'small', { title: undefined, clause: '1' })
    expect(roundTrip(titled).tables[0]!.rows[0]).toEqual({
      id: 'small',
      clause: '1',
      when: { lossFen: { lt: wan } },
      then: { level: 'minor' },
    })
    expect(grading(setThen(cleanPack, 'grading', 'small', 'level', 'serious')).rows[0]!.then).toEqual({ level: 'serious' })
    expect(grading(setThen(cleanPack, 'grading', 'small', 'level', undefined)).rows[0]!.then).toEqual({})
  })
})
