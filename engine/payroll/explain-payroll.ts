import type { Text } from '../../events/text.ts'
import { both, cite, type Explained, type Line, nameOfEdition, say, section, type WithText, withText } from '../explanation.ts'
import type { Pack } from '../pack.ts'
import { valueText } from '../tables/cell-text.ts'
import type { DeductionLimit, PayMonth } from './deduction-limit.ts'
import type { Schedule } from './share-limit.ts'

const yuan = (fen: number) => valueText('', { kind: 'int', unit: '分' }, fen, () => undefined)

/** What the sum of a line of payroll is made of. Amounts in 分, without their sign. */
export type PayrollSum = {
  readonly pack: Pack
  readonly clause: string
  /** 罚款 · 处罚 CF-2026-0007 */
  readonly basis: Text
  readonly month: PayMonth
  readonly party: 'person' | 'department'
  readonly effect: 'deduct' | 'pay' | 'pay-change' | 'contract-end'
  readonly totalFen: number
  /** Exported before. */
  readonly settledFen: number
  /** Takes back what was exported. */
  readonly reverses: boolean
  /** Of a deduction from a wage: its limit with the title of the law, what others took of it first, and how the rest goes on. */
  readonly wage?: {
    readonly limit: DeductionLimit
    readonly lawTitle: Text
    readonly region: string
    readonly usedFen: number
    readonly aheadFen: number
    readonly schedule: Schedule
  }
}

/** Why payroll is told this amount for this month: clause, what was settled before, the limits of the law with their sums, what is carried over. */
export function explainPayroll(sum: PayrollSum): Explained & WithText {
  const { pack, clause, basis, month, wage, reverses } = sum
  const due = dueOf(sum)
  const title = both(basis)
  const from =
    sum.party === 'department' ? say('从部门奖金池扣', 'From the pool of the department') : say('从工资扣', 'From the wage')
  const answer = reverses
    ? say(`${title.zh}：退回 ${yuan(due).zh}`, `${title.en}: ${yuan(due).en} given back`)
    : sum.effect === 'deduct'
      ? say(`${title.zh}：${month} ${from.zh} ${yuan(due).zh}`, `${title.en}: ${from.en}, ${month}: ${yuan(due).en}`)
      : sum.effect === 'pay'
        ? say(`${title.zh}：${month} 发放 ${yuan(due).zh}`, `${title.en}: paid with ${month}: ${yuan(due).en}`)
        : say(`${title.zh}：通知工资核算，不扣款`, `${title.en}: payroll is told; nothing is taken`)
  return withText({
    kind: 'payroll' as const,
    title: say('这一笔怎么算', 'How this amount comes about'),
    answer,
    notes: [],
    sections: [
      ...section('basis', say('依据', 'What it rests on'), [
        { says: basis, ...cite(pack, { clause }) },
        ...(sum.effect === 'deduct' || sum.effect === 'pay' || reverses ? amountLines(sum) : []),
      ]),
      ...section(
        'law',
        say('法定限额', 'The limits of the law'),
        wage === undefined || reverses ? [outside(sum)] : limitLines(wage),
      ),
      ...section('month', say('本月', 'This month'), wage === undefined || reverses ? [] : monthLines(wage, due)),
      ...section('schedule', say('分月', 'Month by month'), wage === undefined || reverses ? [] : scheduleLines(wage.schedule)),
    ],
    editions: [nameOfEdition(pack)],
  })
}

function dueOf({ wage, month, totalFen, settledFen, reverses }: PayrollSum): number {
  if (wage === undefined || reverses) return Math.abs(totalFen - settledFen)
  return wage.schedule.instalments.find(one => one.month === month)?.amountFen ?? 0
}

function amountLines({ totalFen, settledFen, reverses }: PayrollSum): Line[] {
  const left = Math.abs(totalFen - settledFen)
  return [
    { says: say(`现在有效的金额 ${yuan(totalFen).zh}`, `The amount that stands: ${yuan(totalFen).en}`) },
    ...(settledFen === 0 ? [] : [{ says: say(`以前已导出 ${yuan(settledFen).zh}`, `Exported before: ${yuan(settledFen).en}`) }]),
    {
      says: reverses
        ? say(`多扣的 ${yuan(left).zh} 退回`, `${yuan(left).en} too much, given back`)
        : say(`还有 ${yuan(left).zh}`, `Left: ${yuan(left).en}`),
    },
  ]
}

function outside({ party, reverses, effect }: PayrollSum): Line {
  if (reverses) return { says: say('退回给本人的不受限额约束', 'What is given back has no limit') }
  if (effect === 'pay') return { says: say('发放的不受扣款限额约束', 'What is paid out has no limit') }
  if (effect !== 'deduct') return { says: say('不从当月工资扣款', "Nothing is taken from the month's wage") }
  return party === 'department'
    ? {
        says: say(
          '从部门奖金池扣，不从任何人的工资扣，没有工资限额',
          "It comes out of the department's bonus pool and nobody's wage, so that no limit of wages applies",
        ),
      }
    : { mark: 'open', says: say('限额还算不出来', 'The limit cannot be computed yet') }
}

function limitLines({ limit, lawTitle, region }: NonNullable<PayrollSum['wage']>): Line[] {
  const { rule, wageFen, minimum, shareFen, aboveMinimumFen, limitFen } = limit
  const law = both(lawTitle)
  const article = both(rule.article)
  return [
    { says: rule.says, facts: [{ title: lawTitle, value: rule.article }] },
    {
      says: say(
        `${rule.sharePercent}%：${yuan(wageFen).zh} × ${rule.sharePercent}% = ${yuan(shareFen).zh}`,
        `${rule.sharePercent} %: ${yuan(wageFen).en} × ${rule.sharePercent} % = ${yuan(shareFen).en}`,
      ),
    },
    {
      says: say(
        `${region}最低工资 ${yuan(minimum.monthlyFen).zh}（${minimum.since} 起）：${yuan(wageFen).zh} − ${yuan(minimum.monthlyFen).zh}，最多 ${yuan(aboveMinimumFen).zh}`,
        `Minimum wage ${region}: ${yuan(minimum.monthlyFen).en} since ${minimum.since}: ${yuan(wageFen).en} − ${yuan(minimum.monthlyFen).en}, at most ${yuan(aboveMinimumFen).en}`,
      ),
      notices: [minimum.source],
    },
    {
      mark: limitFen > 0 ? 'yes' : 'no',
      says: say(`取较小的：本月最多扣 ${yuan(limitFen).zh}`, `The smaller of the two: at most ${yuan(limitFen).en} this month`),
      because: say(`《${law.zh}》${article.zh}`, `${law.en}, ${article.en}`),
    },
  ]
}

function monthLines({ limit, usedFen, aheadFen }: NonNullable<PayrollSum['wage']>, due: number): Line[] {
  const room = Math.max(0, limit.limitFen - usedFen - aheadFen)
  return [
    ...(usedFen === 0
      ? []
      : [{ says: say(`本月已导出的扣款占用 ${yuan(usedFen).zh}`, `Exported for this month before: ${yuan(usedFen).en}`) }]),
    ...(aheadFen === 0
      ? []
      : [{ says: say(`排在前面的处罚占用 ${yuan(aheadFen).zh}`, `Penalties that come first take ${yuan(aheadFen).en}`) }]),
    {
      says: say(
        `还可以扣 ${yuan(room).zh}，这一笔扣 ${yuan(due).zh}`,
        `Room for ${yuan(room).en}; this one takes ${yuan(due).en}`,
      ),
    },
  ]
}

function scheduleLines({ instalments, unplacedFen, amountFen }: Schedule): Line[] {
  return [
    ...instalments.map(
      ({ month, amountFen: fen, projected }): Line => ({
        says: projected
          ? say(
              `${month}：${yuan(fen).zh}（按本月工资估算）`,
              `${month}: ${yuan(fen).en} (estimated with the wage of this month)`,
            )
          : say(`${month}：${yuan(fen).zh}`, `${month}: ${yuan(fen).en}`),
      }),
    ),
    ...(unplacedFen === 0
      ? []
      : [
          {
            mark: 'no' as const,
            says: say(`${yuan(unplacedFen).zh} 没有可扣的月份`, `${yuan(unplacedFen).en} that no month has room for`),
            because: say('不会自动免除，也不会超限扣', 'it is neither waived nor taken beyond the limit'),
          },
        ]),
    { says: say(`合计 ${yuan(amountFen).zh}`, `Together ${yuan(amountFen).en}`) },
  ]
}
