import type { Board, BoardVisit } from '../../server/dispatch/schema.ts'
import { joinList } from '../language/join-list.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { Day, useZone } from '../ui/moment.tsx'
import { dayOf } from '../ui/wall-clock.ts'
import { sayTimes } from './board-time.ts'
import { dispatchWords } from './words.ts'

type Props = { readonly board: Board; readonly onPick: (visit: BoardVisit) => void }

/** The visits day by day: what a phone shows in place of lanes, and what is printed. */
export function VisitList({ board, onPick }: Props) {
  const t = useWords(dispatchWords)
  const zone = useZone()
  return (
    <section className="dispatch-list" aria-label={t('listView')}>
      {board.days.map(day => {
        const visits = board.visits.filter(visit => isOn(visit, day.date, zone))
        const away = board.lanes.filter(lane =>
          lane.absences.some(one => dayOf(one.since, zone) <= day.date && lastDayOf(one.until, zone) >= day.date),
        )
        if (visits.length === 0 && away.length === 0 && day.windows.length === 0) return null
        return (
          <section key={day.date}>
            <h2>
              <Day date={day.date} day={day} />
            </h2>
            {visits.length === 0 && <p className="dispatch-hint">{t('visitsNone')}</p>}
            <ul>
              {visits.map(visit => (
                <Line key={`${visit.case}/${visit.visit}`} visit={visit} board={board} onPick={onPick} />
              ))}
            </ul>
            {away.length > 0 && <Away names={away.map(lane => lane.name)} />}
          </section>
        )
      })}
    </section>
  )
}

function Away({ names }: { names: readonly string[] }) {
  const t = useWords(dispatchWords)
  const language = useLanguage()
  return (
    <p className="dispatch-hint">
      {t('away')} {joinList([...names], language)}
    </p>
  )
}

function Line({ visit, board, onPick }: Props & { readonly visit: BoardVisit }) {
  const t = useWords(dispatchWords)
  const language = useLanguage()
  const zone = useZone()
  const names = new Map(board.lanes.map(lane => [lane.id, lane.name]))
  const marks = [t(visit.isLate ? 'late' : `state.${visit.state}`), ...(visit.clashes ? [t('clash')] : [])]
  return (
    <li>
      <button type="button" className={`dispatch-line dispatch-visit-${visit.state}`} onClick={() => onPick(visit)}>
        <span className="dispatch-line-head">
          <strong>{sayTimes(visit, zone)}</strong>
          <span>
            {joinList(
              visit.people.map(one => names.get(one.id) ?? '—'),
              language,
            )}
          </span>
          <span className="dispatch-line-state">{marks.join(' ')}</span>
        </span>
        <span>
          {visit.number} {visit.title}
        </span>
        <span className="dispatch-hint">{[visit.customer, visit.place].filter(Boolean).join(' · ')}</span>
      </button>
    </li>
  )
}

/** The last local day that a span touches; one that ends at midnight does not touch the day after. */
const lastDayOf = (until: string, zone: string) => dayOf(new Date(Date.parse(until) - 1).toISOString(), zone)
const isOn = (visit: BoardVisit, date: string, zone: string) =>
  dayOf(visit.from, zone) <= date && lastDayOf(visit.until, zone) >= date
