import { App, Button, Checkbox, Select, Tag } from 'antd'
import { useState } from 'react'
import type { Role } from '../../events/roles.ts'
import { type CaseScope, caseScopes } from '../../server/access/scopes-schema.ts'
import type { SettingsView } from '../../server/settings/schema.ts'
import { holds, useMe } from '../api/me.ts'
import { useAct } from '../api/use-act.ts'
import { sayValue } from '../cases/say-value.ts'
import { useMarks } from '../language/marks.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { changeSettings, useSettings } from '../settings/use-settings.ts'
import { shellWords } from '../shell/words.ts'
import { Moment } from '../ui/moment.tsx'
import { Loaded } from '../ui/page.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { accessWords } from './words.ts'

type Chosen = Readonly<Partial<Record<Role, CaseScope>>>

function Edit({ view }: { view: SettingsView }) {
  const marks = useMarks()
  const t = useWords(accessWords)
  const shared = useWords(shellWords)
  const language = useLanguage()
  const { message } = App.useApp()
  const isAdministrator = holds(useMe(), 'administrator')
  const before: Chosen = Object.fromEntries(view.access.visibility.map(one => [one.role, one.scope]))
  const [chosen, setChosen] = useState<Chosen>(before)
  const [onlyChanged, setOnlyChanged] = useState(false)
  const save = useAct({
    // Only what differs from the default is kept: a default that changes with the product is followed then.
    send: (_: undefined, intent) =>
      changeSettings(
        {
          access: {
            visibility: Object.fromEntries(
              view.access.visibility.flatMap(one => (chosen[one.role] === one.default ? [] : [[one.role, chosen[one.role]]])),
            ),
          },
        },
        intent,
      ),
    refreshes: [['settings'], ['case'], ['home'], ['duties']],
    onDone: ({ changed }) => void message.success(t(changed.length === 0 ? 'unchanged' : 'saved')),
  })
  const setBy = view.setBy['access.visibility']
  const shown = view.access.visibility.filter(one => !onlyChanged || chosen[one.role] !== one.default)
  return (
    <section className="panel access-panel" aria-label={t('visibility')}>
      <dl className="access-means">
        {caseScopes.map(scope => (
          <div key={scope}>
            <dt>{t(scope)}</dt>
            <dd>{t(`${scope}Means`)}</dd>
          </div>
        ))}
      </dl>
      <Checkbox checked={onlyChanged} onChange={event => setOnlyChanged(event.target.checked)}>
        {t('onlyChanged')}
      </Checkbox>
      <ul className="access-posts">
        {shown.map(({ role, default: usual }) => {
          const name = sayValue('role', role, language)
          return (
            <li key={role}>
              <span>{name}</span>
              <span>{chosen[role] === usual ? null : <Tag color="processing">{t('changed')}</Tag>}</span>
              <Select<CaseScope>
                aria-label={name + marks.colon + t('sees')}
                value={chosen[role] ?? usual}
                disabled={!isAdministrator}
                onChange={scope => setChosen(now => ({ ...now, [role]: scope }))}
                options={caseScopes.map(value => ({ value, label: t(value) }))}
                optionRender={({ value, label }) => (value === usual ? `${String(label)} · ${t('usual')}` : label)}
                popupMatchSelectWidth={false}
              />
            </li>
          )
        })}
      </ul>
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

/** 可见范围: which cases each post sees, against the product's default. */
export function VisibilitySection() {
  const t = useWords(accessWords)
  return (
    <>
      <p className="access-hint">{t('visibilityHint')}</p>
      <Loaded query={useSettings()}>{view => <Edit key={JSON.stringify(view.access.visibility)} view={view} />}</Loaded>
    </>
  )
}
