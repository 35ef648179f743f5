import { writeFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, inject, test } from 'vitest'
import { KEY, startNode } from '../server/anchors/chain/anvil.fixture.ts'
import { digestOfNote } from '../server/anchors/checkpoint-to-anchor.ts'
import { requestTimestamp } from '../server/anchors/timestamp-client.ts'
import { hasOpenssl, makeAuthority, serveAuthority } from '../server/anchors/tsa.fixture.ts'
import { anchorsCommand } from './anchors.ts'

const run = async (...args: string[]) => {
  const lines: string[] = []
  const code = await anchorsCommand(args, { now: () => '2026-10-10T01:00:00.000Z', out: line => lines.push(line) })
  return [code, JSON.parse(lines.join('\n'))]
}

test.skipIf(!hasOpenssl)('bihuan anchors verify checks a timestamp from files alone', async () => {
  const authority = makeAuthority()
  const file = (name: string, content: string | Uint8Array) => {
    writeFileSync(join(authority.folder, name), content)
    return join(authority.folder, name)
  }
  const url = await serveAuthority(authority)
  const stamped = await requestTimestamp({
    ...{ url, digest: digestOfNote('a note\n'), roots: authority.root },
    random: bytes => new Uint8Array(bytes).fill(7),
    now: () => Date.now(),
  })
  if (!stamped.ok) throw new Error(stamped.fault)
  const tsr = file('a.tsr', stamped.response)
  const root = file('trusted.pem', authority.root)
  const note = file('a.note', 'a note\n')
  expect(await run('verify', tsr, '--note', note, '--root', root)).toEqual([0, stamped.stamp])
  expect(await run('verify', tsr, '--note', file('b.note', 'another\n'))).toEqual([1, { ok: false, fault: 'hash-wrong' }])
  const stranger = file('stranger.pem', authority.pem('stranger'))
  expect(await run('verify', tsr, '--note', note, '--root', stranger)).toEqual([1, { ok: false, fault: 'chain-untrusted' }])
  expect(await run('verify', tsr, '--note', note, '--root', file('empty.pem', ''))).toMatchObject([
    2,
    { error: expect.stringContaining('certificate') },
  ])
  expect(await run('verify', tsr)).toMatchObject([2, { error: expect.stringContaining('--note') }])
  expect(await run('verify', `${tsr}x`, '--note', note)).toMatchObject([2, { error: expect.stringContaining('ENOENT') }])
})

test('bihuan anchors deploy puts the contract on a chain, with the key from a file', async () => {
  const node = await startNode([])
  const folder = await mkdtemp(join(inject('runFolder'), 'key-'))
  writeFileSync(join(folder, 'key'), `${KEY}\n`)
  const deploy = (chain: string) => run('deploy', '--rpc', node.url, '--chain', chain, '--key-file', join(folder, 'key'))
  expect(await deploy('1')).toEqual([1, { ok: false, fault: 'chain-wrong', detail: '31337' }])
  expect(await deploy('31337')).toMatchObject([0, { contract: expect.stringMatching(/^0x[0-9a-f]{40}$/) }])
})
