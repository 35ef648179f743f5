import type { CaseEvent } from '../../events/envelope.ts'
import type { Ctx } from '../context.ts'

/** All events of a case in order, as the engine reads them. */
export async function eventsOf(ctx: Ctx, caseId: string): Promise<CaseEvent[]> {
  const rows = await ctx.tx
    .selectFrom('events')
    .select(['id', 'stream_id', 'seq', 'type', 'at', 'recorded_at', 'actor', 'data', 'owners', 'is_backdated', 'device'])
    .where('org_id', '=', ctx.org)
    .where('stream_id', '=', caseId)
    .orderBy('seq')
    .execute()
  return rows.map(
    r =>
      // Written by addEvent, which parsed `data` with the schema of this type.
      ({
        id: r.id,
        stream: r.stream_id,
        seq: r.seq,
        type: r.type,
        at: r.at,
        recordedAt: r.recorded_at,
        actor: r.actor,
        data: r.data,
        ...(r.owners === null ? {} : { owners: r.owners }),
        ...(r.is_backdated ? { backdated: true } : {}),
        ...(r.device === null ? {} : { device: r.device }),
      }) as unknown as CaseEvent,
  )
}

/** What rings and what was delivered changes nothing that a person decides on. */
const onlyTold = ['alarm.fired', 'message.delivered', 'message.failed']

/** Whether anything happened to a case after an event, besides alarms and deliveries: these must not refuse the act of somebody who fills in a form meanwhile. */
export async function hasChangedSince(ctx: Ctx, caseId: string, seq: number): Promise<boolean> {
  const { told, others } = await ctx.tx
    .selectFrom('events')
    .select(eb => [
      eb.fn.count<number>('id').filterWhere('type', 'in', onlyTold).as('told'),
      eb.fn.count<number>('id').filterWhere('type', 'not in', onlyTold).as('others'),
    ])
    .where('org_id', '=', ctx.org)
    .where('stream_id', '=', caseId)
    .where('seq', '>', seq)
    .executeTakeFirstOrThrow()
  // A number that the case has not reached yet is no number of this case.
  return others > 0 || told === 0
}
