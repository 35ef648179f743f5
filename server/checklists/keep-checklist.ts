import type { ChecklistItem } from '../../events/checklist-items.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { addOrganisationEvent } from '../events/add-organisation-event.ts'
import type { ChecklistList, ChecklistView, KeepChecklist } from './schema.ts'

/** Items that nobody could fill in are refused by name: an id twice, a lower limit above its upper one (`checklist.items-unfit`). */
function mustFit(items: readonly ChecklistItem[]): void {
  const twice = items.find((item, at) => items.findIndex(other => other.id === item.id) !== at)
  const turned = items.find(
    item => item.kind === 'number' && item.min !== undefined && item.max !== undefined && item.min > item.max,
  )
  const wrong = twice ?? turned
  if (wrong === undefined) return
  throw refuse('checklist.items-unfit', { detail: { zh: wrong.title, en: wrong.title } })
}

const capitals = (models: readonly string[]) => [...new Set(models.map(model => model.toUpperCase()))]

async function record(ctx: Ctx, id: string, value: Record<string, string | number | null>): Promise<void> {
  await addOrganisationEvent(ctx, { type: 'setting.changed', plain: { setting: `checklist.${id}`, value }, sealed: {} })
}

async function insertVersion(ctx: Ctx, id: string, version: number, items: readonly ChecklistItem[]): Promise<void> {
  await ctx.tx
    .insertInto('checklist_versions')
    .values({
      ...{ org_id: ctx.org, checklist_id: id, version, items: JSON.stringify(items) },
      ...{ made_at: ctx.now, made_by: ctx.actor.person },
    })
    .execute()
}

/** A checklist of the company's own begins; gives its id. */
export async function createChecklist(ctx: Ctx, { items, before, models, ...about }: KeepChecklist): Promise<string> {
  mustFit(items)
  const id = ctx.newId()
  await ctx.tx
    .insertInto('checklists')
    .values({ org_id: ctx.org, id, ...about, models: capitals(models), before_act: before, version: 1 })
    .execute()
  await insertVersion(ctx, id, 1, items)
  await record(ctx, id, { name: about.name, version: 1, before })
  return id
}

/** What it is called, what it is for and what it asks; other items are another version, and what was filled in stays with its own. */
export async function changeChecklist(ctx: Ctx, id: string, { items, before, models, ...about }: KeepChecklist): Promise<void> {
  mustFit(items)
  const row = await ctx.tx
    .selectFrom('checklists')
    .select(['version', 'withdrawn_at'])
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined || row.withdrawn_at !== null) throw refuse('checklist.not-found')
  const current = await itemsOf(ctx, id, row.version)
  const isOther = JSON.stringify(current) !== JSON.stringify(items)
  const version = isOther ? row.version + 1 : row.version
  await ctx.tx
    .updateTable('checklists')
    .set({ ...about, models: capitals(models), before_act: before, version })
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .execute()
  if (isOther) await insertVersion(ctx, id, version, items)
  await record(ctx, id, { name: about.name, version, before })
}

/** 停用: it is asked for no longer; what was filled in stays. */
export async function withdrawChecklist(ctx: Ctx, id: string): Promise<void> {
  const row = await ctx.tx
    .updateTable('checklists')
    .set({ withdrawn_at: ctx.now, withdrawn_by: ctx.actor.person })
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .returning('name')
    .executeTakeFirst()
  if (row === undefined) throw refuse('checklist.not-found')
  await record(ctx, id, { name: row.name, version: null, before: null })
}

/** The items of one version; `checklist.version-unknown` where there is none. */
export async function itemsOf(ctx: Ctx, id: string, version: number): Promise<ChecklistItem[]> {
  const row = await ctx.tx
    .selectFrom('checklist_versions')
    .select('items')
    .where('org_id', '=', ctx.org)
    .where('checklist_id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (row === undefined) throw refuse('checklist.version-unknown')
  return row.items
}

/** Every checklist of the company with its version in force, those in use first. */
export async function listChecklists(ctx: Ctx): Promise<ChecklistList> {
  const rows = await ctx.tx
    .selectFrom('checklists')
    .innerJoin('checklist_versions as v', join =>
      join
        .onRef('v.org_id', '=', 'checklists.org_id')
        .onRef('v.checklist_id', '=', 'checklists.id')
        .onRef('v.version', '=', 'checklists.version'),
    )
    .select(['id', 'name', 'phase', 'kinds', 'categories', 'models', 'before_act', 'checklists.version', 'withdrawn_at'])
    .select(['v.items', 'v.made_at', 'v.made_by'])
    .where('checklists.org_id', '=', ctx.org)
    .orderBy('withdrawn_at', sql => sql.asc().nullsFirst())
    .orderBy('name')
    .execute()
  return {
    items: rows.map(
      ({ before_act, made_at, made_by, withdrawn_at, kinds, ...row }): ChecklistView => ({
        ...row,
        kinds: kinds as ChecklistView['kinds'],
        before: before_act,
        madeAt: made_at,
        madeBy: { id: made_by, name: ctx.roster.people.get(made_by)?.name ?? made_by },
        withdrawnAt: withdrawn_at,
      }),
    ),
  }
}
