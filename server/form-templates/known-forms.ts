import { isParty } from '../../engine/permissions.ts'
import { editionsInForce } from '../../engine/rules.ts'
import type { Text } from '../../events/text.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'

export type KnownForm = {
  /** `robot:form:general-record` */
  readonly key: string
  readonly sort: 'form' | 'record'
  readonly regulation: { readonly id: string; readonly edition: string; readonly title: Text }
  readonly clause: string
  readonly title: Text
}

export const formKey = (regulation: string, sort: KnownForm['sort'], id: string): string => `${regulation}:${sort}:${id}`

/** Everything that the regulations in force print: their forms, and the records that they ask for. */
export function knownForms(ctx: Pick<Ctx, 'rules' | 'now'>): KnownForm[] {
  return editionsInForce(ctx.rules, ctx.now).flatMap(({ pack }) => {
    const regulation = { id: pack.id, edition: pack.edition, title: pack.title }
    const of = (sort: KnownForm['sort'], rules: readonly { id: string; clause: string; title: Text }[]) =>
      rules.map(({ id, clause, title }) => ({ key: formKey(pack.id, sort, id), sort, regulation, clause, title }))
    return [...of('form', pack.forms), ...of('record', pack.records ?? [])]
  })
}

/** The rule by which templates are renewed (furn 6.1.1(2)), of the first regulation in force that has one. */
export function renewalRule(ctx: Pick<Ctx, 'rules' | 'now'>) {
  for (const { pack } of editionsInForce(ctx.rules, ctx.now)) {
    const rule = pack.periodic.find(one => one.renewsTemplates)
    if (rule !== undefined) return { regulation: pack.id, edition: pack.edition, rule }
  }
  return undefined
}

/** Whether this person keeps the templates: the post that the regulation says, else human resources or whoever administers. */
export function keepsTemplates(ctx: Pick<Ctx, 'rules' | 'now' | 'actor'>): boolean {
  const owner = renewalRule(ctx)?.rule.owner
  if (owner !== undefined) return isParty(ctx.actor, owner, { people: {} })
  return ctx.actor.roles.some(one => one.role === 'human-resources' || one.role === 'administrator')
}

/** Refuses everybody else (`template.not-yours`), with the clause that says whose they are. */
export function mustKeepTemplates(ctx: Pick<Ctx, 'rules' | 'now' | 'actor'>): void {
  const clause = renewalRule(ctx)?.rule.clause
  if (!keepsTemplates(ctx)) throw refuse('template.not-yours', clause === undefined ? {} : { clause })
}
