import { PlusOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { useState } from 'react'
import type { Role } from '../../events/roles.ts'
import type { PersonRow, Staffing } from '../../server/organisation/schema.ts'
import { Clause } from '../cases/clause.tsx'
import { sayValue } from '../cases/say-value.ts'
import { useLanguage, useText, useWords } from '../language/use-words.ts'
import { PersonDialog } from './person-dialog.tsx'
import { SettingPanel } from './setting-panel.tsx'
import { useAllDepartments, useStaff, useStaffing } from './use-settings.ts'
import { UsualDepartments } from './usual-departments.tsx'
import { usualDepartment } from './usual-names.ts'
import { settingWords } from './words.ts'

type Filling = { readonly role: Role; readonly department?: string | undefined; readonly person?: PersonRow | undefined }

function Fill({ name, people, onFill }: { name: string; people: readonly PersonRow[]; onFill: (person?: PersonRow) => void }) {
  const t = useWords(settingWords)
  return (
    <span className="staffing-acts">
      <Button size="small" icon={<PlusOutlined />} aria-label={`${t('addPerson')}: ${name}`} onClick={() => onFill()}>
        {t('addPerson')}
      </Button>
      <Select
        size="small"
        className="staffing-select"
        aria-label={`${t('appoint')}: ${name}`}
        placeholder={t('appoint')}
        showSearch={{ optionFilterProp: 'label' }}
        value={null}
        onChange={(id: string | null) => onFill(people.find(one => one.id === id))}
        options={people.map(one => ({ value: one.id, label: one.title === '' ? one.name : `${one.name} · ${one.title}` }))}
      />
    </span>
  )
}

/** 岗位检查, for administrators while something is missing: which posts the regulation speaks of and nobody holds, each to be filled on the spot. */
export function StaffingPanel() {
  const t = useWords(settingWords)
  const text = useText()
  const language = useLanguage()
  const { data: staffing } = useStaffing()
  const { data: people = [] } = useStaff('', false)
  const { data: departments = [] } = useAllDepartments()
  const [filling, setFilling] = useState<Filling>()
  if (staffing === undefined) return null
  const missing = staffing.roles.filter(one => one.isMissing)
  const nameOf = ({ role, title }: Staffing['roles'][number]) => (title === null ? sayValue('role', role, language) : text(title))
  return (
    <>
      {missing.length + staffing.headless.length > 0 && (
        <SettingPanel title={t('staffing', { count: missing.length + staffing.headless.length })} hint={t('staffingHint')}>
          <UsualDepartments kinds={staffing.kinds} />
          <ul className="departments">
            {missing.map(one => (
              <li key={one.role}>
                <span className="staffing-what">
                  {nameOf(one)} {one.clause !== null && <Clause of={one.clause} />}
                  <span className="setting-quiet">
                    {t('staffingRules', { count: one.rules })}
                    {one.examples.map(({ title }) => text(title)).join(t('listComma'))}
                  </span>
                </span>
                <Fill
                  name={nameOf(one)}
                  people={people}
                  onFill={person => setFilling({ role: one.role, person, department: usualDepartment(one.role, departments) })}
                />
              </li>
            ))}
            {staffing.headless.map(({ id, name }) => (
              <li key={id}>
                <span className="staffing-what">
                  {t('headless', { name })}
                  <span className="setting-quiet">{t('headlessHint')}</span>
                </span>
                <Fill
                  name={t('headless', { name })}
                  people={people.filter(one => one.department?.id === id)}
                  onFill={person => setFilling({ role: 'department-head', person, department: id })}
                />
              </li>
            ))}
          </ul>
        </SettingPanel>
      )}
      {filling !== undefined && (
        <PersonDialog
          {...(filling.person === undefined ? {} : { person: filling.person })}
          adding={filling.role}
          {...(filling.department === undefined ? {} : { department: filling.department })}
          onClose={() => setFilling(undefined)}
        />
      )}
    </>
  )
}
