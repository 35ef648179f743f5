import { App, Button } from 'antd'
import { Link, useParams } from 'react-router'
import { type ReportView, SubmitReport } from '../../server/reports/schema.ts'
import { CaseLevel } from '../cases/case-level.tsx'
import { useNames } from '../cases/packs.ts'
import { joinList } from '../language/join-list.ts'
import { useLanguage, useText, useWords } from '../language/use-words.ts'
import { ClauseChip } from '../policies/clause-chip.tsx'
import { ActForm } from '../ui/act-form.tsx'
import { Moment } from '../ui/moment.tsx'
import { Loaded, Nothing, Page } from '../ui/page.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { ReportDue, ReportState } from './report-due.tsx'
import { submitReport, useReceive, useReport } from './use-reports.ts'
import { reportWords } from './words.ts'
import './reports.css'

const figures = ['opened', 'closed', 'openAtEnd', 'met', 'late', 'missed'] as const

function Figures({ report }: { report: ReportView }) {
  const t = useWords(reportWords)
  const { met = 0, late = 0, missed = 0 } = report.figures
  const ended = met + late + missed
  const hint = report.submittedAt !== null ? 'figuresFrozen' : report.state === 'running' ? 'figuresLive' : 'figuresDraft'
  return (
    <section className="panel report-part" aria-label={t('figures')}>
      <h2>{t('figures')}</h2>
      <dl className="report-figures">
        {figures.map(name => (
          <div key={name} data-alert={(name === 'late' || name === 'missed') && (report.figures[name] ?? 0) > 0}>
            <dd>{report.figures[name] ?? 0}</dd>
            <dt>{t(`figure.${name}`)}</dt>
          </div>
        ))}
        <div>
          <dd>{ended === 0 ? '—' : `${Math.round((met / ended) * 100)}%`}</dd>
          <dt>{t('onTimeShare')}</dt>
        </div>
      </dl>
      <p className="report-detail">{t(hint)}</p>
    </section>
  )
}

function Words({ report }: { report: ReportView }) {
  const t = useWords(reportWords)
  const { message } = App.useApp()
  const receive = useReceive(report.id)
  return (
    <section className="panel report-part" aria-label={t('text')}>
      <h2>{t('text')}</h2>
      {report.stocks && (
        <p>
          <Link to="/parts?tab=reorder">{t('toStockPlan')}</Link>
        </p>
      )}
      {report.analyses !== null && (
        <p>
          {report.analysis === null ? (
            <Link to={`/analysis?kind=${report.analyses}&from=${report.periodStart}&to=${report.periodEnd}`}>
              {t('toAnalysis')}
            </Link>
          ) : (
            <Link to={`/analysis/reports/${report.analysis}`}>{t('analysis')}</Link>
          )}
        </p>
      )}
      {report.canSubmit ? (
        <ActForm
          schema={SubmitReport}
          draft={`report/${report.id}`}
          fields={[{ name: 'text', label: t('text'), kind: 'multiline', rows: 6, hint: t('textHint') }]}
          submitLabel={t('submit')}
          onSubmit={(data, intent) => submitReport(report.id, data, intent)}
          onDone={() => void message.success(t('submitted'))}
          refreshes={[['reports'], ['duties'], ['me']]}
        />
      ) : (
        <p className="report-text">
          {report.text ?? (report.owner === null ? t('noText') : t('notYours', { name: report.owner.name }))}
        </p>
      )}
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
  )
}

function Cases({ report }: { report: ReportView }) {
  const t = useWords(reportWords)
  const { names } = useNames()
  return (
    <section className="panel report-part" aria-label={t('cases')}>
      <h2>{t('cases')}</h2>
      {report.cases.length === 0 ? (
        <Nothing title={t('noCases')} />
      ) : (
        <ul className="report-cases">
          {report.cases.map(one => (
            <li key={one.id}>
              <span className="report-case">
                <Link to={`/cases/${one.id}`}>{one.number}</Link> {one.title}
              </span>
              <CaseLevel level={one.level} confirmed names={names} />
              <span className="report-detail">
                {t('opened')} <Moment at={one.openedAt} /> ·{' '}
                {one.closedAt === null ? (
                  t('stillOpen')
                ) : (
                  <>
                    {t('closed')} <Moment at={one.closedAt} />
                  </>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** One report: its figures, its words, the cases behind the figures. */
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
            {t('period', { from: report.periodStart, to: report.periodEnd })} · {report.department?.name ?? t('whole')} ·{' '}
            {t('to')}{' '}
            {joinList(
              report.to.map(role => names.role(role.replace(/^role:/, ''))),
              language,
            )}{' '}
            <ClauseChip clause={report.clause} /> <Link to="/reports">{t('back')}</Link>
          </>
        )
      }
    >
      <Loaded query={query}>
        {one => (
          <div className="report">
            <Figures report={one} />
            <Words report={one} />
            <Cases report={one} />
          </div>
        )}
      </Loaded>
    </Page>
  )
}
