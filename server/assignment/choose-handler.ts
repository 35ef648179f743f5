import type { Roster, RosterPerson } from '../organisation/roster.ts'
import type { AssignedTo, PersonSkills } from './schema.ts'

export type Wish = {
  readonly department: string | undefined
  readonly category: string | undefined
  readonly subtype: string | undefined
  readonly model: string | undefined
}
export type Choice = Omit<AssignedTo, 'id' | 'name'> & { readonly person: string }

/** Posts that look on or only keep the system: nobody gives them a case to handle. */
const notHandlers: ReadonlySet<string> = new Set(['auditor', 'administrator', 'partner'])

/** Everybody of the department who can be given a case: its own people and holders of a post in it, not those who only look on, no partner's people. */
export function candidatesOf(roster: Roster, department: string): RosterPerson[] {
  return [...roster.people.values()].filter(
    p =>
      p.partner === undefined &&
      (p.department === department || p.roles.some(r => r.department === department)) &&
      (p.roles.length === 0 || p.roles.some(r => !notHandlers.has(r.role))),
  )
}

const rank = { subtype: 3, category: 2, product: 1, none: 0 } as const

/** What of the case somebody's skills name; `unfit` where skills are stated for them and name nothing of it, so that generalists go first. */
function skillOf(skills: PersonSkills | undefined, wish: Wish): Choice['skill'] | 'unfit' {
  if (skills === undefined || (skills.categories.length === 0 && skills.models.length === 0)) return 'none'
  if (wish.subtype !== undefined && skills.categories.includes(`${wish.category}/${wish.subtype}`)) return 'subtype'
  if (wish.category !== undefined && skills.categories.includes(wish.category)) return 'category'
  if (wish.model !== undefined && skills.models.includes(wish.model)) return 'product'
  return 'unfit'
}

/**
 * The one person whom a new case goes to (penal 三(二)2: exactly one, with the right expertise; furn 3.3.2(2): automatically): of those on duty
 * in the responsible department whoever's stated skills name the case most closely, then whoever has the fewest open cases, then by turns. Heads
 * come last: they name others. Undefined where nobody of the department is on duty: then its head names somebody.
 * `turn` is a number that differs from case to case.
 */
export function chooseHandler(
  roster: Roster,
  skills: readonly PersonSkills[],
  openCases: ReadonlyMap<string, number>,
  wish: Wish,
  turn: number,
): Choice | undefined {
  if (wish.department === undefined) return undefined
  const all = candidatesOf(roster, wish.department)
  const present = all.filter(p => p.presence === 'on-duty')
  const bySkills = new Map(skills.map(one => [one.person, one]))
  const weighed = present
    .map(p => {
      const skill = skillOf(bySkills.get(p.id), wish)
      return {
        id: p.id,
        skill,
        weight: skill === 'unfit' ? -1 : rank[skill],
        isHead: p.roles.some(r => r.role === 'department-head'),
        open: openCases.get(p.id) ?? 0,
      }
    })
    .sort((a, b) => Number(a.isHead) - Number(b.isHead) || b.weight - a.weight || a.open - b.open || a.id.localeCompare(b.id))
  const first = weighed[0]
  if (first === undefined) return undefined
  const equals = weighed.filter(p => p.isHead === first.isHead && p.weight === first.weight && p.open === first.open)
  const chosen = equals[turn % equals.length]!
  return {
    person: chosen.id,
    among: present.length,
    away: all.length - present.length,
    skill: chosen.skill === 'unfit' ? 'none' : chosen.skill,
    open: chosen.open,
  }
}
