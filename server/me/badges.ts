import { sql } from 'kysely'
import type { Instant } from '../../events/instant.ts'
import type { Tx } from '../database/transaction.ts'
import type { BadgeCount } from './schema.ts'

export type BadgeQuestion = {
  org: string
  person: string
  now: Instant
  /** Votes, moves and readings that editions of regulations ask of the person. */
  editions: number
}

/** What waits for a person, by the badge keys of the web's rail: one statement, each part on an index of its own. */
export async function badgesOf(tx: Tx, { org, person, now, editions }: BadgeQuestion): Promise<Record<string, BadgeCount>> {
  const { rows } = await sql<{ duties: number; overdue: number; approvals: number; notifications: number }>`
    select duties.count as duties, duties.overdue, approvals.count as approvals, notifications.count as notifications
    from
      (select count(*), count(*) filter (where due_at < ${now} and not is_paused) as overdue
        from duties where org_id = ${org} and owner_id = ${person} and outcome is null) duties,
      (select count(*) from approval_people
        where org_id = ${org} and person_id = ${person} and part in ('waiting', 'asked') and is_open) approvals,
      (select count(*) from notifications
        where org_id = ${org} and person_id = ${person} and read_at is null) notifications`.execute(tx)
  const { duties, overdue, approvals, notifications } = rows[0]!
  return {
    duties: { count: duties, overdue },
    // The page of approvals has both; its tabs count them apart.
    approvals: { count: approvals + editions, overdue: 0 },
    editions: { count: editions, overdue: 0 },
    notifications: { count: notifications, overdue: 0 },
  }
}
