import { App, Button, InputNumber, Segmented } from 'antd'
import { useState } from 'react'
import { warrantyStarts } from '../../server/customers/warranty-schema.ts'
import type { SettingsView } from '../../server/settings/schema.ts'
import { holds, useMe } from '../api/me.ts'
import { useAct } from '../api/use-act.ts'
import { useWords } from '../language/use-words.ts'
import { SettingPanel } from '../settings/setting-panel.tsx'
import { changeSettings, useSettings } from '../settings/use-settings.ts'
import { settingWords } from '../settings/words.ts'
import { shellWords } from '../shell/words.ts'
import { Loaded } from '../ui/page.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { fileWords } from './words-file.ts'

function Edit({ view }: { readonly view: SettingsView }) {
  const t = useWords(settingWords)
  const f = useWords(fileWords)
  const shared = useWords(shellWords)
  const { message } = App.useApp()
  const isAdministrator = holds(useMe(), 'administrator')
  const [warranty, setWarranty] = useState(view.service.warranty)
  const save = useAct({
    send: (_: undefined, intent) => changeSettings({ service: { warranty } }, intent),
    refreshes: [['settings'], ['machines'], ['customers']],
    onDone: ({ changed }) => void message.success(t(changed.length === 0 ? 'unchanged' : 'saved')),
  })
  return (
    <>
      <SettingPanel title={f('serviceTitle')} hint={f('serviceHint')} of={{ view, names: ['service.warranty'] }}>
        <InputNumber
          aria-label={f('serviceTitle')}
          min={1}
          max={240}
          precision={0}
          value={warranty.months}
          disabled={!isAdministrator}
          onChange={value => setWarranty({ ...warranty, months: value ?? 12 })}
          suffix={f('months')}
          style={{ width: 150 }}
        />{' '}
        <Segmented
          aria-label={f('startsFrom')}
          value={warranty.from}
          disabled={!isAdministrator}
          onChange={from => setWarranty({ ...warranty, from })}
          options={warrantyStarts.map(value => ({ value, label: `${f('startsFrom')} · ${f(`day.${value}`)}` }))}
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

/** 三包期: how long, and from which day of a machine; the regulation says neither. */
export function ServiceSection() {
  const t = useWords(settingWords)
  const query = useSettings()
  const isAdministrator = holds(useMe(), 'administrator')
  return (
    <>
      <p className="setting-intro">
        {t('companySetting')} {!isAdministrator && t('readOnly')}
      </p>
      <Loaded query={query}>{view => <Edit key={JSON.stringify(view.service)} view={view} />}</Loaded>
    </>
  )
}
