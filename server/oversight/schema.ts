import { z } from 'zod'
import { freeText, Id } from '../../events/define.ts'
import { Instant } from '../../events/instant.ts'
import { Text } from '../../events/text.ts'

/** What the access log knows. The web has words for each: a new one does not compile without them. */
export const accessActions = [
  'unmask',
  'seal.placed',
  'seal.opened',
  'seal.granted',
  'seal.lifted',
  'export',
  'print',
  'audit-view',
  'case.opened-for-audit',
  'case.let-in',
  'case.shut-out',
  'bundle',
  'payroll',
] as const
export const AccessAction = z.enum(accessActions)
export type AccessAction = z.infer<typeof AccessAction>

/** Why somebody wants to see it; a word is no reason. */
export const Reason = freeText.min(4).max(500)

/** Parts of a contact; of an event also who signed, and what a regulation marks as sensitive in a record. */
export const UnmaskedField = z.enum(['name', 'phone', 'email', 'id-number', 'signer'])
export const Unmask = z.object({
  field: UnmaskedField,
  /** The event whose words are meant; without it the contact of the case or the customer. */
  event: Id.optional(),
  reason: Reason,
})
export type Unmask = z.infer<typeof Unmask>
/** What was asked for, by where it stands: `contact.phone`, `customer.phone`, `signer`, `texts.idCard`. */
export const Unmasked = z.object({ field: UnmaskedField, values: z.record(z.string(), z.string()) })
export type Unmasked = z.infer<typeof Unmasked>

const page = { limit: z.coerce.number().int().min(1).max(200).default(50), after: z.string().max(300).optional() }
const several = <const T extends readonly [string, ...string[]]>(values: T) =>
  z
    .string()
    .max(1_000)
    .transform(text => text.split(','))
    .pipe(z.array(z.enum(values)).max(50))

export const ListAccessLog = z.object({
  action: several(accessActions).optional(),
  person: z.string().max(100).optional(),
  case: z.string().max(64).optional(),
  /** Of an export or a print: the number that stands on it. */
  number: z.string().max(40).optional(),
  from: Instant.optional(),
  /** Not included. */
  until: Instant.optional(),
  ...page,
})
export type ListAccessLog = z.infer<typeof ListAccessLog>
export const ExportAccessLog = ListAccessLog.omit({ limit: true, after: true })

const Named = z.object({ id: z.string(), name: z.string() })
export const AccessLogEntry = z.object({
  id: z.string(),
  at: Instant,
  actor: Named,
  action: AccessAction,
  case: z.object({ id: z.string(), number: z.string() }).nullable(),
  subject: z.string(),
  reason: z.string(),
  detail: z.record(z.string(), z.unknown()),
  address: z.string().nullable(),
  /** Of an export or a print: the number that stands on it. */
  number: z.string().nullable(),
})
export type AccessLogEntry = z.infer<typeof AccessLogEntry>
export const AccessLogPage = z.object({ items: z.array(AccessLogEntry), next: z.string().nullable() })
export type AccessLogPage = z.infer<typeof AccessLogPage>

export const permissionKinds = [
  'post.given',
  'post.ended',
  'mandate.requested',
  'mandate.approved',
  'mandate.refused',
  'mandate.revoked',
  'key.created',
  'key.deleted',
  'setting.changed',
  'seal.granted',
] as const
export const PermissionKind = z.enum(permissionKinds)
export type PermissionKind = z.infer<typeof PermissionKind>
export const ListPermissions = z.object({
  kind: several(permissionKinds).optional(),
  person: z.string().max(100).optional(),
  from: Instant.optional(),
  until: Instant.optional(),
  ...page,
})
export type ListPermissions = z.infer<typeof ListPermissions>
export const ExportPermissions = ListPermissions.omit({ limit: true, after: true })
export const PermissionEntry = z.object({
  id: z.string(),
  at: Instant,
  kind: PermissionKind,
  /** Whose permission; null of a setting, which is for posts. */
  person: Named.nullable(),
  /** Who gave or took it; null where nobody wrote it down (what was there before changes were kept). */
  by: Named.nullable(),
  /** The post, the setting, the name of the key, the principal of a mandate, the title of a seal. */
  what: Text,
  reason: z.string(),
})
export type PermissionEntry = z.infer<typeof PermissionEntry>
export const PermissionPage = z.object({ items: z.array(PermissionEntry), next: z.string().nullable() })
export type PermissionPage = z.infer<typeof PermissionPage>

export const conflictKinds = [
  'sole-approver-submits',
  'submits-and-approves',
  'pays-and-approves',
  'two-steps',
  'mandate-two-places',
  'administrator-approves',
  'auditor-handles',
] as const
export const Conflict = z.object({
  kind: z.enum(conflictKinds),
  /** `high`: one person could take the decision alone, or nobody can. */
  weight: z.enum(['high', 'medium', 'low']),
  regulation: z.object({ id: z.string(), title: Text }).nullable(),
  clause: z.string().nullable(),
  /** The route, the act or the post that it is about. */
  about: Text,
  people: z.array(Named),
  says: Text,
  suggestion: Text,
})
export type Conflict = z.infer<typeof Conflict>
export const Segregation = z.object({ asOf: Instant, items: z.array(Conflict) })
export type Segregation = z.infer<typeof Segregation>
