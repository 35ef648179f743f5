import type { FieldWorkRule, Pack } from '../../engine/pack.ts'
import { editionsInForce } from '../../engine/rules.ts'
import type { Role } from '../../events/roles.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'

/** What the regulations in force say of field work, put together: of a kind of case the first that speaks of it counts. */
export type FieldWork = {
  readonly rules: readonly { readonly pack: Pack; readonly rule: FieldWorkRule }[]
  readonly ofKind: ReadonlyMap<string, FieldWorkRule>
  readonly field: ReadonlySet<string>
  readonly office: ReadonlySet<string>
  readonly lead: ReadonlySet<string>
}

const rolesOf = (posts: readonly { readonly role: string }[]) => posts.map(post => post.role)

/** 外勤与内勤 by the regulations in force (equip 17); without any, all of it is empty. */
export function fieldWorkOf(ctx: Pick<Ctx, 'rules' | 'now'>): FieldWork {
  const rules = editionsInForce(ctx.rules, ctx.now).flatMap(({ pack }) => (pack.fieldWork ?? []).map(rule => ({ pack, rule })))
  const ofKind = new Map<string, FieldWorkRule>()
  for (const { rule } of rules) for (const kind of rule.kinds) if (!ofKind.has(kind)) ofKind.set(kind, rule)
  return {
    ...{ rules, ofKind },
    field: new Set(rules.flatMap(({ rule }) => rolesOf(rule.field))),
    office: new Set(rules.flatMap(({ rule }) => rolesOf(rule.office))),
    lead: new Set(rules.flatMap(({ rule }) => rolesOf(rule.lead))),
  }
}

/** Who looks at it besides those whom the regulation names: heads of departments, the principals of the company, who audits. */
const lookers: ReadonlySet<string> = new Set<Role>([
  'department-head',
  'deputy-leader',
  'leader',
  'principal',
  'general-manager',
  'deputy-general-manager',
  'management',
  'auditor',
])

/** Whether somebody supports the field from the office, sends it, or answers for it. */
function mayLook({ actor, sight }: Pick<Ctx, 'actor' | 'sight'>, { office, lead }: FieldWork): boolean {
  return !sight.isPartner && actor.roles.some(({ role }) => office.has(role) || lead.has(role) || lookers.has(role))
}

/** Whether there is a desk for this person: a regulation in force speaks of field work, and they may look. */
export function seesDesk(ctx: Pick<Ctx, 'rules' | 'now' | 'actor' | 'sight'>): boolean {
  const work = fieldWorkOf(ctx)
  return work.rules.length > 0 && mayLook(ctx, work)
}

/** The field work that this person's desk shows; `field-desk.not-yours` for whoever neither supports the field nor answers for it. */
export function deskOf(ctx: Ctx): FieldWork {
  const work = fieldWorkOf(ctx)
  if (mayLook(ctx, work)) return work
  const clause = work.rules[0]?.rule.clause
  throw refuse('field-desk.not-yours', clause === undefined ? {} : { clause })
}
