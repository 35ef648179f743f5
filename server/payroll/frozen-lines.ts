import type { Ctx } from '../context.ts'

/** The frozen lines of a batch, in their order. */
export const frozenLines = (ctx: Pick<Ctx, 'tx' | 'org'>, batch: string) =>
  ctx.tx
    .selectFrom('payroll_lines')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where('batch_id', '=', batch)
    .orderBy('position')
    .execute()
export type FrozenLine = Awaited<ReturnType<typeof frozenLines>>[number]
