import type { Ctx } from '../context.ts'
import { looksAtPayroll } from './posts.ts'

/** Whether a file is the paper of a regulation's consultation and announcement, which everybody who looks at payroll may read. */
export async function isAnnouncedFile(ctx: Pick<Ctx, 'tx' | 'org' | 'actor'>, id: string): Promise<boolean> {
  if (!looksAtPayroll(ctx)) return false
  const row = await ctx.tx
    .selectFrom('regulation_announcements')
    .select('id')
    .where('org_id', '=', ctx.org)
    .where('file_id', '=', id)
    .executeTakeFirst()
  return row !== undefined
}
