import { Tag } from 'antd'
import { Link } from 'react-router'
import type { RewardRow } from '../../server/rewards/schema.ts'
import { Clause } from '../cases/clause.tsx'
import { useText, useWords } from '../language/use-words.ts'
import { Day, Moment } from '../ui/moment.tsx'
import { Money } from '../ui/money.tsx'
import { rewardWords } from './words.ts'

export const stageColours: Readonly<Record<RewardRow['stage'], string>> = {
  applied: 'default',
  submitted: 'processing',
  approved: 'processing',
  published: 'success',
  withdrawn: 'warning',
  dropped: 'default',
}

/** One line of the register. */
export function RewardItem({ row }: { readonly row: RewardRow }) {
  const t = useWords(rewardWords)
  const text = useText()
  const isOut = row.stage === 'withdrawn' || row.stage === 'dropped'
  return (
    <li className="reward" data-out={isOut}>
      <div className="reward-words">
        <div className="reward-what">
          <Link to={`/cases/${row.case.id}`}>
            {row.case.number} {row.case.title}
          </Link>
          <Tag color={stageColours[row.stage]}>{t(`stage.${row.stage}`)}</Tag>
          {row.openObjections > 0 && <Tag color="warning">{t('objections', { count: row.openObjections })}</Tag>}
        </div>
        <div className="case-faint">
          {row.reward === null ? (
            t('notStated')
          ) : (
            <>
              {text(row.reward.title)} <Clause of={row.reward.clause} edition={row.reward.regulation} />
            </>
          )}
          {' · '}
          {t('opened')} <Moment at={row.openedAt} />
          {row.approvedAt !== null && (
            <>
              {' · '}
              {t('approvedAt')} <Moment at={row.approvedAt} />
            </>
          )}
          {row.publishedOn !== null && row.publishedUntil !== null && (
            <>
              {' · '}
              {t('published')} <Day date={row.publishedOn} /> – <Day date={row.publishedUntil} />
            </>
          )}
          {row.withdrawnAt !== null && (
            <>
              {' · '}
              {t('withdrawnAt')} <Moment at={row.withdrawnAt} />
            </>
          )}
        </div>
      </div>
      <div className="reward-side">
        <strong>{row.subject?.name ?? ''}</strong>
        {row.party === 'person' && row.department !== null && <span className="case-faint">{row.department.name}</span>}
        {row.amountFen !== null && (
          <span>
            {t('bonus')} <Money fen={row.amountFen} />
          </span>
        )}
        {row.projectFen !== null && (
          <span>
            {t('project')} <Money fen={row.projectFen} />
          </span>
        )}
      </div>
    </li>
  )
}
