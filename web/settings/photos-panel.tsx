import { App, Button, Checkbox } from 'antd'
import { useState } from 'react'
import type { SettingsView } from '../../server/settings/schema.ts'
import { holds, useMe } from '../api/me.ts'
import { useAct } from '../api/use-act.ts'
import { optionsOf } from '../cases/say-value.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { shellWords } from '../shell/words.ts'
import { Refusal } from '../ui/refusal.tsx'
import { SettingPanel } from './setting-panel.tsx'
import { changeSettings } from './use-settings.ts'
import { settingWords } from './words.ts'

/** 现场照片: which photos every order is to have, beside those that a clause asks for. */
export function PhotosPanel({ view }: { view: SettingsView }) {
  const t = useWords(settingWords)
  const shared = useWords(shellWords)
  const language = useLanguage()
  const { message } = App.useApp()
  const isAdministrator = holds(useMe(), 'administrator')
  const [photos, setPhotos] = useState(view.field.photos)
  const save = useAct({
    send: (_: undefined, intent) => changeSettings({ field: { photos } }, intent),
    refreshes: [['settings'], ['case']],
    onDone: ({ changed }) => void message.success(t(changed.length === 0 ? 'unchanged' : 'saved')),
  })
  return (
    <SettingPanel title={t('sitePhotos')} hint={t('sitePhotosHint')} of={{ view, names: ['field.photos'] }}>
      <Checkbox.Group
        value={photos}
        disabled={!isAdministrator}
        options={optionsOf('photoPhase', language)}
        onChange={value => setPhotos(value as SettingsView['field']['photos'])}
      />
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
