import { departmentRoles } from '../../events/roles.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { createPerson } from './create-person.ts'
import { endPost, grantPost, type NewPost } from './grant-post.ts'
import type { ChangePersonBody, NewPersonBody } from './schema.ts'

/** Adds somebody to the staff, with their posts, and gives their id. The account to sign in with is made beside it, by whoever calls. */
export async function addPerson(
  ctx: Ctx,
  { name, title, department, email, phone, posts }: Omit<NewPersonBody, 'password'>,
): Promise<string> {
  mustExist(ctx, [department, ...posts.map(p => p.department)])
  return createPerson(ctx, { name, title, department, email: email?.toLowerCase(), phone, posts })
}

/**
 * Changes a person: name, title, department, posts, or that they have left. Posts left out end now and stay readable as they were. The last
 * administrator neither loses the post nor leaves (`administrator.last`).
 */
export async function changePerson(
  ctx: Ctx,
  id: string,
  { name, title, department, phone, active, posts }: ChangePersonBody,
): Promise<void> {
  const person = await ctx.tx
    .selectFrom('people')
    .select(['id', 'department_id'])
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!person) throw refuse('person.not-found')
  mustExist(ctx, [department, ...(posts ?? []).map(p => p.department)])
  const losesPost = posts !== undefined && !posts.some(p => p.role === 'administrator')
  if ((losesPost || active === false) && isLastAdministrator(ctx, id)) throw refuse('administrator.last')
  const changes = {
    ...(name === undefined ? {} : { name }),
    ...(title === undefined ? {} : { title }),
    ...(department === undefined ? {} : { department_id: department }),
    ...(phone === undefined ? {} : { phone }),
    ...(active === undefined ? {} : { is_active: active }),
  }
  if (Object.keys(changes).length > 0)
    await ctx.tx.updateTable('people').set(changes).where('org_id', '=', ctx.org).where('id', '=', id).execute()
  if (posts)
    await replacePosts(
      ctx,
      id,
      posts.map(p => ({ role: p.role, department: p.department ?? department ?? person.department_id })),
    )
}

async function replacePosts(ctx: Ctx, person: string, wanted: readonly NewPost[]): Promise<void> {
  const held = await ctx.tx
    .selectFrom('posts')
    .select(['id', 'role', 'department_id'])
    .where('org_id', '=', ctx.org)
    .where('person_id', '=', person)
    .where(eb => eb.or([eb('until', 'is', null), eb('until', '>', ctx.now)]))
    .execute()
  const within = (post: NewPost) =>
    (departmentRoles as readonly string[]).includes(post.role) ? (post.department ?? null) : null
  for (const post of held)
    if (!wanted.some(w => w.role === post.role && within(w) === post.department_id)) await endPost(ctx, post.id, ctx.now)
  for (const post of wanted) await grantPost(ctx, person, post)
}

function isLastAdministrator(ctx: Ctx, person: string): boolean {
  const administrators = [...ctx.roster.people.values()].filter(p => p.roles.some(r => r.role === 'administrator'))
  return administrators.length === 1 && administrators[0]!.id === person
}

function mustExist(ctx: Ctx, departments: readonly (string | null | undefined)[]): void {
  for (const id of departments) if (id != null && !ctx.roster.departments.has(id)) throw refuse('department.not-found')
}
