import { Modal } from 'antd'
import type { OrganisationView } from '../../server/organisation/chart-schema.ts'
import { departmentKinds, NewDepartmentBody } from '../../server/organisation/schema.ts'
import { CloseDepartmentBody, NewRegionBody } from '../../server/organisation/staff-schema.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { settingWords } from '../settings/words.ts'
import { shellWords } from '../shell/words.ts'
import { ActForm } from '../ui/act-form.tsx'
import {
  addDepartment,
  addRegion,
  changeDepartment,
  closeDepartment,
  organisationKeys,
  useOrganisation,
} from './organisation-data.ts'
import { organisationWords } from './words.ts'

type Department = OrganisationView['departments'][number]

/** Makes a department, or changes its name, kind, place in the tree or region. */
export function DepartmentDialog({
  department,
  parent,
  onClose,
}: {
  department?: Department
  parent?: string
  onClose: () => void
}) {
  const t = useWords(organisationWords)
  const kinds = useWords(settingWords)
  const shared = useWords(shellWords)
  const language = useLanguage()
  const { data } = useOrganisation(undefined)
  const kind = departmentKinds.find(k => k === department?.kind)
  return (
    <Modal
      open
      title={department === undefined ? t('addDepartment') : `${t('editDepartment')} · ${department.name}`}
      footer={null}
      onCancel={onClose}
      width={520}
      destroyOnHidden
    >
      <ActForm
        schema={NewDepartmentBody}
        initial={
          department === undefined
            ? { ...(parent === undefined ? {} : { parent }) }
            : {
                name: department.name,
                nameEn: department.nameEn,
                ...(kind === undefined ? {} : { kind }),
                ...(department.parent === null ? {} : { parent: department.parent }),
                ...(department.region === null ? {} : { region: department.region }),
              }
        }
        fields={[
          { name: 'name', label: t('departmentName'), kind: 'text', maxLength: 100 },
          { name: 'nameEn', label: t('departmentNameEn'), kind: 'text', maxLength: 100 },
          {
            name: 'kind',
            label: t('departmentKind'),
            kind: 'select',
            options: departmentKinds.map(value => ({ value, label: kinds(`kind.${value}`) })),
          },
          { name: 'parent', label: t('parent'), kind: 'department' },
          {
            name: 'region',
            label: t('region'),
            kind: 'select',
            placeholder: t('noRegion'),
            options: (data?.regions ?? []).map(r => ({
              value: r.id,
              label: language === 'en' && r.nameEn !== '' ? r.nameEn : r.name,
            })),
          },
        ]}
        submitLabel={shared('save')}
        onSubmit={(input, intent): Promise<unknown> =>
          department === undefined
            ? addDepartment(input, intent)
            : changeDepartment(department.id, { ...input, parent: input.parent ?? null, region: input.region ?? null }, intent)
        }
        onDone={onClose}
        onCancel={onClose}
        refreshes={organisationKeys}
      />
    </Modal>
  )
}

/** Closes a department, or merges it into another one. */
export function CloseDepartmentDialog({ department, onClose }: { department: Department; onClose: () => void }) {
  const t = useWords(organisationWords)
  return (
    <Modal
      open
      title={`${t('closeDepartment')} · ${department.name}`}
      footer={null}
      onCancel={onClose}
      width={480}
      destroyOnHidden
    >
      <ActForm
        schema={CloseDepartmentBody}
        fields={[
          { name: 'into', label: t('mergeInto'), kind: 'department', hint: t('mergeHint'), wide: true },
          { name: 'reason', label: t('reason'), kind: 'text', maxLength: 500, wide: true },
        ]}
        submitLabel={t('closeDepartment')}
        onSubmit={(input, intent) => closeDepartment(department.id, input, intent)}
        onDone={onClose}
        onCancel={onClose}
        refreshes={organisationKeys}
      />
    </Modal>
  )
}

/** Makes a region; an overseas one asks for a local liaison. */
export function RegionDialog({ onClose }: { onClose: () => void }) {
  const t = useWords(organisationWords)
  const shared = useWords(shellWords)
  return (
    <Modal open title={t('addRegion')} footer={null} onCancel={onClose} width={480} destroyOnHidden>
      <ActForm
        schema={NewRegionBody}
        initial={{ isOverseas: true }}
        fields={[
          { name: 'name', label: t('regionName'), kind: 'text', maxLength: 100 },
          { name: 'nameEn', label: t('departmentNameEn'), kind: 'text', maxLength: 100 },
          { name: 'isOverseas', label: t('region'), kind: 'checkbox', text: t('isOverseas'), wide: true },
        ]}
        submitLabel={shared('save')}
        onSubmit={addRegion}
        onDone={onClose}
        onCancel={onClose}
        refreshes={organisationKeys}
      />
    </Modal>
  )
}
