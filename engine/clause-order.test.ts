import fc from 'fast-check'
import { expect, test } from 'vitest'
import { byClause } from './clause-order.ts'

test('clauses are in the order in which people count them: numbers by size, letters by name, a clause before its parts', () => {
  const inOrder = ['3', '8', '8(2)', '8(10)', '8(10)a', '8.2', '10', '10.1', 'A', 'A.2', 'A.10', 'B']
  expect(inOrder.toReversed().toSorted(byClause)).toEqual(inOrder)
  for (const [n, earlier] of inOrder.entries())
    for (const later of inOrder.slice(n + 1))
      expect([earlier, later, Math.sign(byClause(earlier, later)), Math.sign(byClause(later, earlier))]).toEqual([
        earlier,
        later,
        -1,
        1,
      ])
  expect(['二', '3', 'A'].toSorted(byClause)).toEqual(['3', 'A', '二'])
  expect(byClause('', '1')).toBeLessThan(0)
  // What stands between two numbers is compared as a whole: a letter alone comes before the same letter with a point.
  expect(['A.2', 'A2', 'A10', 'AB1'].toSorted(byClause)).toEqual(['A2', 'A10', 'A.2', 'AB1'])
})

test('it is an order: a clause is equal to itself alone, and whatever comes before another comes after it the other way round', () => {
  const clause = fc
    .array(fc.constantFrom('1', '2', '10', '.', '(', ')', 'A', '四'), { maxLength: 6 })
    .map(parts => parts.join(''))
  fc.assert(
    fc.property(clause, clause, (a, b) => {
      expect(byClause(a, a)).toBe(0)
      expect(Math.sign(byClause(a, b)) + Math.sign(byClause(b, a))).toBe(0)
      if (a !== b && !/0\d|10/.test(a + b)) expect(byClause(a, b)).not.toBe(0)
    }),
  )
})
