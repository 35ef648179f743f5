import { randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ContentDamaged, decrypted, encrypted, PIECE_BYTES } from './stream-cipher.ts'
import { unwrap, wrap } from './wrap.ts'

const key = Buffer.alloc(32, 7)
const seal = (content: Buffer, boundTo = 'a') =>
  buffer(Readable.from(encrypted(Readable.from(content.length ? [content] : []), key, boundTo)))
const open = (sealed: Buffer, boundTo = 'a') =>
  buffer(Readable.from(decrypted(Readable.from(sealed.length ? [sealed] : []), key, boundTo)))

describe('an encrypted content', () => {
  test('comes back whatever its length, and whatever chunks it comes in', async () => {
    for (const length of [0, 1, PIECE_BYTES - 1, PIECE_BYTES, PIECE_BYTES + 1, 3 * PIECE_BYTES]) {
      const content = randomBytes(length)
      const sealed = await seal(content)
      expect(sealed.length).toBe(length + 4 + 16 * Math.max(1, Math.ceil(length / PIECE_BYTES)))
      expect((await open(sealed)).equals(content), String(length)).toBe(true)
      const drops = Array.from({ length: Math.ceil(sealed.length / 999) }, (_, i) => sealed.subarray(i * 999, (i + 1) * 999))
      expect((await buffer(Readable.from(decrypted(Readable.from(drops), key, 'a')))).equals(content)).toBe(true)
    }
  })

  test('is damaged where a byte was changed, a piece moved or left out, the end cut off, or it is read as another', async () => {
    const sealed = await seal(Buffer.alloc(2 * PIECE_BYTES + 100, 1))
    const piece = PIECE_BYTES + 16
    const [first, second, last] = [
      sealed.subarray(4, 4 + piece),
      sealed.subarray(4 + piece, 4 + 2 * piece),
      sealed.subarray(4 + 2 * piece),
    ]
    const mark = sealed.subarray(0, 4)
    const wrong: Buffer[] = [
      Buffer.alloc(0),
      mark,
      Buffer.concat([mark, second, first, last]),
      Buffer.concat([mark, first, last]),
      Buffer.concat([mark, first, second]),
      Buffer.concat([mark, first, second, last.subarray(0, -1)]),
      Buffer.concat([sealed, Buffer.from('x')]),
    ]
    for (const one of wrong) await expect(open(one)).rejects.toThrow(ContentDamaged)
    await expect(open(sealed, 'b')).rejects.toThrow(ContentDamaged)
    await fc.assert(
      fc.asyncProperty(fc.nat(200), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const small = await seal(Buffer.alloc(180, 2))
        small[at % small.length]! ^= change
        await expect(open(small)).rejects.toThrow(ContentDamaged)
      }),
      { numRuns: 40 },
    )
  })
})

test('a wrapped key opens under its key and as what it is only', () => {
  const wrapped = wrap(Buffer.from('secret'), { key, nonce: randomBytes(12), boundTo: 'data key a 1' })
  expect(unwrap(wrapped, { key, boundTo: 'data key a 1' }).toString()).toBe('secret')
  expect(() => unwrap(wrapped, { key, boundTo: 'data key b 1' })).toThrow(ContentDamaged)
  expect(() => unwrap(wrapped, { key: Buffer.alloc(32, 8), boundTo: 'data key a 1' })).toThrow(ContentDamaged)
  expect(() => unwrap('', { key, boundTo: '' })).toThrow(ContentDamaged)
})
