import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { App, Button, Input, InputNumber } from 'antd'
import { useState } from 'react'
import type { SettingsView } from '../../server/settings/schema.ts'
import { holds, useMe } from '../api/me.ts'
import { useAct } from '../api/use-act.ts'
import { useWords } from '../language/use-words.ts'
import { SettingPanel } from '../settings/setting-panel.tsx'
import { changeSettings, useSettings } from '../settings/use-settings.ts'
import { settingWords } from '../settings/words.ts'
import { shellWords } from '../shell/words.ts'
import { MoneyInput } from '../ui/money-input.tsx'
import { Loaded } from '../ui/page.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { payrollSettingWords } from './settings-words.ts'
import './payroll.css'

type Rate = { readonly key: string; readonly since: string; readonly monthlyFen: number | null; readonly source: string }
type Region = { readonly key: string; readonly name: string; readonly rates: readonly Rate[] }
const emptyRate = (key: string): Rate => ({ key, since: '', monthlyFen: null, source: '' })
const keyed = (view: SettingsView): Region[] =>
  view.payroll.regions.map((region, at) => ({
    ...{ key: `${at}`, name: region.name },
    rates: region.rates.map((rate, n) => ({ ...rate, key: `${at} ${n}` })),
  }))

function Edit({ view }: { readonly view: SettingsView }) {
  const t = useWords(payrollSettingWords)
  const words = useWords(settingWords)
  const shared = useWords(shellWords)
  const { message } = App.useApp()
  const isAdministrator = holds(useMe(), 'administrator')
  const [regions, setRegions] = useState<readonly Region[]>(() => keyed(view))
  const [added, setAdded] = useState(0)
  const [workdays, setWorkdays] = useState(view.payroll.appealWorkdays)
  const change = (key: string, more: Partial<Region>) =>
    setRegions(all => all.map(one => (one.key === key ? { ...one, ...more } : one)))
  const changeRate = (region: Region, key: string, more: Partial<Rate>) =>
    change(region.key, { rates: region.rates.map(one => (one.key === key ? { ...one, ...more } : one)) })
  const nextKey = () => {
    setAdded(n => n + 1)
    return `new ${added}`
  }
  const save = useAct({
    send: (_: undefined, intent) =>
      changeSettings(
        {
          payroll: {
            appealWorkdays: workdays,
            regions: regions.map(({ name, rates }) => ({
              name,
              rates: rates.map(({ since, monthlyFen, source }) => ({ since, monthlyFen: monthlyFen ?? 0, source })),
            })),
          },
        },
        intent,
      ),
    refreshes: [['settings'], ['case', 'payroll']],
    onDone: ({ changed }) => void message.success(words(changed.length === 0 ? 'unchanged' : 'saved')),
  })
  return (
    <>
      <SettingPanel title={t('regions')} hint={t('regionsHint')} of={{ view, names: ['payroll.regions'] }}>
        {regions.length === 0 && <p className="setting-quiet">{t('none')}</p>}
        {regions.map(region => (
          <fieldset key={region.key} className="wage-region" disabled={!isAdministrator}>
            <div className="wage-region-name">
              <Input
                aria-label={t('region')}
                placeholder={t('region')}
                value={region.name}
                maxLength={50}
                onChange={event => change(region.key, { name: event.target.value })}
              />
              {isAdministrator && (
                <Button
                  icon={<DeleteOutlined />}
                  aria-label={`${t('remove')} ${region.name}`}
                  onClick={() => setRegions(all => all.filter(one => one.key !== region.key))}
                />
              )}
            </div>
            {region.rates.map(rate => (
              <div key={rate.key} className="wage-rate">
                <label>
                  {t('since')}
                  <input
                    type="date"
                    value={rate.since}
                    onChange={event => changeRate(region, rate.key, { since: event.target.value })}
                  />
                </label>
                <MoneyInput
                  aria-label={t('monthly')}
                  value={rate.monthlyFen}
                  disabled={!isAdministrator}
                  onChange={value => changeRate(region, rate.key, { monthlyFen: value })}
                />
                <Input
                  aria-label={t('source')}
                  placeholder={t('source')}
                  value={rate.source}
                  maxLength={500}
                  onChange={event => changeRate(region, rate.key, { source: event.target.value })}
                />
                {isAdministrator && region.rates.length > 1 && (
                  <Button
                    icon={<DeleteOutlined />}
                    aria-label={`${t('remove')} ${rate.since}`}
                    onClick={() => change(region.key, { rates: region.rates.filter(one => one.key !== rate.key) })}
                  />
                )}
              </div>
            ))}
            {isAdministrator && (
              <Button
                size="small"
                icon={<PlusOutlined />}
                onClick={() => change(region.key, { rates: [...region.rates, emptyRate(nextKey())] })}
              >
                {t('addRate')}
              </Button>
            )}
          </fieldset>
        ))}
        {isAdministrator && (
          <Button
            icon={<PlusOutlined />}
            onClick={() => {
              const key = nextKey()
              setRegions(all => [...all, { key, name: '', rates: [emptyRate(`${key} 0`)] }])
            }}
          >
            {t('addRegion')}
          </Button>
        )}
      </SettingPanel>
      <SettingPanel title={t('appealWorkdays')} hint={t('appealHint')} of={{ view, names: ['payroll.appealWorkdays'] }}>
        <InputNumber
          aria-label={t('appealWorkdays')}
          min={1}
          max={60}
          precision={0}
          value={workdays}
          disabled={!isAdministrator}
          onChange={value => setWorkdays(value ?? 3)}
          suffix={t('workdays')}
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

/** 工资核算: minimum wages by region with their source, and how long a penalty stays open to an appeal that no clause times. */
export function PayrollSettingsSection() {
  const words = useWords(settingWords)
  const query = useSettings()
  const isAdministrator = holds(useMe(), 'administrator')
  return (
    <>
      <p className="setting-intro">
        {words('companySetting')} {!isAdministrator && words('readOnly')}
      </p>
      <Loaded query={query}>{view => <Edit key={JSON.stringify(view.payroll)} view={view} />}</Loaded>
    </>
  )
}
