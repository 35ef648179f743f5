import { Tag } from 'antd'
import { Link } from 'react-router'
import type { BatchRow } from '../../server/payroll/schema.ts'
import { useWords } from '../language/use-words.ts'
import { Moment } from '../ui/moment.tsx'
import { Money } from '../ui/money.tsx'
import { PagedList } from '../ui/paged-list.tsx'
import { useBatches } from './use-payroll.ts'
import { payrollWords } from './words.ts'

const colours = { open: 'processing', released: 'success', returned: 'default' } as const

/** How a batch stands. */
export function BatchTag({ state }: Pick<BatchRow, 'state'>) {
  const t = useWords(payrollWords)
  return <Tag color={colours[state]}>{t(`state.${state}`)}</Tag>
}

/** 核算单: every batch, the latest first, with who made it, who released it and when. */
export function BatchList() {
  const t = useWords(payrollWords)
  const pages = useBatches()
  return (
    <PagedList pages={pages} empty={t('noBatches')} emptyHint={t('noBatchesHint')}>
      <ul className="payroll-lines">
        {pages.items.map(one => (
          <li key={one.id} className="payroll-line">
            <div className="payroll-words">
              <div className="payroll-what">
                <Link to={`/payroll/batches/${one.id}`}>{one.number}</Link>
                <BatchTag state={one.state} />
                <span className="payroll-quiet">{t('lineCount', { count: one.lines })}</span>
              </div>
              <p className="payroll-quiet">
                {t('preparedBy')} {one.preparedBy.name} <Moment at={one.preparedAt} />
                {one.settledBy !== null && one.settledAt !== null && (
                  <>
                    {' · '}
                    {t(one.state === 'released' ? 'releasedBy' : 'returnedBy')} {one.settledBy.name} <Moment at={one.settledAt} />
                  </>
                )}
              </p>
            </div>
            <dl className="payroll-amounts">
              <div>
                <dt>{t('deducted')}</dt>
                <dd>
                  <Money fen={one.deductedFen} />
                </dd>
              </div>
              <div>
                <dt>{t('paidOut')}</dt>
                <dd>
                  <Money fen={one.paidFen} />
                </dd>
              </div>
            </dl>
          </li>
        ))}
      </ul>
    </PagedList>
  )
}
