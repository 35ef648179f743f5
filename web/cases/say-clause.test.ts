import { expect, test } from 'vitest'
import { sayClause } from './say-clause.ts'

test.each([
  ['8(6)', '第 8(6) 条', 'Art. 8(6)'],
  ['5.1.1(2)', '第 5.1.1(2) 条', 'Art. 5.1.1(2)'],
  ['15', '第 15 条', 'Art. 15'],
  ['附件一', '附件一', '附件一'],
])('%s is quoted as %s', (clause, zh, en) => {
  expect(sayClause(clause, 'zh')).toBe(zh)
  expect(sayClause(clause, 'en')).toBe(en)
})
