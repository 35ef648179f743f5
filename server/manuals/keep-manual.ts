import type { Ctx } from '../context.ts'
import { type RefusalCode, refuse } from '../errors.ts'
import { addOrganisationEvent } from '../events/add-organisation-event.ts'
import { manualRulesOf, mayRelease, mayWrite, type RuledManual } from './manual-rules.ts'
import type { ChangeManual, NewManual, NewVersion } from './schema.ts'

/** Series are compared in capitals, so that `hs-lat` and `HS-LAT` are one. */
const capitals = (models: readonly string[]) => [...new Set(models.map(model => model.toUpperCase()))]

function must(verdict: true | { readonly refused: RefusalCode; readonly clause?: string }): void {
  if (verdict !== true) throw refuse(verdict.refused, { clause: verdict.clause })
}

/** The rule under which a document is kept; none for the company's own. `manual.rule-unknown` and `manual.stage-unknown` where it is said wrongly. */
function ruledBy(ctx: Ctx, key: string, stages: readonly string[]): RuledManual | undefined {
  const ruled = manualRulesOf(ctx).find(one => one.key === key)
  if (key !== '' && ruled === undefined) throw refuse('manual.rule-unknown')
  if (ruled !== undefined && stages.some(id => !ruled.rule.stages.some(stage => stage.id === id)))
    throw refuse('manual.stage-unknown', { clause: ruled.rule.clause })
  return ruled
}

/** The document, locked until the transaction ends; `manual.not-found` for one that is not of this company. */
async function lockManual(ctx: Ctx, id: string) {
  const row = await ctx.tx
    .selectFrom('manuals')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined) throw refuse('manual.not-found')
  return row
}
const ruleOf = (ctx: Ctx, key: string) => manualRulesOf(ctx).find(one => one.key === key)

/** A new document with its first version, which waits to be released (robot 第十三条(一), equip 第九条). Gives its id. */
export async function createManual(
  ctx: Ctx,
  { number, title, sort, rule, stages, models, ...first }: NewManual,
): Promise<string> {
  must(mayWrite(ctx, ruledBy(ctx, rule, stages)))
  const id = ctx.newId()
  const row = { org_id: ctx.org, id, number, title, sort, rule, stages, models: capitals(models) }
  const added = await ctx.tx
    .insertInto('manuals')
    .values({ ...row, created_at: ctx.now, created_by: ctx.actor.person })
    // Asked by the insert itself: of two at once with one number, the second hears of the first.
    .onConflict(c => c.columns(['org_id', 'number']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (added === undefined) throw refuse('manual.number-taken')
  await insertVersion(ctx, id, 1, first)
  return id
}

/** A new version of a document that is not withdrawn; the one in force stays until this one is released. Gives its number. */
export async function addVersion(ctx: Ctx, id: string, version: NewVersion): Promise<number> {
  const manual = await lockManual(ctx, id)
  if (manual.withdrawn_at !== null) throw refuse('manual.withdrawn')
  must(mayWrite(ctx, ruleOf(ctx, manual.rule)))
  const { last } = await ctx.tx
    .selectFrom('manual_versions')
    .select(eb => eb.fn.max('version').as('last'))
    .where('org_id', '=', ctx.org)
    .where('manual_id', '=', id)
    .executeTakeFirstOrThrow()
  await insertVersion(ctx, id, Number(last) + 1, version)
  return Number(last) + 1
}

async function insertVersion(ctx: Ctx, id: string, version: number, { label, summary, files }: NewVersion): Promise<void> {
  const known = await ctx.tx
    .selectFrom('files')
    .select('id')
    .where('org_id', '=', ctx.org)
    .where(
      'id',
      'in',
      files.map(one => one.file),
    )
    .where('case_id', 'is', null)
    .where('uploaded_by', '=', ctx.actor.person)
    .execute()
  if (known.length < new Set(files.map(one => one.file)).size) throw refuse('manual.file-foreign')
  await ctx.tx
    .insertInto('manual_versions')
    .values({
      ...{ org_id: ctx.org, manual_id: id, version, label, summary, written_at: ctx.now, written_by: ctx.actor.person },
    })
    .execute()
  await ctx.tx
    .insertInto('manual_files')
    .values(files.map(({ file, language }) => ({ org_id: ctx.org, manual_id: id, version, language, file_id: file })))
    .onConflict(c => c.doNothing())
    .execute()
}

/** Title, stages, models of a document; what its versions say is theirs. */
export async function changeManual(ctx: Ctx, id: string, change: ChangeManual): Promise<void> {
  const manual = await lockManual(ctx, id)
  if (manual.withdrawn_at !== null) throw refuse('manual.withdrawn')
  const { rule = manual.rule, stages = manual.stages, models = manual.models } = change
  must(mayWrite(ctx, ruleOf(ctx, manual.rule)))
  must(mayWrite(ctx, ruledBy(ctx, rule, stages)))
  const { title = manual.title, sort = manual.sort } = change
  await ctx.tx
    .updateTable('manuals')
    .set({ title, sort, rule, stages, models: capitals(models) })
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .execute()
}

/** A version that waits, locked with its document; `manual.version-decided` for one that was released or dropped. */
async function waiting(ctx: Ctx, id: string, version: number) {
  const manual = await lockManual(ctx, id)
  const row = await ctx.tx
    .selectFrom('manual_versions')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where('manual_id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (row === undefined) throw refuse('manual.not-found')
  if (row.released_at !== null || row.dropped_at !== null) throw refuse('manual.version-decided')
  return { manual, row }
}

const versionAt = (ctx: Ctx, id: string, version: number) =>
  ctx.tx.updateTable('manual_versions').where('org_id', '=', ctx.org).where('manual_id', '=', id).where('version', '=', version)

/** 放行: the version counts from now on, with the hashes of its files in the organisation's stream of events. */
export async function releaseVersion(ctx: Ctx, id: string, version: number): Promise<void> {
  const { manual, row } = await waiting(ctx, id, version)
  if (manual.withdrawn_at !== null) throw refuse('manual.withdrawn')
  must(mayRelease(ctx, ruleOf(ctx, manual.rule), row.written_by))
  await versionAt(ctx, id, version).set({ released_at: ctx.now, released_by: ctx.actor.person }).execute()
  const files = await ctx.tx
    .selectFrom('manual_files')
    .innerJoin('files', join =>
      join.onRef('files.org_id', '=', 'manual_files.org_id').onRef('files.id', '=', 'manual_files.file_id'),
    )
    .select('files.sha256')
    .where('manual_files.org_id', '=', ctx.org)
    .where('manual_id', '=', id)
    .where('version', '=', version)
    .orderBy('files.sha256')
    .execute()
  await addOrganisationEvent(ctx, {
    type: 'manual.released',
    plain: { manual: id, number: manual.number, version, writtenBy: row.written_by, files: files.map(one => one.sha256) },
    sealed: {},
  })
}

/** A version that is not to count; whoever may write or release it says why. */
export async function dropVersion(ctx: Ctx, id: string, version: number, reason: string): Promise<void> {
  const { manual, row } = await waiting(ctx, id, version)
  const ruled = ruleOf(ctx, manual.rule)
  if (mayWrite(ctx, ruled) !== true) must(mayRelease(ctx, ruled, row.written_by))
  await versionAt(ctx, id, version).set({ dropped_at: ctx.now, dropped_by: ctx.actor.person, dropped_because: reason }).execute()
}

/** 停用: the document is no longer offered; its versions stay readable. */
export async function withdrawManual(ctx: Ctx, id: string, reason: string): Promise<void> {
  const manual = await lockManual(ctx, id)
  if (manual.withdrawn_at !== null) throw refuse('manual.withdrawn')
  must(mayWrite(ctx, ruleOf(ctx, manual.rule)))
  await ctx.tx
    .updateTable('manuals')
    .set({ withdrawn_at: ctx.now, withdrawn_by: ctx.actor.person, withdrawn_because: reason })
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .execute()
  await addOrganisationEvent(ctx, {
    type: 'manual.withdrawn',
    plain: { manual: id, number: manual.number },
    sealed: { reason },
  })
}
