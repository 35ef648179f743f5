import { ArrowLeftOutlined } from '@ant-design/icons'
import { Button, Tag } from 'antd'
import { Link } from 'react-router'
import { ageBuckets } from '../../engine/contracts/receivables.ts'
import type { Receivables } from '../../server/contracts/schema.ts'
import { sayValue } from '../cases/say-value.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { Day } from '../ui/moment.tsx'
import { Money } from '../ui/money.tsx'
import { Loaded, Nothing } from '../ui/page.tsx'
import { PagedList } from '../ui/paged-list.tsx'
import { sayYuan } from '../ui/yuan.ts'
import { Sums } from './contract-list.tsx'
import { useOwed, useReceivables } from './use-contracts.ts'
import { contractWords } from './words.ts'

type Change = (more: Readonly<Record<string, string | undefined>>) => void
type Props = { readonly by: Receivables['by']; readonly asOf: string | undefined; readonly onOpen: Change }

/** 应收账龄 as of a day; every number opens the invoices that it is the sum of. */
export function ReceivablesTable({ by, asOf, onOpen }: Props) {
  const t = useWords(contractWords)
  const query = useReceivables({ by, asOf })
  return (
    <Loaded query={query}>
      {view =>
        view.groups.length === 0 ? (
          <div className="panel">
            <Nothing title={t('noReceivables')} hint={t('noReceivablesHint')} />
          </div>
        ) : (
          <div className="panel contracts-ages">
            <table>
              <thead>
                <tr>
                  <th scope="col">{t(by)}</th>
                  {ageBuckets.map(bucket => (
                    <th key={bucket} scope="col">
                      {t(`bucket.${bucket}`)}
                    </th>
                  ))}
                  <th scope="col">{t('total')}</th>
                </tr>
              </thead>
              <tbody>
                {view.groups.map(group => (
                  <tr key={group.id ?? ''}>
                    <th scope="row">{group.name === '' ? t('unknownCustomer') : group.name}</th>
                    {ageBuckets.map(bucket => (
                      <td key={bucket}>
                        <Cell
                          fen={group.ages[bucket] ?? 0}
                          onOpen={() => onOpen({ of: by, id: group.id ?? undefined, bucket })}
                        />
                      </td>
                    ))}
                    <td>
                      <Cell fen={group.openFen} onOpen={() => onOpen({ of: by, id: group.id ?? undefined })} />
                    </td>
                  </tr>
                ))}
              </tbody>
              <tfoot>
                <tr>
                  <td>{t('total')}</td>
                  {ageBuckets.map(bucket => (
                    <td key={bucket}>
                      <Cell fen={view.totals[bucket] ?? 0} onOpen={() => onOpen({ of: 'all', bucket })} />
                    </td>
                  ))}
                  <td>
                    <Cell fen={view.openFen} onOpen={() => onOpen({ of: 'all' })} />
                  </td>
                </tr>
                {view.creditFen > 0 && (
                  <tr title={t('creditHint')}>
                    <td colSpan={ageBuckets.length + 1}>{t('credit')}</td>
                    <td>
                      <Link to="/contracts?tab=payments&credit=yes">{sayYuan(view.creditFen)}</Link>
                    </td>
                  </tr>
                )}
              </tfoot>
            </table>
            {view.more > 0 && <p className="contracts-faint">{t('moreGroups', { count: view.more })}</p>}
          </div>
        )
      }
    </Loaded>
  )
}

function Cell({ fen, onOpen }: { readonly fen: number; readonly onOpen: () => void }) {
  if (fen === 0) return <span className="contracts-faint">—</span>
  return (
    <Button type="link" size="small" onClick={onOpen}>
      {sayYuan(fen)}
    </Button>
  )
}

/** 应收明细: the rows behind a number. */
export function OwedList({ params, onBack }: { readonly params: URLSearchParams; readonly onBack: () => void }) {
  const t = useWords(contractWords)
  const language = useLanguage()
  const given = (name: string) => params.get(name) ?? undefined
  const of = given('of') ?? 'all'
  const bucket = ageBuckets.find(one => one === given('bucket'))
  const pages = useOwed({
    ...{ asOf: given('asOf'), bucket },
    ...(of === 'all' ? {} : { [of]: given('id') }),
  })
  return (
    <>
      <p className="contracts-bar">
        <Button icon={<ArrowLeftOutlined />} onClick={onBack}>
          {t('backToAges')}
        </Button>
        {bucket !== undefined && <Tag>{t(`bucket.${bucket}`)}</Tag>}
      </p>
      <PagedList pages={pages} empty={t('noReceivables')} emptyHint={t('noReceivablesHint')}>
        <ul className="contracts-list">
          {pages.items.map(row => (
            <li key={row.id}>
              <div className="contracts-what">
                <Link to={`/cases/${row.case.id}#${row.id}`}>{row.number}</Link>{' '}
                {row.disputed && <Tag color="warning">{t('disputed')}</Tag>}
                {row.daysPast > 0 && <Tag color="error">{t('daysPast', { days: row.daysPast })}</Tag>}
                <div className="contracts-faint">
                  {row.customer?.name ?? t('unknownCustomer')} ·{' '}
                  <Link to={`/cases/${row.case.id}`}>
                    {row.case.number} {row.case.title}
                  </Link>
                </div>
                {row.parts.map(part => (
                  <div key={`${part.part} ${part.dueOn}`} className="contracts-faint">
                    {t('partDue', {
                      part: sayValue('termPart', part.part, language),
                      amount: sayYuan(part.fen),
                      day: part.dueOn,
                    })}
                  </div>
                ))}
                {row.lateFen !== null && row.lateFen > 0 && (
                  <div className="contracts-faint">{t('late', { amount: sayYuan(row.lateFen) })}</div>
                )}
              </div>
              <Sums
                items={[
                  [t('issuedOn'), <Day key="d" date={row.issuedOn} />],
                  [t('invoiced'), <Money key="t" fen={row.totalFen} short />],
                  [t('open'), <Money key="o" fen={row.openFen} short />, row.daysPast > 0],
                ]}
              />
            </li>
          ))}
        </ul>
      </PagedList>
    </>
  )
}
