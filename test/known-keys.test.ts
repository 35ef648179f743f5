import { randomUUID, type ScryptOptions, scrypt, scryptSync } from 'node:crypto'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { hashOf } from '../server/auth/password.ts'

const derive = promisify<string, string, number, ScryptOptions, Buffer>(scrypt)
const cost = { N: 16_384, r: 16, p: 1, maxmem: 64 * 1024 * 1024 }

test('a key is derived once, and is the key that scrypt derives, whatever its taker does with it', async () => {
  const salt = randomUUID()
  const derived = scryptSync('密码', salt, 32, cost)
  const { bihuanKnownKeys: known } = globalThis as typeof globalThis & { bihuanKnownKeys: ReadonlyMap<string, unknown> }
  const before = known.size
  const first = await derive('密码', salt, 32, cost)
  expect(first).toEqual(derived)
  first.fill(0)
  expect(await derive('密码', salt, 32, cost)).toEqual(derived)
  expect(known.size).toBe(before + 1)
  expect(await derive('密码 ', salt, 32, cost)).not.toEqual(derived)
})

test('a password is kept at the full cost, with a salt of its own', async () => {
  const [first, second] = [await hashOf('correct horse battery'), await hashOf('correct horse battery')]
  expect(first).not.toBe(second)
  const [salt, key] = first.split(':') as [string, string]
  expect(scryptSync('correct horse battery', salt, 64, cost).toString('hex')).toBe(key)
})
