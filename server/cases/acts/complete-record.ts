import { wholeContact } from '../../access/mask.ts'
import { recordCharge } from '../../customers/decide-charge.ts'
import { mustBeKnownCustomer } from '../../customers/known-customer.ts'
import { mustBeKnownMachine } from '../../customers/known-machine.ts'
import type { Contact } from '../../database/case-tables.ts'
import { missingParts } from '../open-case.ts'
import type { ActFile } from '../perform-act.ts'

/** 补全记录 (A8.1, D3.1.2): fills the gaps of intake; the duty ends when none is left. */
export const completeRecord: ActFile = {
  act: 'complete-record',
  async fill(ctx, record, input) {
    if (typeof input.customer === 'string') await mustBeKnownCustomer(ctx, input.customer)
    if (typeof input.machine === 'string') await mustBeKnownMachine(ctx, input.machine)
    const given = input.contact as Contact | undefined
    const whole = given && wholeContact(given, record.contact)
    const contact = { ...record.contact, ...whole }
    const still = missingParts({
      kind: record.state.kind,
      customerId: (input.customer as string | undefined) ?? record.customerId,
      contact,
      description: (input.description as string | undefined) ?? record.description,
      demand: (input.demand as string | undefined) ?? record.demand,
      occurredAt:
        (input.occurredAt as string | undefined) ?? (record.state.missing.includes('occurredAt') ? undefined : record.openedAt),
    })
    return { missing: still, ...(whole === undefined ? {} : { contact: whole }) }
  },
  async after(ctx, work, record, { plain, sealed }) {
    if (typeof plain.customer === 'string') record.customerId = plain.customer
    if (typeof plain.machine === 'string') record.machineId = plain.machine
    if (typeof sealed.description === 'string') record.description = sealed.description
    if (typeof sealed.demand === 'string') record.demand = sealed.demand
    if (sealed.contact) record.contact = { ...record.contact, ...(sealed.contact as Contact) }
    if (typeof plain.machine === 'string' || typeof plain.occurredAt === 'string')
      await recordCharge(ctx, work, record, 'machine')
    return undefined
  },
}
