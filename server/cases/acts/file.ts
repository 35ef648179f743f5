import { refuse } from '../../errors.ts'
import type { ActFile } from '../perform-act.ts'

/** 附件: a file that was uploaded before, hashed on arrival, is bound to the case. */
export const attach: ActFile = {
  act: 'attach',
  async fill(ctx, record, input) {
    const file = await ctx.tx
      .selectFrom('files')
      .select(['sha256', 'size', 'mime', 'case_id', 'name'])
      .where('org_id', '=', ctx.org)
      .where('id', '=', String(input.file))
      .executeTakeFirst()
    if (!file) throw refuse('file.not-found')
    if (file.case_id !== null && file.case_id !== record.id) throw refuse('file.of-another-case')
    await ctx.tx
      .updateTable('files')
      .set({ case_id: record.id })
      .where('org_id', '=', ctx.org)
      .where('id', '=', String(input.file))
      .execute()
    return { sha256: file.sha256, size: file.size, mime: file.mime, ...(input.name === undefined ? { name: file.name } : {}) }
  },
}

/** 催办: the duty's owner is told once more. */
export const remind: ActFile = {
  act: 'remind',
  fill(_ctx, record, input) {
    const duty = record.state.duties[String(input.duty)]
    if (!duty) throw refuse('duty.not-open')
    return { to: duty.owner === undefined ? [] : [duty.owner] }
  },
}

/** 联系未果: counts the attempts since the result was last sent. */
export const recordAttempt: ActFile = {
  act: 'record-attempt',
  async fill(ctx, record) {
    const { count } = await ctx.tx
      .selectFrom('events')
      .select(eb => eb.fn.countAll<number>().as('count'))
      .where('org_id', '=', ctx.org)
      .where('stream_id', '=', record.id)
      .where('type', '=', 'feedback.attempted')
      .where('at', '>=', record.state.evidence['result-sent']?.at ?? record.openedAt)
      .executeTakeFirstOrThrow()
    return { attempt: Number(count) + 1 }
  },
}
