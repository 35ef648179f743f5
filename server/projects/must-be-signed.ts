import { unsignedBefore } from '../../engine/projects.ts'
import type { OpenedCase } from '../cases/case-record.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { ordersOfProjects, standingToday } from './read-standing.ts'

/**
 * Nobody is sent for a phase while the customer has not signed the key node before it (the plan's own wish; robot 第十四条(二) asks the same
 * of its key nodes): `project.node-unsigned` names the node. A case of no project is let through.
 */
export async function mustBeSigned(ctx: Ctx, record: Pick<OpenedCase, 'id'>, act: string): Promise<void> {
  if (act !== 'assign') return
  const row = await ctx.tx
    .selectFrom('project_orders')
    .innerJoin('projects', join =>
      join.onRef('projects.org_id', '=', 'project_orders.org_id').onRef('projects.id', '=', 'project_orders.project_id'),
    )
    .innerJoin('project_plans as plan', join =>
      join
        .onRef('plan.org_id', '=', 'projects.org_id')
        .onRef('plan.project_id', '=', 'projects.id')
        .onRef('plan.version', '=', 'projects.plan'),
    )
    .select(['projects.id', 'project_orders.phase', 'plan.phases'])
    .where('project_orders.org_id', '=', ctx.org)
    .where('case_id', '=', record.id)
    .where('stopped_at', 'is', null)
    .executeTakeFirst()
  if (row === undefined) return
  const orders = (await ordersOfProjects(ctx, [row.id])).get(row.id) ?? []
  const node = unsignedBefore(row.phases, standingToday(ctx, row.phases, orders).phases, row.phase)
  if (node !== undefined) throw refuse('project.node-unsigned', { detail: { zh: node.title, en: node.title } })
}
