import { Tag } from 'antd'
import { Link } from 'react-router'
import { AnalysisRow } from '../../server/mining/schema.ts'
import { usePages } from '../api/query.ts'
import { useWords } from '../language/use-words.ts'
import { Moment } from '../ui/moment.tsx'
import { Page } from '../ui/page.tsx'
import { PagedList } from '../ui/paged-list.tsx'
import { ProcessBar } from './process-bar.tsx'
import { miningWords } from './words.ts'
import './mining.css'

/** The process analyses that were handed in, newest first. */
export function ProcessAnalysesPage() {
  const t = useWords(miningWords)
  const pages = usePages({ key: ['mining', 'analyses'], path: '/api/mining/analyses', item: AnalysisRow })
  return (
    <Page title={t('analyses.title')} bar={<ProcessBar current="analyses" />}>
      <PagedList pages={pages} empty={t('analyses.empty')} emptyHint={t('analyses.emptyHint')}>
        <ul className="mining-list">
          {pages.items.map(one => (
            <li key={one.id}>
              <Link to={`/analysis/process/analyses/${one.id}`}>
                {one.from} – {one.to}
              </Link>{' '}
              {one.received === null ? (
                <Tag color="gold">{t('analyses.waiting')}</Tag>
              ) : (
                <Tag color="success">{t('analyses.received', { name: one.received.by.name })}</Tag>
              )}
              <p className="case-faint">
                {t('cases', { count: one.cases })} · {t('analyses.by', { name: one.issuedBy.name })} ·{' '}
                <Moment at={one.issuedAt} />
              </p>
            </li>
          ))}
        </ul>
      </PagedList>
    </Page>
  )
}
