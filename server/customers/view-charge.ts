import { effectiveEvents } from '../../engine/corrections.ts'
import type { CaseEvent } from '../../events/envelope.ts'
import type { OpenedCase } from '../cases/case-record.ts'
import { eventsOf } from '../cases/queries.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { type Asked, askCharge } from './decide-charge.ts'

type ChargeEvent = Extract<CaseEvent, { type: 'charge.decided' }>
type Read = Pick<OpenedCase, 'state' | 'machineId' | 'customerId' | 'facts' | 'openedAt'>

/** What was recorded last of who pays for a case, and what would be said now (undefined where no table decides cases of its kind). */
export async function viewCharge(
  ctx: Ctx,
  caseId: string,
): Promise<{ record: Read; decided: ChargeEvent | undefined; live: Asked | undefined }> {
  const row = await ctx.tx
    .selectFrom('cases')
    .select(['state', 'machine_id', 'customer_id', 'facts', 'opened_at'])
    .where('org_id', '=', ctx.org)
    .where('id', '=', caseId)
    .executeTakeFirst()
  if (!row) throw refuse('case.not-found')
  const { state, facts } = row
  const record = { state, machineId: row.machine_id, customerId: row.customer_id, facts, openedAt: row.opened_at }
  const events = effectiveEvents(await eventsOf(ctx, caseId))
  return {
    record,
    decided: events.findLast((event): event is ChargeEvent => event.type === 'charge.decided'),
    live: await askCharge(ctx, record, events),
  }
}
