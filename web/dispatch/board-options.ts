import type { Calendar } from '@event-calendar/core'
import type { Board, BoardVisit, Lane } from '../../server/dispatch/schema.ts'
import type { Say } from '../language/use-words.ts'
import { wallClockOf } from '../ui/wall-clock.ts'
import { hoursShown, sayTimes, shareOfDay } from './board-time.ts'
import type { dispatchWords } from './words.ts'

type Scene = {
  readonly days: 1 | 7
  readonly zone: string
  readonly locale: string
  readonly t: Say<(typeof dispatchWords)['zh']>
  /** The board as it is by then: what draws a box is told once. */
  readonly live: () => Board
}
const two = (n: number) => `${String(n).padStart(2, '0')}:00`

/** What the scheduler is told of a board: lanes, visits, leave, days off. `shade` is a background for the hours without work. */
export function boardOptions(board: Board, scene: Scene): Calendar.Options & { readonly shade: string } {
  const { days, zone, locale } = scene
  const hours = hoursShown(board, zone)
  const isDay = days === 1
  return {
    view: isDay ? 'resourceTimelineDay' : 'resourceTimelineWeek',
    date: board.from,
    firstDay: 1,
    timeZone: board.offset,
    locale,
    headerToolbar: { start: '', center: '', end: '' },
    // A week stacks the visits of a day in its column, so that they can be read; a day is drawn to the hour.
    slotMinTime: two(hours.from),
    slotMaxTime: two(hours.until),
    slotDuration: isDay ? '00:30' : { days: 1 },
    slotLabelInterval: '01:00',
    snapDuration: '00:15',
    slotWidth: 36,
    slotHeight: 30,
    slotLabelFormat: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as never,
    dayHeaderFormat: date => dayHeader(scene.live(), date, scene),
    highlightedDates: board.days.filter(day => day.windows.length === 0).map(day => day.date),
    nowIndicator: true,
    eventStartEditable: board.canPlan,
    eventDurationEditable: board.canPlan && isDay,
    dragScroll: true,
    longPressDelay: 300,
    resources: board.lanes.map(lane => ({ id: lane.id, title: lane.name, extendedProps: { lane } })),
    resourceLabelContent: ({ resource }) => ({ domNodes: laneHead(resource.extendedProps.lane as Lane, scene.live(), scene) }),
    events: [...board.visits.flatMap(visit => eventOf(visit, board, scene)), ...absencesOf(board, scene)],
    eventContent: ({ event }) => {
      const visit = event.extendedProps.visit as BoardVisit | undefined
      return visit === undefined ? String(event.title) : { domNodes: visitBody(visit, scene) }
    },
    shade: shadeOf(board, zone, hours),
  } as Calendar.Options & { readonly shade: string }
}

function eventOf(visit: BoardVisit, board: Board, { zone, days }: Scene): Calendar.EventInput[] {
  const lanes = new Set(board.lanes.map(lane => lane.id))
  const people = visit.people.map(one => one.id).filter(id => lanes.has(id))
  if (people.length === 0) return []
  const isOpen = visit.state !== 'done' && board.canPlan
  return [
    {
      id: `${visit.case}/${visit.visit}`,
      resourceIds: people,
      ...{ start: wallClockOf(visit.from, zone), end: wallClockOf(visit.until, zone), title: visit.title },
      ...{ startEditable: isOpen, durationEditable: isOpen && days === 1 },
      classNames: [
        'dispatch-visit',
        `dispatch-visit-${visit.state}`,
        ...(visit.clashes ? ['dispatch-visit-clash'] : []),
        ...(visit.isLate ? ['dispatch-visit-late'] : []),
      ],
      extendedProps: { visit },
    },
  ]
}

function absencesOf({ lanes }: Board, { t, zone, days }: Scene): Calendar.EventInput[] {
  // Columns of whole days hold whole days only.
  const allDay = days === 7
  const cut = allDay ? 10 : 19
  return lanes.flatMap(lane =>
    lane.absences.map((away, at) => ({
      ...{ id: `away/${lane.id}/${at}`, resourceIds: [lane.id], display: 'background' as const, allDay },
      start: wallClockOf(away.since, zone).slice(0, cut),
      end: (allDay ? dayAfter(wallClockOf(Date.parse(away.until) - 1, zone)) : wallClockOf(away.until, zone)).slice(0, cut),
      title: t(away.kind === null ? 'away' : away.kind === 'trip' ? 'absence.trip' : 'absence.leave'),
      classNames: ['dispatch-away'],
    })),
  )
}
const dayAfter = (wall: string): string => new Date(Date.parse(`${wall.slice(0, 10)}T00:00:00Z`) + 86_400_000).toISOString()

const element = (name: string, className: string, text: string, title?: string): HTMLElement => {
  const node = document.createElement(name)
  node.className = className
  node.textContent = text
  if (title !== undefined) node.title = title
  return node
}

/** A visit in its lane: state and times in words, then what and where; the rest is on hover and in its window. */
function visitBody(visit: BoardVisit, { t, zone }: Scene): Node[] {
  const marks = [
    ...(visit.clashes ? [t('clash')] : []),
    visit.isLate && visit.state !== 'done' ? t('late') : t(`state.${visit.state}`),
  ]
  const where = [visit.customer, visit.place].filter(Boolean).join(' ')
  const all = element('span', 'dispatch-visit-all', '')
  all.title = `${visit.number} ${visit.title}\n${sayTimes(visit, zone)} ${marks.join(' ')}\n${where}`
  all.append(
    element('b', 'dispatch-visit-head', sayTimes(visit, zone)),
    ' ',
    element('span', 'dispatch-visit-state', marks.join(' ')),
    ' ',
    element('span', 'dispatch-visit-what', `${visit.title} ${where}`),
  )
  return [all]
}

/** Whose lane: name, department, and how many hours of the range are taken. */
function laneHead(lane: Lane, { days, hoursADay }: Board, { t }: Scene): Node[] {
  const name = element(
    'span',
    'dispatch-lane-name',
    lane.name,
    [lane.title, ...lane.regions, ...lane.skills].filter(Boolean).join(' · '),
  )
  const hours = Math.round(lane.load.reduce((sum, minutes) => sum + minutes, 0) / 6) / 10
  const over = lane.load.findIndex(minutes => minutes > hoursADay * 60)
  const said =
    over < 0 ? t('hoursOfDay', { hours }) : t('overLoad', { hours: Math.round(lane.load[over]! / 6) / 10, limit: hoursADay })
  const load = element(
    'span',
    over < 0 ? 'dispatch-lane-load' : 'dispatch-lane-load dispatch-lane-over',
    said,
    over < 0 ? undefined : days[over]?.date,
  )
  const from = element(
    'span',
    'dispatch-lane-of',
    [lane.department?.name ?? '', ...(lane.isBorrowed ? [t('lent')] : [])].filter(Boolean).join(' · '),
  )
  return [name, from, load]
}

/** The head of a day: `12-03 周四`, with 休 or 班 where the State Council or the company says so. */
function dayHeader(board: Board, date: Date, { t, locale }: Scene): Calendar.Content {
  const two = (n: number) => String(n).padStart(2, '0')
  const day = board.days.find(one => one.date === `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`)
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short' }).format(date)
  const text = element('span', 'dispatch-day', `${two(date.getMonth() + 1)}-${two(date.getDate())} ${weekday}`)
  if (day?.kind === 'holiday') text.append(' ', element('b', 'dispatch-rest', `${t('rest')} ${day.name ?? ''}`.trim()))
  if (day?.kind === 'makeup') text.append(' ', element('b', 'dispatch-work', t('work')))
  return { domNodes: [text] }
}

/** A gradient over one day: dim where nobody works. Days of the same windows look the same; the first working day of the range says how. */
function shadeOf(board: Board, zone: string, hours: { from: number; until: number }): string {
  const day = board.days.find(one => one.windows.length > 0)
  if (day === undefined) return 'none'
  const dim = 'var(--dispatch-dim)'
  let last = 0
  const stops: string[] = []
  for (const window of day.windows) {
    const [a, b] = [shareOfDay(window.from, zone, hours) * 100, endShare(window.to, day.date, zone, hours) * 100]
    stops.push(`${dim} ${last}% ${a}%`, `transparent ${a}% ${b}%`)
    last = b
  }
  if (last < 100) stops.push(`${dim} ${last}% 100%`)
  return `linear-gradient(to right, ${stops.join(', ')})`
}

/** Midnight ends the day and does not begin it. */
function endShare(at: string, date: string, zone: string, hours: { from: number; until: number }): number {
  return wallClockOf(at, zone).slice(0, 10) === date ? shareOfDay(at, zone, hours) : 1
}
