import { sql } from 'kysely'
import type { Ctx } from '../context.ts'
import type { FileChange } from '../database/customer-tables.ts'
import { refuse } from '../errors.ts'
import { searchColumns } from '../search/tokens.ts'
import { readSettings } from '../settings/change-settings.ts'
import { decideAgain } from './decide-charge.ts'
import { differences, keepChange } from './file-changes.ts'
import type { ChangeMachine, NewMachineBody } from './file-schema.ts'
import { lockCustomer } from './known-customer.ts'
import { computedWarranty } from './warranty.ts'

const fields = {
  ...{ model: 'model', serial: 'serial', name: 'name', site: 'site_id', deliveredOn: 'delivered_on' },
  ...{ installedOn: 'installed_on', acceptedOn: 'accepted_on', retiredOn: 'retired_on' },
} as const
type Row = {
  model: string
  serial: string
  name: string
  site_id: string | null
  delivered_on: string | null
  installed_on: string | null
  accepted_on: string | null
  warranty_from: string | null
  warranty_until: string | null
  warranty_given: boolean
  retired_on: string | null
}
const bare: Omit<Row, 'model' | 'serial'> = {
  ...{ name: '', site_id: null, delivered_on: null, installed_on: null, accepted_on: null },
  ...{ warranty_from: null, warranty_until: null, warranty_given: false, retired_on: null },
}

/**
 * Registers a machine under its customer; gives its id. A serial number stands once in an organisation (`machine.serial-taken`). Without warranty days of
 * its own they follow from the company's setting.
 */
export async function createMachine(ctx: Ctx, customer: string, input: NewMachineBody): Promise<string> {
  await lockCustomer(ctx, customer)
  const row = await withWarrantyDays(ctx, { ...bare, model: input.model, serial: input.serial }, input)
  await mustFit(ctx, customer, row)
  const id = ctx.newId()
  const made = await ctx.tx
    .insertInto('machines')
    .values({ org_id: ctx.org, id, customer_id: customer, ...row, ...machineSearch(row), created_at: ctx.now })
    .onConflict(c => c.columns(['org_id', 'serial']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) throw refuse('machine.serial-taken')
  return id
}

/**
 * Changes what is given of a machine, or whose it is; what it was stays in the history, and open cases are decided again. A machine that goes to
 * another customer leaves its site behind.
 */
export async function changeMachine(
  ctx: Ctx,
  id: string,
  { reason, customer, ...change }: ChangeMachine,
): Promise<readonly FileChange[]> {
  const before = await ctx.tx
    .selectFrom('machines')
    .select(['customer_id', 'model', 'serial', 'name', 'site_id', 'delivered_on', 'installed_on', 'accepted_on'])
    .select(['warranty_from', 'warranty_until', 'warranty_given', 'retired_on'])
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!before) throw refuse('machine.not-found')
  const { customer_id: owner, ...row } = before
  await lockCustomer(ctx, owner)
  const next = customer ?? owner
  if (next !== owner) await lockCustomer(ctx, next)
  const moved = next !== owner && change.site === undefined ? { ...change, site: null } : change
  const after = await withWarrantyDays(ctx, row, moved)
  await mustFit(ctx, next, after)
  if (after.serial !== row.serial) await mustBeNewSerial(ctx, after.serial)
  const changes = [...differences(await inWords(ctx, row), await inWords(ctx, after)), ...(await ofOwner(ctx, owner, next))]
  if (changes.length === 0) return changes
  await ctx.tx
    .updateTable('machines')
    .set({ ...after, ...machineSearch(after), customer_id: next })
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .execute()
  await keepChange(ctx, next, 'machine', id, changes, reason)
  await decideAgain(ctx, [id])
  return changes
}

/** The search columns of a machine: its number, model and name. */
export const machineSearch = (row: Pick<Row, 'serial' | 'model' | 'name'>) => {
  const search = searchColumns(`${row.serial} ${row.model} ${row.name}`)
  return { search: sql`${search.vector}::tsvector`, search_text: search.text }
}

/** The row after a change; both warranty days as given, or by the company's setting where none is. */
async function withWarrantyDays(ctx: Ctx, before: Row, change: Omit<ChangeMachine, 'reason' | 'customer'>): Promise<Row> {
  const after: Row = { ...before }
  for (const [field, column] of Object.entries(fields)) {
    const value = change[field as keyof typeof fields]
    if (value !== undefined) Object.assign(after, { [column]: value })
  }
  if (change.warrantyFrom !== undefined) after.warranty_from = change.warrantyFrom
  if (change.warrantyUntil !== undefined) {
    after.warranty_until = change.warrantyUntil
    after.warranty_given = change.warrantyUntil !== null
  }
  if (after.warranty_given) return after
  const { warranty } = (await readSettings(ctx)).service
  const days = { deliveredOn: after.delivered_on, installedOn: after.installed_on, acceptedOn: after.accepted_on }
  const { from, until } = computedWarranty(days, warranty)
  return { ...after, warranty_from: from ?? null, warranty_until: until ?? null }
}

async function mustFit({ tx, org }: Ctx, customer: string, row: Row): Promise<void> {
  if (row.warranty_from !== null && row.warranty_until !== null && row.warranty_until < row.warranty_from)
    throw refuse('machine.dates-reversed')
  if (row.delivered_on !== null && row.accepted_on !== null && row.accepted_on < row.delivered_on)
    throw refuse('machine.dates-reversed', {
      detail: { zh: '验收日期早于交付日期', en: 'It was accepted before it was delivered' },
    })
  if (row.site_id === null) return
  const site = await tx
    .selectFrom('sites')
    .select('id')
    .where('org_id', '=', org)
    .where('customer_id', '=', customer)
    .where('id', '=', row.site_id)
    .executeTakeFirst()
  if (!site) throw refuse('site.not-found')
}

async function mustBeNewSerial({ tx, org }: Ctx, serial: string): Promise<void> {
  const known = await tx
    .selectFrom('machines')
    .select('id')
    .where('org_id', '=', org)
    .where('serial', '=', serial)
    .executeTakeFirst()
  if (known) throw refuse('machine.serial-taken')
}

/** A site by its name, as the history shows it. */
async function inWords({ tx, org }: Ctx, { site_id, ...row }: Row): Promise<object> {
  if (site_id === null) return { ...row, site: '' }
  const site = await tx.selectFrom('sites').select('name').where('org_id', '=', org).where('id', '=', site_id).executeTakeFirst()
  return { ...row, site: site?.name ?? '' }
}

async function ofOwner({ tx, org }: Ctx, before: string, after: string) {
  if (before === after) return []
  const rows = await tx
    .selectFrom('customers')
    .select(['id', 'name'])
    .where('org_id', '=', org)
    .where('id', 'in', [before, after])
    .execute()
  const name = (id: string) => rows.find(row => row.id === id)?.name ?? ''
  return [{ field: 'customer', before: name(before), after: name(after) }]
}
