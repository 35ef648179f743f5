import { z } from 'zod'
import { caseKinds } from '../../events/case-words.ts'
import { shortText } from '../../events/define.ts'
import { Duration } from '../../events/duration.ts'
import { partsOf } from '../../events/duration-parts.ts'
import { Instant, LocalDate, RangeDay } from '../../events/instant.ts'
import { Role } from '../../events/roles.ts'
import { Text } from '../../events/text.ts'
import { CaseScope, SealedKind } from '../access/scopes-schema.ts'
import { ArchiveSettings } from '../archive/settings-schema.ts'
import { AssignmentSettings } from '../assignment/schema.ts'
import { ContractSettings } from '../contracts/settings-schema.ts'
import { WarrantySettings } from '../customers/warranty-schema.ts'
import { DispatchSettings } from '../dispatch/settings-schema.ts'
import { FieldSettings } from '../field-sync/schema.ts'
import { FileSettings } from '../files/limits-schema.ts'
import { PartsSettings } from '../parts/settings-schema.ts'
import { PayrollSettings } from '../payroll/settings-schema.ts'
import { ChangePenaltySettings, PenaltySettingsView } from '../penalties/settings-schema.ts'
import { RewardSettings } from '../rewards/settings-schema.ts'

const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/)
const Windows = z.array(z.tuple([Time, Time])).max(8)

export const CalendarSettings = z.object({
  windows: Windows.min(1),
  /** The company's own closed days (no windows) and extra working days, over the State Council's. */
  days: z.record(LocalDate, z.object({ windows: Windows, name: z.string().max(100).optional() })),
  alwaysOpen: z.boolean(),
})
/** A year, in each unit: an alarm beyond it reaches nobody, and one before the due time is a warning. */
const longest = {
  minutes: 527_040,
  hours: 8_784,
  workMinutes: 527_040,
  workHours: 8_784,
  days: 366,
  workdays: 366,
  months: 12,
  years: 1,
} as const
/** Who approves a new edition of a regulation that names nobody for it: one of each post, in this order. */
/** How amounts under approval count, and up to which they may be decided together. Amounts in 分. */
export const ApprovalSettings = z.object({
  cumulativeDays: z.number().int().min(0).max(366),
  batchBelowFen: z.number().int().min(0).max(100_000_000_000_000),
  contestWorkdays: z.number().int().min(1).max(30),
  /** 催办: the same person at most once in so many minutes; 0: as often as wished. */
  urgeEveryMinutes: z.number().int().min(0).max(10_080),
  /** A decision recorded in somebody's name is theirs to confirm or contest within so many working days. */
  confirmWithinWorkdays: z.number().int().min(1).max(60),
})
export const PolicySettings = z.object({
  approvers: z.array(Role).min(1).max(10),
  /** Who owes the yearly review of a regulation that names nobody for it: the first of these posts that somebody holds. */
  reviewers: z.array(Role).min(1).max(10),
})
/** The regulation that leads each kind of case: only of kinds that several would lead. */
export const PrimaryChoices = z.partialRecord(z.enum(caseKinds), z.string().max(100))
/** A kind of case that several regulations of the company would lead. */
const Contested = z.object({
  kind: z.enum(caseKinds),
  regulations: z.array(z.object({ id: z.string(), title: Text })),
  /** The one that leads it now, and whether somebody chose it. */
  primary: z.string(),
  chosen: z.boolean(),
})
const AfterDue = Duration.refine(after => {
  const { unit, amount } = partsOf(after)
  return amount >= 0 && amount <= longest[unit]
}, '0 至一年之间 / between 0 and a year')
/** How many days before a planned end somebody is told of what is open. */
export const OrganisationSettings = z.object({ endNoticeDays: z.number().int().min(0).max(60) })
/** Who reviews case studies, and who keeps the library. */
export const LibrarySettings = z.object({ reviewers: z.array(Role).min(1).max(20), keepers: z.array(Role).min(1).max(20) })
/** Who must sign in with a second factor. */
export const SecuritySettings = z.object({ secondFactorRoles: z.array(Role).max(50) })
/** What each post sees; posts that are left out follow the product's default. */
export const ChangeAccess = z
  .object({
    visibility: z.partialRecord(Role, CaseScope),
    unmasked: z.array(Role).max(50),
    sealed: z.array(SealedKind).max(20),
    auditHours: z.number().int().min(1).max(720),
  })
  .partial()
const AccessView = z.object({
  visibility: z.array(z.object({ role: Role, scope: CaseScope, default: CaseScope })),
  unmasked: z.array(Role),
  /** Kinds of case that the company seals beside what its regulations seal, and for how long an audit opens one. */
  sealed: z.array(SealedKind),
  auditHours: z.number(),
})
export const ClockSettings = z.object({
  warnShare: z.number().min(0).max(0.99),
  ladder: z.array(z.object({ after: AfterDue, to: z.object({ role: Role }) })).max(10),
})

/** Who set one setting last; absent: the product's default. */
const SetBy = z.object({ by: z.object({ id: z.string(), name: z.string() }), at: Instant })
/** Where clauses order nothing: 公司设置. Secrets are never sent back; `hasSecret` and `hasPassword` say that there is one. */
export const SettingsView = z.object({
  calendar: CalendarSettings,
  clocks: ClockSettings,
  mail: z.object({ from: z.string().nullable(), server: z.string().nullable(), hasPassword: z.boolean() }).optional(),
  webhook: z.object({ url: z.string().nullable(), hasSecret: z.boolean() }).optional(),
  policies: PolicySettings.extend({ contested: z.array(Contested) }),
  approvals: ApprovalSettings,
  assignment: AssignmentSettings,
  penalties: PenaltySettingsView,
  payroll: PayrollSettings,
  archive: ArchiveSettings,
  files: FileSettings,
  rewards: RewardSettings,
  service: z.object({ warranty: WarrantySettings }),
  contracts: ContractSettings,
  parts: PartsSettings,
  field: FieldSettings,
  dispatch: DispatchSettings,
  organisation: OrganisationSettings,
  library: LibrarySettings,
  security: SecuritySettings,
  access: AccessView,
  /** By setting: `calendar.windows`, `clocks.warnShare` … */
  setBy: z.record(z.string(), SetBy),
})
export type SettingsView = z.infer<typeof SettingsView>

/** What is left out stays; `null` takes a value of mail or webhook away. */
export const ChangeSettings = z.object({
  calendar: CalendarSettings.partial().optional(),
  clocks: ClockSettings.partial().optional(),
  mail: z
    .object({
      smtpUrl: z
        .url({ protocol: /^smtps?$/ })
        .max(500)
        .nullable()
        .optional(),
      from: shortText
        .max(200)
        .regex(/^[^\n\r\t]*$/)
        .nullable()
        .optional(),
    })
    .optional(),
  webhook: z
    .object({
      url: z
        .url({ protocol: /^https?$/ })
        .max(500)
        .nullable()
        .optional(),
      secret: z.string().max(200).nullable().optional(),
    })
    .optional(),
  policies: PolicySettings.partial().extend({ primary: PrimaryChoices.optional() }).optional(),
  approvals: ApprovalSettings.partial().optional(),
  assignment: AssignmentSettings.partial().optional(),
  penalties: ChangePenaltySettings.optional(),
  payroll: PayrollSettings.partial().optional(),
  archive: ArchiveSettings.partial().optional(),
  files: FileSettings.partial().optional(),
  rewards: RewardSettings.partial().optional(),
  service: z.object({ warranty: WarrantySettings }).partial().optional(),
  contracts: ContractSettings.partial().optional(),
  parts: PartsSettings.partial().optional(),
  field: FieldSettings.partial().optional(),
  dispatch: DispatchSettings.partial().optional(),
  organisation: OrganisationSettings.partial().optional(),
  library: LibrarySettings.partial().optional(),
  security: SecuritySettings.partial().optional(),
  access: ChangeAccess.optional(),
})
export type ChangeSettings = z.infer<typeof ChangeSettings>

export const PreviewCalendar = z.object({ calendar: CalendarSettings.partial() })
export const MovedDuties = z.object({
  /** The first 500, by how far they move; `total` counts all. */
  items: z.array(
    z.object({
      case: z.object({ id: z.string(), number: z.string(), title: z.string() }),
      duty: z.string(),
      title: Text,
      clause: z.string(),
      owner: z.object({ id: z.string(), name: z.string() }).nullable(),
      from: Instant,
      to: Instant,
      provisional: z.boolean(),
    }),
  ),
  total: z.number(),
  cases: z.number(),
})
export type MovedDuties = z.infer<typeof MovedDuties>
export const SettingsChanged = z.object({ settings: SettingsView, changed: z.array(z.string()), movedDuties: z.number() })

export const ListHistory = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(100).optional(),
})
export const SettingHistory = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      at: Instant,
      by: z.object({ id: z.string(), name: z.string() }),
      setting: z.string(),
      value: z.unknown(),
    }),
  ),
  next: z.string().nullable(),
})

export const CalendarRange = z.object({ from: RangeDay, to: RangeDay })
/** One day for date pickers: what it is, why, and when the office is open. */
export const CalendarDay = z.object({
  date: LocalDate,
  kind: z.enum(['workday', 'weekend', 'holiday', 'makeup']),
  name: z.string().optional(),
  /** The company's own decision, not the State Council's. */
  company: z.boolean().optional(),
  /** The year's holidays are not published yet. */
  provisional: z.boolean().optional(),
  windows: z.array(z.object({ from: Instant, to: Instant })),
  notices: z.array(z.string()).optional(),
})
export type CalendarDay = z.infer<typeof CalendarDay>
export const CalendarDays = z.object({ items: z.array(CalendarDay) })
