import { periodHolding } from '../../engine/period-dates.ts'
import { nameOfPeriod, periodJustBefore } from '../../engine/period-names.ts'
import { todayOf } from '../code-trees/read-codes.ts'
import type { Ctx } from '../context.ts'
import { enterFigure } from '../indicators/entries.ts'
import { freezeIndicators } from '../indicators/freeze.ts'
import { cardsFor, subjectsOf } from '../indicators/scorecards/cards.ts'
import { linesOf, runRow } from '../indicators/scorecards/compute-run.ts'
import { givePoints, startRun } from '../indicators/scorecards/runs.ts'
import { signRun } from '../indicators/scorecards/sign-run.ts'
import { setWeights } from '../indicators/scorecards/weights.ts'
import { type Found, idOf } from './company.ts'
import { asPerson } from './play.ts'

const DAY_MS = 86_400_000
const yuan = 100
/** What the company set of the 30 % that furn 7.1.1 leaves open. */
const weights = {
  'furn:customer-service': [
    { indicator: 'furn:resolution', weight: 50, line: { full: 100, none: 80 } },
    { indicator: 'furn:timeliness', weight: 20, line: { full: 100, none: 80 } },
    { indicator: 'furn:satisfaction', weight: 20, line: { full: 95, none: 75 } },
    { indicator: 'furn:first-response', weight: 10, line: { full: 100, none: 80 } },
  ],
  'furn:sales': [
    { indicator: 'furn:satisfaction', weight: 40, line: { full: 95, none: 75 } },
    { indicator: 'furn:callback-rate', weight: 30, line: { full: 100, none: 70 } },
    { indicator: 'furn:contracts-in-time', weight: 30, line: { full: 100, none: 80 } },
  ],
}

/**
 * The furniture maker's indicators: what IT and finance entered for two months, the weights that human resources set, last month's figures as they were
 * reported, and last month's assessment: customer service signed, sales a draft. Nothing of a month before the regulation was in force.
 */
export async function furnitureIndicators(ctx: Ctx, found: Found): Promise<void> {
  const month = periodJustBefore(periodHolding('month', todayOf(ctx)))
  const before = periodJustBefore(month)
  const cards = cardsFor(ctx, month)
  if (cards.length === 0) return
  const as = (login: string, daysAgo: number) =>
    asPerson(ctx, idOf(found, login), new Date(Date.parse(ctx.now) - daysAgo * DAY_MS).toISOString())
  const [last, earlier] = [nameOfPeriod(month) ?? '', nameOfPeriod(before) ?? '']
  for (const [period, users, cost] of [
    [earlier, 61, 186_000],
    [last, 66, 171_500],
  ] as const) {
    if (cardsFor(ctx, period === last ? month : before).length === 0) continue
    const crm = {
      indicator: 'furn:crm-coverage',
      period,
      numerator: users,
      denominator: 80,
      source: 'CRM 后台：当月登录过的人数',
    }
    await enterFigure(as('bian.xin', 2), crm)
    await enterFigure(as('wan.qi', 2), {
      ...{ indicator: 'furn:service-cost-total', period, figure: cost * yuan, source: '总账：客服、安装、退换货科目' },
    })
  }
  for (const { key } of cards) {
    const rows = weights[key as keyof typeof weights]
    if (rows !== undefined)
      await setWeights(as('gong.li', 3), { card: key, since: before.start, rows, reason: '绩效考核委员会年初议定其余 30%' })
  }
  await freezeIndicators(as('gao.yuan', 0), { period: last, note: '月度经营会用数', regulation: 'furn' })
  for (const card of cards)
    for (const subject of subjectsOf(ctx, card)) {
      if (weights[card.key as keyof typeof weights] === undefined) continue
      const hr = as('gong.li', 0)
      const id = await startRun(hr, { card: card.key, period: last, subject: subject.id })
      if (card.key !== 'furn:customer-service') continue
      const { lines } = await linesOf(hr, await runRow(hr, id))
      for (const { indicator, points } of lines)
        if (points === null) await givePoints(hr, id, { indicator, points: 85, reason: '当月没有可计的案件，按抽查结果' })
      await signRun(hr, id)
    }
}
