import { expect, test } from 'vitest'
import { groupDuties, groupOf } from './group-duties.ts'

const at = (text: string) => `2026-10-10T${text}:00.000Z`
const now = Date.parse(at('02:00'))
const midnight = Date.parse(at('16:00'))
const running = (dueAt: string | null) => ({ dueAt, state: 'running' as const })

test('what is late stands first, also where the server has not said so yet', () => {
  expect(groupOf(running(at('01:59')), now, midnight)).toBe('overdue')
  expect(groupOf({ dueAt: at('01:00'), state: 'overdue' }, now, midnight)).toBe('overdue')
})

test('two hours, today, later, and without a time', () => {
  expect(groupOf(running(at('04:00')), now, midnight)).toBe('two-hours')
  expect(groupOf(running(at('04:01')), now, midnight)).toBe('today')
  expect(groupOf(running(at('16:00')), now, midnight)).toBe('later')
  expect(groupOf(running(null), now, midnight)).toBe('untimed')
})

test('a paused duty is not pressing: its clock stands still', () => {
  expect(groupOf({ dueAt: at('02:30'), state: 'paused' }, now, midnight)).toBe('later')
})

test('groups keep the order of urgency and leave out the empty ones', () => {
  const groups = groupDuties([running(null), running(at('03:00')), running(at('01:00')), running(at('02:10'))], now, midnight)
  expect(groups.map(({ group, duties }) => [group, duties.length])).toEqual([
    ['overdue', 1],
    ['two-hours', 2],
    ['untimed', 1],
  ])
})
