import type { Instant } from '../../events/instant.ts'
import { departmentRoles, type Role } from '../../events/roles.ts'
import type { Founding } from './create-organisation.ts'

export type NewPost = { readonly role: Role; readonly department?: string | null | undefined }

/** Gives a person a role from now on, in a department where the role is a department's; gives the post's id. Held already: the post that is there. */
export async function grantPost(
  { tx, org, now, newId }: Founding,
  person: string,
  { role, department }: NewPost,
): Promise<string> {
  const within = (departmentRoles as readonly string[]).includes(role) ? (department ?? null) : null
  const held = await tx
    .selectFrom('posts')
    .select('id')
    .where('org_id', '=', org)
    .where('person_id', '=', person)
    .where('role', '=', role)
    .where('department_id', within === null ? 'is' : '=', within)
    .where(eb => eb.or([eb('until', 'is', null), eb('until', '>', now)]))
    .executeTakeFirst()
  if (held) return held.id
  const id = newId()
  await tx
    .insertInto('posts')
    .values({ org_id: org, id, person_id: person, role, department_id: within, since: now, until: null })
    .execute()
  return id
}

/** Takes a post away from a moment on; who held it before stays readable. */
export async function endPost({ tx, org }: Founding, post: string, until: Instant): Promise<void> {
  await tx
    .updateTable('posts')
    .set({ until })
    .where('org_id', '=', org)
    .where('id', '=', post)
    .where('until', 'is', null)
    .execute()
}
