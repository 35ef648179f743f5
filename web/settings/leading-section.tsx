import { App, Button, Select } from 'antd'
import { useState } from 'react'
import type { ChangeSettings, SettingsView } from '../../server/settings/schema.ts'
import { holds, useMe } from '../api/me.ts'
import { useAct } from '../api/use-act.ts'
import { sayValue } from '../cases/say-value.ts'
import { useLanguage, useText, useWords } from '../language/use-words.ts'
import { shellWords } from '../shell/words.ts'
import { Refusal } from '../ui/refusal.tsx'
import { SettingPanel } from './setting-panel.tsx'
import { changeSettings } from './use-settings.ts'
import { settingWords } from './words.ts'

type Choice = NonNullable<NonNullable<ChangeSettings['policies']>['primary']>

/** 主管制度: of each kind of case that several regulations would lead, which one does. Nothing where none is contested. */
export function LeadingSection({ view }: { view: SettingsView }) {
  const t = useWords(settingWords)
  const shared = useWords(shellWords)
  const text = useText()
  const language = useLanguage()
  const { message } = App.useApp()
  const isAdministrator = holds(useMe(), 'administrator')
  const { contested } = view.policies
  const [picked, setPicked] = useState<Choice>(Object.fromEntries(contested.map(({ kind, primary }) => [kind, primary])))
  const save = useAct({
    send: (_: undefined, intent) => changeSettings({ policies: { primary: picked } }, intent),
    refreshes: [['settings'], ['policies']],
    onDone: ({ changed }) => void message.success(t(changed.length === 0 ? 'unchanged' : 'saved')),
  })
  if (contested.length === 0) return null
  return (
    <SettingPanel title={t('leading')} hint={t('leadingHint')} of={{ view, names: ['policies.primary'] }}>
      {contested.map(({ kind, regulations, chosen }) => (
        <div key={kind} className="setting-leading">
          <span>
            {sayValue('kind', kind, language)}
            {!chosen && <small>{t('leadingUnchosen')}</small>}
          </span>
          <Select<string>
            aria-label={sayValue('kind', kind, language)}
            value={picked[kind] ?? null}
            onChange={value => setPicked({ ...picked, [kind]: value })}
            disabled={!isAdministrator}
            options={regulations.map(({ id, title }) => ({ value: id, label: text(title) }))}
          />
        </div>
      ))}
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
