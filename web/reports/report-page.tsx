import { FileExcelOutlined, FilePdfOutlined, FileWordOutlined } from '@ant-design/icons'
import { App, Button, Space } from 'antd'
import { Link, useParams } from 'react-router'
import type { ReportView } from '../../server/reports/schema.ts'
import { useNames } from '../cases/packs.ts'
import { joinList } from '../language/join-list.ts'
import { useLanguage, useText, useWords } from '../language/use-words.ts'
import { ClauseChip } from '../policies/clause-chip.tsx'
import { Moment } from '../ui/moment.tsx'
import { Loaded, Page } from '../ui/page.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { ReportDue, ReportState } from './report-due.tsx'
import { ReportPapers, ReportReview, ReportSentBack } from './report-papers.tsx'
import { ReportSection } from './report-section.tsx'
import { ReportWriting } from './report-writing.tsx'
import { useReceive, useReport } from './use-reports.ts'
import { reportWords } from './words.ts'
import './reports.css'

/** What goes with some reports: analysis, stock plan, meetings, templates. */
function Ways({ report }: { readonly report: ReportView }) {
  const t = useWords(reportWords)
  return (
    <>
      {report.stocks && (
        <p className="report-way">
          <Link to="/parts?tab=reorder">{t('toStockPlan')}</Link>
        </p>
      )}
      {report.renewsTemplates && (
        <p className="report-way">
          <Link to="/reports/templates">{t('toTemplates')}</Link>
        </p>
      )}
      {report.mines && (
        <p className="report-way">
          {report.process === null ? (
            <Link to={`/analysis/process?from=${report.periodStart}&to=${report.periodEnd}`}>{t('toProcess')}</Link>
          ) : (
            <Link to={`/analysis/process/analyses/${report.process}`}>{t('process')}</Link>
          )}
        </p>
      )}
      {report.analyses !== null && (
        <p className="report-way">
          {report.analysis === null ? (
            <Link to={`/analysis?kind=${report.analyses}&from=${report.periodStart}&to=${report.periodEnd}`}>
              {t('toAnalysis')}
            </Link>
          ) : (
            <Link to={`/analysis/reports/${report.analysis}`}>{t('analysis')}</Link>
          )}
        </p>
      )}
      {report.isMeeting && (
        <section className="panel report-section" aria-label={t('meetings')}>
          <h2>{t('meetings')}</h2>
          {report.meetings.length === 0 && <p>{t('noMeeting')}</p>}
          <ul>
            {report.meetings.map(one => (
              <li key={one.id}>
                <Link to={`/meetings/${one.id}`}>{one.title}</Link> <Moment at={one.startsAt} />{' '}
                <span className="report-detail">{t(one.held ? 'held' : 'planned')}</span>
              </li>
            ))}
          </ul>
          {report.canSubmit && (
            <Link to={`/meetings/new?report=${report.id}`}>
              <Button type={report.meetings.length === 0 ? 'primary' : 'default'}>{t('convene')}</Button>
            </Link>
          )}
        </section>
      )}
    </>
  )
}

function Reading({ report }: { readonly report: ReportView }) {
  const t = useWords(reportWords)
  const { message } = App.useApp()
  const receive = useReceive(report.id)
  return (
    <>
      {report.document.sections.map((section, at) => (
        <ReportSection key={section.id} section={section} place={at + 1} comment={report.comments[section.id] ?? ''} />
      ))}
      {(report.text !== null || report.canReceive || !report.isMeeting) && (
        <section className="panel report-section" aria-label={t('text')}>
          <h2>{t('text')}</h2>
          <p className="report-text">
            {report.text ?? (report.owner === null ? t('noText') : t('notYours', { name: report.owner.name }))}
          </p>
          {report.canReceive && (
            <Button
              type="primary"
              loading={receive.isPending}
              onClick={() => receive.mutate(undefined, { onSuccess: () => void message.success(t('received')) })}
            >
              {t('receive')}
            </Button>
          )}
          {receive.error !== null && <Refusal problem={receive.error} onClose={receive.reset} />}
        </section>
      )}
    </>
  )
}

function Files({ id }: { readonly id: string }) {
  const t = useWords(reportWords)
  const to = (format: string) => `/api/reports/${encodeURIComponent(id)}/file?format=${format}`
  return (
    <Space.Compact aria-label={t('files')}>
      <Button icon={<FileWordOutlined />} href={to('docx')}>
        Word
      </Button>
      <Button icon={<FileExcelOutlined />} href={to('xlsx')}>
        Excel
      </Button>
      <Button icon={<FilePdfOutlined />} href={to('pdf')} target="_blank">
        PDF
      </Button>
    </Space.Compact>
  )
}

/** One report: its parts, its words, who signed it, and what the review said. */
export function ReportPage() {
  const t = useWords(reportWords)
  const text = useText()
  const { names } = useNames()
  const language = useLanguage()
  const { id = '' } = useParams()
  const query = useReport(id)
  const report = query.data
  return (
    <Page
      title={report === undefined ? t('title') : `${text(report.title)} ${report.periodStart}`}
      heading={
        report && (
          <span className="report-heading">
            {text(report.title)}
            <ReportState report={report} />
            <ReportDue report={report} />
          </span>
        )
      }
      subtitle={
        report && (
          <>
            {t('period', { from: report.periodStart, to: report.periodEnd })} · {report.department?.name ?? t('whole')}
            {report.to.length > 0 &&
              ` · ${t('to')} ${joinList(
                report.to.map(role => names.role(role.replace(/^role:/, ''))),
                language,
              )}`}
            {report.reviewer !== null && ` · ${t('reviewer', { role: names.role(report.reviewer) })}`}{' '}
            <ClauseChip clause={report.clause} /> <Link to="/reports">{t('back')}</Link>
          </>
        )
      }
      actions={report && report.document.sections.length > 0 && <Files id={report.id} />}
    >
      <Loaded query={query}>
        {one => (
          <div className="report">
            <p className="report-detail">
              {t(
                one.submittedAt !== null && one.review !== 'sent-back'
                  ? 'figuresFrozen'
                  : one.state === 'running'
                    ? 'figuresLive'
                    : 'figuresDraft',
              )}
            </p>
            <ReportSentBack report={one} />
            <ReportReview report={one} />
            <Ways report={one} />
            {one.canSubmit && !one.isMeeting ? (
              <ReportWriting key={`${one.id} ${one.papers.length}`} report={one} />
            ) : (
              <Reading report={one} />
            )}
            <ReportPapers report={one} />
          </div>
        )}
      </Loaded>
    </Page>
  )
}
