import type { Language } from '../../events/text.ts'

/** A clause as people cite it: `8(6)` is `第 8(6) 条`, `clause 8(6)`. What already says 第…条, or names its regulation, stays as it is. */
export function sayClause(clause: string, language: Language): string {
  if (!/^\d/.test(clause)) return clause
  return language === 'zh' ? `第 ${clause} 条` : `clause ${clause}`
}
