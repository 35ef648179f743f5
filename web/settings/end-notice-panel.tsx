import { App, Button, InputNumber } from 'antd'
import { useState } from 'react'
import type { SettingsView } from '../../server/settings/schema.ts'
import { holds, useMe } from '../api/me.ts'
import { useAct } from '../api/use-act.ts'
import { useWords } from '../language/use-words.ts'
import { shellWords } from '../shell/words.ts'
import { Loaded } from '../ui/page.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { SettingPanel } from './setting-panel.tsx'
import { changeSettings, useSettings } from './use-settings.ts'
import { settingWords } from './words.ts'

function Edit({ view }: { view: SettingsView }) {
  const t = useWords(settingWords)
  const shared = useWords(shellWords)
  const { message } = App.useApp()
  const isAdministrator = holds(useMe(), 'administrator')
  const [days, setDays] = useState(view.organisation.endNoticeDays)
  const save = useAct({
    send: (_: undefined, intent) => changeSettings({ organisation: { endNoticeDays: days } }, intent),
    refreshes: [['settings'], ['organisation']],
    onDone: ({ changed }) => void message.success(t(changed.length === 0 ? 'unchanged' : 'saved')),
  })
  return (
    <SettingPanel title={t('endNotice')} hint={t('endNoticeHint')} of={{ view, names: ['organisation.endNoticeDays'] }}>
      <InputNumber
        aria-label={t('endNotice')}
        min={0}
        max={60}
        precision={0}
        value={days}
        disabled={!isAdministrator}
        onChange={value => setDays(value ?? 0)}
        suffix={t('daysUnit')}
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

/** 到期提醒: how many days before the planned end of a post, an account or a contract superior and administrators are told of what is open. */
export function EndNoticePanel() {
  const query = useSettings()
  return <Loaded query={query}>{view => <Edit key={view.organisation.endNoticeDays} view={view} />}</Loaded>
}
