import type { Instant } from '../../events/instant.ts'
import { EMPTY_ROOT } from '../../ledger/hash.ts'
import { formatKey, type NoteKey } from '../../ledger/note.ts'
import { placesOfRoot, rootOf } from '../../ledger/tree.ts'
import type { LedgerKeys } from '../database/ledger-tables.ts'
import type { Tx } from '../database/transaction.ts'
import { hashesAt, headOf, keysOf, originOf } from './queries.ts'
import { type NewHead, signCheckpoint } from './sign-checkpoint.ts'
import { hexOf, makeSigner, readSigner, readWitness, type Signer, type Witness } from './signing-keys.ts'

export type LedgerWork = {
  readonly tx: Tx
  readonly org: string
  readonly now: Instant
  readonly dataDir: string
  readonly publicUrl: string
  readonly newSalt: () => string
}
/** Where the log stands, and who signs for it here; no signer on a server that has not got the key. */
export type Standing = { readonly head: NewHead; readonly signer: Signer | undefined }

export const noteKeyOf = (row: Pick<LedgerKeys, 'name' | 'public_key'>): NoteKey => ({
  name: row.name,
  publicKey: new Uint8Array(row.public_key),
})

/** `bihuan.example/ledger/<organisation>`; what continues after a restore says so in its name. The address at the log's beginning stays, whatever it becomes later. */
function originFor({ publicUrl, org }: Pick<LedgerWork, 'publicUrl' | 'org'>, epoch: number): string {
  const { host, pathname } = new URL(publicUrl)
  const name = `${host}${pathname.replace(/\/$/, '')}/ledger/${encodeURIComponent(org)}`
  return epoch === 1 ? name : `${name}/${epoch}`
}

/**
 * The log as it stands, under the ledger's lock. The first time it is begun. Where the database went back to an older state, because a backup was restored or
 * because it no longer has what this data folder has signed, the log goes on under another name and another key: two histories under one name would be a fork.
 */
export async function standingOf(work: LedgerWork): Promise<Standing> {
  const [head, witness] = [await headOf(work), await readWitness(work.dataDir, work.org)]
  if (head === undefined) return beginFirst(work, witness)
  const isForeign = witness !== undefined && witness.epoch > head.epoch
  const isBehind = witness !== undefined && witness.epoch === head.epoch && !(await holds(work, head, witness))
  if (head.is_restored || isBehind || isForeign)
    return goOnAfterReturn(work, head, isForeign || isBehind ? witness : undefined, head.is_restored ? 'restored' : 'went-back')
  const key = (await keysOf(work)).at(-1)!
  const origin = await originOf(work, head.epoch)
  return { head: { ...head, origin }, signer: await readSigner(work.dataDir, work.org, noteKeyOf(key)) }
}

/** Whether the ledger, as its nodes say, still begins with what this data folder has signed. Whether its checkpoints are all there is for the check to say. */
async function holds(work: LedgerWork, head: { readonly size: number; readonly root: Uint8Array }, { size, root }: Witness) {
  if (size > head.size) return false
  if (size === head.size) return hexOf(head.root) === root
  return hexOf(rootOf(size, await hashesAt(work, placesOfRoot(size)))) === root
}

async function beginFirst(work: LedgerWork, lost: Witness | undefined): Promise<Standing> {
  const epoch = (lost?.epoch ?? 0) + 1
  const because = lost === undefined ? 'first' : 'went-back'
  const origin = originFor(work, epoch)
  await addEpoch(work, { epoch, origin, size: 0, root: EMPTY_ROOT, because, ...lostOf(lost) })
  const signer = await addKey(work, { serial: 1, epoch, origin, because, by: 'system' })
  await work.tx
    .insertInto('ledger_heads')
    .values({ org_id: work.org, epoch, size: 0, root: Buffer.from(EMPTY_ROOT), serial: 0 })
    .execute()
  return { head: { epoch, origin, size: 0, root: EMPTY_ROOT, serial: 0 }, signer }
}

const lostOf = (lost: Witness | undefined) =>
  lost === undefined ? {} : { lost: { size: lost.size, root: Buffer.from(lost.root, 'hex') } }

async function goOnAfterReturn(
  work: LedgerWork,
  head: { readonly epoch: number; readonly size: number; readonly root: Buffer; readonly serial: number },
  lost: Witness | undefined,
  because: 'restored' | 'went-back',
): Promise<Standing> {
  const keys = await keysOf(work)
  const before = await originOf(work, head.epoch)
  const epoch = Math.max(head.epoch, lost?.epoch ?? 0) + 1
  const origin = originFor(work, epoch)
  await addEpoch(work, {
    ...{ epoch, origin, size: head.size, root: head.root, because },
    ...lostOf(lost),
  })
  const signer = await addKey(work, { serial: keys.length + 1, epoch, origin, because, by: 'system' })
  const old = await readSigner(work.dataDir, work.org, noteKeyOf(keys.at(-1)!))
  const next = { epoch, origin, size: head.size, root: new Uint8Array(head.root), serial: head.serial + 1 }
  await signCheckpoint(
    work,
    next,
    // The old key, where it is still there, answers for the new one.
    old === undefined ? [signer] : [signer, old],
    [`continues ${before} ${head.size}`, ...(lost === undefined ? [] : [`lost ${lost.size}`])],
  )
  return { head: next, signer }
}

async function addEpoch(
  { tx, org, now }: LedgerWork,
  {
    root,
    lost,
    ...row
  }: {
    readonly epoch: number
    readonly origin: string
    readonly size: number
    readonly root: Uint8Array
    readonly because: 'first' | 'restored' | 'went-back'
    readonly lost?: { readonly size: number; readonly root: Buffer }
  },
): Promise<void> {
  await tx
    .insertInto('ledger_epochs')
    .values({
      ...{ org_id: org, ...row, root: Buffer.from(root), at: now },
      ...{ lost_size: lost?.size ?? null, lost_root: lost?.root ?? null },
    })
    .execute()
}

/** Makes the next key and writes down its public half, from now on in force. */
export async function addKey(
  { tx, org, now, dataDir, newSalt }: Pick<LedgerWork, 'tx' | 'org' | 'now' | 'dataDir' | 'newSalt'>,
  {
    origin,
    by,
    ...row
  }: Pick<LedgerKeys, 'serial' | 'epoch' | 'because'> & {
    readonly origin: string
    readonly by: string
    readonly reason?: string
  },
): Promise<Signer> {
  const signer = await makeSigner(dataDir, org, origin, newSalt)
  await tx
    .insertInto('ledger_keys')
    .values({
      ...{ org_id: org, ...row, id: signer.id, name: origin, public_key: Buffer.from(signer.publicKey) },
      ...{ since: now, made_by: by },
    })
    .execute()
  return signer
}

/** The line by which a checkpoint announces the next key. */
export const announcement = (key: NoteKey): string => `next-key ${formatKey(key)}`
