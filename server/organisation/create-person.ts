import type { Instant } from '../../events/instant.ts'
import type { Ctx } from '../context.ts'
import type { Founding } from './create-organisation.ts'
import { grantPost, type NewPost } from './grant-post.ts'
import { recordChange } from './record-change.ts'

export type NewPerson = {
  readonly name: string
  readonly title: string
  /** None for somebody of a partner company. */
  readonly department?: string | undefined
  readonly email?: string | undefined
  readonly phone?: string | undefined
  readonly staffNo?: string | undefined
  /** The outsourced company that sends them. */
  readonly partnerOf?: string | undefined
  /** When their access ends by itself. */
  readonly endsAt?: Instant | undefined
  /** A post without a department is in the person's own. */
  readonly posts: readonly NewPost[]
  /** On leave from the start: who stands in. */
  readonly onLeave?: { readonly substitute: string } | undefined
}

/** Makes a person with their posts, on duty unless said otherwise, and gives their id. */
export async function createPerson(founding: Founding & Partial<Pick<Ctx, 'actor'>>, person: NewPerson): Promise<string> {
  const { tx, org, now, newId } = founding
  const { name, title, department, email, phone, staffNo, partnerOf, endsAt, posts, onLeave } = person
  const id = newId()
  const row = {
    ...{ name, title, department_id: department ?? null, email: email ?? null, phone: phone ?? null },
    ...{ staff_no: staffNo ?? null, partner_of: partnerOf ?? null, ends_at: endsAt ?? null, is_active: true },
  }
  await tx
    .insertInto('people')
    .values({
      ...{ org_id: org, id, user_id: null, ...row, absent_until: null, created_at: now },
      presence: onLeave ? 'leave' : 'on-duty',
      substitute_id: onLeave?.substitute ?? null,
    })
    .execute()
  await recordChange(founding, { entity: 'person', id, person: id, before: null, after: row })
  for (const post of posts) await grantPost(founding, id, { ...post, department: post.department ?? department })
  return id
}
