import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { holdBetween } from './while-pressed.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const begin = () => {
  const seen: string[] = []
  const hold = holdBetween((run, ms) => setTimeout(run, ms))
  return { seen, hold, arrive: (name: string) => hold.schedule(() => seen.push(name)) }
}

test('what arrives while a button is pressed is shown after it is let go, in the order it came', () => {
  const { seen, hold, arrive } = begin()
  arrive('before')
  vi.advanceTimersByTime(1)
  hold.press()
  arrive('first')
  arrive('second')
  vi.advanceTimersByTime(100)
  expect(seen).toEqual(['before'])
  hold.release()
  expect(seen).toEqual(['before'])
  vi.advanceTimersByTime(1)
  expect(seen).toEqual(['before', 'first', 'second'])
})

test('who holds on longer than a click lasts sees the page go on', () => {
  const { seen, hold, arrive } = begin()
  hold.press()
  arrive('one')
  vi.advanceTimersByTime(1_999)
  expect(seen).toEqual([])
  vi.advanceTimersByTime(1)
  expect(seen).toEqual(['one'])
})

test('the second press of a double click is held as well', () => {
  const { seen, hold, arrive } = begin()
  hold.press()
  hold.release()
  hold.press()
  arrive('one')
  vi.advanceTimersByTime(1)
  expect(seen).toEqual([])
  hold.release()
  vi.advanceTimersByTime(1)
  expect(seen).toEqual(['one'])
})
