import { Checkbox, Table } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { sayFigure } from '../../engine/figure-text.ts'
import type { FigureNow, ReportView } from '../../server/reports/schema.ts'
import { joinList } from '../language/join-list.ts'
import { useLanguage, useText, useWords } from '../language/use-words.ts'
import { Moment } from '../ui/moment.tsx'
import { Loaded } from '../ui/page.tsx'
import { useReportNow } from './use-reports.ts'
import { reportWords } from './words.ts'

type Difference = FigureNow['differences'][number]

/** 上报数与现在数: every figure as it was signed and as it is now; below one that differs, the cases that make the difference and what happened to them. */
export function ThenAndNow({ report }: { readonly report: ReportView }) {
  const t = useWords(reportWords)
  const text = useText()
  const language = useLanguage()
  const query = useReportNow(report.id)
  const [showsAll, setShowsAll] = useState(false)
  return (
    <Loaded query={query}>
      {({ items, asOf }) => {
        const changed = items.filter(one => !one.isSame || one.reported !== one.now)
        if (items.length === 0) return null
        const say = (value: number | null, one: FigureNow, note: FigureNow['noteNow']) => (
          <>
            {sayFigure({ value, unit: one.unit }, language)}
            {note !== undefined && <span className="report-detail"> {text(note)}</span>}
          </>
        )
        return (
          <div className="report-table">
            <div className="report-bar">
              <h3>{t(changed.length === 0 ? 'unchanged' : 'changed', { count: String(changed.length) })}</h3>
              <span className="report-detail">
                {t('nowIs')} <Moment at={asOf} />
              </span>
              <Checkbox checked={showsAll} onChange={event => setShowsAll(event.target.checked)}>
                {t('allFigures', { count: String(items.length) })}
              </Checkbox>
            </div>
            {(showsAll || changed.length > 0) && (
              <Table<FigureNow>
                aria-label={t('thenAndNow')}
                size="small"
                scroll={{ x: 'max-content' }}
                rowKey="key"
                pagination={false}
                dataSource={showsAll ? items : changed}
                expandable={{
                  rowExpandable: one => !one.isSame,
                  expandedRowRender: one => <Differences figure={one} />,
                  expandRowByClick: true,
                }}
                columns={[
                  { title: t('part'), key: 'section', render: (_, one) => text(one.section) },
                  {
                    title: t('figureName'),
                    key: 'figure',
                    render: (_, one) => (one.href === undefined ? text(one.title) : <Link to={one.href}>{text(one.title)}</Link>),
                  },
                  {
                    ...{ title: t('reported'), key: 'reported', align: 'right' },
                    render: (_, one) => say(one.reported, one, one.noteReported),
                  },
                  { title: t('now'), key: 'now', align: 'right', render: (_, one) => say(one.now, one, one.noteNow) },
                  {
                    ...{ title: t('difference'), key: 'why' },
                    render: (_, one) =>
                      one.isSame
                        ? t(one.reported === one.now ? 'same' : 'notByCases')
                        : t('differs', { count: String(one.differences.length + one.more) }),
                  },
                ]}
              />
            )}
          </div>
        )
      }}
    </Loaded>
  )
}

function Differences({ figure }: { readonly figure: FigureNow }) {
  const t = useWords(reportWords)
  const text = useText()
  const language = useLanguage()
  const amount = (added: Difference['then']) => {
    if (added === null) return t('notCounted')
    if (added.denominator !== null) return `${added.numerator} / ${added.denominator}`
    return sayFigure({ value: added.numerator, unit: figure.unit }, language)
  }
  return (
    <ul className="report-differences">
      {figure.differences.map(one => (
        <li key={`${one.caseId} ${one.number} ${JSON.stringify(one.title)}`}>
          {one.caseId === null ? (
            <strong>{typeof one.title === 'string' ? one.title : text(one.title)}</strong>
          ) : (
            <>
              <Link to={`/cases/${one.caseId}`}>{one.number}</Link> {typeof one.title === 'string' ? one.title : text(one.title)}
            </>
          )}{' '}
          <span className="report-amount">
            {amount(one.then)} → {amount(one.now)}
          </span>
          <Because because={one.because} />
        </li>
      ))}
      {figure.more > 0 && <li className="report-detail">{t('moreDifferences', { count: String(figure.more) })}</li>}
    </ul>
  )
}

function Because({ because }: { readonly because: Difference['because'] }) {
  const t = useWords(reportWords)
  const text = useText()
  const language = useLanguage()
  const last = because.at(-1)
  if (last === undefined) return null
  return (
    <div className="report-detail">
      {t('because', { what: joinList([...new Set(because.map(one => text(one.what)))], language) })} <Moment at={last.at} />
      {last.by !== null && ` · ${last.by}`}
    </div>
  )
}
