import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { Link } from 'react-router'
import type { CaseWithTimeline } from '../../../server/cases/schema.ts'
import { KnownAnswers } from '../../../server/intake/schema.ts'
import { get } from '../../api/request.ts'
import { useWords } from '../../language/use-words.ts'
import type { OpenAct } from '../acts/act-target.ts'
import { caseKey } from '../case-key.ts'
import { linkedWords } from '../words-linked.ts'
import { Panel } from './panel.tsx'

type Props = { readonly current: CaseWithTimeline; readonly openAct: OpenAct }

/** 已有答案: what was answered to enquiries that ask alike; one click takes it into the reply, where it is still read over. */
export function KnownAnswersPanel({ current, openAct }: Props) {
  const t = useWords(linkedWords)
  const { data } = useQuery({
    queryKey: [...caseKey(current.id), 'known-answers'],
    queryFn: ({ signal }) => get(`/api/cases/${encodeURIComponent(current.id)}/known-answers`, KnownAnswers, { signal }),
    enabled: !current.closed,
    staleTime: 60_000,
    retry: false,
  })
  if (data === undefined || current.closed) return null
  return (
    <Panel title={t('answers')} {...(data.items.length === 0 ? {} : { aside: data.items.length })}>
      {data.items.length === 0 ? (
        <p className="case-faint side-wrap">{t('noAnswers')}</p>
      ) : (
        <ul className="side-list">
          {data.items.map(one => (
            <li key={one.id}>
              <span className="side-wrap">
                <Link to={`/cases/${one.id}`}>{one.number}</Link> {one.title}{' '}
                <span className="case-faint">{t('alike', { percent: one.alike })}</span>
              </span>
              <span className="side-wrap known-answer">{one.answer}</span>
              {current.can.reply === true && (
                <Button type="link" size="small" className="known-use" onClick={() => openAct('reply', { text: one.answer })}>
                  {t('useAnswer')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      <Link to={`/library?q=${encodeURIComponent(current.title)}`}>{t('searchLibrary')}</Link>
    </Panel>
  )
}
