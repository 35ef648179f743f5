import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { sql } from 'kysely'
import type { Tx } from '../database/transaction.ts'

/** A checkpoint of the ledger of one organisation, as it can be anchored. */
export type Checkpoint = {
  readonly org: string
  readonly size: number
  readonly root: Uint8Array
  /** The signed note: origin, size, root and signature, and so all that an anchor covers. */
  readonly note: string
}

/** Whether the ledger keeps checkpoints in this database. */
export async function hasCheckpoints(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`select to_regclass('ledger_checkpoints') is not null as is`.execute(tx)
  return rows[0]?.is === true
}

/** The newest checkpoint that holds an event; undefined where there is none. */
export async function checkpointToAnchor(tx: Tx, org: string): Promise<Checkpoint | undefined> {
  if (!(await hasCheckpoints(tx))) return undefined
  const { rows } = await sql<{ size: number; root: Buffer; note: string }>`
    select size, root, note from ledger_checkpoints where org_id = ${org} and size > 0 order by at desc, size desc limit 1`.execute(
    tx,
  )
  const [row] = rows
  return row && { org, size: Number(row.size), root: Uint8Array.from(row.root), note: row.note }
}

/** What is anchored of a checkpoint: SHA-256 of its signed note, 32 bytes. */
export const digestOfNote = (note: string): Uint8Array<ArrayBuffer> => Uint8Array.from(sha256(utf8ToBytes(note)))
