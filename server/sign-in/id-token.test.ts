import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { beforeAll, expect, test } from 'vitest'
import { verifyIdToken } from './id-token.ts'

const now = '2026-10-10T01:00:00.000Z'
const seconds = Date.parse(now) / 1000
const expected = { issuer: 'https://sso.example', clientId: 'bihuan', nonce: 'n-1', now }
const good = { iss: expected.issuer, aud: 'bihuan', sub: 'li', nonce: 'n-1', iat: seconds, exp: seconds + 300 }

let keys: { keys: object[] }
let privateKey: CryptoKey
let otherKey: CryptoKey

beforeAll(async () => {
  const pair = await generateKeyPair('ES256', { extractable: true })
  privateKey = pair.privateKey
  otherKey = (await generateKeyPair('ES256')).privateKey
  keys = { keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'k', alg: 'ES256' }] }
})

const token = (claims: object, key = privateKey) =>
  new SignJWT({ ...good, ...claims }).setProtectedHeader({ alg: 'ES256', kid: 'k' }).sign(key)

test('a token of the issuer, for us, of this sign-in, is taken', async () => {
  expect(await verifyIdToken(await token({}), keys, expected)).toMatchObject({ sub: 'li' })
  expect(await verifyIdToken(await token({ aud: ['bihuan', 'other'], azp: 'bihuan' }), keys, expected)).toMatchObject({
    sub: 'li',
  })
})

test.each([
  ['of another issuer', { iss: 'https://evil.example' }, 'sso.issuer-wrong'],
  ['for another application', { aud: 'another' }, 'sso.audience-wrong'],
  ['for several, and not authorised to us', { aud: ['bihuan', 'other'] }, 'sso.audience-wrong'],
  ['authorised to another', { azp: 'other' }, 'sso.audience-wrong'],
  ['of another sign-in', { nonce: 'n-2' }, 'sso.nonce-wrong'],
  ['that says no sign-in', { nonce: undefined }, 'sso.nonce-wrong'],
  ['that is too old', { iat: seconds - 600, exp: seconds - 300 }, 'sso.token-expired'],
  ['that is not yet good', { nbf: seconds + 600 }, 'sso.token-expired'],
])('a token %s is refused', async (_, claims, code) => {
  await expect(verifyIdToken(await token(claims), keys, expected)).rejects.toMatchObject({ code })
})

test('a token signed by another key, by a shared secret or by nobody is refused', async () => {
  const shared = await new SignJWT(good).setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode('x'.repeat(32)))
  const none = `${btoa('{"alg":"none"}')}.${btoa(JSON.stringify(good))}.`.replaceAll('=', '')
  for (const forged of [await token({}, otherKey), shared, none, 'not a token'])
    await expect(verifyIdToken(forged, keys, expected)).rejects.toMatchObject({ code: 'sso.signature-wrong' })
})
