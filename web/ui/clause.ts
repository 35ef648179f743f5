import type { Language } from '../../events/text.ts'

/** A clause with the regulation it stands in, where several bind one case: `《客户服务提升办法》第 8.3.2(2) 条`. */
export function sayClauseOf(clause: string, regulation: string | undefined, language: Language): string {
  const said = sayClause(clause, language)
  if (regulation === undefined) return said
  return language === 'zh' ? `《${regulation}》${said}` : `${regulation}, ${said}`
}

/** A clause as people cite it: `8(6)` is `第 8(6) 条`, `clause 8(6)`. What already says 第…条, or names its regulation, stays as it is. */
export function sayClause(clause: string, language: Language): string {
  if (!/^\d/.test(clause)) return clause
  return language === 'zh' ? `第 ${clause} 条` : `clause ${clause}`
}
