import type { Language } from '../../events/text.ts'

/** A clause as the regulation is quoted: `8(6)` -> `第 8(6) 条`, `Art. 8(6)`. One that does not begin with a number stays as it is. */
export function sayClause(clause: string, language: Language): string {
  if (!/^\d/.test(clause)) return clause
  return language === 'zh' ? `第 ${clause} 条` : `Art. ${clause}`
}
