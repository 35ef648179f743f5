import { Link } from 'react-router'
import { useWords } from '../language/use-words.ts'
import { type Figure, pathOfFigure } from './use-home.ts'
import { homeWords } from './words.ts'

/** A number that leads to its rows. `alert`: red where it is not nothing. */
export function FigureLink({ figure, label, alert = false }: { figure: Figure; label: string; alert?: boolean }) {
  const said = useCount()(figure)
  return (
    <Link
      className="board-number"
      data-alert={alert && figure.count > 0}
      data-none={figure.count === 0}
      to={pathOfFigure(figure)}
    >
      <span className="board-count">{said}</span>
      <span className="board-label">{label}</span>
    </Link>
  )
}

/** A count as said: exact, or a lower bound. */
export function useCount(): (figure: Figure) => string {
  const t = useWords(homeWords)
  return ({ count, isExact }) => (isExact ? String(count) : t('atLeast', { count }))
}
