import { Tag } from 'antd'
import { Link } from 'react-router'
import type { PaperRow } from '../../server/paper/schema.ts'
import { useWords } from '../language/use-words.ts'
import { Day } from '../ui/moment.tsx'
import { paperWords } from './words.ts'

export const stateColours = {
  received: 'processing',
  stored: 'success',
  out: 'warning',
  missing: 'error',
  destroyed: 'default',
} as const

/** State of a paper in chips: words beside the colour. */
export function PaperTags({ paper }: { readonly paper: PaperRow }) {
  const t = useWords(paperWords)
  return (
    <>
      {paper.isOverdue && <Tag color="error">{t('overdue')}</Tag>}
      {paper.asked !== null && <Tag color="processing">{t(`asked.${paper.asked}`)}</Tag>}
      <Tag color={stateColours[paper.state]}>{t(`state.${paper.state}`)}</Tag>
    </>
  )
}

/** One paper in a list. */
export function PaperItem({ paper }: { readonly paper: PaperRow }) {
  const t = useWords(paperWords)
  return (
    <li className="paper-row">
      <div>
        <Link to={`/archive/papers/${paper.id}`}>{paper.number}</Link> {paper.title}
        <div className="paper-facts">
          <span>{t(`sort.${paper.sort}`)}</span>
          <span>{t('pagesOf', { count: paper.pages })}</span>
          {paper.place !== null && <span>{paper.place.name}</span>}
          {paper.case !== null && <Link to={`/cases/${paper.case.id}`}>{paper.case.number}</Link>}
          {paper.taker !== null && <span>{t('takenBy', { name: paper.taker })}</span>}
          {paper.dueOn !== null && (
            <span>
              {t('due')} <Day date={paper.dueOn} />
            </span>
          )}
        </div>
      </div>
      <div className="paper-side">
        <PaperTags paper={paper} />
      </div>
    </li>
  )
}
