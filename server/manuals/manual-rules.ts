import type { ManualRule, Pack } from '../../engine/pack.ts'
import { editionsInForce } from '../../engine/rules.ts'
import type { Text } from '../../events/text.ts'
import type { Ctx } from '../context.ts'
import { type RefusalCode, refusals } from '../errors.ts'

export type RuledManual = { readonly key: string; readonly pack: Pack; readonly rule: ManualRule }

/** What the regulations in force say of standards and manuals (robot 第十三条(一), equip 第九条); the key names regulation and rule. */
export function manualRulesOf(ctx: Pick<Ctx, 'rules' | 'now'>): RuledManual[] {
  return editionsInForce(ctx.rules, ctx.now).flatMap(({ pack }) =>
    (pack.manuals ?? []).map(rule => ({ key: `${pack.id}/${rule.id}`, pack, rule })),
  )
}

type Refused = { refused: RefusalCode; because: Text; clause?: string }
const no = (code: RefusalCode, clause?: string): Refused => ({
  refused: code,
  because: { zh: refusals[code].zh.title, en: refusals[code].en.title },
  ...(clause === undefined ? {} : { clause }),
})

const holds = ({ actor }: Pick<Ctx, 'actor'>, posts: readonly { readonly role: string }[]) =>
  actor.roles.some(({ role }) => posts.some(post => post.role === role))
const isAdministrator = (ctx: Pick<Ctx, 'actor'>) => holds(ctx, [{ role: 'administrator' }])

/** Whether the actor writes documents under this rule; the company's own (no rule) are an administrator's. */
export function mayWrite(ctx: Pick<Ctx, 'actor'>, ruled: RuledManual | undefined): true | Refused {
  if (ruled === undefined) return isAdministrator(ctx) || no('manual.not-yours')
  return holds(ctx, [...ruled.rule.by, ...(ruled.rule.with ?? [])]) || no('manual.not-yours', ruled.rule.clause)
}

/**
 * Whether the actor may release what `writer` wrote: never the writer, and where a department has to agree, one of it; that of the writer's own
 * rule otherwise. Where one of the agreeing department wrote it, one of those who keep it agrees: two departments have seen it.
 */
export function mayRelease(ctx: Pick<Ctx, 'actor' | 'roster'>, ruled: RuledManual | undefined, writer: string): true | Refused {
  if (writer === ctx.actor.person) return no('manual.own-release', ruled?.rule.clause)
  if (ruled === undefined) return isAdministrator(ctx) || no('manual.release-not-yours')
  const { by, with: agreeing = by, clause } = ruled.rule
  const wroteIt = (ctx.roster.people.get(writer)?.roles ?? []).map(({ role }) => role as string)
  const isOfAgreeing = agreeing.some(({ role }) => wroteIt.includes(role)) && !by.some(({ role }) => wroteIt.includes(role))
  return holds(ctx, isOfAgreeing ? by : agreeing) || no('manual.release-not-yours', clause)
}

/** The stages of a rule with their names, in its order. */
export const stagesOf = (ruled: RuledManual | undefined) => (ruled?.rule.stages ?? []).map(({ id, title }) => ({ id, title }))

/** The stages whose documents are for a case of this kind and category, as `rule key` + `stage`. */
export function stagesFor(
  ctx: Pick<Ctx, 'rules' | 'now'>,
  one: { readonly kind: string; readonly category: string | null },
): { key: string; stage: string }[] {
  const fits = (said: readonly string[] | undefined, value: string | null) =>
    said === undefined || (value !== null && said.includes(value))
  return manualRulesOf(ctx).flatMap(({ key, rule }) =>
    rule.stages
      .filter(stage => fits(stage.kinds, one.kind) && fits(stage.categories, one.category))
      .map(stage => ({ key, stage: stage.id })),
  )
}
