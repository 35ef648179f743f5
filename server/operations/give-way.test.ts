import { expect, test } from 'vitest'
import { createRequests, restAfter, restBeside } from './give-way.ts'

test('the background rests as long as it worked, four times as long while requests come, and two seconds at most', () => {
  expect([restAfter(100, false), restAfter(100, true), restAfter(5_000, false), restAfter(600, true)]).toEqual([
    100, 400, 2_000, 2_000,
  ])
})

test('a process is busy while it answers and a moment after, whatever other requests end meanwhile', () => {
  let at = 0
  const requests = createRequests(() => at)
  expect(requests.isBusy()).toBe(false)
  requests.begin()
  requests.begin()
  at = 10_000
  requests.end()
  at = 20_000
  expect(requests.isBusy()).toBe(true)
  requests.end()
  at = 20_249
  expect(requests.isBusy()).toBe(true)
  at = 20_250
  expect(requests.isBusy()).toBe(false)
})

test('a server that stops waits for no rest', async () => {
  const stopping = new AbortController()
  const resting = restBeside(undefined, stopping.signal)(2_000)
  const from = performance.now()
  stopping.abort()
  await resting
  expect(performance.now() - from).toBeLessThan(1_000)
})
