import { App, Button, InputNumber } from 'antd'
import { useState } from 'react'
import type { SettingsView } from '../../server/settings/schema.ts'
import { holds, useMe } from '../api/me.ts'
import { useAct } from '../api/use-act.ts'
import { useWords } from '../language/use-words.ts'
import { shellWords } from '../shell/words.ts'
import { Refusal } from '../ui/refusal.tsx'
import { SettingPanel } from './setting-panel.tsx'
import { changeSettings } from './use-settings.ts'
import { settingWords } from './words.ts'

/** 离线操作的时间: up to how many hours late the time of a phone counts without a superior's word, where it is believable. */
export function PhoneTimePanel({ view }: { view: SettingsView }) {
  const t = useWords(settingWords)
  const shared = useWords(shellWords)
  const { message } = App.useApp()
  const isAdministrator = holds(useMe(), 'administrator')
  const [hours, setHours] = useState(view.field.believedHours)
  const save = useAct({
    send: (_: undefined, intent) => changeSettings({ field: { believedHours: hours } }, intent),
    refreshes: [['settings']],
    onDone: ({ changed }) => void message.success(t(changed.length === 0 ? 'unchanged' : 'saved')),
  })
  return (
    <SettingPanel title={t('phoneTime')} hint={t('phoneTimeHint')} of={{ view, names: ['field.believedHours'] }}>
      <InputNumber
        aria-label={t('phoneTime')}
        min={1}
        max={720}
        precision={0}
        value={hours}
        disabled={!isAdministrator}
        onChange={value => setHours(value ?? 1)}
        suffix={t('phoneTimeUnit')}
        style={{ width: 190 }}
      />
      {save.error !== null && <Refusal problem={save.error} onClose={save.reset} />}
      {isAdministrator && (
        <div className="setting-foot">
          <Button type="primary" loading={save.isPending} onClick={() => save.mutate(undefined)}>
            {shared('save')}
          </Button>
        </div>
      )}
    </SettingPanel>
  )
}
