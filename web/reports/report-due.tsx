import { Tag } from 'antd'
import type { ReportRow } from '../../server/reports/schema.ts'
import { useLanguage, useText, useWords } from '../language/use-words.ts'
import { sayClause } from '../ui/clause.ts'
import { Due } from '../ui/due.tsx'
import { reportWords } from './words.ts'

/** A report's clock: handing it in is what meets it. */
export function ReportDue({ report }: { report: ReportRow }) {
  const text = useText()
  const language = useLanguage()
  const state = report.submittedAt !== null ? (report.late ? 'late' : 'met') : report.state === 'overdue' ? 'overdue' : 'running'
  return (
    <Due
      dueAt={report.dueAt}
      state={state}
      metAt={report.submittedAt}
      title={text(report.title)}
      {...(report.clause === ''
        ? {}
        : { clause: sayClause(report.clause, language), whyHref: `/policies#${encodeURIComponent(report.clause)}` })}
    />
  )
}

/** Where a report stands, in a word. */
export function ReportState({ report }: { report: ReportRow }) {
  const t = useWords(reportWords)
  const colours = {
    running: 'default',
    due: 'processing',
    overdue: 'error',
    'sent-back': 'error',
    submitted: 'success',
    received: 'success',
  } as const
  return (
    <>
      <Tag color={colours[report.state]}>{t(`state.${report.state}`)}</Tag>
      {report.late && report.submittedAt !== null && <Tag color="error">{t('late')}</Tag>}
    </>
  )
}
