import type { Instant } from '../../events/instant.ts'
import { Role } from '../../events/roles.ts'
import type { Session } from '../auth/session.ts'
import type { actedFor, personRow } from './queries.ts'
import { type BadgeCount, Me } from './schema.ts'

export type Known = {
  session: Session
  row: Awaited<ReturnType<typeof personRow>>
  substituted: Awaited<ReturnType<typeof actedFor>>
  mandates: Me['mandates']
  seesFieldDesk: boolean
  isInField: boolean
  badges: Record<string, BadgeCount>
  /** The largest file that any kind may be, in bytes. */
  maxFileBytes: number
  now: Instant
}

/** What the web learns about the person who uses it. */
export function presentMe({
  session,
  row,
  substituted,
  mandates,
  seesFieldDesk,
  isInField,
  badges,
  maxFileBytes,
  now,
}: Known): Me {
  const isBack = row.absent_until !== null && row.absent_until <= now
  return Me.parse({
    person: {
      id: row.id,
      name: row.name,
      title: row.title,
      ...(row.email !== null && { email: row.email }),
      // A role that a company's own pack named, and no longer does, says nothing to the web.
      roles: session.roles.flatMap(({ role, department }) =>
        Role.safeParse(role).success ? [{ role, ...(department !== undefined && { departmentId: department }) }] : [],
      ),
      ...(row.department !== null && { departmentName: row.department }),
    },
    organisation: { id: row.org, name: row.orgName, ...(row.orgNameEn !== '' && { nameEn: row.orgNameEn }), isDemo: row.isDemo },
    ...(session.secondFactorMissing && { secondFactorMissing: true }),
    onDuty: row.presence === 'on-duty' || isBack,
    actingFor: substituted,
    mandates,
    seesFieldDesk,
    isInField,
    badges,
    maxFileBytes,
  })
}
