import { periodBefore } from '../../engine/analysis/buckets.ts'
import { localDateOf } from '../../engine/calendar/days.ts'
import { addCalendarDays } from '../../engine/calendar/local-date.ts'
import { periodHolding } from '../../engine/period-dates.ts'
import { rulesForHistory } from '../../engine/rules.ts'
import type { Channel, GradingFacts } from '../../events/case-words.ts'
import type { Instant } from '../../events/instant.ts'
import { freezeAnalysis } from '../analysis/freeze.ts'
import { AskAnalysis } from '../analysis/schema.ts'
import { nextNumbers } from '../cases/next-number.ts'
import { openCase } from '../cases/open-case.ts'
import type { Ctx } from '../context.ts'
import { addEvent } from '../events/add-event.ts'
import { flush } from '../events/flush.ts'
import { newWork } from '../events/work.ts'
import type { Found } from './company.ts'
import { asPerson } from './play.ts'

const DAY_MS = 86_400_000
const MANY = 140
/** Two years back, to a month before now, when the demo's own cases begin. */
const [FIRST_DAY, LAST_DAY] = [730, 30] as const

/** The same every time, and without any pattern but the one that is put in. */
function draws(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}
const one = <T>(draw: () => number, values: readonly T[]): T => values[Math.floor(draw() * values.length)]!

const sorts = [
  { category: 'product-quality', titles: ['柜门色差', '抽屉导轨异响', '台面划伤', '新家具有气味'] },
  { category: 'delivery-complaint', titles: ['送货延迟三天', '少送一箱五金', '送错颜色', '搬运磕碰墙角'] },
  { category: 'service-quality', titles: ['安装师傅迟到', '客服电话打不通', '维修约了没来'] },
  { category: 'contract-dispute', titles: ['增项价格未说明'] },
] as const
/** Most of the trade is near; the far ones are delivered by a haulier. */
const near = ['浙江省杭州市余杭区', '浙江省宁波市鄞州区', '江苏省南京市建邺区', '上海市闵行区'] as const
const far = ['四川省成都市高新区', '广东省深圳市南山区', '陕西省西安市雁塔区'] as const

/** 近一年的投诉分析报告 to the end of the last quarter, issued by whoever manages customer service, so that one can be read beside the figures of now. */
export async function issueYear(ctx: Ctx, { staff }: Pick<Found, 'staff'>): Promise<void> {
  const today = localDateOf(ctx.rules.calendar, ctx.now)
  const { start, end } = periodHolding('quarter', addCalendarDays(periodHolding('quarter', today).start, -1))
  const from = periodBefore('month', periodHolding('month', start), 9).start
  const manager = staff.get('tao.ran')
  if (manager === undefined) return
  await freezeAnalysis(
    asPerson(ctx, manager, ctx.now),
    AskAnalysis.parse({ kind: 'complaint', from, to: end, by: 'channel' }),
    {
      conclusion: '外省的网店订单单列跟踪：与物流商约定加固包装、发货前拍照、签收时当面开箱；下季度看交付投诉是否减少。',
      distribution: '四类投诉都有，交付问题仍须盯住。',
      association: '网店订单与交付问题常一起出现；是否由承运商所致，须看运单。',
      times: '首次响应多在 6 小时内；各渠道办结时间见表。',
    },
    null,
  )
}

/** 旧系统的投诉登记簿: complaints of before the system, taken over as history, so that an analysis has something to compare with. Nobody owes anything for them. */
export async function takeOverPastComplaints(given: Ctx): Promise<void> {
  const ctx: Ctx = { ...given, rules: rulesForHistory(given.rules) }
  const draw = draws(20_261_122)
  const numbers = await nextNumbers(ctx, 'complaint', MANY)
  const work = newWork()
  const days = Array.from({ length: MANY }, () => FIRST_DAY - Math.floor(draw() * (FIRST_DAY - LAST_DAY))).sort((a, b) => b - a)
  days.forEach((ago, at) => {
    const isFar = draw() < 0.3
    // Far deliveries are what goes wrong, and come by the online shop.
    const sort = isFar && draw() < 0.65 ? sorts[1] : one(draw, [sorts[0], sorts[0], sorts[1], sorts[2], sorts[2], sorts[3]])
    const channel: Channel = draw() < (sort === sorts[1] ? 0.8 : 0.1) ? 'shop' : one(draw, ['phone', 'phone', 'wechat'] as const)
    const opened = Date.parse(ctx.now) - ago * DAY_MS - Math.floor(draw() * 8) * 3_600_000
    const after = (hours: number): Instant => new Date(opened + hours * 3_600_000).toISOString()
    const facts: GradingFacts = {
      effect: one(draw, ['single', 'single', 'several'] as const),
      ...(draw() < 0.12 ? { timesRaised: 2 } : {}),
    }
    const record = openCase(ctx, work, {
      ...{
        kind: 'complaint',
        title: one(draw, sort.titles),
        description: '旧登记簿转入',
        channel,
        category: sort.category,
        facts,
      },
      ...{
        customer: {
          name: `客户${at + 1}`,
          phone: `139000${String(40_000 + at)}`,
          address: `${one(draw, isFar ? far : near)} ${at + 1} 号`,
        },
      },
      ...{ customerId: null, number: numbers[at]!, externalId: `old-${at + 1}`, isHistory: true, at: after(0) },
    } as Parameters<typeof openCase>[2])
    const add = (
      hours: number,
      type: 'customer.replied' | 'handling.completed' | 'customer.answered' | 'case.archived',
      plain: object,
      sealed: object,
    ) => addEvent(ctx, work, record, { type, at: after(hours), plain, sealed } as never)
    const days = 2 + Math.floor(draw() * (isFar ? 20 : 9))
    add(Math.round(draw() * 60) / 10 + 0.1, 'customer.replied', { channel: 'phone' }, { text: '已联系客户' })
    add(days * 24 - 20, 'handling.completed', {}, { solution: '已处理', measures: '见旧登记簿', guarantees: '三包' })
    if (draw() < 0.85) add(days * 24 - 4, 'customer.answered', { satisfied: draw() < (isFar ? 0.55 : 0.85), via: 'phone' }, {})
    add(days * 24, 'case.archived', { items: [], retainUntil: '2036-12-31', keeper: 'import' }, {})
    record.retainUntil = '2036-12-31'
  })
  await flush(ctx, work)
}
