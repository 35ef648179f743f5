import { expect, test } from 'vitest'
import type { ClauseWords } from './rule-lines.ts'
import { queryWords, searchClauses } from './search-clauses.ts'

const clauses: readonly ClauseWords[] = [
  {
    number: '8(2)',
    title: '分级上报',
    gist: '一般 1 小时；较大 2 小时；重大 30 分钟。',
    readings: [{ id: 'r', says: '1 小时、2 小时、30 分钟都自发现起', by: '客户服务部', on: '2025-12-20' }],
    rules: [
      {
        key: 'duty/report-general',
        group: 'duties',
        title: '上报部门负责人',
        time: '1小时内',
        facts: [{ label: '适用', value: '一般' }],
      },
      {
        key: 'duty/report-major',
        group: 'duties',
        title: '重大异常上报组长和主要负责人',
        time: '30分钟内',
        facts: [{ label: '适用', value: '重大' }],
      },
    ],
  },
  { number: '9', title: '一般异常的处置', gist: '130 分钟不在这里', readings: [], rules: [] },
]
const found = (q: string) => searchClauses(clauses, q).map(hit => hit.rule?.key ?? hit.reading?.id ?? hit.clause.number)

test('the 30-minute rule is the first thing found, however the number is written', () => {
  expect(found('30分钟')[0]).toBe('duty/report-major')
  expect(found('30 分钟')[0]).toBe('duty/report-major')
  expect(found('３０分钟')[0]).toBe('duty/report-major')
})

test('a number is not found inside a longer one', () => {
  expect(found('30分钟')).not.toContain('9')
})

test('words in any order must all occur', () => {
  expect(found('上报 重大')[0]).toBe('duty/report-major')
  expect(found('重大 归档')).toEqual([])
  expect(queryWords('重大，上报  重大')).toEqual(['重大', '上报'])
})

test('a clause is found by its number', () => {
  expect(found('8(2)')).toContain('8(2)')
})
