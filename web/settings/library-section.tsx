import { App, Button, Select } from 'antd'
import { useState } from 'react'
import { type Role, roles } from '../../events/roles.ts'
import type { SettingsView } from '../../server/settings/schema.ts'
import { holds, useMe } from '../api/me.ts'
import { useAct } from '../api/use-act.ts'
import { sayValue } from '../cases/say-value.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { shellWords } from '../shell/words.ts'
import { Loaded } from '../ui/page.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { SettingPanel } from './setting-panel.tsx'
import { changeSettings, useSettings } from './use-settings.ts'
import { settingWords } from './words.ts'

const settings = ['reviewers', 'keepers'] as const

function Edit({ view }: { view: SettingsView }) {
  const t = useWords(settingWords)
  const shared = useWords(shellWords)
  const language = useLanguage()
  const { message } = App.useApp()
  const isAdministrator = holds(useMe(), 'administrator')
  const [posts, setPosts] = useState<SettingsView['library']>(view.library)
  const save = useAct({
    send: (_: undefined, intent) => changeSettings({ library: posts }, intent),
    refreshes: [['settings'], ['library']],
    onDone: ({ changed }) => void message.success(t(changed.length === 0 ? 'unchanged' : 'saved')),
  })
  return (
    <>
      {settings.map(name => (
        <SettingPanel
          key={name}
          title={t(`library.${name}`)}
          hint={t(`library.${name}.hint`)}
          of={{ view, names: [`library.${name}`] }}
        >
          <Select<Role[]>
            mode="multiple"
            aria-label={t(`library.${name}`)}
            className="setting-wide"
            value={posts[name]}
            onChange={value => setPosts(now => ({ ...now, [name]: value }))}
            disabled={!isAdministrator}
            maxCount={20}
            optionFilterProp="label"
            options={roles.map(value => ({ value, label: sayValue('role', value, language) }))}
          />
        </SettingPanel>
      ))}
      {save.error !== null && <Refusal problem={save.error} onClose={save.reset} />}
      {isAdministrator && (
        <div className="setting-foot">
          <Button
            type="primary"
            disabled={settings.some(name => posts[name].length === 0)}
            loading={save.isPending}
            onClick={() => save.mutate(undefined)}
          >
            {shared('save')}
          </Button>
        </div>
      )}
    </>
  )
}

/** 案例库: who reviews case studies, and who keeps the library where no regulation says. */
export function LibrarySection() {
  const t = useWords(settingWords)
  const query = useSettings()
  const isAdministrator = holds(useMe(), 'administrator')
  return (
    <>
      <p className="setting-intro">
        {t('companySetting')} {!isAdministrator && t('readOnly')}
      </p>
      <Loaded query={query}>{view => <Edit key={JSON.stringify(view.library)} view={view} />}</Loaded>
    </>
  )
}
