import { localDateOf } from '../../engine/calendar/days.ts'
import type { Ctx } from '../context.ts'

const SERIES = ['YC', 'TS', 'FW', 'ZX', 'TH'] as const

/** The case numbers that somebody means who types `42`, `yc-2026-42` or the whole number; of the last digits alone, this year's and last year's of every kind. */
export function searchNumbers(ctx: Ctx, q: string): string[] {
  const typed = q.trim().toUpperCase()
  const whole = /^([A-Z]{2})-?(\d{4})-?(\d{1,6})$/.exec(typed)
  if (whole) return [`${whole[1]}-${whole[2]}-${whole[3]!.padStart(5, '0')}`]
  if (!/^\d{1,5}$/.test(typed)) return [typed]
  const year = Number(localDateOf(ctx.rules.calendar, ctx.now).slice(0, 4))
  return SERIES.flatMap(series => [year, year - 1].map(y => `${series}-${y}-${typed.padStart(5, '0')}`))
}
