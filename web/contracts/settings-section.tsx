import { Alert, App, Button, InputNumber } from 'antd'
import { useState } from 'react'
import { dunningSteps } from '../../events/contract-events.ts'
import { DunningLadder } from '../../server/contracts/settings-schema.ts'
import type { SettingsView } from '../../server/settings/schema.ts'
import { holds, useMe } from '../api/me.ts'
import { useAct } from '../api/use-act.ts'
import { sayValue } from '../cases/say-value.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { SettingPanel } from '../settings/setting-panel.tsx'
import { changeSettings, useSettings } from '../settings/use-settings.ts'
import { settingWords } from '../settings/words.ts'
import { Loaded } from '../ui/page.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { contractWords } from './words.ts'
import './contracts.css'

function Edit({ view }: { readonly view: SettingsView }) {
  const t = useWords(settingWords)
  const c = useWords(contractWords)
  const language = useLanguage()
  const { message } = App.useApp()
  const isAdministrator = holds(useMe(), 'administrator')
  const [ladder, setLadder] = useState(view.contracts.ladder)
  const isOrdered = DunningLadder.safeParse(ladder).success
  const save = useAct({
    send: (_: undefined, intent) => changeSettings({ contracts: { ladder } }, intent),
    refreshes: [['settings'], ['case', 'contracts']],
    onDone: ({ changed }) => void message.success(t(changed.length === 0 ? 'unchanged' : 'saved')),
  })
  return (
    <>
      <SettingPanel title={c('ladder')} hint={c('ladderHint')} of={{ view, names: ['contracts.ladder'] }}>
        <div className="contracts-shares">
          {dunningSteps.map(step => (
            <div key={step} className="contracts-share">
              <span>{sayValue('dunningStep', step, language)}</span>
              <InputNumber
                aria-label={sayValue('dunningStep', step, language)}
                min={-60}
                max={730}
                precision={0}
                value={ladder[step]}
                disabled={!isAdministrator}
                onChange={value => setLadder({ ...ladder, [step]: value ?? 0 })}
                suffix={c('ladderDays')}
              />
            </div>
          ))}
        </div>
      </SettingPanel>
      {!isOrdered && <Alert type="warning" showIcon title={c('ladderOrder')} />}
      {save.error !== null && <Refusal problem={save.error} onClose={save.reset} />}
      {isAdministrator && (
        <Button type="primary" disabled={!isOrdered} loading={save.isPending} onClick={() => save.mutate(undefined)}>
          {c('save')}
        </Button>
      )}
    </>
  )
}

/** 催收阶梯: what no clause says of dunning. */
export function ContractSection() {
  const t = useWords(settingWords)
  const query = useSettings()
  const isAdministrator = holds(useMe(), 'administrator')
  return (
    <>
      <p className="setting-intro">
        {t('companySetting')} {!isAdministrator && t('readOnly')}
      </p>
      <Loaded query={query}>{view => <Edit key={JSON.stringify(view.contracts)} view={view} />}</Loaded>
    </>
  )
}
