import type { Ctx } from '../context.ts'
import { addOrganisationEvent } from '../events/add-organisation-event.ts'
import { canonical, sha256 } from '../events/seal.ts'
import { analyse } from './analyse.ts'
import type { AnalysisComments, AnalysisDocument, AskAnalysis } from './schema.ts'

/** SHA-256 of what was issued: the document with its comments, by whom and when, as canonical JSON (RFC 8785). */
export function hashOf(issued: {
  readonly document: AnalysisDocument
  readonly comments: AnalysisComments
  readonly issuedBy: string
  readonly issuedAt: string
}): string {
  return sha256(canonical(JSON.parse(JSON.stringify(issued))))
}

/**
 * Issues an analysis of the whole company: figures as of now with the analyst's comments, frozen under its hash, and an event that names it.
 * `report`: the periodic report that it meets. Gives its id. Who may is asked before.
 */
export async function freezeAnalysis(
  ctx: Ctx,
  ask: AskAnalysis,
  comments: AnalysisComments,
  report: string | null,
): Promise<string> {
  const { document } = await analyse(ctx, ask, 'company')
  const id = ctx.newId()
  const hash = hashOf({ document, comments, issuedBy: ctx.actor.person, issuedAt: ctx.now })
  await ctx.tx
    .insertInto('analysis_reports')
    .values({
      ...{ org_id: ctx.org, id, kind: ask.kind, period_start: ask.from, period_end: ask.to, report_id: report, hash },
      ...{ document: JSON.stringify(document), comments: JSON.stringify(comments) },
      ...{ issued_by: ctx.actor.person, issued_at: ctx.now },
    })
    .execute()
  await addOrganisationEvent(ctx, {
    type: 'analysis.issued',
    plain: { analysis: id, kind: ask.kind, from: ask.from, to: ask.to, hash, ...(report === null ? {} : { report }) },
    sealed: {},
  })
  return id
}
