import { beforeAll, describe, expect, test } from 'vitest'
import { forCertificates, type Holder, holderOf, keyUsage } from './authority.fixture.ts'
import { derOf, isSameCertificate, leadsToRoot, pathUp } from './certificate-chain.ts'
import { isStrongHash, strongHash } from './digests.ts'

const at = Date.parse('2026-06-01T10:00:00Z')
const ca = [forCertificates()]
let root: Holder
let between: Holder
let leaf: Holder
beforeAll(async () => {
  root = await holderOf('root', { extensions: ca })
  between = await holderOf('between', { by: root, extensions: ca })
  leaf = await holderOf('leaf', { by: between })
})
const leads = (from: Holder, roots: Holder[], others: Holder[] = []) =>
  leadsToRoot(from.certificate, { at, roots: roots.map(one => one.certificate), others: others.map(one => one.certificate) })
const up = async (from: Holder, others: Holder[], moment = at) =>
  (
    await pathUp(
      from.certificate,
      others.map(one => one.certificate),
      moment,
    )
  ).map(({ subject }) => String(subject.typesAndValues.at(-1)!.value.valueBlock.value))
/** A chain of so many certificates below the root, the lowest first. */
async function chainOf(length: number): Promise<Holder[]> {
  const chain: Holder[] = []
  for (let by = root; chain.length < length; by = chain[0]!)
    chain.unshift(await holderOf(`link ${chain.length + 1}`, { by, extensions: ca }))
  return chain
}
/** `between` anew, with the same key and name, so that it too has signed the leaf. */
const otherwise = (given: Parameters<typeof holderOf>[1]) =>
  holderOf('between', { by: root, extensions: ca, keys: between.keys, ...given })

describe('a chain of certificates', () => {
  test('leads to a root directly, through others in any order, and not without them', async () => {
    expect(await leads(between, [root])).toBe(true)
    expect(await leads(leaf, [root], [between])).toBe(true)
    expect(await leads(leaf, [root], [root, leaf, between])).toBe(true)
    expect(await leads(leaf, [root])).toBe(false)
    expect(await leads(leaf, [], [between, root])).toBe(false)
    expect(await up(leaf, [root, between])).toEqual(['leaf', 'between', 'root'])
    expect(await up(leaf, [root])).toEqual(['leaf'])
  })
  test('is as long as nothing where the certificate itself is trusted, as long as it is valid', async () => {
    expect(await leads(leaf, [leaf])).toBe(true)
    const expired = await holderOf('expired', { by: between, until: '2026-05-31T00:00:00Z' })
    expect(await leads(expired, [expired])).toBe(false)
    expect(await leads(expired, [expired, between])).toBe(false)
  })
  test('goes on from a certificate in between that is trusted itself', async () => {
    expect(await leads(leaf, [between])).toBe(true)
    expect(await leads(leaf, [leaf, between, root])).toBe(true)
  })
  test('breaks at one that may not sign certificates, or was not valid then', async () => {
    const links: [string, Parameters<typeof holderOf>[1], boolean][] = [
      ['as it is', {}, true],
      ['no constraints', { extensions: [] }, false],
      ['no extensions', { extensions: undefined! }, false],
      ['says it is none', { extensions: [forCertificates(false)] }, false],
      ['may sign certificates', { extensions: [...ca, keyUsage(0x04)] }, true],
      ['says its use first', { extensions: [keyUsage(0x04), ...ca] }, true],
      ['may sign both', { extensions: [...ca, keyUsage(0x84)] }, true],
      ['may sign data alone', { extensions: [...ca, keyUsage(0x80)] }, false],
      ['may do nothing', { extensions: [...ca, keyUsage(0)] }, false],
      ['expired', { until: '2026-06-01T09:59:59Z' }, false],
      ['ends then', { until: '2026-06-01T10:00:00Z' }, true],
      ['begins then', { from: '2026-06-01T10:00:00Z' }, true],
      ['not valid yet', { from: '2026-06-01T10:00:01Z' }, false],
      ['signed over SHA-1', { hash: 'SHA-1' }, false],
      ['signed over SHA-384', { hash: 'SHA-384' }, true],
    ]
    for (const [name, given, holds] of links) {
      const link = await otherwise(given)
      expect([name, await leads(leaf, [root], [link])]).toEqual([name, holds])
      // Upwards it is named only where it may stand there; who signed it is another matter.
      expect([name, (await up(leaf, [link])).length]).toEqual([name, holds || name === 'signed over SHA-1' ? 2 : 1])
    }
  })
  test('breaks at a name that another key bears, and at a key under another name', async () => {
    const impostor = await holderOf('between', { by: root, extensions: ca })
    const renamed = await otherwise({})
    const other = await holderOf('somebody', { by: root, extensions: ca, keys: between.keys })
    expect(await leads(leaf, [root], [impostor])).toBe(false)
    expect(await leads(leaf, [root], [other])).toBe(false)
    expect(await leads(leaf, [root], [renamed])).toBe(true)
    expect(await leads(between, [await holderOf('root', { extensions: ca })])).toBe(false)
    expect(await up(leaf, [impostor, other])).toEqual(['leaf'])
  })
  test('breaks at a key of a kind that nobody here can verify with', async () => {
    const strange = await holderOf('root', { keys: root.keys, extensions: ca })
    expect(await leads(between, [strange])).toBe(true)
    strange.certificate.subjectPublicKeyInfo.algorithm.algorithmId = '1.2.3.4'
    expect(await leads(between, [strange])).toBe(false)
    expect(await up(between, [strange])).toEqual(['between'])
  })
  test('needs no word of a root about what it may sign, but that it was valid', async () => {
    expect(await leads(between, [await holderOf('root', { keys: root.keys })])).toBe(true)
    expect(await leads(between, [await holderOf('root', { keys: root.keys, until: '2026-05-31T00:00:00Z' })])).toBe(false)
    expect(await leads(between, [await holderOf('root', { keys: root.keys, from: '2026-06-02T00:00:00Z' })])).toBe(false)
  })
  test('is followed over eight certificates, and no further', async () => {
    const [eight, nine] = [await chainOf(8), await chainOf(9)]
    expect(await leads(eight[0]!, [root], eight)).toBe(true)
    expect(await leads(nine[0]!, [root], nine)).toBe(false)
    expect(await up(nine[0]!, [...nine, root])).toHaveLength(8)
    expect(await up(eight[1]!, [...eight, root])).toEqual([...[7, 6, 5, 4, 3, 2, 1].map(n => `link ${n}`), 'root'])
  })
  test('ends where two have signed one another', async () => {
    const one = await holderOf('one', { extensions: ca })
    const two = await holderOf('two', { by: one, extensions: ca })
    const back = await holderOf('one', { by: two, extensions: ca, keys: one.keys })
    const start = await holderOf('start', { by: back })
    expect(await leads(start, [root], [back, two])).toBe(false)
    expect(await up(start, [back, two])).toEqual(['start', 'one', 'two'])
  })
})

test('a certificate is the same only byte for byte', async () => {
  const [again] = [await otherwise({})]
  expect(isSameCertificate(between.certificate, between.certificate)).toBe(true)
  expect(isSameCertificate(between.certificate, again.certificate)).toBe(false)
  expect(isSameCertificate(between.certificate, leaf.certificate)).toBe(false)
  expect(Buffer.from(derOf(root.certificate)).toString('base64')).toBe(root.pem.split('\n')[1])
})

test('only SHA-256 and stronger count', () => {
  expect(strongHash('2.16.840.1.101.3.4.2.3')).toBe('SHA-512')
  expect(strongHash('2.16.840.1.101.3.4.2.2')).toBe('SHA-384')
  expect(strongHash('2.16.840.1.101.3.4.2.1')).toBe('SHA-256')
  expect(strongHash('1.3.14.3.2.26')).toBeUndefined()
  expect(['SHA-1', 'SHA-256', 'SHA-384', 'SHA-512', 'MD5', ''].filter(isStrongHash)).toEqual(['SHA-256', 'SHA-384', 'SHA-512'])
})
