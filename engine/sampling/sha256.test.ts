import { createHash, createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { hmacHex, sha256Bytes, sha256Hex } from './sha256.ts'

const bytes = (length: number) => Uint8Array.from({ length }, (_, i) => (i * 31 + length) % 256)

describe('SHA-256', () => {
  test('is that of FIPS 180-4', () => {
    expect(sha256Hex('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
    expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
    expect(sha256Hex('abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq')).toBe(
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    )
  })
  test('of bytes is that of the platform, around the ends of blocks', () => {
    for (const length of [0, 1, 54, 55, 56, 57, 63, 64, 65, 118, 119, 120, 127, 128, 129, 300, 3_000])
      expect(Buffer.from(sha256Bytes(bytes(length))).toString('hex'), `${length}`).toBe(
        createHash('sha256').update(bytes(length)).digest('hex'),
      )
  })
  test('leaves the message as it was', () => {
    const message = bytes(70)
    sha256Bytes(message)
    expect(message).toEqual(bytes(70))
  })
  test('of a text is that of its bytes in UTF-8', () => {
    expect(sha256Hex('抽样😀')).toBe(createHash('sha256').update('抽样😀', 'utf8').digest('hex'))
  })
})

describe('HMAC-SHA-256', () => {
  test('is that of RFC 4231', () => {
    expect(hmacHex('Jefe')('what do ya want for nothing?')).toBe(
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    )
  })
  test('is that of the platform for keys up to a block, and for longer ones, which are hashed first', () => {
    for (const length of [0, 1, 63, 64, 65, 200]) {
      const key = 'k'.repeat(length)
      expect(hmacHex(key)('text'), `${length}`).toBe(createHmac('sha256', Buffer.from(key)).update('text').digest('hex'))
    }
    expect(hmacHex('钥匙'.repeat(20))('文')).toBe(
      createHmac('sha256', Buffer.from('钥匙'.repeat(20)))
        .update('文')
        .digest('hex'),
    )
  })
  test('is the same each time a text is given', () => {
    const of = hmacHex('key')
    const first = of('a')
    expect(of('b')).not.toBe(first)
    expect(of('a')).toBe(first)
  })
})
