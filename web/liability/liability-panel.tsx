import { CheckCircleFilled, EditOutlined, ExclamationCircleFilled, HistoryOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Tag } from 'antd'
import type { ReactNode } from 'react'
import type { CaseWithTimeline } from '../../server/cases/schema.ts'
import { LiabilityView } from '../../server/liability/schema.ts'
import { get } from '../api/request.ts'
import type { OpenAct } from '../cases/acts/act-target.ts'
import { Clause } from '../cases/clause.tsx'
import { Panel } from '../cases/workspace/panel.tsx'
import { EvidenceRefs } from '../investigation/evidence-refs.tsx'
import { useMarks } from '../language/marks.ts'
import { useWords } from '../language/use-words.ts'
import { Moment } from '../ui/moment.tsx'
import { liabilityWords } from './words.ts'
import './liability.css'

type Version = LiabilityView['versions'][number]
const looks: Readonly<Record<Version['state'], { color: string; icon: ReactNode }>> = {
  draft: { color: 'processing', icon: <EditOutlined aria-hidden /> },
  contested: { color: 'warning', icon: <ExclamationCircleFilled aria-hidden /> },
  confirmed: { color: 'success', icon: <CheckCircleFilled aria-hidden /> },
  replaced: { color: 'default', icon: <HistoryOutlined aria-hidden /> },
}

/** 责任认定 in the workspace: the shares that stand, who signed and contested them, what may be done, and the versions before. */
export function LiabilityPanel({ current, openAct }: { readonly current: CaseWithTimeline; readonly openAct: OpenAct }) {
  const t = useWords(liabilityWords)
  const record = current.records.find(one => one.id === 'liability')
  const { data } = useQuery({
    queryKey: ['case', current.id, 'liability'],
    queryFn: ({ signal }) => get(`/api/cases/${encodeURIComponent(current.id)}/liability`, LiabilityView, { signal }),
    enabled: record !== undefined,
  })
  if (record === undefined || data === undefined) return null
  const [last, ...earlier] = data.versions
  const find = () => openAct('make-record', { record: 'liability' })
  return (
    <Panel
      title={t('panel')}
      aside={
        last !== undefined && (
          <Tag color={looks[last.state].color} icon={looks[last.state].icon}>
            {t(`state.${last.state}`)}
          </Tag>
        )
      }
    >
      {data.clause !== null && (
        <p className="case-faint">
          <Clause of={data.clause} /> {t(last?.state === 'confirmed' ? 'counts' : 'countsNot')}
        </p>
      )}
      {last === undefined ? (
        <p>{t('none')}</p>
      ) : (
        <VersionBody version={last} caseId={current.id} onUphold={event => openAct('answer-contest', { event })} />
      )}
      <div className="liability-acts">
        {last === undefined && record.can === true && (
          <Button type="primary" onClick={find}>
            {t('find')}
          </Button>
        )}
        {last !== undefined && data.can.confirm === true && (
          <Button type="primary" onClick={() => openAct('confirm-liability', { event: last.event })}>
            {t('confirm')}
          </Button>
        )}
        {last !== undefined && data.can.contest === true && (
          <Button onClick={() => openAct('contest-liability', { event: last.event })}>{t('contest')}</Button>
        )}
        {last !== undefined && record.can === true && <Button onClick={find}>{t('remake')}</Button>}
      </div>
      {earlier.length > 0 && (
        <details className="liability-earlier">
          <summary>{t('earlier', { count: earlier.length })}</summary>
          {earlier.map(version => (
            <VersionBody key={version.event} version={version} caseId={current.id} />
          ))}
        </details>
      )}
    </Panel>
  )
}

type BodyProps = { readonly version: Version; readonly caseId: string; readonly onUphold?: (contest: string) => void }
function VersionBody({ version, caseId, onUphold }: BodyProps) {
  const t = useWords(liabilityWords)
  const marks = useMarks()
  const total = Math.round(version.shares.reduce((sum, one) => sum + one.percent * 100, 0)) / 100
  return (
    <div className="liability-version">
      <p className="case-faint">
        {t('version', { number: version.number })} · {t('foundBy', { name: version.by.name })} <Moment at={version.at} />
        {version.confirmed !== null && (
          <>
            {' · '}
            {t('signedBy', { name: version.confirmed.by.name })} <Moment at={version.confirmed.at} />
          </>
        )}
      </p>
      {version.reasons !== '' && <p className="side-wrap">{version.reasons}</p>}
      {version.shares.length === 0 ? (
        <p className="side-wrap">
          {t('nobody')}
          {version.nobody === '' ? '' : marks.colon + version.nobody}
        </p>
      ) : (
        <>
          <ul className="liability-shares">
            {version.shares.map(share => (
              <li key={`${share.department.id}/${share.person?.id ?? ''}`}>
                <span className="liability-party">
                  {share.department.name}
                  {share.person !== null && ` · ${share.person.name}`}
                </span>
                <strong>{t('share', { percent: share.percent })}</strong>
                <span className="liability-bar" aria-hidden>
                  <span style={{ width: `${share.percent}%` }} />
                </span>
                <span className="liability-basis">
                  {share.basis}
                  {share.evidence.length > 0 && (
                    <>
                      {' '}
                      <EvidenceRefs caseId={caseId} numbers={share.evidence} />
                    </>
                  )}
                </span>
              </li>
            ))}
          </ul>
          <p className="case-faint">{t('total', { total })}</p>
        </>
      )}
      {version.state !== 'replaced' && version.contestUntil !== null && (
        <p className="case-faint">
          {t('contestUntil')} <Moment at={version.contestUntil} />
        </p>
      )}
      {version.contests.map(contest => (
        <div key={contest.id} className="liability-contest" data-open={contest.answered === null}>
          <p>
            <ExclamationCircleFilled aria-hidden /> {t('contestOf', { name: contest.by.name })}
            {contest.subject.id !== contest.by.id && t('forSubject', { subject: contest.subject.name })}{' '}
            <span className="case-faint">
              <Moment at={contest.at} />
            </span>
          </p>
          <p className="side-wrap">{contest.reason}</p>
          {contest.answered !== null && (
            <p className="side-wrap">
              {t(contest.answered.how === 'upheld' ? 'answeredBy' : 'remadeBy', { name: contest.answered.by.name })}{' '}
              {contest.answered.reasons}
            </p>
          )}
          {contest.answered === null && contest.canAnswer === true && onUphold !== undefined && (
            <Button size="small" onClick={() => onUphold(contest.id)}>
              {t('uphold')}
            </Button>
          )}
        </div>
      ))}
    </div>
  )
}
