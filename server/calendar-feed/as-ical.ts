import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator'
import { localIso, zoneOf } from '../../engine/calendar/zone.ts'
import type { Instant } from '../../events/instant.ts'
import type { Language } from '../../events/text.ts'
import type { FeedVisit } from './visits-of-person.ts'

/** The zone of every calendar that company settings describe; since 1991 without summer time. */
const ZONE = 'Asia/Shanghai'
const zoneBlock = [
  'BEGIN:VTIMEZONE',
  `TZID:${ZONE}`,
  'BEGIN:STANDARD',
  'DTSTART:19910915T000000',
  'TZOFFSETFROM:+0800',
  'TZOFFSETTO:+0800',
  'TZNAME:CST',
  'END:STANDARD',
  'END:VTIMEZONE',
].join('\r\n')
const REFRESH_S = 900
const HOST = 'bihuan'

const words = {
  zh: { name: '上门安排', tentative: '待确认', cancelled: '已取消', companion: '同行', customer: '客户', order: '派工单' },
  en: {
    name: 'Visits',
    tentative: 'not confirmed',
    cancelled: 'cancelled',
    companion: 'along',
    customer: 'Customer',
    order: 'Order',
  },
} as const

const zone = zoneOf(ZONE)
/** Local time without its offset: the library writes what it is given beside the zone. */
const wallTime = (at: Instant): string => localIso(zone, Date.parse(at)).slice(0, 19)

/**
 * The feed of one person as iCalendar (RFC 5545): stable UIDs, SEQUENCE by moves, times with their zone; what was called off stands in it as
 * cancelled. `page` is the address of an order.
 */
export function asIcal(
  visits: readonly FeedVisit[],
  person: string,
  language: Language,
  page: (caseId: string) => string,
): string {
  const say = words[language === 'en' ? 'en' : 'zh']
  const calendar = ical({
    name: `${say.name} · ${person}`,
    prodId: { company: 'bihuan', product: 'dispatch', language: language.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
    // Of each event, not of the calendar: stamps stay in UTC, as RFC 5545 wants them.
    timezone: { name: null, generator: () => zoneBlock },
    ttl: REFRESH_S,
  })
  for (const visit of visits) {
    const isOff = visit.state === 'cancelled'
    const marks = [
      ...(isOff ? [say.cancelled] : visit.state === 'tentative' ? [say.tentative] : []),
      ...(visit.isHandler ? [] : [say.companion]),
    ]
    calendar.createEvent({
      id: `${visit.id}@${HOST}`,
      sequence: visit.sequence,
      start: wallTime(visit.from),
      end: wallTime(visit.until),
      stamp: new Date(visit.changedAt),
      lastModified: new Date(visit.changedAt),
      timezone: ZONE,
      summary: [...marks.map(mark => `[${mark}]`), visit.title].join(' '),
      location: visit.place,
      description: [
        `${say.order} ${visit.number}`,
        ...(visit.customer === null ? [] : [`${say.customer} ${visit.customer}`]),
        page(visit.caseId),
      ].join('\n'),
      url: page(visit.caseId),
      status: isOff
        ? ICalEventStatus.CANCELLED
        : visit.state === 'confirmed'
          ? ICalEventStatus.CONFIRMED
          : ICalEventStatus.TENTATIVE,
      transparency: isOff ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
    })
  }
  return calendar.toString()
}
