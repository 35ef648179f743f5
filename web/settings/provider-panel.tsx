import { CopyOutlined } from '@ant-design/icons'
import { App, Button, Modal, Switch } from 'antd'
import { useState } from 'react'
import type { ProviderView } from '../../server/sign-in/schema.ts'
import { useAct } from '../api/use-act.ts'
import { useWords } from '../language/use-words.ts'
import { shellWords } from '../shell/words.ts'
import { ProviderMark } from '../sign-in/provider-mark.tsx'
import { copyText } from '../ui/copy-text.ts'
import { useProblemMessage } from '../ui/refusal-message.ts'
import { ProviderForm } from './provider-form.tsx'
import { providerWords } from './provider-words.ts'
import { changeProvider, checkProvider, providerKeys, removeProvider } from './use-providers.ts'

function Copied({ label, value }: { label: string; value: string }) {
  const shared = useWords(shellWords)
  const { message } = App.useApp()
  const copy = async () => {
    if (await copyText(value)) void message.success(shared('copied'))
  }
  return (
    <div className="provider-copied">
      <span className="setting-quiet">{label}</span>
      <code>{value}</code>
      <Button size="small" icon={<CopyOutlined />} aria-label={`${shared('copy')} ${label}`} onClick={() => void copy()} />
    </div>
  )
}

/** One way to sign in: whether it is on, what to enter at the provider, trying it, changing it. */
export function ProviderPanel({ provider }: { provider: ProviderView }) {
  const t = useWords(providerWords)
  const { message, modal } = App.useApp()
  const say = useProblemMessage()
  const [isEditing, setEditing] = useState(false)
  const { id, kind, name, isEnabled, people } = provider
  const turn = useAct({
    send: (next: boolean, intent) => changeProvider(id, { isEnabled: next }, intent),
    refreshes: providerKeys,
    onDone: () => void message.success(t('saved')),
  })
  const check = useAct({
    send: (_: undefined, intent) => checkProvider(id, intent),
    onDone: () => void message.success(t('checked')),
  })
  const remove = useAct({ send: (_: undefined) => removeProvider(id), refreshes: providerKeys })
  const ask = () =>
    modal.confirm({
      title: t('removeTitle', { name }),
      content: t('removeHint', { count: people }),
      okText: t('remove'),
      okButtonProps: { danger: true },
      onOk: () => remove.mutate(undefined, { onError: say }),
    })
  return (
    <section className="panel setting" aria-label={name}>
      <div className="setting-head">
        <h2>
          <ProviderMark kind={kind} /> {name}{' '}
          {name !== t(`kind.${kind}`) && <span className="setting-inline">{t(`kind.${kind}`)}</span>}
        </h2>
        <span className="provider-switch">
          <span className="setting-inline">{t(isEnabled ? 'enabled' : 'disabled')}</span>
          <Switch
            aria-label={`${t('enabled')} ${name}`}
            checked={isEnabled}
            loading={turn.isPending}
            onChange={next => turn.mutate(next, { onError: say })}
          />
        </span>
      </div>
      <div className="provider-console">
        <strong>{t('consoleTitle')}</strong>
        <p className="setting-quiet">{t(`console.${kind}`)}</p>
        <Copied label={t('callback')} value={provider.callbackUrl} />
        {kind === 'oidc' && <Copied label={t('signedOutUrl')} value={provider.signOutUrl} />}
        {kind !== 'oidc' && <Copied label={t('domain')} value={provider.trustedDomain} />}
      </div>
      <div className="setting-foot">
        <Button onClick={() => check.mutate(undefined, { onError: say })} loading={check.isPending}>
          {t('check')}
        </Button>
        <Button onClick={() => setEditing(true)}>{t('edit')}</Button>
        <Button danger onClick={ask} loading={remove.isPending}>
          {t('remove')}
        </Button>
        <span className="setting-inline security-left">{t('people', { count: people })}</span>
      </div>
      <Modal open={isEditing} title={name} footer={null} onCancel={() => setEditing(false)} width={560} destroyOnHidden>
        <ProviderForm
          kind={kind}
          provider={provider}
          onCancel={() => setEditing(false)}
          onDone={() => {
            setEditing(false)
            void message.success(t('saved'))
          }}
        />
      </Modal>
    </section>
  )
}
