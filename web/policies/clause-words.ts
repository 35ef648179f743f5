import type { Language } from '../../events/text.ts'

/** A clause as the regulation writes it: `8(2)` -> `第8条(2)`; in English `Art. 8(2)`. */
export function sayClause(clause: string, language: Language): string {
  const [, article = clause, rest = ''] = /^([^(]+)(.*)$/.exec(clause) ?? []
  return language === 'zh' ? `第${article}条${rest}` : `Art. ${article}${rest}`
}

/** Where a clause stands: of the edition given, else of the regulation in force. */
export function clausePath(clause: string, edition?: { readonly id: string; readonly edition: string }): string {
  const page = edition === undefined ? '/policies' : `/policies/${encodeURIComponent(edition.id)}/${encodeURIComponent(edition.edition)}`
  return `${page}#${encodeURIComponent(clause)}`
}

/** Clauses in the order of their numbers: 8(2) before 8(10), 9 before 10. */
export function compareClauses(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true })
}
