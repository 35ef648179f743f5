import { localDateOf } from '../../engine/calendar/days.ts'
import { addCalendarDays } from '../../engine/calendar/local-date.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import type { CheckMaterial, MaterialList, SaveMaterial } from './emergency-schema.ts'
import { nameOf } from './places.ts'
import { mustBeStaffOfOurs, mustManage, stockRights } from './who.ts'

/** So many days before it expires a material is shown as expiring. */
const SOON_DAYS = 30

type Wrong = MaterialList['items'][number]['wrong']

/** 应急物资 with what is wrong with each today, those first; how often one is checked, the company says of each. */
export async function listMaterials(ctx: Ctx): Promise<MaterialList> {
  mustBeStaffOfOurs(ctx)
  const can = await stockRights(ctx)
  const today = localDateOf(ctx.rules.calendar, ctx.now)
  const rows = await ctx.tx
    .selectFrom('emergency_materials as m')
    .leftJoinLateral(
      eb =>
        eb
          .selectFrom('emergency_checks as k')
          .select(['k.checked_by', 'k.checked_at', 'k.quantity as found', 'k.is_sound', 'k.note'])
          .whereRef('k.org_id', '=', 'm.org_id')
          .whereRef('k.material_id', '=', 'm.id')
          .orderBy('k.checked_at', 'desc')
          .limit(1)
          .as('last'),
      join => join.onTrue(),
    )
    .selectAll('m')
    .select(['last.checked_by', 'last.checked_at', 'last.found', 'last.is_sound', 'last.note as check_note'])
    .where('m.org_id', '=', ctx.org)
    .orderBy('m.is_active', 'desc')
    .orderBy('m.check_due_on')
    .orderBy('m.name')
    .limit(500)
    .execute()
  const items = rows.map(row => {
    const wrong: Wrong = !row.is_active
      ? []
      : [
          ...(row.check_due_on < today ? (['check-overdue'] as const) : []),
          ...(row.expires_on !== null && row.expires_on < today
            ? (['expired'] as const)
            : row.expires_on !== null && row.expires_on <= addCalendarDays(today, SOON_DAYS)
              ? (['expires-soon'] as const)
              : []),
          ...(row.quantity < row.least ? (['too-few'] as const) : []),
          ...(row.is_sound === false ? (['not-sound'] as const) : []),
        ]
    return {
      ...{
        id: row.id,
        name: row.name,
        spec: row.spec,
        quantity: row.quantity,
        least: row.least,
        unit: row.unit,
        place: row.place,
      },
      ...{ keeper: nameOf(ctx, row.keeper_id), expiresOn: row.expires_on, checkEveryDays: row.check_every_days },
      ...{ checkDueOn: row.check_due_on, isActive: row.is_active, wrong },
      lastCheck:
        row.checked_by === null || row.checked_at === null
          ? null
          : {
              by: nameOf(ctx, row.checked_by),
              at: row.checked_at,
              quantity: row.found ?? 0,
              isSound: row.is_sound ?? true,
              note: row.check_note ?? '',
            },
      canCheck: row.is_active && (can.manages || row.keeper_id === ctx.actor.person),
    }
  })
  return { items: items.sort((a, b) => Number(b.wrong.length > 0) - Number(a.wrong.length > 0)), can }
}

/** Enters a material or changes one; the first check is due one interval from today. */
export async function saveMaterial(ctx: Ctx, id: string | undefined, input: SaveMaterial): Promise<MaterialList> {
  await mustManage(ctx)
  if (!ctx.roster.people.has(input.keeper)) throw refuse('person.not-found')
  const { tx, org } = ctx
  const { keeper, expiresOn, checkEveryDays, isActive, ...rest } = input
  const values = { ...rest, keeper_id: keeper, expires_on: expiresOn, check_every_days: checkEveryDays, is_active: isActive }
  const due = (from: string) => addCalendarDays(localDateOf(ctx.rules.calendar, from as Ctx['now']), checkEveryDays)
  if (id === undefined)
    await tx
      .insertInto('emergency_materials')
      .values({ org_id: org, id: ctx.newId(), created_at: ctx.now, check_due_on: due(ctx.now), ...values })
      .execute()
  else {
    const last = await tx
      .selectFrom('emergency_checks')
      .select('checked_at')
      .where('org_id', '=', org)
      .where('material_id', '=', id)
      .orderBy('checked_at', 'desc')
      .limit(1)
      .executeTakeFirst()
    const known = await tx
      .selectFrom('emergency_materials')
      .select('created_at')
      .where('org_id', '=', org)
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    if (!known) throw refuse('material.not-found')
    await tx
      .updateTable('emergency_materials')
      .set({ ...values, check_due_on: due(last?.checked_at ?? known.created_at) })
      .where('org_id', '=', org)
      .where('id', '=', id)
      .execute()
  }
  return listMaterials(ctx)
}

/** A check: how many there are and whether they are sound; by whoever keeps it or manages the stock. The next is due an interval later. */
export async function checkMaterial(ctx: Ctx, id: string, input: CheckMaterial): Promise<MaterialList> {
  mustBeStaffOfOurs(ctx)
  const { tx, org } = ctx
  const row = await tx
    .selectFrom('emergency_materials')
    .select(['keeper_id', 'check_due_on', 'check_every_days', 'is_active'])
    .where('org_id', '=', org)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row?.is_active) throw refuse('material.not-found')
  if (row.keeper_id !== ctx.actor.person && !(await stockRights(ctx)).manages) throw refuse('stock.not-keeper')
  await tx
    .insertInto('emergency_checks')
    .values({
      ...{ org_id: org, id: ctx.newId(), material_id: id, quantity: input.quantity, is_sound: input.isSound, note: input.note },
      ...{ was_due_on: row.check_due_on, checked_by: ctx.actor.person, checked_at: ctx.now },
    })
    .execute()
  const next = addCalendarDays(localDateOf(ctx.rules.calendar, ctx.now), row.check_every_days)
  const expires = input.expiresOn === undefined ? {} : { expires_on: input.expiresOn }
  await tx
    .updateTable('emergency_materials')
    .set({ quantity: input.quantity, check_due_on: next, ...expires })
    .where('org_id', '=', org)
    .where('id', '=', id)
    .execute()
  return listMaterials(ctx)
}
