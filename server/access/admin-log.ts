import type { Instant } from '../../events/instant.ts'
import type { AdministrationAction } from '../admin-log/schema.ts'
import type { Tx } from '../database/transaction.ts'

/** The transaction, organisation, moment and ids that an entry needs; a Ctx is one. */
export type LogContext = {
  readonly tx: Pick<Tx, 'insertInto'>
  readonly org: string
  readonly now: Instant
  readonly newId: () => string
}

export type AdministrationEntry = {
  /** A person, or `system`; of a failed attempt the person whose account was tried. */
  readonly actor: string
  readonly action: AdministrationAction
  /** What it was done to: the id of a person, a key, a provider. */
  readonly subject?: string | undefined
  /** Plain words and numbers: no secrets, no passwords, and `name` where the subject may be gone when somebody reads it. */
  readonly detail?: Readonly<Record<string, unknown>>
  /** The address that the request came from. */
  readonly address?: string | undefined
}

/** Appends to the administration log (管理日志), in the transaction of what it tells about. */
export async function logAdministration(
  { tx, org, now, newId }: LogContext,
  { actor, action, subject, detail = {}, address }: AdministrationEntry,
): Promise<void> {
  await tx
    .insertInto('admin_log')
    .values({
      ...{ org_id: org, id: newId(), at: now, actor, action },
      ...{ subject: subject ?? null, detail: JSON.stringify(detail), address: address ?? null },
    })
    .execute()
}
