import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import type { z } from 'zod'
import { SealedPage, SealedRow } from '../../server/sealed/schema.ts'
import { ReasonDialog } from '../access/reason-dialog.tsx'
import { usePages } from '../api/query.ts'
import { get } from '../api/request.ts'
import { useAct } from '../api/use-act.ts'
import { sayValue } from '../cases/say-value.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { Moment } from '../ui/moment.tsx'
import { Nothing } from '../ui/page.tsx'
import { PagedList } from '../ui/paged-list.tsx'
import { openForAudit } from './use-sealed.ts'
import { sealedWords } from './words.ts'
import './sealed.css'

type Row = z.infer<typeof SealedRow>

/** What whoever audits may open: number, kind and day of each sealed case, and a button that asks why. */
export function SealedSection() {
  const t = useWords(sealedWords)
  const language = useLanguage()
  const go = useNavigate()
  const [asked, setAsked] = useState<Row>()
  const about = useQuery({
    queryKey: ['sealed-cases', 'about'],
    queryFn: ({ signal }) => get('/api/sealed-cases', SealedPage, { query: { limit: 1 }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const pages = usePages({
    key: ['sealed-cases'],
    path: '/api/sealed-cases',
    item: SealedRow,
    enabled: about.data?.mayOpen === true,
  })
  const act = useAct({
    send: (reason: string, intent) => openForAudit(asked?.id ?? '', reason, intent),
    refreshes: [['sealed-cases'], ['case']],
    onDone: opened => go(`/cases/${opened.id}`),
  })
  if (about.data?.mayOpen === false) return <Nothing title={t('notYours')} hint={t('notYoursHint')} />
  return (
    <>
      {about.data !== undefined && <p className="access-hint">{t('sectionHint', { hours: about.data.hours })}</p>}
      <PagedList pages={pages} empty={t('none')} emptyHint={t('noneHint')}>
        <ul>
          {pages.items.map(row => (
            <li key={row.id} className="sealed-row">
              <strong>{row.number}</strong>
              <span>{sayValue('kind', row.kind, language)}</span>
              <span className="sealed-quiet">
                {t('opened')} <Moment at={row.openedAt} />
                {row.isClosed && ` · ${t('closed')}`}
              </span>
              {row.until !== null && (
                <span className="sealed-quiet">
                  {t('openUntil')} <Moment at={row.until} />
                </span>
              )}
              {row.isOpen ? (
                <Link to={`/cases/${row.id}`}>{t('goOn')}</Link>
              ) : (
                <Button onClick={() => setAsked(row)}>{t('openIt')}</Button>
              )}
            </li>
          ))}
        </ul>
      </PagedList>
      {asked !== undefined && (
        <ReasonDialog
          title={t('openTitle', { number: asked.number })}
          isBusy={act.isPending}
          problem={act.error}
          onCancel={() => {
            act.reset()
            setAsked(undefined)
          }}
          onReason={reason => act.mutate(reason)}
        />
      )}
    </>
  )
}
