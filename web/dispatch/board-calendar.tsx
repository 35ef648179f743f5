import { type Calendar, createCalendar, destroyCalendar, Interaction, ResourceTimeline } from '@event-calendar/core'
import '@event-calendar/core/index.css'
import { type RefObject, useEffect, useMemo, useRef } from 'react'
import type { Instant } from '../../events/instant.ts'
import type { Board, BoardVisit } from '../../server/dispatch/schema.ts'
import { tags } from '../language/language.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { useZone } from '../ui/moment.tsx'
import { boardOptions } from './board-options.ts'
import { instantOfBoard } from './board-time.ts'
import { dispatchWords } from './words.ts'

export type Dropped = {
  readonly visit: BoardVisit
  readonly person: string
  readonly from: Instant
  readonly until: Instant
  readonly revert: () => void
}
type Props = {
  readonly board: Board
  readonly days: 1 | 7
  readonly onPick: (visit: BoardVisit) => void
  readonly onDrop: (dropped: Dropped) => void
  /** Filled while the board is drawn, so that what is dragged in from outside finds where it is. */
  readonly calendarRef: RefObject<Calendar.Calendar | null>
}
declare module '@event-calendar/core' {
  namespace Calendar {
    /** The instance, under a name that a namespace can carry. */
    type Calendar = import('@event-calendar/core').Calendar
  }
}

/** The lanes: @event-calendar/core (MIT) draws and drags, everything it shows and every step that follows is ours. */
export function BoardCalendar({ board, days, onPick, onDrop, calendarRef }: Props) {
  const t = useWords(dispatchWords)
  const language = useLanguage()
  const zone = useZone()
  const place = useRef<HTMLDivElement>(null)
  const acting = useRef({ onPick, onDrop, board })
  acting.current = { onPick, onDrop, board }
  const options = useMemo(
    () => boardOptions(board, { days, zone, locale: tags[language], t, live: () => acting.current.board }),
    [board, days, zone, language, t],
  )
  const applied = useRef(new Map<string, string>())
  // biome-ignore lint/correctness/useExhaustiveDependencies: made once; what changes is set below.
  useEffect(() => {
    if (place.current === null) return
    const visitOf = (id: string) => acting.current.board.visits.find(visit => `${visit.case}/${visit.visit}` === id)
    const dropped = (
      event: { id: string; start: Date; end: Date; resourceIds: string[] },
      revert: () => void,
      person?: string,
    ) => {
      const visit = visitOf(event.id)
      if (visit === undefined) return revert()
      const whose = person ?? visit.people.find(one => one.part === 'handler')?.id ?? event.resourceIds[0] ?? ''
      const [from, until] = [instantOfBoard(event.start, zone), instantOfBoard(event.end, zone)]
      acting.current.onDrop({ visit, person: whose, from, until, revert })
    }
    const calendar = createCalendar(place.current, [ResourceTimeline, Interaction], {
      ...options,
      eventClick: ({ event, jsEvent }) => {
        // Enter would go on to press what the window that opens puts the focus on.
        jsEvent.preventDefault()
        const visit = visitOf(String(event.id))
        if (visit !== undefined) acting.current.onPick(visit)
      },
      eventDrop: ({ event, newResource, revert }) =>
        dropped(event as never, revert, newResource === undefined ? undefined : String(newResource.id)),
      eventResize: ({ event, revert }) => dropped(event as never, revert),
    })
    calendarRef.current = calendar
    applied.current = new Map(Object.entries(options).map(([name, value]) => [name, JSON.stringify(value)]))
    const roles = withoutTableRoles(place.current)
    return () => {
      roles.disconnect()
      calendarRef.current = null
      void destroyCalendar(calendar)
    }
  }, [])
  useEffect(() => {
    const calendar = calendarRef.current
    if (calendar === null) return
    // Only what changed: a box that is drawn anew loses the focus of whoever stands on it.
    for (const [name, value] of Object.entries(options)) {
      const said = JSON.stringify(value)
      if (typeof value === 'function' || applied.current.get(name) === said) continue
      applied.current.set(name, said)
      calendar.setOption(name as 'date', value as never)
    }
  }, [options, calendarRef])
  return <div ref={place} className="dispatch-calendar" data-days={days} style={hoursStyle(options)} />
}

/**
 * The library calls its boxes a table with rows that hold no cells, which readers cannot make sense of: the visits are buttons that say all
 * of themselves, and the list by the day is there for whoever wants a table.
 */
function withoutTableRoles(root: HTMLElement): MutationObserver {
  const strip = () => {
    for (const box of root.querySelectorAll(
      '[role=table],[role=row],[role=rowgroup],[role=rowheader],[role=columnheader],[role=cell]',
    ))
      for (const name of box.getAttributeNames()) if (name === 'role' || /^aria-(?:row|col)/.test(name)) box.removeAttribute(name)
  }
  strip()
  const observer = new MutationObserver(strip)
  observer.observe(root, { childList: true, subtree: true })
  return observer
}

/** The hours without work are drawn by the style sheet, once for all lanes: a box for each would be thousands. */
const hoursStyle = ({ shade }: { shade?: string }) => ({ '--dispatch-shade': shade }) as React.CSSProperties
