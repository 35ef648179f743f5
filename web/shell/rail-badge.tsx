import type { BadgeCount } from '../../server/me/schema.ts'
import { useWords } from '../language/use-words.ts'
import { shellWords } from './words.ts'

/** Numbers beside an entry: how many in grey, how many overdue in red with the word. */
export function RailBadge({ badge }: { badge: BadgeCount | undefined }) {
  const t = useWords(shellWords)
  if (badge === undefined || badge.count === 0) return null
  const { count, overdue } = badge
  return (
    <span className="rail-badge">
      <span className="visually-hidden">{overdue > 0 ? t('badgeOverdue', { count, overdue }) : t('badge', { count })}</span>
      {overdue > 0 && (
        <span className="rail-badge-overdue" aria-hidden="true">
          {t('overdueCount', { count: overdue > 99 ? '99+' : overdue })}
        </span>
      )}
      {overdue > 0 && (
        <span className="rail-badge-short" aria-hidden="true">
          !{overdue > 99 ? '99' : overdue}
        </span>
      )}
      <span className="rail-badge-count" aria-hidden="true">
        {count > 999 ? '999+' : count}
      </span>
    </span>
  )
}
