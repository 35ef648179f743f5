import type { Ctx } from '../context.ts'
import type { Work } from './work.ts'

/** Notices and reminders change no figure; an alarm says only that a time has passed. */
const silent: ReadonlySet<string> = new Set([
  'alarm.fired',
  'message.delivered',
  'message.failed',
  'duty.reminded',
  'calendar.applied',
])

/**
 * Marks the cases of which something happened, so that what they add to indicators is counted again before the figures are read next (server/indicators/settle.ts).
 * What a merged or sealed case added goes at once, by a trigger of the table of cases: nobody counts it from this moment on.
 */
export async function flushIndicators({ tx, org }: Ctx, work: Work): Promise<void> {
  const touched = new Set([
    ...work.events.filter(event => !silent.has(event.type)).map(event => event.stream),
    ...[...work.duties.values()].filter(duty => duty.outcome !== undefined).map(duty => duty.caseId),
    ...work.refolded,
  ])
  const records = [...work.cases.values()]
  const marked = records.filter(record => touched.has(record.id)).map(record => ({ id: record.id, seq: record.state?.seq ?? 0 }))
  for (let at = 0; at < marked.length; at += 1_000)
    await tx
      .insertInto('indicator_dirty')
      .values(marked.slice(at, at + 1_000).map(({ id, seq }) => ({ org_id: org, case_id: id, seq })))
      .onConflict(conflict => conflict.doNothing())
      .execute()
}
