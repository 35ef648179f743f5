import { inLanguage } from '../events/in-language.ts'
import type { Language } from '../events/text.ts'
import { type Both, say } from './explanation.ts'
import type { IndicatorRule } from './pack.ts'
import { valueText } from './tables/cell-text.ts'

const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 })
/** A figure with its unit, at most two decimals: the one wording of screens, tables and papers. */
export function figureText(rule: Pick<IndicatorRule, 'unit'>, figure: number): Both {
  const number = grouped.format(figure)
  switch (rule.unit) {
    case 'percent':
      return say(`${number}%`, `${number} %`)
    case 'fen':
      return valueText('', { kind: 'int', unit: '分' }, figure, () => undefined)
    case 'hours':
      return say(`${number} 小时`, `${number} hours`)
    case 'score':
      return say(`${number} 分`, `${number} points`)
    default:
      return say(number, number)
  }
}

/** The same in one language; a dash where there is nothing to count. */
export function sayFigure(
  { value, unit }: { readonly value: number | null; readonly unit: IndicatorRule['unit'] },
  language: Language,
): string {
  return value === null ? '—' : inLanguage(figureText({ unit }, value), language)
}
