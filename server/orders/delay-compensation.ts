import { type DelayCompensation, delayCompensationOf } from '../../engine/delay-compensation.ts'
import type { RecordField, RecordRule } from '../../engine/pack.ts'
import type { Text } from '../../events/text.ts'
import { refuse } from '../errors.ts'

type Values = Readonly<Record<string, unknown>>
const yuan = (fen: unknown) => (Number(fen) / 100).toLocaleString('en-US', { minimumFractionDigits: 2 })
const isOfDelay = (field: RecordField): boolean => 'computed' in field && field.computed === 'delay-sum'

/** How the sum came about, step by step, in words. */
function sumInWords({ contractFen, perDayPercent, capPercent, daysLate }: Values, sum: DelayCompensation): Text {
  const { byDaysFen, capFen, sumFen, isCapped } = sum
  return {
    zh: `合同金额 ${yuan(contractFen)} 元 × 每日 ${perDayPercent}% × ${daysLate} 日 = ${yuan(byDaysFen)} 元；上限 ${capPercent}% = ${yuan(capFen)} 元；${isCapped ? '按上限' : '未到上限，'}应为 ${yuan(sumFen)} 元`,
    en: `CNY ${yuan(contractFen)} × ${perDayPercent}% a day × ${daysLate} days = CNY ${yuan(byDaysFen)}; the cap of ${capPercent}% is CNY ${yuan(capFen)}; ${isCapped ? 'capped at' : 'below the cap:'} CNY ${yuan(sumFen)}`,
  }
}

/**
 * The sum of a record that says what a delay costs (furn 3.2.2(2)), or undefined where the record says nothing of it or something is still missing. What was agreed
 * on may be less, and is refused above the cap of the contract (`delay.above-cap`), with the sum explained.
 */
export function delaySumOf(record: RecordRule, values: Values, regulation: Text): DelayCompensation | undefined {
  if (!record.fields.some(isOfDelay)) return undefined
  const sum = delayCompensationOf(values)
  if (sum !== undefined && typeof values.agreedFen === 'number' && values.agreedFen > sum.capFen) {
    const because = sumInWords(values, sum)
    throw refuse('delay.above-cap', {
      ...{ clause: record.clause, regulation, detail: because },
      fields: { 'data.values.agreedFen': because },
    })
  }
  return sum
}
