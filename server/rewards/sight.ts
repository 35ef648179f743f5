import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Ctx } from '../context.ts'

/** Posts that see the whole register: human resources keep it, the general manager and management decide, audit watches. */
const wholeRegister: ReadonlySet<string> = new Set([
  'human-resources',
  'general-manager',
  'management',
  'principal',
  'leader',
  'deputy-leader',
  'auditor',
])

const headed = ({ actor }: Pick<Ctx, 'actor'>): string[] =>
  actor.roles.flatMap(({ role, department }) => (role === 'department-head' && department !== undefined ? [department] : []))

/** Whose rewards somebody sees in the register: all, those of the departments that they head, and always their own. */
export function rewardScope(ctx: Pick<Ctx, 'actor'>): 'all' | 'department' | 'own' {
  if (ctx.actor.person === 'system' || ctx.actor.roles.some(({ role }) => wholeRegister.has(role))) return 'all'
  return headed(ctx).length > 0 ? 'department' : 'own'
}

/** The same as a condition over `rewards`; undefined where the whole register is seen. What is published everybody reads on its own page. */
export function rewardSeen(ctx: Pick<Ctx, 'actor'>): RawBuilder<SqlBool> | undefined {
  if (rewardScope(ctx) === 'all') return undefined
  return sql<SqlBool>`(rewards.subject_id = ${ctx.actor.person} or rewards.department_id = any(${headed(ctx)}::text[]))`
}
