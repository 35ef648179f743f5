import { sql } from 'kysely'

/** The last that was said of the action `a`, as SQL for a lateral join: one look into its index. */
export const lastStep = sql`select l.step, l.at, l.text, l.by_id from meeting_action_steps l where l.org_id = a.org_id and l.action_id = a.id order by l.seq desc limit 1`
