import { CheckCircleOutlined, CloudUploadOutlined } from '@ant-design/icons'
import { Alert, Button, Collapse, Empty } from 'antd'
import { Link, useLocation } from 'react-router'
import { useWords } from '../language/use-words.ts'
import { Moment } from '../ui/moment.tsx'
import { Page } from '../ui/page.tsx'
import type { QueuedAction } from './device-db.ts'
import { OutboxCase } from './outbox-case.tsx'
import { kickOutbox } from './outbox-runtime.ts'
import { useOutbox, useOutboxState } from './use-outbox.ts'
import { offlineWords } from './words.ts'
import './outbox.css'

/** The unsent acts by case, each case's in order. */
function byCase(actions: readonly QueuedAction[]): readonly (readonly QueuedAction[])[] {
  const cases = new Map<string, QueuedAction[]>()
  for (const action of actions) cases.set(action.stream, [...(cases.get(action.stream) ?? []), action])
  return [...cases.values()]
}

/** Newest first, as many as somebody still remembers. */
const SHOWN_SENT = 30

function Sent({ actions }: { actions: readonly QueuedAction[] }) {
  const t = useWords(offlineWords)
  if (actions.length === 0) return null
  const shown = actions.toReversed().slice(0, SHOWN_SENT)
  const children = (
    <ul className="outbox-sent">
      {shown.map(one => (
        <li key={one.sequence}>
          <CheckCircleOutlined aria-hidden /> {one.about.number} {one.about.act} <Moment at={one.doneAt ?? one.at} plain />
        </li>
      ))}
    </ul>
  )
  return <Collapse ghost items={[{ key: 'sent', label: t('recent', { count: actions.length }), children }]} />
}

/** 待发送: what this device has not sent yet, what was refused and what can be done about it. */
export function OutboxPage() {
  const t = useWords(offlineWords)
  const all = useOutbox()
  const state = useOutboxState()
  const { pathname } = useLocation()
  const unsent = all.filter(one => one.state !== 'done')
  const stuck = unsent.filter(one => one.state === 'refused' || one.state === 'conflict').length
  const sendNow =
    unsent.length === 0 ? undefined : (
      <Button type="primary" icon={<CloudUploadOutlined />} loading={state === 'sending'} onClick={() => void kickOutbox()}>
        {t('sendNow')}
      </Button>
    )
  return (
    <Page title={t('title')} subtitle={t('intro')} actions={sendNow}>
      {unsent.length === 0 ? (
        <Empty image={<CheckCircleOutlined className="outbox-clear" />} description={t('allSent')}>
          <span className="outbox-faint">{t('allSentHint')}</span>
        </Empty>
      ) : (
        <>
          <Alert
            type={stuck > 0 || state === 'signed-out' ? 'warning' : 'info'}
            showIcon
            role="status"
            title={
              stuck > 0
                ? `${t('unsent', { count: unsent.length })} · ${t('stuck', { count: stuck })}`
                : t('unsent', { count: unsent.length })
            }
            description={t(`state.${state}`)}
            action={
              state === 'signed-out' ? (
                <Link to={`/sign-in?return=${encodeURIComponent(pathname)}&ended=1`}>
                  <Button size="small">{t('signIn')}</Button>
                </Link>
              ) : undefined
            }
          />
          {byCase(unsent).map(actions => (
            <OutboxCase key={actions[0]?.stream} actions={actions} />
          ))}
        </>
      )}
      <Sent actions={all.filter(one => one.state === 'done')} />
    </Page>
  )
}
