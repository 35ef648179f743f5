import { periodBefore } from '../../engine/analysis/buckets.ts'
import { localDateOf } from '../../engine/calendar/days.ts'
import { periodHolding } from '../../engine/period-dates.ts'
import { instantsOf } from '../../engine/periods.ts'
import { rulesForHistory } from '../../engine/rules.ts'
import type { Channel } from '../../events/case-words.ts'
import { nextNumbers } from '../cases/next-number.ts'
import { openCase } from '../cases/open-case.ts'
import type { Ctx } from '../context.ts'
import { addEvent } from '../events/add-event.ts'
import { flush } from '../events/flush.ts'
import { newWork } from '../events/work.ts'

const DAY_MS = 86_400_000
const places = [
  '浙江省杭州市余杭区',
  '浙江省宁波市鄞州区',
  '江苏省南京市建邺区',
  '上海市闵行区',
  '广东省深圳市南山区',
  '四川省成都市高新区',
]

/**
 * 从 ERP 转入的订单: orders of the last three months that were delivered without the system's help, taken over as history, so that complaints are counted against
 * what was sold (furn 1.1.2, penal 三(七)2). Nobody owes anything for them.
 */
export function takeOverPastOrders(perDay: number, titles: readonly string[], channels: readonly Channel[]) {
  return async (given: Ctx): Promise<void> => {
    const ctx: Ctx = { ...given, rules: rulesForHistory(given.rules) }
    const month = periodHolding('month', localDateOf(ctx.rules.calendar, ctx.now))
    const begins = Date.parse(instantsOf(ctx.rules.calendar, periodBefore('month', month, 2)).from)
    // Evenly over whole months, so that each has its share wherever today lies.
    const many = Math.floor(((Date.parse(ctx.now) - begins) / DAY_MS) * perDay)
    const numbers = await nextNumbers(ctx, 'contract', many)
    const work = newWork()
    for (const [at, number] of numbers.entries()) {
      const opened = begins + at * (DAY_MS / perDay)
      const record = openCase(ctx, work, {
        ...{ kind: 'contract', title: titles[at % titles.length]!, description: 'ERP 转入', number, customerId: null, facts: {} },
        ...{ channel: channels[at % channels.length]!, externalId: `erp-${at + 1}`, isHistory: true },
        customer: {
          name: `客户${1_000 + at}`,
          phone: `138000${String(50_000 + at)}`,
          address: `${places[at % places.length]} ${at + 1} 号`,
        },
        at: new Date(opened).toISOString(),
      } as Parameters<typeof openCase>[2])
      const closed = new Date(Math.min(Date.parse(ctx.now), opened + DAY_MS / 2)).toISOString()
      addEvent(ctx, work, record, {
        type: 'matter.closed',
        at: closed,
        plain: { outcome: 'done' },
        sealed: { summary: '已交付' },
      })
      record.retainUntil = '2036-12-31'
    }
    await flush(ctx, work)
  }
}
