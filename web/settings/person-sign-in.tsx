import { App, Button } from 'antd'
import { useAct } from '../api/use-act.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { Moment } from '../ui/moment.tsx'
import { Loaded } from '../ui/page.tsx'
import { useProblemMessage } from '../ui/refusal-message.ts'
import { securityWords } from './security-words.ts'
import { actOnSignIn, usePersonSignIn } from './use-security.ts'

/** What an administrator sees and does of how somebody signs in: locks, second factor, devices. */
export function PersonSignIn({ person, name }: { person: string; name: string }) {
  const t = useWords(securityWords)
  const comma = useLanguage() === 'zh' ? '、' : ', '
  const { message, modal } = App.useApp()
  const say = useProblemMessage()
  const query = usePersonSignIn(person)
  const act = useAct({
    send: (what: 'unlock' | 'second-factor/reset' | 'sign-out', intent) => actOnSignIn(person, what, intent),
    refreshes: [['people', 'sign-in', person]],
    onDone: (_, what) =>
      void message.success(t(what === 'unlock' ? 'unlocked' : what === 'sign-out' ? 'signedOut' : 'resetDone')),
  })
  const askReset = () =>
    modal.confirm({
      title: t('resetTitle', { name }),
      content: t('resetHint'),
      okText: t('reset'),
      okButtonProps: { danger: true },
      onOk: () => act.mutate('second-factor/reset', { onError: say }),
    })
  return (
    <section className="person-sign-in" aria-label={t('personSignIn')}>
      <h3>{t('personSignIn')}</h3>
      <Loaded query={query}>
        {found => {
          if (!found.hasAccount) return <p className="setting-quiet">{t('noAccount')}</p>
          const hasFactor = found.hasCode || found.passkeys > 0
          return (
            <>
              <p>
                {found.lockedUntil === null ? (
                  t('notLocked')
                ) : (
                  <strong className="setting-wrong">
                    {t('locked')} <Moment at={found.lockedUntil} />
                  </strong>
                )}
                <span className="setting-quiet">
                  {[
                    found.hasCode && t('hasCode'),
                    found.passkeys > 0 && t('hasPasskeys', { count: found.passkeys }),
                    !hasFactor && t('noFactor'),
                    found.identities.length > 0 &&
                      t('linkedTo', { names: found.identities.map(one => `${one.provider} ${one.label}`).join(comma) }),
                    t('sessionsOpen', { count: found.sessions }),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </p>
              <div className="setting-foot">
                {found.lockedUntil !== null && (
                  <Button type="primary" loading={act.isPending} onClick={() => act.mutate('unlock', { onError: say })}>
                    {t('unlock')}
                  </Button>
                )}
                {hasFactor && (
                  <Button danger onClick={askReset}>
                    {t('reset')}
                  </Button>
                )}
                {found.sessions > 0 && (
                  <Button loading={act.isPending} onClick={() => act.mutate('sign-out', { onError: say })}>
                    {t('signOutEverywhere')}
                  </Button>
                )}
              </div>
            </>
          )
        }}
      </Loaded>
    </section>
  )
}
