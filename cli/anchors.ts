import { readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { certificatesOf, verifyTimestamp } from '../ledger/verify-timestamp.ts'
import { deployContract } from '../server/anchors/chain/deploy.ts'
import { ChainFault } from '../server/anchors/chain/rpc.ts'
import { addressOf } from '../server/anchors/chain/transactions.ts'
import { digestOfNote } from '../server/anchors/checkpoint-to-anchor.ts'

type Surroundings = { readonly now: () => string; readonly out: (line: string) => void }

const usage =
  'bihuan anchors verify <file.tsr> --note <checkpoint.note> [--root <roots.pem>] | deploy --rpc <url> --chain <id> --key-file <file> [--max-fee <gwei>]'

/**
 * `bihuan anchors verify`: checks a timestamp against a checkpoint without a server or a network. `bihuan anchors deploy`: puts the anchoring
 * contract on a chain; the key is read from a file and goes nowhere else. One line of JSON each; gives the exit code: 0 holds, 1 does not, 2 cannot be read.
 */
export async function anchorsCommand(args: readonly string[], { now, out }: Surroundings): Promise<number> {
  const tell = (answer: object, code: number) => {
    out(JSON.stringify(answer))
    return code
  }
  try {
    const { positionals, values } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        ...{ note: { type: 'string' }, root: { type: 'string' } },
        ...{ rpc: { type: 'string' }, chain: { type: 'string' }, 'key-file': { type: 'string' }, 'max-fee': { type: 'string' } },
      },
    })
    const [what, file] = positionals
    if (what === 'verify' && file !== undefined && values.note !== undefined) {
      const roots = values.root === undefined ? undefined : await readFile(values.root, 'utf8')
      if (roots !== undefined && certificatesOf(roots).length === 0)
        return tell({ error: `there is no certificate in ${values.root}` }, 2)
      const digest = digestOfNote(await readFile(values.note, 'utf8'))
      const verdict = await verifyTimestamp({ bytes: Uint8Array.from(await readFile(file)), digest, roots })
      return tell(verdict, verdict.ok ? 0 : 1)
    }
    const keyFile = values['key-file']
    if (what === 'deploy' && values.rpc !== undefined && /^\d+$/.test(values.chain ?? '') && keyFile !== undefined) {
      const key = (await readFile(keyFile, 'utf8')).trim()
      const target = { rpcUrl: values.rpc, chainId: Number(values.chain), maxFeeGwei: Number(values['max-fee'] ?? 100) }
      const made = await deployContract(target, { key, at: now(), wait: () => sleep(2_000) })
      return tell({ ...made, sender: addressOf(key) }, 0)
    }
    return tell({ error: usage }, 2)
  } catch (error) {
    if (error instanceof ChainFault) return tell({ ok: false, fault: error.fault, detail: error.detail }, 1)
    return tell({ error: error instanceof Error ? error.message : String(error) }, 2)
  }
}
