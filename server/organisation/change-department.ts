import { Role } from '../../events/roles.ts'
import { unsealedOrNone } from '../access/case-visibility.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { endPost, grantPost } from './grant-post.ts'
import { recordChange } from './record-change.ts'
import type { ChangeDepartmentBody } from './schema.ts'

/** A department that is there and open; `department.not-found`, `department.closed`. */
export function openDepartment(ctx: Ctx, id: string) {
  const department = ctx.roster.departments.get(id)
  if (!department) throw refuse('department.not-found')
  if (department.isClosed) throw refuse('department.closed')
  return department
}

/** Refuses a department above that is not there or that lies below the department itself (`department.circle`). */
export function mustLieAbove(ctx: Ctx, parent: string, id: string | undefined): void {
  openDepartment(ctx, parent)
  let at: string | undefined = parent
  for (let hop = 0; hop < 100 && at !== undefined; hop++) {
    if (at === id) throw refuse('department.circle')
    at = ctx.roster.departments.get(at)?.parent
  }
}

/** `region.not-found` where the organisation has no such region in use. */
export async function mustBeRegion(ctx: Ctx, id: string): Promise<void> {
  const row = await ctx.tx
    .selectFrom('regions')
    .select('id')
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  if (!row) throw refuse('region.not-found')
}

async function lockDepartment(ctx: Ctx, id: string) {
  const row = await ctx.tx
    .selectFrom('departments')
    .select(['name', 'name_en', 'kind', 'parent_id', 'region_id', 'closed_at', 'merged_into'])
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw refuse('department.not-found')
  return row
}

/** Renames a department, puts it below another one, into a region, or says what kind it is. What it was before stays readable. */
export async function changeDepartment(
  ctx: Ctx,
  id: string,
  { name, nameEn, kind, parent, region }: ChangeDepartmentBody,
): Promise<void> {
  const before = await lockDepartment(ctx, id)
  if (before.closed_at !== null) throw refuse('department.closed')
  if (parent) mustLieAbove(ctx, parent, id)
  if (region) await mustBeRegion(ctx, region)
  const after = {
    ...(name === undefined ? {} : { name }),
    ...(nameEn === undefined ? {} : { name_en: nameEn }),
    ...(kind === undefined ? {} : { kind }),
    ...(parent === undefined ? {} : { parent_id: parent }),
    ...(region === undefined ? {} : { region_id: region }),
  }
  if (Object.keys(after).length === 0) return
  await ctx.tx.updateTable('departments').set(after).where('org_id', '=', ctx.org).where('id', '=', id).execute()
  await recordChange(ctx, { entity: 'department', id, before, after })
}

/**
 * Closes a department. With `into` its people, posts and departments below go there, and its open cases go on under that one's posts; without,
 * it must be empty (`department.in-use`). It stays readable for what is past.
 */
export async function closeDepartment(
  ctx: Ctx,
  id: string,
  { into, reason }: { into?: string | undefined; reason?: string | undefined },
): Promise<void> {
  const before = await lockDepartment(ctx, id)
  if (before.closed_at !== null) throw refuse('department.closed')
  if (into === undefined) await mustBeEmpty(ctx, id)
  else await moveInto(ctx, id, into)
  const after = { closed_at: ctx.now, merged_into: into ?? null }
  await ctx.tx.updateTable('departments').set(after).where('org_id', '=', ctx.org).where('id', '=', id).execute()
  await recordChange(ctx, { entity: 'department', id, before, after, reason })
}

async function mustBeEmpty(ctx: Ctx, id: string): Promise<void> {
  const { n: cases } = await ctx.tx
    .selectFrom('cases')
    .select(eb => eb.fn.countAll<number>().as('n'))
    .where('org_id', '=', ctx.org)
    .where('department_id', '=', id)
    .where('is_closed', '=', false)
    .where(unsealedOrNone(ctx, 'cases.id'))
    .executeTakeFirstOrThrow()
  const people = [...ctx.roster.people.values()].filter(p => p.department === id || p.roles.some(r => r.department === id)).length
  const below = [...ctx.roster.departments.values()].filter(d => d.parent === id && !d.isClosed).length
  if (Number(cases) + people + below === 0) return
  throw refuse('department.in-use', {
    detail: {
      zh: `还有 ${people} 人、${below} 个下级部门、${cases} 个未结案件`,
      en: `${people} people, ${below} departments below it and ${cases} open cases are still there`,
    },
  })
}

async function moveInto(ctx: Ctx, id: string, into: string): Promise<void> {
  if (into === id || !ctx.roster.departments.has(into) || ctx.roster.departments.get(into)?.isClosed)
    throw refuse('department.merge-invalid')
  mustLieAbove(ctx, into, id)
  const people = await ctx.tx
    .updateTable('people')
    .set({ department_id: into })
    .where('org_id', '=', ctx.org)
    .where('department_id', '=', id)
    .returning('id')
    .execute()
  for (const person of people)
    await recordChange(ctx, {
      ...{ entity: 'person', id: person.id, person: person.id },
      ...{ before: { department_id: id }, after: { department_id: into } },
    })
  const below = await ctx.tx
    .updateTable('departments')
    .set({ parent_id: into })
    .where('org_id', '=', ctx.org)
    .where('parent_id', '=', id)
    .returning('id')
    .execute()
  for (const one of below)
    await recordChange(ctx, { entity: 'department', id: one.id, before: { parent_id: id }, after: { parent_id: into } })
  const posts = await ctx.tx
    .selectFrom('posts')
    .select(['id', 'person_id', 'role', 'since', 'until', 'borrowed_from', 'approved_by', 'borrow_reason'])
    .where('org_id', '=', ctx.org)
    .where('department_id', '=', id)
    .where(eb => eb.or([eb('until', 'is', null), eb('until', '>', ctx.now)]))
    .execute()
  for (const post of posts) {
    await endPost(ctx, post.id, ctx.now)
    // A department has one head: that of the department which stays. The head of the other one is appointed anew where wanted.
    if (post.role === 'department-head') continue
    // Lent by the very department that takes this one in: they are back.
    if (post.borrowed_from === into) continue
    const begins = post.since > ctx.now ? { since: post.since } : {}
    await grantPost(ctx, post.person_id, {
      ...{ role: Role.parse(post.role), department: into, ...begins },
      ...(post.until === null ? {} : { until: post.until }),
      ...(post.borrowed_from === null
        ? {}
        : { borrowed: { from: post.borrowed_from, approvedBy: post.approved_by!, reason: post.borrow_reason } }),
    })
  }
}
