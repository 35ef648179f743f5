import { App, Button, Modal, Tag } from 'antd'
import { useState } from 'react'
import type { AccountSecurity } from '../../server/auth/schema.ts'
import { useAct } from '../api/use-act.ts'
import { useWords } from '../language/use-words.ts'
import { Refusal } from '../ui/refusal.tsx'
import { BackupCodes, CodeSetup, PasswordAgain } from './code-setup.tsx'
import { securityWords } from './security-words.ts'
import { SettingPanel } from './setting-panel.tsx'
import { endCode, renewBackupCodes, securityKeys } from './use-security.ts'

type Dialog = 'set-up' | 'end' | 'renew'

function EndCode({ hasPassword, isRequired, onClose }: { hasPassword: boolean; isRequired: boolean; onClose: () => void }) {
  const t = useWords(securityWords)
  const { message } = App.useApp()
  const end = useAct({
    send: (password: string) => endCode(password),
    refreshes: securityKeys,
    onDone: () => {
      void message.success(t('disabled'))
      onClose()
    },
  })
  return (
    <div className="setting-form">
      <p>{t(isRequired ? 'turnOffRequired' : 'turnOffHint')}</p>
      {end.error !== null && <Refusal problem={end.error} onClose={end.reset} />}
      {hasPassword ? (
        <PasswordAgain label={t('turnOff')} isBusy={end.isPending} onSubmit={password => end.mutate(password)} />
      ) : (
        <Button danger loading={end.isPending} onClick={() => end.mutate('')}>
          {t('turnOff')}
        </Button>
      )}
    </div>
  )
}

function RenewCodes({ hasPassword }: { hasPassword: boolean }) {
  const t = useWords(securityWords)
  const renew = useAct({ send: (password: string) => renewBackupCodes(password), refreshes: securityKeys })
  if (renew.data !== undefined) return <BackupCodes codes={renew.data.backupCodes} />
  return (
    <div className="setting-form">
      <p>{t('renewHint')}</p>
      {renew.error !== null && <Refusal problem={renew.error} onClose={renew.reset} />}
      {hasPassword ? (
        <PasswordAgain label={t('renew')} isBusy={renew.isPending} onSubmit={password => renew.mutate(password)} />
      ) : (
        <Button type="primary" loading={renew.isPending} onClick={() => renew.mutate('')}>
          {t('renew')}
        </Button>
      )}
    </div>
  )
}

/** The authenticator app: on or off, its backup codes. */
export function CodePanel({ security }: { security: AccountSecurity }) {
  const t = useWords(securityWords)
  const [dialog, setDialog] = useState<Dialog>()
  const { code, hasPassword, secondFactorRequired } = security
  const close = () => setDialog(undefined)
  return (
    <SettingPanel
      title={t('code')}
      hint={t('codeHint')}
      extra={
        <span className="setting-tags">
          {secondFactorRequired && <Tag color="warning">{t('required')}</Tag>}
          <Tag color={code.isOn ? 'success' : 'default'}>{t(code.isOn ? 'on' : 'off')}</Tag>
        </span>
      }
    >
      <div className="setting-foot">
        {code.isOn ? (
          <>
            <span className="setting-inline security-left">{t('backupLeft', { count: code.backupCodesLeft })}</span>
            <Button onClick={() => setDialog('renew')}>{t('renew')}</Button>
            <Button danger onClick={() => setDialog('end')}>
              {t('turnOff')}
            </Button>
          </>
        ) : (
          <Button type="primary" onClick={() => setDialog('set-up')}>
            {t('turnOn')}
          </Button>
        )}
      </div>
      <Modal
        open={dialog !== undefined}
        title={dialog === 'end' ? t('turnOffTitle') : dialog === 'renew' ? t('newCodes') : t('code')}
        footer={null}
        onCancel={close}
        mask={{ closable: false }}
        width={480}
        destroyOnHidden
      >
        {dialog === 'set-up' && <CodeSetup hasPassword={hasPassword} onDone={close} />}
        {dialog === 'end' && <EndCode hasPassword={hasPassword} isRequired={secondFactorRequired} onClose={close} />}
        {dialog === 'renew' && <RenewCodes hasPassword={hasPassword} />}
      </Modal>
    </SettingPanel>
  )
}
