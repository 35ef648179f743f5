import { useQuery } from '@tanstack/react-query'
import { Checkbox, Select, Tag } from 'antd'
import { Link, useSearchParams } from 'react-router'
import { tripStates } from '../../engine/trips.ts'
import { TripPage, type TripRow } from '../../server/trips/schema.ts'
import { usePages } from '../api/query.ts'
import { get } from '../api/request.ts'
import { joinList } from '../language/join-list.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { ExcelButton } from '../ui/excel-button.tsx'
import { Day } from '../ui/moment.tsx'
import { Money } from '../ui/money.tsx'
import { Page } from '../ui/page.tsx'
import { PagedList } from '../ui/paged-list.tsx'
import { PersonInput } from '../ui/people-input.tsx'
import { sayYuan } from '../ui/yuan.ts'
import { orderWords } from './words.ts'
import './orders.css'

const colours: Readonly<Record<TripRow['state'], string>> = {
  submitted: 'processing',
  'sent-back': 'warning',
  approved: 'default',
  settling: 'processing',
  'over-refused': 'warning',
  settled: 'success',
}

function Trip({ row }: { readonly row: TripRow }) {
  const t = useWords(orderWords)
  const language = useLanguage()
  const { overFen } = row
  return (
    <li className="orders-card">
      <div className="orders-card-head">
        <Link to={`/cases/${row.case.id}`}>
          {row.case.number} {row.case.title}
        </Link>
        <Tag color={colours[row.state]}>{t(`state.${row.state}`)}</Tag>
      </div>
      <span className="orders-faint">
        {[
          joinList(
            row.people.map(one => one.name),
            language,
          ),
          row.customer ?? '',
        ]
          .filter(one => one !== '')
          .join(' · ')}{' '}
        · <Day date={row.from} /> – <Day date={row.to} />
      </span>
      <span className="orders-number">
        {t('budgetColumn')} <Money fen={row.budgetFen} short />
        {row.spentFen !== null && (
          <>
            {' · '}
            {t('spentColumn')} <Money fen={row.spentFen} short />
          </>
        )}
        {overFen !== null && overFen !== 0 && (
          <span className={overFen > 0 ? 'orders-over' : 'orders-faint'}>
            {' · '}
            {t('difference')} {overFen > 0 ? '+' : '−'}
            <Money fen={Math.abs(overFen)} short />
          </span>
        )}
      </span>
    </li>
  )
}

/** 出差费用: every trip of the orders that the viewer sees, with budget, costs and what lies between; as Excel too. */
export function TripsPage() {
  const t = useWords(orderWords)
  const [params, setParams] = useSearchParams()
  const query = Object.fromEntries(
    ['state', 'over', 'person'].flatMap(name => (params.get(name) ? [[name, params.get(name)!]] : [])),
  )
  const pages = usePages({
    ...{ key: ['case', 'trips'], path: '/api/trips', item: TripPage.shape.items.element },
    ...{ query, pageSize: 30 },
  })
  const sums = useQuery({
    queryKey: ['case', 'trips', 'sums', query],
    queryFn: ({ signal }) => get('/api/trips', TripPage, { query: { ...query, limit: 1 }, signal }),
  }).data?.sums
  const set = (name: string, value: string | null | undefined) =>
    setParams(
      now => {
        const next = new URLSearchParams(now)
        if (value == null || value === '') next.delete(name)
        else next.set(name, value)
        return next
      },
      { replace: true },
    )
  return (
    <Page title={t('trips')} actions={<ExcelButton path="/api/trips.xlsx" query={query} name={t('trips')} />}>
      <p className="orders-faint">{t('tripsHint')}</p>
      <div className="orders-list">
        <div className="orders-filters">
          <Select<string>
            aria-label={t('state')}
            allowClear
            style={{ minWidth: 150 }}
            placeholder={t('allStates')}
            value={params.get('state')}
            onChange={state => set('state', state)}
            options={tripStates.map(value => ({ value, label: t(`state.${value}`) }))}
          />
          <div style={{ minWidth: 180 }}>
            <PersonInput placeholder={t('who')} value={params.get('person')} onChange={person => set('person', person)} />
          </div>
          <Checkbox checked={params.get('over') === '1'} onChange={event => set('over', event.target.checked ? '1' : null)}>
            {t('onlyOver')}
          </Checkbox>
          {sums !== undefined && pages.items.length > 0 && (
            <span className="orders-faint orders-number">
              {t('sums', { budget: sayYuan(sums.budgetFen), spent: sayYuan(sums.spentFen), over: sayYuan(sums.overFen) })}
            </span>
          )}
        </div>
        <PagedList pages={pages} empty={t('noTrips')}>
          <ul className="orders-cards">
            {pages.items.map(row => (
              <Trip key={row.id} row={row} />
            ))}
          </ul>
        </PagedList>
      </div>
    </Page>
  )
}
