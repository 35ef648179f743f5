import type { Ctx } from '../../server/context.ts'
import { freezeProcess } from '../../server/mining/freeze.ts'

/** An outside log with one case, and a process analysis that was handed in: what the walk of strangers must not find. */
export async function aWalkedProcess(ctx: Ctx): Promise<{ eventLog: string; processAnalysis: string }> {
  const eventLog = ctx.newId()
  await ctx.tx
    .insertInto('event_logs')
    .values({
      ...{ org_id: ctx.org, id: eventLog, name: '旧系统日志', format: 'csv', file_hash: '0', state: 'ready', problem: null },
      ...{
        columns: JSON.stringify({ time: '时间', zone: 'Asia/Shanghai' }),
        activities: '["受理"]',
        attributes: '[]',
        problems: '[]',
      },
      ...{ cases: 1, events: 1, rows: 1, imported_by: ctx.actor.person, imported_at: ctx.now },
    })
    .execute()
  await ctx.tx
    .insertInto('event_log_traces')
    .values({
      ...{ org_id: ctx.org, log_id: eventLog, n: 0, name: '1', steps: [0], started_at: ctx.now },
      ...{ gaps: [0], who: [-1], attributes: '{}' },
    })
    .execute()
  const processAnalysis = await freezeProcess(ctx, { report: ctx.newId(), category: '', conclusion: '只给本公司看' })
  return { eventLog, processAnalysis }
}
