import { worksOn } from '../access/shown.ts'
import { bindFile } from '../cases/acts/bind-file.ts'
import { lockCase } from '../cases/case-record.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { addEvent } from '../events/add-event.ts'
import { flush } from '../events/flush.ts'
import { newWork } from '../events/work.ts'
import { notify } from '../notifications/notify.ts'
import type { FieldReport } from './schema.ts'

/**
 * 现场补报: puts what a case would not take any more beside it, with its files, as a report for the office; whoever was ever sent on the case may,
 * though they may not see it any more. Refuses `case.not-found`, `field.never-assigned`.
 */
export async function reportFromField(ctx: Ctx, report: FieldReport): Promise<{ event: string }> {
  const record = await lockCase(ctx, report.caseId)
  if (!worksOn(ctx, record.state) && !(await wasSent(ctx, report.caseId))) throw refuse('field.never-assigned')
  const work = newWork()
  const files: string[] = []
  for (const id of new Set(report.files)) {
    const { name, ...found } = await bindFile(ctx, record.id, id)
    addEvent(ctx, work, record, {
      type: 'file.attached',
      plain: { file: id, ...found, size: Number(found.size) },
      sealed: { name },
    })
    files.push(id)
  }
  const { attempted, code, doneAt, text, refusal } = report
  const { event, changes } = addEvent(ctx, work, record, {
    type: 'field.reported',
    plain: { attempted, code, doneAt, files, ...(report.record === undefined ? {} : { record: report.record }) },
    sealed: { text, ...(refusal === undefined ? {} : { refusal }) },
  })
  await flush(ctx, work)
  await notify(ctx, record, event, changes)
  return { event: event.id }
}

/** Whether the actor has ever been given the case, or recorded something in it. */
async function wasSent(ctx: Ctx, caseId: string): Promise<boolean> {
  const found = await ctx.tx
    .selectFrom('events')
    .select('id')
    .where('org_id', '=', ctx.org)
    .where('stream_id', '=', caseId)
    .where(eb =>
      eb.or([
        eb('actor', '=', ctx.actor.person),
        eb.and([eb('type', '=', 'handler.assigned'), eb(eb.ref('data', '->>').key('person'), '=', ctx.actor.person)]),
      ]),
    )
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}
