import { expect, test } from 'vitest'
import * as on from '../policies/equip/2026-01-01/example-events.ts'
import { rulesOf } from '../policies/equip/2026-01-01/example-rules.ts'
import { equip } from '../policies/equip/2026-01-01/pack.ts'
import { fold } from './advance.ts'
import { eventsTold } from './example-events.ts'
import type { ToldEvent } from './pack.ts'
import { statedTime } from './stated-times.ts'

const rules = rulesOf(equip)
const order = on.opened('2026-03-02 09:00', 'work-order')
const written = (completeBy: string, at = '2026-03-02 09:30') =>
  on.made(at, 'order', { completeBy, staffFrom: 'customer-service' })
const there = on.made('2026-03-03 14:00', 'arrival', { onTime: true, workClothes: true })
const longer = (newEnd: string, at: string) => on.made(at, 'extension', { cause: 'user', newEnd })
const confirmed = (at: string) => on.made(at, 'extension-confirmed', { by: 'call' })
const [first, second, third] = ['2026-03-04T10:00:00.000Z', '2026-03-06T09:00:00.000Z', '2026-03-09T09:00:00.000Z']

function told(...events: ToldEvent[]) {
  const { state, changes } = fold(rules, eventsTold(rules.calendar, events))!
  const duty = Object.values(state.duties).find(one => one.rule === 'finish-work')
  return { due: duty?.dueAt, stated: statedTime(state, 'equip:finish-work'), moves: changes.filter(c => c.kind === 'duty-moved') }
}

test('a time that was stated before the duty began is its due time', () => {
  expect(told(order, written(first), there)).toMatchObject({ due: first, moves: [] })
})

test('a duty without a stated time has none', () => {
  expect(told(order, there)).toMatchObject({ due: undefined, stated: undefined })
})

test('what waits to be confirmed moves nothing; once confirmed it moves the open duty, and says why', () => {
  expect(told(order, written(first), there, longer(second, '2026-03-04 09:00'))).toMatchObject({ due: first, moves: [] })
  const moved = told(order, written(first), there, longer(second, '2026-03-04 09:00'), confirmed('2026-03-04 10:00'))
  expect(moved).toMatchObject({ due: second, moves: [{ because: 'stated' }] })
})

test('one word confirms one extension, the last that waits, and the last that counts stands', () => {
  const both = [longer(second, '2026-03-04 09:00'), longer(third, '2026-03-04 09:30')]
  expect(told(order, written(first), there, ...both, confirmed('2026-03-04 10:00')).due).toBe(third)
  const rewritten = told(
    order,
    written(first),
    there,
    both[0]!,
    confirmed('2026-03-04 10:00'),
    written(third, '2026-03-04 11:00'),
  )
  expect(rewritten.due).toBe(third)
})
