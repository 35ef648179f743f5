import type { Finding, LintContext } from '../../../engine/lint/finding.ts'
import { lint } from '../../../engine/lint/lint.ts'
import type { Pack } from '../../../engine/pack.ts'

/** Found by the server only: it knows the laws and who holds which post. */
export const serverKinds: ReadonlySet<string> = new Set(['law-repealed', 'duty-nobody-can-hold'])

/**
 * What the lint finds in a draft, with the regulations that bind beside it, as far as a browser can know: laws and posts are the
 * server's to check, so that a law it cites counts as in force here.
 */
export function lintDraft(pack: Pack, others: readonly Pack[], context: Pick<LintContext, 'today' | 'calendar'>): Finding[] {
  const laws = (pack.laws ?? []).map(({ law }) => ({
    id: law,
    title: { zh: law },
    status: 'in-force' as const,
    since: '1949-10-01',
  }))
  return lint([pack, ...others], { ...context, laws }).filter(
    finding => finding.regulation === pack.id || finding.clauses.some(clause => clause.regulation === pack.id),
  )
}

/** The findings about a rule: those that name it or one of its rows or steps. */
export function findingsAbout(findings: readonly Finding[], ids: ReadonlySet<string>): Finding[] {
  return findings.filter(finding => finding.about.some(id => ids.has(id)))
}

/** The findings at a clause. */
export function findingsAt(findings: readonly Finding[], regulation: string, clause: string): Finding[] {
  return findings.filter(finding => finding.clauses.some(one => one.regulation === regulation && one.clause === clause))
}

/** How many of each severity, and whether the draft may go to the vote as it stands. */
export function countFindings(findings: readonly Finding[]): { errors: number; warnings: number; notes: number } {
  const of = (severity: Finding['severity']) => findings.filter(finding => finding.severity === severity).length
  return { errors: of('error'), warnings: of('warning'), notes: of('note') }
}
