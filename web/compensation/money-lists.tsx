import { Tag } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useWords } from '../language/use-words.ts'
import { Moment } from '../ui/moment.tsx'
import { Money } from '../ui/money.tsx'
import { PagedList } from '../ui/paged-list.tsx'
import { useCompensations, useCompensationTotals, useRecoveries, useRecoveryTotals } from './use-compensation.ts'
import { compensationWords } from './words.ts'

/** Amounts with their names, as a row of small columns that breaks on a phone. */
function Amounts({ items }: { readonly items: readonly (readonly [title: string, value: ReactNode])[] }) {
  return (
    <dl className="money-amounts">
      {items.map(([title, value]) => (
        <div key={title}>
          <dt>{title}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

const colours: Readonly<Record<string, string>> = {
  approved: 'processing',
  submitted: 'processing',
  open: 'processing',
  paid: 'success',
  recovered: 'success',
  'sent-back': 'warning',
  partly: 'warning',
}

/** 赔偿: one line for each case, with the sums of all that the filter finds above. */
export function CompensationList({ filter }: { readonly filter: Parameters<typeof useCompensations>[0] }) {
  const t = useWords(compensationWords)
  const pages = useCompensations(filter)
  const { data } = useCompensationTotals(filter)
  const totals = data?.totals
  return (
    <>
      {totals !== undefined && totals.count > 0 && (
        <section className="money-totals panel">
          <strong>{t('count', { count: totals.count })}</strong>
          <Amounts
            items={[
              [t('approved'), <Money key="a" fen={totals.approvedFen} short />],
              [t('paid'), <Money key="p" fen={totals.paidFen} short />],
              [t('claimed'), <Money key="c" fen={totals.claimedFen} short />],
              [t('recovered'), <Money key="r" fen={totals.recoveredFen} short />],
            ]}
          />
        </section>
      )}
      <PagedList pages={pages} empty={t('emptyCompensations')} emptyHint={t('emptyHint')}>
        <ul className="money-list">
          {pages.items.map(row => (
            <li key={row.case.id}>
              <div className="money-what">
                <Link to={`/cases/${row.case.id}`}>
                  {row.case.number} {row.case.title}
                </Link>{' '}
                <Tag color={colours[row.state] ?? 'default'}>{t(`state.${row.state}`)}</Tag>
              </div>
              <Amounts
                items={[
                  ...(row.assessedFen === null ? [] : [[t('assessed'), <Money key="l" fen={row.assessedFen} short />] as const]),
                  ...(row.approvedFen === null ? [] : [[t('approved'), <Money key="a" fen={row.approvedFen} short />] as const]),
                  [t('paid'), <Money key="p" fen={row.paidFen} short />],
                  ...(row.leftFen === 0 ? [] : [[t('left'), <Money key="f" fen={row.leftFen} short />] as const]),
                  ...(row.claimedFen === 0
                    ? []
                    : [
                        [t('claimed'), <Money key="c" fen={row.claimedFen} short />] as const,
                        [t('recovered'), <Money key="r" fen={row.recoveredFen} short />] as const,
                      ]),
                ]}
              />
            </li>
          ))}
        </ul>
      </PagedList>
    </>
  )
}

/** 追偿: one line for each recovery. */
export function RecoveryList({ filter }: { readonly filter: Parameters<typeof useRecoveries>[0] }) {
  const t = useWords(compensationWords)
  const pages = useRecoveries(filter)
  const { data } = useRecoveryTotals(filter)
  const totals = data?.totals
  return (
    <>
      {totals !== undefined && totals.count > 0 && (
        <section className="money-totals panel">
          <strong>{t('count', { count: totals.count })}</strong>
          <Amounts
            items={[
              [t('claimed'), <Money key="c" fen={totals.claimedFen} short />],
              [t('recovered'), <Money key="r" fen={totals.recoveredFen} short />],
              [t('outstanding'), <Money key="o" fen={Math.max(0, totals.claimedFen - totals.recoveredFen)} short />],
            ]}
          />
        </section>
      )}
      <PagedList pages={pages} empty={t('emptyRecoveries')} emptyHint={t('emptyHint')}>
        <ul className="money-list">
          {pages.items.map(row => (
            <li key={row.id}>
              <div className="money-what">
                <Link to={`/cases/${row.case.id}`}>
                  {row.case.number} {row.case.title}
                </Link>{' '}
                <Tag color={colours[row.state] ?? 'default'}>{t(`recovery.${row.state}`)}</Tag>
                <span className="money-faint">{t(`source.${row.source}`)}</span>
              </div>
              <Amounts
                items={[
                  [t('claimed'), <Money key="c" fen={row.claimedFen} short />],
                  [t('recovered'), <Money key="r" fen={row.recoveredFen} short />],
                  [t('opened'), <Moment key="o" at={row.openedAt} />],
                  row.closedAt === null
                    ? [t('chased'), row.chasedAt === null ? t('neverChased') : <Moment key="h" at={row.chasedAt} />]
                    : [t('closed'), <Moment key="e" at={row.closedAt} />],
                ]}
              />
            </li>
          ))}
        </ul>
      </PagedList>
    </>
  )
}
