import type { Duration } from '../../events/duration.ts'
import { partsOf } from '../../events/duration-parts.ts'

const units: Readonly<Record<'zh' | 'en', Record<string, string>>> = {
  zh: {
    minutes: '分钟',
    hours: '小时',
    workMinutes: '分钟工作时间',
    workHours: '小时工作时间',
    days: '日',
    workdays: '个工作日',
    months: '个月',
    years: '年',
  },
  en: {
    minutes: 'minutes',
    hours: 'hours',
    workMinutes: 'minutes of working time',
    workHours: 'hours of working time',
    days: 'days',
    workdays: 'working days',
    months: 'months',
    years: 'years',
  },
}

/** A duration in as few words as tell it apart: `3 个工作日`, `3 working days`. */
export function shortDuration(duration: Duration, language: 'zh' | 'en'): string {
  const { unit, amount } = partsOf(duration)
  const word = units[language][unit]!
  return `${amount} ${amount === 1 && language === 'en' ? word.replace(/s(?= of|$)/, '') : word}`
}
