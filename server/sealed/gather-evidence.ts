import type { Text } from '../../events/text.ts'
import { encodeBase64 } from '../../ledger/base64.ts'
import type { BundleClause, BundleEvent, BundleSignature, Bundle as Evidence } from '../../ledger/bundle-format.ts'
import { explainDuty } from '../cases/explain-duty.ts'
import type { CaseWithTimeline } from '../cases/schema.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { canonical, sha256 } from '../events/seal.ts'
import { viewForms } from '../forms/view-forms.ts'
import { anchorsOf, originOfNote } from '../ledger/anchors-of.ts'
import { consistencyAt, inclusionAt, verifiersOf } from '../ledger/proofs.ts'
import { checkpointOf } from '../ledger/queries.ts'
import { boundOf } from '../signatures/bind.ts'
import { signatureRows } from '../signatures/view-signatures.ts'
import { hider } from './hide-sealed.ts'
import { tellEntry } from './say-entry.ts'

type Proven = Pick<Evidence, 'keys' | 'checkpoint' | 'later' | 'events' | 'anchors'>

/**
 * The entries of a case as the ledger holds them, each with its proof, under the first checkpoint in which all of them stand, and that one under the newest and
 * those that are anchored outside. What the viewer may not read stays out: of a kept entry there is its hash and proof, so that nothing is missing in the row.
 * An entry that has no leaf yet: `ledger.not-yet`.
 */
export async function gatherProven(ctx: Ctx, view: CaseWithTimeline): Promise<Proven> {
  const rows = await ctx.tx
    .selectFrom('events as e')
    .leftJoin('ledger_leaves as l', join => join.onRef('l.org_id', '=', 'e.org_id').onRef('l.event_id', '=', 'e.id'))
    .select(['e.id', 'e.seq', 'e.bytes', 'l.index', 'l.leaf_hash'])
    .where('e.org_id', '=', ctx.org)
    .where('e.stream_id', '=', view.id)
    .orderBy('e.seq')
    .execute()
  const checkpoint = await checkpointOf(ctx, Math.max(...rows.map(row => row.index ?? Number.MAX_SAFE_INTEGER - 1)) + 1)
  if (checkpoint === undefined) throw refuse('ledger.not-yet')
  const [words, told, isKept] = [await wordsOf(ctx, view), toldOf(ctx, view), await keptFrom(ctx, view)]
  const events: BundleEvent[] = []
  for (const { id, seq, bytes, index, leaf_hash } of rows) {
    if (index === null || leaf_hash === null) throw refuse('ledger.not-yet')
    const isHidden = isKept(id, bytes)
    events.push({
      ...{ id, seq, index, leafHash: encodeBase64(leaf_hash) },
      proof: (await inclusionAt(ctx, index, checkpoint.size)).map(encodeBase64),
      bytes: isHidden ? null : bytes,
      sealed: isHidden ? [] : (words.get(id) ?? []),
      told: isHidden ? null : (told.get(id) ?? null),
    })
  }
  const anchors = await anchorsOf(ctx.tx, ctx.org, checkpoint.size, originOfNote(checkpoint.note))
  return {
    ...{ keys: await verifiersOf(ctx), events, anchors },
    checkpoint: { size: checkpoint.size, note: checkpoint.note },
    later: await laterOnes(ctx, checkpoint.size, anchors),
  }
}

async function laterOnes(ctx: Ctx, size: number, anchors: Proven['anchors']): Promise<Evidence['later']> {
  const newest = await checkpointOf(ctx)
  const sizes = new Set([...anchors.map(one => one.checkpointSize), newest?.size ?? size])
  const later: Evidence['later'][number][] = []
  for (const wanted of [...sizes].filter(one => one > size).sort((a, b) => a - b)) {
    const point = await checkpointOf(ctx, wanted)
    if (point?.size === wanted)
      later.push({ size: wanted, note: point.note, proof: (await consistencyAt(ctx, size, wanted)).map(encodeBase64) })
  }
  return later
}

/** Entries that are kept from the viewer, and those whose bytes name a case that is sealed from them. */
async function keptFrom(ctx: Ctx, view: CaseWithTimeline): Promise<(id: string, bytes: string) => boolean> {
  const kept = new Set([...view.timeline.flatMap(e => (e.isSealed ? [e.id] : [])), ...view.underSeal])
  const hide = await hider(ctx)
  return (id, bytes) => kept.has(id) || hide(bytes) !== bytes || canonical(hide(JSON.parse(bytes))) !== bytes
}

function toldOf(ctx: Ctx, view: CaseWithTimeline): Map<string, NonNullable<BundleEvent['told']>> {
  const [zh, en] = [{ ...ctx, language: 'zh' } as const, { ...ctx, language: 'en' } as const]
  return new Map(view.timeline.map(entry => [entry.id, { zh: tellEntry(zh, entry), en: tellEntry(en, entry) }]))
}

/** Sealed words with their salts, so that whoever holds the bundle can compute each commitment; none for a viewer who sees contacts in part only. */
async function wordsOf(ctx: Ctx, view: CaseWithTimeline): Promise<Map<string, BundleEvent['sealed'][number][]>> {
  const found = new Map<string, BundleEvent['sealed'][number][]>()
  if (view.masked) return found
  const rows = await ctx.tx
    .selectFrom('sealed_fields as s')
    .innerJoin('events as e', join => join.onRef('e.org_id', '=', 's.org_id').onRef('e.id', '=', 's.event_id'))
    .select(['s.event_id', 's.field', 's.salt', 's.value'])
    .where('e.org_id', '=', ctx.org)
    .where('e.stream_id', '=', view.id)
    .orderBy('s.event_id')
    .orderBy('s.field')
    .execute()
  for (const { event_id, field, salt, value } of rows)
    found.set(event_id, [...(found.get(event_id) ?? []), { field, salt, text: canonical(value) }])
  return found
}

/** The duties of a case, each with its explanation, and the clauses that they cite, of the editions that they follow. */
export async function gatherDuties(ctx: Ctx, view: CaseWithTimeline): Promise<Pick<Evidence, 'duties' | 'clauses'>> {
  const hide = await hider(ctx)
  const duties: unknown[] = []
  const clauses = new Map<string, BundleClause>()
  for (const duty of view.duties) {
    const { regulation, clause } = duty
    const pack = ctx.rules.editions.find(one => one.pack.id === regulation.id && one.pack.edition === regulation.edition)?.pack
    const text = pack?.clauses[clause]
    if (text !== undefined)
      clauses.set(`${regulation.id}@${regulation.edition}/${clause}`, {
        ...{ regulation: said(regulation.title), edition: regulation.edition, number: clause },
        ...{ title: said(text.title), gist: said(text.gist) },
      })
    const { id, title, owner, startedAt, dueAt, state, closedAt } = duty
    const why = await explainDuty(ctx, view.id, id)
    duties.push(hide({ id, title, regulation, clause, owner: owner.name, startedAt, dueAt, state, closedAt, why: why.text }))
  }
  return { duties, clauses: [...clauses.values()] }
}

const said = ({ zh, en }: Text) => ({ zh, ...(en !== undefined && { en }) })

/** What was handed in on the regulation's forms. */
export async function gatherForms(ctx: Ctx, view: CaseWithTimeline): Promise<Evidence['forms']> {
  const hide = await hider(ctx)
  return (await viewForms(ctx, view.id)).filter(form => form.submitted.length > 0).map(form => hide(form))
}

/** What was signed, with the texts whose hashes the entries carry; names of the customer's people only where the viewer sees them in full. */
export async function gatherSignatures(ctx: Ctx, view: CaseWithTimeline): Promise<readonly BundleSignature[]> {
  const rows = await signatureRows(ctx, view.id)
  return rows.map(row => ({
    title: said(titleOf(row.content) ?? { zh: row.paper }),
    ...{ signedAt: row.signed_at, event: row.event_id },
    texts: view.masked
      ? []
      : [
          { kind: 'content' as const, text: row.content, sha256: row.content_hash },
          { kind: 'binding' as const, text: canonical({ v: 1, ...boundOf(row) }), sha256: row.hash },
        ].filter(one => sha256(one.text) === one.sha256 || one.kind === 'content'),
  }))
}

function titleOf(content: string): Text | undefined {
  try {
    const { title } = JSON.parse(content) as { title?: Text }
    return title
  } catch {
    return undefined // altered: its hash says so
  }
}
