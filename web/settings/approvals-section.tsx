import { App, Button, InputNumber } from 'antd'
import { useState } from 'react'
import type { SettingsView } from '../../server/settings/schema.ts'
import { holds, useMe } from '../api/me.ts'
import { useAct } from '../api/use-act.ts'
import { useWords } from '../language/use-words.ts'
import { shellWords } from '../shell/words.ts'
import { MoneyInput } from '../ui/money-input.tsx'
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
  const [days, setDays] = useState(view.approvals.cumulativeDays)
  const [below, setBelow] = useState<number | null>(view.approvals.batchBelowFen)
  const [urge, setUrge] = useState(view.approvals.urgeEveryMinutes)
  const [confirm, setConfirm] = useState(view.approvals.confirmWithinWorkdays)
  const [contest, setContest] = useState(view.approvals.contestWorkdays)
  const approvals = {
    cumulativeDays: days,
    batchBelowFen: below ?? 0,
    urgeEveryMinutes: urge,
    confirmWithinWorkdays: confirm,
    contestWorkdays: contest,
  }
  const save = useAct({
    send: (_: undefined, intent) => changeSettings({ approvals }, intent),
    refreshes: [['settings'], ['approvals']],
    onDone: ({ changed }) => void message.success(t(changed.length === 0 ? 'unchanged' : 'saved')),
  })
  return (
    <>
      <SettingPanel title={t('cumulativeDays')} hint={t('cumulativeDaysHint')} of={{ view, names: ['approvals.cumulativeDays'] }}>
        <InputNumber
          aria-label={t('cumulativeDays')}
          min={0}
          max={366}
          precision={0}
          value={days}
          disabled={!isAdministrator}
          onChange={value => setDays(value ?? 0)}
          suffix={t('daysUnit')}
          style={{ width: 190 }}
        />
        <p className="setting-quiet">{days === 0 ? t('cumulativeNone') : t('cumulativeExample', { days })}</p>
      </SettingPanel>
      <SettingPanel title={t('batchBelow')} hint={t('batchBelowHint')} of={{ view, names: ['approvals.batchBelowFen'] }}>
        <MoneyInput value={below} disabled={!isAdministrator} onChange={setBelow} aria-label={t('batchBelow')} />
        {below === 0 && <p className="setting-quiet">{t('batchNone')}</p>}
      </SettingPanel>
      <SettingPanel title={t('urgeEvery')} hint={t('urgeEveryHint')} of={{ view, names: ['approvals.urgeEveryMinutes'] }}>
        <InputNumber
          aria-label={t('urgeEvery')}
          min={0}
          max={10_080}
          precision={0}
          value={urge}
          disabled={!isAdministrator}
          onChange={value => setUrge(value ?? 0)}
          suffix={t('minutesUnit')}
          style={{ width: 190 }}
        />
        {urge === 0 && <p className="setting-quiet">{t('urgeAlways')}</p>}
      </SettingPanel>
      <SettingPanel
        title={t('confirmWithin')}
        hint={t('confirmWithinHint')}
        of={{ view, names: ['approvals.confirmWithinWorkdays'] }}
      >
        <InputNumber
          aria-label={t('confirmWithin')}
          min={1}
          max={60}
          precision={0}
          value={confirm}
          disabled={!isAdministrator}
          onChange={value => setConfirm(value ?? 1)}
          suffix={t('workdaysUnit')}
          style={{ width: 190 }}
        />
      </SettingPanel>
      <SettingPanel
        title={t('contestWorkdays')}
        hint={t('contestWorkdaysHint')}
        of={{ view, names: ['approvals.contestWorkdays'] }}
      >
        <InputNumber
          aria-label={t('contestWorkdays')}
          min={1}
          max={30}
          precision={0}
          value={contest}
          disabled={!isAdministrator}
          onChange={value => setContest(value ?? 3)}
          suffix={t('workdaysUnit')}
          style={{ width: 190 }}
        />
      </SettingPanel>
      {save.error !== null && <Refusal problem={save.error} onClose={save.reset} />}
      {isAdministrator && (
        <div className="setting-foot">
          <Button type="primary" loading={save.isPending} onClick={() => save.mutate(undefined)}>
            {shared('save')}
          </Button>
        </div>
      )}
    </>
  )
}

/** 审批口径: whether earlier amounts of a customer count with a new one, and up to which amount several are decided together. */
export function ApprovalsSection() {
  const t = useWords(settingWords)
  const query = useSettings()
  const isAdministrator = holds(useMe(), 'administrator')
  return (
    <>
      <p className="setting-intro">
        {t('companySetting')} {!isAdministrator && t('readOnly')}
      </p>
      <Loaded query={query}>{view => <Edit key={JSON.stringify(view.approvals)} view={view} />}</Loaded>
    </>
  )
}
