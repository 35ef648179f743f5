import { pino } from 'pino'
import type { PlainOf } from '../events/registry.ts'
import type { SweepDeps } from '../server/alarms/sweep.ts'
import type { Database } from '../server/database/database.ts'
import { inOrganisation } from '../server/database/transaction.ts'
import { nextId, nextSalt, type TestOrganisation } from './factories.ts'

/** What a sweep needs; `errors` collects what it logs. */
export function sweepDeps(database: Database, errors: string[] = []): SweepDeps {
  return { database, newId: nextId, newSalt: nextSalt, log: pino({ level: 'error' }, { write: line => errors.push(line) }) }
}

/** Gives everybody of an organisation a mailbox: `<name in the factories>@firm.example`. */
export async function withMailboxes(database: Database, firm: TestOrganisation): Promise<void> {
  await inOrganisation(database, firm.org, async tx => {
    for (const [name, id] of Object.entries(firm.people))
      await tx
        .updateTable('people')
        .set({ email: `${name}@firm.example` })
        .where('org_id', '=', firm.org)
        .where('id', '=', id)
        .execute()
  })
}

export type AlarmEvent = PlainOf<'alarm.fired'> & { at: string }

/** The events of one type on a case, in order. */
export function eventsOn<T extends { at: string }>(
  database: Database,
  firm: TestOrganisation,
  caseId: string,
  type: string,
): Promise<T[]> {
  return inOrganisation(database, firm.org, async tx => {
    const rows = await tx
      .selectFrom('events')
      .select(['at', 'data'])
      .where('org_id', '=', firm.org)
      .where('stream_id', '=', caseId)
      .where('type', '=', type)
      .orderBy('seq')
      .execute()
    return rows.map(r => ({ at: r.at, ...(r.data as object) }) as T)
  })
}

/** What has been put into the outbox, oldest first. */
export function messagesOf(database: Database, firm: TestOrganisation) {
  return inOrganisation(database, firm.org, tx =>
    tx.selectFrom('messages').selectAll().where('org_id', '=', firm.org).orderBy('created_at').orderBy('id').execute(),
  )
}
