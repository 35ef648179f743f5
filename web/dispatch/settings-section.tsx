import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { App, Button, InputNumber, Select, Switch } from 'antd'
import { useState } from 'react'
import type { DispatchSettings } from '../../server/dispatch/settings-schema.ts'
import type { SettingsView } from '../../server/settings/schema.ts'
import { holds, useMe } from '../api/me.ts'
import { useAct } from '../api/use-act.ts'
import { useWords } from '../language/use-words.ts'
import { useOrganisation } from '../organisation/organisation-data.ts'
import { SettingPanel } from '../settings/setting-panel.tsx'
import { changeSettings, useSettings } from '../settings/use-settings.ts'
import { settingWords } from '../settings/words.ts'
import { shellWords } from '../shell/words.ts'
import { Loaded } from '../ui/page.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { dispatchWords } from './words.ts'
import './dispatch.css'

type Travel = DispatchSettings['travel'][number]

function Edit({ view }: { view: SettingsView }) {
  const t = useWords(dispatchWords)
  const s = useWords(settingWords)
  const shared = useWords(shellWords)
  const { message } = App.useApp()
  const isAdministrator = holds(useMe(), 'administrator')
  const [dispatch, setDispatch] = useState(view.dispatch)
  const set = (change: Partial<DispatchSettings>) => setDispatch(now => ({ ...now, ...change }))
  const save = useAct({
    send: (_: undefined, intent) =>
      changeSettings(
        { dispatch: { ...dispatch, travel: dispatch.travel.filter(one => one.from !== '' && one.to !== '') } },
        intent,
      ),
    refreshes: [['settings'], ['case', 'list', 'dispatch']],
    onDone: ({ changed }) => void message.success(s(changed.length === 0 ? 'unchanged' : 'saved')),
  })
  const number = (
    name: 'noticeHours' | 'hoursADay' | 'withinRegionMinutes' | 'betweenRegionsMinutes',
    label: string,
    hint: string | undefined,
    max: number,
  ) => (
    <SettingPanel title={label} {...(hint === undefined ? {} : { hint })} of={{ view, names: [`dispatch.${name}`] }}>
      <InputNumber
        aria-label={label}
        min={name === 'hoursADay' ? 1 : 0}
        max={max}
        value={dispatch[name]}
        disabled={!isAdministrator}
        onChange={value => value !== null && set({ [name]: value })}
      />
    </SettingPanel>
  )
  return (
    <>
      {number('noticeHours', t('noticeHours'), t('noticeHint'), 240)}
      {number('hoursADay', t('hoursADay'), undefined, 24)}
      {number('withinRegionMinutes', t('within'), undefined, 2_880)}
      {number('betweenRegionsMinutes', t('between'), undefined, 2_880)}
      <SettingPanel title={t('travel')} of={{ view, names: ['dispatch.travel'] }}>
        <TravelTimes value={dispatch.travel} disabled={!isAdministrator} onChange={travel => set({ travel })} />
      </SettingPanel>
      <SettingPanel title={t('masks')} hint={t('masksHint')} of={{ view, names: ['dispatch.feedMasksCustomers'] }}>
        <Switch
          aria-label={t('masks')}
          checked={dispatch.feedMasksCustomers}
          disabled={!isAdministrator}
          onChange={feedMasksCustomers => set({ feedMasksCustomers })}
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

function TravelTimes({
  value,
  disabled,
  onChange,
}: {
  value: readonly Travel[]
  disabled: boolean
  onChange: (value: Travel[]) => void
}) {
  const t = useWords(dispatchWords)
  const { data } = useOrganisation(undefined)
  const options = (data?.regions ?? []).map(({ id, name }) => ({ value: id, label: name }))
  const put = (at: number, change: Partial<Travel>) => onChange(value.map((one, i) => (i === at ? { ...one, ...change } : one)))
  return (
    <>
      {value.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pairs of regions have no name of their own.
        <div key={at} className="dispatch-travel">
          <Select
            aria-label={t('travelFrom')}
            className="dispatch-select"
            placeholder={t('travelFrom')}
            value={one.from || null}
            disabled={disabled}
            options={options}
            onChange={from => put(at, { from: from ?? '' })}
          />
          <Select
            aria-label={t('travelTo')}
            className="dispatch-select"
            placeholder={t('travelTo')}
            value={one.to || null}
            disabled={disabled}
            options={options}
            onChange={to => put(at, { to: to ?? '' })}
          />
          <InputNumber
            aria-label={t('travelMinutes')}
            min={0}
            max={2_880}
            precision={0}
            value={one.minutes}
            disabled={disabled}
            suffix={t('travelMinutes')}
            onChange={minutes => minutes !== null && put(at, { minutes })}
          />
          {!disabled && (
            <Button
              type="text"
              icon={<DeleteOutlined />}
              aria-label={t('removeTravel')}
              onClick={() => onChange(value.filter((_, i) => i !== at))}
            />
          )}
        </div>
      ))}
      {!disabled && (
        <Button icon={<PlusOutlined />} onClick={() => onChange([...value, { from: '', to: '', minutes: 180 }])}>
          {t('addTravel')}
        </Button>
      )}
    </>
  )
}

/** 派工提醒: what no regulation says and the dispatch board warns of. */
export function DispatchSection() {
  const t = useWords(dispatchWords)
  const s = useWords(settingWords)
  const query = useSettings()
  const isAdministrator = holds(useMe(), 'administrator')
  return (
    <>
      <p className="setting-intro">
        {t('settingsHint')} {!isAdministrator && s('readOnly')}
      </p>
      <Loaded query={query}>{view => <Edit key={JSON.stringify(view.dispatch)} view={view} />}</Loaded>
    </>
  )
}
