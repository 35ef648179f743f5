import { localDateOf } from '../../../engine/calendar/days.ts'
import type { Finding } from '../../../engine/lint/finding.ts'
import { lint } from '../../../engine/lint/lint.ts'
import type { Pack } from '../../../engine/pack.ts'
import type { LocalDate } from '../../../events/instant.ts'
import { laws } from '../../../policies/laws.ts'
import type { Ctx } from '../../context.ts'

/**
 * The editions of other regulations that bind together with one: for its first day (or today, where that is past) and for each later day
 * on which another of them comes into force.
 */
export function bindingTogether(ctx: Ctx, pack: Pack): Pack[][] {
  const today = localDateOf(ctx.rules.calendar, ctx.now)
  const others = ctx.rules.editions.map(edition => edition.pack).filter(other => other.id !== pack.id)
  const first = [pack.inForce.from, today].sort()[1]!
  const days = [first, ...others.map(other => other.inForce.from).filter(day => day > first)]
  const sets = [...new Set(days)].sort().map(day => inForceOn(others, day))
  const isSame = (a: readonly Pack[], b: readonly Pack[]) => a.length === b.length && a.every(one => b.includes(one))
  return sets.filter((set, i) => i === 0 || !isSame(set, sets[i - 1]!))
}

/** Of each regulation the edition in force on a day; one without an end is over when the next begins. */
function inForceOn(packs: readonly Pack[], day: LocalDate): Pack[] {
  const begun = packs.filter(({ inForce }) => inForce.from <= day)
  return begun
    .filter(pack => !begun.some(other => other.id === pack.id && other.inForce.from > pack.inForce.from))
    .filter(({ inForce }) => inForce.to === undefined || day < inForce.to)
}

/**
 * What the lint finds in an edition together with the organisation's others, by its own calendar and posts. Only what concerns this
 * edition: what two others do to each other is told where they are looked at.
 */
export function lintPack(ctx: Ctx, pack: Pack): { findings: Finding[]; together: Pack[]; today: LocalDate } {
  const today = localDateOf(ctx.rules.calendar, ctx.now)
  const posts = new Map<string, number>()
  for (const { roles } of ctx.roster.people.values())
    for (const role of new Set(roles.map(r => r.role))) posts.set(role, (posts.get(role) ?? 0) + 1)
  const primary = new Map(ctx.rules.primary?.map(({ kind, regulation }) => [kind, regulation]))
  const sets = bindingTogether(ctx, pack)
  const concernsIt = (finding: Finding) =>
    finding.regulation === pack.id ||
    finding.clauses.some(({ regulation }) => regulation === pack.id) ||
    finding.about.includes(pack.id)
  const found = new Map<string, Finding>()
  for (const others of sets)
    for (const finding of lint([pack, ...others], { today, calendar: ctx.rules.calendar, laws, posts, primary }))
      if (concernsIt(finding) && !found.has(finding.id)) found.set(finding.id, finding)
  return { findings: [...found.values()], together: [...new Set(sets.flat())], today }
}
