import { departmentRoles, type Role } from '../../events/roles.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { openDepartment } from './change-department.ts'
import { closeAccount, reopenAccount } from './close-account.ts'
import { createPerson } from './create-person.ts'
import { endPost, grantPost, type NewPost } from './grant-post.ts'
import { isLastAdministrator } from './last-administrator.ts'
import { mayHold } from './may-hold.ts'
import { mustHaveNothingOpenUnder } from './obligations.ts'
import { mustBePartnerInForce } from './partners.ts'
import { recordChange } from './record-change.ts'
import type { ChangePersonBody, NewPersonBody } from './schema.ts'

/**
 * Adds somebody to the staff, or one of a partner company's people (C1.2), with their posts, and gives their id. The account to sign in with is
 * made beside it, by whoever calls.
 */
export async function addPerson(ctx: Ctx, { password: _, ...person }: NewPersonBody): Promise<string> {
  const { department, partnerOf, posts, staffNo } = person
  for (const id of [department, ...posts.map(p => p.department)]) if (id != null) openDepartment(ctx, id)
  if (partnerOf !== undefined) await mustBePartnerInForce(ctx, partnerOf)
  for (const post of posts) mayHold(ctx, { partner: partnerOf !== undefined }, post.role)
  if (staffNo !== undefined) await mustBeFreeNumber(ctx, staffNo)
  return createPerson(ctx, { ...person, email: person.email?.toLowerCase() })
}

/**
 * Changes a person: name, title, department, posts, or that they have left. Posts left out end now and stay readable as they were. The last
 * administrator neither loses the post nor leaves (`administrator.last`); a post under which something is open does not end
 * (`post.has-open-obligations`), nor does an account close (`person.has-open-obligations`).
 */
export async function changePerson(ctx: Ctx, id: string, change: ChangePersonBody): Promise<void> {
  const { name, title, department, phone, active, posts, staffNo, endsAt } = change
  const person = await ctx.tx
    .selectFrom('people')
    .select(['id', 'name', 'title', 'phone', 'department_id', 'is_active', 'partner_of', 'staff_no', 'ends_at'])
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!person) throw refuse('person.not-found')
  for (const d of [department, ...(posts ?? []).map(p => p.department)]) if (d != null) openDepartment(ctx, d)
  const losesPost = posts !== undefined && !posts.some(p => p.role === 'administrator')
  if ((losesPost || active === false) && isLastAdministrator(ctx, id)) throw refuse('administrator.last')
  if (staffNo && staffNo !== person.staff_no) await mustBeFreeNumber(ctx, staffNo)
  const after = {
    ...(name === undefined ? {} : { name }),
    ...(title === undefined ? {} : { title }),
    ...(department === undefined ? {} : { department_id: department }),
    ...(phone === undefined ? {} : { phone }),
    ...(staffNo === undefined ? {} : { staff_no: staffNo }),
    ...(endsAt === undefined ? {} : { ends_at: endsAt }),
  }
  if (Object.keys(after).length > 0) {
    await ctx.tx.updateTable('people').set(after).where('org_id', '=', ctx.org).where('id', '=', id).execute()
    await recordChange(ctx, { entity: 'person', id, person: id, before: person, after })
  }
  if (posts)
    await replacePosts(
      ctx,
      { id, partner: person.partner_of !== null },
      posts.map(p => ({ ...p, department: p.department ?? department ?? person.department_id })),
    )
  if (active === false && person.is_active) await closeAccount(ctx, id)
  if (active === true && !person.is_active) await reopenAccount(ctx, id)
}

async function replacePosts(ctx: Ctx, person: { id: string; partner: boolean }, wanted: readonly NewPost[]): Promise<void> {
  const held = await ctx.tx
    .selectFrom('posts')
    .select(['id', 'role', 'department_id', 'region_id'])
    .where('org_id', '=', ctx.org)
    .where('person_id', '=', person.id)
    .where('since', '<=', ctx.now)
    // What another department lends them for is not of their own posts: it ends with its day.
    .where('borrowed_from', 'is', null)
    .where(eb => eb.or([eb('until', 'is', null), eb('until', '>', ctx.now)]))
    .execute()
  const within = (post: NewPost) =>
    (departmentRoles as readonly string[]).includes(post.role) ? (post.department ?? null) : null
  const isSame = (post: (typeof held)[number], w: NewPost) => w.role === post.role && within(w) === post.department_id
  const ending = held.filter(post => !wanted.some(w => isSame(post, w)))
  const beginning = wanted.filter(w => !held.some(post => isSame(post, w)))
  for (const post of ending) {
    mayHold(ctx, { partner: false }, post.role as Role)
    // The same role in another department takes on what is open: only what nobody of the role would hold stops it.
    if (!wanted.some(w => w.role === post.role)) await mustHaveNothingOpenUnder(ctx, person.id, post.role)
  }
  for (const post of ending) await endPost(ctx, post.id, ctx.now)
  for (const post of beginning) {
    mayHold(ctx, person, post.role)
    await grantPost(ctx, person.id, post)
  }
}

async function mustBeFreeNumber(ctx: Ctx, staffNo: string): Promise<void> {
  const taken = await ctx.tx
    .selectFrom('people')
    .select('id')
    .where('org_id', '=', ctx.org)
    .where('staff_no', '=', staffNo)
    .executeTakeFirst()
  if (taken) throw refuse('staff-number.taken')
}
