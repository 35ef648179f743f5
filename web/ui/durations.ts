import type { Duration, DurationUnit } from '../../events/duration.ts'
import { partsOf } from '../../events/duration-parts.ts'
import type { Language } from '../../events/text.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

const short: Readonly<Record<Language, Readonly<Record<'day' | 'hour' | 'minute' | 'second', string>>>> = {
  zh: { day: '天', hour: '小时', minute: '分', second: '秒' },
  en: { day: ' d', hour: ' h', minute: ' min', second: ' s' },
}

/**
 * A stretch of natural time in at most two units: `1天 3小时`, `20分`. Rounded down, for a clock must not promise more
 * than is left. Seconds only under five minutes, where they matter.
 */
export function sayStretch(ms: number, language: Language): string {
  const left = Math.max(0, ms)
  const days = Math.floor(left / dayMs)
  const hours = Math.floor((left % dayMs) / hourMs)
  const minutes = Math.floor((left % hourMs) / minuteMs)
  const seconds = Math.floor((left % minuteMs) / 1000)
  const part = (count: number, unit: keyof (typeof short)['zh']) => (count === 0 ? [] : [`${count}${short[language][unit]}`])
  const parts =
    days > 0
      ? [...part(days, 'day'), ...part(hours, 'hour')]
      : hours > 0
        ? [...part(hours, 'hour'), ...part(minutes, 'minute')]
        : minutes >= 5
          ? part(minutes, 'minute')
          : [...part(minutes, 'minute'), ...part(seconds, 'second')]
  return parts.length === 0 ? `0${short[language].second}` : parts.join(' ')
}

const units: Readonly<Record<DurationUnit, { readonly zh: string; readonly en: readonly [one: string, many: string] }>> = {
  minutes: { zh: '分钟', en: ['minute', 'minutes'] },
  hours: { zh: '小时', en: ['hour', 'hours'] },
  workMinutes: { zh: '个工作分钟', en: ['working minute', 'working minutes'] },
  workHours: { zh: '个工作小时', en: ['working hour', 'working hours'] },
  days: { zh: '日', en: ['day', 'days'] },
  workdays: { zh: '个工作日', en: ['working day', 'working days'] },
  months: { zh: '个月', en: ['month', 'months'] },
  years: { zh: '年', en: ['year', 'years'] },
}

/** A rule's duration in the regulation's words: `3个工作日`, `30分钟`. */
export function sayDuration(duration: Duration, language: Language): string {
  const { unit, amount } = partsOf(duration)
  return language === 'zh' ? `${amount}${units[unit].zh}` : `${amount} ${units[unit].en[amount === 1 ? 0 : 1]}`
}

/** A unit by itself, for pickers: `个工作日`, `working days`. */
export function unitName(unit: DurationUnit, language: Language): string {
  return language === 'zh' ? units[unit].zh : units[unit].en[1]
}
