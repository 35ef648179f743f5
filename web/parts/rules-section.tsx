import { App, Button, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { type Role, roles } from '../../events/roles.ts'
import type { SettingsView } from '../../server/settings/schema.ts'
import { holds, useMe } from '../api/me.ts'
import { useAct } from '../api/use-act.ts'
import { sayValue } from '../cases/say-value.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { SettingPanel } from '../settings/setting-panel.tsx'
import { changeSettings, useSettings } from '../settings/use-settings.ts'
import { Loaded } from '../ui/page.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { stockKey } from './use-parts.ts'
import { partWords } from './words.ts'
import '../settings/settings.css'

type Rules = SettingsView['parts']
const numbers = {
  serviceLevel: { min: 50, max: 99.9, unit: '%' },
  windowWeeks: { min: 8, max: 104, unit: 'weeks' },
  reviewWeeks: { min: 1, max: 52, unit: 'weeks' },
  leadDays: { min: 1, max: 730, unit: 'days' },
  leastWeeks: { min: 2, max: 52, unit: 'weeks' },
} as const
type Name = keyof typeof numbers

/** 备件规则: company settings, each with who set it and when; the administrator changes them. */
export function RulesSection() {
  const t = useWords(partWords)
  const query = useSettings()
  return (
    <section aria-label={t('rules')}>
      <h2 style={{ fontSize: 15 }}>{t('rules')}</h2>
      <p className="parts-faint">{t('rulesHint')}</p>
      <Loaded query={query}>{view => <Edit key={JSON.stringify(view.parts)} view={view} />}</Loaded>
    </section>
  )
}

function Edit({ view }: { readonly view: SettingsView }) {
  const t = useWords(partWords)
  const language = useLanguage()
  const { message } = App.useApp()
  const isAdministrator = holds(useMe(), 'administrator')
  const [rules, setRules] = useState<Rules>(view.parts)
  const save = useAct({
    send: (_: undefined, intent) => changeSettings({ parts: rules }, intent),
    refreshes: [['settings'], stockKey],
    onDone: () => void message.success(t('saved')),
  })
  const shown = (name: Name) => (name === 'serviceLevel' ? Math.round(rules.serviceLevel * 1_000) / 10 : rules[name])
  return (
    <>
      {(['managers', 'approvers'] as const).map(name => (
        <SettingPanel key={name} title={t(`rule.${name}`)} hint={t(`rule.${name}.hint`)} of={{ view, names: [`parts.${name}`] }}>
          <Select<Role[]>
            mode="multiple"
            aria-label={t(`rule.${name}`)}
            className="setting-wide"
            value={rules[name]}
            disabled={!isAdministrator}
            onChange={value => setRules({ ...rules, [name]: value })}
            showSearch={{ optionFilterProp: 'label' }}
            options={roles.map(value => ({ value, label: sayValue('role', value, language) }))}
          />
        </SettingPanel>
      ))}
      <SettingPanel
        title={t('rule.figures')}
        hint={t('rule.figures.hint')}
        of={{ view, names: Object.keys(numbers).map(name => `parts.${name}`) }}
      >
        <div className="parts-facts">
          {(Object.keys(numbers) as Name[]).map(name => (
            <div key={name}>
              <span className="parts-faint">{t(`rule.${name}`)}</span>
              <InputNumber
                aria-label={t(`rule.${name}`)}
                min={numbers[name].min}
                max={numbers[name].max}
                disabled={!isAdministrator}
                value={shown(name)}
                suffix={numbers[name].unit === '%' ? '%' : t(numbers[name].unit)}
                style={{ width: '100%' }}
                onChange={value =>
                  value !== null && setRules({ ...rules, [name]: name === 'serviceLevel' ? value / 100 : Math.round(value) })
                }
              />
            </div>
          ))}
        </div>
      </SettingPanel>
      {save.error !== null && <Refusal problem={save.error} onClose={save.reset} />}
      {isAdministrator && (
        <Button
          type="primary"
          disabled={rules.managers.length === 0 || rules.approvers.length === 0}
          loading={save.isPending}
          onClick={() => save.mutate(undefined)}
        >
          {t('save')}
        </Button>
      )}
    </>
  )
}
