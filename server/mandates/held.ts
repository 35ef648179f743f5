import { heldMandates, type Mandate } from '../../engine/approvals/mandates.ts'
import type { HeldMandate } from '../../engine/approvals/places.ts'
import type { Instant } from '../../events/instant.ts'
import type { Ctx } from '../context.ts'
import type { Mandates } from '../database/mandate-tables.ts'
import type { Tx } from '../database/transaction.ts'
import type { Roster } from '../organisation/roster.ts'

const DAY_MS = 86_400_000
const cache = new Map<string, { version: string; readUntil: Instant; mandates: readonly Mandate[] }>()

/** A stored mandate in the engine's words. */
export function mandateOf(row: Mandates): Mandate {
  return {
    id: row.id,
    principal: row.principal_id,
    holder: row.holder_id,
    via: row.via ?? undefined,
    subjects: row.subjects ?? undefined,
    kinds: row.kinds ?? undefined,
    belowFen: row.below_fen === null ? undefined : Number(row.below_fen),
    since: row.since,
    until: row.until,
    mayPassOn: row.may_pass_on,
    status: row.status,
  }
}

/** All mandates that are not over at a moment, between people who are on the staff: nobody decides in the place of somebody who has left. */
export async function openMandates({ tx, org, now, roster }: Pick<Ctx, 'tx' | 'org' | 'now' | 'roster'>): Promise<Mandate[]> {
  return amongStaff(roster, await storedMandates(tx, org, now))
}

const amongStaff = (roster: Roster, mandates: readonly Mandate[]): Mandate[] =>
  mandates.filter(m => roster.people.has(m.principal) && roster.people.has(m.holder))

async function storedMandates(tx: Tx, org: string, now: Instant): Promise<Mandate[]> {
  const rows = await tx
    .selectFrom('mandates')
    .selectAll()
    .where('org_id', '=', org)
    .where('until', '>', now)
    .orderBy('since')
    .execute()
  return rows.map(mandateOf)
}

/**
 * In whose places a person may decide now (furn 5.3). Read once while the roster's version stays, which every change of a mandate renews; those over since then
 * are left out by their dates.
 */
export async function mandatesOf(
  tx: Tx,
  org: string,
  person: string,
  now: Instant,
  version: string,
  roster: Roster,
): Promise<readonly HeldMandate[]> {
  let known = cache.get(org)
  // Tests move time backwards, too: what was over at a later moment must be read again.
  if (known?.version !== version || now < known.readUntil) {
    const from = new Date(Date.parse(now) - DAY_MS).toISOString()
    known = { version, readUntil: from, mandates: await storedMandates(tx, org, from) }
    cache.set(org, known)
  }
  return heldMandates(amongStaff(roster, known.mandates), person, now)
}

/** Who may decide in the place of any of these people at this moment, along chains too: their inboxes change with those of the principals. */
export async function agentsOf(
  ctx: Pick<Ctx, 'tx' | 'org' | 'now' | 'roster'>,
  principals: ReadonlySet<string>,
): Promise<string[]> {
  if (principals.size === 0) return []
  const open = await openMandates(ctx)
  return [...new Set(open.map(m => m.holder))].filter(holder =>
    heldMandates(open, holder, ctx.now).some(m => principals.has(m.principal)),
  )
}
