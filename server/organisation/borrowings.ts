import { type SqlBool, sql } from 'kysely'
import { editionsInForce } from '../../engine/rules.ts'
import { Role, roles } from '../../events/roles.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { readCursor, writeCursor } from '../http/cursor.ts'
import type { BorrowingPage, EndBorrowingBody, ListBorrowings, NewBorrowingBody } from './borrowings-schema.ts'
import { openDepartment } from './change-department.ts'
import { changePost } from './change-post.ts'
import { namesFor } from './changed-fields.ts'
import { grantPost } from './grant-post.ts'
import { isKeeper, mayHold } from './may-hold.ts'
import { seatRoles } from './obligations-of-posts.ts'
import { roleName } from './role-title.ts'
import { isSuperiorOf } from './superiors.ts'

/** Posts above every department, which approve that one lends to another. */
const overDepartments: readonly Role[] = ['general-manager', 'deputy-general-manager', 'leader', 'principal', 'management']

/** What the regulations in force say of lent staff: the first clause that does, and the posts that they hold (equip 15). */
function lentBy(ctx: Pick<Ctx, 'rules' | 'now'>) {
  const said = editionsInForce(ctx.rules, ctx.now).flatMap(({ pack }) =>
    (pack.fieldWork ?? []).flatMap(({ borrowed }) => (borrowed === undefined ? [] : [{ pack, ...borrowed }])),
  )
  const [first] = said
  return {
    rule: first === undefined ? null : { clause: first.clause, regulation: first.pack.title },
    named: [...new Set(said.flatMap(one => one.posts.map(post => Role.parse(post.role))))],
  }
}

/** As what somebody may be lent: what a regulation names; where none does, any post that neither leads nor sits in a body nor opens everything. */
function lendable(ctx: Pick<Ctx, 'rules' | 'now'>): readonly Role[] {
  const { named } = lentBy(ctx)
  if (named.length > 0) return named
  const kept: ReadonlySet<string> = new Set([
    ...overDepartments,
    ...seatRoles(ctx),
    ...['department-head', 'deputy-leader', 'administrator', 'auditor', 'partner', 'installer', 'human-resources'],
  ])
  return roles.filter(role => !kept.has(role))
}

/** Who keeps the master data, and the heads of the department that lends and of the one that has them. */
function mayRecord(ctx: Ctx, departments: readonly string[]): boolean {
  return (
    isKeeper(ctx.actor) ||
    ctx.actor.roles.some(r => r.role === 'department-head' && r.department !== undefined && departments.includes(r.department))
  )
}

/**
 * Records that a department lends somebody to another one: from `since` on they hold the post there, and it ends by itself. Refused without an end
 * to come, for a post that is not lent, to the department they are of, or where nobody above them has approved it.
 */
export async function borrow(ctx: Ctx, body: NewBorrowingBody): Promise<string> {
  const { person, role, to, since, until, approvedBy, reason } = body
  const lent = ctx.roster.people.get(person)
  const approver = ctx.roster.people.get(approvedBy)
  if (!lent || !approver) throw refuse('person.not-found')
  openDepartment(ctx, to)
  const from = lent.department
  const { rule } = lentBy(ctx)
  const cited = rule === null ? {} : { clause: rule.clause }
  if (from === null || from === to) throw refuse('borrowing.same-department', cited)
  if (!mayRecord(ctx, [from, to])) throw refuse('borrowing.not-yours', cited)
  mayHold(ctx, { partner: lent.partner !== undefined }, role)
  if (!lendable(ctx).includes(role)) throw refuse('borrowing.post-not-lent', cited)
  if (since !== undefined && since < ctx.now) throw refuse('post.dates-wrong')
  if (until <= (since ?? ctx.now)) throw refuse('post.dates-wrong')
  const isAbove = approver.roles.some(r => (overDepartments as readonly string[]).includes(r.role))
  // The administrator keeps the system; whom a department lends is not theirs to approve.
  const asSuperior = { person: approvedBy, roles: approver.roles.filter(r => r.role !== 'administrator') }
  if (approvedBy === person || !(isAbove || isSuperiorOf(ctx.roster, asSuperior, person)))
    throw refuse('borrowing.approver-not-above', cited)
  await mustNotHold(ctx, person, role, since ?? ctx.now, until)
  return grantPost(ctx, person, { role, department: to, since, until, borrowed: { from, approvedBy, reason } })
}

/** Somebody who holds the post themselves, in whatever department, is not lent for it (`post.held-already`). */
async function mustNotHold(ctx: Ctx, person: string, role: Role, since: string, until: string): Promise<void> {
  const held = await ctx.tx
    .selectFrom('posts')
    .select('id')
    .where('org_id', '=', ctx.org)
    .where('person_id', '=', person)
    .where('role', '=', role)
    .where('since', '<', until)
    .where(eb => eb.or([eb('until', 'is', null), eb.and([eb('until', '>', since), eb('until', '>', eb.ref('since'))])]))
    .limit(1)
    .executeTakeFirst()
  if (held) throw refuse('post.held-already')
}

/** Ends a borrowing before its day, now or on an earlier day; what is open under it is handed over first. */
export async function endBorrowing(ctx: Ctx, id: string, { until, reason }: EndBorrowingBody): Promise<void> {
  const post = await ctx.tx
    .selectFrom('posts')
    .select(['department_id', 'borrowed_from'])
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .where('borrowed_from', 'is not', null)
    .executeTakeFirst()
  if (!post) throw refuse('borrowing.not-found')
  if (!mayRecord(ctx, [post.department_id!, post.borrowed_from!])) throw refuse('borrowing.not-yours')
  await changePost(ctx, id, until === undefined ? { endsNow: true, reason } : { until, reason })
}

/** 借调, the latest end first, a page at a time; those taken back before they began are left out. Three queries and the names. */
export async function listBorrowings(ctx: Ctx, { state, person, limit, after }: ListBorrowings): Promise<BorrowingPage> {
  let query = ctx.tx
    .selectFrom('posts')
    .select(['id', 'person_id', 'role', 'department_id', 'since', 'borrow_reason', 'recorded_by', 'approved_by', 'borrowed_from'])
    .select(eb => eb.ref('until').$notNull().as('until'))
    .where('org_id', '=', ctx.org)
    .where('borrowed_from', 'is not', null)
    .where(eb => eb('until', '>', eb.ref('since')))
  if (person !== undefined) query = query.where('person_id', '=', person)
  if (state === 'running') query = query.where('since', '<=', ctx.now).where('until', '>', ctx.now)
  if (state === 'ahead') query = query.where('since', '>', ctx.now)
  if (state === 'ended') query = query.where('until', '<=', ctx.now)
  if (after !== undefined) {
    const [until, id] = readCursor(after, ['moment', 'text'])
    query = query.where(sql<SqlBool>`(until, id) < (${until}::timestamptz, ${id})`)
  }
  const rows = await query
    .orderBy('until', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  const names = await namesFor(ctx)
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  const aPerson = (id: string) => ({ id, name: names.person(id) })
  const aDepartment = (id: string) => ({ id, name: names.department(id) })
  return {
    items: shown.map(row => ({
      ...{ id: row.id, role: row.role, since: row.since, until: row.until, reason: row.borrow_reason },
      ...{ person: aPerson(row.person_id), roleTitle: roleName(ctx, row.role) },
      ...{ from: aDepartment(row.borrowed_from!), to: aDepartment(row.department_id!) },
      state: row.since > ctx.now ? 'ahead' : row.until > ctx.now ? 'running' : 'ended',
      ...{ approvedBy: aPerson(row.approved_by!), recordedBy: aPerson(row.recorded_by!) },
      canEnd: row.until > ctx.now && mayRecord(ctx, [row.department_id!, row.borrowed_from!]),
    })),
    next: last === undefined ? null : writeCursor([last.until, last.id]),
    rule: lentBy(ctx).rule,
    posts: lendable(ctx).map(role => ({ role, title: roleName(ctx, role) })),
    canAdd: isKeeper(ctx.actor) || ctx.actor.roles.some(r => r.role === 'department-head'),
  }
}
