import type { KeptWord, StudyCodes } from '../../../events/library-events.ts'
import type { Ctx } from '../../context.ts'
import type { LibraryDrafts, StudyTexts } from '../../database/library-tables.ts'

/** The draft of a case's study; undefined where none was begun. */
export function readDraft(ctx: Pick<Ctx, 'tx' | 'org'>, caseId: string) {
  return ctx.tx
    .selectFrom('library_drafts')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where('case_id', '=', caseId)
    .executeTakeFirst()
}

/** The study of a case that a new version would take the place of: the last one; undefined where there is none. */
export function studyOf(ctx: Pick<Ctx, 'tx' | 'org'>, caseId: string) {
  return ctx.tx
    .selectFrom('library_entries')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where('case_id', '=', caseId)
    .orderBy('published_at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst()
}

/** Writes the draft of a case's study as it stands, and who wrote in it. Gives the study and the version that it will be. */
export async function storeDraft(
  ctx: Ctx,
  caseId: string,
  said: {
    readonly texts: StudyTexts
    readonly codes: StudyCodes
    readonly kept: readonly KeptWord[]
    readonly state: LibraryDrafts['state']
    readonly request: string | null
    /** The study that it will be, where that was said already. */
    readonly entry?: string
  },
): Promise<{ entry: string; version: number }> {
  const known = await readDraft(ctx, caseId)
  const study = known === undefined ? await studyOf(ctx, caseId) : undefined
  const entry = known?.entry_id ?? said.entry ?? study?.id ?? ctx.newId()
  const version = known?.version ?? (study === undefined ? 1 : study.version + 1)
  const row = {
    texts: JSON.stringify(said.texts),
    codes: JSON.stringify(said.codes),
    kept: JSON.stringify(said.kept),
    authors: [...new Set([...(known?.authors ?? []), ctx.actor.person])],
    ...{ state: said.state, request_id: said.request, updated_at: ctx.now, updated_by: ctx.actor.person },
  }
  await ctx.tx
    .insertInto('library_drafts')
    .values({ org_id: ctx.org, case_id: caseId, entry_id: entry, version, ...row })
    .onConflict(conflict => conflict.columns(['org_id', 'case_id']).doUpdateSet(row))
    .execute()
  return { entry, version }
}
