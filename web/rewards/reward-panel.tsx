import { Tag } from 'antd'
import { Link } from 'react-router'
import { bonusOf } from '../../engine/rewards.ts'
import type { CaseWithTimeline } from '../../server/cases/schema.ts'
import { Clause } from '../cases/clause.tsx'
import { Panel } from '../cases/workspace/panel.tsx'
import { useText, useWords } from '../language/use-words.ts'
import { Day } from '../ui/moment.tsx'
import { Money } from '../ui/money.tsx'
import { stageColours } from './reward-item.tsx'
import { useReward } from './use-rewards.ts'
import { rewardWords } from './words.ts'
import './rewards.css'

type Values = Readonly<Record<string, unknown>>

/** 奖励: for whom, how much and how that was computed, and how far it is. */
export function RewardPanel({ current }: { readonly current: CaseWithTimeline }) {
  const t = useWords(rewardWords)
  const text = useText()
  const { data } = useReward(current.id)
  const reward = data?.items[0]
  if (reward === undefined) return null
  const { subject, amountFen, projectFen, publishedUntil, stage } = reward
  return (
    <Panel title={t('panel')} aside={<Tag color={stageColours[stage]}>{t(`stage.${stage}`)}</Tag>}>
      {reward.reward !== null && (
        <p className="reward-line">
          {text(reward.reward.title)} <Clause of={reward.reward.clause} edition={reward.reward.regulation} />
        </p>
      )}
      <p className="reward-line">
        <strong>{subject?.name ?? t('notStated')}</strong>
        {amountFen !== null && (
          <>
            {' '}
            {t('bonus')} <Money fen={amountFen} />
          </>
        )}
        {projectFen !== null && (
          <>
            {' '}
            {t('project')} <Money fen={projectFen} />
          </>
        )}
      </p>
      <Computed current={current} />
      {publishedUntil !== null && (
        <p className="case-faint">
          {t('untilDay')} <Day date={publishedUntil} />
        </p>
      )}
      {reward.openObjections > 0 && <p className="reward-objections">{t('objections', { count: reward.openObjections })}</p>}
      <p className="reward-links">
        {stage === 'published' && <Link to="/rewards">{t('seePublished')}</Link>}
        <Link to="/rewards?tab=register">{t('seeRegister')}</Link>
      </p>
    </Panel>
  )
}

/** The steps of the sum, from the last base that was recorded. */
function Computed({ current }: { readonly current: CaseWithTimeline }) {
  const t = useWords(rewardWords)
  const record = current.records.find(one => one.reward?.share !== undefined && one.last !== null)
  const values = current.timeline.find(entry => entry.id === record?.last)?.data.values as Values | undefined
  const share = record?.reward?.share
  if (values === undefined || share === undefined) return null
  const bonus = bonusOf(values, share)
  if (bonus === undefined) return null
  const isMoney = values.measure === 'money'
  const figure = (points: unknown, fen: unknown) => (isMoney ? <Money fen={Number(fen)} /> : String(points))
  return (
    <details className="reward-sum">
      <summary>{t('how')}</summary>
      <dl>
        <dt>{t('target')}</dt>
        <dd>{figure(values.target, values.targetFen)}</dd>
        <dt>{t('actual')}</dt>
        <dd>{figure(values.actual, values.actualFen)}</dd>
        <dt>{t('excess')}</dt>
        <dd>{isMoney ? <Money fen={bonus.excessFen} /> : bonus.excess}</dd>
        {!isMoney && (
          <>
            <dt>{t('worth')}</dt>
            <dd>
              {bonus.excess} × <Money fen={Number(values.perPointFen)} /> = <Money fen={bonus.excessFen} />
            </dd>
          </>
        )}
        <dt>{t('percentOf', { percent: share * 100 })}</dt>
        <dd>
          <Money fen={bonus.bonusFen} />
        </dd>
      </dl>
    </details>
  )
}
