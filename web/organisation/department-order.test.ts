import { expect, test } from 'vitest'
import { belowOf, inTreeOrder } from './department-order.ts'

const departments = [
  { id: 'sales', parent: null },
  { id: 'europe', parent: 'overseas' },
  { id: 'overseas', parent: 'sales' },
  { id: 'legal', parent: 'gone' },
]

test('each department follows the one above it; one whose parent is not there stands at the top', () => {
  expect(inTreeOrder(departments).map(({ department, depth }) => [department.id, depth])).toEqual([
    ['sales', 0],
    ['overseas', 1],
    ['europe', 2],
    ['legal', 0],
  ])
})

test('a department holds all below it, and a circle of parents ends', () => {
  expect([...belowOf(departments, 'sales')].sort()).toEqual(['europe', 'overseas', 'sales'])
  expect(
    [
      ...belowOf(
        [
          { id: 'a', parent: 'b' },
          { id: 'b', parent: 'a' },
        ],
        'a',
      ),
    ].sort(),
  ).toEqual(['a', 'b'])
})
