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
import { LeadingSection } from './leading-section.tsx'
import { ReviewersSection } from './reviewers-section.tsx'
import { SettingPanel } from './setting-panel.tsx'
import { changeSettings, useSettings } from './use-settings.ts'
import { settingWords } from './words.ts'

function Edit({ view }: { view: SettingsView }) {
  const t = useWords(settingWords)
  const shared = useWords(shellWords)
  const language = useLanguage()
  const { message } = App.useApp()
  const isAdministrator = holds(useMe(), 'administrator')
  const [approvers, setApprovers] = useState<Role[]>(view.policies.approvers)
  const save = useAct({
    send: (_: undefined, intent) => changeSettings({ policies: { approvers } }, intent),
    refreshes: [['settings'], ['policies']],
    onDone: ({ changed }) => void message.success(t(changed.length === 0 ? 'unchanged' : 'saved')),
  })
  return (
    <SettingPanel title={t('approvers')} hint={t('approversHint')} of={{ view, names: ['policies.approvers'] }}>
      <Select<Role[]>
        mode="multiple"
        aria-label={t('approvers')}
        className="setting-wide"
        value={approvers}
        onChange={setApprovers}
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
            disabled={approvers.length === 0}
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

/** 制度审批: who approves a new edition where the regulation names nobody. */
export function PoliciesSection() {
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
          <div key={JSON.stringify(view.policies)} className="setting-stack">
            <LeadingSection view={view} />
            <Edit view={view} />
            <ReviewersSection view={view} />
          </div>
        )}
      </Loaded>
    </>
  )
}
