import { Input, Table } from 'antd'
import { Link } from 'react-router'
import { sayFigure } from '../../engine/figure-text.ts'
import type { DocumentSection, ReportCell, ReportFigure, ReportTable } from '../../server/reports/document-schema.ts'
import { useLanguage, useText, useWords } from '../language/use-words.ts'
import { ClauseChip } from '../policies/clause-chip.tsx'
import { reportWords } from './words.ts'

type Props = {
  readonly section: DocumentSection
  readonly place: number
  readonly comment: string
  /** Absent: it is only read. */
  readonly onComment?: (comment: string) => void
}

/** A part of a report: what the system drafted, and what a person says of it. */
export function ReportSection({ section, place, comment, onComment }: Props) {
  const t = useWords(reportWords)
  const text = useText()
  const title = text(section.title)
  return (
    <section className="panel report-section" aria-label={title}>
      <h2>
        {place}. {title} <ClauseChip clause={section.clause} />
      </h2>
      <p>{text(section.draft)}</p>
      {section.figures.length > 0 && (
        <dl className="report-figures">
          {section.figures.map(figure => (
            <Figure key={figure.key} figure={figure} />
          ))}
        </dl>
      )}
      {section.tables.map((table, at) =>
        // The sentence above says that there is nothing.
        table.rows.length === 0 ? null : (
          // biome-ignore lint/suspicious/noArrayIndexKey: a table is its place in the section.
          <SectionTable key={at} table={table} label={title} />
        ),
      )}
      {onComment !== undefined ? (
        <Input.TextArea
          aria-label={t('commentOn', { title })}
          placeholder={t('commentHint')}
          value={comment}
          autoSize={{ minRows: 1, maxRows: 8 }}
          maxLength={4_000}
          onChange={event => onComment(event.target.value)}
        />
      ) : (
        comment !== '' && <p className="report-comment">{comment}</p>
      )}
    </section>
  )
}

function Figure({ figure }: { readonly figure: ReportFigure }) {
  const t = useWords(reportWords)
  const text = useText()
  const language = useLanguage()
  const said = sayFigure(figure, language)
  return (
    <div data-alert={figure.met === false}>
      <dd>{figure.href === undefined || figure.value === null ? said : <Link to={figure.href}>{said}</Link>}</dd>
      <dt>
        {text(figure.title)}
        {figure.note !== undefined && <span className="report-detail"> {text(figure.note)}</span>}
        {figure.target !== undefined && (
          <span className="report-target">
            {text(figure.target)}
            {figure.met !== null && figure.met !== undefined && ` · ${t(figure.met ? 'met' : 'notMet')}`}
          </span>
        )}
      </dt>
    </div>
  )
}

function SectionTable({ table, label }: { readonly table: ReportTable; readonly label: string }) {
  const t = useWords(reportWords)
  const text = useText()
  const say = (cell: ReportCell | undefined) => (typeof cell === 'object' ? text(cell) : (cell ?? ''))
  const name = table.title === undefined ? label : text(table.title)
  return (
    <div className="report-table">
      {table.title !== undefined && <h3>{name}</h3>}
      <Table
        aria-label={name}
        size="small"
        scroll={{ x: 'max-content' }}
        pagination={table.rows.length > 10 ? { pageSize: 10, size: 'small', showSizeChanger: false } : false}
        rowKey="key"
        dataSource={table.rows.map((row, key) => ({ ...row, key }))}
        columns={table.head.map((head, at) => ({
          title: text(head),
          key: at,
          align: typeof table.rows[0]?.cells[at] === 'number' ? ('right' as const) : ('left' as const),
          render: (_: unknown, row: ReportTable['rows'][number]) =>
            at === 0 && row.case !== undefined ? <Link to={`/cases/${row.case}`}>{say(row.cells[at])}</Link> : say(row.cells[at]),
        }))}
      />
      {table.more > 0 && <p className="report-detail">{t('moreRows', { count: String(table.more) })}</p>}
    </div>
  )
}
