import { describe, expect, test } from 'vitest'
import { type DutyClock, dueLook, dueStep } from './due-look.ts'

const dueAt = '2026-10-10T09:30:00.000Z'
const startedAt = '2026-10-10T01:30:00.000Z'
const at = (time: string) => Date.parse(`2026-10-10T${time}.000Z`)
const running: DutyClock = { dueAt, startedAt, state: 'running' }

describe('a running clock', () => {
  test.each([
    ['05:00:00', 'plenty'],
    ['05:30:00', 'half'],
    ['07:30:00', 'half'],
    ['07:30:01', 'soon'],
    ['09:30:00', 'soon'],
    ['09:30:01', 'overdue'],
  ])('at %s is %s', (time, kind) => {
    expect(dueLook(running, at(time)).kind).toBe(kind)
  })

  test('warns in the last half hour however long it runs', () => {
    expect(dueLook({ ...running, startedAt: '2026-10-10T08:59:00.000Z' }, at('09:01:00')).kind).toBe('soon')
    expect(dueLook({ dueAt, state: 'running' }, at('09:01:00')).kind).toBe('soon')
    expect(dueLook({ dueAt, state: 'running' }, at('08:59:00')).kind).toBe('plenty')
  })

  test('is provisional until its year is published, and overdue all the same', () => {
    expect(dueLook({ ...running, provisional: true }, at('09:00:00')).kind).toBe('provisional')
    expect(dueLook({ ...running, provisional: true }, at('09:31:00'))).toEqual({ kind: 'overdue', by: 60_000 })
  })
})

test('a clock that has ended says how it ended', () => {
  expect(dueLook({ dueAt, state: 'met', metAt: '2026-10-10T09:10:00.000Z' }, at('23:00:00'))).toEqual({
    kind: 'met',
    early: 20 * 60_000,
  })
  expect(dueLook({ dueAt, state: 'late', metAt: '2026-10-10T10:30:00.000Z' }, at('23:00:00'))).toEqual({
    kind: 'late',
    by: 3_600_000,
  })
  expect(dueLook({ dueAt, state: 'missed' }, at('23:00:00')).kind).toBe('missed')
})

test('a paused clock counts the pause, also past its due time', () => {
  expect(dueLook({ dueAt, state: 'paused', pausedSince: '2026-10-10T09:00:00.000Z' }, at('11:00:00'))).toEqual({
    kind: 'paused',
    lasted: 7_200_000,
  })
})

test('an overdue clock follows the server even when the local clock lags', () => {
  expect(dueLook({ dueAt, state: 'overdue' }, at('09:29:00'))).toEqual({ kind: 'overdue', by: 0 })
})

test('a clause without a time limit has no countdown', () => {
  expect(dueLook({ dueAt: null, state: 'running' }, at('09:00:00')).kind).toBe('untimed')
  expect(dueStep({ dueAt: null, state: 'running' }, at('09:00:00'))).toBe(0)
})

test('a clock ticks each second near its end and not at all once it has ended', () => {
  expect(dueStep(running, at('09:27:00'))).toBe(1000)
  expect(dueStep(running, at('08:00:00'))).toBe(30_000)
  expect(dueStep({ ...running, state: 'met' }, at('08:00:00'))).toBe(0)
})
