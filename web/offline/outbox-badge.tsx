import { CloudUploadOutlined, ExclamationCircleFilled } from '@ant-design/icons'
import { Button } from 'antd'
import { Link } from 'react-router'
import { useWords } from '../language/use-words.ts'
import { CountedIcon } from '../ui/counted-icon.tsx'
import { LateTooltip } from '../ui/late-tip.tsx'
import { useOutbox } from './use-outbox.ts'
import { offlineWords } from './words.ts'

/** How much on this device is not with the server yet, with the way to it; nothing where all is sent. */
export function OutboxBadge() {
  const t = useWords(offlineWords)
  const unsent = useOutbox().filter(one => one.state !== 'done')
  if (unsent.length === 0) return null
  const stuck = unsent.filter(one => one.state === 'refused' || one.state === 'conflict').length
  const count = unsent.length
  const said = stuck > 0 ? t('badgeStuck', { count, stuck }) : t('badge', { count })
  return (
    <LateTooltip title={said}>
      <Link to="/offline/outbox" aria-label={said} className="outbox-badge">
        <CountedIcon count={count} offset={[-4, 6]} color={stuck > 0 ? 'red' : 'blue'}>
          <Button
            type="text"
            tabIndex={-1}
            danger={stuck > 0}
            icon={stuck > 0 ? <ExclamationCircleFilled /> : <CloudUploadOutlined />}
            aria-hidden
          />
        </CountedIcon>
      </Link>
    </LateTooltip>
  )
}
