import { Alert, App, Button, Descriptions, Input, Modal, Tag } from 'antd'
import { useState } from 'react'
import type { KeysAndStorage } from '../../server/keys/schema.ts'
import { useAct } from '../api/use-act.ts'
import { useWords } from '../language/use-words.ts'
import { SettingPanel } from '../settings/setting-panel.tsx'
import { Moment } from '../ui/moment.tsx'
import { useProblemMessage } from '../ui/refusal-message.ts'
import { askForCode, confirmCode, storageKeys } from './use-storage.ts'
import { storageWords } from './words.ts'
import './keys.css'

/** Whether backups are encrypted; the recovery code is shown until somebody has typed it from paper. */
export function BackupPanel({ installation }: { installation: NonNullable<KeysAndStorage['installation']> }) {
  const t = useWords(storageWords)
  const say = useProblemMessage()
  const [code, setCode] = useState<string>()
  const show = useAct({ send: (_: undefined, intent) => askForCode(intent), refreshes: [], onDone: shown => setCode(shown.code) })
  const { backups, backupKeyConfirmedAt, lastBackupAt } = installation
  return (
    <SettingPanel title={t('backups')} hint={backups === 'setting' ? t('backupsSettingHint') : undefined}>
      <Descriptions
        column={1}
        size="small"
        items={[
          {
            key: 'state',
            label: t('backups'),
            children: <Tag color={backups === 'none' ? 'warning' : 'success'}>{t(`backups.${backups}`)}</Tag>,
          },
          ...(backups === 'confirmed' && backupKeyConfirmedAt !== null
            ? [{ key: 'confirmed', label: t('backupsConfirmedHint'), children: <Moment at={backupKeyConfirmedAt} /> }]
            : []),
          { key: 'last', label: t('lastBackup'), children: lastBackupAt === null ? t('never') : <Moment at={lastBackupAt} /> },
        ]}
      />
      {backups === 'none' && (
        <>
          <Alert type="warning" showIcon title={t('backupsNoneHint')} />
          <Button
            type="primary"
            className="keys-show"
            loading={show.isPending}
            onClick={() => show.mutate(undefined, { onError: say })}
          >
            {t('showCode')}
          </Button>
        </>
      )}
      {code !== undefined && <CodeDialog code={code} onClose={() => setCode(undefined)} />}
    </SettingPanel>
  )
}

function CodeDialog({ code, onClose }: { code: string; onClose: () => void }) {
  const t = useWords(storageWords)
  const { message } = App.useApp()
  const say = useProblemMessage()
  const [typed, setTyped] = useState('')
  const confirm = useAct({
    send: (given: string, intent) => confirmCode(given, intent),
    refreshes: storageKeys,
    onDone: () => {
      void message.success(t('confirmed'))
      onClose()
    },
  })
  return (
    <Modal
      open
      title={t('codeTitle')}
      onCancel={onClose}
      okText={t('confirm')}
      okButtonProps={{ disabled: typed.trim() === '', loading: confirm.isPending }}
      onOk={() => confirm.mutate(typed, { onError: say })}
      destroyOnHidden
    >
      <p>{t('codeSays')}</p>
      <ol className="keys-code" aria-label={t('codeLabel')}>
        {code.split('-').map((group, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is what tells two equal groups apart, and none ever moves.
          <li key={at}>{group}</li>
        ))}
      </ol>
      <label className="keys-again" htmlFor="keys-again">
        {t('codeAgain')}
        <Input.TextArea
          id="keys-again"
          autoSize={{ minRows: 2 }}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={e => setTyped(e.target.value)}
        />
      </label>
    </Modal>
  )
}
