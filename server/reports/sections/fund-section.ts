import { sql } from 'kysely'
import { balanceOf, knownFunds } from '../../compensation/book-on-fund.ts'
import type { SectionContent } from '../document-schema.ts'
import type { SectionAsk } from './scope.ts'

const say = (zh: string, en: string) => ({ zh, en })
const yuan = (fen: number) => Math.round(fen) / 100

/** 专项经费 (robot 17, furn 9.1.2): each fund of the regulation with the budget of the year, what was booked in the period and in the year, and what is left. */
export async function fundSection({ ctx, regulation, from, to, end }: SectionAsk): Promise<SectionContent> {
  const year = Number(end.slice(0, 4))
  const lines = []
  for (const fund of knownFunds(ctx).filter(one => one.regulation.id === regulation)) {
    const { budget, booked } = await balanceOf(ctx, fund.id, year)
    const { rows } = await sql<{ fen: string }>`
      select coalesce(sum(amount_fen), 0)::text as fen from fund_bookings where org_id = ${ctx.org} and fund = ${fund.id} and booked_at >= ${from} and booked_at < ${to}`.execute(
      ctx.tx,
    )
    lines.push({ fund, budget, booked, inPeriod: Number(rows[0]!.fen) })
  }
  const money = (fen: number) => `${yuan(fen).toLocaleString('en-US', { minimumFractionDigits: 2 })}`
  return {
    draft:
      lines.length === 0
        ? say('没有专项经费。', 'No fund.')
        : say(
            `${lines.map(one => `「${one.fund.title.zh}」本期列支 ${money(one.inPeriod)} 元，${one.budget === undefined ? '本年没有预算' : `本年余额 ${money(one.budget - one.booked)} 元`}`).join('；')}。`,
            `${lines.map(one => `${one.fund.title.en ?? one.fund.title.zh}: CNY ${money(one.inPeriod)} booked in the period, ${one.budget === undefined ? 'no budget' : `CNY ${money(one.budget - one.booked)} left`}`).join('; ')}.`,
          ),
    figures: lines.map(one => ({
      ...{ key: one.fund.id, title: one.fund.title, unit: 'fen' as const },
      value: one.budget === undefined ? null : one.budget - one.booked,
      note: say('本年余额', 'left this year'),
      href: `/compensation?tab=funds&year=${year}`,
    })),
    // What is left is the budget less what was booked on it.
    behind: sql`
      select l.fund as figure, 'budget' as item, null::text as case_id, l.budget as numerator, null::float8 as denominator
      from jsonb_to_recordset(${JSON.stringify(lines.flatMap(one => (one.budget === undefined ? [] : [{ fund: one.fund.id, budget: one.budget }])))}::jsonb) as l (fund text, budget float8)
      union all
      select b.fund, 'booking:' || b.id, b.case_id, -b.amount_fen::float8, null from fund_bookings b
      where b.org_id = ${ctx.org} and b.year = ${year} and b.fund = any(${lines.map(one => one.fund.id)}::text[])`,
    tables:
      lines.length === 0
        ? []
        : [
            {
              head: [
                ...[say('经费', 'Fund'), say('本年预算（元）', 'Budget (CNY)'), say('本期列支（元）', 'In the period (CNY)')],
                ...[say('本年列支（元）', 'In the year (CNY)'), say('余额（元）', 'Left (CNY)')],
              ],
              rows: lines.map(one => ({
                cells: [
                  ...[one.fund.title, one.budget === undefined ? '—' : yuan(one.budget), yuan(one.inPeriod)],
                  ...[yuan(one.booked), one.budget === undefined ? '—' : yuan(one.budget - one.booked)],
                ],
              })),
              more: 0,
            },
          ],
  }
}
