import type { Instant } from '../../events/instant.ts'
import { departmentRoles, type Role } from '../../events/roles.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import type { Founding } from './create-organisation.ts'
import { recordChange } from './record-change.ts'

export type NewPost = {
  readonly role: Role
  readonly department?: string | null | undefined
  /** Of a liaison for a region. */
  readonly region?: string | null | undefined
  /** Now, where left out. */
  readonly since?: Instant | undefined
  readonly until?: Instant | undefined
  readonly isChair?: boolean | undefined
  /** 借调: who lends them, who approved it, why. The department is the one they go to. */
  readonly borrowed?: { readonly from: string; readonly approvedBy: string; readonly reason: string } | undefined
}
type Writing = Founding & Partial<Pick<Ctx, 'actor'>>

/**
 * Where a post counts: departments' roles in their department, the liaison of a region in theirs, all others everywhere. A borrowed post names
 * the department that has them, whatever the role.
 */
export function scopeOf({ role, department, region, borrowed }: NewPost): { department: string | null; region: string | null } {
  return {
    department: borrowed || (departmentRoles as readonly string[]).includes(role) ? (department ?? null) : null,
    region: role === 'region-liaison' ? (region ?? null) : null,
  }
}

/**
 * Gives a person a role from now on or from a day, half-open `[since, until)`; gives the post's id. Held in the very moment already: the post that
 * is there. Refuses one that would overlap the same post of the same person (`post.held-already`).
 */
export async function grantPost(ctx: Writing, person: string, post: NewPost): Promise<string> {
  const { tx, org, now, newId } = ctx
  const { department, region } = scopeOf(post)
  const since = post.since ?? now
  const same = await tx
    .selectFrom('posts')
    .select(['id', 'since', 'until', 'is_chair'])
    .where('org_id', '=', org)
    .where('person_id', '=', person)
    .where('role', '=', post.role)
    .where('department_id', department === null ? 'is' : '=', department)
    .where('region_id', region === null ? 'is' : '=', region)
    .where(eb => eb.or([eb('until', 'is', null), eb('until', '>', since)]))
    .execute()
  const overlapping = same.filter(
    p => (p.until === null || p.until > p.since) && (post.until === undefined || p.since < post.until),
  )
  const held = overlapping.find(p => p.since <= since)
  if (held && post.since === undefined && (post.isChair ?? held.is_chair) === held.is_chair) return held.id
  if (overlapping.length > 0) throw refuse('post.held-already')
  const id = newId()
  const row = {
    ...{ person_id: person, role: post.role, department_id: department, region_id: region },
    ...{ since, until: post.until ?? null, is_chair: post.isChair ?? false },
    ...(post.borrowed === undefined
      ? {}
      : {
          ...{ borrowed_from: post.borrowed.from, approved_by: post.borrowed.approvedBy, borrow_reason: post.borrowed.reason },
          recorded_by: ctx.actor?.person ?? 'system',
        }),
  }
  await tx
    .insertInto('posts')
    .values({ org_id: org, id, ...row })
    .execute()
  await recordChange(ctx, { entity: 'post', id, person, before: null, after: row })
  return id
}

/** Takes a post away from a moment on; who held it before stays readable. One that would begin later than that never begins. */
export async function endPost(ctx: Writing, post: string, until: Instant, reason?: string): Promise<void> {
  const { tx, org } = ctx
  const row = await tx
    .selectFrom('posts')
    .select(['person_id', 'role', 'since', 'until'])
    .where('org_id', '=', org)
    .where('id', '=', post)
    .where(eb => eb.or([eb('until', 'is', null), eb('until', '>', until)]))
    .forUpdate()
    .executeTakeFirst()
  if (!row) return
  const end = until > row.since ? until : row.since
  await tx.updateTable('posts').set({ until: end }).where('org_id', '=', org).where('id', '=', post).execute()
  await recordChange(ctx, {
    ...{ entity: 'post', id: post, person: row.person_id, reason },
    // The post stands beside it, so that who reads the change knows which one.
    ...{ before: { until: row.until, role: row.role }, after: { until: end } },
  })
}
