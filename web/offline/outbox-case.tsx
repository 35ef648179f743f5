import { ClockCircleOutlined, ExclamationCircleFilled, SyncOutlined } from '@ant-design/icons'
import { Button, Card, Progress, Tag } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { Problem } from '../api/problem.ts'
import { useWords } from '../language/use-words.ts'
import { sayBytes } from '../ui/file-size.ts'
import { Moment } from '../ui/moment.tsx'
import { Refusal } from '../ui/refusal.tsx'
import type { QueuedAction } from './device-db.ts'
import { DropAction } from './drop-action.tsx'
import { EditAction } from './edit-action.tsx'
import { HandOver } from './hand-over.tsx'
import { sendAgain } from './outbox.ts'
import { deviceDb, kickOutbox, tell } from './outbox-runtime.ts'
import { useKeptFiles, useSentBytes } from './use-outbox.ts'
import { offlineWords } from './words.ts'

type Open = { readonly what: 'edit' | 'hand-over' | 'drop'; readonly actions: readonly QueuedAction[] }

const isStuck = ({ state }: QueuedAction): boolean => state === 'refused' || state === 'conflict'

function StateTag({ action, isBehind }: { action: QueuedAction; isBehind: boolean }) {
  const t = useWords(offlineWords)
  if (isStuck(action))
    return (
      <Tag color="error" icon={<ExclamationCircleFilled />}>
        {t(`action.${action.state}`)}
      </Tag>
    )
  if (action.state === 'sending')
    return (
      <Tag color="processing" icon={<SyncOutlined spin />}>
        {t('action.sending')}
      </Tag>
    )
  return <Tag icon={<ClockCircleOutlined />}>{t(isBehind ? 'behind' : 'action.waiting')}</Tag>
}

/** The files of an act and how far they have come. */
function FilesOf({ ids }: { ids: readonly string[] }) {
  const t = useWords(offlineWords)
  const files = useKeptFiles(ids) ?? []
  const sent = useSentBytes(ids)
  if (files.length === 0) return null
  const size = files.reduce((sum, file) => sum + file.size, 0)
  const said = t('files', { count: files.length, sent: sayBytes(sent), size: sayBytes(size) })
  return (
    <div className="outbox-faint">
      {said}
      <Progress percent={size === 0 ? 0 : Math.floor((100 * sent) / size)} size="small" aria-label={said} />
    </div>
  )
}

function ActionRow({ action, isBehind, onOpen }: { action: QueuedAction; isBehind: boolean; onOpen: (open: Open) => void }) {
  const t = useWords(offlineWords)
  const again = async () => {
    await sendAgain(await deviceDb(), action.sequence)
    tell()
    void kickOutbox()
  }
  const hasForm = action.path.endsWith('/events')
  return (
    <li className="outbox-action">
      <div className="outbox-head">
        <strong>{action.about.act}</strong>
        <StateTag action={action} isBehind={isBehind} />
        <span className="outbox-faint">
          {t('doneAt')} <Moment at={action.at} plain />
        </span>
      </div>
      <FilesOf ids={action.files} />
      {action.problem !== undefined && <Refusal problem={new Problem(action.problem)} />}
      {isStuck(action) && (
        <div className="outbox-buttons">
          <Button onClick={() => void again()}>{t('again')}</Button>
          {hasForm && <Button onClick={() => onOpen({ what: 'edit', actions: [action] })}>{t('edit')}</Button>}
          {hasForm && (
            <Button type="primary" onClick={() => onOpen({ what: 'hand-over', actions: [action] })}>
              {t('handOver')}
            </Button>
          )}
          <Button danger onClick={() => onOpen({ what: 'drop', actions: [action] })}>
            {t('drop')}
          </Button>
        </div>
      )}
    </li>
  )
}

/** One case with what this device has not sent of it, in order; what comes after a refused act waits until somebody has dealt with that. */
export function OutboxCase({ actions }: { actions: readonly QueuedAction[] }) {
  const t = useWords(offlineWords)
  const [open, setOpen] = useState<Open>()
  const about = actions[0]?.about
  const firstStuck = actions.findIndex(isStuck)
  const title = `${about?.number ?? t('unknownCase')} ${about?.title ?? ''}`
  const close = () => setOpen(undefined)
  return (
    <Card
      size="small"
      className="outbox-case"
      title={about?.caseId === undefined ? title : <Link to={`/cases/${about.caseId}`}>{title}</Link>}
    >
      <ul className="outbox-list">
        {actions.map((action, at) => (
          <ActionRow key={action.sequence} action={action} isBehind={firstStuck >= 0 && at > firstStuck} onOpen={setOpen} />
        ))}
      </ul>
      {firstStuck >= 0 && actions.length > 1 && about?.caseId !== undefined && (
        <div className="outbox-buttons">
          <Button onClick={() => setOpen({ what: 'hand-over', actions })}>{t('handOverAll', { count: actions.length })}</Button>
        </div>
      )}
      {open?.what === 'edit' && open.actions[0] !== undefined && <EditAction action={open.actions[0]} onClose={close} />}
      {open?.what === 'hand-over' && <HandOver actions={open.actions} onClose={close} />}
      {open?.what === 'drop' && open.actions[0] !== undefined && <DropAction action={open.actions[0]} onClose={close} />}
    </Card>
  )
}
