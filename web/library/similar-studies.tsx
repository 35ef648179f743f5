import { CheckOutlined, LikeOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { SimilarStudy } from '../../server/library/schema.ts'
import type { Query } from '../api/request.ts'
import { useAct } from '../api/use-act.ts'
import { useMarks } from '../language/marks.ts'
import { useText, useWords } from '../language/use-words.ts'
import { Refusal } from '../ui/refusal.tsx'
import { sendCaseAct, useSimilarStudies } from './use-library.ts'
import { libraryWords } from './words.ts'
import './library.css'

type Props = {
  readonly query: Query
  readonly enabled?: boolean
  /** The case in which one of them may help; absent while one is being typed. */
  readonly caseId?: string
  /** What stands around the list; nothing is drawn where the list is empty. */
  readonly frame: (list: ReactNode) => ReactNode
}

/** Studies that may help, each with the reasons; in a case one says which did. Nothing where there are none. */
export function SimilarStudies({ query, enabled = true, caseId, frame }: Props) {
  const t = useWords(libraryWords)
  const similar = useSimilarStudies(query, enabled)
  const items = enabled ? (similar.data?.items ?? []) : []
  if (items.length === 0) return null
  return frame(
    <>
      <p className="entry-faint side-wrap">{t('mayHelpHint')}</p>
      <ul className="side-list">
        {items.map(one => (
          <SimilarItem key={one.id} study={one} caseId={caseId} />
        ))}
      </ul>
    </>,
  )
}

function SimilarItem({ study, caseId }: { study: SimilarStudy; caseId: string | undefined }) {
  const t = useWords(libraryWords)
  const text = useText()
  const marks = useMarks()
  const helped = useAct({
    send: (to: string, intent) => sendCaseAct(to, 'use-study', { entry: study.id }, intent),
    refreshes: [['library'], ['case', caseId]],
  })
  return (
    <li>
      <Link to={`/library/${study.id}`} className="side-wrap">
        {study.title}
      </Link>
      <span className="entry-faint side-wrap">{study.because.map(because => text(because.text)).join(marks.semicolon)}</span>
      {study.solution !== '' && <span className="side-wrap similar-solution">{study.solution}</span>}
      <span className="similar-foot">
        {study.helped > 0 && <span className="entry-faint">{t('helped', { count: study.helped })}</span>}
        {study.isUsed ? (
          <span className="entry-faint">
            <CheckOutlined aria-hidden /> {t('helpedHere')}
          </span>
        ) : (
          caseId !== undefined && (
            <Button size="small" icon={<LikeOutlined />} loading={helped.isPending} onClick={() => helped.mutate(caseId)}>
              {t('thisHelped')}
            </Button>
          )
        )}
      </span>
      {helped.error !== null && <Refusal problem={helped.error} />}
    </li>
  )
}
