import type { Selectable } from 'kysely'
import type { PeriodicRule } from '../../engine/pack.ts'
import { named } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import type { ReportPapers, Reports } from '../database/report-tables.ts'
import { canonical, sha256 } from '../events/seal.ts'
import { freezeSection, HASH_OF_NOTHING, hashBehind, hashesKept, keepBehind } from './behind.ts'
import type { DocumentSection, ReportDocument } from './document-schema.ts'
import { draftSections, sectionsOf } from './draft-document.ts'
import type { ReportView } from './schema.ts'

export type ReportWords = { readonly text: string; readonly comments: Readonly<Record<string, string>> }
type Signed = ReportWords & { readonly document: ReportDocument; readonly signedBy: string; readonly signedAt: string }

/** SHA-256 of a report as it was signed: document, words, signatory and moment as canonical JSON (RFC 8785). */
export const hashOfPaper = (signed: Signed): string => sha256(canonical(JSON.parse(JSON.stringify(signed))))

/** 签署: freezes what the system drafted with the words of whoever signs, as the next version under its hash. */
export async function signPaper(
  ctx: Ctx,
  row: Selectable<Reports>,
  rule: PeriodicRule,
  { text, comments }: ReportWords,
): Promise<{ id: string; version: number; hash: string; document: ReportDocument }> {
  const last = await ctx.tx
    .selectFrom('report_papers')
    .select('version')
    .where('org_id', '=', ctx.org)
    .where('report_id', '=', row.id)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  // Frozen before it is drafted: what is signed is counted whole.
  const freezes = new Map<string, string | undefined>()
  for (const section of sectionsOf(rule))
    if (section.shows === 'indicators') freezes.set(section.id, await freezeSection(ctx, row, section))
  const drafted = await draftSections(ctx, row, rule)
  const sections: DocumentSection[] = []
  for (const { section, behind } of drafted) {
    const freeze = freezes.get(section.id)
    sections.push({
      ...section,
      ...(behind === undefined ? {} : { behind: await hashBehind(ctx, behind) }),
      ...(freeze === undefined ? {} : { freeze }),
    })
  }
  const document: ReportDocument = { asOf: ctx.now, sections }
  const known = new Set(document.sections.map(section => section.id))
  const kept = Object.fromEntries(Object.entries(comments).filter(([id, words]) => known.has(id) && words.trim() !== ''))
  const signed = { document, text, comments: kept, signedBy: ctx.actor.person, signedAt: ctx.now }
  const [id, version, hash] = [ctx.newId(), (last?.version ?? 0) + 1, hashOfPaper(signed)]
  await ctx.tx
    .insertInto('report_papers')
    .values({
      ...{ org_id: ctx.org, id, report_id: row.id, version, document: JSON.stringify(document), body: text },
      ...{ comments: JSON.stringify(kept), hash, signed_by: ctx.actor.person, signed_at: ctx.now },
    })
    .execute()
  for (const { section, behind } of drafted) if (behind !== undefined) await keepBehind(ctx, id, section.id, behind)
  await ctx.tx.deleteFrom('report_drafts').where('org_id', '=', ctx.org).where('report_id', '=', row.id).execute()
  return { id, version, hash, document }
}

/** All versions of a report that were signed, the newest first. */
export function papersOf(ctx: Pick<Ctx, 'tx' | 'org'>, reportId: string): Promise<Selectable<ReportPapers>[]> {
  return ctx.tx
    .selectFrom('report_papers')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where('report_id', '=', reportId)
    .orderBy('version', 'desc')
    .execute()
}

/** The versions with who signed and what the review said of each, and whether their bytes and what stands behind them still have their hashes. */
export async function presentPapers(ctx: Ctx, papers: readonly Selectable<ReportPapers>[]): Promise<ReportView['papers']> {
  if (papers.length === 0) return []
  const verdicts = await ctx.tx
    .selectFrom('report_verdicts')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where(
      'paper_id',
      'in',
      papers.map(paper => paper.id),
    )
    .execute()
  const kept = await hashesKept(
    ctx,
    papers.map(paper => paper.id),
  )
  const isKept = (paper: Selectable<ReportPapers>) =>
    paper.document.sections.every(
      ({ id, behind }) => behind === undefined || (kept.get(`${paper.id} ${id}`) ?? HASH_OF_NOTHING) === behind.hash,
    )
  const person = (id: string) => ({ id, name: named(ctx, id).name })
  return papers.map(paper => {
    const { document, body, comments, signed_by: signedBy, signed_at: signedAt } = paper
    const verdict = verdicts.find(one => one.paper_id === paper.id)
    return {
      ...{ version: paper.version, hash: paper.hash, signedBy: person(signedBy), signedAt },
      intact: hashOfPaper({ document, text: body, comments, signedBy, signedAt }) === paper.hash && isKept(paper),
      verdict:
        verdict === undefined
          ? null
          : { passed: verdict.passed, opinion: verdict.opinion, by: person(verdict.given_by), at: verdict.given_at },
    }
  })
}
