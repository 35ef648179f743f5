import { utf8ToBytes } from '@noble/hashes/utils.js'
import { parseCheckpoint } from '../../ledger/checkpoint.ts'
import { isSame, leafHash } from '../../ledger/hash.ts'
import { openNote } from '../../ledger/note.ts'
import { consistencyProof, rootOf, treeOf } from '../../ledger/tree.ts'
import { verifyConsistency } from '../../ledger/verify.ts'
import type { Verdict } from '../../server/ledger/check-schema.ts'
import { hashesAt } from '../../server/ledger/queries.ts'
import { must } from './broken.ts'
import type { Outside } from './outside.ts'

const COMPLETE = 'the ledger is complete'
const ROOTS = 'the ledger says what its leaves say'

/** Every event waits for its leaf or has one, once, and nothing else does; of all events where none are named. */
export async function checkPlaces(outside: Outside, events: readonly { readonly id: string }[] | undefined): Promise<void> {
  if (events?.length === 0) return
  const wrong = await outside.rows<{ id: string; n: number }>(
    `select e.id, (select count(*) from ledger_pending p where p.org_id = e.org_id and p.event_id = e.id)::int
       + (select count(*) from ledger_leaves l where l.org_id = e.org_id and l.event_id = e.id)::int as n
     from events e where ${events === undefined ? 'true' : 'e.id = any($1)'}`,
    events === undefined ? [] : [events.map(one => one.id)],
  )
  for (const { id, n } of wrong) must(n === 1, COMPLETE, () => `event ${id} has ${n} places in the ledger`)
  if (events !== undefined) return
  const [strays] = await outside.rows<{ n: number }>(
    `select count(*)::int n from (select org_id, event_id from ledger_pending union all select org_id, event_id from ledger_leaves) p
     where not exists (select from events e where e.org_id = p.org_id and e.id = p.event_id)`,
  )
  must(strays!.n === 0, COMPLETE, () => `${strays!.n} leaves without an event`)
}

type Checkpoint = {
  readonly org_id: string
  readonly serial: number
  readonly epoch: number
  readonly size: number
  readonly root: Buffer
  readonly note: string
}
type Leaf = { readonly index: number; readonly event_id: string; readonly leaf_hash: Buffer; readonly bytes: string | null }
/** What was signed of an organisation, as it was when it was new. */
type Signed = { serial: number; size: number; root: Uint8Array; leaves: string[] }

/**
 * Whoever keeps what was signed and computes all of it again: each new checkpoint has the root of its leaves as their events' bytes say now, by the arithmetic
 * of this process and not of the server's; it is signed by the key of its log; the one before is proved to be its beginning, from the nodes that are stored;
 * and a leaf that was there once stays the same leaf of the same event. Gives how many checkpoints were looked at.
 */
export function ledgerAuditorOf(outside: Outside): { afterCommit(): Promise<number> } {
  const signed = new Map<string, Signed>()
  return {
    async afterCommit() {
      const serials = Object.fromEntries([...signed].map(([org, { serial }]) => [org, serial]))
      const fresh = await outside.rows<Checkpoint>(
        `select c.org_id, c.serial, c.epoch, c.size::int size, c.root, c.note from ledger_checkpoints c
         where c.serial > coalesce(($1::jsonb ->> c.org_id)::bigint, 0) order by c.org_id, c.serial`,
        [JSON.stringify(serials)],
      )
      for (const org of new Set(fresh.map(one => one.org_id))) {
        const before = signed.get(org) ?? { serial: 0, size: 0, root: rootOf(0, () => new Uint8Array()), leaves: [] }
        const leaves = await leavesOf(outside, org)
        checkLeaves(org, leaves, before)
        for (const checkpoint of fresh.filter(one => one.org_id === org)) {
          await checkCheckpoint(outside, checkpoint, leaves, before)
          Object.assign(before, { serial: checkpoint.serial, size: checkpoint.size, root: new Uint8Array(checkpoint.root) })
        }
        must(leaves.length === before.size, ROOTS, () => `${org} has ${leaves.length} leaves, and ${before.size} are signed`)
        before.leaves = leaves.map(one => one.event_id)
        signed.set(org, before)
      }
      return fresh.length
    },
  }
}

const leavesOf = (outside: Outside, org: string): Promise<Leaf[]> =>
  outside.rows<Leaf>(
    `select l.index::int as index, l.event_id, l.leaf_hash, e.bytes from ledger_leaves l
     left join events e on e.org_id = l.org_id and e.id = l.event_id where l.org_id = $1 order by l.index`,
    [org],
  )

function checkLeaves(org: string, leaves: readonly Leaf[], before: Signed): void {
  const seen = new Set<string>()
  for (const [at, { index, event_id, leaf_hash, bytes }] of leaves.entries()) {
    must(index === at, ROOTS, () => `${org} has leaf ${index} where ${at} belongs`)
    must(!seen.has(event_id), COMPLETE, () => `event ${event_id} is leaf ${index} and one before it`)
    seen.add(event_id)
    must(
      bytes !== null && isSame(leafHash(utf8ToBytes(bytes)), leaf_hash),
      ROOTS,
      () => `leaf ${index} is not the hash of the bytes of event ${event_id}`,
    )
    const was = before.leaves[at]
    must(was === undefined || was === event_id, ROOTS, () => `leaf ${index} was event ${was} and is ${event_id}`)
  }
}

async function checkCheckpoint(outside: Outside, one: Checkpoint, leaves: readonly Leaf[], before: Signed): Promise<void> {
  const { org_id: org, size } = one
  const name = `checkpoint ${one.serial} of ${org} with ${size} leaves`
  must(one.serial === before.serial + 1, ROOTS, () => `${name} follows ${before.serial}`)
  must(size > before.size && size <= leaves.length, ROOTS, () => `${name} follows ${before.size}, of ${leaves.length} leaves`)
  const root = rootOf(size, treeOf(leaves.slice(0, size).map(leaf => utf8ToBytes(leaf.bytes ?? ''))))
  const keys = await outside.rows<{ name: string; public_key: Buffer }>(
    'select name, public_key from ledger_keys where org_id = $1 and epoch = $2',
    [org, one.epoch],
  )
  const opened = keys
    .map(key => openNote(one.note, { name: key.name, publicKey: new Uint8Array(key.public_key) }))
    .find(note => 'text' in note)
  must(opened !== undefined, ROOTS, () => `${name} is signed by no key of its log`)
  const said = opened !== undefined && 'text' in opened ? parseCheckpoint(opened.text) : undefined
  must(said?.size === size && isSame(said.root, root), ROOTS, () => `${name}: its note has another root than its leaves`)
  must(isSame(one.root, root), ROOTS, () => `${name}: its row has another root than its leaves`)
  const wanted: { level: number; index: number }[] = []
  consistencyProof(before.size, size, (level, index) => {
    wanted.push({ level, index })
    return root
  })
  const proof = consistencyProof(before.size, size, await hashesAt({ tx: outside.tx, org }, wanted))
  const fault = verifyConsistency({ size1: before.size, size2: size, root1: before.root, root2: root, proof })
  must(fault === undefined, ROOTS, () => `${name}: the one before is not its beginning (${fault})`)
}

/** The server's own checks found nothing altered; what waited too long is said where its turn met a fault, and the last check, which nothing disturbed, is intact. */
export async function checkVerdicts(outside: Outside): Promise<void> {
  const rows = await outside.rows<{ org_id: string; verdict: Verdict | null; findings: { kind: string }[] }>(
    'select org_id, verdict, findings from ledger_checks order by org_id, asked_at',
  )
  for (const { org_id, verdict, findings } of rows)
    must(
      verdict !== 'altered' && findings.every(({ kind }) => kind === 'too-late'),
      'the check of the ledger finds it whole',
      () => `${org_id}: ${verdict} ${JSON.stringify(findings).slice(0, 300)}`,
    )
  for (const org of new Set(rows.map(row => row.org_id)))
    must(
      rows.findLast(row => row.org_id === org)!.verdict === 'intact',
      'the check of the ledger finds it whole',
      () => `${org}: ${JSON.stringify(rows.findLast(row => row.org_id === org)).slice(0, 300)}`,
    )
}
