import { Select } from 'antd'
import { useSearchParams } from 'react-router'
import { DutyRow, ListDuties } from '../../server/duties/schema.ts'
import { usePages } from '../api/query.ts'
import { useNames } from '../cases/packs.ts'
import { useWords } from '../language/use-words.ts'
import { ExcelButton } from '../ui/excel-button.tsx'
import { Page } from '../ui/page.tsx'
import { PagedList } from '../ui/paged-list.tsx'
import { DepartmentInput, PersonInput } from '../ui/people-input.tsx'
import { TeamDuty } from './team-duty.tsx'
import { inboxWords } from './words.ts'
import './inbox.css'

const states = ['open', 'overdue', 'two-hours', 'today', 'running', 'paused', 'untimed', 'closed'] as const
const Filter = ListDuties.omit({ limit: true, after: true })

/** Duties of anybody by a filter in the address: where the numbers of the board lead. */
export function DutiesPage() {
  const t = useWords(inboxWords)
  const { names } = useNames()
  const [params, setParams] = useSearchParams()
  const filter = Filter.safeParse(Object.fromEntries([...params].filter(([name]) => name !== 'why'))).data ?? Filter.parse({})
  const { mine, ...rest } = filter
  const owner = mine === '1' ? 'me' : filter.owner
  const pages = usePages({ key: ['duties', 'list'], path: '/api/duties', item: DutyRow, query: { ...rest, owner } })
  const change = (name: string, value: string | null | undefined) => {
    const next = new URLSearchParams(params)
    if (name === 'owner') next.delete('mine')
    if (value === null || value === undefined || value === '') next.delete(name)
    else next.set(name, value)
    setParams(next, { replace: true })
  }
  const isPerson = owner !== undefined && owner !== 'me' && owner !== 'none'
  return (
    <Page
      title={t('dutiesTitle')}
      actions={
        <ExcelButton
          path="/api/duties.xlsx"
          query={{ ...rest, ...(owner === undefined ? {} : { owner }) }}
          name={t('dutiesTitle')}
        />
      }
      bar={
        <div className="duty-filters">
          <Select
            aria-label={t('state')}
            value={filter.state}
            onChange={value => change('state', value)}
            options={states.map(value => ({ value, label: t(`state.${value}`) }))}
          />
          <Select
            aria-label={t('owner')}
            value={isPerson ? 'person' : (owner ?? '')}
            onChange={value => change('owner', value === 'person' ? undefined : value)}
            options={[
              { value: '', label: t('anyOwner') },
              { value: 'me', label: t('onlyMine') },
              { value: 'none', label: t('nobody') },
              ...(isPerson ? [{ value: 'person', label: t('owner') }] : []),
            ]}
          />
          <div className="duty-filter">
            <PersonInput value={isPerson ? owner : null} onChange={id => change('owner', id)} placeholder={t('owner')} />
          </div>
          <div className="duty-filter">
            <DepartmentInput
              value={filter.department ?? null}
              onChange={id => change('department', id)}
              placeholder={t('department')}
            />
          </div>
        </div>
      }
    >
      <PagedList pages={pages} empty={t('dutiesEmpty')} emptyHint={t('dutiesEmptyHint')}>
        <ul>
          {pages.items.map(duty => (
            <TeamDuty key={duty.id} duty={duty} names={names} />
          ))}
        </ul>
      </PagedList>
    </Page>
  )
}
