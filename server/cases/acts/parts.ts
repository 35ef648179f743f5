import type { PlainOf } from '../../../events/registry.ts'
import { bookUse, writeUse } from '../../parts/use-parts.ts'
import type { ActFile } from '../perform-act.ts'

/** 使用备件: the stock follows in the same transaction. */
export const useParts: ActFile = {
  act: 'use-parts',
  async fill(ctx, record, input) {
    return { booked: await bookUse(ctx, record, input.lines as PlainOf<'parts.used'>['lines']) }
  },
  async after(ctx, work, record, { event, plain }) {
    const { at } = work.events.find(one => one.id === event)!
    await writeUse(ctx, record, event, plain as PlainOf<'parts.used'>, at)
    return undefined
  },
}
