import { logBuilder } from '../../engine/mining/event-log.ts'
import type { Ctx } from '../context.ts'
import { sha256 } from '../events/seal.ts'
import { BATCH, readSummary, writeTraces } from '../mining/import-log.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const MANY = 120

/** How calls went in the system before this one: steps with the hours since the one before. Weights make the plain way the usual one. */
const ways: readonly { readonly weight: number; readonly steps: readonly (readonly [step: string, hours: number])[] }[] = [
  {
    weight: 10,
    steps: [
      ['来电登记', 0],
      ['派单', 3],
      ['上门', 30],
      ['完工', 2],
      ['回访', 70],
      ['关闭', 1],
    ],
  },
  {
    weight: 4,
    steps: [
      ['来电登记', 0],
      ['派单', 3],
      ['改派', 20],
      ['上门', 40],
      ['完工', 2],
      ['回访', 80],
      ['关闭', 1],
    ],
  },
  {
    weight: 3,
    steps: [
      ['来电登记', 0],
      ['派单', 4],
      ['上门', 30],
      ['缺件', 1],
      ['上门', 120],
      ['完工', 3],
      ['关闭', 24],
    ],
  },
  {
    weight: 2,
    steps: [
      ['来电登记', 0],
      ['电话解决', 1],
      ['关闭', 1],
    ],
  },
  {
    weight: 1,
    steps: [
      ['来电登记', 0],
      ['派单', 6],
      ['上门', 50],
      ['完工', 2],
      ['回访', 60],
      ['上门', 48],
      ['完工', 3],
      ['关闭', 5],
    ],
  },
]
const channels = ['电话', '电话', '公众号', '门店'] as const
const agents = ['席一', '席二', '席三', '席四'] as const

/** 旧呼叫中心工单: what the furniture maker exported of its call centre before it worked with this system. The same every time. */
export async function keepCallCentreLog(ctx: Ctx): Promise<void> {
  const keeper = [...ctx.roster.people.values()].find(person => person.roles.some(({ role }) => role === 'it'))
  if (!keeper) throw new Error('the demo company has no IT')
  const order = ways.flatMap(way => Array.from({ length: way.weight }, () => way))
  const builder = logBuilder(['渠道', '区域'])
  const begin = Date.parse(ctx.now) - 400 * DAY_MS
  for (let n = 0; n < MANY; n++) {
    let at = begin + n * 26 * HOUR_MS
    const way = order[(n * 7) % order.length]!
    for (const [activity, hours] of way.steps) {
      // Between four and sixteen tenths of the usual time.
      at += hours * HOUR_MS * (0.4 + ((n * 31 + activity.length * 17) % 13) / 10)
      const values = [channels[n % channels.length]!, n % 3 === 0 ? '华东' : '华南']
      builder.add({
        case: `HJ-${2025_0001 + n}`,
        activity,
        at: Math.round(at),
        resource: agents[(n + hours) % agents.length]!,
        values,
      })
    }
  }
  const log = builder.finish()
  const id = ctx.newId()
  await ctx.tx
    .insertInto('event_logs')
    .values({
      ...{ org_id: ctx.org, id, name: '旧呼叫中心工单（2025）', format: 'csv', problem: null },
      ...{
        file_hash: sha256(JSON.stringify(log.traces)),
        imported_by: keeper.id,
        imported_at: new Date(Date.parse(ctx.now) - 5 * DAY_MS).toISOString(),
      },
      columns: JSON.stringify({ case: '工单号', activity: '环节', time: '时间', resource: '坐席', zone: 'Asia/Shanghai' }),
      ...readSummary({ log, rows: log.traces.reduce((sum, trace) => sum + trace.steps.length, 0), left: 0, problems: [] }),
    })
    .execute()
  for (let from = 0; from < log.traces.length; from += BATCH) await writeTraces(ctx.tx, ctx.org, id, log, from)
}
