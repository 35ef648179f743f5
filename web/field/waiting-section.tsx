import { CloudUploadOutlined, ExclamationCircleFilled } from '@ant-design/icons'
import { Alert } from 'antd'
import { Link } from 'react-router'
import { useWords } from '../language/use-words.ts'
import { useOutboxState, useWaiting } from '../offline/use-outbox.ts'
import { Moment } from '../ui/moment.tsx'
import { fieldWords } from './words.ts'

/** What was done here and the server does not have yet; what it refused, with the way to put it right. */
export function WaitingSection({ caseId }: { caseId: string }) {
  const t = useWords(fieldWords)
  const queued = useWaiting(caseId)
  const state = useOutboxState()
  if (queued.length === 0) return null
  const stuck = queued.filter(one => one.state === 'refused' || one.state === 'conflict')
  return (
    <Alert
      className="field-hint no-print"
      type={stuck.length > 0 ? 'error' : 'info'}
      showIcon
      icon={stuck.length > 0 ? <ExclamationCircleFilled /> : <CloudUploadOutlined />}
      title={stuck.length > 0 ? t('stuck', { count: stuck.length }) : t('unsent', { count: queued.length })}
      description={
        <>
          <ul className="field-queued">
            {queued.slice(0, 6).map(one => (
              <li key={one.sequence}>
                {one.about.act} <Moment at={one.at} plain />
                {one.problem !== undefined && <span className="field-missing"> {one.problem.title}</span>}
              </li>
            ))}
          </ul>
          <p className="field-faint">{t(`sending.${state}`)}</p>
          <Link to="/offline/outbox" className="field-choice">
            {t('openOutbox')}
          </Link>
        </>
      }
    />
  )
}
