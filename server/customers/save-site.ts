import type { Ctx } from '../context.ts'
import type { FileChange } from '../database/customer-tables.ts'
import { refuse } from '../errors.ts'
import { differences, keepChange } from './file-changes.ts'
import type { ChangeSite, NewSite } from './file-schema.ts'
import { lockCustomer } from './known-customer.ts'

type Row = {
  name: string
  address: string
  region_id: string | null
  access_notes: string
  latitude: number | null
  longitude: number | null
  ended_on: string | null
}

/** A new site of a customer; gives its id. A name stands once with a customer (`site.name-taken`). */
export async function createSite(ctx: Ctx, customer: string, input: NewSite): Promise<string> {
  await lockCustomer(ctx, customer)
  const empty: Row = {
    ...{ name: input.name, address: '', region_id: null, access_notes: '' },
    ...{ latitude: null, longitude: null, ended_on: null },
  }
  const row = await checked(ctx, { ...empty, ...columnsOf(input) })
  const id = ctx.newId()
  const made = await ctx.tx
    .insertInto('sites')
    .values({ org_id: ctx.org, id, customer_id: customer, ...row, created_at: ctx.now })
    .onConflict(c => c.columns(['org_id', 'customer_id', 'name']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) throw refuse('site.name-taken')
  return id
}

/** Changes what is given of a site; what it was stays in the history of the file. */
export async function changeSite(
  ctx: Ctx,
  customer: string,
  id: string,
  { reason, ...change }: ChangeSite,
): Promise<readonly FileChange[]> {
  await lockCustomer(ctx, customer)
  const before = await ctx.tx
    .selectFrom('sites')
    .select(['name', 'address', 'region_id', 'access_notes', 'latitude', 'longitude', 'ended_on'])
    .where('org_id', '=', ctx.org)
    .where('customer_id', '=', customer)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!before) throw refuse('site.not-found')
  const after = await checked(ctx, { ...before, ...columnsOf(change) })
  const changes = differences(before, after)
  if (changes.length === 0) return changes
  const other = await ctx.tx
    .selectFrom('sites')
    .select('id')
    .where('org_id', '=', ctx.org)
    .where('customer_id', '=', customer)
    .where('name', '=', after.name)
    .where('id', '<>', id)
    .executeTakeFirst()
  if (other) throw refuse('site.name-taken')
  await ctx.tx.updateTable('sites').set(after).where('org_id', '=', ctx.org).where('id', '=', id).execute()
  await keepChange(ctx, customer, 'site', id, changes, reason)
  return changes
}

function columnsOf(input: Omit<ChangeSite, 'reason'>): Partial<Row> {
  const { name, address, region, accessNotes, latitude, longitude, endedOn } = input
  return {
    ...(name === undefined ? {} : { name }),
    ...(address === undefined ? {} : { address }),
    ...(region === undefined ? {} : { region_id: region }),
    ...(accessNotes === undefined ? {} : { access_notes: accessNotes }),
    ...(latitude === undefined ? {} : { latitude }),
    ...(longitude === undefined ? {} : { longitude }),
    ...(endedOn === undefined ? {} : { ended_on: endedOn }),
  }
}

async function checked(ctx: Ctx, row: Row): Promise<Row> {
  if ((row.latitude === null) !== (row.longitude === null)) throw refuse('site.coordinates-incomplete')
  if (row.region_id === null) return row
  const region = await ctx.tx
    .selectFrom('regions')
    .select('id')
    .where('org_id', '=', ctx.org)
    .where('id', '=', row.region_id)
    .executeTakeFirst()
  if (!region) throw refuse('region.not-found')
  return row
}
