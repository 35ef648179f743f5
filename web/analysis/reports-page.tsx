import { Tag } from 'antd'
import { Link } from 'react-router'
import { AnalysisReportRow } from '../../server/analysis/schema.ts'
import { usePages } from '../api/query.ts'
import { sayValue } from '../cases/say-value.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { Moment } from '../ui/moment.tsx'
import { Page } from '../ui/page.tsx'
import { PagedList } from '../ui/paged-list.tsx'
import { AnalysisTabs } from './analysis-tabs.tsx'
import { analysisWords } from './words.ts'
import './analysis.css'

/** The analyses that were issued, newest first. */
export function AnalysisReportsPage() {
  const t = useWords(analysisWords)
  const language = useLanguage()
  const pages = usePages({ key: ['analysis', 'reports'], path: '/api/analysis/reports', item: AnalysisReportRow })
  return (
    <Page title={t('reportsTitle')} bar={<AnalysisTabs current="reports" />}>
      <PagedList pages={pages} empty={t('noReports')} emptyHint={t('noReportsHint')}>
        <ul className="analysis-reports">
          {pages.items.map(one => (
            <li key={one.id} className="panel">
              <Link to={`/analysis/reports/${one.id}`}>
                {sayValue('kind', one.kind, language)} {one.from} – {one.to}
              </Link>{' '}
              {one.report !== null && <Tag color="blue">{t('meetsDuty')}</Tag>}
              <p className="case-faint">
                {t('total', { count: one.cases })} · {t('issuedBy', { name: one.issuedBy.name })} · <Moment at={one.issuedAt} />
              </p>
            </li>
          ))}
        </ul>
      </PagedList>
    </Page>
  )
}
