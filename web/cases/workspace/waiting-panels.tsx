import { Button } from 'antd'
import type { CaseWithTimeline } from '../../../server/cases/schema.ts'
import { useMe } from '../../api/me.ts'
import { useLanguage, useWords } from '../../language/use-words.ts'
import type { OpenAct } from '../acts/act-target.ts'
import { RequestCard } from '../approvals/request-card.tsx'
import type { Names } from '../packs.ts'
import { sayValue } from '../say-value.ts'
import { useScene } from '../timeline/scene.ts'
import { caseWords } from '../words-case.ts'
import { Panel } from './panel.tsx'

type Props = { readonly current: CaseWithTimeline; readonly names: Names; readonly openAct: OpenAct }

/** Submissions that wait for approval, with their route; who may decide does it here. */
export function ApprovalsPanel({ current, names, openAct }: Props) {
  const t = useWords(caseWords)
  const scene = useScene(current, names)
  if (current.requests.length === 0) return null
  return (
    <Panel title={t('approvals')}>
      {current.requests.map(request => (
        <RequestCard key={request.id} request={request} scene={scene} openAct={openAct} />
      ))}
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
        <div key={report.id} className="request" data-mine={report.waiting.some(one => one.id === me.person.id)}>
          <a className="request-title" href={`#${report.id}`}>
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
