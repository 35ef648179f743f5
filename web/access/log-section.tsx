import { Input } from 'antd'
import { Link, useSearchParams } from 'react-router'
import { AccessLogEntry, accessActions } from '../../server/oversight/schema.ts'
import { usePages } from '../api/query.ts'
import { useWords } from '../language/use-words.ts'
import { ExcelButton } from '../ui/excel-button.tsx'
import { Moment } from '../ui/moment.tsx'
import { PagedList } from '../ui/paged-list.tsx'
import { FilterBar } from './filter-bar.tsx'
import { useFilters } from './use-filters.ts'
import { accessWords } from './words.ts'

/** What it was about, in the words that were written down with it. */
function aboutOf({ detail }: AccessLogEntry): string {
  return [detail.title, detail.list, detail.form, detail.customer, detail.page, detail.person]
    .filter((one): one is string => typeof one === 'string' && one !== '')
    .join(' · ')
}

/** 访问日志: who read what is sensitive, when and why. */
export function LogSection() {
  const t = useWords(accessWords)
  const filters = useFilters(accessActions)
  const { what: action, ...rest } = filters.query
  const [params, setParams] = useSearchParams()
  const number = params.get('number') ?? undefined
  const query = { action, ...rest, ...(number === undefined ? {} : { number }) }
  const pages = usePages({ key: ['access-log'], path: '/api/access-log', item: AccessLogEntry, query })
  return (
    <>
      <p className="access-hint">{t('logHint')}</p>
      <FilterBar
        filters={filters}
        options={accessActions.map(value => ({ value, label: t(value) }))}
        placeholder={t('anyAction')}
      >
        <Input.Search
          allowClear
          aria-label={t('byNumber')}
          placeholder={t('byNumber')}
          defaultValue={number ?? ''}
          style={{ width: 220 }}
          onSearch={value =>
            setParams(now => {
              const next = new URLSearchParams(now)
              if (value.trim() === '') next.delete('number')
              else next.set('number', value.trim())
              return next
            })
          }
        />
        <ExcelButton path="/api/access-log.xlsx" query={query} name={t('log')} />
      </FilterBar>
      <PagedList pages={pages} empty={t('emptyLog')} emptyHint={t('emptyLogHint')}>
        <ul>
          {pages.items.map(entry => {
            const about = aboutOf(entry)
            return (
              <li key={entry.id} className="access-entry">
                <span className="access-when">
                  <Moment at={entry.at} />
                </span>
                <span className="access-what">
                  <strong>{entry.actor.name}</strong> {t(entry.action)}
                  {entry.case !== null && (
                    <>
                      {' · '}
                      <Link to={`/cases/${entry.case.id}`}>{entry.case.number}</Link>
                    </>
                  )}
                  {about !== '' && <span> · {about}</span>}
                  {entry.number !== null && <span> · {entry.number}</span>}
                  {typeof entry.detail.rows === 'number' && <span> · {t('rowsOf', { count: entry.detail.rows })}</span>}
                </span>
                <span className="access-quiet">{entry.address}</span>
                {entry.reason !== '' && <span className="access-reason">{t('reasonLine', { reason: entry.reason })}</span>}
              </li>
            )
          })}
        </ul>
      </PagedList>
    </>
  )
}
