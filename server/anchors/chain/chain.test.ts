import { readFileSync } from 'node:fs'
import { sha256 } from '@noble/hashes/sha2.js'
import { beforeAll, describe, expect, test } from 'vitest'
import compiled from '../contract/anchors.json' with { type: 'json' }
import { compileContract } from '../contract/compile.ts'
import { serve } from '../tsa.fixture.ts'
import { KEY, type Node, startNode } from './anvil.fixture.ts'
import { abi } from './contract.ts'
import { deployContract } from './deploy.ts'
import { followAnchor } from './follow.ts'
import { ChainFault } from './rpc.ts'
import { addressOf, broadcast, type ChainTarget, type Progress, raiseAnchor, signAnchor } from './transactions.ts'

const at = '2026-10-10T01:00:00.000Z'
const digestOf = (n: number) => sha256(Uint8Array.of(n))
const faultOf = (work: Promise<unknown>) =>
  work.then(
    () => 'none',
    error => (error instanceof ChainFault ? error.fault : String(error)),
  )

test('the committed code of the contract is what the compiler makes of its source', () => {
  const source = readFileSync(new URL('../contract/Anchors.sol', import.meta.url), 'utf8')
  expect(compileContract(source)).toEqual(compiled)
  expect(abi).toEqual(compiled.abi)
})

describe('a real node', () => {
  let node: Node
  let target: ChainTarget
  const mine = (blocks = 1) => node.ask('anvil_mine', blocks)
  const sign = (n: number, more: Partial<ChainTarget> = {}) =>
    signAnchor({ ...target, ...more }, { key: KEY, digest: digestOf(n), at })
  const follow = (n: number, progress: Progress) => followAnchor(target, digestOf(n), progress)
  const send = async (n: number) => {
    const progress = await sign(n)
    await broadcast(target.rpcUrl, progress.attempts[0]!.raw)
    return progress
  }
  beforeAll(async () => {
    node = await startNode()
    const base = { rpcUrl: node.url, chainId: 31337, maxFeeGwei: 50 }
    const { contract } = await deployContract(base, { key: KEY, at, wait: () => mine() })
    target = { ...base, contract, confirmations: 3 }
  })

  test('holds a hash, and it counts after as many blocks as are asked for', async () => {
    const progress = await send(1)
    expect(await follow(1, progress)).toEqual({ state: 'pending' })
    await mine()
    expect(await follow(1, progress)).toEqual({ state: 'mined', confirmations: 1 })
    await mine(2)
    const followed = await follow(1, progress)
    expect(followed).toMatchObject({
      state: 'confirmed',
      proof: { chainId: 31337, sender: addressOf(KEY), confirmations: 3, transaction: progress.attempts[0]!.hash },
    })
  })

  test('is told twice and does it once', async () => {
    const progress = await send(2)
    await broadcast(target.rpcUrl, progress.attempts[0]!.raw)
    await mine(3)
    await broadcast(target.rpcUrl, progress.attempts[0]!.raw)
    expect(await follow(2, progress)).toMatchObject({ state: 'confirmed' })
  })

  test('a transaction that hangs is replaced by one that pays more; whichever is mined counts', async () => {
    const progress = await send(3)
    const raised = (await raiseAnchor(target, progress, { key: KEY, digest: digestOf(3), at }))!
    expect(raised.nonce).toBe(progress.nonce)
    await broadcast(target.rpcUrl, raised.attempts[1]!.raw)
    await mine(3)
    expect(await follow(3, raised)).toMatchObject({ state: 'confirmed', proof: { transaction: raised.attempts[1]!.hash } })
    const atLimit = { ...raised, attempts: [{ ...raised.attempts[1]!, feeWei: String(45n * 1_000_000_000n) }] }
    expect(await raiseAnchor(target, atLimit, { key: KEY, digest: digestOf(3), at })).toBeUndefined()
  })

  test('a number that another transaction took is seen', async () => {
    const ours = await sign(4)
    await send(5)
    await mine()
    expect(await follow(4, ours)).toEqual({ state: 'lost' })
  })

  test('a block that is thrown out takes its anchor with it, and the same transaction is sent again', async () => {
    const progress = await send(6)
    await mine(3)
    expect(await follow(6, progress)).toMatchObject({ state: 'confirmed' })
    await node.ask('anvil_reorg', 3, [])
    await node.ask('anvil_dropAllTransactions')
    expect(await follow(6, progress)).toEqual({ state: 'pending' })
    await broadcast(target.rpcUrl, progress.attempts[0]!.raw)
    await mine(3)
    expect(await follow(6, progress)).toMatchObject({ state: 'confirmed' })
  })

  test('is refused by name: another chain, no contract, another contract, no money, too dear', async () => {
    expect(await faultOf(sign(7, { chainId: 1 }))).toBe('chain-wrong')
    expect(await faultOf(sign(7, { contract: `0x${'11'.repeat(20)}` }))).toBe('contract-missing')
    await node.ask('anvil_setCode', `0x${'22'.repeat(20)}`, '0x00')
    expect(await faultOf(sign(7, { contract: `0x${'22'.repeat(20)}` }))).toBe('contract-other')
    expect(await faultOf(signAnchor(target, { key: `0x${'33'.repeat(32)}`, digest: digestOf(7), at }))).toBe('funds-missing')
    expect(await faultOf(signAnchor(target, { key: 'x', digest: digestOf(7), at }))).toBe('key-missing')
    await node.ask('anvil_setNextBlockBaseFeePerGas', `0x${(100n * 1_000_000_000n).toString(16)}`)
    await mine()
    expect(await faultOf(sign(7))).toBe('fee-too-high')
  })
})

test('a node that answers nonsense, too much or a refusal is named', async () => {
  const target = { chainId: 1, contract: `0x${'11'.repeat(20)}`, confirmations: 1, maxFeeGwei: 1 }
  const ask = async (body: string) => {
    const rpcUrl = await serve((_, reply) => reply.setHeader('content-type', 'application/json').end(body))
    return faultOf(signAnchor({ ...target, rpcUrl }, { key: KEY, digest: digestOf(1), at }))
  }
  expect(await ask('hello')).toBe('rpc-malformed')
  expect(await ask('{"jsonrpc":"2.0","id":1,"result":"one"}')).toBe('rpc-malformed')
  expect(await ask(`{"result":"${'0'.repeat(1_100_000)}"}`)).toBe('too-large')
  expect(await ask('{"error":{"code":-32000,"message":"no such method"}}')).toBe('rpc-refused')
})
