import { App, Button, Select } from 'antd'
import { useState } from 'react'
import { type Role, roles } from '../../events/roles.ts'
import type { SettingsView } from '../../server/settings/schema.ts'
import { holds, useMe } from '../api/me.ts'
import { useAct } from '../api/use-act.ts'
import { sayValue } from '../cases/say-value.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { SealedKinds } from '../sealed/sealed-kinds.tsx'
import { changeSettings, useSettings } from '../settings/use-settings.ts'
import { shellWords } from '../shell/words.ts'
import { Moment } from '../ui/moment.tsx'
import { Loaded } from '../ui/page.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { accessWords } from './words.ts'

function Edit({ view }: { view: SettingsView }) {
  const t = useWords(accessWords)
  const shared = useWords(shellWords)
  const language = useLanguage()
  const { message } = App.useApp()
  const isAdministrator = holds(useMe(), 'administrator')
  const [chosen, setChosen] = useState<Role[]>(view.access.unmasked)
  const save = useAct({
    send: (_: undefined, intent) => changeSettings({ access: { unmasked: chosen } }, intent),
    refreshes: [['settings'], ['case'], ['customers']],
    onDone: ({ changed }) => void message.success(t(changed.length === 0 ? 'unchanged' : 'saved')),
  })
  const setBy = view.setBy['access.unmasked']
  return (
    <section className="panel access-panel" aria-label={t('unmaskedPosts')}>
      <h2>{t('unmaskedPosts')}</h2>
      <p className="access-hint">{t('unmaskedHint')}</p>
      <Select<Role[]>
        mode="multiple"
        aria-label={t('unmaskedPosts')}
        value={chosen}
        disabled={!isAdministrator}
        onChange={setChosen}
        optionFilterProp="label"
        options={roles.map(value => ({ value, label: sayValue('role', value, language) }))}
      />
      {save.error !== null && <Refusal problem={save.error} onClose={save.reset} />}
      <div className="access-foot">
        {isAdministrator ? (
          <Button type="primary" loading={save.isPending} onClick={() => save.mutate(undefined)}>
            {shared('save')}
          </Button>
        ) : (
          <span className="access-quiet">{t('administratorChanges')}</span>
        )}
        {setBy !== undefined && (
          <span className="access-quiet">
            {t('by', { name: setBy.by.name })} <Moment at={setBy.at} />
          </span>
        )}
      </div>
    </section>
  )
}

const examples = [
  ['exampleName', 'nameInPart'],
  ['examplePhone', '138****0001'],
  ['exampleEmail', 'w***@example.com'],
  ['exampleId', '320***********1234'],
] as const

/** 敏感数据: who sees contacts of customers in full, what everybody else sees, and what a seal does. */
export function SensitiveSection() {
  const t = useWords(accessWords)
  const settings = useSettings()
  return (
    <>
      <Loaded query={settings}>{view => <Edit key={JSON.stringify(view.access.unmasked)} view={view} />}</Loaded>
      <section className="panel access-panel" aria-label={t('examples')}>
        <h2>{t('examples')}</h2>
        <dl className="access-examples">
          {examples.map(([name, part]) => (
            <div key={name}>
              <dt>{t(name)}</dt>
              <dd>{part === 'nameInPart' ? t(part) : part}</dd>
            </div>
          ))}
        </dl>
        <p className="access-hint">
          {t('whereShown')} {t('freeText')}
        </p>
      </section>
      <section className="panel access-panel" aria-label={t('sealedTitle')}>
        <h2>{t('sealedTitle')}</h2>
        <p className="access-hint">{t('sealedHint')}</p>
      </section>
      <Loaded query={settings}>
        {view => <SealedKinds key={JSON.stringify([view.access.sealed, view.access.auditHours])} view={view} />}
      </Loaded>
    </>
  )
}
