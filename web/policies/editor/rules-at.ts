import type { Pack } from '../../../engine/pack.ts'
import type { Text } from '../../../events/text.ts'
import { idOfRule, type PartName, partNames, rulesOf } from './edit-pack.ts'

export type RuleAt = { readonly part: PartName; readonly id: string; readonly title: Text | undefined; readonly rule: unknown }

/** Names a rule among all of the pack: levels and grades may have the same id. */
export const keyOfRule = ({ part, id }: Pick<RuleAt, 'part' | 'id'>): string => `${part}/${id}`

/** Whether anything in a rule cites the clause: itself, a row, a step, a rung. */
function cites(value: unknown, clause: string): boolean {
  if (Array.isArray(value)) return value.some(item => cites(item, clause))
  if (typeof value !== 'object' || value === null) return false
  // A word stands under the clauses that use it and the one that defines it.
  if ('usedIn' in value && Array.isArray(value.usedIn) && value.usedIn.includes(clause)) return true
  if ('definedIn' in value && value.definedIn === clause) return true
  return ('clause' in value && value.clause === clause) || Object.values(value).some(inner => cites(inner, clause))
}

/** The rules that follow a clause, in the order of the parts; a table stands under each clause that a row of it cites. */
export function rulesAt(pack: Pack, clause: string): RuleAt[] {
  return partNames.flatMap(part =>
    rulesOf(pack, part)
      .map((rule, at) => ({ rule, at }))
      .filter(({ rule }) => cites(rule, clause))
      .map(({ rule, at }) => ({ part, id: idOfRule(rule, at), title: 'title' in rule ? rule.title : undefined, rule })),
  )
}

/** The ids by which a finding may speak of a rule: its own, and those of its rows, steps, fields. */
export function namesOf(rule: unknown): ReadonlySet<string> {
  const ids = new Set<string>()
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) visit(item)
    else if (typeof value === 'object' && value !== null) {
      if ('id' in value && typeof value.id === 'string') ids.add(value.id)
      for (const inner of Object.values(value)) visit(inner)
    }
  }
  visit(rule)
  return ids
}
