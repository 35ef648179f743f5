import { CheckCircleFilled, ClockCircleOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { CaseWithTimeline } from '../../../server/cases/schema.ts'
import { useMe } from '../../api/me.ts'
import { useLanguage, useWords } from '../../language/use-words.ts'
import { sayClause } from '../../ui/clause.ts'
import { WhyButton } from '../../ui/why-button.tsx'
import type { OpenAct } from '../acts/act-target.ts'
import type { Names } from '../packs.ts'
import { RegulationChip } from '../regulation-chip.tsx'
import { sayValue } from '../say-value.ts'
import { caseWords } from '../words-case.ts'
import { Panel } from './panel.tsx'

type Props = { readonly current: CaseWithTimeline; readonly names: Names; readonly openAct: OpenAct }

/** Submissions that wait for approval, with their route; who may decide does it here. */
export function ApprovalsPanel({ current, names, openAct }: Props) {
  const t = useWords(caseWords)
  const language = useLanguage()
  const me = useMe()
  if (current.requests.length === 0) return null
  return (
    <Panel title={t('approvals')}>
      {current.requests.map(request => {
        const step = request.steps[request.step]
        const isMine =
          step?.people.some(one => one.id === me.person.id && one.decision === null) === true && request.by.id !== me.person.id
        return (
          <div key={request.id} className="approval" data-mine={isMine}>
            <a className="approval-title" href={`#${request.id}`}>
              {request.form === null ? sayValue('subject', request.subject, language) : `《${names.form(request.form)}》`}
            </a>
            <span className="case-faint">
              {t('round', { round: request.round })} · {t('submittedBy', { name: request.by.name })} ·{' '}
              {t('stepOf', { step: request.step + 1, steps: request.steps.length })}
            </span>
            <WhyButton of={{ caseId: current.id, what: `request.${request.id}` }} about={t('approversWord')} />
            <ol className="approval-steps">
              {request.steps.map((one, at) => (
                <li key={one.id} data-state={at < request.step ? 'done' : at === request.step ? 'current' : 'ahead'}>
                  {at < request.step ? <CheckCircleFilled aria-hidden /> : <ClockCircleOutlined aria-hidden />}
                  <span>
                    {one.people.map(person => person.name).join(language === 'zh' ? '、' : ', ')}
                    <span className="case-faint">
                      {' '}
                      {one.people.length > 1 &&
                        `${t(`mode.${one.mode === 'all' || one.mode === 'quorum' ? one.mode : 'any'}`)} · `}
                      {sayClause(one.clause, language)}
                    </span>{' '}
                    {one.regulation !== undefined && <RegulationChip of={one.regulation} />}
                  </span>
                </li>
              ))}
            </ol>
            {isMine && (
              <div className="approval-acts">
                <Button
                  type="primary"
                  size="small"
                  onClick={() => openAct('decide', { request: request.id, decision: 'approve' })}
                >
                  {t('approve')}
                </Button>
                <Button size="small" onClick={() => openAct('decide', { request: request.id, decision: 'return' })}>
                  {t('return')}
                </Button>
                <Button size="small" danger onClick={() => openAct('decide', { request: request.id, decision: 'reject' })}>
                  {t('reject')}
                </Button>
              </div>
            )}
          </div>
        )
      })}
    </Panel>
  )
}

/** Reports that somebody has yet to acknowledge. */
export function ReportsPanel({ current, names, openAct }: Props) {
  const t = useWords(caseWords)
  const language = useLanguage()
  const me = useMe()
  if (current.reports.length === 0) return null
  return (
    <Panel title={t('reports')}>
      {current.reports.map(report => (
        <div key={report.id} className="approval" data-mine={report.waiting.some(one => one.id === me.person.id)}>
          <a className="approval-title" href={`#${report.id}`}>
            {sayValue('about', report.about, language)}
          </a>
          <ul>
            {report.waiting.map(one => (
              <li key={one.id + one.role} className="report-waiting">
                <span>
                  {one.name} <span className="case-faint">{names.role(one.role)}</span>
                </span>
                {one.id === me.person.id && (
                  <Button size="small" type="primary" onClick={() => openAct('acknowledge', { report: report.id })}>
                    {t('acknowledge')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </Panel>
  )
}
