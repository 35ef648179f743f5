import type { RouteRule } from '../../../engine/pack.ts'
import { editionsInForce } from '../../../engine/rules.ts'
import type { RouteStep } from '../../../events/route-step.ts'
import type { Ctx } from '../../context.ts'
import { refuse } from '../../errors.ts'
import { presentHolders } from '../../organisation/roster.ts'
import { CompanySettings } from '../../rules/organisation-rules.ts'

/** Stands for a clause where a company setting orders the step. */
export const BY_SETTING = ''

/** The regulation's own route for its editions (furn 2.2), as the edition in force has it; undefined where it is silent. */
function ownRoute(ctx: Ctx, regulation: string): RouteRule | undefined {
  return editionsInForce(ctx.rules, ctx.now)
    .find(e => e.pack.id === regulation)
    ?.pack.routes.find(route => route.subject === 'edition')
}

/**
 * Who decides on a new edition of a regulation, step by step, with the people who hold the posts now: by the regulation's own route,
 * else one of each post that the company's settings name. Steps without anybody are there with no people.
 */
export async function stepsFor(ctx: Ctx, regulation: string): Promise<RouteStep[]> {
  const route = ownRoute(ctx, regulation)
  const rules =
    route?.steps ??
    (await approvers(ctx)).map(role => ({
      id: role,
      clause: BY_SETTING,
      mode: 'any' as const,
      by: [{ role }],
      quorum: undefined,
    }))
  return rules.map(step => {
    const people = step.by.flatMap(party =>
      presentHolders(ctx.roster, party, { people: {} }).map(person => ({ person, role: 'role' in party ? party.role : '' })),
    )
    return {
      id: step.id,
      mode: step.mode,
      clause: step.clause,
      people: people.filter((p, i) => people.findIndex(q => q.person === p.person) === i),
      ...(step.quorum === undefined ? {} : { quorum: step.quorum }),
    }
  })
}

async function approvers(ctx: Ctx): Promise<CompanySettings['policies']['approvers']> {
  const { settings } = await ctx.tx
    .selectFrom('organisations')
    .select('settings')
    .where('id', '=', ctx.org)
    .executeTakeFirstOrThrow()
  return CompanySettings.parse(settings).policies.approvers
}

/** The same for what this person submits: who submits does not decide. A step that nobody else can take: `edition.nobody-decides`. */
export async function stepsWithout(ctx: Ctx, regulation: string, submitter: string): Promise<RouteStep[]> {
  const steps = await stepsFor(ctx, regulation)
  return steps.map(step => {
    const people = step.people.filter(p => p.person !== submitter)
    if (people.length === 0) throw refuse('edition.nobody-decides', step.clause === BY_SETTING ? {} : { clause: step.clause })
    return { ...step, people }
  })
}

/** Whether the actor is one of those who decide on editions of this regulation. */
export async function mayDecide(ctx: Ctx, regulation: string): Promise<boolean> {
  return (await stepsFor(ctx, regulation)).some(step => step.people.some(p => p.person === ctx.actor.person))
}
