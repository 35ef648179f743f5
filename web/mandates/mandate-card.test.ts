import { expect, test } from 'vitest'
import { stateOf } from './mandate-card.tsx'

const row = { since: '2026-03-02T00:00:00.000Z', until: '2026-03-20T00:00:00.000Z', inForce: false } as const
const at = (moment: string) => Date.parse(moment)

test('a mandate counts from its first moment until, not including, its last', () => {
  const approved = { ...row, status: 'approved' as const }
  expect(stateOf(approved, at('2026-03-01T23:59:59.999Z'))).toBe('ahead')
  expect(stateOf({ ...approved, inForce: true }, at(row.since))).toBe('inForce')
  expect(stateOf({ ...approved, inForce: true }, at(row.until))).toBe('over')
})

test('approved and within its dates it may be idle, where what it hands on has ended', () => {
  expect(stateOf({ ...row, status: 'approved' }, at('2026-03-05T00:00:00.000Z'))).toBe('idle')
})

test('one that nobody approved in time is over, and what was refused or revoked stays so', () => {
  expect(stateOf({ ...row, status: 'requested' }, at('2026-03-05T00:00:00.000Z'))).toBe('requested')
  expect(stateOf({ ...row, status: 'requested' }, at(row.until))).toBe('over')
  expect(stateOf({ ...row, status: 'revoked' }, at(row.until))).toBe('revoked')
})
