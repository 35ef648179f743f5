import { Link } from 'react-router'
import type { Home } from '../../server/home/schema.ts'
import { useText, useWords } from '../language/use-words.ts'
import { Nothing } from '../ui/page.tsx'
import { useCount } from './figure-link.tsx'
import { pathOfFigure } from './use-home.ts'
import { homeWords } from './words.ts'

type Rows = Home['cases']['byLevelAndStage']

type Stage = { readonly id: string; readonly title: Rows[number]['stageTitle'] }

/** All stages in the lifecycle's order: the rows of each level are in it, and what one level lacks another has, before the stage that both know. */
export function stagesOf(rows: Rows): readonly Stage[] {
  const stages: Stage[] = []
  const placeOf = (id: string) => stages.findIndex(stage => stage.id === id)
  for (const level of new Set(rows.map(row => row.level))) {
    const own = rows.filter(row => row.level === level)
    own.forEach((row, at) => {
      if (placeOf(row.stage) >= 0) return
      const next = own.slice(at + 1).find(later => placeOf(later.stage) >= 0)
      stages.splice(next === undefined ? stages.length : placeOf(next.stage), 0, { id: row.stage, title: row.stageTitle })
    })
  }
  return stages
}

/** Open cases by level and stage; darker where there are more. A table itself, so no other form of it is needed. */
export function LevelStage({ rows }: { rows: Rows }) {
  const t = useWords(homeWords)
  const text = useText()
  const say = useCount()
  if (rows.length === 0) return <Nothing title={t('levelStageEmpty')} />
  const levels = [...new Map(rows.map(row => [row.level, row.levelTitle]))]
  const stages = stagesOf(rows)
  const most = Math.max(...rows.map(row => row.figure.count))
  const sum = (of: Rows) => of.reduce((total, row) => total + row.figure.count, 0)
  return (
    <div className="board-scroll">
      <table className="board-table board-matrix">
        <thead>
          <tr>
            <th scope="col">{t('level')}</th>
            {stages.map(stage => (
              <th key={stage.id} scope="col">
                {text(stage.title)}
              </th>
            ))}
            <th scope="col">{t('total')}</th>
          </tr>
        </thead>
        <tbody>
          {levels.map(([level, title]) => (
            <tr key={level}>
              <th scope="row">{text(title)}</th>
              {stages.map(stage => {
                const found = rows.filter(row => row.level === level && row.stage === stage.id)
                const [one] = found
                // Two kinds of cases may share a stage's name; each has its own list.
                return (
                  <td key={stage.id}>
                    {one === undefined ? (
                      <span className="board-zero">·</span>
                    ) : (
                      found.map(row => (
                        <Link
                          key={row.figure.query}
                          className="board-heat"
                          style={{ '--heat': `${12 + Math.round((row.figure.count / most) * 60)}%` } as React.CSSProperties}
                          to={pathOfFigure(row.figure)}
                        >
                          {say(row.figure)}
                        </Link>
                      ))
                    )}
                  </td>
                )
              })}
              <td>
                <strong>{sum(rows.filter(row => row.level === level))}</strong>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
