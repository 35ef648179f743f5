import { type SqlBool, sql } from 'kysely'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { readCursor, writeCursor } from '../http/cursor.ts'
import { roleName } from '../organisation/role-title.ts'
import { manualRulesOf, mayRelease, mayWrite, stagesOf } from './manual-rules.ts'
import type { ListManuals, ManualPage, ManualRow, ManualRules, ManualView } from './schema.ts'
import { filesOf, inForceOf, versionsOf } from './versions.ts'

const named = (ctx: Ctx, id: string) => ({ id, name: ctx.roster.people.get(id)?.name ?? id })
const like = (text: string) => `%${text.replace(/[\\%_]/g, found => `\\${found}`)}%`

type Row = {
  id: string
  number: string
  title: string
  sort: ManualRow['sort']
  rule: string
  stages: string[]
  models: string[]
  withdrawn_at: string | null
}
const columns = ['id', 'number', 'title', 'sort', 'rule', 'stages', 'models', 'withdrawn_at'] as const

function presentRow(ctx: Ctx, row: Row, version: ManualRow['version'], waits: boolean): ManualRow {
  const ruled = manualRulesOf(ctx).find(one => one.key === row.rule)
  return {
    ...{ id: row.id, number: row.number, title: row.title, sort: row.sort, models: row.models },
    clause: ruled?.rule.clause ?? null,
    stages: stagesOf(ruled).filter(stage => row.stages.includes(stage.id)),
    ...{ version, waits, withdrawnAt: row.withdrawn_at },
  }
}

/** One page of documents by number; `q` finds number and title, `model` those for that machine. A cursor that is not ours: `cursor.unreadable`. */
export async function listManuals(ctx: Ctx, { q = '', stage, model, state, limit, after }: ListManuals): Promise<ManualPage> {
  const version = (condition: ReturnType<typeof sql<SqlBool>>) =>
    sql<SqlBool>`exists (select 1 from manual_versions v where v.org_id = manuals.org_id and v.manual_id = manuals.id and ${condition})`
  const isWaiting = version(sql<SqlBool>`v.released_at is null and v.dropped_at is null`)
  let query = ctx.tx
    .selectFrom('manuals')
    .select([...columns, isWaiting.as('waits')])
    .where('org_id', '=', ctx.org)
  if (state === 'withdrawn') query = query.where('withdrawn_at', 'is not', null)
  if (state === 'in-force' || state === 'waiting') query = query.where('withdrawn_at', 'is', null)
  if (state === 'in-force') query = query.where(version(sql<SqlBool>`v.released_at is not null`))
  if (state === 'waiting') query = query.where(isWaiting)
  if (q !== '') query = query.where(eb => eb.or([eb('number', 'ilike', like(q)), eb('title', 'ilike', like(q))]))
  if (stage !== undefined) query = query.where(sql<SqlBool>`${stage} = any(stages)`)
  if (model !== undefined && model !== '') query = query.where(isForModel(model))
  if (after !== undefined) query = query.where('number', '>', readCursor(after, ['text'])[0])
  const rows = await query
    .orderBy('number')
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  const inForce = await inForceOf(
    ctx,
    page.map(row => row.id),
  )
  return {
    items: page.map(row => presentRow(ctx, row, inForce.get(row.id) ?? null, row.waits === true)),
    next: rows.length > limit ? writeCursor([page.at(-1)!.number]) : null,
  }
}

/** Documents for every machine, and those whose series the model begins with. */
export const isForModel = (model: string) =>
  sql<SqlBool>`(cardinality(manuals.models) = 0 or exists (select 1 from unnest(manuals.models) m where starts_with(${model.toUpperCase()}, m)))`

/** A document with all its versions, the latest first; `manual.not-found` for one that is not of this company. */
export async function viewManual(ctx: Ctx, id: string): Promise<ManualView> {
  const row = await ctx.tx
    .selectFrom('manuals')
    .select([...columns, 'withdrawn_by', 'withdrawn_because'])
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw refuse('manual.not-found')
  const ruled = manualRulesOf(ctx).find(one => one.key === row.rule)
  const versions = await versionsOf(ctx, id)
  const files = await filesOf(
    ctx,
    versions.map(({ version }) => ({ manual: id, version })),
  )
  const current = versions.find(one => one.released_at !== null)
  const stateOf = (one: (typeof versions)[number]) =>
    one.dropped_at !== null ? 'dropped' : one.released_at === null ? 'waiting' : one === current ? 'in-force' : 'replaced'
  return {
    ...presentRow(
      ctx,
      row,
      current === undefined
        ? null
        : { version: current.version, label: current.label, releasedAt: current.released_at ?? current.written_at },
      versions.some(one => stateOf(one) === 'waiting'),
    ),
    rule:
      ruled === undefined
        ? null
        : { id: ruled.key, clause: ruled.rule.clause, title: ruled.rule.title, regulation: ruled.pack.title },
    withdrawnBy: row.withdrawn_by === null ? null : named(ctx, row.withdrawn_by),
    withdrawnBecause: row.withdrawn_because,
    mayWrite: mayWrite(ctx, ruled),
    versions: versions.map(one => ({
      ...{ version: one.version, label: one.label, summary: one.summary, state: stateOf(one) },
      ...{ writtenBy: named(ctx, one.written_by), writtenAt: one.written_at },
      releasedBy: one.released_by === null ? null : named(ctx, one.released_by),
      releasedAt: one.released_at,
      droppedBecause: one.dropped_because,
      files: files.get(`${id}/${one.version}`) ?? [],
      canRelease: mayRelease(ctx, ruled, one.written_by),
    })),
  }
}

/** What the regulations in force want kept, by whom, and how many versions wait to be released. */
export async function viewManualRules(ctx: Ctx): Promise<ManualRules> {
  const { count } = await ctx.tx
    .selectFrom('manual_versions')
    .innerJoin('manuals', join =>
      join.onRef('manuals.org_id', '=', 'manual_versions.org_id').onRef('manuals.id', '=', 'manual_versions.manual_id'),
    )
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('manual_versions.org_id', '=', ctx.org)
    .where('released_at', 'is', null)
    .where('dropped_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirstOrThrow()
  return {
    items: manualRulesOf(ctx).map(ruled => ({
      ...{ id: ruled.key, clause: ruled.rule.clause, title: ruled.rule.title, regulation: ruled.pack.title },
      stages: stagesOf(ruled),
      by: ruled.rule.by.map(({ role }) => roleName(ctx, role)),
      with: (ruled.rule.with ?? []).map(({ role }) => roleName(ctx, role)),
      mayWrite: mayWrite(ctx, ruled),
    })),
    mayWriteOwn: mayWrite(ctx, undefined),
    waiting: Number(count),
  }
}
