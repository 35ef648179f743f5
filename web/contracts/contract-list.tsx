import { Tag } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { sayValue } from '../cases/say-value.ts'
import { useLanguage, useText, useWords } from '../language/use-words.ts'
import { Day, Moment } from '../ui/moment.tsx'
import { Money } from '../ui/money.tsx'
import { PagedList } from '../ui/paged-list.tsx'
import { useContracts } from './use-contracts.ts'
import { contractWords } from './words.ts'

/** Amounts with their names, as small columns that break on a phone. */
export function Sums({ items }: { readonly items: readonly (readonly [title: string, value: ReactNode, isLate?: boolean])[] }) {
  return (
    <dl className="contracts-sums">
      {items.map(([title, value, isLate]) => (
        <div key={title}>
          <dt>{title}</dt>
          <dd data-late={isLate === true}>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** 合同: one line each, with what is open and the next step of dunning. */
export function ContractList({ filter }: { readonly filter: { readonly state: string | undefined } }) {
  const t = useWords(contractWords)
  const text = useText()
  const language = useLanguage()
  const pages = useContracts(filter)
  return (
    <PagedList pages={pages} empty={t('noContracts')} emptyHint={t('noContractsHint')}>
      <ul className="contracts-list">
        {pages.items.map(row => (
          <li key={row.case.id}>
            <div className="contracts-what">
              <Link to={`/cases/${row.case.id}`}>
                {row.case.number} {row.case.title}
              </Link>{' '}
              <Tag>{text(row.stage)}</Tag>
              <div className="contracts-faint">
                {row.customer?.name ?? t('unknownCustomer')}
                {row.owner !== null && ` · ${row.owner.name}`}
                {row.next !== null && (
                  <>
                    {' '}
                    · {sayValue('dunningStep', row.next.step, language)} <Moment at={row.next.at} />
                  </>
                )}
              </div>
            </div>
            <Sums
              items={[
                [
                  t(row.isSigned ? 'amount' : 'quoted'),
                  row.amountFen === null ? '—' : <Money key="a" fen={row.amountFen} short />,
                ],
                ...(row.isSigned
                  ? ([
                      [t('invoiced'), <Money key="i" fen={row.invoicedFen} short />],
                      [t('open'), <Money key="o" fen={row.openFen} short />, row.overdueSince !== null],
                    ] as const)
                  : []),
                ...(row.overdueSince === null
                  ? []
                  : ([[t('overdueSince'), <Day key="d" date={row.overdueSince} />, true]] as const)),
              ]}
            />
          </li>
        ))}
      </ul>
    </PagedList>
  )
}
