import { QueryClient } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { whenQuiet } from './use-quiet.ts'

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('window', {})
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** A question that is answered when the test says so. */
function aQuestion(queries: QueryClient, key: string): (answer: string) => void {
  let answer: (text: string) => void = () => undefined
  queries
    .fetchQuery({ queryKey: [key], queryFn: () => new Promise<string>(resolve => (answer = resolve)) })
    // Of the one that nobody answers, when the test clears it away.
    .catch(() => undefined)
  return text => answer(text)
}

test('a page is quiet when everything it asked is answered, and what it asked because of that', async () => {
  const queries = new QueryClient()
  const run = vi.fn()
  const answer = aQuestion(queries, 'case')
  whenQuiet(queries, run)
  await vi.advanceTimersByTimeAsync(2_000)
  expect(run).not.toHaveBeenCalled()
  answer('a case')
  await vi.advanceTimersByTimeAsync(400)
  const next = aQuestion(queries, 'names')
  await vi.advanceTimersByTimeAsync(2_000)
  expect(run).not.toHaveBeenCalled()
  next('names')
  await vi.advanceTimersByTimeAsync(700)
  expect(run).toHaveBeenCalledTimes(1)
  queries.clear()
})

test('an answer that never comes holds nothing up for ever, and nothing runs that was called off', async () => {
  const queries = new QueryClient()
  const [run, off] = [vi.fn(), vi.fn()]
  aQuestion(queries, 'case')
  whenQuiet(queries, run)
  whenQuiet(queries, off)()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(run).toHaveBeenCalledTimes(1)
  expect(off).not.toHaveBeenCalled()
  queries.clear()
})
