import { kindTitles, severityTitles } from '../../../engine/lint/kind-titles.ts'
import { inLanguage } from '../../../events/in-language.ts'
import type { Column } from '../../export/columns.ts'
import type { FindingView } from './schema.ts'

/** The columns of the findings as a spreadsheet. */
export const findingColumns: readonly Column<FindingView>[] = [
  {
    title: { zh: '级别', en: 'Severity' },
    width: 8,
    kind: 'text',
    value: (f, n) => inLanguage(f.waiver === undefined ? severityTitles[f.severity] : severityTitles.waived, n.language),
  },
  { title: { zh: '种类', en: 'Kind' }, width: 18, kind: 'text', value: (f, n) => inLanguage(kindTitles[f.kind], n.language) },
  {
    title: { zh: '条款', en: 'Clauses' },
    width: 22,
    kind: 'text',
    value: f => f.clauses.map(c => (c.regulation === f.regulation ? c.clause : `${c.regulation} ${c.clause}`)).join('、'),
  },
  { title: { zh: '说明', en: 'Finding' }, width: 70, kind: 'text', value: (f, n) => inLanguage(f.says, n.language) },
  {
    title: { zh: '例子', en: 'Sample' },
    width: 26,
    kind: 'text',
    value: (f, n) => (f.sampleSays === undefined ? '' : inLanguage(f.sampleSays, n.language)),
  },
  { title: { zh: '建议', en: 'Suggestion' }, width: 40, kind: 'text', value: (f, n) => inLanguage(f.suggestion, n.language) },
  {
    title: { zh: '口径', en: 'Reading' },
    width: 50,
    kind: 'text',
    value: (f, n) =>
      f.reading === undefined ? '' : `${inLanguage(f.reading.says, n.language)}（${f.reading.by} ${f.reading.on}）`,
  },
  { title: { zh: '放行理由', en: 'Waived because' }, width: 40, kind: 'text', value: f => f.waiver?.reason ?? '' },
  { title: { zh: '放行人', en: 'Waived by' }, width: 12, kind: 'text', value: f => f.waiver?.by.name ?? '' },
  {
    title: { zh: '放行时间', en: 'Waived at' },
    width: 17,
    kind: 'moment',
    value: (f, n) => n.moment(f.waiver?.at ?? null),
  },
]
