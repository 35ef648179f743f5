import { sql } from 'kysely'
import type { CaseState } from '../../engine/state.ts'
import { codeTrees } from '../../events/code-trees.ts'
import type { Instant } from '../../events/instant.ts'
import type { StudyCodes } from '../../events/library-events.ts'
import type { Ctx } from '../context.ts'
import type { StudyState, StudyTexts } from '../database/library-tables.ts'
import { searchColumns } from '../search/tokens.ts'

export type PublishedStudy = {
  readonly entry: string
  readonly version: number
  readonly texts: StudyTexts
  readonly codes: StudyCodes
  readonly author: string
  readonly reviewer: string | null
  readonly request: string | null
  readonly state: Exclude<StudyState, 'withdrawn' | 'before-review'>
  readonly isReleased: boolean
}

/** Minutes from the report of a case to its end; null where it has not ended. */
export function leadMinutesOf({ openedAt, closedAt }: { openedAt: Instant; closedAt: Instant | null }): number | null {
  return closedAt === null ? null : Math.max(0, Math.round((Date.parse(closedAt) - Date.parse(openedAt)) / 60_000))
}

/** The root cause by class, as the investigation said it last; null where none did. */
async function causeClassOf(ctx: Ctx, caseId: string): Promise<string | null> {
  const cause = await ctx.tx
    .selectFrom('events')
    .select('data')
    .where('org_id', '=', ctx.org)
    .where('stream_id', '=', caseId)
    .where('type', '=', 'investigation.recorded')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return (cause?.data.causeClass as string | undefined) ?? null
}

/** Puts a study, or a new version of it, where it is read and searched; what an earlier version said stays beside it. */
export async function publishStudy(
  ctx: Ctx,
  record: {
    readonly id: string
    readonly state: CaseState
    readonly openedAt: Instant
    readonly closedAt: Instant | null
  },
  study: PublishedStudy,
): Promise<void> {
  const { texts, entry, version } = study
  const { tx, org } = ctx
  const search = searchColumns(Object.values(texts).join('\n'))
  const said = {
    kind: record.state.kind,
    category: record.state.category ?? null,
    subtype: record.state.subtype ?? null,
    level: record.state.level ?? null,
    cause_class: await causeClassOf(ctx, record.id),
    title: texts.title,
    problem: texts.problem,
    root_cause: texts.rootCause,
    solution: texts.solution,
    measures: texts.measures,
    effect: texts.effect,
    experience: texts.experience,
    product: texts.product,
    lead_minutes: leadMinutesOf(record),
    state: study.state,
    version,
    request_id: study.request,
    reviewed_by: study.reviewer,
    is_released: study.isReleased,
    withdrawn_at: null,
    withdrawn_by: null,
    withdrawn_because: null,
    published_by: study.author,
    published_at: ctx.now,
    search: sql`${search.vector}::tsvector`,
    search_text: search.text,
  }
  // Of an entry from before there were versions, what it said until now is the one before.
  await sql`insert into library_versions (org_id, entry_id, version, texts, published_at, published_by)
    select e.org_id, e.id, e.version, jsonb_build_object('title', e.title, 'problem', e.problem, 'rootCause', e.root_cause, 'solution', e.solution,
      'measures', e.measures, 'effect', e.effect, 'experience', e.experience, 'product', e.product), e.published_at, e.published_by
    from library_entries e where e.org_id = ${org} and e.id = ${entry}
    on conflict do nothing`.execute(tx)
  await tx
    .insertInto('library_entries')
    .values({ org_id: org, id: entry, case_id: record.id, ...said })
    .onConflict(conflict => conflict.columns(['org_id', 'id']).doUpdateSet(said))
    .execute()
  await tx
    .insertInto('library_versions')
    .values({
      ...{ org_id: org, entry_id: entry, version, texts: JSON.stringify(texts) },
      ...{ published_at: ctx.now, published_by: study.author, reviewed_by: study.reviewer },
    })
    .execute()
  await tx.deleteFrom('library_codes').where('org_id', '=', org).where('entry_id', '=', entry).execute()
  const codes = codeTrees.flatMap(tree =>
    [...new Set(study.codes[tree] ?? [])].map(code => ({ org_id: org, entry_id: entry, tree, code })),
  )
  if (codes.length > 0) await tx.insertInto('library_codes').values(codes).execute()
}
