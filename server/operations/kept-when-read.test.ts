import { expect, test } from 'vitest'
import { keptWhenRead } from './kept-when-read.ts'

test('what was read is kept, who asks at once shares one reading, and what could not be read is asked for again', async () => {
  let readings = 0
  const read = keptWhenRead(async () => {
    readings++
    if (readings === 1) throw new Error('no such file yet')
    return `reading ${readings}`
  })
  const both = await Promise.allSettled([read(), read()])
  expect(both.map(one => one.status)).toEqual(['rejected', 'rejected'])
  expect(readings).toBe(1)
  expect(await Promise.all([read(), read()])).toEqual(['reading 2', 'reading 2'])
  expect(await read()).toBe('reading 2')
})
