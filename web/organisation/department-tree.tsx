import { MoreOutlined } from '@ant-design/icons'
import { Button, Dropdown, Select, Tag } from 'antd'
import { useState } from 'react'
import type { OrganisationView } from '../../server/organisation/chart-schema.ts'
import { useMe } from '../api/me.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { phone, useMedia } from '../ui/use-media.ts'
import { CloseDepartmentDialog, DepartmentDialog } from './department-dialogs.tsx'
import { belowOf, inTreeOrder } from './department-order.ts'
import { keeps } from './organisation-data.ts'
import { organisationWords } from './words.ts'

type Department = OrganisationView['departments'][number]
type Props = {
  readonly view: OrganisationView
  readonly chosen: string | undefined
  readonly onChoose: (id: string | undefined) => void
}

/** The departments of a day, indented as they lie; on the phone as one select. */
export function DepartmentTree({ view, chosen, onChoose }: Props) {
  const t = useWords(organisationWords)
  const language = useLanguage()
  const me = useMe()
  const isPhone = useMedia(phone)
  const [open, setOpen] = useState<{ what: 'edit' | 'close'; department: Department }>()
  const rows = inTreeOrder(view.departments)
  const nameOf = (d: Department) => (language === 'en' && d.nameEn !== '' ? d.nameEn : d.name)
  const countIn = (id: string) => {
    const inside = belowOf(view.departments, id)
    return view.people.filter(p => p.department !== null && inside.has(p.department)).length
  }
  const dialogs = (
    <>
      {open?.what === 'edit' && <DepartmentDialog department={open.department} onClose={() => setOpen(undefined)} />}
      {open?.what === 'close' && <CloseDepartmentDialog department={open.department} onClose={() => setOpen(undefined)} />}
    </>
  )
  if (isPhone)
    return (
      <>
        <Select
          className="wide-input"
          aria-label={t('departments')}
          value={chosen ?? ''}
          onChange={id => onChoose(id === '' ? undefined : id)}
          options={[
            { value: '', label: `${t('allDepartments')} · ${t('people', { count: view.people.length })}` },
            ...rows.map(({ department, depth }) => ({
              value: department.id,
              label: `${'\u2003'.repeat(depth)}${nameOf(department)} · ${countIn(department.id)}`,
            })),
          ]}
        />
        {dialogs}
      </>
    )
  return (
    <nav className="panel organisation-tree" aria-label={t('departments')}>
      <ul>
        <li data-chosen={chosen === undefined}>
          <button type="button" aria-current={chosen === undefined} onClick={() => onChoose(undefined)}>
            {t('allDepartments')} <span className="organisation-quiet">{view.people.length}</span>
          </button>
        </li>
        {rows.map(({ department, depth }) => {
          const region = view.regions.find(r => r.id === department.region)
          return (
            <li key={department.id} data-chosen={chosen === department.id} style={{ paddingInlineStart: depth * 16 }}>
              <button type="button" aria-current={chosen === department.id} onClick={() => onChoose(department.id)}>
                {nameOf(department)} <span className="organisation-quiet">{countIn(department.id)}</span>
                {region !== undefined && <Tag>{language === 'en' && region.nameEn !== '' ? region.nameEn : region.name}</Tag>}
              </button>
              {keeps(me) && view.isToday && (
                <Dropdown
                  trigger={['click']}
                  menu={{
                    items: [
                      { key: 'edit', label: t('editDepartment'), onClick: () => setOpen({ what: 'edit', department }) },
                      {
                        key: 'close',
                        label: t('closeDepartment'),
                        danger: true,
                        onClick: () => setOpen({ what: 'close', department }),
                      },
                    ],
                  }}
                >
                  <Button
                    type="text"
                    size="small"
                    icon={<MoreOutlined />}
                    aria-label={`${t('editDepartment')} ${nameOf(department)}`}
                  />
                </Dropdown>
              )}
            </li>
          )
        })}
      </ul>
      {dialogs}
    </nav>
  )
}
