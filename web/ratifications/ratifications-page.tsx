import { Segmented, Tag } from 'antd'
import { Link, useSearchParams } from 'react-router'
import { RatificationRow } from '../../server/approvals/schema.ts'
import { usePages } from '../api/query.ts'
import { sayValue } from '../cases/say-value.ts'
import { joinList } from '../language/join-list.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { Moment } from '../ui/moment.tsx'
import { Money } from '../ui/money.tsx'
import { Page } from '../ui/page.tsx'
import { PagedList } from '../ui/paged-list.tsx'
import { ratificationWords } from './words.ts'
import '../approvals/approvals.css'

const states = ['all', 'open', 'settled'] as const
const colours = { ratified: 'success', 'ratified-with-finding': 'warning', refused: 'error', replaced: 'default' } as const

/** 越权与补办: every decision that went beyond somebody's authority, how, and what became of it; the state stands in the address. */
export function RatificationsPage() {
  const t = useWords(ratificationWords)
  const [params, setParams] = useSearchParams()
  const state = states.find(one => one === params.get('state')) ?? 'all'
  const pages = usePages({
    key: ['approvals', 'ratifications'],
    path: '/api/approvals/ratifications',
    item: RatificationRow,
    query: { state },
  })
  return (
    <Page
      title={t('title')}
      subtitle={t('hint')}
      bar={
        <Segmented
          aria-label={t('states')}
          value={state}
          onChange={next => setParams(next === 'all' ? {} : { state: next }, { replace: true })}
          options={states.map(value => ({ value, label: t(`state.${value}`) }))}
        />
      }
    >
      <PagedList pages={pages} empty={t('empty')} emptyHint={t('emptyHint')}>
        <ul className="approval-list">
          {pages.items.map(row => (
            <RatificationItem key={row.id} row={row} />
          ))}
        </ul>
      </PagedList>
    </Page>
  )
}

function RatificationItem({ row }: { readonly row: RatificationRow }) {
  const t = useWords(ratificationWords)
  const language = useLanguage()
  return (
    <li className="approval">
      <div className="approval-words">
        <div className="approval-what">
          <Link
            className="approval-title"
            to={row.outcome === null ? `/cases/${row.case.id}#request-${row.id}` : `/cases/${row.case.id}/approvals/${row.id}`}
          >
            {sayValue('subject', row.of, language)}
          </Link>
          {row.amountFen !== null && <Money fen={row.amountFen} />}
          {row.beyond.map(one => (
            <Tag key={one} color="warning">
              {sayValue('beyond', one, language)}
            </Tag>
          ))}
        </div>
        <div className="approval-case">
          <span>{row.case.number}</span>
          <span>{row.case.title}</span>
        </div>
        <div className="approval-case approval-quiet">
          <span>{t('decided', { name: row.decidedBy.name })}</span>
          <span>{sayValue('medium', row.medium, language)}</span>
          <span>{t('recorded', { name: row.recordedBy.name })}</span>
          <Moment at={row.recordedAt} relative />
          {row.outcome === null && (
            <span>
              {t('waitingFor', {
                names: joinList(
                  row.waiting.map(one => one.name),
                  language,
                ),
              })}
            </span>
          )}
        </div>
      </div>
      <div className="approval-state">
        <Tag color={row.outcome === null ? 'processing' : colours[row.outcome]}>
          {row.outcome === null ? t('open') : t(`outcome.${row.outcome}`)}
        </Tag>
        {row.settledAt !== null && <Moment at={row.settledAt} relative />}
      </div>
    </li>
  )
}
