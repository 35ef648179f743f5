import { expect, test } from 'vitest'
import { tablesWithWords, titleOfTable } from './table-words.ts'
import { tables } from './tables.ts'

test('every table has words in both languages, and no words are left over', () => {
  expect([...tablesWithWords].sort()).toEqual(Object.keys(tables).sort())
})

test('words are words: Chinese in the one language, no names of tables and no Chinese in the other, and none twice', () => {
  const titles = Object.keys(tables).map(table => ({ table, ...titleOfTable(table) }))
  expect(titles.filter(({ zh }) => !/\p{Script=Han}/u.test(zh))).toEqual([])
  expect(titles.filter(({ en = '' }) => en === '' || /_|\p{Script=Han}/u.test(en))).toEqual([])
  expect(new Set(titles.map(({ zh }) => zh)).size).toBe(titles.length)
  expect(new Set(titles.map(({ en }) => en)).size).toBe(titles.length)
})
