import type { Insertable } from 'kysely'
import { type PaperDraft, withAnswer } from '../../engine/papers/paper-content.ts'
import type { Instant } from '../../events/instant.ts'
import type { Binding, PaperSection, SignatureProof, SignedContent } from '../../events/signed-content.ts'
import type { Text } from '../../events/text.ts'
import { maskPhone } from '../access/mask.ts'
import { type Ctx, notPeople } from '../context.ts'
import type { Signatures } from '../database/signature-tables.ts'
import { refuse } from '../errors.ts'
import { canonical, sha256 } from '../events/seal.ts'
import { bindingHash } from './binding-hash.ts'
import { codeFrom } from './code.ts'

/** What is signed how: `file` is a scanned paper of the case. */
export type Signing = {
  readonly draft: PaperDraft
  readonly agreed: boolean
  readonly via: 'screen' | 'link' | 'paper'
  readonly signer: string
  readonly remarks?: string | undefined
  readonly proof?: SignatureProof | undefined
  /** A picture alone, as pages sent it before strokes were kept. */
  readonly picture?: string | undefined
  readonly file?: string | undefined
}

/**
 * Keeps a signature with exactly what was signed, and gives what the event carries of it. The paper that it takes the place of is marked. Refuses
 * what does not match by name: another hash, another paper, a version that somebody has signed meanwhile.
 */
export async function bindSignature(ctx: Ctx, signing: Signing): Promise<Binding> {
  const { proof, draft } = signing
  const { content, differs } = contentOf(signing)
  const bytes = canonical(content)
  const contentHash = sha256(bytes)
  if (proof !== undefined && proof.contentHash !== contentHash)
    throw refuse(proof.content === undefined ? 'signature.content-changed' : 'signature.hash-differs')
  if ((proof?.strokes === undefined) !== (proof?.image === undefined)) throw refuse('signature.not-drawn')
  const strokes = proof?.strokes === undefined ? null : canonical(proof.strokes)
  const image = proof?.image ?? signing.picture ?? null
  const scanHash = signing.file === undefined ? null : await hashOfFile(ctx, draft.case.id, signing.file)
  const earlier = await standing(ctx, draft)
  const row = {
    org_id: ctx.org,
    id: ctx.newId(),
    case_id: draft.case.id,
    event_id: null,
    paper: draft.paper,
    number: draft.number,
    version: draft.version,
    agreed: signing.agreed,
    via: signing.via,
    method: scanHash !== null ? ('scan' as const) : image === null ? ('typed' as const) : ('drawn' as const),
    content: bytes,
    content_hash: contentHash,
    strokes,
    strokes_hash: strokes === null ? null : sha256(strokes),
    image,
    image_hash: image === null ? null : sha256(image),
    scan_file: signing.file ?? null,
    scan_hash: scanHash,
    signer: signing.signer,
    signer_title: proof?.title ?? null,
    signer_phone: proof?.phone === undefined ? null : maskPhone(proof.phone),
    device_at: proof?.deviceAt ?? null,
    signed_at: ctx.now,
    witness: notPeople.has(ctx.actor.person) ? null : ctx.actor.person,
    differs: differs.length === 0 ? null : JSON.stringify(differs),
    code: proof?.code ?? codeFrom(ctx.newSalt()),
  }
  const hash = bindingHash(boundOf(row))
  await insert(ctx, { ...row, hash })
  if (earlier !== undefined) await supersede(ctx, earlier, row.id)
  return {
    ...{ signature: row.id, paper: row.paper, number: row.number, version: row.version, method: row.method },
    contentHash,
    ...(row.strokes_hash === null ? {} : { strokesHash: row.strokes_hash }),
    ...(row.image_hash === null ? {} : { imageHash: row.image_hash }),
    ...(scanHash === null ? {} : { scanHash }),
    hash,
    ...(row.device_at === null ? {} : { deviceAt: row.device_at }),
    ...(row.witness === null ? {} : { witness: row.witness }),
    ...(earlier === undefined ? {} : { replaces: earlier }),
    ...(differs.length === 0 ? {} : { differs }),
  }
}

type Row = {
  readonly [K in 'org_id' | 'case_id' | 'id' | 'paper' | 'via' | 'method' | 'content_hash' | 'signer' | 'code']: string
} & { readonly number: number; readonly version: number; readonly agreed: boolean; readonly signed_at: Instant } & {
  readonly [K in 'strokes_hash' | 'image_hash' | 'scan_hash' | 'signer_title' | 'signer_phone' | 'device_at' | 'witness']:
    | string
    | null
}

/** What the hash of a row is over. */
export function boundOf(row: Row) {
  return {
    ...{ org: row.org_id, case: row.case_id, signature: row.id, paper: row.paper, number: row.number, version: row.version },
    ...{ agreed: row.agreed, via: row.via, method: row.method, contentHash: row.content_hash, strokesHash: row.strokes_hash },
    ...{
      imageHash: row.image_hash,
      scanHash: row.scan_hash,
      signer: row.signer,
      title: row.signer_title,
      phone: row.signer_phone,
    },
    ...{ deviceAt: row.device_at, signedAt: row.signed_at, witness: row.witness, code: row.code },
  }
}

/**
 * What was signed. A screen of ours says what it showed, which may be older than the case: where it differs from the record, the parts are named.
 * On a customer's link, and where nothing was sent, it is what the record says now.
 */
function contentOf({ draft, proof, agreed, remarks }: Signing): { content: SignedContent; differs: Text[] } {
  const own = withAnswer(draft, agreed, remarks)
  const shown = proof?.content
  if (shown === undefined) return { content: own, differs: [] }
  if (shown.paper !== own.paper || shown.case.id !== own.case.id || shown.case.number !== own.case.number)
    throw refuse('signature.other-paper')
  if (canonical([shown.title, shown.answer]) !== canonical([own.title, own.answer])) throw refuse('signature.other-paper')
  if (shown.number !== own.number || shown.version !== own.version) throw refuse('signature.version-taken')
  return { content: shown, differs: partsThatDiffer(shown, own) }
}

const head = { zh: '抬头', en: 'Heading' }

/** Whether a part says the same; a cell that was left open when it was shown (a phone does not know what the server counts) says nothing else. */
function isSamePart(shown: PaperSection | undefined, own: PaperSection | undefined): boolean {
  if (shown === undefined || own === undefined) return false
  if (shown.kind !== 'rows' || own.kind !== 'rows') return canonical(shown) === canonical(own)
  if (shown.rows.length !== own.rows.length || shown.totalFen !== own.totalFen) return false
  if (canonical(shown.columns) !== canonical(own.columns)) return false
  return shown.rows.every((row, at) =>
    row.every((cell, column) => cell === null || canonical(cell) === canonical(own.rows[at]![column] ?? null)),
  )
}

/** The parts of a paper that say something else now than in what was shown, by their titles. */
export function partsThatDiffer(one: PaperDraft, other: PaperDraft): Text[] {
  const heading = ({ sections: _s, version: _v, ...rest }: PaperDraft) => {
    const { answer: _a, ...bare } = rest as typeof rest & { answer?: unknown }
    return canonical(bare)
  }
  const byTitle = (paper: PaperDraft) =>
    new Map(paper.sections.map(section => [canonical([section.kind, section.title]), section]))
  const [first, second] = [byTitle(one), byTitle(other)]
  const keys = [...new Set([...first.keys(), ...second.keys()])]
  const changed = keys.flatMap(key => {
    const [a, b] = [first.get(key), second.get(key)]
    return isSamePart(a, b) ? [] : [(a ?? b)!.title]
  })
  return [...(heading(one) === heading(other) ? [] : [head]), ...changed]
}

async function hashOfFile(ctx: Ctx, caseId: string, file: string): Promise<string> {
  const found = await ctx.tx
    .selectFrom('files')
    .select('sha256')
    .where('org_id', '=', ctx.org)
    .where('id', '=', file)
    .where('case_id', '=', caseId)
    .executeTakeFirst()
  if (!found) throw refuse('file.not-found')
  return found.sha256
}

/** The signature of this paper that stands so far, to be superseded. */
async function standing(ctx: Ctx, draft: PaperDraft): Promise<string | undefined> {
  const row = await ctx.tx
    .selectFrom('signatures')
    .select('id')
    .where('org_id', '=', ctx.org)
    .where('case_id', '=', draft.case.id)
    .where('paper', '=', draft.paper)
    .where('number', '=', draft.number)
    .where('superseded_by', 'is', null)
    .executeTakeFirst()
  return row?.id
}

async function insert(ctx: Ctx, row: Insertable<Signatures>): Promise<void> {
  try {
    await ctx.tx.insertInto('signatures').values(row).execute()
  } catch (error) {
    if (constraintOf(error) === 'signatures_code_key') throw refuse('signature.code-taken')
    if (constraintOf(error)?.startsWith('signatures_org_id_case_id_paper') === true) throw refuse('signature.version-taken')
    throw error
  }
}

const constraintOf = (error: unknown): string | undefined =>
  error instanceof Error && 'constraint' in error ? String(error.constraint) : undefined

async function supersede({ tx, org }: Ctx, id: string, by: string): Promise<void> {
  await tx.updateTable('signatures').set({ superseded_by: by }).where('org_id', '=', org).where('id', '=', id).execute()
}

/** Names the event that a signature was recorded by; the event carries the hashes. */
export async function tieToEvent({ tx, org }: Ctx, signature: string, event: string): Promise<void> {
  await tx.updateTable('signatures').set({ event_id: event }).where('org_id', '=', org).where('id', '=', signature).execute()
}
