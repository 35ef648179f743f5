import { sql } from 'kysely'
import type { CoveringContract, Warranty } from '../../engine/charge.ts'
import { chargedParts } from '../../events/service-contracts.ts'
import type { Ctx } from '../context.ts'

export type ChargeBasis = {
  readonly machine: {
    readonly id: string
    readonly model: string
    readonly serial: string
    readonly warranty: Warranty
    readonly isGiven: boolean
  }
  /** All contracts that the machine has or had. */
  readonly contracts: readonly CoveringContract[]
}

/** What a machine's repairs are paid by: its warranty and its contracts of service; undefined for a machine that is not there. Two queries. */
export async function chargeBasis({ tx, org }: Pick<Ctx, 'tx' | 'org'>, machine: string): Promise<ChargeBasis | undefined> {
  const row = await tx
    .selectFrom('machines')
    .select(['id', 'model', 'serial', 'customer_id', 'warranty_from', 'warranty_until', 'warranty_given'])
    .where('org_id', '=', org)
    .where('id', '=', machine)
    .executeTakeFirst()
  if (!row) return undefined
  const contracts = await tx
    .selectFrom('service_contracts as c')
    .select(['c.id', 'c.number', 'c.kind', 'c.starts_on', 'c.ends_on', 'c.covers_parts', 'c.covers_labour', 'c.covers_travel'])
    .where('c.org_id', '=', org)
    .where('c.customer_id', '=', row.customer_id)
    .where(
      sql<boolean>`(c.covers_all or exists (select from service_contract_machines m where m.org_id = c.org_id and m.contract_id = c.id and m.machine_id = ${machine}))`,
    )
    .orderBy('c.ends_on', 'desc')
    .orderBy('c.number')
    .limit(100)
    .execute()
  return {
    machine: {
      ...{ id: row.id, model: row.model, serial: row.serial, isGiven: row.warranty_given },
      warranty: { from: row.warranty_from ?? undefined, until: row.warranty_until ?? undefined },
    },
    contracts: contracts.map(c => ({
      ...{ id: c.id, number: c.number, kind: c.kind, from: c.starts_on, until: c.ends_on },
      covers: chargedParts.filter(part => ({ parts: c.covers_parts, labour: c.covers_labour, travel: c.covers_travel })[part]),
    })),
  }
}
