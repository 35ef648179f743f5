import { Tag } from 'antd'
import { Link } from 'react-router'
import { sayValue } from '../cases/say-value.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { Day } from '../ui/moment.tsx'
import { Money } from '../ui/money.tsx'
import { PagedList } from '../ui/paged-list.tsx'
import { Sums } from './contract-list.tsx'
import { usePayments } from './use-contracts.ts'
import { contractWords } from './words.ts'

/** 收款: one line for each payment, with what of it is on no invoice. */
export function PaymentTab({ credit }: { readonly credit: string | undefined }) {
  const t = useWords(contractWords)
  const language = useLanguage()
  const pages = usePayments({ credit })
  return (
    <PagedList pages={pages} empty={t('noPayments')} emptyHint={t('noPaymentsHint')}>
      <ul className="contracts-list">
        {pages.items.map(row => (
          <li key={row.id}>
            <div className="contracts-what">
              <Day date={row.receivedOn} /> <strong>{row.customer?.name ?? t('unknownCustomer')}</strong>{' '}
              {row.isReversed && <Tag>{t('reversed')}</Tag>}
              <div className="contracts-faint">
                {sayValue('paymentWay', row.via, language)} {row.reference} ·{' '}
                <Link to={`/cases/${row.case.id}#${row.id}`}>
                  {row.case.number} {row.case.title}
                </Link>{' '}
                · {row.by.name}
              </div>
            </div>
            <Sums
              items={[
                [t('amountReceived'), <Money key="a" fen={row.amountFen} short />],
                [t('allocated'), <Money key="l" fen={row.allocatedFen} short />],
                ...(row.creditFen === 0 ? [] : ([[t('left'), <Money key="c" fen={row.creditFen} short />]] as const)),
              ]}
            />
          </li>
        ))}
      </ul>
    </PagedList>
  )
}
