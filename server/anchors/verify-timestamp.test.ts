import { randomBytes } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { build } from 'esbuild'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { isForTimestamps } from '../../ledger/certificate-chain.ts'
import { certificatesOf, verifyTimestamp } from '../../ledger/verify-timestamp.ts'
import { requestTimestamp, type Stamped } from './timestamp-client.ts'
import { type Authority, hasOpenssl, makeAuthority, type Signer, serve, serveAuthority } from './tsa.fixture.ts'

const digest = sha256(utf8ToBytes('a checkpoint'))
const other = sha256(utf8ToBytes('another checkpoint'))
const random = (bytes: number) => randomBytes(bytes)
const now = () => Date.now() // the authority's clock is this machine's

describe.skipIf(!hasOpenssl)('timestamps of a real authority (openssl ts)', () => {
  let authority: Authority
  let stamped: Stamped
  const ask = (url: string, more: object = {}) => requestTimestamp({ url, digest, roots: authority.root, random, now, ...more })
  beforeAll(async () => {
    authority = makeAuthority()
    const answer = await ask(await serveAuthority(authority))
    if (!answer.ok) throw new Error(answer.fault)
    stamped = answer
  })

  test('holds with its exact bytes, now and later, offline', async () => {
    expect(stamped.stamp).toMatchObject({ ok: true, policy: '1.2.3.4.1', authority: 'Test, tsa', chain: 'trusted' })
    expect(await verifyTimestamp({ bytes: stamped.response, digest, roots: authority.root })).toEqual(stamped.stamp)
    expect(await verifyTimestamp({ bytes: stamped.response, digest })).toMatchObject({ ok: true, chain: 'not-asked' })
    // A part of a larger buffer, as files and database rows come.
    const part = Buffer.concat([Buffer.alloc(7), stamped.response]).subarray(7)
    expect(await verifyTimestamp({ bytes: part, digest, roots: authority.root })).toEqual(stamped.stamp)
  })

  test('of something else does not hold', async () => {
    expect(await verifyTimestamp({ bytes: stamped.response, digest: other })).toEqual({ ok: false, fault: 'hash-wrong' })
    const nonce = randomBytes(16)
    expect(await verifyTimestamp({ bytes: stamped.response, digest, nonce })).toEqual({ ok: false, fault: 'nonce-wrong' })
  })

  test('does not hold where roots are given of which none can be read', async () => {
    const roots = 'no certificate'
    expect(await verifyTimestamp({ bytes: stamped.response, digest, roots })).toEqual({ ok: false, fault: 'chain-untrusted' })
  })

  test('of a time that cannot be does not hold', async () => {
    expect(await ask(await serveAuthority(authority), { now: () => Date.now() + 3_600_000 })).toMatchObject({
      fault: 'time-implausible',
    })
  })

  test.each<[Signer, string]>([
    ['expired', 'certificate-expired'],
    ['stranger', 'chain-untrusted'],
  ])('of a signer that is %s does not hold', async (signer, fault) => {
    expect(await ask(await serveAuthority(authority, signer))).toEqual({ ok: false, fault })
  })

  test('only a certificate for nothing else than timestamps may sign them', () => {
    const isFor = (name: Signer) => isForTimestamps(certificatesOf(authority.pem(name))[0]!)
    expect((['tsa', 'not-critical', 'web-server'] as const).map(isFor)).toEqual([true, false, false])
  })

  test('an answer to another question, kept and sent again, does not hold', async () => {
    const url = await serve((_, reply) =>
      reply.setHeader('content-type', 'application/timestamp-reply').end(Buffer.from(stamped.response)),
    )
    expect(await ask(url)).toEqual({ ok: false, fault: 'nonce-wrong' })
    expect(await ask(url, { digest: other })).toEqual({ ok: false, fault: 'hash-wrong' })
  })

  test('an authority that refuses is told as it says it', async () => {
    // An algorithm that the authority does not take: openssl answers with a rejection.
    const url = await serve(async (query, reply) => {
      const sha512 = Buffer.from(query)
      sha512[sha512.indexOf(Buffer.from('608648016503040201', 'hex')) + 8] = 3
      reply.setHeader('content-type', 'application/timestamp-reply').end(await authority.reply(sha512))
    })
    expect(await ask(url)).toMatchObject({ ok: false, fault: 'refused', detail: expect.stringMatching(/./) })
  })

  test('any byte changed: no stamp, or the very same one', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: stamped.response.length - 1 }), fc.integer({ min: 1, max: 255 }), async (at, by) => {
        const bytes = Uint8Array.from(stamped.response)
        bytes[at]! ^= by
        const verdict = await verifyTimestamp({ bytes, digest, roots: authority.root })
        // What is outside the signature (names of other certificates, the status' words) may change; time, hash and signer may not.
        if (verdict.ok) expect(verdict).toEqual(stamped.stamp)
      }),
      { numRuns: 60 },
    )
  })

  test('cut off or longer it is malformed', async () => {
    for (const bytes of [stamped.response.slice(0, -1), Buffer.concat([stamped.response, Buffer.of(0)]), new Uint8Array()])
      expect(await verifyTimestamp({ bytes, digest })).toEqual({ ok: false, fault: 'malformed' })
  })
})

test('the verifier can be bundled for a browser: nothing of the server or of Node is in it', async () => {
  const entry = fileURLToPath(new URL('../../ledger/verify-timestamp.ts', import.meta.url))
  const { metafile } = await build({
    ...{ entryPoints: [entry], bundle: true, platform: 'browser', format: 'esm', write: false },
    metafile: true,
  })
  const own = Object.keys(metafile.inputs).filter(path => !path.includes('node_modules'))
  expect(own.map(path => path.split('/').slice(-2).join('/')).sort()).toEqual([
    'ledger/certificate-chain.ts',
    'ledger/digests.ts',
    'ledger/verify-timestamp.ts',
  ])
})

describe('an address that is no authority', () => {
  const ask = (url: string, more: object = {}) => requestTimestamp({ url, digest, random, now, ...more })
  const answering = (status: number, body: string | Buffer, type = 'application/timestamp-reply', more = {}) =>
    serve((_, reply) => reply.writeHead(status, { 'content-type': type, ...more }).end(body))

  test.each([
    ['answers nonsense', 200, 'hello', 'application/timestamp-reply', 'malformed'],
    ['answers a page', 200, '<html>', 'text/html', 'not-a-timestamp'],
    ['fails', 503, 'secret inside', 'text/plain', 'http-status'],
    ['answers without end', 200, 'x'.repeat(200_000), 'application/timestamp-reply', 'too-large'],
  ])('and %s is named', async (_, status, body, type, fault) => {
    const answer = await ask(await answering(status, body, type))
    expect(answer).toMatchObject({ ok: false, fault })
    expect(JSON.stringify(answer)).not.toContain('secret')
  })

  test('is not followed elsewhere', async () => {
    let asked = 0
    const inside = await serve((_, reply) => reply.end(String(++asked)))
    expect(await ask(await answering(302, '', 'text/plain', { location: inside }))).toEqual({ ok: false, fault: 'redirected' })
    expect(asked).toBe(0)
  })

  test('is not waited for without end, and need not be there', async () => {
    expect(await ask(await serve(() => {}), { patienceMs: 50 })).toEqual({ ok: false, fault: 'too-slow' })
    expect(await ask('http://127.0.0.1:1')).toMatchObject({ fault: 'unreachable' })
    expect(await ask('file:///etc/passwd')).toEqual({ ok: false, fault: 'unreachable' })
  })
})
