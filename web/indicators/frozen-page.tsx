import { useQuery } from '@tanstack/react-query'
import { Tag } from 'antd'
import { Link, useParams } from 'react-router'
import { nameOfPeriod } from '../../engine/period-names.ts'
import { FreezeView } from '../../server/indicators/schema.ts'
import { get } from '../api/request.ts'
import { useWords } from '../language/use-words.ts'
import { Moment } from '../ui/moment.tsx'
import { Loaded, Page } from '../ui/page.tsx'
import { IndicatorTabs } from './indicator-tabs.tsx'
import { ThenNow } from './then-now.tsx'
import { indicatorWords } from './words.ts'
import './indicators.css'

/** Figures as they were reported, beside those of now, with their hash. */
export function FrozenPage() {
  const t = useWords(indicatorWords)
  const { id = '' } = useParams()
  const query = useQuery({
    queryKey: ['case', 'indicators', 'freeze', id],
    queryFn: ({ signal }) => get(`/api/indicators/freezes/${id}`, FreezeView, { signal }),
  })
  const document = query.data?.document
  const name = document && (nameOfPeriod({ start: document.from, end: document.to }) ?? `${document.from} – ${document.to}`)
  return (
    <Page
      title={name === undefined ? t('reportedTitle') : `${t('reportedTitle')} ${name}`}
      bar={<IndicatorTabs current="reported" />}
    >
      <Loaded query={query}>
        {view => {
          const changed = view.figures.filter(one => !one.isSame).length
          return (
            <div className="indicators">
              <section className="panel indicators-section" aria-label={t('note')}>
                <p>{view.document.note}</p>
                <p className="case-faint">
                  {t('reportedBy', { name: view.by.name })} · <Moment at={view.at} full />{' '}
                  {view.document.report !== null && <Link to={`/reports/${view.document.report}`}>{t('report')}</Link>}
                </p>
                <p className="case-faint indicators-hash">
                  {t('hash')} {view.hash}{' '}
                  <Tag color={view.intact ? 'success' : 'error'}>{t(view.intact ? 'intact' : 'broken')}</Tag>
                </p>
              </section>
              <section className="panel indicators-section" aria-label={t('difference')}>
                <p>{changed === 0 ? t('unchangedAll') : t('changedSome', { count: changed })}</p>
                <ThenNow then={view.document.figures} now={view.figures} />
              </section>
            </div>
          )
        }}
      </Loaded>
    </Page>
  )
}
