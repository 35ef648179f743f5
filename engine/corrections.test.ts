import { expect, test } from 'vitest'
import type { CaseEvent } from '../events/envelope.ts'
import { effectiveEvents } from './corrections.ts'

const event = (id: string, type: string, data: object, more: object = {}) =>
  ({ id, type, at: '2026-03-02T01:00:00.000Z', data, ...more }) as unknown as CaseEvent
const first = event('a', 'case.opened', { kind: 'anomaly', number: 'T-1' }, { owners: { x: 'bo' } })
const late = event('b', 'case.reported', {}, { backdated: true })
const corrected = (data: object, more: object = {}) => event('c', 'event.corrected', { corrects: 'a', ...data }, more)

test('events count as they stand where nothing corrects them', () => {
  const all = [first, late]
  expect(effectiveEvents(all)).toEqual(all)
  expect(effectiveEvents(all)).not.toBe(all)
})

test('a correction replaces the fields that it names, the time and the owners; the original stays as it was', () => {
  const fix = corrected({ at: '2026-03-01T01:00:00.000Z', plain: { number: 'T-2' } }, { owners: { y: 'cai' } })
  expect(effectiveEvents([first, late, fix])).toEqual([
    { ...first, at: '2026-03-01T01:00:00.000Z', data: { kind: 'anomaly', number: 'T-2' }, owners: { x: 'bo', y: 'cai' } },
    late,
    fix,
  ])
  expect(first).toMatchObject({ at: '2026-03-02T01:00:00.000Z', data: { number: 'T-1' } })
  const again = event('d', 'event.corrected', { corrects: 'a', plain: { kind: 'complaint' } })
  expect(effectiveEvents([first, fix, again])[0]).toMatchObject({
    at: '2026-03-01T01:00:00.000Z',
    data: { kind: 'complaint', number: 'T-2' },
  })
})

test('a void event drops out, and one that nobody knows changes nothing', () => {
  const fix = corrected({ void: true })
  expect(effectiveEvents([first, late, fix])).toEqual([late, fix])
  const unknown = event('c', 'event.corrected', { corrects: 'gone', plain: { number: 'x' } })
  expect(effectiveEvents([first, unknown])).toEqual([first, unknown])
})

test('backdating that the superior confirms counts from when it happened; refused, or of another event, it does not', () => {
  const answer = (data: object) => effectiveEvents([first, late, event('c', 'backdating.confirmed', data)])[1]
  expect(answer({ event: 'b', accepted: true })).toEqual({ ...late, backdated: false })
  expect([answer({ event: 'b', accepted: false }), answer({ event: 'gone', accepted: true })]).toEqual([late, late])
  expect(effectiveEvents([first, late, event('c', 'case.reported', { event: 'b', accepted: true })])[1]).toEqual(late)
})
