import { type SqlBool, sql } from 'kysely'
import { heldMandates } from '../../engine/approvals/mandates.ts'
import { named } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import type { Mandates } from '../database/mandate-tables.ts'
import { refuse } from '../errors.ts'
import { readCursor, writeCursor } from '../http/cursor.ts'
import { mayRevoke } from './decide-mandate.ts'
import { openMandates } from './held.ts'
import type { ListMandates, MandatePage, MandateRow } from './schema.ts'
import { superiorsFor } from './superiors-for.ts'

/** Who may look at everybody's mandates. */
const supervisors: ReadonlySet<string> = new Set([
  'auditor',
  'internal-control',
  'administrator',
  'human-resources',
  'legal',
  'general-manager',
])

/** Mandates, the newest first: mine, those that wait for my written word, or everybody's for those who supervise (`role.missing`). */
export async function listMandates(ctx: Ctx, { tab, limit, after }: ListMandates): Promise<MandatePage> {
  if (tab === 'all' && !ctx.actor.roles.some(r => supervisors.has(r.role))) throw refuse('role.missing')
  const me = ctx.actor.person
  let query = ctx.tx
    .selectFrom('mandates')
    .selectAll()
    .select(sql<string>`created_at::text`.as('cursor'))
    .where('org_id', '=', ctx.org)
  if (tab === 'mine')
    query = query.where(eb => eb.or([eb('principal_id', '=', me), eb('holder_id', '=', me), eb('created_by', '=', me)]))
  if (tab === 'to-decide') {
    const mine = [...ctx.roster.people.keys()].filter(person => superiorsFor(ctx, person, '', '').includes(me))
    query = query
      .where('status', '=', 'requested')
      .where('principal_id', 'in', [...mine, ''])
      .where('holder_id', '<>', me)
      .where('created_by', '<>', me)
  }
  if (after !== undefined) {
    const [at, id] = readCursor(after, ['moment', 'text'])
    query = query.where(sql<SqlBool>`(created_at, id) < (${at}::timestamptz, ${id})`)
  }
  const rows = await query
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const events = await eventsOf(ctx, page)
  const open = await openMandates(ctx)
  return {
    items: page.map(row => present(ctx, row, open, events.get(row.id) ?? [])),
    next: rows.length > limit && last ? writeCursor([last.cursor, last.id]) : null,
  }
}

async function eventsOf(ctx: Ctx, page: readonly Mandates[]): Promise<Map<string, MandateRow['events']>> {
  const found = new Map<string, MandateRow['events']>()
  if (page.length === 0) return found
  const rows = await ctx.tx
    .selectFrom('mandate_events')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where(
      'mandate_id',
      'in',
      page.map(m => m.id),
    )
    .orderBy('at')
    .execute()
  for (const { mandate_id, at, actor_id, what, words } of rows)
    found.set(mandate_id, [...(found.get(mandate_id) ?? []), { at, by: who(ctx, actor_id), what, words }])
  return found
}

const who = (ctx: Ctx, id: string) => ({ id, name: named(ctx, id).name })

function present(
  ctx: Ctx,
  row: Mandates,
  open: Awaited<ReturnType<typeof openMandates>>,
  events: MandateRow['events'],
): MandateRow {
  const superiors = superiorsFor(ctx, row.principal_id, row.holder_id, row.created_by)
  const waits = row.status === 'requested'
  return {
    id: row.id,
    principal: who(ctx, row.principal_id),
    holder: who(ctx, row.holder_id),
    via: row.via,
    subjects: row.subjects,
    kinds: row.kinds as MandateRow['kinds'],
    belowFen: row.below_fen === null ? null : Number(row.below_fen),
    since: row.since,
    until: row.until,
    mayPassOn: row.may_pass_on,
    reason: row.reason,
    status: row.status,
    inForce: heldMandates(open, row.holder_id, ctx.now).some(m => m.id === row.id),
    waitingFor: waits ? superiors.map(person => who(ctx, person)) : [],
    warnings: ctx.roster.people.get(row.holder_id)?.presence === 'leave' ? ['holder-away'] : [],
    canDecide: waits && superiors.includes(ctx.actor.person),
    canRevoke: (waits || row.status === 'approved') && row.until > ctx.now && mayRevoke(ctx, row),
    events,
  }
}
