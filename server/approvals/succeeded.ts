import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { departmentRoles } from '../../events/roles.ts'
import type { Ctx } from '../context.ts'
import { holdersOf } from '../organisation/roster.ts'

type Viewer = Pick<Ctx, 'org' | 'actor' | 'roster'>
const isOfDepartment = (role: string): boolean => (departmentRoles as readonly string[]).includes(role)

/**
 * Whether an open place waits for somebody as present holder of its post: the post is theirs, and whoever it was given to holds it no longer. As SQL over
 * `approval_people`; undefined for who holds no post. The roster is the one of the moment, so that a post that begins or ends by its date needs no rewriting.
 */
export function succeededBy({ actor, roster }: Pick<Viewer, 'actor' | 'roster'>): RawBuilder<SqlBool> | undefined {
  const conditions = actor.roles.map(({ role, department }) => {
    const counts = isOfDepartment(role) && department !== undefined
    const holders = holdersOf(roster, { role }, { people: {}, ...(counts ? { department } : {}) })
    // A department's post counts on the cases of its department, and on those that lie with none.
    const place = counts ? sql`and approval_people.case_department = any(${[department, '']}::text[])` : sql``
    return sql.join(
      heldByNoneOf(holders).map(held => sql`(approval_people.role = ${role} and ${held} ${place})`),
      sql` or `,
    )
  })
  if (conditions.length === 0) return undefined
  return sql<SqlBool>`(approval_people.part = 'waiting' and approval_people.is_open and (${sql.join(conditions, sql` or `)}))`
}

/**
 * That none of the holders is the one whom a place was given to, as conditions of which one must be so. Nearly all places are with their post's one holder: said
 * by what lies before and behind, an index passes over them, however many there are.
 */
function heldByNoneOf(holders: readonly string[]): RawBuilder<SqlBool>[] {
  const [only, ...others] = holders
  return only === undefined || others.length > 0
    ? [sql`approval_people.holder_id <> all(${[...holders]}::text[])`]
    : [sql`approval_people.holder_id < ${only}`, sql`approval_people.holder_id > ${only}`]
}

/** Whether a place that waits under somebody's name has passed to another holder of its post: it is theirs to decide no longer. */
export function passedFrom({ actor, roster }: Viewer): RawBuilder<SqlBool> {
  const mine = actor.roles.map(r => r.role)
  const held = [...new Set([...roster.people.values()].flatMap(p => p.roles.map(r => r.role)))]
  return sql<SqlBool>`(approval_people.part = 'waiting' and approval_people.role is not null and approval_people.holder_id = ${actor.person} and approval_people.role <> all(${mine}::text[]) and approval_people.role = any(${held}::text[]))`
}
