import type { Calendar } from '@event-calendar/core'
import { Segmented, Skeleton } from 'antd'
import { Suspense, useRef, useState } from 'react'
import type { Board, BoardVisit, Unplaced } from '../../server/dispatch/schema.ts'
import { serverNow } from '../api/server-time.ts'
import { useLanguage, useText, useWords } from '../language/use-words.ts'
import { ClauseChip } from '../policies/clause-chip.tsx'
import { lazyPart } from '../ui/lazy-part.tsx'
import { Moment, useZone } from '../ui/moment.tsx'
import { Loaded, Nothing, Page } from '../ui/page.tsx'
import { phone, useMedia } from '../ui/use-media.ts'
import { dayOf, instantOf } from '../ui/wall-clock.ts'
import type { Dropped } from './board-calendar.tsx'
import { instantOfBoard } from './board-time.ts'
import { DispatchFilters } from './dispatch-filters.tsx'
import { PlaceDrawer, type Placing } from './place-drawer.tsx'
import { UnplacedList } from './unplaced-list.tsx'
import { type SetShown, type Shown, useBoard, useBoardFilter } from './use-dispatch.ts'
import { VisitList } from './visit-list.tsx'
import { VisitWindow } from './visit-window.tsx'
import { dispatchWords } from './words.ts'
import './dispatch.css'

// The scheduler loads with the lanes: phones, which list by the day, never fetch it.
const BoardCalendar = lazyPart(async () => (await import('./board-calendar.tsx')).BoardCalendar)
const LENGTH_MS = 3 * 3_600_000

/** 派工板: lanes of the field staff by day or week, what waits for a time beside them. */
export function DispatchPage() {
  const t = useWords(dispatchWords)
  const { shown, set } = useBoardFilter()
  const query = useBoard(shown)
  return (
    <Page
      title={t('title')}
      subtitle={query.data && <Rule board={query.data} />}
      bar={<DispatchFilters board={query.data} shown={shown} set={set} />}
    >
      <Loaded query={query} skeleton={<Skeleton active paragraph={{ rows: 14 }} />}>
        {board =>
          board.rule === null ? (
            <div className="panel">
              <Nothing title={t('noRule')} hint={t('noRuleHint')} />
            </div>
          ) : (
            <Parts board={board} shown={shown} set={set} />
          )
        }
      </Loaded>
    </Page>
  )
}

function Rule({ board }: { board: Board }) {
  const t = useWords(dispatchWords)
  const text = useText()
  return (
    <span className="dispatch-rule">
      {board.rule !== null && (
        <>
          {t('rule')} <ClauseChip clause={board.rule.clause} title={text(board.rule.regulation)} />
        </>
      )}
      <span>
        {t('asOf')} <Moment at={board.asOf} plain />
      </span>
    </span>
  )
}

function Parts({ board, shown, set }: { board: Board; shown: Shown; set: SetShown }) {
  const t = useWords(dispatchWords)
  const zone = useZone()
  const language = useLanguage()
  const isPhone = useMedia(phone)
  const calendar = useRef<Calendar.Calendar | null>(null)
  const [picked, setPicked] = useState<BoardVisit>()
  const [placing, setPlacing] = useState<Placing>()
  const part = shown.part ?? 'board'
  const days = shown.days === '1' ? 1 : 7
  const place = (order: Pick<Unplaced, 'id' | 'number'>, more: Partial<Placing> = {}) => {
    const from = more.from ?? nextMorning(zone)
    const until = new Date(Date.parse(from) + LENGTH_MS).toISOString()
    setPlacing({ caseId: order.id, number: order.number, from, until, ...more })
  }
  const placeUnplaced = (order: Unplaced, more: Partial<Placing> = {}) => {
    const standing = board.visits.find(visit => visit.case === order.id && visit.state !== 'done')
    const wish = order.wish?.from ?? order.arriveBy
    const isAhead = wish !== null && Date.parse(wish) > serverNow()
    place(order, {
      ...(standing === undefined ? {} : { visit: standing }),
      ...(order.handler === null ? {} : { person: order.handler.id }),
      ...(isAhead && wish !== null ? { from: wish } : {}),
      ...(order.wish?.until ? { until: order.wish.until } : {}),
      ...more,
    })
  }
  const dropAt = (order: Unplaced, x: number, y: number) => {
    const found = calendar.current?.dateFromPoint(x, y)
    if (found?.resource === undefined) return
    const at = instantOfBoard(found.date, zone)
    // A week has days and no hours: work begins when the day does.
    const windows = board.days.find(day => day.date === dayOf(at, zone))?.windows ?? []
    const from = days === 1 ? at : (windows[0]?.from ?? instantOf(`${dayOf(at, zone)}T09:00:00`, zone))
    placeUnplaced(order, { person: found.resource.id, from, until: new Date(Date.parse(from) + LENGTH_MS).toISOString() })
  }
  const dropped = ({ visit, person, from, until, revert }: Dropped) =>
    place({ id: visit.case, number: visit.number }, { visit, person, from, until, revert })
  const change = (visit: BoardVisit) => {
    setPicked(undefined)
    place({ id: visit.case, number: visit.number }, { visit, from: visit.from, until: visit.until })
  }
  const unplaced = <UnplacedList shown={shown} canPlan={board.canPlan} onPlace={placeUnplaced} onDropAt={dropAt} />
  return (
    <>
      {isPhone && (
        <Segmented
          block
          className="dispatch-part"
          aria-label={t('title')}
          value={part}
          onChange={value => set({ part: value })}
          options={[
            { value: 'board', label: t('listView') },
            { value: 'unplaced', label: t('unplaced') },
          ]}
        />
      )}
      {isPhone ? (
        part === 'board' ? (
          <VisitList board={board} onPick={setPicked} />
        ) : (
          unplaced
        )
      ) : (
        <div className="dispatch-columns">
          {unplaced}
          <section className="dispatch-board panel" aria-label={t('board')}>
            {board.left > 0 && <p className="dispatch-hint">{t('tooMany', { count: board.left })}</p>}
            {board.lanes.length === 0 ? (
              <Nothing title={t('nobody')} hint={t('nobodyHint')} />
            ) : (
              <Suspense fallback={<Skeleton active paragraph={{ rows: 12 }} />}>
                <BoardCalendar
                  key={`${days} ${language}`}
                  board={board}
                  days={days}
                  onPick={setPicked}
                  onDrop={dropped}
                  calendarRef={calendar}
                />
              </Suspense>
            )}
          </section>
        </div>
      )}
      {!isPhone && (
        <div className="dispatch-printed">
          <h1>{t('printed', { from: board.from, to: board.days.at(-1)?.date ?? board.from })}</h1>
          <VisitList board={board} onPick={setPicked} />
        </div>
      )}
      {picked !== undefined && (
        <VisitWindow visit={picked} board={board} onChange={change} onClose={() => setPicked(undefined)} />
      )}
      {placing !== undefined && (
        <PlaceDrawer
          placing={placing}
          lanes={board.lanes}
          onClose={isDone => {
            if (!isDone) placing.revert?.()
            setPlacing(undefined)
          }}
        />
      )}
    </>
  )
}

/** Nine o'clock of the day after tomorrow: far enough ahead for every notice there is. */
function nextMorning(zone: string): string {
  return instantOf(`${dayOf(new Date(serverNow() + 2 * 86_400_000).toISOString(), zone)}T09:00:00`, zone)
}
