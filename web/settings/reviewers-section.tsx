import { App, Button, Select } from 'antd'
import { useState } from 'react'
import { type Role, roles } from '../../events/roles.ts'
import type { SettingsView } from '../../server/settings/schema.ts'
import { holds, useMe } from '../api/me.ts'
import { useAct } from '../api/use-act.ts'
import { sayValue } from '../cases/say-value.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { shellWords } from '../shell/words.ts'
import { Refusal } from '../ui/refusal.tsx'
import { SettingPanel } from './setting-panel.tsx'
import { changeSettings } from './use-settings.ts'
import { settingWords } from './words.ts'

/** 年度复核: who owes the yearly review of a regulation that names nobody for it. */
export function ReviewersSection({ view }: { view: SettingsView }) {
  const t = useWords(settingWords)
  const shared = useWords(shellWords)
  const language = useLanguage()
  const { message } = App.useApp()
  const isAdministrator = holds(useMe(), 'administrator')
  const [reviewers, setReviewers] = useState<Role[]>(view.policies.reviewers)
  const save = useAct({
    send: (_: undefined, intent) => changeSettings({ policies: { reviewers } }, intent),
    refreshes: [['settings'], ['policies'], ['reports']],
    onDone: ({ changed }) => void message.success(t(changed.length === 0 ? 'unchanged' : 'saved')),
  })
  return (
    <SettingPanel title={t('reviewers')} hint={t('reviewersHint')} of={{ view, names: ['policies.reviewers'] }}>
      <Select<Role[]>
        mode="multiple"
        aria-label={t('reviewers')}
        className="setting-wide"
        value={reviewers}
        onChange={setReviewers}
        disabled={!isAdministrator}
        maxCount={10}
        optionFilterProp="label"
        options={roles.map(value => ({ value, label: sayValue('role', value, language) }))}
      />
      {save.error !== null && <Refusal problem={save.error} onClose={save.reset} />}
      {isAdministrator && (
        <div className="setting-foot">
          <Button
            type="primary"
            disabled={reviewers.length === 0}
            loading={save.isPending}
            onClick={() => save.mutate(undefined)}
          >
            {shared('save')}
          </Button>
        </div>
      )}
    </SettingPanel>
  )
}
