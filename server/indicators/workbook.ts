import { figureText } from '../../engine/figure-text.ts'
import { inLanguage } from '../../events/in-language.ts'
import type { Language } from '../../events/text.ts'
import type { IndicatorsView } from './schema.ts'

const heads = {
  zh: ['指标', '条款', '分组', '数值', '单位', '分子', '分母', '案件', '目标', '达标', '上期', '定义', '不计', '来源'],
  en: [
    ...['Indicator', 'Clause', 'Group', 'Figure', 'Unit', 'Numerator', 'Denominator', 'Cases', 'Target', 'Met', 'Before'],
    ...['Definition', 'Not counted', 'Source'],
  ],
} as const
const units = {
  percent: '%',
  score: { zh: '分', en: 'points' },
  fen: { zh: '分（钱）', en: 'fen' },
  count: '',
  hours: { zh: '小时', en: 'hours' },
} as const

/** The figures with their definitions as .xlsx, numbers as numbers: one row for each indicator and group. */
export async function indicatorsWorkbook(view: IndicatorsView, language: Language): Promise<Buffer> {
  // Loaded when the first list is exported: it would make every start slower by a third of a second.
  const { default: ExcelJS } = await import('exceljs')
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet(language === 'zh' ? '指标' : 'Indicators', { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = heads[language].map((header, at) => ({ header, width: [26, 10, 18][at] ?? (at > 10 ? 48 : 11) }))
  sheet.getRow(1).font = { bold: true }
  const yes = (met: boolean | null) =>
    met === null ? '' : language === 'zh' ? (met ? '达标' : '未达标') : met ? 'met' : 'not met'
  const whole = language === 'zh' ? '合计' : 'Total'
  for (const one of view.items) {
    const unit = units[one.unit]
    const target = [
      ...(one.target?.gte === undefined ? [] : [`≥ ${inLanguage(figureText(one, one.target.gte), language)}`]),
      ...(one.target?.lte === undefined ? [] : [`≤ ${inLanguage(figureText(one, one.target.lte), language)}`]),
    ].join(' ')
    const round = (figure: number | null) => (figure === null ? null : Math.round(figure * 100) / 100)
    for (const row of [{ ...one, key: '', name: whole }, ...one.groups])
      sheet.addRow([
        ...[
          inLanguage(one.title, language),
          one.clause,
          row.name,
          round(row.figure),
          typeof unit === 'string' ? unit : unit[language],
        ],
        ...[row.numerator, row.denominator, row.cases, target, yes(row.met), row.key === '' ? round(one.before.figure) : null],
        ...[
          inLanguage(one.definition, language),
          one.exclusions.map(text => inLanguage(text, language)).join(language === 'zh' ? '；' : '; '),
        ],
        one.entered?.source ?? '',
      ])
  }
  return Buffer.from(await book.xlsx.writeBuffer())
}
