import type { Incumbents } from '../../engine/approvals/incumbents.ts'
import { type CaseRole, caseRoles } from '../../events/case-words.ts'
import { holdersOf, type Roster } from './roster.ts'
import { nearestSuperiors } from './superiors.ts'

const known = new WeakMap<Roster, Incumbents>()
const isCaseRole = (role: string): role is CaseRole => (caseRoles as readonly string[]).includes(role)

/**
 * Who holds which post by a roster, for the places of frozen routes. Read once for each roster: a list of approvals asks for the same few posts again and
 * again.
 */
export function incumbentsOf(roster: Roster): Incumbents {
  const found = known.get(roster)
  if (found) return found
  const posts = new Map<string, readonly string[]>()
  const made: Incumbents = {
    isHere: person => roster.people.has(person),
    holders: (role, state, request) => {
      if (isCaseRole(role)) return state.people[role] ?? []
      // A make-up approval that the route left to nobody else: the superior of whoever took the decision.
      if (role === 'superior') return nearestSuperiors(roster, request.ratifies?.person ?? '')
      const key = `${role} ${state.department ?? ''}`
      const holders = posts.get(key) ?? holdersOf(roster, { role }, state)
      posts.set(key, holders)
      return holders
    },
  }
  known.set(roster, made)
  return made
}
