import type { ColumnType, Generated } from 'kysely'
import type { CaseState } from '../../engine/state.ts'
import type { GradingFacts } from '../../events/case-words.ts'
import type { FromDevice } from '../../events/envelope.ts'
import type { Instant, LocalDate } from '../../events/instant.ts'
import type { LetterChannel } from '../../events/letter-kinds.ts'
import type { ApprovalSubject } from '../../events/route-step.ts'
import type { Charge } from '../../events/service-contracts.ts'
import type { Json } from './schema.ts'

type TextSearch = ColumnType<never, unknown, unknown>
type Scoped = { org_id: string; id: string }

export type Contact = { name?: string | undefined; phone?: string | undefined; address?: string | undefined }
export type Cases = Scoped & {
  number: string
  kind: string
  title: string
  description: Generated<string>
  demand: Generated<string>
  contact: Json<Contact>
  channel: string
  category: string | null
  subtype: string | null
  level: string | null
  level_rank: Generated<number>
  level_confirmed: Generated<boolean>
  stage: string
  is_closed: Generated<boolean>
  customer_id: string | null
  machine_id: string | null
  department_id: string | null
  reporter_id: string | null
  owner_id: string | null
  facts: Json<GradingFacts>
  state: Json<CaseState>
  seq: number
  next_due_at: Instant | null
  paused_since: Instant | null
  opened_at: Instant
  updated_at: Instant
  closed_at: Instant | null
  is_history: Generated<boolean>
  import_id: string | null
  external_id: string | null
  merged_into: string | null
  /** The case that it comes from. */
  origin_id: string | null
  retain_until: LocalDate | null
  /** When its content was disposed of, and by which disposal. */
  disposed_at: Generated<Instant | null>
  disposal_id: Generated<string | null>
  /** The posts that look after a sealed case; null: not sealed. */
  sealed_for: string[] | null
  search: TextSearch
  search_text: Generated<string>
  /** Everybody whom `case_people` names of it, in whatever part. */
  parties: Generated<string[]>
  preferred_channel: Generated<LetterChannel | null>
  contact_email: Generated<string>
  /** The first word to the customer, what they last said of the result, and the departments of the standing liability: for figures. */
  replied_at: Generated<Instant | null>
  satisfied: Generated<boolean | null>
  /** 免费还是收费, as the regulation's table said last. */
  charge: Generated<Charge | null>
  liable: Generated<string[]>
}
export type CaseNumbers = { org_id: string; series: string; last: number }
export type Events = {
  org_id: string
  stream_id: string
  seq: number
  id: string
  type: string
  at: Instant
  recorded_at: Instant
  actor: string
  data: Json<Record<string, unknown>>
  owners: Json<Record<string, string>> | null
  is_backdated: Generated<boolean>
  /** What the phone that it came from said of its time. */
  device: Json<FromDevice> | null
  bytes: string
}
export type SealedFields = {
  org_id: string
  event_id: string
  field: string
  salt: string
  value: Json<unknown>
  /** By which a telephone number is found: server/keys/lookup-marks.ts. */
  mark: Generated<string | null>
}
export type Duties = {
  org_id: string
  key: string
  case_id: string
  pack: string
  edition: string
  rule: string
  clause: string
  owner_id: string | null
  owner_role: string
  start_event: string
  started_at: Instant
  due_at: Instant | null
  is_provisional: Generated<boolean>
  is_pausable: Generated<boolean>
  /** Of a case from an old log: a figure, nothing that somebody owes. */
  of_history: Generated<boolean>
  is_paused: Generated<boolean>
  period: LocalDate | null
  outcome: 'met' | 'late' | 'cancelled' | 'missed' | null
  closed_at: Instant | null
  closed_by: string | null
  snoozed_until: Instant | null
}
export type Alarms = {
  org_id: string
  duty_key: string
  rung: string
  case_id: string
  kind: 'warning' | 'breach' | 'escalation'
  due_at: Instant
  to_party: string
  fired_at: Instant | null
}
export type Approvals = Scoped & {
  case_id: string
  subject: ApprovalSubject
  form: string | null
  round: number
  submitted_by: string
  submitted_at: Instant
  step: Generated<number>
  steps: number
  clause: string
  waiting: string[]
  /** 分; as submitted, and as it counted for the route. */
  amount_fen: number | null
  decisive_fen: number | null
  is_urgent: Generated<boolean>
  outcome: 'approved' | 'returned' | 'rejected' | 'replaced' | 'withdrawn' | null
  settled_at: Instant | null
}
/** Who has to do with an approval: the tabs of the inbox. */
export type ApprovalPeople = {
  org_id: string
  approval_id: string
  person_id: string
  part: 'waiting' | 'asked' | 'confirm' | 'submitted' | 'copied' | 'decided' | 'represented'
  is_open: boolean
  at: Instant
  /** Of a place that belongs to a post: which one, and who held it when it was given. */
  role: string | null
  holder_id: string | null
  /** Of the case of a place that waits at a post; '' where it has none. A trigger keeps it. */
  case_department: Generated<string>
}
export type ReportReceipts = {
  org_id: string
  report_id: string
  person_id: string
  case_id: string
  about: 'report' | 'result'
  hop: string
  level: string
  role: string
  reported_by: string
  reported_at: Instant
  /** Of a case that is history: nobody's word is waited for. */
  of_history: Generated<boolean>
}
