import { z } from 'zod'
import { type CalendarSpec, compileCalendar, type DayOverride } from '../../engine/calendar/calendar.ts'
import { chinaCalendar } from '../../engine/calendar/china.ts'
import { localDateOf } from '../../engine/calendar/days.ts'
import { Pack } from '../../engine/pack.ts'
import { type ClockSettings, compileEdition, type Edition, type Rules } from '../../engine/rules.ts'
import { caseKinds } from '../../events/case-words.ts'
import { Duration } from '../../events/duration.ts'
import { Instant, LocalDate } from '../../events/instant.ts'
import { Role } from '../../events/roles.ts'
import { AccessSettings } from '../access/scopes-schema.ts'
import { ArchiveSettings, archiveDefaults } from '../archive/settings-schema.ts'
import { AssignmentSettings } from '../assignment/schema.ts'
import { ContractSettings, defaultLadder } from '../contracts/settings-schema.ts'
import { WarrantySettings } from '../customers/warranty-schema.ts'
import { type Tx, versionsOf } from '../database/transaction.ts'
import { DispatchSettings } from '../dispatch/settings-schema.ts'
import { FieldSettings } from '../field-sync/schema.ts'
import { FileSettings, fileDefaults } from '../files/limits-schema.ts'
import { PartsSettings, partsDefaults } from '../parts/settings-schema.ts'
import { PayrollSettings } from '../payroll/settings-schema.ts'
import { PenaltySettings } from '../penalties/settings-schema.ts'
import { RewardSettings } from '../rewards/settings-schema.ts'

const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/)
const Windows = z.array(z.tuple([Time, Time])).max(8)
/** 公司设置: what no clause orders. Every change is an event `setting.changed` with who and when. */
export const CompanySettings = z.object({
  calendar: z
    .object({
      windows: Windows.min(1).default([
        ['09:00', '12:00'],
        ['13:30', '18:00'],
      ]),
      /** The company's own closed days and extra working days, over the State Council's. */
      days: z.record(LocalDate, z.object({ windows: Windows, name: z.string().max(100).optional() })).default({}),
      /** A hotline that is staffed day and night: working time runs always. */
      alwaysOpen: z.boolean().default(false),
    })
    .prefault({}),
  clocks: z
    .object({
      warnShare: z.number().min(0).max(0.99).default(0.75),
      ladder: z
        .array(z.object({ after: Duration, to: z.object({ role: Role }) }))
        .max(10)
        .default([
          { after: { minutes: 0 }, to: { role: 'department-head' } },
          { after: { minutes: 30 }, to: { role: 'deputy-leader' } },
          { after: { hours: 4 }, to: { role: 'leader' } },
        ]),
    })
    .prefault({}),
  mail: z.object({ smtpUrl: z.string().max(500).optional(), from: z.string().max(200).optional() }).prefault({}),
  webhook: z.object({ url: z.url().optional(), secret: z.string().max(200).optional() }).prefault({}),
  policies: z
    .object({
      /** Who approves a new edition where the regulation itself names nobody: one of each post, in this order. */
      approvers: z.array(Role).min(1).max(10).default(['principal']),
      /** Which regulation leads a kind of case that several would lead, with the moment from which that holds; the last of a kind stands. */
      primary: z.array(z.object({ kind: z.enum(caseKinds), regulation: z.string(), since: Instant })).default([]),
      /** Who owes the yearly review of a regulation that names nobody for it: the first of these posts that somebody holds. */
      reviewers: z.array(Role).min(1).max(10).default(['legal', 'administrator']),
    })
    .prefault({}),
  approvals: z
    .object({
      /** 审批金额口径: with what was submitted for the same customer within so many days; 0: this submission alone. */
      cumulativeDays: z.number().int().min(0).max(366).default(0),
      /** 批量同意 of submissions below this amount, in 分; 0: each is decided by itself. */
      batchBelowFen: z.number().int().min(0).max(100_000_000_000_000).default(0),
      /** 责任异议期限: working days after a finding of liability is signed by two (penal 三(三)3). */
      contestWorkdays: z.number().int().min(1).max(30).default(3),
      /** 催办: the same person at most once in so many minutes. */
      urgeEveryMinutes: z.number().int().min(0).max(10_080).default(120),
      /** 补录的决定: within so many working days whoever it names confirms or contests it. */
      confirmWithinWorkdays: z.number().int().min(1).max(60).default(2),
    })
    .prefault({}),
  organisation: z
    .object({
      /** How many days before a planned end of a post, an account or a contract somebody is told of what is open; 0: at the end only. */
      endNoticeDays: z.number().int().min(0).max(60).default(3),
    })
    .prefault({}),
  /** Times of acts that come from a phone's outbox. */
  field: z
    .object({
      believedHours: FieldSettings.shape.believedHours.default(72),
      photos: FieldSettings.shape.photos.default([]),
    })
    .prefault({}),
  dispatch: DispatchSettings.prefault({}),
  access: AccessSettings.prefault({}),
  /** 自动分派: none by default, so that whoever heads the department names somebody. */
  assignment: AssignmentSettings.partial()
    .transform(({ kinds = [], skills = [], certificates = [], certificateNoticeDays = 30 }) => ({
      ...{ kinds, skills, certificates, certificateNoticeDays },
    }))
    .prefault({}),
  /** 归档与个人信息: how long classes are kept beside what clauses say, and who looks after it. */
  archive: ArchiveSettings.partial()
    .transform(given => ({ ...archiveDefaults, ...given }) as ArchiveSettings)
    .prefault({}),
  /** 文件大小与总量. */
  files: z
    .object({
      largestMb: FileSettings.shape.largestMb
        .partial()
        .transform(given => ({ ...fileDefaults.largestMb, ...given }) as FileSettings['largestMb'])
        .prefault({}),
      quotaGb: FileSettings.shape.quotaGb.default(null),
    })
    .prefault({}),
  /** 工资核算: minimum wages by region, with their source. */
  payroll: PayrollSettings.partial()
    .transform(({ regions = [], appealWorkdays = 3 }) => ({ regions, appealWorkdays }))
    .prefault({}),
  /** 催收阶梯: when each step of dunning is due. */
  contracts: ContractSettings.partial()
    .transform(({ ladder = defaultLadder }) => ({ ladder }))
    .prefault({}),
  /** 奖励公示: how long, and with the amount or without. */
  rewards: RewardSettings.partial()
    .transform(({ publicationWorkdays = 5, showAmounts = true }) => ({ publicationWorkdays, showAmounts }))
    .prefault({}),
  /** 备件: who looks after the stock, and from which figures orders are proposed. */
  parts: PartsSettings.partial()
    .transform(given => ({ ...partsDefaults, ...given }) as PartsSettings)
    .prefault({}),
  /** 售后服务: how long the warranty lasts and from when, where neither a contract nor the machine's own days say. */
  service: z.object({ warranty: WarrantySettings.default({ months: 12, from: 'accepted' }) }).prefault({}),
  library: z
    .object({
      /** 案例审核: any one holder of these posts reviews a case study before it is published, never one of its authors. */
      reviewers: z.array(Role).min(1).max(20).default(['quality', 'deputy-leader', 'supervisor', 'deputy-general-manager']),
      /** 案例管理: who looks after the library, and puts a case into it where no regulation says who does. */
      keepers: z.array(Role).min(1).max(20).default(['service-desk', 'customer-service-manager', 'deputy-leader']),
    })
    .prefault({}),
  /** 处罚: for how long what no text ends counts, and between which amounts what the text leaves blank is filled. */
  penalties: PenaltySettings.prefault({}),
  security: z
    .object({
      /** Whoever holds one of these posts signs in with a second factor, or gets no further than setting one up. */
      secondFactorRoles: z.array(Role).max(50).default([]),
    })
    .prefault({}),
})
export type CompanySettings = z.infer<typeof CompanySettings>

/** The working calendar that the settings describe. */
export function calendarOf(settings: CompanySettings): CalendarSpec {
  const companyDays: Record<string, DayOverride> = Object.fromEntries(
    Object.entries(settings.calendar.days).map(([date, day]) => [
      date,
      { windows: day.windows, kind: 'company' as const, ...(day.name === undefined ? {} : { name: day.name }) },
    ]),
  )
  if (!settings.calendar.alwaysOpen)
    return chinaCalendar({ id: 'company', title: '公司工作日历', windows: settings.calendar.windows, companyDays })
  const always = [['00:00', '24:00']] as const
  return {
    id: 'always',
    title: '7×24',
    zone: 'Asia/Shanghai',
    week: { mon: always, tue: always, wed: always, thu: always, fri: always, sat: always, sun: always },
    overrides: companyDays,
    knownThrough: '9999-12-31',
  }
}

// Compiled rules by organisation and version: a process compiles them once and again only after a change.
const cache = new Map<string, { version: number; rules: Rules; settings: CompanySettings }>()
const editionCache = new Map<string, Edition>()

async function storedSettings(tx: Tx, org: string): Promise<unknown> {
  const { settings } = await tx.selectFrom('organisations').select('settings').where('id', '=', org).executeTakeFirstOrThrow()
  return settings
}

/** The settings of the transaction's organisation. What the transaction itself has changed is read and not kept: it may yet be undone. */
export async function loadSettings(tx: Tx, org: string): Promise<CompanySettings> {
  const { rules_version: version } = await tx
    .selectFrom('organisations')
    .select('rules_version')
    .where('id', '=', org)
    .executeTakeFirstOrThrow()
  const known = cache.get(org)
  return known?.version === version ? known.settings : CompanySettings.parse(await storedSettings(tx, org))
}

/** The compiled rules of the transaction's organisation, its settings, and the version of its roster. One small query when nothing changed. */
export async function loadRules(
  tx: Tx,
  org: string,
): Promise<{ rules: Rules; settings: CompanySettings; rosterVersion: string }> {
  const { rules_version: version, roster_version: rosterVersion } = await versionsOf(tx, org)
  const known = cache.get(org)
  if (known?.version === version) return { ...known, rosterVersion }
  const settings = CompanySettings.parse(await storedSettings(tx, org))
  const rows = await tx
    .selectFrom('editions')
    .select(['pack', 'hash', 'repealed_from', 'created_by', 'published_at'])
    .where('org_id', '=', org)
    .where('status', 'in', ['published', 'repealed'])
    .orderBy('regulation')
    .orderBy('edition')
    .execute()
  const calendar = compileCalendar(calendarOf(settings))
  const editions = rows.map(({ pack, hash, repealed_from: repealedFrom, created_by: createdBy, published_at: publishedAt }) => {
    // A draft put in force on the day of its publication: the hours before it follow the edition before. Those that came with the product reach back.
    const late = createdBy === null || publishedAt === null ? undefined : publishedAt
    const key = `${hash} ${repealedFrom ?? ''} ${late ?? ''}`
    let edition = editionCache.get(key)
    if (!edition) {
      const published = Pack.parse(pack)
      // What was published stays as it is; a repeal ends it from outside.
      const ended = repealedFrom === null ? published : { ...published, inForce: { ...published.inForce, to: repealedFrom } }
      const compiled = compileEdition(ended)
      const isSameDay = late !== undefined && localDateOf(calendar, late) >= published.inForce.from
      edition = isSameDay ? { ...compiled, begins: late } : compiled
      editionCache.set(key, edition)
    }
    return edition
  })
  const clocks: ClockSettings = settings.clocks
  const loaded = {
    version,
    settings,
    rules: { editions, calendar, settings: clocks, primary: settings.policies.primary, sealed: settings.access.sealed },
  }
  cache.set(org, loaded)
  return { ...loaded, rosterVersion }
}
