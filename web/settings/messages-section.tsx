import { App, Button, Input, Popconfirm } from 'antd'
import { useState } from 'react'
import type { ChangeSettings, SettingsView } from '../../server/settings/schema.ts'
import { useAct } from '../api/use-act.ts'
import { useWords } from '../language/use-words.ts'
import { shellWords } from '../shell/words.ts'
import { Loaded } from '../ui/page.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { SettingPanel } from './setting-panel.tsx'
import { changeSettings, useSettings } from './use-settings.ts'
import { settingWords } from './words.ts'

function useSave() {
  const t = useWords(settingWords)
  const { message } = App.useApp()
  return useAct({
    send: (change: ChangeSettings, intent) => changeSettings(change, intent),
    refreshes: [['settings']],
    onDone: ({ changed }) => void message.success(t(changed.length === 0 ? 'unchanged' : 'saved')),
  })
}

type FootProps = {
  readonly save: ReturnType<typeof useSave>
  readonly isReady: boolean
  readonly isOn: boolean
  readonly onSave: () => void
  readonly onTakeAway: () => void
}

function Foot({ save, isReady, isOn, onSave, onTakeAway }: FootProps) {
  const t = useWords(settingWords)
  const shared = useWords(shellWords)
  return (
    <>
      {save.error !== null && <Refusal problem={save.error} onClose={save.reset} />}
      <div className="setting-foot">
        <Button type="primary" disabled={!isReady} loading={save.isPending} onClick={onSave}>
          {shared('save')}
        </Button>
        {isOn && (
          <Popconfirm title={t('takeAway')} onConfirm={onTakeAway}>
            <Button danger>{t('takeAway')}</Button>
          </Popconfirm>
        )}
      </div>
    </>
  )
}

function Mail({ view }: { view: SettingsView }) {
  const t = useWords(settingWords)
  const save = useSave()
  const [smtpUrl, setSmtpUrl] = useState('')
  const [from, setFrom] = useState(view.mail?.from ?? '')
  const server = view.mail?.server ?? null
  const submit = () =>
    save.mutate(
      { mail: { ...(smtpUrl.trim() === '' ? {} : { smtpUrl: smtpUrl.trim() }), from: from.trim() === '' ? null : from.trim() } },
      { onSuccess: () => setSmtpUrl('') },
    )
  return (
    <SettingPanel title={t('mail')} hint={t('mailHint')} of={{ view, names: ['mail.smtpUrl', 'mail.from'] }}>
      <label className="setting-field" htmlFor="mail-smtp">
        <span>{t('smtpUrl')}</span>
        <Input.Password
          id="mail-smtp"
          value={smtpUrl}
          onChange={event => setSmtpUrl(event.target.value)}
          autoComplete="off"
          placeholder={server === null ? 'smtps://' : t('keepEmpty')}
        />
        <span className="setting-quiet">
          {server === null
            ? t('smtpUrlHint')
            : t(view.mail?.hasPassword === true ? 'smtpCurrentPassword' : 'smtpCurrent', { server })}
        </span>
      </label>
      <label className="setting-field" htmlFor="mail-from">
        <span>{t('fromAddress')}</span>
        <Input
          id="mail-from"
          value={from}
          onChange={event => setFrom(event.target.value)}
          placeholder={t('fromAddressPlaceholder')}
        />
      </label>
      <Foot
        save={save}
        isReady={smtpUrl.trim() !== '' || from !== (view.mail?.from ?? '')}
        isOn={server !== null}
        onSave={submit}
        onTakeAway={() => save.mutate({ mail: { smtpUrl: null } })}
      />
    </SettingPanel>
  )
}

function Robot({ view }: { view: SettingsView }) {
  const t = useWords(settingWords)
  const save = useSave()
  const old = view.webhook?.url ?? ''
  const [url, setUrl] = useState(old)
  const [secret, setSecret] = useState('')
  const submit = () =>
    save.mutate(
      { webhook: { url: url.trim(), ...(secret.trim() === '' ? {} : { secret: secret.trim() }) } },
      { onSuccess: () => setSecret('') },
    )
  return (
    <SettingPanel title={t('webhook')} hint={t('webhookHint')} of={{ view, names: ['webhook.url', 'webhook.secret'] }}>
      <label className="setting-field" htmlFor="robot-url">
        <span>{t('webhookUrl')}</span>
        <Input id="robot-url" type="url" value={url} onChange={event => setUrl(event.target.value)} placeholder="https://" />
      </label>
      <label className="setting-field" htmlFor="robot-secret">
        <span>{t('webhookSecret')}</span>
        <Input.Password id="robot-secret" value={secret} onChange={event => setSecret(event.target.value)} autoComplete="off" />
        <span className="setting-quiet">{t(view.webhook?.hasSecret === true ? 'hasSecret' : 'noSecret')}</span>
      </label>
      <Foot
        save={save}
        isReady={url.trim() !== '' && (url !== old || secret !== '')}
        isOn={old !== ''}
        onSave={submit}
        onTakeAway={() => save.mutate({ webhook: { url: null, secret: null } }, { onSuccess: () => setUrl('') })}
      />
    </SettingPanel>
  )
}

/** 邮件与群机器人: where notifications go besides the bell. Secrets are written, never read. */
export function MessagesSection() {
  const query = useSettings()
  return (
    <Loaded query={query}>
      {view => (
        <>
          <Mail view={view} />
          <Robot view={view} />
        </>
      )}
    </Loaded>
  )
}
