import type { Selectable } from 'kysely'
import { toDataURL } from 'qrcode'
import { refusalOf } from '../../engine/permissions.ts'
import type { CaseState } from '../../engine/state.ts'
import type { SignedContent } from '../../events/signed-content.ts'
import type { Text } from '../../events/text.ts'
import { isMasked, shownName, worksOn } from '../access/shown.ts'
import { named } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import type { Signatures } from '../database/signature-tables.ts'
import { refuse } from '../errors.ts'
import { partsThatDiffer } from './bind.ts'
import { acceptancePaper, draftOf, type NamedPaper, papersInScope, recordsOn } from './papers.ts'
import { readFacts } from './read-facts.ts'
import type { PaperList, PaperView, SignatureRow, SignatureView } from './schema.ts'
import { verifySignature } from './verify.ts'

type Row = Selectable<Signatures>

/** The signatures of a case, newest first, each checked again (files only where one is opened). */
export async function listSignatures(ctx: Ctx, publicUrl: string, caseId: string): Promise<SignatureRow[]> {
  const state = await stateOf(ctx, caseId)
  const rows = await signatureRows(ctx, caseId)
  if (rows.length === 0) return []
  const now = await draftsNow(ctx, caseId, state)
  return Promise.all(rows.map(row => present(ctx, publicUrl, row, state, now, false)))
}

/** One signature with what was signed; a signature of another case is `signature.not-found`. */
export async function viewSignature(ctx: Ctx, publicUrl: string, caseId: string, id: string): Promise<SignatureView> {
  const state = await stateOf(ctx, caseId)
  const row = (await signatureRows(ctx, caseId)).find(one => one.id === id)
  if (!row) throw refuse('signature.not-found')
  const shown = await present(ctx, publicUrl, row, state, await draftsNow(ctx, caseId, state), true)
  return {
    ...shown,
    content: JSON.parse(row.content) as SignedContent,
    // The hand is as personal as the name.
    image: isMasked(ctx, worksOn(ctx, state)) ? null : row.image,
    contentHash: row.content_hash,
    hash: row.hash,
    qr: await toDataURL(shown.url, { margin: 1, width: 240, errorCorrectionLevel: 'M' }),
  }
}

/** The rows of a case, newest first. */
export async function signatureRows({ tx, org }: Ctx, caseId: string): Promise<Row[]> {
  return tx
    .selectFrom('signatures')
    .selectAll()
    .where('org_id', '=', org)
    .where('case_id', '=', caseId)
    .orderBy('signed_at', 'desc')
    .orderBy('id', 'desc')
    .limit(200)
    .execute()
}

async function stateOf({ tx, org }: Ctx, caseId: string): Promise<CaseState> {
  const row = await tx.selectFrom('cases').select('state').where('org_id', '=', org).where('id', '=', caseId).executeTakeFirst()
  if (!row) throw refuse('case.not-found')
  return row.state
}

const scoped = (ctx: Ctx, state: CaseState): NamedPaper[] => {
  const named = papersInScope(ctx, state)
  return named.some(({ rule }) => rule.act === 'accept') ? named : [...named, acceptancePaper(ctx, state)]
}

async function draftsNow(ctx: Ctx, caseId: string, state: CaseState) {
  const facts = await readFacts(ctx, caseId)
  return new Map(scoped(ctx, state).map(paper => [paper.rule.id, draftOf(ctx, state, paper, facts)]))
}

async function present(
  ctx: Ctx,
  publicUrl: string,
  row: Row,
  state: CaseState,
  now: Awaited<ReturnType<typeof draftsNow>>,
  files: boolean,
): Promise<SignatureRow> {
  const content = JSON.parse(row.content) as SignedContent
  const draft = now.get(row.paper)
  const isLast = row.superseded_by === null && draft?.number === row.number
  return {
    id: row.id,
    paper: row.paper,
    title: content.title,
    number: row.number,
    version: row.version,
    agreed: row.agreed,
    remarks: content.answer.remarks ?? null,
    via: row.via,
    method: row.method,
    signer: shownName(ctx, row.signer, worksOn(ctx, state)),
    signerTitle: row.signer_title,
    signerPhone: row.signer_phone,
    witness: row.witness === null ? null : { id: row.witness, name: named(ctx, row.witness).name },
    deviceAt: row.device_at,
    signedAt: row.signed_at,
    code: row.code,
    url: new URL(`/verify/${row.code}`, publicUrl).href,
    supersededBy: row.superseded_by,
    differs: row.differs ?? [],
    changedSince: isLast ? changedSince(content, draft) : [],
    verified: await verifySignature(ctx, row, files),
  }
}

/** What the record says otherwise now than when it was signed. */
function changedSince(content: SignedContent, draft: Parameters<typeof partsThatDiffer>[0] | undefined): Text[] {
  if (draft === undefined) return []
  const { answer: _, ...signed } = content
  return partsThatDiffer(signed, draft)
}

/** The papers of a case: which can be signed now, what stands on them, and what a phone needs to put them together itself. */
export async function listPapers(ctx: Ctx, caseId: string): Promise<PaperList> {
  const state = await stateOf(ctx, caseId)
  const papers = scoped(ctx, state)
  const facts = await readFacts(ctx, caseId)
  const standing = (await signatureRows(ctx, caseId)).filter(row => row.superseded_by === null)
  const items = papers.map((paper): PaperView => {
    const { rule } = paper
    const draft = draftOf(ctx, state, paper, facts)
    const signed = standing.find(row => row.paper === rule.id && row.number === draft.number)
    const isCurrent = signed !== undefined && changedSince(JSON.parse(signed.content) as SignedContent, draft).length === 0
    return {
      ...{ id: rule.id, title: rule.title, clause: rule.clause, act: rule.act, draft },
      can: canSign(ctx, state, paper),
      isAsked: rule.about === undefined || facts.made.some(made => made.record === rule.about),
      signed: signed === undefined ? null : { id: signed.id, agreed: signed.agreed, isCurrent },
    }
  })
  return { items, basis: { rules: papers, records: recordsOn(ctx, state), facts } }
}

/** Whether it may be signed now, by permits and gates. */
function canSign(ctx: Ctx, state: CaseState, { rule }: NamedPaper): PaperView['can'] {
  const refusal = refusalOf(ctx.rules, state, rule.act, ctx.actor, { paper: rule.id })
  if (refusal === undefined) return true
  return { because: refusal.because, ...(refusal.clause === undefined ? {} : { clause: refusal.clause }) }
}
