import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { unsealed, unsealedApproval, unsealedOrNone } from '../access/case-visibility.ts'
import type { Ctx } from '../context.ts'
import type { BadgeCount } from './schema.ts'

export type BadgeQuestion = {
  /** Votes, moves and readings that editions of regulations ask of the person. */
  editions: number
}

/** What waits for a person, by the badge keys of the web's rail: one statement, each part on an index of its own. */
export async function badgesOf(ctx: Ctx, { editions }: BadgeQuestion): Promise<Record<string, BadgeCount>> {
  const { tx, org, now } = ctx
  const { person } = ctx.actor
  const and = (condition: RawBuilder<SqlBool> | undefined) => (condition === undefined ? sql`` : sql`and ${condition}`)
  const { rows } = await sql<{ duties: number; overdue: number; approvals: number; notifications: number }>`
    select duties.count as duties, duties.overdue, approvals.count as approvals, notifications.count as notifications
    from
      (select count(*), count(*) filter (where due_at < ${now} and not is_paused) as overdue
        from duties where org_id = ${org} and owner_id = ${person} and outcome is null and not of_history ${and(unsealed(ctx, 'duties.case_id'))}) duties,
      (select count(*) from approval_people
        where org_id = ${org} and person_id = ${person} and part in ('waiting', 'asked') and is_open ${and(unsealedApproval(ctx, 'approval_people.approval_id'))}) approvals,
      (select count(*) from notifications
        where org_id = ${org} and person_id = ${person} and read_at is null and ${unsealedOrNone(ctx, 'notifications.case_id')}) notifications`.execute(
    tx,
  )
  const { duties, overdue, approvals, notifications } = rows[0]!
  return {
    duties: { count: duties, overdue },
    // The page of approvals has both; its tabs count them apart.
    approvals: { count: approvals + editions, overdue: 0 },
    editions: { count: editions, overdue: 0 },
    notifications: { count: notifications, overdue: 0 },
  }
}
