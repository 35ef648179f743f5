import { z } from 'zod'
import { Answer } from '../../engine/mining/ask.ts'
import { breakKinds } from '../../engine/mining/conformance.ts'
import { gateBreaks } from '../../engine/mining/gates.ts'
import { freeText, Id, shortText } from '../../events/define.ts'
import { Instant, LocalDate, RangeDay } from '../../events/instant.ts'
import { Text } from '../../events/text.ts'
import { LogColumns } from './log-schema.ts'
import { processKinds } from './steps-schema.ts'

export const ProcessKind = z.enum(processKinds)
const activity = z.string().min(1).max(500)
const flag = z.literal('yes')
/** What is chosen among the cases; stands in the address of the screen. Activities by their keys. */
export const AskSelection = z.object({
  has: activity.optional(),
  hasNot: activity.optional(),
  repeats: activity.optional(),
  /** Both together: the second directly after the first. */
  arcFrom: activity.optional(),
  arcTo: activity.optional(),
  begins: activity.optional(),
  ends: activity.optional(),
  /** A variant: its activities as a JSON list. */
  way: z.string().max(20_000).optional(),
  rework: flag.optional(),
  hoursFrom: z.coerce.number().min(0).max(1_000_000).optional(),
  hoursBelow: z.coerce.number().min(0).max(1_000_000).optional(),
  /** A column of an outside log and its value at the first event. */
  column: z.string().min(1).max(500).optional(),
  value: z.string().max(500).optional(),
  /** Cases that break the loop or a gate in this way: what it may say stands at `brokenBy` (server/mining/loop.ts). */
  broken: z.string().max(200).optional(),
})
export type AskSelection = z.infer<typeof AskSelection>

/** Cases of one kind that were registered from a day up to and with another, where the company is. */
export const AskProcess = AskSelection.extend({
  kind: ProcessKind.default('complaint'),
  from: RangeDay,
  to: RangeDay,
  level: z.string().max(100).optional(),
  category: z.string().max(100).optional(),
  department: z.string().max(64).optional(),
  /** A model of machine, or what the records call the product. */
  product: z.string().max(200).optional(),
  /** Whether the cases have ended. */
  state: z.enum(['all', 'ended', 'open']).default('all'),
})
export type AskProcess = z.infer<typeof AskProcess>

const paging = { limit: z.coerce.number().int().min(1).max(200).default(50), after: z.string().max(500).optional() }
export const AskProcessCases = AskProcess.extend(paging)
export type AskProcessCases = z.infer<typeof AskProcessCases>
export const AskLogCases = AskSelection.extend(paging)
export type AskLogCases = z.infer<typeof AskLogCases>

const Spread = z.object({
  n: z.number(),
  mean: z.number(),
  median: z.number(),
  p95NearestRank: z.number(),
  p95Linear: z.number(),
  min: z.number(),
  max: z.number(),
})
const Part = z.object({ count: z.number(), of: z.number() })
const Wait = z.object({ mean: z.number(), median: z.number(), p90: z.number(), total: z.number() })
const Arc = z.object({ from: z.number(), to: z.number(), count: z.number(), cases: z.number(), wait: Wait })
/** Times in milliseconds; activities by their place in the list. */
export const ProcessFigures = z.object({
  cases: z.number(),
  open: z.number(),
  events: z.number(),
  resources: z.number(),
  variants: z.number(),
  first: Instant.nullable(),
  last: Instant.nullable(),
  throughput: Spread.nullable(),
  within: z.array(Part.extend({ days: z.number() })),
  rework: Part,
})
export const ProcessParts = z.object({
  activities: z.array(z.object({ key: z.string(), title: Text })),
  figures: ProcessFigures,
  map: z.object({
    nodes: z.array(
      z.object({ activity: z.number(), count: z.number(), cases: z.number(), starts: z.number(), ends: z.number() }),
    ),
    arcs: z.array(Arc),
  }),
  /** The most frequent; `figures.variants` says how many there are. */
  variants: z.array(
    z.object({
      steps: z.array(z.number()),
      cases: z.number(),
      share: z.number(),
      running: z.number(),
      median: z.number().nullable(),
    }),
  ),
  repeats: z.array(z.object({ activity: z.number(), cases: z.number(), extra: z.number(), atOnce: z.number() })),
  bottlenecks: z.array(Arc.extend({ share: z.number() })),
  months: z.array(z.object({ month: z.string(), cases: z.number() })),
})
export type ProcessParts = z.infer<typeof ProcessParts>

export const LoopConformance = z.object({
  regulation: Text,
  /** Cases led by another edition or regulation are not measured by this loop. */
  cases: z.number(),
  others: z.number(),
  fit: z.number(),
  steps: z.array(
    z.object({
      id: z.string(),
      clause: z.string(),
      title: Text,
      reached: z.number(),
      broken: z.record(z.enum(breakKinds), z.number()),
    }),
  ),
  /** Duties of these cases that were done late or not at all, by clause. */
  /** Each gate of the leading regulation, and of others that cases came by: how many came by it, and how many broke it in which way. */
  gates: z
    .array(
      z.object({
        ...{ gate: z.string(), regulation: Text, clause: z.string(), title: Text },
        /** What the gate stands before. */
        act: Text,
        passed: z.number(),
        broken: z.record(z.enum(gateBreaks), z.number()),
      }),
    )
    .default([]),
  /** Decisions beyond authority (furn 5.2.2, 5.4), by how; the clause under which such a decision is made good, where there is one. */
  decided: z.array(z.object({ how: z.string(), cases: z.number(), clause: z.string().nullable() })).default([]),
  late: z.array(
    z.object({ regulation: Text, clause: z.string(), title: Text, rule: z.string(), cases: z.number(), times: z.number() }),
  ),
})
export type LoopConformance = z.infer<typeof LoopConformance>

const Named = z.object({ id: z.string(), name: z.string() })
/** What our own cases can be chosen by, beside what the regulations say: departments, and products as machines and records call them. */
export const ProcessChoices = z.object({ departments: z.array(Named), products: z.array(z.string()) })
export type ProcessChoices = z.infer<typeof ProcessChoices>
/** The yearly duty that this analysis would meet. */
export const OwedAnalysis = z.object({
  id: z.string(),
  clause: z.string(),
  title: Text,
  dueAt: Instant,
  periodStart: LocalDate,
  periodEnd: LocalDate,
  to: z.array(z.string()),
  canSubmit: z.boolean(),
})
export const ProcessView = ProcessParts.extend({
  asOf: Instant,
  /** `company`: figures of all cases, for whoever owes or accepts the analysis; the cases listed are those that the reader sees. */
  scope: z.enum(['seen', 'company']),
  conformance: LoopConformance.nullable(),
  /** Cases that have gone on since their way was last written down: they are being added. */
  behind: z.number(),
  /** All cases of the kind and period before anything was chosen among them. */
  outOf: z.number(),
  owed: OwedAnalysis.nullable(),
})
export type ProcessView = z.infer<typeof ProcessView>

/** `skipped` and the like: a step of the loop; `gate-missing` and the like: a gate. */
export const caseBreakKinds = [...breakKinds, ...gateBreaks.map(one => `gate-${one}` as const)] as const
const CaseBreak = z.object({ kind: z.enum(caseBreakKinds), step: Text, clause: z.string() })
export type CaseBreak = z.infer<typeof CaseBreak>
export const ProcessCase = z.object({
  /** Of a case of ours; of an outside log there is only its name. */
  id: z.string().nullable(),
  name: z.string(),
  title: z.string(),
  startedAt: Instant,
  /** Milliseconds from its first to its last event; null while it goes on. */
  took: z.number().nullable(),
  steps: z.array(z.object({ title: Text, at: Instant })),
  broken: z.array(CaseBreak),
})
export const ProcessCasePage = z.object({
  items: z.array(ProcessCase),
  next: z.string().nullable(),
  total: z.number(),
})
export type ProcessCasePage = z.infer<typeof ProcessCasePage>

export const LogRow = z.object({
  id: z.string(),
  name: z.string(),
  format: z.string(),
  state: z.enum(['reading', 'ready', 'failed']),
  problem: Text.nullable(),
  rows: z.number(),
  cases: z.number(),
  events: z.number(),
  leftOut: z.number(),
  problems: z.array(z.object({ line: z.number(), case: z.string(), zh: z.string(), en: z.string() })),
  importedBy: Named,
  importedAt: Instant,
  fileHash: z.string(),
  columns: LogColumns,
})
export type LogRow = z.infer<typeof LogRow>
export const LogPage = z.object({ items: z.array(LogRow), next: z.string().nullable(), canImport: z.boolean() })
export const ListLogs = z.object(paging)
export const LogView = z.object({
  log: LogRow,
  attributes: z.array(z.string()),
  canRemove: z.boolean(),
  /** Null until it has been read. */
  process: ProcessParts.extend({ outOf: z.number() }).nullable(),
})
export type LogView = z.infer<typeof LogView>
export const AskLog = AskSelection
export const AnswerView = Answer

const Improvement = z.object({ title: shortText, basis: freeText.max(1_000) })
export const ProcessFindings = z.object({
  from: RangeDay,
  to: RangeDay,
  /** What is to be improved, each of which becomes a matter of its own that internal control accepts. */
  improvements: z.array(Improvement).max(20),
})
export type ProcessFindings = z.infer<typeof ProcessFindings>
export const HandInAnalysis = ProcessFindings.extend({ report: Id, conclusion: freeText.max(4_000) })
export type HandInAnalysis = z.infer<typeof HandInAnalysis>

const Section = ProcessParts.extend({ kind: ProcessKind, conformance: LoopConformance.nullable() })
/** What is frozen: the figures of the whole company, kind by kind, with what the analyst says. */
export const ProcessDocument = z.object({
  from: LocalDate,
  to: LocalDate,
  asOf: Instant,
  cases: z.number(),
  sections: z.array(Section),
  conclusion: z.string(),
  improvements: z.array(Improvement.extend({ case: z.object({ id: z.string(), number: z.string() }) })),
})
export type ProcessDocument = z.infer<typeof ProcessDocument>
export const AnalysisRow = z.object({
  id: z.string(),
  from: LocalDate,
  to: LocalDate,
  cases: z.number(),
  issuedAt: Instant,
  issuedBy: Named,
  report: z.string().nullable(),
  received: z.object({ at: Instant, by: Named }).nullable(),
})
export const AnalysisPage = z.object({ items: z.array(AnalysisRow), next: z.string().nullable() })
export const AnalysisRead = AnalysisRow.extend({
  document: ProcessDocument,
  hash: z.string(),
  /** The bytes still have this hash. */
  intact: z.boolean(),
  /** Where each improvement stands today, of those that the reader sees: its stage, and what is owed of it. */
  improvements: z.array(
    z.object({
      ...{ id: z.string(), kind: z.string(), stage: z.string(), isClosed: z.boolean() },
      owed: z.array(z.object({ title: Text, clause: z.string() })),
    }),
  ),
})
export type AnalysisRead = z.infer<typeof AnalysisRead>

export const LogPreview = z.object({
  file: z.string(),
  name: z.string(),
  format: z.string(),
  headers: z.array(z.string()),
  sample: z.array(z.object({ line: z.number(), cells: z.record(z.string(), z.string()) })),
  /** A proposal that a person sees. */
  columns: LogColumns,
})
export type LogPreview = z.infer<typeof LogPreview>
export const StartLog = z.strictObject({ file: z.string().min(1).max(64), name: shortText, columns: LogColumns })
