import { sayChance } from '../../engine/analysis/method.ts'
import { inLanguage } from '../../events/in-language.ts'
import type { Language, Text } from '../../events/text.ts'
import type { AnalysisDocument } from './schema.ts'

/** Words of a report on paper and in a workbook; the screen has its own. */
export const paperWords = {
  title: { zh: '分析报告', en: 'Analysis' },
  distribution: { zh: '分布', en: 'Distribution' },
  trend: { zh: '趋势', en: 'Trend' },
  association: { zh: '关联', en: 'What goes together' },
  times: { zh: '用时', en: 'Times' },
  repeats: { zh: '重复投诉与赔付', en: 'Repetitions and compensation' },
  compensation: { zh: '按原因的赔付', en: 'Compensation by cause' },
  measures: { zh: '措施前后', en: 'Before and after measures' },
  conclusion: { zh: '结论', en: 'Conclusion' },
  name: { zh: '名称', en: 'Name' },
  cases: { zh: '案件', en: 'Cases' },
  share: { zh: '占比', en: 'Share' },
  running: { zh: '累计', en: 'Running' },
  period: { zh: '期间', en: 'Period' },
  previous: { zh: '上期', en: 'Before' },
  lastYear: { zh: '去年同期', en: 'A year ago' },
  factors: { zh: '因素', en: 'Given' },
  goes: { zh: '同时出现', en: 'Goes with' },
  together: { zh: '同时', en: 'Together' },
  support: { zh: '支持度', en: 'Support' },
  confidence: { zh: '置信度', en: 'Confidence' },
  lift: { zh: '提升度', en: 'Lift' },
  q: { zh: '校正后 p', en: 'Corrected p' },
  replied: { zh: '首次响应', en: 'First answer' },
  ended: { zh: '办结', en: 'Closed' },
  median: { zh: '中位数（小时）', en: 'Median (hours)' },
  ninety: { zh: '90% 以内（小时）', en: '90th percentile (hours)' },
  paid: { zh: '赔付（元）', en: 'Paid (CNY)' },
  action: { zh: '措施', en: 'Measure' },
  done: { zh: '完成日', en: 'Done on' },
  about: { zh: '统计对象', en: 'Counted' },
  days: { zh: '前后各（天）', en: 'Days each' },
  before: { zh: '之前', en: 'Before' },
  after: { zh: '之后', en: 'After' },
  chance: { zh: '偶然的可能', en: 'By chance' },
  tooFew: { zh: '样本不足', en: 'too few' },
  all: { zh: '全部', en: 'All' },
  mean: { zh: '平均', en: 'mean' },
  upper: { zh: '上限', en: 'upper' },
  lower: { zh: '下限', en: 'lower' },
  dimension: { zh: '维度', en: 'By' },
} as const satisfies Record<string, Text>
export type PaperWord = keyof typeof paperWords

/** A table as rows of cells: numbers stay numbers. */
export type PaperTable = {
  readonly id: string
  readonly title: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly (string | number)[])[]
}

const round = (value: number, digits: number) => Math.round(value * 10 ** digits) / 10 ** digits

/** The tables of an analysis, in the order of the report; dimensions of which nothing is stated are left out. */
export function tablesOf(document: AnalysisDocument, language: Language, titles: Readonly<Record<string, Text>>): PaperTable[] {
  const t = (word: PaperWord) => inLanguage(paperWords[word], language)
  const say = (text: Text) => inLanguage(text, language)
  // Before there was a case at all a count is not known, and not nought.
  const { since } = document.trend
  const seen = (span: { readonly to: string; readonly count: number }) => (since === null || span.to < since ? '—' : span.count)
  const hours = (value: number | null) => value ?? t('tooFew')
  return [
    ...document.distributions
      .filter(one => one.rows.some(row => row.key !== 'none'))
      .map(one => ({
        id: `distribution-${one.dimension}`,
        title: `${t('distribution')}${language === 'zh' ? '：' : ': '}${say(titles[one.dimension]!)}`,
        head: [t('name'), t('cases'), `${t('share')} %`, `${t('running')} %`],
        rows: one.rows.map(row => [say(row.title), row.count, row.share, row.running]),
      })),
    {
      id: 'trend',
      title: t('trend'),
      head: [t('period'), t('cases'), t('previous'), t('lastYear')],
      rows: document.trend.buckets.map(one => [`${one.from} – ${one.to}`, one.count, seen(one.previous), seen(one.lastYear)]),
    },
    {
      id: 'association',
      title: t('association'),
      head: [t('factors'), t('goes'), t('together'), `${t('support')} %`, `${t('confidence')} %`, t('lift'), t('q')],
      rows: document.associations.rows.map(one => [
        one.given.map(part => `${say(titles[part.dimension]!)} ${say(part.title)}`).join(' + '),
        `${say(titles[one.goes.dimension]!)} ${say(one.goes.title)}`,
        ...[one.together, round(one.support * 100, 1), round(one.confidence * 100, 1), round(one.lift, 2)],
        sayChance(one.q),
      ]),
    },
    {
      id: 'times',
      title: `${t('times')}${language === 'zh' ? '：' : ': '}${say(titles[document.by]!)}`,
      head: [
        t('name'),
        t('cases'),
        ...(['replied', 'ended'] as const).flatMap(one => [
          `${t(one)} n`,
          `${t(one)} ${t('median')}`,
          `${t(one)} ${t('ninety')}`,
        ]),
      ],
      rows: [document.times.all, ...document.times.rows].map(row => [
        say(row.title),
        row.cases,
        ...[row.replied, row.ended].flatMap(one => [one.cases, hours(one.median), hours(one.ninety)]),
      ]),
    },
    {
      id: 'compensation',
      title: t('compensation'),
      head: [t('name'), t('cases'), t('paid')],
      rows: [
        ...document.compensation.rows.map(row => [say(row.title), row.cases, row.paidFen / 100]),
        [t('all'), document.compensation.cases, document.compensation.paidFen / 100],
      ],
    },
    {
      id: 'measures',
      title: t('measures'),
      head: [t('action'), t('done'), t('about'), t('days'), t('before'), t('after'), t('chance')],
      rows: document.measures.map(one => [
        `${one.case.number} #${one.number}`,
        one.doneOn,
        `${say(titles[one.about.dimension]!)} ${say(one.about.title)}`,
        ...[one.days, one.before.count, one.after.count],
        one.chance === null ? t('tooFew') : sayChance(one.chance),
      ]),
    },
  ]
}
