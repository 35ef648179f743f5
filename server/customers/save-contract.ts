import { chargedParts } from '../../events/service-contracts.ts'
import type { Ctx } from '../context.ts'
import type { FileChange } from '../database/customer-tables.ts'
import { refuse } from '../errors.ts'
import { decideAgain } from './decide-charge.ts'
import { differences, keepChange } from './file-changes.ts'
import type { ChangeContract, NewContract } from './file-schema.ts'
import { lockCustomer } from './known-customer.ts'

/** A contract of service of a customer; gives its id. Its number stands once in an organisation (`service-contract.number-taken`). Open cases of its machines are decided again. */
export async function createContract(ctx: Ctx, customer: string, input: NewContract): Promise<string> {
  await lockCustomer(ctx, customer)
  mustBeSound(input)
  await mustOwn(ctx, customer, input.machines)
  await mustBeNewNumber(ctx, input.number)
  const id = ctx.newId()
  await ctx.tx
    .insertInto('service_contracts')
    .values({ org_id: ctx.org, id, customer_id: customer, ...columnsOf(input), created_at: ctx.now })
    .execute()
  await writeMachines(ctx, id, input)
  await decideAgain(ctx, await coveredBy(ctx, customer, input))
  return id
}

/** Changes what is given of a contract; what it said stays in the history. Gives what differs. */
export async function changeContract(
  ctx: Ctx,
  customer: string,
  id: string,
  { reason, ...change }: ChangeContract,
): Promise<readonly FileChange[]> {
  await lockCustomer(ctx, customer)
  const before = await contractOf(ctx, customer, id)
  if (!before) throw refuse('service-contract.not-found')
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
  const after: NewContract = { ...before, ...given }
  // In the order of the table of parts and of the numbers, so that another order is no change.
  after.covers = chargedParts.filter(part => after.covers.includes(part))
  after.machines = after.allMachines ? [] : [...new Set(after.machines)].sort()
  mustBeSound(after)
  const changes = differences(await inWords(ctx, before), await inWords(ctx, after))
  if (changes.length === 0) return changes
  await mustOwn(ctx, customer, after.machines)
  if (after.number !== before.number) await mustBeNewNumber(ctx, after.number)
  await ctx.tx.updateTable('service_contracts').set(columnsOf(after)).where('org_id', '=', ctx.org).where('id', '=', id).execute()
  await writeMachines(ctx, id, after)
  await keepChange(ctx, customer, 'contract', id, changes, reason)
  await decideAgain(ctx, [...new Set([...(await coveredBy(ctx, customer, before)), ...(await coveredBy(ctx, customer, after))])])
  return changes
}

/** A contract as it would be entered; undefined where the customer has none of this id. */
export async function contractOf({ tx, org }: Ctx, customer: string, id: string): Promise<NewContract | undefined> {
  const row = await tx
    .selectFrom('service_contracts')
    .selectAll()
    .where('org_id', '=', org)
    .where('customer_id', '=', customer)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return undefined
  const machines = await tx
    .selectFrom('service_contract_machines')
    .select('machine_id')
    .where('org_id', '=', org)
    .where('contract_id', '=', id)
    .orderBy('machine_id')
    .execute()
  return {
    ...{ number: row.number, kind: row.kind, from: row.starts_on, until: row.ends_on, note: row.note },
    covers: chargedParts.filter(
      part => ({ parts: row.covers_parts, labour: row.covers_labour, travel: row.covers_travel })[part],
    ),
    allMachines: row.covers_all,
    machines: machines.map(m => m.machine_id),
  }
}

function mustBeSound({ from, until, allMachines, machines }: NewContract): void {
  if (from >= until) throw refuse('service-contract.dates-reversed')
  if (!allMachines && machines.length === 0) throw refuse('service-contract.no-machines')
}

const columnsOf = (input: NewContract) => ({
  ...{ number: input.number, kind: input.kind, starts_on: input.from, ends_on: input.until, note: input.note },
  covers_parts: input.covers.includes('parts'),
  covers_labour: input.covers.includes('labour'),
  covers_travel: input.covers.includes('travel'),
  covers_all: input.allMachines,
})

async function mustOwn({ tx, org }: Ctx, customer: string, machines: readonly string[]): Promise<void> {
  if (machines.length === 0) return
  const rows = await tx
    .selectFrom('machines')
    .select('id')
    .where('org_id', '=', org)
    .where('customer_id', '=', customer)
    .where('id', 'in', [...machines])
    .execute()
  if (rows.length < new Set(machines).size) throw refuse('service-contract.other-machines')
}

async function mustBeNewNumber({ tx, org }: Ctx, number: string): Promise<void> {
  const known = await tx
    .selectFrom('service_contracts')
    .select('id')
    .where('org_id', '=', org)
    .where('number', '=', number)
    .executeTakeFirst()
  if (known) throw refuse('service-contract.number-taken')
}

async function writeMachines({ tx, org }: Ctx, contract: string, { allMachines, machines }: NewContract): Promise<void> {
  await tx.deleteFrom('service_contract_machines').where('org_id', '=', org).where('contract_id', '=', contract).execute()
  const rows = allMachines ? [] : [...new Set(machines)]
  if (rows.length > 0)
    await tx
      .insertInto('service_contract_machines')
      .values(rows.map(machine => ({ org_id: org, contract_id: contract, machine_id: machine })))
      .execute()
}

async function coveredBy({ tx, org }: Ctx, customer: string, { allMachines, machines }: NewContract): Promise<readonly string[]> {
  if (!allMachines) return machines
  const rows = await tx
    .selectFrom('machines')
    .select('id')
    .where('org_id', '=', org)
    .where('customer_id', '=', customer)
    .execute()
  return rows.map(row => row.id)
}

/** Machines by their numbers, as the history shows them. */
async function inWords({ tx, org }: Ctx, contract: NewContract): Promise<object> {
  if (contract.machines.length === 0) return contract
  const rows = await tx
    .selectFrom('machines')
    .select('serial')
    .where('org_id', '=', org)
    .where('id', 'in', contract.machines)
    .orderBy('serial')
    .execute()
  return { ...contract, machines: rows.map(row => row.serial) }
}
