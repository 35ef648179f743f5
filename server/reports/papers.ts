import type { Selectable } from 'kysely'
import type { PeriodicRule } from '../../engine/pack.ts'
import type { Text } from '../../events/text.ts'
import { named } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import type { ReportPapers, Reports } from '../database/report-tables.ts'
import { canonical, sha256 } from '../events/seal.ts'
import type { ReportDocument } from './document-schema.ts'
import { draftDocument } from './draft-document.ts'
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
  const document = await draftDocument(ctx, row, rule)
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

/** The versions with who signed and what the review said of each, and whether their bytes still have their hash. */
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
  const person = (id: string) => ({ id, name: named(ctx, id).name })
  return papers.map(paper => {
    const { document, body, comments, signed_by: signedBy, signed_at: signedAt } = paper
    const verdict = verdicts.find(one => one.paper_id === paper.id)
    return {
      ...{ version: paper.version, hash: paper.hash, signedBy: person(signedBy), signedAt },
      intact: hashOfPaper({ document, text: body, comments, signedBy, signedAt }) === paper.hash,
      verdict:
        verdict === undefined
          ? null
          : { passed: verdict.passed, opinion: verdict.opinion, by: person(verdict.given_by), at: verdict.given_at },
    }
  })
}

/** 上报数与现在数: the figures that were signed and are others now, in the order of the report. */
export function changedFigures(signed: ReportDocument, now: ReportDocument): ReportView['changed'] {
  const figures = (document: ReportDocument) =>
    new Map(
      document.sections.flatMap(section =>
        section.figures.map(figure => [`${section.id} ${figure.key}`, { section: section.title, figure }] as const),
      ),
    )
  const [was, is] = [figures(signed), figures(now)]
  return [...new Set([...was.keys(), ...is.keys()])].flatMap(key => {
    const [before, after] = [was.get(key), is.get(key)]
    const { section, figure } = (before ?? after)!
    const [a, b] = [before?.figure.value ?? null, after?.figure.value ?? null]
    return a === b
      ? []
      : [{ section, title: figure.title, unit: figure.unit, reported: a, now: b, cases: changedCases(signed, now, section) }]
  })
}

const MOST_CASES = 20
/** The cases that a section lists now and did not, or did and does not any more, by their numbers. */
function changedCases(signed: ReportDocument, now: ReportDocument, title: Text): ReportView['changed'][number]['cases'] {
  const casesIn = (document: ReportDocument) =>
    new Map(
      document.sections
        .filter(section => section.title.zh === title.zh)
        .flatMap(section =>
          section.tables.flatMap(table =>
            table.rows.flatMap(row => (row.case === undefined ? [] : [[row.case, String(row.cells[0])] as const])),
          ),
        ),
    )
  const [was, is] = [casesIn(signed), casesIn(now)]
  return [
    ...[...is].flatMap(([id, number]) => (was.has(id) ? [] : [{ id, number, sort: 'added' as const }])),
    ...[...was].flatMap(([id, number]) => (is.has(id) ? [] : [{ id, number, sort: 'gone' as const }])),
  ].slice(0, MOST_CASES)
}
