import { z } from 'zod'
import { Id, shortText } from '../../events/define.ts'
import { Instant, LocalDate } from '../../events/instant.ts'
import { Text } from '../../events/text.ts'
import { Named } from '../organisation/staff-schema.ts'

/** What puts a finding right. */
export const waysToMend = ['rectification', 'anomaly'] as const

const CaseRef = z.object({ id: z.string(), number: z.string(), title: z.string() })
export const findingSources = ['sample', 'audit', 'data-check', 'patrol', 'record'] as const
export const findingStates = ['open', 'disputed', 'withdrawn', 'rectifying', 'rectified'] as const
export const findingSteps = ['raised', 'disputed', 'upheld', 'withdrawn', 'rectifying', 'rectified'] as const

export const ListFindings = z.object({
  state: z.enum(findingStates).optional(),
  source: z.enum(findingSources).optional(),
  major: z.enum(['yes']).optional(),
  /** What waits for me: to answer, to decide on, to have put right. */
  mine: z.enum(['1']).optional(),
  /** One, by its id. */
  finding: Id.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(500).optional(),
})
export type ListFindings = z.infer<typeof ListFindings>
export const Finding = z.object({
  id: z.string(),
  number: z.string(),
  source: z.enum(findingSources),
  /** The sample that it was found in. */
  sample: z.string().nullable(),
  case: CaseRef.nullable(),
  department: Named.nullable(),
  person: Named.nullable(),
  clause: z.string(),
  major: z.boolean(),
  words: z.string(),
  state: z.enum(findingStates),
  rectification: CaseRef.extend({ dueAt: Instant.nullable(), closed: z.boolean() }).nullable(),
  foundBy: Named,
  foundAt: Instant,
  steps: z.array(z.object({ kind: z.enum(findingSteps), words: z.string(), by: Named, at: Instant })),
  can: z.object({ dispute: z.boolean(), decide: z.boolean(), rectify: z.array(z.enum(waysToMend)) }),
})
export type Finding = z.infer<typeof Finding>
export const FindingPage = z.object({ items: z.array(Finding), next: z.string().nullable(), canRaise: z.boolean() })
export type FindingPage = z.infer<typeof FindingPage>
export const RaiseFinding = z.strictObject({
  words: shortText,
  major: z.boolean(),
  department: Id,
  person: Id.optional(),
  case: Id.optional(),
})
export type RaiseFinding = z.infer<typeof RaiseFinding>
export const DisputeFinding = z.strictObject({ reason: shortText })
export const DecideFinding = z.strictObject({ upheld: z.boolean(), reason: shortText })
export type DecideFinding = z.infer<typeof DecideFinding>
export const RectifyFinding = z.strictObject({ title: shortText, department: Id.optional(), as: z.enum(waysToMend).optional() })
export type RectifyFinding = z.infer<typeof RectifyFinding>
export const ById = z.object({ id: Id })

/** 记入高管绩效 (furn 6.3.2): what of an audit entered whose review, by whom. */
export const ExecutiveReview = z.object({
  id: z.string(),
  clause: z.string(),
  executive: Named,
  by: Named,
  at: Instant,
  /** Null where the reader may not see it. */
  case: CaseRef.nullable(),
  findings: z.array(z.object({ id: z.string(), number: z.string(), words: z.string(), state: z.enum(findingStates) })),
})
export type ExecutiveReview = z.infer<typeof ExecutiveReview>

/** 最少订单数 (no clause): from how many a region's rate raises a surprise check. */
const FewestView = z.object({
  value: z.number(),
  /** The product's own: as many as keep one complaint alone within the limit. */
  isDefault: z.boolean(),
  reason: z.string().nullable(),
  setBy: Named.nullable(),
  setAt: Instant.nullable(),
  canSet: z.boolean(),
})
export type FewestView = z.infer<typeof FewestView>
export const SetFewest = z.strictObject({ fewest: z.number().int().min(1).max(1_000_000).nullable(), reason: shortText })
export type SetFewest = z.infer<typeof SetFewest>

/** 审计计划 of a year: what the regulations order, what is planned, what was carried out. */
export const AskAudits = z.object({ year: z.coerce.number().int().min(2000).max(2100).optional() })
const Audit = z.object({
  case: CaseRef,
  category: z.string(),
  openedAt: Instant,
  closedAt: Instant.nullable(),
  stage: Text,
  findings: z.number(),
  majors: z.number(),
  /** What the gate before its end asks for: the report, the board's receipt, the review of the executive. `wanted` is false for what only a major finding asks for. */
  steps: z.array(z.object({ title: Text, clause: z.string(), at: Instant.nullable(), wanted: z.boolean() })),
  /** Why the system raised it: a region over its limit. */
  raised: z
    .object({ region: z.string(), from: LocalDate, numerator: z.number(), denominator: z.number(), target: z.number() })
    .nullable(),
  /** 记入高管绩效: whom its major findings were entered for, by whom. */
  reviews: z.array(z.object({ executive: Named, by: Named, at: Instant })),
})
export const AuditPlanView = z.object({
  id: z.string(),
  category: z.string(),
  subject: z.string(),
  from: LocalDate,
  until: LocalDate,
  lead: Named,
  state: z.enum(['planned', 'begun', 'dropped', 'overdue']),
  case: z.string().nullable(),
  because: z.string().nullable(),
  moved: z.number(),
  can: z.boolean(),
})
export type AuditPlanView = z.infer<typeof AuditPlanView>
export const Audits = z.object({
  year: z.number(),
  kinds: z.array(
    z.object({
      regulation: z.string(),
      category: z.string(),
      clause: z.string(),
      title: Text,
      /** How often the regulation orders it: n times in each of these; null where it follows from something that happens. */
      every: z.enum(['week', 'month', 'quarter', 'year']).nullable(),
      times: z.number(),
      owner: z.string().nullable(),
      periods: z.array(z.object({ from: LocalDate, to: LocalDate, done: z.number(), planned: z.number(), over: z.boolean() })),
      canPlan: z.boolean(),
      /** Of one that is raised by a figure: which, over what, and from how many it counts; `few`: the regions over it last time with fewer. */
      limit: z
        .object({
          indicator: Text,
          target: z.number(),
          fewest: FewestView,
          from: LocalDate,
          few: z.array(z.object({ region: z.string(), numerator: z.number(), denominator: z.number() })),
        })
        .nullable(),
    }),
  ),
  plans: z.array(AuditPlanView),
  audits: z.array(Audit),
})
export type Audits = z.infer<typeof Audits>
export const PlanAudit = z.strictObject({
  regulation: z.string().max(100),
  category: z.string().max(100),
  subject: shortText.max(200),
  from: LocalDate,
  until: LocalDate,
  lead: Id,
})
export type PlanAudit = z.infer<typeof PlanAudit>
export const MoveAudit = z.strictObject({ from: LocalDate, until: LocalDate, because: shortText })
export type MoveAudit = z.infer<typeof MoveAudit>
export const DropAudit = z.strictObject({ because: shortText })
export const Begun = z.object({ case: z.string() })

/** 数据核查. */
export const dataCheckRules = [
  'acceptance-incomplete',
  'accepted-without-photo',
  'accepted-before-visit',
  'closed-before-acceptance',
  'occurred-after-opened',
  'callback-before-completion',
  'machine-before-installed',
] as const
export type DataCheckRule = (typeof dataCheckRules)[number]
export const ListHits = z.object({
  rule: z.enum(dataCheckRules).optional(),
  state: z.enum(['open', 'explained', 'finding', 'cleared']).default('open'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(500).optional(),
})
export type ListHits = z.infer<typeof ListHits>
export const DataHit = z.object({
  id: z.string(),
  rule: z.enum(dataCheckRules),
  case: CaseRef,
  /** The clause that has the data checked, and the one that asks for what is not there; empty where none does. */
  clause: z.string(),
  asks: z.string(),
  detail: z.record(z.string(), z.string()),
  foundAt: Instant,
  clearedAt: Instant.nullable(),
  explained: z.object({ words: z.string(), by: Named, at: Instant }).nullable(),
  finding: z.object({ id: z.string(), number: z.string(), state: z.enum(findingStates) }).nullable(),
})
export type DataHit = z.infer<typeof DataHit>
export const HitPage = z.object({
  items: z.array(DataHit),
  next: z.string().nullable(),
  open: z.partialRecord(z.enum(dataCheckRules), z.number()),
  canSettle: z.boolean(),
})
export type HitPage = z.infer<typeof HitPage>
export const SettleHit = z.union([
  z.strictObject({ explanation: shortText }),
  z.strictObject({ finding: shortText, major: z.boolean() }),
])
export type SettleHit = z.infer<typeof SettleHit>

/** 办案核查: `found`: those that found something. */
export const ListChecks = z.object({
  state: z.enum(['open', 'done', 'found']).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(500).optional(),
})
export type ListChecks = z.infer<typeof ListChecks>
export const HandlingCheck = z.object({
  id: z.string(),
  title: Text,
  clause: z.string(),
  case: CaseRef,
  level: z.string().nullable(),
  owner: Named.nullable(),
  startedAt: Instant,
  dueAt: Instant.nullable(),
  doneAt: Instant.nullable(),
  state: z.enum(['open', 'overdue', 'done']),
  /** The outcome as the record says it, by the names of its fields. */
  answers: z.array(z.object({ title: Text, value: z.union([z.string(), z.number(), z.boolean()]) })),
  by: Named.nullable(),
  finding: z.object({ id: z.string(), number: z.string(), state: z.enum(findingStates) }).nullable(),
})
export type HandlingCheck = z.infer<typeof HandlingCheck>
export const CheckPage = z.object({ items: z.array(HandlingCheck), next: z.string().nullable() })
export type CheckPage = z.infer<typeof CheckPage>
