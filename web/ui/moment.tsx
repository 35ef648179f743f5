import type { Instant } from '../../events/instant.ts'
import { useMe } from '../api/me.ts'
import { useLanguage } from '../language/use-words.ts'
import { LateTooltip } from './late-tip.tsx'
import { useMinute } from './now.ts'
import { type DayKind, dayOf, sayDay, sayRelative, sayShort, wallClockOf } from './wall-clock.ts'
import './text.css'

type Props = {
  readonly at: Instant
  /** `3分钟前`, with the exact time on hover; beyond a week the date. */
  readonly relative?: boolean
  /** The whole of it: `2026-10-10 周六(调休上班) 17:30`. */
  readonly full?: boolean
  /** What the day is, where the caller knows: adds 调休上班 or the holiday's name. */
  readonly day?: DayKind | undefined
  /** Without a tip: inside links and buttons that have their own. */
  readonly plain?: boolean
}

/** The organisation's zone. */
export function useZone(): string {
  return useMe().organisation.timeZone
}

/** A moment on the organisation's wall clock. The only way a time reaches the screen. */
export function Moment({ at, relative = false, full = false, day, plain = false }: Props) {
  const language = useLanguage()
  const zone = useZone()
  const now = useMinute()
  const exact = () => `${sayDay(dayOf(at, zone), language, day)} ${wallClockOf(at, zone).slice(11, 16)}`
  const said = full ? exact() : (relative && sayRelative(at, now, language)) || sayShort(at, zone, now)
  const time = (
    <time dateTime={at} className="moment" {...(plain ? { title: exact() } : {})}>
      {said}
    </time>
  )
  return full || plain ? time : <LateTooltip title={<Moment at={at} full day={day} />}>{time}</LateTooltip>
}

/** A day of the organisation's calendar: `2026-10-10 周六(调休上班)`. */
export function Day({ date, day }: { date: string; day?: DayKind | undefined }) {
  const language = useLanguage()
  return (
    <time dateTime={date} className="moment">
      {sayDay(date, language, day)}
    </time>
  )
}
