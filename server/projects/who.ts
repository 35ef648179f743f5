import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { fieldWorkOf, seesDesk } from '../field-desk/field-work.ts'

type Asking = Pick<Ctx, 'rules' | 'now' | 'actor' | 'sight' | 'tx' | 'org'>

/** What the regulations say of projects, with the clause; undefined where none in force does (equip 第十三条 does). */
export function projectRuleOf(ctx: Pick<Ctx, 'rules' | 'now'>) {
  return fieldWorkOf(ctx).rules.find(({ rule }) => rule.project !== undefined)
}

/** Whether somebody keeps plans of projects: those who send the field and the office that supports it; their own project's its manager. */
export function mayKeepProjects(ctx: Asking, manager?: string): boolean {
  const { office, lead } = fieldWorkOf(ctx)
  if (ctx.sight.isPartner) return false
  return manager === ctx.actor.person || ctx.actor.roles.some(({ role }) => office.has(role) || lead.has(role))
}

/** Whoever looks at the field's work looks at all projects; others at those they manage or work for. */
export const seesAllProjects = (ctx: Asking): boolean => seesDesk(ctx)

/** `project.not-yours`, with the clause by which projects are controlled. */
export function mustKeepProjects(ctx: Asking, manager?: string): void {
  if (mayKeepProjects(ctx, manager)) return
  throw refuse('project.not-yours', { clause: projectRuleOf(ctx)?.rule.project?.clause })
}
