import { sql } from 'kysely'
import { chargedParts } from '../../events/service-contracts.ts'
import { mask } from '../access/mask.ts'
import { isMasked, shownName, shownPhone, worksForCustomer } from '../access/shown.ts'
import { todayOf } from '../code-trees/read-codes.ts'
import type { Ctx } from '../context.ts'
import type { CustomerContact, CustomerFile, ServiceContract, Site } from './file-schema.ts'
import { mustSeeCustomer } from './known-customer.ts'

const MOST = 500

/** Sites, contacts and contracts of a customer; contacts in part for whoever sees them so. Four queries. */
export async function viewFile(ctx: Ctx, customer: string): Promise<CustomerFile> {
  await mustSeeCustomer(ctx, customer)
  const { isMine } = await ctx.tx
    .selectFrom('customers')
    .select(worksForCustomer(ctx, 'customers.id').as('isMine'))
    .where('org_id', '=', ctx.org)
    .where('id', '=', customer)
    .executeTakeFirstOrThrow()
  return {
    sites: await sitesOf(ctx, customer),
    contacts: await contactsOf(ctx, customer, isMine === true),
    contracts: await contractsOf(ctx, { customer }),
    masked: isMasked(ctx, isMine),
  }
}

/** Sites of a customer, or one of them; those that ended come last. */
export async function sitesOf(ctx: Ctx, customer: string, only?: string): Promise<Site[]> {
  const rows = await ctx.tx
    .selectFrom('sites as s')
    .leftJoin('regions as r', join => join.onRef('r.org_id', '=', 's.org_id').onRef('r.id', '=', 's.region_id'))
    .select(['s.id', 's.name', 's.address', 's.region_id', 'r.name as region', 's.access_notes', 's.latitude', 's.longitude'])
    .select('s.ended_on')
    .where('s.org_id', '=', ctx.org)
    .where('s.customer_id', '=', customer)
    .$if(only !== undefined, q => q.where('s.id', '=', only!))
    .orderBy(sql`s.ended_on is not null`)
    .orderBy('s.name')
    .limit(MOST)
    .execute()
  return rows.map(row => ({
    ...{ id: row.id, name: row.name, address: row.address, accessNotes: row.access_notes, endedOn: row.ended_on },
    region: row.region_id === null ? null : { id: row.region_id, name: row.region ?? '' },
    ...{ latitude: row.latitude, longitude: row.longitude },
  }))
}

/** Contacts of a customer, or those who are to be asked about one of its sites: whoever is preferred first. */
export async function contactsOf(ctx: Ctx, customer: string, isMine: boolean, site?: string | null): Promise<CustomerContact[]> {
  const rows = await ctx.tx
    .selectFrom('customer_contacts as c')
    .leftJoin('sites as s', join => join.onRef('s.org_id', '=', 'c.org_id').onRef('s.id', '=', 'c.site_id'))
    .select(['c.id', 'c.name', 'c.role', 'c.phone', 'c.email', 'c.is_preferred', 'c.ended_on', 'c.site_id', 's.name as site'])
    .select(
      sql<number>`(select count(*) from customer_file_changes f where f.org_id = c.org_id and f.entity_id = c.id)`.as('changes'),
    )
    .where('c.org_id', '=', ctx.org)
    .where('c.customer_id', '=', customer)
    .$if(site !== undefined, q => q.where('c.ended_on', 'is', null))
    .$if(site !== undefined, q => q.where(sql<boolean>`(c.site_id is null or c.site_id is not distinct from ${site ?? null})`))
    .orderBy(sql`c.ended_on is not null`)
    .orderBy(sql`c.site_id is not distinct from ${site ?? null}`, 'desc')
    .orderBy('c.is_preferred', 'desc')
    .orderBy('c.name')
    .limit(MOST)
    .execute()
  return rows.map(row => ({
    id: row.id,
    site: row.site_id === null ? null : { id: row.site_id, name: row.site ?? '' },
    name: shownName(ctx, row.name, isMine),
    phone: shownPhone(ctx, row.phone, isMine),
    email: row.email === '' || !isMasked(ctx, isMine) ? row.email : mask('email', row.email),
    ...{ role: row.role, preferred: row.is_preferred, endedOn: row.ended_on, changes: Number(row.changes) },
  }))
}

/** Contracts of service of a customer or of one machine, the last to end first. Two queries. */
export async function contractsOf(
  ctx: Ctx,
  { customer, machine }: { customer: string; machine?: string },
): Promise<ServiceContract[]> {
  const rows = await ctx.tx
    .selectFrom('service_contracts as c')
    .selectAll('c')
    .where('c.org_id', '=', ctx.org)
    .where('c.customer_id', '=', customer)
    .$if(machine !== undefined, q =>
      q.where(
        sql<boolean>`(c.covers_all or exists (select from service_contract_machines m where m.org_id = c.org_id and m.contract_id = c.id and m.machine_id = ${machine}))`,
      ),
    )
    .orderBy('c.ends_on', 'desc')
    .orderBy('c.number')
    .limit(MOST)
    .execute()
  if (rows.length === 0) return []
  const machines = await ctx.tx
    .selectFrom('service_contract_machines as l')
    .innerJoin('machines as m', join => join.onRef('m.org_id', '=', 'l.org_id').onRef('m.id', '=', 'l.machine_id'))
    .select(['l.contract_id', 'm.id', 'm.serial', 'm.model'])
    .where('l.org_id', '=', ctx.org)
    .where(
      'l.contract_id',
      'in',
      rows.map(row => row.id),
    )
    .orderBy('m.serial')
    .execute()
  const today = todayOf(ctx)
  return rows.map(row => ({
    ...{ id: row.id, number: row.number, kind: row.kind, from: row.starts_on, until: row.ends_on, note: row.note },
    covers: chargedParts.filter(
      part => ({ parts: row.covers_parts, labour: row.covers_labour, travel: row.covers_travel })[part],
    ),
    allMachines: row.covers_all,
    machines: machines.filter(m => m.contract_id === row.id).map(({ contract_id: _, ...m }) => m),
    state: today < row.starts_on ? ('coming' as const) : today < row.ends_on ? ('running' as const) : ('over' as const),
  }))
}
