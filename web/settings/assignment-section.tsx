import { DeleteOutlined } from '@ant-design/icons'
import { App, Button, Select } from 'antd'
import { useState } from 'react'
import { customerKinds } from '../../events/customer-kinds.ts'
import type { AssignmentSettings, PersonSkills } from '../../server/assignment/schema.ts'
import type { SettingsView } from '../../server/settings/schema.ts'
import { holds, useMe } from '../api/me.ts'
import { useAct } from '../api/use-act.ts'
import { useCurrentPacks } from '../cases/packs.ts'
import { sayValue } from '../cases/say-value.ts'
import { useLanguage, useText, useWords } from '../language/use-words.ts'
import { shellWords } from '../shell/words.ts'
import { Loaded } from '../ui/page.tsx'
import { PersonInput } from '../ui/people-input.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { assignmentWords, modelSeparators } from './assignment-words.ts'
import { CertificatesPanel } from './certificates-panel.tsx'
import { SettingPanel } from './setting-panel.tsx'
import { changeSettings, useSettings, useStaff } from './use-settings.ts'
import { settingWords } from './words.ts'

type Kind = AssignmentSettings['kinds'][number]

/** Categories and their subtypes of the kinds of case that are assigned, by the regulations in force. */
function useSkillOptions() {
  const text = useText()
  const packs = useCurrentPacks()
  return packs.flatMap(pack =>
    pack.categories.map(category => ({
      label: `${text(category.title)} · ${text(pack.title)}`,
      title: text(category.title),
      options: [
        { value: category.id, label: text(category.title) },
        ...category.subtypes.map(sub => ({
          value: `${category.id}/${sub.id}`,
          label: `${text(category.title)} / ${text(sub.title)}`,
        })),
      ],
    })),
  )
}

function Edit({ view }: { view: SettingsView }) {
  const t = useWords(settingWords)
  const a = useWords(assignmentWords)
  const shared = useWords(shellWords)
  const language = useLanguage()
  const { message } = App.useApp()
  const isAdministrator = holds(useMe(), 'administrator')
  const [kinds, setKinds] = useState<Kind[]>(view.assignment.kinds)
  const [skills, setSkills] = useState<PersonSkills[]>(view.assignment.skills)
  const [required, setRequired] = useState(view.assignment.certificates)
  const [noticeDays, setNoticeDays] = useState(view.assignment.certificateNoticeDays)
  const staff = useStaff('', false)
  const options = useSkillOptions()
  const nameOf = (id: string) => staff.data?.find(one => one.id === id)?.name ?? '…'
  const save = useAct({
    send: (_: undefined, intent) =>
      changeSettings(
        {
          assignment: {
            kinds,
            skills,
            certificates: required.filter(one => one.kinds.length > 0),
            certificateNoticeDays: noticeDays,
          },
        },
        intent,
      ),
    refreshes: [['settings']],
    onDone: ({ changed }) => void message.success(t(changed.length === 0 ? 'unchanged' : 'saved')),
  })
  const change = (person: string, part: Partial<PersonSkills>) =>
    setSkills(skills.map(one => (one.person === person ? { ...one, ...part } : one)))
  return (
    <>
      <SettingPanel title={a('kinds')} hint={a('kindsHint')} of={{ view, names: ['assignment.kinds'] }}>
        <Select<Kind[]>
          mode="multiple"
          aria-label={a('kinds')}
          className="setting-wide"
          value={kinds}
          onChange={setKinds}
          disabled={!isAdministrator}
          placeholder={a('none')}
          optionFilterProp="label"
          options={customerKinds.map(value => ({ value, label: sayValue('kind', value, language) }))}
        />
      </SettingPanel>
      <SettingPanel title={a('skills')} hint={a('skillsHint')} of={{ view, names: ['assignment.skills'] }}>
        <ul className="assignment-people">
          {skills.map(one => (
            <li key={one.person} className="assignment-person">
              <span className="assignment-name">{nameOf(one.person)}</span>
              <Select<string[]>
                mode="multiple"
                aria-label={a('categoriesOf', { name: nameOf(one.person) })}
                placeholder={a('categories')}
                value={[...one.categories]}
                onChange={categories => change(one.person, { categories })}
                disabled={!isAdministrator}
                optionFilterProp="label"
                maxTagCount="responsive"
                options={options}
              />
              <Select<string[]>
                mode="tags"
                aria-label={a('modelsOf', { name: nameOf(one.person) })}
                placeholder={a('models')}
                value={[...one.models]}
                onChange={models => change(one.person, { models })}
                disabled={!isAdministrator}
                tokenSeparators={[...modelSeparators]}
                maxTagCount="responsive"
              />
              {isAdministrator && (
                <Button
                  type="text"
                  icon={<DeleteOutlined />}
                  aria-label={a('remove', { name: nameOf(one.person) })}
                  onClick={() => setSkills(skills.filter(other => other.person !== one.person))}
                />
              )}
            </li>
          ))}
        </ul>
        {skills.length === 0 && <p className="setting-quiet">{a('noSkills')}</p>}
        {isAdministrator && (
          <div className="setting-wide">
            <PersonInput
              placeholder={a('add')}
              value={null}
              onChange={person => {
                if (person !== null && !skills.some(one => one.person === person))
                  setSkills([...skills, { person, categories: [], models: [] }])
              }}
            />
          </div>
        )}
      </SettingPanel>
      <CertificatesPanel
        {...{ view, required, setRequired, noticeDays, setNoticeDays }}
        options={options}
        isReadOnly={!isAdministrator}
      />
      {save.error !== null && <Refusal problem={save.error} onClose={save.reset} />}
      {isAdministrator && (
        <div className="setting-foot">
          <Button type="primary" loading={save.isPending} onClick={() => save.mutate(undefined)}>
            {shared('save')}
          </Button>
        </div>
      )}
    </>
  )
}

/** 自动分派: which kinds of case go to one person as they are registered, and who is good at what (penal 三(二)2, furn 3.3.2(2)). */
export function AssignmentSection() {
  const t = useWords(settingWords)
  const query = useSettings()
  const isAdministrator = holds(useMe(), 'administrator')
  return (
    <>
      <p className="setting-intro">
        {t('companySetting')} {!isAdministrator && t('readOnly')}
      </p>
      <Loaded query={query}>{view => <Edit key={JSON.stringify(view.assignment)} view={view} />}</Loaded>
    </>
  )
}
