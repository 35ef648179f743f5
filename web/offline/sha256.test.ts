import { createHash, randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { hashFile, sha256Of } from './sha256.ts'

test('the hash is the one that everybody else computes, for every length around a block', async () => {
  for (const length of [0, 1, 3, 55, 56, 57, 63, 64, 65, 119, 120, 1_000, 70_001]) {
    const bytes = randomBytes(length)
    const expected = createHash('sha256').update(bytes).digest('hex')
    expect(sha256Of(bytes)).toBe(expected)
    expect(await hashFile(new Blob([bytes]))).toBe(expected)
  }
})
