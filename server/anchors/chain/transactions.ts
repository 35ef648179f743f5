import { addr, Transaction } from 'micro-eth-signer'
import { anchorInput, deployment, runtime } from './contract.ts'
import { Block, ChainFault, Data, Quantity, rpc } from './rpc.ts'

/** Which contract on which chain, and how it is reached. */
export type ChainTarget = {
  readonly rpcUrl: string
  readonly chainId: number
  readonly contract: string
  /** How many blocks, its own counted, must hold a transaction before it counts. */
  readonly confirmations: number
  /** What a unit of gas may cost at most, in gwei. */
  readonly maxFeeGwei: number
}
/** One signed transaction; several with the same number take each other's place, and one of them is mined at most. */
export type Attempt = { readonly hash: string; readonly raw: string; readonly feeWei: string; readonly at: string }
/** What has been sent of an anchor and not been mined deep enough. */
export type Progress = { readonly sender: string; readonly nonce: number; readonly attempts: readonly Attempt[] }

const GWEI = 1_000_000_000n
/** Nodes take a replacement that pays at least a tenth more. */
const RAISE = { by: 5n, of: 4n }
/** Estimates are of the state now; the first anchoring of a hash writes a slot. */
const GAS_LIMIT_ANCHOR = 120_000n

/** The address of a private key; undefined where the text is none. */
export function addressOf(key: string): string | undefined {
  try {
    return addr.fromPrivateKey(key)
  } catch {
    return undefined
  }
}

/** Refuses a node of another chain. */
export async function mustBeChain({ rpcUrl, chainId }: Pick<ChainTarget, 'rpcUrl' | 'chainId'>): Promise<void> {
  const actual = await rpc(rpcUrl, 'eth_chainId', [], Quantity)
  if (actual !== BigInt(chainId)) throw new ChainFault('chain-wrong', String(actual))
}

/** Refuses an address at which our contract does not stand, to the byte. */
export async function mustBeContract({ rpcUrl, contract }: Pick<ChainTarget, 'rpcUrl' | 'contract'>): Promise<void> {
  const code = await rpc(rpcUrl, 'eth_getCode', [contract, 'latest'], Data)
  if (code === '0x') throw new ChainFault('contract-missing', contract)
  if (code.toLowerCase() !== runtime) throw new ChainFault('contract-other', contract)
}

/** What the sender has, in wei. */
export const balanceOf = (rpcUrl: string, sender: string): Promise<bigint> =>
  rpc(rpcUrl, 'eth_getBalance', [sender, 'latest'], Quantity)

/** The first transaction of an anchor, signed and not sent: it is written down first, so that a crash never sends a second one unknown. */
export async function signAnchor(
  target: ChainTarget,
  { key, digest, at }: { key: string; digest: Uint8Array; at: string },
): Promise<Progress> {
  const sender = addressOf(key)
  if (sender === undefined) throw new ChainFault('key-missing')
  await mustBeChain(target)
  await mustBeContract(target)
  const nonce = Number(await rpc(target.rpcUrl, 'eth_getTransactionCount', [sender, 'pending'], Quantity))
  const fees = await feesOf(target)
  const cost = GAS_LIMIT_ANCHOR * fees.max
  const balance = await balanceOf(target.rpcUrl, sender)
  if (balance < cost) throw new ChainFault('funds-missing', `${balance} < ${cost} wei`)
  return { sender, nonce, attempts: [attempt(target, { key, digest, at, nonce, fees })] }
}

/** The same anchor once more with the same number and a higher fee; undefined where that would cost more than is allowed. */
export async function raiseAnchor(
  target: ChainTarget,
  progress: Progress,
  { key, digest, at }: { key: string; digest: Uint8Array; at: string },
): Promise<Progress | undefined> {
  const last = BigInt(progress.attempts.at(-1)!.feeWei)
  const least = (last * RAISE.by) / RAISE.of + 1n
  const fees = await feesOf(target).catch(() => undefined)
  if (fees === undefined || least > BigInt(target.maxFeeGwei) * GWEI) return undefined
  const max = fees.max > least ? fees.max : least
  // Both parts must rise: the tip by as much as the whole.
  const raised = { ...fees, max, tip: max }
  const next = attempt(target, { key, digest, at, nonce: progress.nonce, fees: raised })
  return { ...progress, attempts: [...progress.attempts, next] }
}

/** Sends a signed transaction; a node that has it already is content. Throws ChainFault. */
export async function broadcast(rpcUrl: string, raw: string): Promise<void> {
  try {
    await rpc(rpcUrl, 'eth_sendRawTransaction', [raw], Data)
  } catch (error) {
    const isKnown =
      error instanceof ChainFault && /already known|already imported|known transaction|nonce too low/i.test(error.detail)
    if (!isKnown) throw error
  }
}

type Fees = { readonly max: bigint; readonly tip: bigint; readonly isLegacy: boolean }

async function feesOf({ rpcUrl, maxFeeGwei }: ChainTarget): Promise<Fees> {
  const cap = BigInt(maxFeeGwei) * GWEI
  const { baseFeePerGas } = await rpc(rpcUrl, 'eth_getBlockByNumber', ['latest', false], Block)
  const isLegacy = baseFeePerGas === undefined
  const tip = isLegacy ? 0n : await rpc(rpcUrl, 'eth_maxPriorityFeePerGas', [], Quantity).catch(() => GWEI)
  const now = isLegacy ? await rpc(rpcUrl, 'eth_gasPrice', [], Quantity) : baseFeePerGas + tip
  if (now > cap) throw new ChainFault('fee-too-high', `${now / GWEI} > ${maxFeeGwei} gwei`)
  // Room for a base fee that doubles before it is mined.
  const wished = isLegacy ? now : 2n * baseFeePerGas + tip
  return { max: wished > cap ? cap : wished, tip, isLegacy }
}

type Sending = { readonly key: string; readonly at: string; readonly nonce: number; readonly fees: Fees }

function attempt(target: ChainTarget, { digest, ...sending }: Sending & { digest: Uint8Array }): Attempt {
  return signed(target.chainId, { ...sending, to: target.contract, data: anchorInput(digest), gasLimit: GAS_LIMIT_ANCHOR })
}

/** The transaction that makes the contract, signed. */
export function signDeployment(chainId: number, sending: Sending & { gasLimit: bigint }): Attempt {
  return signed(chainId, { ...sending, to: '0x', data: deployment })
}

function signed(
  chainId: number,
  { key, at, nonce, fees, to, data, gasLimit }: Sending & { to: string; data: string; gasLimit: bigint },
): Attempt {
  const all = { to, data, gasLimit, nonce: BigInt(nonce), value: 0n, chainId: BigInt(chainId) }
  // The limits of the library are for people who type fees; ours are the company's settings.
  const transaction = fees.isLegacy
    ? Transaction.prepare({ type: 'legacy', ...all, gasPrice: fees.max }, false).signBy(key)
    : Transaction.prepare({ ...all, maxFeePerGas: fees.max, maxPriorityFeePerGas: fees.tip, accessList: [] }, false).signBy(key)
  return { hash: `0x${transaction.hash.replace(/^0x/, '')}`, raw: transaction.toHex(), feeWei: String(fees.max), at }
}

/** What deploying needs beside the signature: fees within the limit and the next number of the sender. */
export async function sendingOf(target: ChainTarget, { key, at }: { key: string; at: string }): Promise<Sending> {
  const sender = addressOf(key)
  if (sender === undefined) throw new ChainFault('key-missing')
  const nonce = Number(await rpc(target.rpcUrl, 'eth_getTransactionCount', [sender, 'pending'], Quantity))
  return { key, at, nonce, fees: await feesOf(target) }
}
