import type { SampleRule } from '../../engine/pack.ts'
import { isParty } from '../../engine/permissions.ts'
import { editionsInForce } from '../../engine/rules.ts'
import type { Ctx } from '../context.ts'

/** A rule of a regulation by which samples are drawn, with the edition that says so. */
export type KnownRule = { readonly regulation: string; readonly edition: string; readonly rule: SampleRule }

/** The sampling rules of the regulations in force. */
export function rulesInForce(ctx: Pick<Ctx, 'rules' | 'now'>): KnownRule[] {
  return editionsInForce(ctx.rules, ctx.now).flatMap(({ pack }) =>
    (pack.samples ?? []).map(rule => ({ regulation: pack.id, edition: pack.edition, rule })),
  )
}

/** The rule by which a sample is drawn, as the edition of its window has it; undefined where no edition knows it any more. */
export function ruleOfSample(
  ctx: Pick<Ctx, 'rules'>,
  { regulation, edition, rule }: { readonly regulation: string; readonly edition: string; readonly rule: string },
): SampleRule | undefined {
  const own = ctx.rules.editions.filter(e => e.pack.id === regulation)
  const said = own.find(e => e.pack.edition === edition) ?? own.at(-1)
  return said?.pack.samples?.find(one => one.id === rule)
}

/** Who checks: holds the post that the rule names, and none of those that it judges. */
export function maySample({ actor }: Pick<Ctx, 'actor'>, rule: SampleRule): boolean {
  return isParty(actor, rule.by, { people: {} }) && !isJudged({ actor }, rule)
}
/** Whether somebody is in a post that the sample judges: they have no part in it. */
export function isJudged({ actor }: Pick<Ctx, 'actor'>, rule: SampleRule): boolean {
  return (rule.judged ?? []).some(party => 'role' in party && isParty(actor, party, { people: {} }))
}

const watching: ReadonlySet<string> = new Set(['auditor', 'internal-control', 'compliance'])
/** Those who look over all supervision. */
export const watches = ({ actor }: Pick<Ctx, 'actor'>): boolean => actor.roles.some(one => watching.has(one.role))

/** Whether what was drawn is shown to somebody before all of it is checked: not to whoever it judges, so that nothing is put in order for the check. */
export const seesEarly = (ctx: Pick<Ctx, 'actor'>, rule: SampleRule): boolean => maySample(ctx, rule) || watches(ctx)
