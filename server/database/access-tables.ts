import type { Generated } from 'kysely'
import type { Instant } from '../../events/instant.ts'
import type { Json } from './schema.ts'

type Scoped = { org_id: string; id: string }

/** Who has to do with a case: a person, or `department:<id>`. */
export type CasePeople = {
  org_id: string
  case_id: string
  party_id: string
  part: 'works' | 'decides' | 'past'
}
/** Who sees a sealed case besides the posts that look after it: a person, or `department:<id>` for whoever heads it. */
export type CaseInsiders = {
  org_id: string
  case_id: string
  party_id: string
  because: 'part' | 'named' | 'decided' | 'let-in' | 'audit'
  role: string
  since: Instant
  until: Instant | null
  given_by: string | null
  reason: string
}
/** 访问日志, appended only. */
export type AccessLog = Scoped & {
  at: Instant
  actor: string
  action: string
  case_id: string | null
  subject: string
  reason: string
  detail: Json<Record<string, unknown>>
  address: string | null
  /** Of an export or a print: what stands on the file. */
  number: Generated<string | null>
}
/** 密件. `subject_id`: the file, or the event whose sealed words it covers. */
export type Seals = Scoped & {
  case_id: string
  kind: 'file' | 'record'
  subject_id: string
  title: string
  placed_by: string
  placed_at: Instant
  reason: string
  lifted_by: string | null
  lifted_at: Instant | null
  lift_reason: string | null
}
export type SealGrants = Scoped & {
  seal_id: string
  person_id: string
  granted_by: string
  granted_at: Instant
  until: Instant
  reason: string
}
/** Written by the application and never read back by it. */
export type SealKeys = { org_id: string; seal_id: string; key: string }
