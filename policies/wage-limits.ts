import type { DeductionRule } from '../engine/payroll/deduction-limit.ts'
import type { LocalDate } from '../events/instant.ts'
import type { Text } from '../events/text.ts'

const text = (zh: string, en: string): Text => ({ zh, en })

/**
 * 从工资扣款的限额: figures of the law, never a company's. `since` is the first day in force, `until` the first day no longer. Where the law was read
 * stands with it in the list of laws.
 */
export const deductionRules: readonly DeductionRule[] = [
  {
    law: 'wage-payment-provisions',
    article: text('第十六条', 'article 16'),
    since: '1995-01-01',
    sharePercent: 20,
    says: text(
      '每月扣款不超过本人当月工资的 20%，扣后不低于当地最低工资。条文说的是赔偿损失，没有授权罚款。',
      "At most 20 % of the person's wage of the month, and what is left not below the local minimum wage. The article is about damages; it authorises no fines.",
    ),
  },
]

/** What a law wants before payroll is told of a measure; in force since a day. */
export type LawCondition = { readonly law: string; readonly article: Text; readonly since: LocalDate; readonly says: Text }

/** The conditions of the Labour Contract Law, in our own words, by what they are asked of. */
export const payrollConditions = {
  announced: {
    law: 'labour-contract-law',
    article: text('第四条', 'article 4'),
    since: '2008-01-01',
    says: text(
      '涉及劳动者切身利益的规章制度，须经职工代表大会或全体职工讨论、与工会或职工代表协商确定，并公示或告知劳动者。',
      'Rules that touch the interests of staff are discussed with them or their congress, settled with the trade union or their representatives, and made known to them.',
    ),
  },
  agreement: {
    law: 'labour-contract-law',
    article: text('第三十五条', 'article 35'),
    since: '2008-01-01',
    says: text(
      '降薪、调岗是变更劳动合同，须双方协商一致并采用书面形式。',
      'A cut in pay or another post changes the contract: both agree, in writing.',
    ),
  },
  union: {
    law: 'labour-contract-law',
    article: text('第四十三条', 'article 43'),
    since: '2008-01-01',
    says: text('单方解除劳动合同，应事先把理由通知工会。', 'Before the company ends a contract it tells the trade union why.'),
  },
} as const satisfies Readonly<Record<string, LawCondition>>
