import type { Generated } from 'kysely'
import type { Instant, LocalDate } from '../../events/instant.ts'
import type { Text } from '../../events/text.ts'
import type { AgendaItem } from '../meetings/schema.ts'
import type { ReportDocument } from '../reports/document-schema.ts'
import type { Json } from './schema.ts'

type Comments = Readonly<Record<string, string>>

/** A periodic report that is owed: one row for each period of a rule. */
export type Reports = {
  org_id: string
  id: string
  regulation: string
  rule: string
  clause: string
  department_id: string | null
  period_start: LocalDate
  period_end: LocalDate
  due_at: Instant
  owner_id: string | null
  owner_role: string
  figures: Json<Record<string, number>> | null
  body: string | null
  submitted_at: Instant | null
  submitted_by: string | null
  received_at: Instant | null
  received_by: string | null
  /** How the review stands, where the rule has one. */
  review: Generated<'waiting' | 'passed' | 'sent-back' | null>
}
/** What a person has written so far of a report that is still owed. */
export type ReportDrafts = {
  org_id: string
  report_id: string
  body: string
  comments: Json<Comments>
  saved_by: string
  saved_at: Instant
}
/** A report as it was signed; never changed. */
export type ReportPapers = {
  org_id: string
  id: string
  report_id: string
  version: number
  document: Json<ReportDocument>
  body: string
  comments: Json<Comments>
  hash: string
  signed_by: string
  signed_at: Instant
}
/** What stands behind a figure of a signed report. */
export type ReportPaperItems = {
  org_id: string
  paper_id: string
  section: string
  figure: string
  item: string
  case_id: string | null
  numerator: number
  denominator: number | null
}
export type ReportVerdicts = {
  org_id: string
  paper_id: string
  passed: boolean
  opinion: string
  given_by: string
  given_at: Instant
}
export type ReportMailings = {
  org_id: string
  id: string
  regulation: string
  rule: string
  recipients: string[]
  sends: 'submitted' | 'weekly' | 'monthly'
  on_day: number | null
  set_by: string
  set_at: Instant
  ended_at: Instant | null
  ended_by: string | null
}
export type ReportMails = { org_id: string; mailing_id: string; about: string; sent_at: Instant }
/** A version of a printed form; never changed. */
export type FormTemplates = {
  org_id: string
  /** Regulation and form: `robot:general-record`. */
  form: string
  version: number
  number: string
  title: Json<Text>
  guide: string
  changed: boolean
  note: string
  since: LocalDate
  /** The company's own page, a .docx with placeholders. */
  layout_file: Generated<string | null>
  set_by: string
  set_at: Instant
}
/** The picture at the head of what is printed; the last one counts. */
export type CompanyHeads = {
  org_id: string
  id: string
  file_id: string | null
  width: number | null
  height: number | null
  set_by: string
  set_at: Instant
}
export type Meetings = {
  org_id: string
  id: string
  report_id: string | null
  case_id: string | null
  case_sort: 'daily' | 'other' | null
  title: string
  starts_at: Instant
  place: string
  chair_id: string
  invited: Generated<string[]>
  agenda: Json<AgendaItem[]>
  convened_by: string
  convened_at: Instant
  cancelled_at: Instant | null
  cancelled_because: string | null
  present: string[] | null
  minutes: string | null
  decisions: string | null
  minuted_by: string | null
  minuted_at: Instant | null
  hash: string | null
}
export type MeetingActions = {
  org_id: string
  id: string
  meeting_id: string
  number: number
  what: string
  person_id: string
  case_id: string | null
  due_at: Instant
  set_by: string
  set_at: Instant
}
export type MeetingActionSteps = {
  org_id: string
  action_id: string
  seq: number
  step: 'done' | 'confirmed' | 'sent-back' | 'dropped'
  text: string
  by_id: string
  at: Instant
}
/** From which share of its budget on a fund warns (公司设置). */
export type FundWarnings = {
  org_id: string
  id: string
  fund: string
  percent: number
  set_by: string
  set_at: Instant
}

/** The tables of reports, meetings and budgets (migration 0047). */
export type ReportTables = {
  reports: Reports
  report_drafts: ReportDrafts
  report_papers: ReportPapers
  report_verdicts: ReportVerdicts
  report_mailings: ReportMailings
  report_mails: ReportMails
  form_templates: FormTemplates
  company_heads: CompanyHeads
  report_paper_items: ReportPaperItems
  meetings: Meetings
  meeting_actions: MeetingActions
  meeting_action_steps: MeetingActionSteps
  fund_warnings: FundWarnings
}
