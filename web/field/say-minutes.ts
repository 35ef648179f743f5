import type { Language } from '../../events/text.ts'

/** `2 小时 5 分`, `2 h 5 min`. */
export function sayMinutes(minutes: number, language: Language): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  const [hour, minute] = language === 'zh' ? [' 小时', ' 分'] : [' h', ' min']
  const parts = [...(hours > 0 ? [`${hours}${hour}`] : []), ...(rest > 0 || hours === 0 ? [`${rest}${minute}`] : [])]
  return parts.join(' ')
}
