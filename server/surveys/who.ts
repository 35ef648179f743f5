import type { Party } from '../../engine/pack.ts'
import { editionsInForce } from '../../engine/rules.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'

const roleOf = (party: Party): string[] => ('role' in party ? [party.role] : [])

/**
 * The posts that keep questionnaires and surveys: whoever owes the survey or a callback by the regulations in force, the manager of customer
 * service, and internal control. Company rule, no clause.
 */
function keepers(ctx: Pick<Ctx, 'rules' | 'now'>): ReadonlySet<string> {
  const owed = editionsInForce(ctx.rules, ctx.now).flatMap(({ pack }) => [
    ...pack.periodic.flatMap(rule => (rule.surveys === undefined ? [] : roleOf(rule.owner))),
    ...pack.duties.flatMap(rule => (rule.acts.includes('record-feedback') ? roleOf(rule.owner) : [])),
  ])
  return new Set([...owed, 'customer-service-manager', 'internal-control'])
}

export function mayKeepSurveys(ctx: Ctx): boolean {
  if (ctx.sight.isPartner) return false
  const posts = keepers(ctx)
  return ctx.actor.roles.some(({ role }) => posts.has(role))
}

/** `questionnaire.not-yours` for everybody else. */
export function mustKeepSurveys(ctx: Ctx): void {
  if (!mayKeepSurveys(ctx)) throw refuse('questionnaire.not-yours')
}

/** Surveys show the company's customers: a partner's people do not read them. */
export function mustReadSurveys(ctx: Ctx): void {
  if (ctx.sight.isPartner) throw refuse('questionnaire.not-yours')
}
