import type { Ctx } from '../context.ts'
import { payrollPosts } from './posts-schema.ts'
import { releasePosts, wagePosts } from './schema.ts'

const holds = ({ actor }: Pick<Ctx, 'actor'>, posts: readonly string[]): boolean =>
  actor.roles.some(one => posts.includes(one.role))

/** Whether somebody enters wages, papers and records, and puts batches together. */
export const enters = (ctx: Pick<Ctx, 'actor'>): boolean => holds(ctx, wagePosts)
/** Whether they may be the second person of a batch. */
export const releases = (ctx: Pick<Ctx, 'actor'>): boolean => holds(ctx, releasePosts)
/** Whether they look at payroll at all. */
export const looksAtPayroll = (ctx: Pick<Ctx, 'actor'>): boolean => holds(ctx, payrollPosts)

/** Whether a line is about somebody: themselves, or the department that they head. */
export function concerns(ctx: Pick<Ctx, 'actor'>, party: { readonly of: 'person' | 'department'; readonly id: string }): boolean {
  return party.of === 'person'
    ? party.id === ctx.actor.person
    : ctx.actor.roles.some(one => one.role === 'department-head' && one.department === party.id)
}
