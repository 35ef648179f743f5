import { App, Button, InputNumber, Segmented } from 'antd'
import { useState } from 'react'
import type { SettingsView } from '../../server/settings/schema.ts'
import { holds, useMe } from '../api/me.ts'
import { useAct } from '../api/use-act.ts'
import { useWords } from '../language/use-words.ts'
import { rewardWords } from '../rewards/words.ts'
import { shellWords } from '../shell/words.ts'
import { Loaded } from '../ui/page.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { SettingPanel } from './setting-panel.tsx'
import { changeSettings, useSettings } from './use-settings.ts'
import { settingWords } from './words.ts'

function Edit({ view }: { view: SettingsView }) {
  const t = useWords(settingWords)
  const r = useWords(rewardWords)
  const shared = useWords(shellWords)
  const { message } = App.useApp()
  const isAdministrator = holds(useMe(), 'administrator')
  const [workdays, setWorkdays] = useState(view.rewards.publicationWorkdays)
  const [showAmounts, setShowAmounts] = useState(view.rewards.showAmounts)
  const save = useAct({
    send: (_: undefined, intent) => changeSettings({ rewards: { publicationWorkdays: workdays, showAmounts } }, intent),
    refreshes: [['settings'], ['case', 'rewards']],
    onDone: ({ changed }) => void message.success(t(changed.length === 0 ? 'unchanged' : 'saved')),
  })
  return (
    <>
      <SettingPanel
        title={r('publicationWorkdays')}
        hint={r('publicationHint')}
        of={{ view, names: ['rewards.publicationWorkdays'] }}
      >
        <InputNumber
          aria-label={r('publicationWorkdays')}
          min={1}
          max={60}
          precision={0}
          value={workdays}
          disabled={!isAdministrator}
          onChange={value => setWorkdays(value ?? 5)}
          suffix={r('workdaysUnit')}
          style={{ width: 190 }}
        />
      </SettingPanel>
      <SettingPanel title={r('showAmounts')} hint={r('showAmountsHint')} of={{ view, names: ['rewards.showAmounts'] }}>
        <Segmented
          aria-label={r('showAmounts')}
          value={showAmounts ? 'shown' : 'hidden'}
          disabled={!isAdministrator}
          onChange={value => setShowAmounts(value === 'shown')}
          options={(['shown', 'hidden'] as const).map(value => ({ value, label: r(value) }))}
        />
      </SettingPanel>
      {save.error !== null && <Refusal problem={save.error} onClose={save.reset} />}
      {isAdministrator && (
        <Button type="primary" loading={save.isPending} onClick={() => save.mutate(undefined)}>
          {shared('save')}
        </Button>
      )}
    </>
  )
}

/** 奖励公示: what the regulation leaves open about publishing rewards. */
export function RewardsSection() {
  const t = useWords(settingWords)
  const query = useSettings()
  const isAdministrator = holds(useMe(), 'administrator')
  return (
    <>
      <p className="setting-intro">
        {t('companySetting')} {!isAdministrator && t('readOnly')}
      </p>
      <Loaded query={query}>{view => <Edit key={JSON.stringify(view.rewards)} view={view} />}</Loaded>
    </>
  )
}
