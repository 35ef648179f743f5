import { Link } from 'react-router'
import type { Home } from '../../server/home/schema.ts'
import { joinList } from '../language/join-list.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { Nothing } from '../ui/page.tsx'
import { Person } from '../ui/person.tsx'
import { FigureLink, useCount } from './figure-link.tsx'
import { type Figure, pathOfFigure } from './use-home.ts'
import { homeWords } from './words.ts'

function Cell({ figure, alert = false }: { figure: Figure; alert?: boolean }) {
  const say = useCount()
  if (figure.count === 0) return <span className="board-zero">0</span>
  return (
    <Link className="board-cell" data-alert={alert} to={pathOfFigure(figure)}>
      {say(figure)}
    </Link>
  )
}

/** What the team owes, by person: the bar is what is open, its red part what is late. The numbers stand beside it. On a wall nobody is named. */
export function TeamBoard({ team, isWall }: { team: NonNullable<Home['team']>; isWall: boolean }) {
  const t = useWords(homeWords)
  const most = Math.max(1, ...team.people.map(one => one.open.count))
  const departments = joinList(
    team.departments.map(one => one.name),
    useLanguage(),
  )
  return (
    <section className="panel board-panel" aria-label={t('team')}>
      <h2>{departments === '' ? t('team') : t('teamOf', { departments })}</h2>
      <div className="board-numbers">
        <FigureLink figure={team.overdue} label={t('overdue')} alert />
        <FigureLink figure={team.unowned} label={t('unowned')} alert />
      </div>
      {isWall ? null : team.people.length === 0 ? (
        <Nothing title={t('teamEmpty')} />
      ) : (
        <div className="board-scroll">
          <table className="board-table">
            <thead>
              <tr>
                <th scope="col">{t('person')}</th>
                <th scope="col" className="board-wide">
                  <span className="visually-hidden">{t('byPerson')}</span>
                </th>
                <th scope="col">{t('overdue')}</th>
                <th scope="col">{t('twoHours')}</th>
                <th scope="col">{t('open')}</th>
              </tr>
            </thead>
            <tbody>
              {team.people.map(({ person, overdue, twoHours, open }) => (
                <tr key={person?.id ?? ''}>
                  <th scope="row">
                    {person === null ? <span className="board-nobody">{t('nobody')}</span> : <Person name={person.name} />}
                  </th>
                  <td className="board-wide" aria-hidden="true">
                    <span className="board-bar" style={{ width: `${(open.count / most) * 100}%` }}>
                      <span style={{ width: `${(overdue.count / Math.max(1, open.count)) * 100}%` }} />
                    </span>
                  </td>
                  <td>
                    <Cell figure={overdue} alert />
                  </td>
                  <td>
                    <Cell figure={twoHours} />
                  </td>
                  <td>
                    <Cell figure={open} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}
