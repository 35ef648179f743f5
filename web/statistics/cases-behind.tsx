import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { Link } from 'react-router'
import { type AskFailures, FailureCases } from '../../server/statistics/schema.ts'
import { get } from '../api/request.ts'
import { useWords } from '../language/use-words.ts'
import { Day } from '../ui/moment.tsx'
import { Loaded } from '../ui/page.tsx'
import { statisticWords } from './words.ts'

type Props = {
  readonly ask: AskFailures
  /** The bar: a code or product, empty for what nobody coded, `all`; undefined where a month was picked. */
  readonly picked: string | undefined
  readonly month: string | undefined
  readonly name: string
  readonly onClose: () => void
}

/** The cases behind a number. */
export function CasesBehind({ ask, picked, month, name, onClose }: Props) {
  const t = useWords(statisticWords)
  const box = useRef<HTMLElement>(null)
  const key = picked === 'all' ? undefined : picked
  const query = useQuery({
    queryKey: ['case', 'statistics', 'failures', 'cases', ask, key, month],
    queryFn: ({ signal }) => get('/api/statistics/failures/cases', FailureCases, { signal, query: { ...ask, key, month } }),
  })
  useEffect(() => {
    if (query.data !== undefined) box.current?.scrollIntoView({ block: 'nearest', behavior: 'smooth' })
  }, [query.data])
  return (
    <section ref={box} className="panel statistic-cases" aria-label={t('casesOf', { name })}>
      <div className="statistic-cases-head">
        <h2>{t('casesOf', { name })}</h2>
        <Button size="small" onClick={onClose}>
          {t('close')}
        </Button>
      </div>
      <Loaded query={query}>
        {({ items, more }) => (
          <>
            <ul className="statistic-case-list">
              {items.map(one => (
                <li key={`${one.id} ${one.product}`}>
                  <Link to={`/cases/${one.id}`}>
                    {one.number} {one.title}
                  </Link>
                  <span className="case-faint">
                    {one.product} <Day date={one.day} /> {t('times', { count: one.failures })} {t(one.closed ? 'closed' : 'open')}
                  </span>
                </li>
              ))}
            </ul>
            {more && <p className="case-faint">{t('more')}</p>}
          </>
        )}
      </Loaded>
    </section>
  )
}
