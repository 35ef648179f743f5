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
import { settingWords } from '../settings/words.ts'
import { shellWords } from '../shell/words.ts'
import { Loaded } from '../ui/page.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { archiveWords } from './words.ts'

const posts = ['keepers', 'approvers', 'holders', 'privacyOfficers'] as const

function Edit({ view }: { readonly view: SettingsView }) {
  const t = useWords(archiveWords)
  const words = useWords(settingWords)
  const shared = useWords(shellWords)
  const language = useLanguage()
  const { message } = App.useApp()
  const isAdministrator = holds(useMe(), 'administrator')
  const [now, setNow] = useState(view.archive)
  const save = useAct({
    send: (_: undefined, intent) => {
      const { keep: _keep, ...others } = now
      return changeSettings({ archive: others }, intent)
    },
    refreshes: [['settings'], ['archive'], ['privacy']],
    onDone: ({ changed }) => void message.success(words(changed.length === 0 ? 'unchanged' : 'saved')),
  })
  return (
    <>
      {posts.map(name => (
        <SettingPanel key={name} title={t(`set.${name}`)} hint={t(`set.${name}.hint`)} of={{ view, names: [`archive.${name}`] }}>
          <Select<Role[]>
            mode="multiple"
            aria-label={t(`set.${name}`)}
            className="setting-wide"
            value={now[name]}
            onChange={value => setNow(before => ({ ...before, [name]: value }))}
            disabled={!isAdministrator}
            maxCount={20}
            optionFilterProp="label"
            options={roles.map(value => ({ value, label: sayValue('role', value, language) }))}
          />
        </SettingPanel>
      ))}
      <SettingPanel
        title={t('set.answerWorkdays')}
        hint={t('set.answerWorkdays.hint')}
        of={{ view, names: ['archive.answerWorkdays'] }}
      >
        <InputNumber
          aria-label={t('set.answerWorkdays')}
          min={1}
          max={60}
          precision={0}
          value={now.answerWorkdays}
          disabled={!isAdministrator}
          onChange={value => setNow(before => ({ ...before, answerWorkdays: value ?? 15 }))}
          suffix={t('workdays')}
          style={{ width: 190 }}
        />
      </SettingPanel>
      {save.error !== null && <Refusal problem={save.error} onClose={save.reset} />}
      {isAdministrator && (
        <Button
          type="primary"
          disabled={posts.some(name => now[name].length === 0)}
          loading={save.isPending}
          onClick={() => save.mutate(undefined)}
        >
          {shared('save')}
        </Button>
      )}
    </>
  )
}

/** 归档与个人信息: who keeps, approves, holds and answers; how long a class is kept stands with the classes. */
export function ArchiveSettingsSection() {
  const t = useWords(settingWords)
  const query = useSettings()
  const isAdministrator = holds(useMe(), 'administrator')
  return (
    <>
      <p className="setting-intro">
        {t('companySetting')} {!isAdministrator && t('readOnly')}
      </p>
      <Loaded query={query}>{view => <Edit key={JSON.stringify(view.archive)} view={view} />}</Loaded>
    </>
  )
}
