import type { Ctx } from '../context.ts'
import { whoseSeen } from './who.ts'

/** Whether a file is the scan of a certificate that the actor sees. */
export async function isScanSeen(ctx: Ctx, file: string): Promise<boolean> {
  const rows = await ctx.tx
    .selectFrom('certificates')
    .select('person_id')
    .where('org_id', '=', ctx.org)
    .where('file_id', '=', file)
    .where('ended_at', 'is', null)
    .execute()
  const whose = whoseSeen(ctx)
  return rows.some(({ person_id }) => whose === undefined || whose.includes(person_id))
}
