import fc from 'fast-check'
import { expect, test } from 'vitest'
import { VerifyCode } from '../../events/signed-content.ts'
import { canonical, sha256 } from '../../server/events/seal.ts'
import { contentHashOf, newCode } from './canonical.ts'

test('the browser comes to the hash that the server computes, whatever stands in it and in whatever order', () => {
  fc.assert(
    fc.property(fc.jsonValue(), value => {
      // What JSON cannot carry (a lone half of a UTF-16 pair) never leaves the page.
      fc.pre(JSON.stringify(value).isWellFormed())
      expect(contentHashOf(value)).toBe(sha256(canonical(value)))
    }),
  )
  expect(contentHashOf({ b: 1, a: '签' })).toBe(contentHashOf({ a: '签', b: 1 }))
})

test('a code drawn here is one that the server takes', () => {
  const codes = Array.from({ length: 200 }, newCode)
  expect(codes.every(code => VerifyCode.safeParse(code).success)).toBe(true)
  expect(new Set(codes).size).toBe(200)
})
