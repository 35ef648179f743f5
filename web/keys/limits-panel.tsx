import { Alert, App, Button, InputNumber, Progress } from 'antd'
import { useState } from 'react'
import { fileKinds, MOST_MB } from '../../server/files/limits-schema.ts'
import type { SettingsView } from '../../server/settings/schema.ts'
import { useAct } from '../api/use-act.ts'
import { useWords } from '../language/use-words.ts'
import { SettingPanel } from '../settings/setting-panel.tsx'
import { changeSettings, useSettings } from '../settings/use-settings.ts'
import { settingWords } from '../settings/words.ts'
import { shellWords } from '../shell/words.ts'
import { sayBytes } from '../ui/file-size.ts'
import { Loaded } from '../ui/page.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { storageKeys } from './use-storage.ts'
import { storageWords } from './words.ts'
import './keys.css'

const GB = 1024 ** 3
/** From which share of the quota it is said on the page, and told to the administrators. */
const NEARLY_FULL = 80

/** 文件大小与总量: the largest file of each kind, the quota, and what is used of it. `used`: bytes. */
export function LimitsPanel({ used }: { readonly used: number }) {
  return <Loaded query={useSettings()}>{view => <Edit key={JSON.stringify(view.files)} view={view} used={used} />}</Loaded>
}

function Edit({ view, used }: { readonly view: SettingsView; readonly used: number }) {
  const t = useWords(storageWords)
  const words = useWords(settingWords)
  const shared = useWords(shellWords)
  const { message } = App.useApp()
  const [now, setNow] = useState(view.files)
  const save = useAct({
    send: (_: undefined, intent) => changeSettings({ files: now }, intent),
    refreshes: [['settings'], ['me'], ...storageKeys],
    onDone: ({ changed }) => void message.success(words(changed.length === 0 ? 'unchanged' : 'saved')),
  })
  const quota = view.files.quotaGb === null ? null : view.files.quotaGb * GB
  const percent = quota === null ? 0 : Math.floor((used / quota) * 100)
  return (
    <SettingPanel title={t('limits')} hint={t('limitsHint')} of={{ view, names: ['files.largestMb', 'files.quotaGb'] }}>
      <p>
        {quota === null ? t('used', { used: sayBytes(used) }) : t('usedOf', { used: sayBytes(used), quota: sayBytes(quota) })}
      </p>
      {quota !== null && (
        <Progress
          percent={Math.min(100, percent)}
          status={percent >= 95 ? 'exception' : 'normal'}
          aria-label={t('usedOf', { used: sayBytes(used), quota: sayBytes(quota) })}
        />
      )}
      {percent >= NEARLY_FULL && <Alert type="warning" showIcon title={t('nearlyFull', { percent: `${percent}` })} />}
      <div className="keys-limits">
        {fileKinds.map(kind => (
          <div key={kind}>
            <span>{t(`kind.${kind}`)}</span>
            <InputNumber
              min={1}
              max={MOST_MB[kind]}
              precision={0}
              value={now.largestMb[kind]}
              onChange={value =>
                setNow(before => ({ ...before, largestMb: { ...before.largestMb, [kind]: value ?? before.largestMb[kind] } }))
              }
              suffix="MB"
              aria-label={t(`kind.${kind}`)}
            />
          </div>
        ))}
        <div>
          <span>{t('quota')}</span>
          <InputNumber
            min={0.001}
            max={1_000_000}
            value={now.quotaGb}
            placeholder={t('noQuota')}
            onChange={quotaGb => setNow(before => ({ ...before, quotaGb }))}
            suffix="GB"
            aria-label={t('quota')}
          />
        </div>
      </div>
      {save.error !== null && <Refusal problem={save.error} onClose={save.reset} />}
      <Button type="primary" loading={save.isPending} onClick={() => save.mutate(undefined)}>
        {shared('save')}
      </Button>
    </SettingPanel>
  )
}
