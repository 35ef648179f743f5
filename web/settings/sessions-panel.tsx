import { App, Button, Tag } from 'antd'
import type { AccountSecurity } from '../../server/auth/schema.ts'
import { useAct } from '../api/use-act.ts'
import { useWords } from '../language/use-words.ts'
import { Moment } from '../ui/moment.tsx'
import { useProblemMessage } from '../ui/refusal-message.ts'
import { securityWords } from './security-words.ts'
import { SettingPanel } from './setting-panel.tsx'
import { endOtherSessions, endSession, securityKeys } from './use-security.ts'

type Session = AccountSecurity['sessions'][number]

function SessionRow({ session }: { session: Session }) {
  const t = useWords(securityWords)
  const say = useProblemMessage()
  const end = useAct({ send: (_: undefined) => endSession(session.id), refreshes: securityKeys })
  return (
    <li className="security-row">
      <span className="security-what">
        <strong>
          {session.device === '' ? t('unknownDevice') : session.device}{' '}
          {session.isCurrent && <Tag color="success">{t('thisDevice')}</Tag>}
        </strong>
        <span className="setting-quiet">
          {session.address}
          {session.method !== null && ` · ${t(`method.${session.method}`)}`} · {t('since')} <Moment at={session.startedAt} />
        </span>
      </span>
      {!session.isCurrent && (
        <Button size="small" loading={end.isPending} onClick={() => end.mutate(undefined, { onError: say })}>
          {t('endSession')}
        </Button>
      )}
    </li>
  )
}

/** Where one is signed in, and signing out elsewhere. */
export function SessionsPanel({ security }: { security: AccountSecurity }) {
  const t = useWords(securityWords)
  const { message } = App.useApp()
  const say = useProblemMessage()
  const endOthers = useAct({
    send: (_: undefined, intent) => endOtherSessions(intent),
    refreshes: securityKeys,
    onDone: ({ ended }) => void message.success(t('ended', { count: ended })),
  })
  const hasOthers = security.sessions.length > 1
  return (
    <SettingPanel title={t('sessions')} hint={hasOthers ? t('sessionsHint') : t('noOthers')}>
      <ul className="security-list">
        {security.sessions.map(session => (
          <SessionRow key={session.id} session={session} />
        ))}
      </ul>
      {hasOthers && (
        <Button danger loading={endOthers.isPending} onClick={() => endOthers.mutate(undefined, { onError: say })}>
          {t('endOthers')}
        </Button>
      )}
    </SettingPanel>
  )
}
