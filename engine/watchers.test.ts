import { expect, test } from 'vitest'
import { onlyWatches } from './watchers.ts'

test.each([
  [['auditor'], true],
  [['auditor', 'auditor'], true],
  [['auditor', 'sales'], false],
  [['administrator'], false],
  [[], false],
])('somebody with the posts %o only looks on: %s', (held, expected) => {
  expect(onlyWatches({ roles: held.map(role => ({ role })) })).toBe(expected)
})
