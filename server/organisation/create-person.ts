import type { Founding } from './create-organisation.ts'
import { grantPost, type NewPost } from './grant-post.ts'

export type NewPerson = {
  readonly name: string
  readonly title: string
  readonly department: string
  readonly email?: string | undefined
  readonly phone?: string | undefined
  /** A post without a department is in the person's own. */
  readonly posts: readonly NewPost[]
  /** On leave from the start: who stands in. */
  readonly onLeave?: { readonly substitute: string } | undefined
}

/** Makes a person with their posts, on duty unless said otherwise, and gives their id. */
export async function createPerson(
  founding: Founding,
  { name, title, department, email, phone, posts, onLeave }: NewPerson,
): Promise<string> {
  const { tx, org, now, newId } = founding
  const id = newId()
  await tx
    .insertInto('people')
    .values({
      org_id: org,
      id,
      user_id: null,
      name,
      title,
      email: email ?? null,
      phone: phone ?? null,
      department_id: department,
      presence: onLeave ? 'leave' : 'on-duty',
      absent_until: null,
      substitute_id: onLeave?.substitute ?? null,
      created_at: now,
    })
    .execute()
  for (const post of posts) await grantPost(founding, id, { role: post.role, department: post.department ?? department })
  return id
}
