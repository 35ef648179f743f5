import { Tag } from 'antd'
import { PermissionEntry, permissionKinds } from '../../server/oversight/schema.ts'
import { usePages } from '../api/query.ts'
import { serverNow } from '../api/server-time.ts'
import { useText, useWords } from '../language/use-words.ts'
import { ExcelButton } from '../ui/excel-button.tsx'
import { Moment } from '../ui/moment.tsx'
import { PagedList } from '../ui/paged-list.tsx'
import { FilterBar } from './filter-bar.tsx'
import { useFilters } from './use-filters.ts'
import { accessWords } from './words.ts'

/** 权限历史: who was given or lost what, and who changed what posts see. */
export function HistorySection() {
  const t = useWords(accessWords)
  const text = useText()
  const filters = useFilters(permissionKinds)
  const { what: kind, ...rest } = filters.query
  const query = { kind, ...rest }
  const pages = usePages({ key: ['permission-history'], path: '/api/permission-history', item: PermissionEntry, query })
  return (
    <>
      <p className="access-hint">{t('historyHint')}</p>
      <FilterBar
        filters={filters}
        options={permissionKinds.map(value => ({ value, label: t(value) }))}
        placeholder={t('anyKind')}
      >
        <ExcelButton path="/api/permission-history.xlsx" query={query} name={t('history')} />
      </FilterBar>
      <PagedList pages={pages} empty={t('emptyLog')} emptyHint={t('emptyLogHint')}>
        <ul>
          {pages.items.map(entry => (
            <li key={entry.id} className="access-entry">
              <span className="access-when">
                <Moment at={entry.at} />
              </span>
              <span className="access-what">
                {entry.person !== null && <strong>{entry.person.name} </strong>}
                {t(entry.kind)} · {text(entry.what)} {Date.parse(entry.at) > serverNow() && <Tag>{t('ahead')}</Tag>}
              </span>
              <span className="access-quiet">{entry.by === null ? '' : t('by', { name: entry.by.name })}</span>
              {entry.reason !== '' && <span className="access-reason">{t('reasonLine', { reason: entry.reason })}</span>}
            </li>
          ))}
        </ul>
      </PagedList>
    </>
  )
}
