import { expect, test } from 'vitest'
import { sayClause } from './say-clause.ts'

test.each([
  ['8(6)', '第8条(6)', 'Art. 8(6)'],
  ['5.1.1(2)', '第5.1.1条(2)', 'Art. 5.1.1(2)'],
  ['15', '第15条', 'Art. 15'],
  ['附件一', '附件一', '附件一'],
])('%s is quoted as %s', (clause, zh, en) => {
  expect(sayClause(clause, 'zh')).toBe(zh)
  expect(sayClause(clause, 'en')).toBe(en)
})
