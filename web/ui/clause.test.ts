import { expect, test } from 'vitest'
import { sayClause } from './clause.ts'

test('numbers become citations, citations stay', () => {
  expect(sayClause('8(6)', 'zh')).toBe('第 8(6) 条')
  expect(sayClause('5.1.1(2)', 'en')).toBe('clause 5.1.1(2)')
  expect(sayClause('第 8 条(五)', 'zh')).toBe('第 8 条(五)')
  expect(sayClause('公司设置', 'zh')).toBe('公司设置')
})
