import type { Pack } from '../pack.ts'
import { checkApprovals } from './approvals.ts'
import { checkLimits, checkOverlays } from './authority.ts'
import { checkAmounts, checkClocks, checkHolders, checkOwners, checkTimeless, checkTimes } from './clocks.ts'
import { checkSanctions, checkWeights } from './consequences.ts'
import type { Check, Finding, LintContext, Severity } from './finding.ts'
import { checkGates, checkLifecycles } from './lifecycles.ts'
import { checkAuthorityGaps, checkStatements } from './statements.ts'
import { checkTables } from './tables.ts'
import { checkCalendar, checkCoverage, checkLaws, checkReadings, checkTogether } from './upkeep.ts'
import { checkBlanks, checkReferences, checkTerms } from './words.ts'

const checks: readonly Check[] = [
  checkReferences,
  checkTables,
  checkStatements,
  checkAuthorityGaps,
  checkClocks,
  checkAmounts,
  checkOwners,
  checkHolders,
  checkTimes,
  checkLifecycles,
  checkGates,
  checkTerms,
  checkBlanks,
  checkWeights,
  checkSanctions,
  checkApprovals,
  checkOverlays,
  checkLimits,
  checkCalendar,
  checkCoverage,
  checkLaws,
  checkReadings,
  checkTogether,
  // Many and mild: after what contradicts itself or says nothing.
  checkTimeless,
]
const order: readonly Severity[] = ['error', 'warning', 'note']

/**
 * Everything the lint finds in regulations that bind together, errors first. It knows no text: all it sees are rules, statements
 * and readings of the packs. Pure; same packs and context, same findings.
 */
export function lint(packs: readonly Pack[], context: LintContext): Finding[] {
  const findings = packs.flatMap(pack => checks.flatMap(check => check(pack, packs, context)))
  const seen = new Set<string>()
  return findings
    .filter(({ id }) => !seen.has(id) && seen.add(id))
    .sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity))
}
