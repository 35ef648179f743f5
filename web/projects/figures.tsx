import { Progress, Tag } from 'antd'
import type { ProjectRow } from '../../server/projects/schema.ts'
import { useWords } from '../language/use-words.ts'
import { Day } from '../ui/moment.tsx'
import { sayYuan } from '../ui/yuan.ts'
import { projectWords } from './words.ts'

const colours = { running: 'processing', late: 'error', finished: 'success', stopped: 'default' } as const

/** How a project stands in a word. */
export function ProjectState({ state }: { readonly state: ProjectRow['state'] }) {
  const t = useWords(projectWords)
  return <Tag color={colours[state]}>{t(`state.${state}`)}</Tag>
}

/** Done against planned, in figures, words and a bar. */
export function ProgressFigure({ planned, done }: { readonly planned: number; readonly done: number }) {
  const t = useWords(projectWords)
  const points = Math.round((done - planned) * 10) / 10
  return (
    <div className="project-figure">
      <Progress
        percent={done}
        size="small"
        showInfo={false}
        status={points < 0 ? 'exception' : 'normal'}
        aria-label={t('plannedDone', { planned: String(planned), done: String(done) })}
      />
      <span className="project-faint">
        {t('plannedDone', { planned: String(planned), done: String(done) })} ·{' '}
        {points === 0 ? t('onPlan') : t(points < 0 ? 'behind' : 'ahead', { percent: String(Math.abs(points)) })}
      </span>
    </div>
  )
}

/** Spent against what the work done may cost. */
export function CostFigure({ earnedFen, costFen }: Pick<ProjectRow, 'earnedFen' | 'costFen'>) {
  const t = useWords(projectWords)
  const over = costFen - earnedFen
  const yuan = (fen: number) => `¥${sayYuan(fen, true)}`
  return (
    <span>
      {t('costLine', { spent: yuan(costFen), earned: yuan(earnedFen) })}{' '}
      {over !== 0 && (
        <span className={over > 0 ? 'project-bad' : 'project-faint'}>
          {t(over > 0 ? 'overCost' : 'underCost', { amount: yuan(Math.abs(over)) })}
        </span>
      )}
    </span>
  )
}

/** Late by how many days, or finished when. */
export function TimeFigure({
  daysLate,
  finishedOn,
  state,
}: Pick<ProjectRow, 'daysLate' | 'finishedOn'> & { readonly state?: ProjectRow['state'] }) {
  const t = useWords(projectWords)
  return (
    <span>
      {finishedOn !== null && (
        <>
          {t('finishedOn')} <Day date={finishedOn} />{' '}
        </>
      )}
      <span className={daysLate > 0 || state === 'late' ? 'project-bad' : 'project-faint'}>
        {daysLate > 0 ? t('daysLate', { days: String(daysLate) }) : t(state === 'late' ? 'phaseLate' : 'inTime')}
      </span>
    </span>
  )
}
