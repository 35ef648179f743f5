import { ChainFault, Receipt, rpc } from './rpc.ts'
import { broadcast, type ChainTarget, mustBeChain, mustBeContract, sendingOf, signDeployment } from './transactions.ts'

const MOST_LOOKS = 120
/** Making the contract takes some 110,000. */
const GAS_LIMIT = 300_000n

/** Puts the contract on a chain and waits until it stands there; gives its address and the transaction. `wait` is what lies between two looks. Throws ChainFault. */
export async function deployContract(
  target: Omit<ChainTarget, 'contract' | 'confirmations'>,
  { key, at, wait }: { key: string; at: string; wait: () => Promise<unknown> },
): Promise<{ contract: string; transaction: string }> {
  const { rpcUrl, chainId } = target
  await mustBeChain(target)
  const sending = await sendingOf({ ...target, contract: '', confirmations: 1 }, { key, at })
  const { hash, raw } = signDeployment(chainId, { ...sending, gasLimit: GAS_LIMIT })
  await broadcast(rpcUrl, raw)
  for (let look = 0; look < MOST_LOOKS; look++) {
    const receipt = await rpc(rpcUrl, 'eth_getTransactionReceipt', [hash], Receipt.nullable())
    if (receipt?.status === 1n && receipt.contractAddress) {
      await mustBeContract({ rpcUrl, contract: receipt.contractAddress })
      return { contract: receipt.contractAddress, transaction: hash }
    }
    if (receipt && receipt.status !== 1n) throw new ChainFault('reverted', hash)
    await wait()
  }
  throw new ChainFault('too-slow', hash)
}
