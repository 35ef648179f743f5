import { anchorsOf as evidenceOf } from '../anchors/anchors-of.ts'
import type { Tx } from '../database/transaction.ts'
import type { Anchor } from './schema.ts'

/** Whose log a checkpoint is of: its first line (C2SP tlog-checkpoint). */
export const originOfNote = (note: string): string => note.split('\n', 1)[0]!

/**
 * What was said outside of checkpoints of a log with at least `size` leaves: by a timestamp authority, on a chain. The earliest of each kind; each names the size of
 * the checkpoint that it stands for. None where nothing is anchored.
 */
export async function anchorsOf(tx: Tx, org: string, size: number, origin: string): Promise<Anchor[]> {
  return (await evidenceOf(tx, org, size, origin)).map(({ at, checkpointSize, note, proof }): Anchor => {
    const same = { at, checkpointSize, note }
    if (typeof proof === 'string') return { kind: 'rfc3161', ...same, proof }
    const { chainId, contract, transaction, blockNumber } = proof
    return { kind: 'evm', ...same, chain: String(chainId), contract, transaction, block: blockNumber }
  })
}
