import { sql } from 'kysely'
import type { Instant } from '../../events/instant.ts'
import { type Ctx, systemActor } from '../context.ts'
import { asWorker, inOrganisation } from '../database/transaction.ts'
import type { Deps } from '../deps.ts'
import { contextOf } from '../http/organisation-context.ts'
import { tellPeople } from '../notifications/tell-people.ts'
import { lastStep } from './last-step.ts'

const DAY_MS = 24 * 60 * 60_000

/** Once a day, for every organisation: tells who owes an action of a meeting that is due within a day, and who chaired when it is overdue; each once. */
export async function ringActions(deps: Pick<Deps, 'database' | 'clock' | 'newId' | 'newSalt'>, now: Instant): Promise<void> {
  const organisations = await asWorker(deps.database, tx => tx.selectFrom('organisations').select('id').orderBy('id').execute())
  for (const { id } of organisations)
    await inOrganisation(deps.database, id, async tx => {
      await ringOrganisation({ ...(await contextOf(deps, tx, id, systemActor)), now })
    })
}

/** The actions of one organisation that ring on this day; gives how many people were told. */
export async function ringOrganisation(ctx: Ctx): Promise<number> {
  const soon = new Date(Date.parse(ctx.now) + DAY_MS).toISOString()
  const { rows } = await sql<{ id: string; what: string; person: string; dueAt: Instant; meeting: string; chair: string }>`
    select a.id, a.what, a.person_id as person, a.due_at as "dueAt", m.id as meeting, m.chair_id as chair
    from meeting_actions a join meetings m on m.org_id = a.org_id and m.id = a.meeting_id left join lateral (${lastStep}) s on true
    where a.org_id = ${ctx.org} and a.due_at <= ${soon}::timestamptz and (s.step is null or s.step = 'sent-back') order by a.due_at limit 1000`.execute(
    ctx.tx,
  )
  let told = 0
  for (const row of rows) {
    const isOverdue = row.dueAt < ctx.now
    const what = row.what.slice(0, 60)
    const title = isOverdue
      ? { zh: `行动项逾期：${what}`, en: `Action overdue: ${what}` }
      : { zh: `行动项将到期：${what}`, en: `Action due soon: ${what}` }
    told += await tellPeople(
      ctx,
      { id: `meeting-action:${row.id}:${isOverdue ? 'overdue' : 'soon'}`, kind: 'meeting', subject: row.meeting, title },
      isOverdue ? [row.person, row.chair] : [row.person],
    )
  }
  return told
}
