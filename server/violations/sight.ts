import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Text } from '../../events/text.ts'
import type { Ctx } from '../context.ts'
import type { RefusalCode } from '../errors.ts'
import { isSuperiorOf } from '../organisation/superiors.ts'

/** Posts that look after the register as a whole: human resources conduct penalties, management and the general manager decide, audit watches. */
const wholeRegister: ReadonlySet<string> = new Set(['human-resources', 'management', 'general-manager', 'principal', 'auditor'])
/** Posts that say what becomes of a line: whoever conducts penalties, and the superiors of whom it is about. */
const settling: ReadonlySet<string> = new Set(['human-resources', 'management', 'general-manager', 'principal'])
const heading: ReadonlySet<string> = new Set(['department-head', 'supervisor'])

const departmentsOf = ({ actor }: Pick<Ctx, 'actor'>): string[] =>
  actor.roles.flatMap(role => (heading.has(role.role) && role.department !== undefined ? [role.department] : []))

/** Whose lines of the register somebody sees: all, those of the departments that they head, and always their own and those they entered. */
export function registerScope(ctx: Pick<Ctx, 'actor'>): 'all' | 'department' | 'own' {
  if (ctx.actor.roles.some(role => wholeRegister.has(role.role)) || ctx.actor.person === 'system') return 'all'
  return departmentsOf(ctx).length > 0 ? 'department' : 'own'
}

/** The same as a condition over `violations`; undefined where the whole register is seen. */
export function violationSeen(ctx: Pick<Ctx, 'actor'>): RawBuilder<SqlBool> | undefined {
  if (registerScope(ctx) === 'all') return undefined
  const { person } = ctx.actor
  const departments = departmentsOf(ctx)
  return sql<SqlBool>`(violations.subject_id = ${person} or violations.found_by = ${person} or violations.department_id = any(${departments}::text[]))`
}

type Line = {
  readonly party: 'department' | 'person'
  readonly subject_id: string | null
  readonly department_id: string | null
  readonly state: string
}
export type LineRefusal = { readonly refused: RefusalCode; readonly because: Text }
const refused = (code: RefusalCode, zh: string, en: string): LineRefusal => ({ refused: code, because: { zh, en } })

/** Why this person may not settle a line of the register (dismiss it, open a penalty), or undefined. Nobody settles what they are blamed for. */
export function settleRefusal(ctx: Pick<Ctx, 'actor' | 'roster'>, line: Line): LineRefusal | undefined {
  if (line.state !== 'open')
    return refused('violation.not-open', '已经处理过，或已随更正撤回', 'It has been settled, or was taken back by a correction')
  const { actor, roster } = ctx
  const isOwn =
    line.subject_id === actor.person ||
    (line.party === 'department' && actor.roles.some(r => r.role === 'department-head' && r.department === line.subject_id))
  if (isOwn)
    return refused(
      'violation.own',
      '涉及本人或本部门，须由他人处理',
      'It is about you or your department: somebody else settles it',
    )
  if (actor.roles.some(role => settling.has(role.role))) return undefined
  const isTheirs =
    line.party === 'person' && line.subject_id !== null
      ? isSuperiorOf(roster, { ...actor, roles: actor.roles.filter(role => role.role !== 'administrator') }, line.subject_id)
      : false
  if (isTheirs) return undefined
  return refused(
    'violation.not-yours',
    '由人力资源部、管理层或当事人的上级处理',
    'Human resources, management or the superior of whom it is about settle it',
  )
}
