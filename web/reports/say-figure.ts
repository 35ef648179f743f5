import type { Language } from '../../events/text.ts'
import type { ReportFigure } from '../../server/reports/document-schema.ts'

/** A number of a report with its unit, as people read it; a dash where there is nothing to count. */
export function sayFigure(
  { value, unit }: { readonly value: number | null; readonly unit: ReportFigure['unit'] },
  language: Language,
): string {
  if (value === null) return '—'
  const rounded = (digits: number) => value.toLocaleString('en-US', { maximumFractionDigits: digits })
  if (unit === 'percent') return `${rounded(1)}%`
  if (unit === 'fen') {
    const yuan = (value / 100).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
    return language === 'zh' ? `${yuan} 元` : `CNY ${yuan}`
  }
  if (unit === 'hours') return language === 'zh' ? `${rounded(1)} 小时` : `${rounded(1)} h`
  return rounded(2)
}
