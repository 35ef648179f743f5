import { refuse } from '../../errors.ts'
import { affectedClocks } from '../affected-clocks.ts'
import type { ActFile } from '../perform-act.ts'

/** 登记受影响的时限 (furn 9.2): of an exception only, as they stand now. */
export const listClocks: ActFile = {
  act: 'list-clocks',
  async fill(ctx, record, input) {
    if (record.state.kind !== 'exception') throw refuse('exception.not-one')
    const { from, to } = input as { from: string; to?: string }
    if (to !== undefined && to <= from) throw refuse('period.reversed')
    const { items, total } = await affectedClocks(ctx, record.id, input as Parameters<typeof affectedClocks>[2])
    return {
      total,
      clocks: items.map(({ case: of, key, dueAt }) => ({ case: of.id, duty: key, ...(dueAt === null ? {} : { dueAt }) })),
    }
  },
}
