import { DAY } from '../../engine/calendar/local-date.ts'
import { Role } from '../../events/roles.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { mustBeRegion, openDepartment } from './change-department.ts'
import { endPost, grantPost } from './grant-post.ts'
import { isLastAdministrator } from './last-administrator.ts'
import { mayHold } from './may-hold.ts'
import { mustHaveNothingOpenUnder } from './obligations.ts'
import { recordChange } from './record-change.ts'
import type { ChangePostBody, NewPostBody } from './staff-schema.ts'

/** Appoints a person, now or from a day to come; gives the post's id. */
export async function appoint(
  ctx: Ctx,
  person: string,
  { role, department, region, since, until, isChair }: NewPostBody,
): Promise<string> {
  const one = ctx.roster.people.get(person)
  if (!one) throw refuse('person.not-found')
  if (department != null) openDepartment(ctx, department)
  if (region != null) await mustBeRegion(ctx, region)
  mayHold(ctx, { partner: one.partner !== undefined }, role)
  if (since !== undefined && since < ctx.now) throw refuse('post.dates-wrong')
  if (until !== undefined && until <= (since ?? ctx.now)) throw refuse('post.dates-wrong')
  return grantPost(ctx, person, {
    ...{ role, since, until, isChair, region },
    department: department ?? one.department,
  })
}

/**
 * Moves the dates of a post. One that has ended stays as it was (`post.ended`); one that runs keeps its beginning. An end within
 * the day is refused while something is open under it (`post.has-open-obligations`), and for the last administrator.
 */
export async function changePost(ctx: Ctx, id: string, { since, until: wanted, endsNow, reason }: ChangePostBody): Promise<void> {
  const post = await ctx.tx
    .selectFrom('posts')
    .select(['person_id', 'role', 'department_id', 'region_id', 'since', 'until', 'is_chair', 'borrowed_from'])
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!post) throw refuse('post.not-found')
  if (post.until !== null && post.until <= ctx.now) throw refuse('post.ended')
  const hasBegun = post.since <= ctx.now
  // For longer than was approved, somebody approves anew.
  if (post.borrowed_from !== null && (wanted === null || (wanted !== undefined && wanted > post.until!)))
    throw refuse('borrowing.longer')
  const until = endsNow ? (hasBegun ? ctx.now : post.since) : wanted
  const role = Role.parse(post.role)
  mayHold(ctx, { partner: false }, role)
  if (since !== undefined && since !== post.since && (hasBegun || since < ctx.now)) throw refuse('post.dates-wrong')
  const [from, to] = [since ?? post.since, until === undefined ? post.until : until]
  // Cancelled before it began: it ends where it begins.
  if (to !== null && to < from && hasBegun) throw refuse('post.dates-wrong')
  if (to !== null && hasBegun && to < ctx.now) throw refuse('post.dates-wrong')
  // An end within the day is an end now: nothing would be asked again when it comes.
  if (to !== null && hasBegun && Date.parse(to) - Date.parse(ctx.now) < DAY) {
    if (role === 'administrator' && isLastAdministrator(ctx, post.person_id)) throw refuse('administrator.last')
    await mustHaveNothingOpenUnder(ctx, post.person_id, role)
  }
  if (since === undefined && to !== null && (post.until === null || to < post.until)) return endPost(ctx, id, to, reason)
  const others = await ctx.tx
    .selectFrom('posts')
    .select(['since', 'until'])
    .where('org_id', '=', ctx.org)
    .where('person_id', '=', post.person_id)
    .where('role', '=', post.role)
    .where('department_id', post.department_id === null ? 'is' : '=', post.department_id)
    .where('region_id', post.region_id === null ? 'is' : '=', post.region_id)
    .where('id', '!=', id)
    .execute()
  const overlaps = others.some(
    o => (o.until === null || o.until > o.since) && (o.until === null || o.until > from) && (to === null || o.since < to),
  )
  if (overlaps) throw refuse('post.held-already')
  const after = { since: from, until: to !== null && to < from ? from : to }
  await ctx.tx.updateTable('posts').set(after).where('org_id', '=', ctx.org).where('id', '=', id).execute()
  await recordChange(ctx, { entity: 'post', id, person: post.person_id, before: post, after, reason })
}

/** Makes a member of a body its chair from now on, or no longer; whoever chaired it under the same post does not any more. */
export async function setChair(ctx: Ctx, id: string, isChair: boolean): Promise<void> {
  const post = await ctx.tx
    .selectFrom('posts')
    .select(['id', 'person_id', 'role', 'department_id', 'since', 'until', 'is_chair'])
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!post) throw refuse('post.not-found')
  if (post.since > ctx.now || (post.until !== null && post.until <= ctx.now)) throw refuse('post.ended')
  const chairs = await ctx.tx
    .selectFrom('posts')
    .select(['id', 'person_id', 'role', 'department_id', 'since', 'until', 'is_chair'])
    .where('org_id', '=', ctx.org)
    .where('role', '=', post.role)
    .where('is_chair', '=', true)
    .where('since', '<=', ctx.now)
    .where(eb => eb.or([eb('until', 'is', null), eb('until', '>', ctx.now)]))
    .execute()
  // Who chaired on a past day stays readable: the seat ends and goes on under the other sign.
  const again = async (seat: typeof post, chair: boolean) => {
    await endPost(ctx, seat.id, ctx.now)
    await grantPost(ctx, seat.person_id, {
      ...{ role: Role.parse(seat.role), department: seat.department_id, isChair: chair },
      ...(seat.until === null ? {} : { until: seat.until }),
    })
  }
  for (const seat of chairs) if (seat.id !== id || !isChair) await again(seat, false)
  if (isChair && !post.is_chair) await again(post, true)
}
