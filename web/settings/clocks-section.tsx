import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { App, Button, InputNumber, Select } from 'antd'
import { useState } from 'react'
import type { DurationUnit } from '../../events/duration.ts'
import { partsOf } from '../../events/duration-parts.ts'
import { type Role, roles } from '../../events/roles.ts'
import type { SettingsView } from '../../server/settings/schema.ts'
import { holds, useMe } from '../api/me.ts'
import { useAct } from '../api/use-act.ts'
import { sayValue } from '../cases/say-value.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { shellWords } from '../shell/words.ts'
import { unitName } from '../ui/durations.ts'
import { Loaded } from '../ui/page.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { PhoneTimePanel } from './phone-time-panel.tsx'
import { PhotosPanel } from './photos-panel.tsx'
import { SettingPanel } from './setting-panel.tsx'
import { changeSettings, useSettings } from './use-settings.ts'
import { settingWords } from './words.ts'

type Rung = { readonly amount: number; readonly unit: DurationUnit; readonly role: Role }
const units: readonly DurationUnit[] = ['minutes', 'hours', 'workMinutes', 'workHours', 'days', 'workdays']
const whole: readonly DurationUnit[] = ['days', 'workdays']

const rungsOf = (view: SettingsView): readonly Rung[] =>
  view.clocks.ladder.map(({ after, to }) => ({ ...partsOf(after), role: to.role }))

function Edit({ view }: { view: SettingsView }) {
  const t = useWords(settingWords)
  const shared = useWords(shellWords)
  const language = useLanguage()
  const { message } = App.useApp()
  const isAdministrator = holds(useMe(), 'administrator')
  const [share, setShare] = useState(Math.round(view.clocks.warnShare * 100))
  const [rungs, setRungs] = useState(rungsOf(view))
  const save = useAct({
    send: (_: undefined, intent) =>
      changeSettings(
        {
          clocks: {
            warnShare: share / 100,
            // One key, the unit: the shape of a Duration.
            ladder: rungs.map(({ amount, unit, role }) => ({
              after: { [unit]: amount } as Record<'minutes', number>,
              to: { role },
            })),
          },
        },
        intent,
      ),
    refreshes: [['settings']],
    onDone: ({ changed }) => void message.success(t(changed.length === 0 ? 'unchanged' : 'saved')),
  })
  const put = (at: number, change: Partial<Rung>) => setRungs(rungs.map((rung, i) => (i === at ? { ...rung, ...change } : rung)))
  return (
    <>
      <SettingPanel title={t('warnShare')} hint={t('warnShareHint')} of={{ view, names: ['clocks.warnShare'] }}>
        <InputNumber
          aria-label={t('warnShare')}
          min={0}
          max={99}
          precision={0}
          value={share}
          disabled={!isAdministrator}
          onChange={value => setShare(value ?? 0)}
          suffix={t('warnShareUnit')}
          style={{ width: 190 }}
        />
        {share > 0 && <p className="setting-quiet">{t('warnExample', { minutes: Math.round(30 * share) / 100 })}</p>}
      </SettingPanel>
      <SettingPanel title={t('ladder')} hint={t('ladderHint')} of={{ view, names: ['clocks.ladder'] }}>
        {rungs.length === 0 && <p className="setting-quiet">{t('noLadder')}</p>}
        <ol className="ladder">
          {rungs.map((rung, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place in the ladder.
            <li key={at}>
              <span>{t('overdueFor')}</span>
              <InputNumber
                aria-label={t('overdueFor')}
                min={0}
                {...(whole.includes(rung.unit) ? { precision: 0 } : {})}
                value={rung.amount}
                disabled={!isAdministrator}
                onChange={value => put(at, { amount: value ?? 0 })}
              />
              <Select
                aria-label={t('unit')}
                value={rung.unit}
                disabled={!isAdministrator}
                onChange={unit => put(at, { unit })}
                options={units.map(value => ({ value, label: unitName(value, language) }))}
              />
              <span>{t('toRole')}</span>
              <Select
                className="ladder-role"
                aria-label={t('toRole')}
                showSearch={{ optionFilterProp: 'label' }}
                value={rung.role}
                disabled={!isAdministrator}
                onChange={role => put(at, { role })}
                options={roles.map(value => ({ value, label: sayValue('role', value, language) }))}
              />
              {isAdministrator && (
                <Button
                  type="text"
                  size="small"
                  icon={<DeleteOutlined />}
                  aria-label={t('removeRung', { count: at + 1 })}
                  onClick={() => setRungs(rungs.filter((_, i) => i !== at))}
                />
              )}
            </li>
          ))}
        </ol>
        {isAdministrator && rungs.length < 10 && (
          <Button
            type="dashed"
            size="small"
            icon={<PlusOutlined />}
            onClick={() => setRungs([...rungs, { amount: 1, unit: 'hours', role: 'leader' }])}
          >
            {t('addRung')}
          </Button>
        )}
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

/** 时限提醒: the share at which the owner is reminded, and who hears of a breach. */
export function ClocksSection() {
  const t = useWords(settingWords)
  const query = useSettings()
  const isAdministrator = holds(useMe(), 'administrator')
  return (
    <>
      <p className="setting-intro">
        {t('companySetting')} {!isAdministrator && t('readOnly')}
      </p>
      <Loaded query={query}>
        {view => (
          <>
            <Edit key={JSON.stringify(view.clocks)} view={view} />
            <PhoneTimePanel key={view.field.believedHours} view={view} />
            <PhotosPanel key={view.field.photos.join()} view={view} />
          </>
        )}
      </Loaded>
    </>
  )
}
