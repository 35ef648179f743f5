import { CopyOutlined, DownloadOutlined } from '@ant-design/icons'
import { App, Button, Checkbox, Form, Input, QRCode } from 'antd'
import { useState } from 'react'
import { useMe } from '../api/me.ts'
import { useAct } from '../api/use-act.ts'
import { useWords } from '../language/use-words.ts'
import { shellWords } from '../shell/words.ts'
import { copyText } from '../ui/copy-text.ts'
import { Refusal } from '../ui/refusal.tsx'
import { securityWords } from './security-words.ts'
import { beginCode, type Enabled, giveCode, securityKeys } from './use-security.ts'

/** The password once more, where there is one; the field is known to password managers. */
export function PasswordAgain({
  label,
  isBusy,
  onSubmit,
}: {
  label: string
  isBusy: boolean
  onSubmit: (password: string) => void
}) {
  const t = useWords(securityWords)
  const me = useMe()
  return (
    <Form<{ password: string }>
      layout="vertical"
      requiredMark={false}
      disabled={isBusy}
      onFinish={({ password }) => onSubmit(password)}
    >
      <input type="text" name="username" autoComplete="username" value={me.person.email ?? ''} readOnly hidden />
      <Form.Item name="password" label={t('yourPassword')} extra={t('passwordWhy')} rules={[{ required: true, message: '' }]}>
        <Input.Password autoComplete="current-password" autoFocus />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={isBusy}>
        {label}
      </Button>
    </Form>
  )
}

/** Backup codes to keep: shown, copied, saved as a file. */
export function BackupCodes({ codes }: { codes: readonly string[] }) {
  const t = useWords(securityWords)
  const shared = useWords(shellWords)
  const { message } = App.useApp()
  const text = codes.join('\n')
  const copy = async () => {
    if (await copyText(text)) void message.success(shared('copied'))
  }
  return (
    <>
      <ul className="backup-codes">
        {codes.map(code => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className="setting-foot">
        <Button icon={<CopyOutlined />} onClick={() => void copy()}>
          {t('copyCodes')}
        </Button>
        <Button
          icon={<DownloadOutlined />}
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(`${text}\n`)}`}
          download="bihuan-backup-codes.txt"
        >
          {t('downloadCodes')}
        </Button>
      </div>
    </>
  )
}

type Props = { readonly hasPassword: boolean; readonly onDone: () => void }

/** Setting up an authenticator app: the password, the QR code, backup codes, a first code. Nothing counts before the last step. */
export function CodeSetup({ hasPassword, onDone }: Props) {
  const t = useWords(securityWords)
  const { message } = App.useApp()
  const [begun, setBegun] = useState<Enabled>()
  const [isSaved, setSaved] = useState(false)
  const begin = useAct({ send: (password: string) => beginCode(password), onDone: setBegun })
  const confirm = useAct({
    send: (code: string) => giveCode(code.replaceAll(' ', '')),
    refreshes: securityKeys,
    onDone: () => {
      void message.success(t('enabled'))
      onDone()
    },
  })
  if (begun === undefined)
    return (
      <div className="setting-form">
        {begin.error !== null && <Refusal problem={begin.error} onClose={begin.reset} />}
        {hasPassword ? (
          <PasswordAgain label={t('next')} isBusy={begin.isPending} onSubmit={password => begin.mutate(password)} />
        ) : (
          <Button type="primary" loading={begin.isPending} onClick={() => begin.mutate('')}>
            {t('next')}
          </Button>
        )}
      </div>
    )
  const secret = new URL(begun.totpURI).searchParams.get('secret') ?? ''
  return (
    <div className="setting-form">
      <section className="code-step">
        <h3>{t('scanTitle')}</h3>
        <p className="setting-quiet">{t('scanHint')}</p>
        {/* Black on white in the dark too: phones read nothing else. */}
        <QRCode value={begun.totpURI} type="svg" size={180} color="#000" bgColor="#fff" />
        <p className="setting-quiet">{t('cannotScan')}</p>
        <code className="code-secret">{secret.match(/.{1,4}/g)?.join(' ')}</code>
      </section>
      <section className="code-step">
        <h3>{t('backupTitle')}</h3>
        <p className="setting-quiet">{t('backupHint')}</p>
        <BackupCodes codes={begun.backupCodes} />
        <Checkbox checked={isSaved} onChange={event => setSaved(event.target.checked)}>
          {t('saved')}
        </Checkbox>
      </section>
      <section className="code-step">
        <h3>{t('confirmTitle')}</h3>
        {confirm.error !== null && <Refusal problem={confirm.error} onClose={confirm.reset} />}
        <Form<{ code: string }> layout="inline" disabled={confirm.isPending} onFinish={({ code }) => confirm.mutate(code)}>
          <Form.Item name="code" rules={[{ required: true, pattern: /^\s*\d{3}\s?\d{3}\s*$/, message: '' }]}>
            <Input aria-label={t('confirmTitle')} inputMode="numeric" autoComplete="one-time-code" maxLength={8} />
          </Form.Item>
          <Button type="primary" htmlType="submit" disabled={!isSaved} loading={confirm.isPending}>
            {t('confirm')}
          </Button>
        </Form>
      </section>
    </div>
  )
}
