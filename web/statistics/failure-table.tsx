import { DownOutlined, LeftOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import type { AskFailures, FailureStatistics } from '../../server/statistics/schema.ts'
import { useMarks } from '../language/marks.ts'
import { useWords } from '../language/use-words.ts'
import { statisticWords } from './words.ts'

type Change = (next: Readonly<Record<string, string | undefined>>) => void
type Props = { readonly ask: AskFailures; readonly data: FailureStatistics; readonly change: Change }

/** Pareto as a table: name, bar, number, share and running share, most first. A tree opens downwards; numbers open their cases. */
export function FailureTable({ ask, data, change }: Props) {
  const t = useWords(statisticWords)
  const marks = useMarks()
  const most = Math.max(1, ...data.rows.map(row => row.failures))
  return (
    <section aria-label={t('chartOf', { by: t(`by.${ask.by}`) })}>
      {ask.under !== undefined && (
        <Button type="link" icon={<LeftOutlined />} onClick={() => change({ under: undefined, open: undefined })}>
          {t('all')}
        </Button>
      )}
      <table className="statistic-table">
        <thead>
          <tr>
            <th scope="col">{t('columnName')}</th>
            <th scope="col" className="statistic-bars" aria-hidden />
            <th scope="col" className="is-number">
              {t('columnFailures')}
            </th>
            <th scope="col" className="is-number">
              {t('columnCases')}
            </th>
            <th scope="col" className="is-number">
              {t('columnShare')}
            </th>
            <th scope="col" className="is-number statistic-running">
              {t('columnRunning')}
            </th>
          </tr>
        </thead>
        <tbody>
          {data.rows.map(row => {
            const name = row.key === null ? t('uncoded') : row.title
            const open = () => change({ open: row.key ?? '', month: undefined })
            return (
              <tr key={row.key ?? ''} data-uncoded={row.key === null}>
                <th scope="row">
                  {name}{' '}
                  {row.hasBelow && (
                    <Button
                      type="text"
                      size="small"
                      icon={<DownOutlined />}
                      aria-label={t('below') + marks.colon + name}
                      onClick={() => change({ under: row.key ?? undefined, open: undefined })}
                    />
                  )}
                  {row.key !== null && ask.by !== 'product' && <span className="case-faint statistic-code">{row.key}</span>}
                </th>
                <td className="statistic-bars" aria-hidden>
                  <span className="statistic-bar" style={{ width: `${(row.failures / most) * 100}%` }} />
                </td>
                <td className="is-number">
                  <button type="button" className="statistic-open" onClick={open}>
                    {row.failures}
                  </button>
                </td>
                <td className="is-number">
                  <button
                    type="button"
                    className="statistic-open"
                    aria-label={t('openCases', { name, count: row.cases })}
                    onClick={open}
                  >
                    {row.cases}
                  </button>
                </td>
                <td className="is-number">{row.share} %</td>
                <td className="is-number statistic-running">{row.running} %</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

/** Failures month by month; a month opens its cases. */
export function Trend({ data, change }: { data: FailureStatistics; change: Change }) {
  const t = useWords(statisticWords)
  const most = Math.max(1, ...data.months.map(one => one.failures))
  const list = useRef<HTMLOListElement>(null)
  // Where not all months fit, the latest are seen first.
  useEffect(() => {
    if (data.months.length > 0) list.current?.scrollTo({ left: list.current.scrollWidth })
  }, [data.months])
  return (
    <section aria-label={t('trend')} className="statistic-trend">
      <h2>{t('trend')}</h2>
      <ol ref={list}>
        {data.months.map(({ month, failures }) => (
          <li key={month}>
            <button type="button" disabled={failures === 0} onClick={() => change({ month, open: undefined })}>
              <span className="visually-hidden">{t('month', { month, count: failures })}</span>
              <span className="statistic-column-count" aria-hidden>
                {failures === 0 ? '' : failures}
              </span>
              <span className="statistic-column" style={{ height: `${(failures / most) * 84}px` }} />
              <span className="statistic-column-name" aria-hidden>
                {month.endsWith('-01') ? month : month.slice(5)}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  )
}
