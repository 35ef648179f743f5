import { execFileSync } from 'node:child_process'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { keccak_256 } from '@noble/hashes/sha3.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { beforeAll, describe, expect, inject, test } from 'vitest'
import { verifyBundleCommand } from '../cli/verify-bundle.ts'
import { anchorInput } from '../server/anchors/chain/contract.ts'
import { type Authority, hasOpenssl, makeAuthority } from '../server/anchors/tsa.fixture.ts'
import { hashOf } from './bundle-format.ts'
import { bundleWith, chainAnchor, checkpointNote, otherNote, stampAnchor, stampOf } from './stamped-bundle.fixture.ts'
import { ANCHOR_CALL, verifyAnchors } from './verify-anchors.ts'

type Stamp = { response: Uint8Array; at: string }

describe.skipIf(!hasOpenssl)('the timestamp in an evidence bundle', () => {
  let authority: Authority
  let stamp: Stamp
  beforeAll(async () => {
    authority = makeAuthority()
    stamp = await stampOf(authority, checkpointNote)
  })
  const verdictOf = async (one: Stamp, more: { note?: string; at?: string; roots?: string } = {}) =>
    (await verifyAnchors([{ ...stampAnchor(one, more.note), at: more.at ?? one.at }], more.roots))[0]!.verdict!
  const faultOf = async (...given: Parameters<typeof verdictOf>) => {
    const verdict = await verdictOf(...given)
    return verdict.ok ? 'none' : verdict.fault
  }
  /** The stamp with one byte of it changed: that many after the first of these. */
  const flipped = (marker: Uint8Array | string, after: number): Stamp => {
    const response = Uint8Array.from(stamp.response)
    const at = Buffer.from(response).indexOf(marker)
    expect(at).toBeGreaterThan(0)
    response[at + after]! ^= 1
    return { ...stamp, response }
  }

  test('holds, and names who signed with the fingerprints that openssl says', async () => {
    const verdict = await verdictOf(stamp)
    if (!verdict.ok) throw new Error(verdict.fault)
    expect(verdict).toMatchObject({ at: stamp.at, authority: 'Test, tsa', chain: 'not-asked', issuer: 'Test, root' })
    const fingerprint = (name: string) =>
      execFileSync('openssl', ['x509', '-in', `${name}.pem`, '-noout', '-fingerprint', '-sha256'], { cwd: authority.folder })
        .toString()
        .replace(/^.*=|[:\s]/g, '')
        .toLowerCase()
    expect(verdict.certificates.map(({ name, sha256 }) => [name, sha256])).toEqual([
      ['Test, tsa', fingerprint('tsa')],
      ['Test, between', fingerprint('between')],
    ])
    const trusted = await verdictOf(stamp, { roots: authority.root })
    expect(trusted).toMatchObject({ ok: true, chain: 'trusted' })
    expect(trusted.ok && trusted.certificates.at(-1)).toMatchObject({ name: 'Test, root', sha256: fingerprint('root') })
  })

  test('that was changed is found, and what is wrong with it is named', async () => {
    const digest = Buffer.from(hashOf(utf8ToBytes(checkpointNote)), 'hex')
    const year = stamp.at.slice(0, 4)
    expect({
      imprint: await faultOf(flipped(digest, 0)),
      time: await faultOf(flipped(`${year}${stamp.at.slice(5, 7)}`, 7)),
      signature: await faultOf({ ...stamp, response: withLastFlipped(stamp.response) }),
      signer: await faultOf(flipped('tsa', 1)),
      otherCheckpoint: await faultOf(await stampOf(authority, otherNote)),
      otherNote: await faultOf(stamp, { note: otherNote }),
      statedTime: await faultOf(stamp, { at: new Date(Date.parse(stamp.at) - 60_000).toISOString() }),
      expired: await faultOf(await stampOf(authority, checkpointNote, { signer: 'expired' })),
      withoutCertificate: await faultOf(await stampOf(authority, checkpointNote, { withCertificate: false })),
      stranger: await faultOf(await stampOf(authority, checkpointNote, { signer: 'stranger' }), { roots: authority.root }),
      otherRoot: await faultOf(stamp, { roots: authority.pem('stranger') }),
      cut: await faultOf({ ...stamp, response: stamp.response.slice(0, -1) }),
      nothing: await faultOf({ ...stamp, response: new Uint8Array() }),
    }).toEqual({
      ...{
        imprint: 'hash-wrong',
        time: 'signature-wrong',
        signature: 'signature-wrong',
        signer: expect.stringMatching(/wrong|missing/),
      },
      ...{
        otherCheckpoint: 'hash-wrong',
        otherNote: 'hash-wrong',
        statedTime: 'time-implausible',
        expired: 'certificate-expired',
      },
      ...{ withoutCertificate: 'certificate-missing', stranger: 'chain-untrusted', otherRoot: 'chain-untrusted' },
      ...{ cut: 'malformed', nothing: 'malformed' },
    })
  })

  test('is told by the command as the page tells it, with the root that somebody gives', async () => {
    const folder = await mkdtemp(join(inject('runFolder'), 'stamped-'))
    const run = async (anchors: Parameters<typeof bundleWith>[0], ...args: string[]) => {
      const file = join(folder, 'bundle.zip')
      await writeFile(file, (await bundleWith(anchors)).zip)
      const lines: string[] = []
      const out = (line: string) => void lines.push(line)
      return { code: await verifyBundleCommand([file, ...args], { out, err: out }), lines: lines.map(line => JSON.parse(line)) }
    }
    const root = join(folder, 'root.pem')
    await writeFile(root, authority.root)
    const good = await run([stampAnchor(stamp), chainAnchor], '--root', root)
    expect(good).toMatchObject({ code: 0, lines: [{ ok: true, timestamps: [{ at: stamp.at, chain: 'trusted' }] }] })
    expect(good.lines[0].onChains).toEqual([
      expect.objectContaining({
        chain: '11155111',
        block: 7_654_321,
        input: `0x${ANCHOR_CALL}${hashOf(utf8ToBytes(checkpointNote))}`,
      }),
    ])
    const bad = await run([stampAnchor({ ...stamp, response: withLastFlipped(stamp.response) })])
    expect(bad).toMatchObject({
      code: 1,
      lines: [{ fault: { kind: 'timestamp', label: 'anchors/1', field: 'signature-wrong' } }, { ok: false, faults: 1 }],
    })
  })

  test('makes a page of one file larger only where it is there', async () => {
    const [without, withOne] = [await bundleWith([chainAnchor]), await bundleWith([stampAnchor(stamp)])]
    for (const { page } of [without, withOne])
      expect(page).not.toMatch(/<(link|img|iframe)|\bsrc=|https?:\/\/(?!www\.w3\.org)[\w.]+\/[\w.]*\.js/)
    expect(without.page.length).toBeLessThan(100_000)
    expect(withOne.page.length).toBeLessThan(550_000)
  })
})

test('what is to be looked for on a chain is what our contract is called with', () => {
  expect(bytesToHex(keccak_256(utf8ToBytes('anchor(bytes32)')).slice(0, 4))).toBe(ANCHOR_CALL)
  const hash = new Uint8Array(32).fill(9)
  expect(anchorInput(hash)).toBe(`0x${ANCHOR_CALL}${bytesToHex(hash)}`)
})

/** The signature stands last in a token. */
function withLastFlipped(bytes: Uint8Array): Uint8Array {
  const changed = Uint8Array.from(bytes)
  changed[changed.length - 1]! ^= 1
  return changed
}
