import { z } from 'zod'
import { Instant } from '../../events/instant.ts'
import { ChangeRow } from '../organisation/chart-schema.ts'

/** What the administration log knows. The web has words for each: a new one does not compile without them. */
export const administrationActions = [
  'sign-in',
  'sign-in.failed',
  'sign-in.locked',
  'sign-in.unlocked',
  'sign-in.refused',
  'sign-out',
  'session.ended',
  'password.changed',
  'password.set',
  'second-factor.enabled',
  'second-factor.disabled',
  'second-factor.reset',
  'second-factor.failed',
  'backup-codes.renewed',
  'backup-code.used',
  'passkey.added',
  'passkey.renamed',
  'passkey.removed',
  'key.created',
  'key.deleted',
  'provider.created',
  'provider.changed',
  'provider.deleted',
  'identity.linked',
  'identity.unlinked',
  'person.created',
  'security.changed',
  'department.changed',
  'region.changed',
  'person.changed',
  'account.closed',
  'account.reopened',
  'post.changed',
  'reporting-line.changed',
  'partner.changed',
  'absence.changed',
  'certificate.changed',
  'presence.changed',
  'duty-hours.changed',
  'shift.changed',
  'organisation.handed-over',
  'organisation.imported',
  'customers.imported',
  'file.quarantined',
  'keys.master-rotated',
  'keys.data-rotated',
  'backup.key-confirmed',
  'anchors.set',
  'anchors.switched-off',
  'anchors.retried',
  'ledger.key-changed',
  'ledger.gap-answered',
] as const
export const AdministrationAction = z.enum(administrationActions)
export type AdministrationAction = z.infer<typeof AdministrationAction>

/** `GET /api/admin-log`: filters, and the place after which the page begins. */
export const ListAdminLog = z.object({
  action: z
    .string()
    .max(2_000)
    .transform(text => text.split(','))
    .pipe(z.array(AdministrationAction).max(50))
    .optional(),
  /** Who did it, or to whom it was done. */
  person: z.string().max(100).optional(),
  from: Instant.optional(),
  /** Not included. */
  until: Instant.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(300).optional(),
})
export type ListAdminLog = z.infer<typeof ListAdminLog>

const Named = z.object({ id: z.string(), name: z.string() })
export const AdminLogEntry = z.object({
  id: z.string(),
  at: Instant,
  /** Null where it was the system itself. */
  actor: Named.nullable(),
  action: z.string(),
  /** What it was done to, by the name it has now or had then. */
  subject: Named.nullable(),
  detail: z.record(z.string(), z.unknown()),
  address: z.string().nullable(),
  /** Of a change of the organisation: what it is about, and from what to what, in words. */
  change: ChangeRow.pick({ entity: true, about: true, kind: true, fields: true, reason: true }).nullable(),
})
export type AdminLogEntry = z.infer<typeof AdminLogEntry>
export const AdminLogPage = z.object({ items: z.array(AdminLogEntry), next: z.string().nullable() })
