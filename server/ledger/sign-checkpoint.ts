import type { Instant } from '../../events/instant.ts'
import { formatCheckpoint } from '../../ledger/checkpoint.ts'
import { signNote } from '../../ledger/note.ts'
import type { Tx } from '../database/transaction.ts'
import type { Signer } from './signing-keys.ts'

export type NewHead = {
  readonly epoch: number
  readonly origin: string
  readonly size: number
  readonly root: Uint8Array
  /** The serial of the checkpoint that is signed. */
  readonly serial: number
}

/**
 * Signs a checkpoint and writes it with the head. More than one signer: of a rotation, where the old key answers for the new one. `says` are lines of its own,
 * after that of its time.
 */
export async function signCheckpoint(
  { tx, org, now }: { readonly tx: Tx; readonly org: string; readonly now: Instant },
  { epoch, origin, size, root, serial }: NewHead,
  signers: readonly Signer[],
  says: readonly string[] = [],
): Promise<void> {
  const text = formatCheckpoint({ origin, size, root, extensions: [`time ${now}`, ...says] })
  const note = signTogether(text, signers)
  await tx
    .insertInto('ledger_checkpoints')
    .values({ org_id: org, serial, epoch, size, root: Buffer.from(root), note, at: now })
    .execute()
  const head = { epoch, size, root: Buffer.from(root), serial, is_restored: false }
  await tx
    .insertInto('ledger_heads')
    .values({ org_id: org, ...head })
    .onConflict(c => c.column('org_id').doUpdateSet(head))
    .execute()
}

/** A text under the signatures of several keys (C2SP signed-note). */
export function signTogether(text: string, signers: readonly Signer[]): string {
  const notes = signers.map(signer => signNote(text, signer, message => signer.sign(message)))
  const [first = '', ...others] = notes
  return first + others.map(note => note.slice(text.length + 1)).join('')
}
