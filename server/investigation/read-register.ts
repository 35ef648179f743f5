import { evidenceFields, evidenceRegister, type Piece } from '../../engine/investigation/evidence-register.ts'
import type { Ctx } from '../context.ts'

const registered = ['record.made', 'interview.held', 'evidence.handed-over', 'event.corrected'] as const

/** The evidence register of a case, as its events make it. */
export async function readRegister(ctx: Pick<Ctx, 'tx' | 'org' | 'rules'>, caseId: string): Promise<Piece[]> {
  const events = await ctx.tx
    .selectFrom('events')
    .select(['id', 'type', 'at', 'recorded_at as recordedAt', 'actor', 'data'])
    .where('org_id', '=', ctx.org)
    .where('stream_id', '=', caseId)
    .where('type', 'in', [...registered])
    .orderBy('seq')
    .execute()
  return evidenceRegister(events, evidenceFields(ctx.rules))
}
