import { Link } from 'react-router'
import { nameOfPeriod } from '../../engine/period-names.ts'
import { FreezeRow } from '../../server/indicators/schema.ts'
import { usePages } from '../api/query.ts'
import { useWords } from '../language/use-words.ts'
import { Moment } from '../ui/moment.tsx'
import { Page } from '../ui/page.tsx'
import { PagedList } from '../ui/paged-list.tsx'
import { IndicatorTabs } from './indicator-tabs.tsx'
import { indicatorWords } from './words.ts'
import './indicators.css'

/** The figures that were reported, newest first. */
export function ReportedPage() {
  const t = useWords(indicatorWords)
  const pages = usePages({ key: ['indicators', 'freezes'], path: '/api/indicators/freezes', item: FreezeRow })
  return (
    <Page title={t('reportedTitle')} bar={<IndicatorTabs current="reported" />}>
      <PagedList pages={pages} empty={t('noReported')} emptyHint={t('noReportedHint')}>
        <ul className="indicators-rows">
          {pages.items.map(one => (
            <li key={one.id}>
              <span>
                <Link to={`/indicators/reported/${one.id}`}>
                  {nameOfPeriod({ start: one.from, end: one.to }) ?? `${one.from} – ${one.to}`}
                </Link>{' '}
                {one.note}
              </span>
              <span className="case-faint">
                {t('figures', { count: one.figures })} · {t('reportedBy', { name: one.by.name })} · <Moment at={one.at} />
              </span>
            </li>
          ))}
        </ul>
      </PagedList>
    </Page>
  )
}
