import { EditOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { type DepartmentRow, departmentKinds, NewDepartmentBody } from '../../server/organisation/schema.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { shellWords } from '../shell/words.ts'
import { ActForm } from '../ui/act-form.tsx'
import { Loaded } from '../ui/page.tsx'
import { SettingPanel } from './setting-panel.tsx'
import { addDepartment, changeDepartment, staffKeys, useAllDepartments } from './use-settings.ts'
import { settingWords } from './words.ts'

const kindOf = (kind: string) => departmentKinds.find(one => one === kind) ?? 'other'

function DepartmentDialog({ department, onClose }: { department?: DepartmentRow; onClose: () => void }) {
  const t = useWords(settingWords)
  const shared = useWords(shellWords)
  const send = async (data: object, intent: string): Promise<unknown> =>
    department === undefined ? addDepartment(data, intent) : changeDepartment(department.id, data, intent)
  return (
    <Modal
      open
      title={department === undefined ? t('addDepartment') : `${t('editPerson')} ${department.name}`}
      footer={null}
      onCancel={onClose}
      width={480}
      destroyOnHidden
    >
      <ActForm
        schema={NewDepartmentBody}
        initial={
          department === undefined ? {} : { name: department.name, nameEn: department.nameEn, kind: kindOf(department.kind) }
        }
        fields={[
          { name: 'name', label: t('departmentName'), kind: 'text', maxLength: 100 },
          { name: 'nameEn', label: t('departmentNameEn'), kind: 'text', maxLength: 100 },
          {
            name: 'kind',
            label: t('departmentKind'),
            kind: 'select',
            options: departmentKinds.map(value => ({ value, label: t(`kind.${value}`) })),
          },
        ]}
        submitLabel={shared('save')}
        onSubmit={send}
        onDone={onClose}
        onCancel={onClose}
        refreshes={staffKeys}
      />
    </Modal>
  )
}

/** The departments, by the functions that assignment tables name. */
export function Departments({ isAdministrator }: { isAdministrator: boolean }) {
  const t = useWords(settingWords)
  const language = useLanguage()
  const query = useAllDepartments()
  const [open, setOpen] = useState<DepartmentRow | 'new'>()
  return (
    <SettingPanel
      title={t('departments')}
      extra={
        isAdministrator && (
          <Button size="small" icon={<PlusOutlined />} onClick={() => setOpen('new')}>
            {t('addDepartment')}
          </Button>
        )
      }
    >
      <Loaded query={query}>
        {departments => (
          <ul className="departments">
            {departments.map(one => (
              <li key={one.id}>
                <span>
                  {language === 'en' && one.nameEn !== '' ? one.nameEn : one.name}
                  <span className="setting-quiet">
                    {t(`kind.${kindOf(one.kind)}`)} · {t('peopleCount', { count: one.people })}
                  </span>
                </span>
                {isAdministrator && (
                  <Button
                    type="text"
                    size="small"
                    icon={<EditOutlined />}
                    aria-label={`${t('editPerson')} ${one.name}`}
                    onClick={() => setOpen(one)}
                  />
                )}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      {open !== undefined && (
        <DepartmentDialog {...(open === 'new' ? {} : { department: open })} onClose={() => setOpen(undefined)} />
      )}
    </SettingPanel>
  )
}
