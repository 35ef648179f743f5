import { PrinterOutlined } from '@ant-design/icons'
import { Alert, Button, Tag } from 'antd'
import { Link, useParams } from 'react-router'
import { useWords } from '../language/use-words.ts'
import { Moment } from '../ui/moment.tsx'
import { Money } from '../ui/money.tsx'
import { Loaded, Page } from '../ui/page.tsx'
import { Figures } from './reorder-figures.tsx'
import { StockTable } from './stock-table.tsx'
import { useIssuedPlan } from './use-parts.ts'
import { partWords } from './words.ts'
import './parts.css'

/** 储备计划 as it was issued. */
export function PlanPage() {
  const t = useWords(partWords)
  const { id = '' } = useParams()
  const query = useIssuedPlan(id)
  return (
    <Page
      title={query.data === undefined ? t('plan') : `${t('plan')} ${query.data.document.from} – ${query.data.document.to}`}
      subtitle={<Link to="/parts?tab=reorder">{t('tab.reorder')}</Link>}
      actions={
        <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
          {t('print')}
        </Button>
      }
    >
      <Loaded query={query}>
        {plan => (
          <>
            <section className="panel parts-section">
              <p>
                {plan.by.name} · <Moment at={plan.at} /> ·{' '}
                <Tag color={plan.intact ? 'green' : 'red'}>{t(plan.intact ? 'intact' : 'notIntact')}</Tag>
              </p>
              <p style={{ whiteSpace: 'pre-wrap' }}>{plan.comments}</p>
              <p className="parts-faint parts-serials">
                SHA-256 {plan.hash}
                <br />
                {t('planSettings', {
                  share: plan.document.settings.serviceLevel * 100,
                  weeks: plan.document.settings.windowWeeks,
                  often: plan.document.commonFrom,
                })}
              </p>
            </section>
            {plan.document.lines.length === 0 && <Alert type="info" title={t('planEmpty')} />}
            <div className="panel">
              <StockTable
                label={t('plan')}
                rows={plan.document.lines}
                keyOf={line => `${line.part.id} ${line.location.id}`}
                columns={[
                  {
                    title: t('part'),
                    head: true,
                    cell: line => (
                      <>
                        <Link to={`/parts/${line.part.id}`}>{line.part.number}</Link> {line.part.name}{' '}
                        {line.marked && <Tag color="blue">{t('common')}</Tag>}
                      </>
                    ),
                  },
                  { title: t('place'), cell: line => line.location.name },
                  {
                    title: t('usedInPeriod'),
                    number: true,
                    cell: line => t('usedTimes', { used: line.used, times: line.times }),
                  },
                  { title: t('figures'), cell: line => <Figures basis={line.basis} /> },
                  {
                    title: t('toOrder'),
                    number: true,
                    cell: line => (line.order === 0 ? '' : `${line.order} ${line.part.unit}`),
                  },
                  {
                    title: t('amount'),
                    number: true,
                    cell: line => (line.priceFen === null || line.order === 0 ? '' : <Money fen={line.priceFen * line.order} />),
                  },
                ]}
              />
            </div>
            <p>
              {t('planTotal')} <Money fen={plan.document.totalFen} />
            </p>
          </>
        )}
      </Loaded>
    </Page>
  )
}
