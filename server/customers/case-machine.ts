import { contractOn } from '../../engine/charge.ts'
import { isMasked, worksOn } from '../access/shown.ts'
import { todayOf } from '../code-trees/read-codes.ts'
import type { Ctx } from '../context.ts'
import { chargeBasis } from './charge-basis.ts'
import type { CaseMachine } from './file-schema.ts'
import { viewCharge } from './view-charge.ts'
import { contactsOf, sitesOf } from './view-file.ts'

/** The machine of a case with its site, whom to ask there, and what the regulation says of who pays. Asked by whoever sees the case. */
export async function viewCaseMachine(ctx: Ctx, caseId: string): Promise<CaseMachine> {
  const { record, decided, live } = await viewCharge(ctx, caseId)
  const row =
    record.machineId === null
      ? undefined
      : await ctx.tx
          .selectFrom('machines')
          .select(['id', 'model', 'serial', 'name', 'site_id', 'customer_id', 'warranty_from', 'warranty_until'])
          .where('org_id', '=', ctx.org)
          .where('id', '=', record.machineId)
          .executeTakeFirst()
  const [site] = row?.site_id == null ? [] : await sitesOf(ctx, row.customer_id, row.site_id)
  const customer = row?.customer_id ?? record.customerId
  const isMine = worksOn(ctx, record.state)
  const until = row?.warranty_until ?? null
  const decision = decided?.data ?? live?.decision
  const contracts = row === undefined ? [] : ((await chargeBasis(ctx, row.id))?.contracts ?? [])
  const on = decided?.data.on ?? live?.on
  const contract =
    on === undefined
      ? undefined
      : decided === undefined
        ? contractOn(contracts, on)
        : contracts.find(one => one.id === decided.data.contract)
  return {
    machine:
      row === undefined
        ? null
        : {
            ...{ id: row.id, model: row.model, serial: row.serial, name: row.name, site: site ?? null },
            ...{ warrantyFrom: row.warranty_from, warrantyUntil: until },
            warranty: until === null ? 'unknown' : until >= todayOf(ctx) ? 'in' : 'out',
          },
    contacts: customer === null ? [] : await contactsOf(ctx, customer, isMine, row?.site_id ?? null),
    masked: isMasked(ctx, isMine),
    charge:
      decision === undefined || on === undefined
        ? null
        : {
            ...{ charge: decision.charge ?? null, free: [...decision.free], on },
            contract: contract === undefined ? null : { id: contract.id, number: contract.number, kind: contract.kind },
            decidedAt: decided?.at ?? null,
            because: decided?.data.because ?? null,
          },
  }
}
