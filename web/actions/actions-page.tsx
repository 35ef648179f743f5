import { Segmented, Select } from 'antd'
import { useId } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { actionStates } from '../../engine/actions.ts'
import { useMe } from '../api/me.ts'
import { useWords } from '../language/use-words.ts'
import { Page } from '../ui/page.tsx'
import { PagedList } from '../ui/paged-list.tsx'
import { DepartmentInput, PersonInput } from '../ui/people-input.tsx'
import { ActionItem } from './action-item.tsx'
import { type ActionFilter, useActionCounts, useActionPages } from './use-actions.ts'
import { actionListWords } from './words.ts'
import './actions.css'

const filters = ['state', 'late', 'sort', 'person', 'department', 'case'] as const

/** `/actions`: all corrective and preventive actions with owner, time, state and effect; every filter stands in the address. */
export function ActionsPage() {
  const t = useWords(actionListWords)
  const me = useMe()
  const ids = useId()
  const navigate = useNavigate()
  const [params, setParams] = useSearchParams()
  const given = Object.fromEntries(filters.flatMap(name => (params.get(name) ? [[name, params.get(name)!]] : [])))
  const filter = given as ActionFilter
  const pages = useActionPages(filter)
  const counts = useActionCounts(filter)
  const change = (more: Readonly<Record<string, string | undefined>>) => {
    const next = new URLSearchParams(params)
    for (const [name, value] of Object.entries(more)) {
      if (value === undefined || value === '') next.delete(name)
      else next.set(name, value)
    }
    setParams(next, { replace: true })
  }
  const count = (name: (typeof actionStates)[number] | 'late') =>
    counts.data === undefined ? '' : ` ${counts.data.counts[name]}`
  const isFiltered = Object.keys(given).length > 0
  return (
    <Page
      title={t('title')}
      subtitle={t('subtitle')}
      bar={
        <div className="action-bar">
          <Segmented
            aria-label={t('states')}
            value={given.late === 'yes' ? 'late' : (given.state ?? '')}
            onChange={value => change(value === 'late' ? { late: 'yes', state: undefined } : { late: undefined, state: value })}
            options={[
              { value: '', label: t('all') },
              { value: 'late', label: `${t('late')}${count('late')}` },
              ...actionStates.map(value => ({ value, label: `${t(`state.${value}`)}${count(value)}` })),
            ]}
          />
          <Select
            aria-label={t('sort')}
            value={given.sort ?? ''}
            onChange={value => change({ sort: value })}
            options={[
              { value: '', label: t('sort') },
              { value: 'corrective', label: t('sort.corrective') },
              { value: 'preventive', label: t('sort.preventive') },
            ]}
          />
          <Segmented
            aria-label={t('mine')}
            value={given.person === me.person.id ? 'mine' : ''}
            onChange={value => change({ person: value === 'mine' ? me.person.id : undefined })}
            options={[
              { value: '', label: t('all') },
              { value: 'mine', label: t('mine') },
            ]}
          />
          <div className="action-filter">
            <label className="visually-hidden" htmlFor={`${ids}-person`}>
              {t('person')}
            </label>
            <PersonInput
              id={`${ids}-person`}
              {...(given.person === undefined ? {} : { value: given.person })}
              onChange={id => change({ person: id ?? undefined })}
              placeholder={t('person')}
            />
          </div>
          <div className="action-filter">
            <label className="visually-hidden" htmlFor={`${ids}-department`}>
              {t('department')}
            </label>
            <DepartmentInput
              id={`${ids}-department`}
              {...(given.department === undefined ? {} : { value: given.department })}
              onChange={id => change({ department: id ?? undefined })}
              placeholder={t('department')}
            />
          </div>
        </div>
      }
    >
      <PagedList
        pages={pages}
        empty={t(isFiltered ? 'emptyFiltered' : 'empty')}
        {...(isFiltered ? {} : { emptyHint: t('emptyHint') })}
      >
        <ul className="action-list">
          {pages.items.map(row => (
            <ActionItem
              key={row.id}
              row={row}
              onAct={(act, { number }) => void navigate(`/cases/${row.case.id}?act=${act}&action=${number}`)}
            />
          ))}
        </ul>
      </PagedList>
    </Page>
  )
}
