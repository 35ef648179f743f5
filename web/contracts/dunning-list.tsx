import { PhoneOutlined } from '@ant-design/icons'
import { Button, Tag } from 'antd'
import { Link } from 'react-router'
import { serverNow } from '../api/server-time.ts'
import { sayValue } from '../cases/say-value.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { Due } from '../ui/due.tsx'
import { Day, Moment } from '../ui/moment.tsx'
import { Money } from '../ui/money.tsx'
import { PagedList } from '../ui/paged-list.tsx'
import { sayYuan } from '../ui/yuan.ts'
import { Sums } from './contract-list.tsx'
import { useDunning } from './use-contracts.ts'
import { contractWords } from './words.ts'

/** 催收清单: what is to be done about whom, by when; a broken promise stands out. */
export function DunningList({ due }: { readonly due: string }) {
  const t = useWords(contractWords)
  const language = useLanguage()
  const pages = useDunning({ due })
  return (
    <PagedList pages={pages} empty={t('noDunning')} emptyHint={t('noDunningHint')}>
      <ul className="contracts-list">
        {pages.items.map(row => (
          <li key={row.case.id}>
            <div className="contracts-what">
              <strong>{row.customer?.name ?? t('unknownCustomer')}</strong>{' '}
              <Link to={`/cases/${row.case.id}`}>
                {row.case.number} {row.case.title}
              </Link>
              <div>
                <Tag color="processing">{sayValue('dunningStep', row.next.step, language)}</Tag>
                <Due dueAt={row.next.at} state={Date.parse(row.next.at) < serverNow() ? 'overdue' : 'running'} />
              </div>
              {row.promise !== null && (
                <div>
                  <Tag color={row.promise.broken ? 'error' : 'default'}>
                    {row.promise.broken
                      ? t('broken', { day: row.promise.on })
                      : row.promise.fen === null
                        ? t('promised', { day: row.promise.on })
                        : t('promisedSum', { day: row.promise.on, amount: sayYuan(row.promise.fen) })}
                  </Tag>
                </div>
              )}
              <div className="contracts-faint">
                {t('lastStep')}{' '}
                {row.last === null ? (
                  t('never')
                ) : (
                  <>
                    {sayValue('dunningStep', row.last.step, language)} <Moment at={row.last.at} />{' '}
                    {sayValue('dunningOutcome', row.last.outcome, language)}
                  </>
                )}
              </div>
              <div className="contracts-small-acts">
                {row.contact.phone !== '' && !row.contact.phone.includes('*') && (
                  <a href={`tel:${row.contact.phone}`} aria-label={`${t('call')} ${row.contact.phone}`}>
                    <PhoneOutlined aria-hidden /> {row.contact.name} {row.contact.phone}
                  </a>
                )}
                <Link to={`/cases/${row.case.id}?act=dun`}>
                  <Button size="small">{t('record')}</Button>
                </Link>
              </div>
            </div>
            <Sums
              items={[
                [t('open'), <Money key="o" fen={row.openFen} short />],
                [t('overdue'), row.overdueFen === 0 ? '—' : <Money key="v" fen={row.overdueFen} short />, row.overdueFen > 0],
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
