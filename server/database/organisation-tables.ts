import type { ColumnType, Generated } from 'kysely'
import type { Instant } from '../../events/instant.ts'
import type { AbsenceKind } from '../organisation/absence-kinds-schema.ts'
import type { EndedItem, endedThings, endOutcomes } from '../organisation/planned-end-schema.ts'
import type { Json } from './schema.ts'

type JsonWithDefault<T> = ColumnType<T, string | undefined, string>
type Scoped = { org_id: string; id: string }

export type Departments = Scoped & {
  name: string
  name_en: Generated<string>
  kind: string
  position: Generated<number>
  parent_id: Generated<string | null>
  region_id: Generated<string | null>
  closed_at: Generated<Instant | null>
  merged_into: Generated<string | null>
}
export type Regions = Scoped & {
  name: string
  name_en: Generated<string>
  is_overseas: Generated<boolean>
  closed_at: Generated<Instant | null>
}
export type PartnerCompanies = Scoped & {
  name: string
  contact: Generated<string>
  phone: Generated<string>
  since: Instant
  until: Instant | null
}
export type People = Scoped & {
  user_id: string | null
  name: string
  title: Generated<string>
  email: string | null
  phone: string | null
  department_id: string | null
  presence: Generated<'on-duty' | 'off-duty' | 'leave'>
  absent_until: Instant | null
  substitute_id: string | null
  is_active: Generated<boolean>
  created_at: Instant
  /** The partner company that sends them; null for one's own staff. */
  partner_of: Generated<string | null>
  ends_at: Generated<Instant | null>
  staff_no: Generated<string | null>
}
export type Posts = Scoped & {
  person_id: string
  role: string
  department_id: string | null
  since: Instant
  until: Instant | null
  is_chair: Generated<boolean>
  region_id: Generated<string | null>
  /** 借调: the department that lends them. Then the department is the one they are lent to, and there is an end. */
  borrowed_from: Generated<string | null>
  approved_by: Generated<string | null>
  borrow_reason: Generated<string>
  recorded_by: Generated<string | null>
}
export type ReportingLines = Scoped & { person_id: string; superior_id: string; since: Instant; until: Instant | null }
export type Absences = Scoped & {
  person_id: string
  kind: AbsenceKind
  since: Instant
  until: Instant
  substitute_id: string | null
  note: Generated<string>
  recorded_by: string
  recorded_at: Instant
  cancelled_at: Generated<Instant | null>
}
export type DutyWindows = Scoped & {
  person_id: string | null
  role: string | null
  weekday: number
  starts: string
  ends: string
}
export type RotaShifts = Scoped & {
  person_id: string
  role: string | null
  since: Instant
  until: Instant
  note: Generated<string>
}
export type OrganisationChanges = Scoped & {
  at: Instant
  seq: Generated<number>
  actor: string
  entity: string
  entity_id: string
  person_id: string | null
  before: Json<Record<string, unknown>> | null
  after: Json<Record<string, unknown>> | null
  reason: Generated<string>
}
export type PlannedEnds = Scoped & {
  person_id: string
  what: (typeof endedThings)[number]
  subject_id: string
  role: string | null
  department_id: string | null
  ends_at: Instant
  noticed_at: Generated<Instant | null>
  noticed: JsonWithDefault<string[]>
  settled_at: Generated<Instant | null>
  outcome: Generated<(typeof endOutcomes)[number] | null>
  items: JsonWithDefault<EndedItem[]>
}
