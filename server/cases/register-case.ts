import type { Ctx } from '../context.ts'
import { findOrCreateCustomer } from '../customers/find-or-create.ts'
import { flush } from '../events/flush.ts'
import { newWork } from '../events/work.ts'
import { notify } from '../notifications/notify.ts'
import type { OpenedCase } from './case-record.ts'
import { nextNumbers } from './next-number.ts'
import { openCase } from './open-case.ts'
import type { OpenCase } from './schema.ts'

/** Registers one case: finds or makes the customer, takes a number, opens it, and tells the owners of the duties that began. */
export async function registerCase(ctx: Ctx, input: OpenCase): Promise<OpenedCase> {
  const customerId = await findOrCreateCustomer(ctx, input)
  const [number] = await nextNumbers(ctx, input.kind, 1)
  const work = newWork()
  const record = openCase(ctx, work, { ...input, customerId, number: number! })
  await flush(ctx, work)
  const opened = work.events[0]!
  await notify(ctx, record, opened, Object.values(record.state.duties).map(duty => ({ kind: 'duty-opened' as const, duty, because: 'started' as const })))
  return record
}
