import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { forStamps, type Holder, holderOf, stampBy } from './authority.fixture.ts'
import { encodeBase64 } from './base64.ts'
import type { BundleAnchor } from './bundle-format.ts'
import { verifyAnchors } from './verify-anchors.ts'

const note = 'a signed checkpoint'
const digest = createHash('sha256').update(note).digest()
const at = '2026-06-01T10:00:00.000Z'
let tsa: Holder
let stamp: BundleAnchor
const chain: BundleAnchor = { kind: 'evm', at, checkpointSize: 2, note, chain: '1', transaction: '0xb2', block: 7 }
beforeAll(async () => {
  tsa = await holderOf('tsa', { extensions: [forStamps()] })
  stamp = { kind: 'rfc3161', at, checkpointSize: 2, note, proof: encodeBase64(await stampBy(tsa, digest)) }
})
const faultOf = async (change: Partial<BundleAnchor>, roots?: string) => {
  const { proof, ...rest } = { ...stamp, ...change }
  const [checked] = await verifyAnchors([{ ...rest, ...(proof !== undefined && { proof }) }], roots)
  return checked!.verdict!.ok ? 'none' : checked!.verdict!.fault
}

describe('what stands outside of the checkpoints of a bundle', () => {
  test('is counted from one and told with the hash of the note; of a chain nothing is judged', async () => {
    expect(await verifyAnchors([chain, stamp])).toEqual([
      { label: 'anchors/1', anchor: chain, digest: digest.toString('hex') },
      {
        ...{ label: 'anchors/2', anchor: stamp, digest: digest.toString('hex') },
        verdict: expect.objectContaining({ ok: true, at, chain: 'not-asked' }),
      },
    ])
    expect(await verifyAnchors([])).toEqual([])
  })
  test('is a stamp of this note, held against the roots that somebody gives', async () => {
    expect(await faultOf({ note: 'another checkpoint' })).toBe('hash-wrong')
    expect(await faultOf({}, tsa.pem)).toBe('none')
    expect(await faultOf({}, (await holderOf('other', {})).pem)).toBe('chain-untrusted')
  })
  test('was stamped when the bundle says so, to the second', async () => {
    const said = (ms: number) => faultOf({ at: new Date(Date.parse(at) + ms).toISOString() })
    expect(await said(-1_000)).toBe('none')
    expect(await said(1_000)).toBe('none')
    expect(await said(-1_001)).toBe('time-implausible')
    expect(await said(1_001)).toBe('time-implausible')
    expect(await faultOf({ at: 'some day' })).toBe('time-implausible')
  })
  test('is malformed where its proof is missing or no base64', async () => {
    expect(await faultOf({ proof: 'not base64!' })).toBe('malformed')
    expect(await faultOf({ proof: undefined! })).toBe('malformed')
  })
})
