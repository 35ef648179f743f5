import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { mustBeParts, partSearchText } from './catalogue.ts'
import type { PartView, SavePart } from './schema.ts'
import { viewPart } from './view-part.ts'
import { mustManage } from './who.ts'

/** Enters a part (`id` absent) or changes one. Its number stands once in a company (`part.number-taken`); whether it is tracked by serial number is settled by its first move (`part.in-use`). */
export async function savePart(ctx: Ctx, id: string | undefined, input: SavePart): Promise<PartView> {
  await mustManage(ctx)
  const { tx, org } = ctx
  await mustBeParts(ctx, input.replaces)
  await mustBeSuppliers(
    ctx,
    input.suppliers.map(one => one.supplier),
  )
  if (input.suppliers.filter(one => one.isPreferred).length > 1) throw refuse('part.two-preferred')
  if (input.photo !== null) await mustBePicture(ctx, input.photo)
  const same = await tx
    .selectFrom('parts')
    .select('id')
    .where('org_id', '=', org)
    .where('number', '=', input.number)
    .$if(id !== undefined, q => q.where('id', '<>', id!))
    .executeTakeFirst()
  if (same) throw refuse('part.number-taken')
  const values = {
    ...{ number: input.number, name: input.name, spec: input.spec, unit: input.unit, is_serialised: input.isSerialised },
    ...{ price_fen: input.priceFen, part_code: input.partCode, photo: input.photo, models: input.models },
    ...{ is_common: input.isCommon, is_active: input.isActive, search_text: partSearchText(input), updated_at: ctx.now },
  }
  const part = id ?? ctx.newId()
  if (id === undefined)
    await tx
      .insertInto('parts')
      .values({ org_id: org, id: part, created_at: ctx.now, ...values })
      .execute()
  else {
    const known = await tx
      .selectFrom('parts')
      .select('is_serialised')
      .where('org_id', '=', org)
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    if (!known) throw refuse('part.unknown')
    if (known.is_serialised !== input.isSerialised && (await hasMoved(ctx, id))) throw refuse('part.in-use')
    await tx.updateTable('parts').set(values).where('org_id', '=', org).where('id', '=', id).execute()
  }
  await writeSuppliers(ctx, part, input.suppliers)
  await writeReplacements(ctx, part, input.replaces)
  return viewPart(ctx, part)
}

const hasMoved = async ({ tx, org }: Ctx, part: string): Promise<boolean> =>
  (await tx
    .selectFrom('stock_moves')
    .select('id')
    .where('org_id', '=', org)
    .where('part_id', '=', part)
    .limit(1)
    .executeTakeFirst()) !== undefined

async function mustBePicture({ tx, org }: Ctx, file: string): Promise<void> {
  const found = await tx
    .selectFrom('files')
    .select('mime')
    .where('org_id', '=', org)
    .where('id', '=', file)
    .where('case_id', 'is', null)
    .executeTakeFirst()
  if (!found?.mime.startsWith('image/')) throw refuse('file.not-found')
}

/** These suppliers are known (`supplier.not-found`). */
export async function mustBeSuppliers({ tx, org }: Pick<Ctx, 'tx' | 'org'>, ids: readonly string[]): Promise<void> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return
  const found = await tx.selectFrom('suppliers').select('id').where('org_id', '=', org).where('id', 'in', wanted).execute()
  if (found.length < wanted.length) throw refuse('supplier.not-found')
}

async function writeSuppliers({ tx, org }: Ctx, part: string, suppliers: SavePart['suppliers']): Promise<void> {
  await tx.deleteFrom('part_suppliers').where('org_id', '=', org).where('part_id', '=', part).execute()
  const rows = [...new Map(suppliers.map(one => [one.supplier, one])).values()].map(one => ({
    ...{ org_id: org, part_id: part, supplier_id: one.supplier, their_number: one.theirNumber },
    ...{ price_fen: one.priceFen, lead_days: one.leadDays, is_preferred: one.isPreferred },
  }))
  if (rows.length > 0) await tx.insertInto('part_suppliers').values(rows).execute()
}

async function writeReplacements({ tx, org }: Ctx, part: string, replaces: readonly string[]): Promise<void> {
  await tx.deleteFrom('part_replacements').where('org_id', '=', org).where('new_part', '=', part).execute()
  const rows = [...new Set(replaces)].filter(old => old !== part).map(old => ({ org_id: org, old_part: old, new_part: part }))
  if (rows.length > 0) await tx.insertInto('part_replacements').values(rows).execute()
}

/** Whether a file is the picture of a part, which everybody of the company may look at. */
export async function isPictureOfPart({ tx, org, sight }: Pick<Ctx, 'tx' | 'org' | 'sight'>, file: string): Promise<boolean> {
  if (sight.isPartner) return false
  return (
    (await tx
      .selectFrom('parts')
      .select('id')
      .where('org_id', '=', org)
      .where('photo', '=', file)
      .limit(1)
      .executeTakeFirst()) !== undefined
  )
}
