import { type Edition, editionNamed, type Rules } from '../engine/rules.ts'
import type { CaseState } from '../engine/state.ts'

/** Who owes the next step of an open case: a duty, a decision on what was submitted, a receipt, or the customer. */
export type Owed = 'duty' | 'decision' | 'receipt' | 'customer'

/**
 * What an open case waits for; empty where nobody owes anything, which no case that goes on may be. A duty that is the person's right
 * and no obligation (a time to appeal) ends by itself, so that it does not count: `rights` names its meanings.
 */
export function owedOn(rules: Rules, state: CaseState, rights: ReadonlySet<string> = new Set(['appeal'])): Owed[] {
  const meaningOf = (edition: Edition, rule: string) => edition.duties.get(rule)?.meaning
  const duties = Object.values(state.duties).filter(duty => {
    const meaning = meaningOf(editionNamed(rules, duty.edition), duty.rule)
    return meaning === undefined || !rights.has(meaning)
  })
  return [
    ...(duties.length > 0 ? (['duty'] as const) : []),
    ...(Object.keys(state.requests).length > 0 ? (['decision'] as const) : []),
    ...(Object.keys(state.reports).length > 0 ? (['receipt'] as const) : []),
    ...(state.pausedSince !== undefined || Object.values(state.nodes).includes('reached') ? (['customer'] as const) : []),
  ]
}
