import { Select } from 'antd'
import { MEDIAN_FROM, NINETY_FROM } from '../../engine/analysis/method.ts'
import { dimensions, dimensionTitles } from '../../server/analysis/dimensions-schema.ts'
import type { AnalysisDocument, TimeRow } from '../../server/analysis/schema.ts'
import { useText, useWords } from '../language/use-words.ts'
import { casesLink } from './links.ts'
import { NumberLink } from './number-link.tsx'
import { Section } from './section.tsx'
import { analysisWords } from './words.ts'

type Props = {
  readonly document: AnalysisDocument
  readonly comment?: string | undefined
  readonly change?: (next: Readonly<Record<string, string>>) => void
}

/** 用时: first answer and end, median and ninetieth percentile, by a dimension; silent where too few cases have one. */
export function TimesSection({ document, comment, change }: Props) {
  const t = useWords(analysisWords)
  const text = useText()
  const { all, rows } = document.times
  const partsOf = (row: TimeRow) => (row === all ? [] : [{ dimension: document.by, key: row.key }])
  const hours = (value: number | null, cases: number, from: number) =>
    value === null ? (
      <span className="case-faint">{cases < from ? t('tooFew') : '—'}</span>
    ) : value < 1 ? (
      t('minutes', { minutes: Math.round(value * 60) })
    ) : value < 48 ? (
      t('hours', { hours: Math.round(value * 10) / 10 })
    ) : (
      t('days', { days: Math.round(value / 2.4) / 10 })
    )
  const cells = (row: TimeRow, one: 'replied' | 'ended') => (
    <>
      <td>
        <NumberLink
          to={casesLink(document, partsOf(row), one === 'replied' ? { replied: 'yes' } : { closed: 'yes' })}
          count={row[one].cases}
          name={`${text(row.title)} ${t(one)}`}
        />
      </td>
      <td>{hours(row[one].median, row[one].cases, MEDIAN_FROM)}</td>
      <td>{hours(row[one].ninety, row[one].cases, NINETY_FROM)}</td>
    </>
  )
  return (
    <Section
      id="times"
      document={document}
      comment={comment}
      isLive={change !== undefined}
      controls={
        <Select
          aria-label={t('by')}
          className="analysis-select"
          value={document.by}
          disabled={change === undefined}
          options={dimensions.map(value => ({ value, label: text(dimensionTitles[value]) }))}
          onChange={by => change?.({ by })}
        />
      }
    >
      <div className="analysis-scroll">
        <table className="analysis-table">
          <caption className="visually-hidden">{t('times')}</caption>
          <thead>
            <tr>
              <th scope="col" rowSpan={2}>
                {text(dimensionTitles[document.by])}
              </th>
              <th scope="colgroup" colSpan={3}>
                {t('replied')}
              </th>
              <th scope="colgroup" colSpan={3}>
                {t('ended')}
              </th>
            </tr>
            <tr>
              {(['replied', 'ended'] as const).flatMap(one =>
                (['number', 'median', 'ninety'] as const).map(word => (
                  <th key={`${one} ${word}`} scope="col">
                    {t(word)}
                  </th>
                )),
              )}
            </tr>
          </thead>
          <tbody>
            {[all, ...rows].map((row, at) => (
              <tr key={at === 0 ? 'all of them' : row.key}>
                <th scope="row">{text(row.title)}</th>
                {cells(row, 'replied')}
                {cells(row, 'ended')}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  )
}
