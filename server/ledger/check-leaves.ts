import { setImmediate as nextTurn } from 'node:timers/promises'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { sql } from 'kysely'
import { parseCheckpoint } from '../../ledger/checkpoint.ts'
import { isSame, leafHash } from '../../ledger/hash.ts'
import { openNote } from '../../ledger/note.ts'
import type { Filled, Range } from '../../ledger/range.ts'
import { placesFilled } from '../../ledger/tree.ts'
import type { LedgerCheckpoints, LedgerKeys } from '../database/ledger-tables.ts'
import type { Tx } from '../database/transaction.ts'
import { readJson } from '../keys/enciphered.ts'
import { openedOr } from '../keys/records.ts'
import { noteKeyOf } from './begin-log.ts'
import { checkEvent, type EventRow, type WordRow } from './check-event.ts'
import type { Findings } from './findings.ts'

type In = { readonly tx: Tx; readonly org: string }
export type Keys = readonly Pick<LedgerKeys, 'id' | 'epoch' | 'name' | 'public_key'>[]
type LeafRow = EventRow & { readonly index: number; readonly leaf_hash: Buffer; readonly found: string | null }

/**
 * Checks the leaves after those in `range`, up to `until`: each is the hash of its event's bytes, the event's columns and words agree with the bytes, the stored
 * nodes with the leaves, and every checkpoint has the root of exactly the leaves that it counts, which shows it consistent with the one before.
 */
export async function checkLeaves(at: In, range: Range, until: number, keys: Keys, findings: Findings): Promise<void> {
  const from = range.size
  const rows = await leavesOf(at, from, until)
  const words = await wordsOf(
    at,
    rows.map(row => row.event_id),
  )
  const checkpoints = await checkpointsOf(at, from, until)
  const filled: Filled[] = []
  const byIndex = new Map(rows.map(row => [row.index, row]))
  for (let index = from; index < until; index++) {
    const row = byIndex.get(index)
    if (row === undefined) findings.add('leaf-missing', { index })
    else checkLeaf(at.org, row, words.get(row.event_id) ?? [], findings)
    // The tree is judged by what is stored, so that a leaf that is altered does not make all that follows look so.
    filled.push(...range.push(row?.leaf_hash ?? new Uint8Array(32)))
    for (const checkpoint of checkpoints.get(range.size) ?? []) await checkCheckpoint(checkpoint, range.root(), keys, findings)
    // Somebody waits for an answer of this process: 25 leaves are some milliseconds.
    if (index % 25 === 24) await nextTurn()
  }
  findings.counts.leaves += until - from
  await checkNodes(at, from, until, filled, findings)
}

function checkLeaf(org: string, row: LeafRow, words: readonly WordRow[], findings: Findings): void {
  const { index, event_id: event, stream_id, type, at, bytes, found } = row
  if (found === null || stream_id === null || type === null || at === null || bytes === null) {
    findings.add('leaf-unknown-event', { index, event })
    return
  }
  const where = { index, event, stream: stream_id, type, at }
  if (isSame(leafHash(utf8ToBytes(bytes)), row.leaf_hash)) checkEvent(org, row, words, where, findings)
  else findings.add('leaf-other-bytes', where)
}

async function checkCheckpoint(row: LedgerCheckpoints, root: Uint8Array, keys: Keys, findings: Findings): Promise<void> {
  findings.counts.checkpoints += 1
  // Only the first that differs says something: with it, all that follow differ.
  if (!isSame(row.root, root)) {
    if (!findings.has('root-differs')) findings.add('root-differs', { size: row.size, at: row.at })
    return
  }
  const opened = keys
    .filter(key => key.epoch === row.epoch)
    .map(key => openNote(row.note, noteKeyOf(key)))
    .find(one => 'text' in one)
  const said = opened !== undefined && 'text' in opened ? parseCheckpoint(opened.text) : undefined
  const isRight = said !== undefined && said.size === row.size && isSame(said.root, root)
  if (!isRight) findings.add('checkpoint-not-signed', { size: row.size, at: row.at })
  await nextTurn()
}

async function checkNodes({ tx, org }: In, from: number, until: number, filled: readonly Filled[], findings: Findings) {
  const levels = new Map<number, { low: number; high: number }>()
  for (const { level, index } of placesFilled(from, until)) {
    const known = levels.get(level)
    levels.set(level, { low: Math.min(known?.low ?? index, index), high: Math.max(known?.high ?? index, index) })
  }
  const wanted = [...levels].filter(([level]) => level > 0)
  const { rows } = await sql<{ level: number; index: number; hash: Buffer }>`
    select n.level, n.index, n.hash
    from unnest(${wanted.map(([level]) => level)}::int[], ${wanted.map(([, one]) => one.low)}::bigint[], ${wanted.map(([, one]) => one.high)}::bigint[])
      wanted (level, low, high)
    join ledger_nodes n on n.org_id = ${org} and n.level = wanted.level and n.index between wanted.low and wanted.high`.execute(
    tx,
  )
  const stored = new Map(rows.map(row => [`${row.level}/${row.index}`, row.hash]))
  for (const { level, index, hash } of filled) {
    const found = stored.get(`${level}/${index}`)
    if (found === undefined || !isSame(found, hash)) findings.add('node-differs', { index: index * 2 ** level, size: 2 ** level })
  }
}

async function leavesOf({ tx, org }: In, from: number, until: number): Promise<LeafRow[]> {
  return tx
    .selectFrom('ledger_leaves as l')
    .leftJoin('events as e', join => join.onRef('e.org_id', '=', 'l.org_id').onRef('e.id', '=', 'l.event_id'))
    .select(['l.index', 'l.event_id', 'l.leaf_hash', 'e.id as found', 'e.stream_id', 'e.seq', 'e.type', 'e.at', 'e.recorded_at'])
    .select(['e.actor', 'e.data', 'e.owners', 'e.is_backdated', 'e.device', 'e.bytes'])
    .where('l.org_id', '=', org)
    .where('l.index', '>=', from)
    .where('l.index', '<', until)
    .orderBy('l.index')
    .execute()
}

async function wordsOf({ tx, org }: In, events: readonly string[]): Promise<Map<string, WordRow[]>> {
  const found = new Map<string, WordRow[]>()
  if (events.length === 0) return found
  // As text, which nothing opens on its way: a value that does not open is a finding and not the end of the check.
  const { rows } = await sql<Omit<WordRow, 'value'> & { text: string }>`
    select event_id, field, salt, value::text as text from sealed_fields where org_id = ${org} and event_id = any(${[...events]}::text[])`.execute(
    tx,
  )
  const values = await openedOr(
    { tx, org },
    rows.map(row => readJson(row.text)),
  )
  for (const [n, { text: _, ...row }] of rows.entries())
    found.set(row.event_id, [...(found.get(row.event_id) ?? []), { ...row, value: values[n] }])
  return found
}

async function checkpointsOf({ tx, org }: In, from: number, until: number): Promise<Map<number, LedgerCheckpoints[]>> {
  const rows = await tx
    .selectFrom('ledger_checkpoints')
    .selectAll()
    .where('org_id', '=', org)
    .where('size', '>', from)
    .where('size', '<=', until)
    .orderBy('size')
    .orderBy('serial')
    .execute()
  const found = new Map<number, LedgerCheckpoints[]>()
  for (const row of rows) found.set(row.size, [...(found.get(row.size) ?? []), row])
  return found
}
