import { Alert, App, Button } from 'antd'
import { useEffect } from 'react'
import { useSearchParams } from 'react-router'
import type { AccountSecurity } from '../../server/auth/schema.ts'
import { callbackRefusals } from '../../server/sign-in/callback-schema.ts'
import { ProviderKind } from '../../server/sign-in/schema.ts'
import { useAct } from '../api/use-act.ts'
import { useWords } from '../language/use-words.ts'
import { ProviderMark } from '../sign-in/provider-mark.tsx'
import { signInWords } from '../sign-in/words.ts'
import { Moment } from '../ui/moment.tsx'
import { useProblemMessage } from '../ui/refusal-message.ts'
import { securityWords } from './security-words.ts'
import { SettingPanel } from './setting-panel.tsx'
import { beginLink, securityKeys, unlink } from './use-security.ts'

type Identity = AccountSecurity['identities'][number]

function IdentityRow({ identity }: { identity: Identity }) {
  const t = useWords(securityWords)
  const { modal } = App.useApp()
  const say = useProblemMessage()
  const remove = useAct({ send: (_: undefined) => unlink(identity.id), refreshes: securityKeys })
  const kind = ProviderKind.safeParse(identity.kind).data ?? 'oidc'
  const ask = () =>
    modal.confirm({
      title: t('unlinkTitle', { name: identity.provider }),
      okText: t('unlink'),
      okButtonProps: { danger: true },
      onOk: () => remove.mutate(undefined, { onError: say }),
    })
  return (
    <li className="security-row">
      <span className="security-what">
        <strong>
          <ProviderMark kind={kind} /> {identity.provider}
        </strong>
        <span className="setting-quiet">
          {identity.label}
          {identity.lastUsedAt !== null && (
            <>
              {' · '}
              {t('seen')} <Moment at={identity.lastUsedAt} relative />
            </>
          )}
        </span>
      </span>
      <Button size="small" danger loading={remove.isPending} onClick={ask}>
        {t('unlink')}
      </Button>
    </li>
  )
}

/** Accounts at identity providers; nothing where the company has none. */
export function LinkedPanel({ security }: { security: AccountSecurity }) {
  const t = useWords(securityWords)
  const front = useWords(signInWords)
  const { message } = App.useApp()
  const say = useProblemMessage()
  const [params, setParams] = useSearchParams()
  const link = useAct({
    send: (provider: string, intent) => beginLink(provider, intent),
    onDone: ({ location }) => window.location.assign(location),
  })
  const isBack = params.get('linked') === '1'
  const refusal = callbackRefusals.find(code => code === params.get('refused'))
  useEffect(() => {
    if (!isBack) return
    void message.success(t('linkedNow'))
    setParams({}, { replace: true })
  }, [isBack, message, setParams, t])
  if (security.identities.length === 0 && security.linkable.length === 0) return null
  return (
    <SettingPanel title={t('linked')} hint={t('linkedHint')}>
      {refusal !== undefined && (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={t('notLinked')}
          description={front(`refused.${refusal}`)}
          closable={{ onClose: () => setParams({}, { replace: true }) }}
        />
      )}
      {security.identities.length === 0 ? (
        <p className="setting-inline">{t('noneLinked')}</p>
      ) : (
        <ul className="security-list">
          {security.identities.map(identity => (
            <IdentityRow key={identity.id} identity={identity} />
          ))}
        </ul>
      )}
      <div className="setting-foot">
        {security.linkable.map(({ id, kind, name }) => (
          <Button
            key={id}
            icon={<ProviderMark kind={ProviderKind.safeParse(kind).data ?? 'oidc'} />}
            loading={link.isPending && link.variables === id}
            onClick={() => link.mutate(id, { onError: say })}
          >
            {t('link', { name })}
          </Button>
        ))}
      </div>
    </SettingPanel>
  )
}
