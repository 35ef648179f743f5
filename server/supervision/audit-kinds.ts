import type { Pack, PeriodicRule } from '../../engine/pack.ts'
import { isParty } from '../../engine/permissions.ts'
import { editionsInForce } from '../../engine/rules.ts'
import type { Ctx } from '../context.ts'
import { watches } from '../sampling/sample-rules.ts'

/** A kind of audit that a regulation in force orders, with how often: by the periodic duty under the same clause. */
export type AuditKind = {
  readonly pack: Pack
  readonly category: Pack['categories'][number]
  readonly periodic: PeriodicRule | undefined
}

/** 检查种类: the categories of audits of the regulations in force. */
export function auditKinds(ctx: Pick<Ctx, 'rules' | 'now'>): AuditKind[] {
  return editionsInForce(ctx.rules, ctx.now).flatMap(({ pack }) =>
    pack.categories
      .filter(category => category.kinds?.length === 1 && category.kinds[0] === 'audit')
      .map(category => ({ pack, category, periodic: pack.periodic.find(rule => rule.clause === category.clause) })),
  )
}

/** Who plans an audit: the post that owes it, or those who look over all supervision where none is named. */
export function mayPlan(ctx: Ctx, { periodic }: AuditKind): boolean {
  if (ctx.sight.isPartner) return false
  return periodic === undefined ? watches(ctx) : isParty(ctx.actor, periodic.owner, { people: {} }) || watches(ctx)
}
