import type { ColumnType, Generated } from 'kysely'
import type { Instant } from '../../events/instant.ts'
import type { LetterChannel } from '../../events/letter-kinds.ts'
import type { Text } from '../../events/text.ts'
import type { AccessLog, CaseInsiders, CasePeople, SealGrants, SealKeys, Seals } from './access-tables.ts'
import type { CaseActions, LetterTemplates } from './action-tables.ts'
import type { AnalysisReports } from './analysis-tables.ts'
import type { AnchorSettingRows, Anchors } from './anchor-tables.ts'
import type { ArchiveTables } from './archive-tables.ts'
import type {
  Alarms,
  ApprovalPeople,
  Approvals,
  CaseNumbers,
  Cases,
  Duties,
  Events,
  ReportReceipts,
  SealedFields,
} from './case-tables.ts'
import type { CodedFacts, CodeVersions } from './code-tables.ts'
import type { Compensations, FundBookings, FundBudgets, Recoveries } from './compensation-tables.ts'
import type { DataKeys, FileContents, LookupKeys, RecordTurns } from './content-tables.ts'
import type { Machines } from './customer-tables.ts'
import type { FieldServiceTables } from './field-service-tables.ts'
import type { ImportRows, Imports } from './import-tables.ts'
import type { IndicatorTables } from './indicator-tables.ts'
import type { LedgerTables } from './ledger-tables.ts'
import type {
  LearningSessions,
  LibraryCodes,
  LibraryDrafts,
  LibraryEntries,
  LibraryReads,
  LibraryUses,
  LibraryVersions,
  SessionPeople,
  SessionStudies,
} from './library-tables.ts'
import type { MandateEvents, Mandates } from './mandate-tables.ts'
import type { BusinessRestrictions, PenaltyMeasures } from './measure-tables.ts'
import type { MiningTables } from './mining-tables.ts'
import type {
  Absences,
  Departments,
  DutyWindows,
  OrganisationChanges,
  PartnerCompanies,
  People,
  PlannedEnds,
  Posts,
  Regions,
  ReportingLines,
  RotaShifts,
} from './organisation-tables.ts'
import type { PaperTables } from './paper-tables.ts'
import type { PartsTables } from './parts-tables.ts'
import type {
  PayrollBatches,
  PayrollLines,
  PayrollPapers,
  PayrollSettlements,
  PayrollWages,
  RegulationAnnouncements,
} from './payroll-tables.ts'
import type {
  EditionBallots,
  EditionMoveCases,
  EditionMoves,
  EditionReaders,
  Editions,
  EditionVotes,
  EditionWaivers,
  PolicyInterpretations,
  PolicyReplays,
  PolicyReviews,
} from './policy-tables.ts'
import type { ReportTables } from './report-tables.ts'
import type { Rewards } from './reward-tables.ts'
import type { Json } from './schema.ts'
import type { AdminLog, SignInFlows, SignInIdentities, SignInProviders } from './sign-in-tables.ts'
import type { SupervisionTables } from './supervision-tables.ts'
import type { SurveyTables } from './survey-tables.ts'
import type { Penalties, Violations } from './violation-tables.ts'

type TextSearch = ColumnType<never, unknown, unknown>
type Scoped = { org_id: string; id: string }

export type Customers = Scoped & {
  name: string
  code: Generated<string>
  contact: Generated<string>
  phone: Generated<string>
  phone_digits: Generated<string>
  address: Generated<string>
  preferred_channel: Generated<LetterChannel | null>
  email: Generated<string>
  class: Generated<string>
  search: TextSearch
  search_text: Generated<string>
  /** Which spelling of the search columns the row was last written with. */
  search_edition: Generated<number>
  created_at: Instant
}
export type Notifications = Scoped & {
  person_id: string
  case_id: string | null
  kind: string
  words: Json<{
    title: Text
    body?: Text | undefined
    edition?: string | undefined
    staff?: string | undefined
    about?: string | undefined
  }>
  created_at: Instant
  read_at: Instant | null
}
export type Messages = Scoped & {
  channel: 'mail' | 'webhook'
  person_id: string | null
  address: string
  words: Json<{ title: Text; body: Text; href?: string | undefined; report?: { id: string; version: number } | undefined }>
  case_id: string | null
  about: Generated<string>
  duty_key: string | null
  rung: string | null
  state: Generated<'waiting' | 'delivered' | 'failed'>
  attempts: Generated<number>
  error: string | null
  created_at: Instant
  not_before: Instant
  attempted_at: Instant | null
  /** The letter that it left in, and how many messages that one gathered. */
  letter: Generated<string | null>
  letter_size: Generated<number | null>
  settled_at: Instant | null
}
export type AdministrationTasks = Scoped & {
  kind: string
  words: Json<Text>
  case_id: string | null
  created_at: Instant
  done_at: Instant | null
  done_by: string | null
}
export type Files = Scoped & {
  case_id: string | null
  name: string
  size: number
  mime: string
  sha256: string
  uploaded_by: string
  uploaded_at: Instant
}
export type CustomerLinks = {
  org_id: string
  token_hash: string
  case_id: string
  purpose: 'feedback' | 'signature' | 'acceptance' | 'appointment' | 'paper'
  node: string | null
  created_at: Instant
  expires_at: Instant
  used_at: Instant | null
  created_by: string | null
}
export type IdempotencyKeys = {
  org_id: string
  actor: string
  key: string
  request_hash: string
  status: number | null
  response: Json<unknown> | null
  created_at: Instant
}
export type SavedViews = Scoped & {
  owner_id: string
  name: string
  page: string
  query: string
  is_shared: Generated<boolean>
  position: Generated<number>
}
/** The tables of migrations 0002 to 0004. */
export type Tables = LedgerTables &
  MiningTables &
  ArchiveTables &
  PaperTables &
  PartsTables &
  IndicatorTables &
  SurveyTables &
  SupervisionTables &
  ReportTables &
  FieldServiceTables & {
    departments: Departments
    people: People
    posts: Posts
    regions: Regions
    partner_companies: PartnerCompanies
    reporting_lines: ReportingLines
    absences: Absences
    duty_windows: DutyWindows
    rota_shifts: RotaShifts
    organisation_changes: OrganisationChanges
    customers: Customers
    machines: Machines
    editions: Editions
    edition_waivers: EditionWaivers
    edition_ballots: EditionBallots
    edition_votes: EditionVotes
    edition_readers: EditionReaders
    rewards: Rewards
    violations: Violations
    penalties: Penalties
    penalty_measures: PenaltyMeasures
    business_restrictions: BusinessRestrictions
    edition_moves: EditionMoves
    edition_move_cases: EditionMoveCases
    policy_replays: PolicyReplays
    policy_interpretations: PolicyInterpretations
    policy_reviews: PolicyReviews
    cases: Cases
    case_numbers: CaseNumbers
    events: Events
    sealed_fields: SealedFields
    duties: Duties
    alarms: Alarms
    approvals: Approvals
    approval_people: ApprovalPeople
    mandates: Mandates
    planned_ends: PlannedEnds
    mandate_events: MandateEvents
    report_receipts: ReportReceipts
    notifications: Notifications
    messages: Messages
    administration_tasks: AdministrationTasks
    files: Files
    data_keys: DataKeys
    record_turns: RecordTurns
    lookup_keys: LookupKeys
    file_contents: FileContents
    customer_links: CustomerLinks
    idempotency_keys: IdempotencyKeys
    saved_views: SavedViews
    imports: Imports
    import_rows: ImportRows
    analysis_reports: AnalysisReports
    library_entries: LibraryEntries
    library_versions: LibraryVersions
    library_codes: LibraryCodes
    library_drafts: LibraryDrafts
    library_uses: LibraryUses
    library_reads: LibraryReads
    learning_sessions: LearningSessions
    session_studies: SessionStudies
    session_people: SessionPeople
    code_versions: CodeVersions
    coded_facts: CodedFacts
    compensations: Compensations
    recoveries: Recoveries
    fund_budgets: FundBudgets
    fund_bookings: FundBookings
    case_actions: CaseActions
    letter_templates: LetterTemplates
    regulation_announcements: RegulationAnnouncements
    payroll_wages: PayrollWages
    payroll_papers: PayrollPapers
    payroll_batches: PayrollBatches
    payroll_lines: PayrollLines
    payroll_settlements: PayrollSettlements
    case_people: CasePeople
    case_insiders: CaseInsiders
    access_log: AccessLog
    seals: Seals
    seal_grants: SealGrants
    seal_keys: SealKeys
    admin_log: AdminLog
    anchor_settings: AnchorSettingRows
    anchors: Anchors
    sign_in_providers: SignInProviders
    sign_in_identities: SignInIdentities
    sign_in_flows: SignInFlows
  }
