import type { ProjectView } from '../../server/projects/schema.ts'
import { useWords } from '../language/use-words.ts'
import { projectWords } from './words.ts'

const dayMs = 86_400_000
const number = (date: string) => Date.parse(`${date}T00:00:00Z`) / dayMs

/** Plan above actual for each phase, by day. The table below says the same in words, so that this is a picture only. */
export function PhaseChart({ project, today }: { readonly project: ProjectView; readonly today: string }) {
  const t = useWords(projectWords)
  const { phases } = project
  const ends = phases.flatMap(phase => [phase.until, phase.firstUntil ?? phase.until, phase.finishedOn ?? phase.until])
  const first = number([project.from, ...phases.flatMap(phase => phase.startedOn ?? [])].sort()[0] ?? project.from)
  const last = Math.max(...ends.map(number), number(today)) + 1
  const share = (from: string, until: string) => ({
    left: `${((number(from) - first) / (last - first)) * 100}%`,
    width: `${((number(until) + 1 - number(from)) / (last - first)) * 100}%`,
  })
  return (
    <div className="project-chart" role="img" aria-label={t('chart')}>
      {phases.map(phase => (
        <div key={phase.id} className="project-chart-row">
          <span className="project-chart-title">{phase.title}</span>
          <span className="project-chart-track">
            <span className="project-chart-plan" style={share(phase.from, phase.until)} />
            {phase.startedOn !== null && (
              <span
                className="project-chart-actual"
                data-late={phase.daysLate > 0}
                style={share(phase.startedOn, phase.finishedOn ?? (today < phase.startedOn ? phase.startedOn : today))}
              />
            )}
            <span className="project-chart-today" style={{ left: share(today, today).left }} />
          </span>
        </div>
      ))}
      <div className="project-chart-legend project-faint">
        <span>
          <span className="project-chart-plan" /> {t('planTo')}
        </span>
        <span>
          <span className="project-chart-actual" /> {t('actual')}
        </span>
      </div>
    </div>
  )
}
