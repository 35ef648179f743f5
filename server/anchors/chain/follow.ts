import { z } from 'zod'
import { hex, topicsOf } from './contract.ts'
import { Block, ChainFault, Quantity, Receipt, rpc } from './rpc.ts'
import type { ChainTarget, Progress } from './transactions.ts'

/** Where a hash stands on a chain; with a node of that chain anybody checks it again. */
export const ChainProof = z.object({
  chainId: z.number().int(),
  contract: z.string(),
  sender: z.string(),
  transaction: z.string(),
  blockNumber: z.number().int(),
  blockHash: z.string(),
  /** The time that the block states. */
  blockTime: z.string(),
  logIndex: z.number().int(),
  /** How many blocks held it when it was last looked at, its own counted. */
  confirmations: z.number().int(),
})
export type ChainProof = z.infer<typeof ChainProof>

export type Followed =
  | { readonly state: 'confirmed'; readonly proof: ChainProof }
  | { readonly state: 'mined'; readonly confirmations: number }
  | { readonly state: 'pending' }
  /** The number was used by another transaction of the same sender: none of ours will ever be mined. */
  | { readonly state: 'lost' }

/**
 * Where an anchor stands on the chain now. Nothing is believed of what was seen before: receipt, event and that the block is still part of the
 * chain are asked together, so that a block that was thrown out takes its anchor with it. Throws ChainFault.
 */
export async function followAnchor(target: ChainTarget, digest: Uint8Array, progress: Progress): Promise<Followed> {
  const { rpcUrl } = target
  for (const { hash } of [...progress.attempts].reverse()) {
    const receipt = await rpc(rpcUrl, 'eth_getTransactionReceipt', [hash], Receipt.nullable())
    if (receipt === null) continue
    const number = `0x${receipt.blockNumber.toString(16)}`
    const block = await rpc(rpcUrl, 'eth_getBlockByNumber', [number, false], Block.nullable())
    if (block?.hash !== receipt.blockHash) return { state: 'pending' }
    if (receipt.status !== 1n) throw new ChainFault('reverted', hash)
    const [signature, topic] = topicsOf(digest, progress.sender)
    const log = receipt.logs.find(
      ({ address, topics }) =>
        address.toLowerCase() === target.contract.toLowerCase() &&
        topics[0] === signature &&
        topics[1] === (topic ?? hex(digest)),
    )
    if (log === undefined) throw new ChainFault('contract-other', target.contract)
    const head = await rpc(rpcUrl, 'eth_blockNumber', [], Quantity)
    const confirmations = Number(head - receipt.blockNumber) + 1
    if (confirmations < target.confirmations) return { state: 'mined', confirmations }
    const proof: ChainProof = {
      ...{ chainId: target.chainId, contract: target.contract, sender: progress.sender, transaction: hash },
      ...{
        blockNumber: Number(receipt.blockNumber),
        blockHash: receipt.blockHash,
        logIndex: Number(log.logIndex),
        confirmations,
      },
      blockTime: new Date(Number(block.timestamp) * 1000).toISOString(),
    }
    return { state: 'confirmed', proof }
  }
  const mined = await rpc(rpcUrl, 'eth_getTransactionCount', [progress.sender, 'latest'], Quantity)
  return { state: mined > BigInt(progress.nonce) ? 'lost' : 'pending' }
}
