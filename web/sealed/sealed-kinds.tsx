import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { App, Button, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { type CaseKind, caseKinds } from '../../events/case-words.ts'
import { type Role, roles } from '../../events/roles.ts'
import type { SealedKind } from '../../server/access/scopes-schema.ts'
import type { SettingsView } from '../../server/settings/schema.ts'
import { holds, useMe } from '../api/me.ts'
import { useAct } from '../api/use-act.ts'
import { useCurrentPacks } from '../cases/packs.ts'
import { sayValue } from '../cases/say-value.ts'
import { useLanguage, useText, useWords } from '../language/use-words.ts'
import { changeSettings } from '../settings/use-settings.ts'
import { shellWords } from '../shell/words.ts'
import { Moment } from '../ui/moment.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { sealedWords } from './words.ts'

/** 密封类别: what the company seals beside what its regulations seal, who looks after such cases, and how long an audit sees one. */
export function SealedKinds({ view }: { view: SettingsView }) {
  const t = useWords(sealedWords)
  const shared = useWords(shellWords)
  const language = useLanguage()
  const text = useText()
  const packs = useCurrentPacks()
  const { message } = App.useApp()
  const isAdministrator = holds(useMe(), 'administrator')
  const [sealed, setSealed] = useState<SealedKind[]>(view.access.sealed)
  const [hours, setHours] = useState(view.access.auditHours)
  const save = useAct({
    send: (_: undefined, intent) => changeSettings({ access: { sealed, auditHours: hours } }, intent),
    refreshes: [['settings'], ['case'], ['sealed-cases']],
    onDone: ({ changed }) => void message.success(t(changed.length === 0 ? 'unchanged' : 'saved')),
  })
  const categories = [...new Map(packs.flatMap(pack => pack.categories).map(one => [one.id, text(one.title)]))]
  const posts = roles.map(value => ({ value, label: sayValue('role', value, language) }))
  const change = (at: number, part: Partial<SealedKind>) =>
    setSealed(sealed.map((one, place) => (place === at ? { ...one, ...part } : one)))
  const setBy = view.setBy['access.sealed'] ?? view.setBy['access.auditHours']
  return (
    <section className="panel access-panel" aria-label={t('kindsTitle')}>
      <h2>{t('kindsTitle')}</h2>
      <p className="access-hint">{t('kindsHint')}</p>
      {sealed.length === 0 && <p className="access-quiet">{t('noKinds')}</p>}
      <ul className="sealed-kinds">
        {sealed.map((one, at) => {
          const name = sayValue('kind', one.kind, language)
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: entries have no name of their own, and two may be alike while they are made
            <li key={at} className="sealed-kind">
              <Select<CaseKind>
                aria-label={t('kindOf')}
                value={one.kind}
                disabled={!isAdministrator}
                onChange={kind => change(at, { kind })}
                showSearch
                optionFilterProp="label"
                options={caseKinds.map(value => ({ value, label: sayValue('kind', value, language) }))}
              />
              <Select<string>
                aria-label={t('categoryOf', { name })}
                value={one.category ?? ''}
                disabled={!isAdministrator}
                onChange={category => {
                  const { category: _, ...rest } = one
                  setSealed(sealed.map((other, place) => (place === at ? { ...rest, ...(category && { category }) } : other)))
                }}
                showSearch
                optionFilterProp="label"
                options={[
                  { value: '', label: t('allCategories') },
                  ...categories.map(([value, label]) => ({ value, label })),
                  // One of a regulation that is no longer in force.
                  ...(one.category === undefined || categories.some(([id]) => id === one.category)
                    ? []
                    : [{ value: one.category, label: t('formerCategory') }]),
                ]}
              />
              {(['to', 'audit'] as const).map(field => (
                <Select<Role[]>
                  key={field}
                  mode="multiple"
                  aria-label={t(field === 'to' ? 'lookAfterOf' : 'auditOf', { name })}
                  prefix={t(field === 'to' ? 'lookAfter' : 'auditBy')}
                  value={one[field]}
                  disabled={!isAdministrator}
                  // Nobody at all could look after it, or open it: one post has to stay.
                  onChange={next => next.length > 0 && change(at, { [field]: next })}
                  optionFilterProp="label"
                  options={posts}
                />
              ))}
              {isAdministrator && (
                <Button
                  type="text"
                  icon={<DeleteOutlined />}
                  aria-label={t('removeKind', { name })}
                  onClick={() => setSealed(sealed.filter((_, place) => place !== at))}
                />
              )}
            </li>
          )
        })}
      </ul>
      {isAdministrator && sealed.length < 20 && (
        <Button
          className="sealed-add"
          icon={<PlusOutlined />}
          onClick={() => setSealed([...sealed, { kind: 'complaint', to: ['human-resources'], audit: ['auditor'] }])}
        >
          {t('addKind')}
        </Button>
      )}
      <p className="sealed-hours">
        {t('auditHours')}{' '}
        <InputNumber
          aria-label={t('auditHours')}
          min={1}
          max={720}
          precision={0}
          value={hours}
          disabled={!isAdministrator}
          onChange={value => setHours(value ?? 24)}
          suffix={t('hoursUnit')}
        />
      </p>
      {save.error !== null && <Refusal problem={save.error} onClose={save.reset} />}
      <div className="access-foot">
        {isAdministrator && (
          <Button type="primary" loading={save.isPending} onClick={() => save.mutate(undefined)}>
            {shared('save')}
          </Button>
        )}
        {setBy !== undefined && (
          <span className="access-quiet">
            {setBy.by.name} <Moment at={setBy.at} />
          </span>
        )}
      </div>
    </section>
  )
}
