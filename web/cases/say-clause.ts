import type { Language } from '../../events/text.ts'

/** A clause as the regulation is quoted: `8(6)` -> `第8条(6)`, `Art. 8(6)`. One that is not a number stays as it is. */
export function sayClause(clause: string, language: Language): string {
  const parts = /^(\d[\d.]*)(.*)$/.exec(clause)
  if (parts === null) return clause
  return language === 'zh' ? `第${parts[1]}条${parts[2] ?? ''}` : `Art. ${clause}`
}
