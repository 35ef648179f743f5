import { isWithin, limitOf } from '../../../engine/approvals/limits.ts'
import type { StepPeople } from '../../../engine/explain-route.ts'
import { subjectFor } from '../../../engine/levels.ts'
import type { RouteRule } from '../../../engine/pack.ts'
import type { CaseState } from '../../../engine/state.ts'
import type { OrderedStep } from '../../../engine/together.ts'
import type { RouteStep } from '../../../events/route-step.ts'
import type { Text } from '../../../events/text.ts'
import { named } from '../../cases/view-case.ts'
import type { Ctx } from '../../context.ts'
import { holdersOf, presentInstead, type Roster } from '../../organisation/roster.ts'

type Placed = { readonly person: string; readonly role: string }
type Left = StepPeople['leftOut'][number]
type Where = Pick<CaseState, 'people' | 'department' | 'kind' | 'edition' | 'level' | 'category'>
/** What is submitted, as limits (授权额度) look at it. */
export type Submitted = { readonly subject: RouteRule['subject']; readonly amountFen?: number | undefined }

const own: Text = { zh: '由其本人提交，不审批自己的', en: 'submitted it: nobody decides on their own' }
const twice: Text = { zh: '在这一步已经以另一岗位列入', en: 'is in this step by another post already' }
const overLimit: Text = { zh: '金额已到其授权额度', en: 'the amount reaches their limit' }
const isAble = (where: Where, { subject, amountFen }: Submitted, { edition }: OrderedStep, role: string): boolean =>
  isWithin(limitOf(edition, subjectFor(edition, where), subject, role)?.belowFen, amountFen)
const nobodyHolds = (post: string): Left => ({
  name: '',
  role: post,
  because: { zh: '没有人担任这个岗位', en: 'nobody holds the post' },
})

/** Everybody who holds a post that a step asks, in its order. */
const heldBy = (roster: Roster, { step }: OrderedStep, where: Where): { holders: Placed[]; empty: string[] } => {
  const empty: string[] = []
  const holders = step.by.flatMap(party => {
    const role = 'role' in party ? party.role : 'caseRole' in party ? party.caseRole : 'anyone'
    const people = holdersOf(roster, party, where)
    if (people.length === 0) empty.push(role)
    return people.map(person => ({ person, role }))
  })
  return { holders, empty }
}

/** Who would be put into each step now, and who would not: the same choice as `freezeRoute`, with its reasons. */
export function peopleAhead(ctx: Ctx, steps: readonly OrderedStep[], where: Where, submitted: Submitted): StepPeople[] {
  return steps.map(ordered => {
    const people: { person: string; role: string }[] = []
    const leftOut: Left[] = []
    const { holders, empty } = heldBy(ctx.roster, ordered, where)
    for (const { person, role } of holders) {
      const taker = presentInstead(ctx.roster, person)
      const { name } = named(ctx, person)
      if (taker !== person) leftOut.push({ name, role, because: onLeave(ctx, taker) })
      if (taker === undefined) continue
      if (taker === ctx.actor.person) leftOut.push({ name: named(ctx, taker).name, role, because: own })
      else if (people.some(one => one.person === taker)) leftOut.push({ name: named(ctx, taker).name, role, because: twice })
      else if (!isAble(where, submitted, ordered, role)) leftOut.push({ name: named(ctx, taker).name, role, because: overLimit })
      else people.push({ person: taker, role })
    }
    return {
      step: ordered.step.id,
      people: people.map(({ person, role }) => ({ name: named(ctx, person).name, role })),
      leftOut: [...leftOut, ...empty.map(nobodyHolds)],
    }
  })
}

function onLeave(ctx: Ctx, taker: string | undefined): Text {
  if (taker === undefined) return { zh: '不在岗，也没有代理人', en: 'is away, with no substitute' }
  const { name } = named(ctx, taker)
  return { zh: `不在岗，由 ${name} 代理`, en: `is away, ${name} stands in` }
}

/**
 * Who was put into a route that was frozen when it was submitted, what they decided since, and who held the posts then but was left out.
 * Presence of the past is not kept: who held the post, did not submit it and was not asked was away.
 */
export function peopleFrozen(
  ctx: Ctx,
  then: Roster,
  steps: readonly OrderedStep[],
  frozen: readonly RouteStep[],
  submittedBy: string,
  where: Where,
  submitted: Submitted,
  decided: readonly { step: string; person: string; decision: 'approve' | 'return' | 'reject' }[],
): StepPeople[] {
  return frozen.map(step => {
    const ordered = steps.find(one => one.step.id === step.id)
    const { holders, empty } = ordered === undefined ? { holders: [], empty: [] } : heldBy(then, ordered, where)
    const placed = new Set(step.people.map(one => one.person))
    const seen = new Set<string>()
    const leftOut = holders.flatMap(({ person, role }): Left[] => {
      const { name } = named(ctx, person)
      if (person === submittedBy) return [{ name, role, because: own }]
      if (placed.has(person)) return []
      if (seen.has(person)) return []
      seen.add(person)
      if (ordered !== undefined && !isAble(where, submitted, ordered, role)) return [{ name, role, because: overLimit }]
      return [{ name, role, because: { zh: '提交时不在岗', en: 'was away when it was submitted' } }]
    })
    return {
      step: step.id,
      people: step.people.map(({ person, role }) => {
        const decision = decided.find(one => one.step === step.id && one.person === person)?.decision
        return { name: named(ctx, person).name, role, ...(decision === undefined ? {} : { decided: decision }) }
      }),
      leftOut: [...leftOut, ...empty.map(nobodyHolds)],
    }
  })
}
