import { inLanguage } from '../../events/in-language.ts'
import type { PaperValue } from '../../events/signed-content.ts'
import type { Language } from '../../events/text.ts'
import { localIso, zoneOf } from '../calendar/zone.ts'

/** A value of a paper in words: moments on the wall clock of the company's zone, amounts in 元. The same on screens and in print. */
export function sayPaperValue(value: PaperValue | null, zone: string, language: Language): string {
  if (value === null) return ''
  if ('text' in value) return value.text
  if ('words' in value) return inLanguage(value.words, language)
  if ('at' in value) return sayPaperMoment(value.at, zone)
  if ('day' in value) return value.day
  if ('fen' in value) return sayFen(value.fen)
  if ('number' in value) return String(value.number)
  return language === 'zh' ? (value.yes ? '是' : '否') : value.yes ? 'Yes' : 'No'
}

/** `2026-11-22 09:30` in a zone. */
export const sayPaperMoment = (at: string, zone: string): string =>
  localIso(zoneOf(zone), Date.parse(at)).slice(0, 16).replace('T', ' ')

/** `¥1,234.50`. */
export const sayFen = (fen: number): string =>
  `¥${(fen / 100).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`
