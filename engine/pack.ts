import { z } from 'zod'
import type { Duration } from '../events/duration.ts'
import { LocalDate } from '../events/instant.ts'
import { Text } from '../events/text.ts'
import * as enforcement from './pack-enforcement.ts'
import * as field from './pack-field-work.ts'
import { ManualRule as ManualRuleSchema } from './pack-manuals.ts'
import * as measures from './pack-measures.ts'
import * as parts from './pack-parts.ts'
import { PeriodicRule as PeriodicRuleSchema } from './pack-periodic.ts'
import * as records from './pack-records.ts'
import { SealingRule as SealingRuleSchema } from './pack-sealing.ts'
import { SigningRule as SigningRuleSchema } from './pack-signings.ts'

const list = <T extends z.ZodType>(item: T) => z.array(item)

/** A pack: one edition of one regulation as plain data. The same schema checks a typed literal, a row in the database and a file. */
export const Pack = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  edition: LocalDate,
  title: Text,
  inForce: z.strictObject({ from: LocalDate, to: LocalDate.optional() }),
  reviewed: z.strictObject({ on: LocalDate, by: z.string() }),
  /** For these kinds this pack gives lifecycle, gates and forms. */
  primaryFor: list(parts.CaseKind),
  clauses: z.record(z.string(), parts.Clause),
  readings: z.record(z.string(), parts.Reading),
  roles: list(parts.RoleRule),
  levels: list(parts.LevelRule),
  categories: list(parts.CategoryRule),
  lifecycles: list(parts.Lifecycle),
  evidence: list(parts.EvidenceRule),
  gates: list(parts.GateRule),
  permits: list(parts.PermitRule),
  duties: list(parts.DutyRule),
  hops: list(parts.HopRule),
  routes: list(parts.RouteRule),
  tables: list(parts.Table),
  forms: list(parts.FormRule),
  archive: list(parts.ArchiveItem),
  retention: list(parts.RetentionRule),
  periodic: list(PeriodicRuleSchema),
  // Later parts, absent in a pack that does not speak of them.
  limits: list(parts.LimitRule).optional(),
  bodies: list(parts.BodyRule).optional(),
  records: list(records.RecordRule).optional(),
  fieldWork: list(field.FieldWorkRule).optional(),
  manuals: list(ManualRuleSchema).optional(),
  signings: list(SigningRuleSchema).optional(),
  indicators: list(measures.IndicatorRule).optional(),
  scorecards: list(measures.ScorecardRule).optional(),
  samples: list(measures.SampleRule).optional(),
  grades: list(measures.GradeRule).optional(),
  violations: list(measures.ViolationRule).optional(),
  sanctions: list(measures.SanctionRule).optional(),
  enforcement: list(enforcement.EnforcementRule).optional(),
  restrictions: list(enforcement.RestrictionRule).optional(),
  rewards: list(measures.RewardRule).optional(),
  funds: list(measures.FundRule).optional(),
  statements: list(measures.StatementRule).optional(),
  terms: list(measures.TermRule).optional(),
  laws: list(measures.LawCitation).optional(),
  related: list(measures.RelatedRegulation).optional(),
  levelMaps: list(measures.LevelMap).optional(),
  sealings: list(SealingRuleSchema).optional(),
})

export type Pack = z.infer<typeof Pack>
export type DutyRule = z.infer<typeof parts.DutyRule>
export type GateRule = z.infer<typeof parts.GateRule>
export type EvidenceRule = z.infer<typeof parts.EvidenceRule>
export type PermitRule = z.infer<typeof parts.PermitRule>
export type Lifecycle = z.infer<typeof parts.Lifecycle>
export type Trigger = z.infer<typeof parts.Trigger>
export type Condition = z.infer<typeof parts.Condition>
export type Party = z.infer<typeof parts.Party>
export type Table = z.infer<typeof parts.Table>
export type TableRow = z.infer<typeof parts.TableRow>
export type Axis = z.infer<typeof parts.Axis>
export type Cell = z.infer<typeof parts.Cell>
export type RouteRule = z.infer<typeof parts.RouteRule>
export type RouteStepRule = z.infer<typeof parts.RouteStepRule>
export type LimitRule = z.infer<typeof parts.LimitRule>
export type BodyRule = z.infer<typeof parts.BodyRule>
export type HopRule = z.infer<typeof parts.HopRule>
export type FormRule = z.infer<typeof parts.FormRule>
export type PeriodicRule = z.infer<typeof PeriodicRuleSchema>
export type RetentionRule = z.infer<typeof parts.RetentionRule>
export type Clause = z.infer<typeof parts.Clause>
export type Reading = z.infer<typeof parts.Reading>
export type SealingRule = z.infer<typeof SealingRuleSchema>
export type FieldWorkRule = z.infer<typeof field.FieldWorkRule>
export type ManualRule = z.infer<typeof ManualRuleSchema>
export type SigningRule = z.infer<typeof SigningRuleSchema>
export type RecordRule = z.infer<typeof records.RecordRule>
export type RecordField = z.infer<typeof records.RecordField>
export type RecordColumn = z.infer<typeof records.RecordColumn>
export type RowsField = Extract<RecordField, { kind: 'rows' }>
export type IndicatorRule = z.infer<typeof measures.IndicatorRule>
export type ScorecardRule = z.infer<typeof measures.ScorecardRule>
export type SampleRule = z.infer<typeof measures.SampleRule>
export type ViolationRule = z.infer<typeof measures.ViolationRule>
export type SanctionRule = z.infer<typeof measures.SanctionRule>
export type EnforcementRule = z.infer<typeof enforcement.EnforcementRule>
export type RestrictionRule = z.infer<typeof enforcement.RestrictionRule>
export type OnMeasure = z.infer<typeof enforcement.OnMeasure>
export type StatementRule = z.infer<typeof measures.StatementRule>
export type TermRule = z.infer<typeof measures.TermRule>
export type LevelMap = z.infer<typeof measures.LevelMap>
export type Quantity = z.infer<typeof measures.Quantity>

type Named<T extends string> = { readonly type: T; readonly rule: string; readonly name: string }
type OfCase = { readonly kind: z.infer<typeof parts.CaseKind>; readonly level?: string; readonly category?: string }
type Data = Readonly<Record<string, unknown>>
/** Local time of the pack's calendar (`2026-02-13 23:50`), event type, plain data. */
export type ToldEvent = readonly [at: string, type: string, data: Data]
/**
 * A step of a route as it is read aloud: whose approval, and how many of them: one (`any`), `all`, or a share (`2/3`). `within`, where the example
 * is about its time.
 */
type ToldStep = { readonly by: readonly string[]; readonly passes: string; readonly within?: z.infer<typeof Duration> }

/**
 * An example a lawyer can read: a rule, what happened, what must follow. Kept beside the pack; every rule has one.
 * People are named by their post or by their part in the case, as `partyName` does: `role:leader`, `case:handler`.
 */
export type Example =
  | (Named<'duty'> & {
      readonly events: readonly ToldEvent[]
      readonly now: string
      readonly due?: string
      readonly state: 'running' | 'paused' | 'overdue' | 'met' | 'late' | 'cancelled' | 'missed' | 'none'
      readonly provisional?: boolean
    })
  /** The rule is `table/row`; `rows` are all that fire. */
  | (Named<'table'> & { readonly given: Readonly<Record<string, string | number | boolean>>; readonly rows: readonly string[] })
  /** `after` names the evidence that is there. */
  | (Named<'gate'> & OfCase & { readonly act: string; readonly after: readonly string[]; readonly refused: boolean })
  /** The rule is the `permitName`; `data` is what the act says where that matters. */
  | (Named<'permit'> & OfCase & { readonly act: string; readonly by: string; readonly data?: Data; readonly allowed: boolean })
  | (Named<'route'> &
      OfCase & {
        readonly subject: RouteRule['subject']
        readonly form?: string
        readonly data: Data
        /** Of the rule alone: of an overlay, what it adds. */
        readonly steps: readonly ToldStep[]
        /** The overlays around the route, in order, where the example is about them. */
        readonly around?: readonly string[]
      })
  /** Whether a post may decide such an amount. */
  | (Named<'limit'> &
      OfCase & {
        readonly subject: Exclude<RouteRule['subject'], 'edition'>
        readonly role: string
        readonly amountFen: number
        readonly allowed: boolean
      })
  | (Named<'hop'> & OfCase & { readonly about: HopRule['about']; readonly from: string; readonly to: readonly string[] })
  /** The name printed on the form of such a case. */
  | (Named<'form'> & OfCase & { readonly prints: string })
  /** Whether the paper is in the file after these events. */
  | (Named<'archive'> & { readonly events: readonly ToldEvent[]; readonly there: boolean })
  | (Named<'retention'> & OfCase & { readonly archivedOn: LocalDate; readonly keptUntil: LocalDate })
  /** The report whose period holds the day `on`: from when to when it looks, who owes it to whom, and when. */
  | (Named<'periodic'> & {
      readonly on: LocalDate
      readonly covers: readonly [first: LocalDate, last: LocalDate]
      readonly owner: string
      readonly to: readonly string[]
      readonly due: string
    })
  /** Whether a record with these values is taken; `refused` names the field at fault. */
  | (Named<'record'> &
      OfCase & {
        readonly values: Data
        readonly texts?: Data
        /** When it is made, as a local time; from then moments that must lie ahead are counted. */
        readonly at?: string
        readonly refused?: string
      })
  /** The figure of an indicator over cases told event by event; `entered` ones are read as typed. */
  | (Named<'indicator'> & {
      readonly cases: readonly (readonly ToldEvent[])[]
      readonly now: string
      readonly figure: number | null
    })
  /** How many are drawn from a population of this size. */
  | (Named<'sample'> & { readonly population: number; readonly drawn: number })
  /** The sanctions that answer a violation of this grade, for the n-th time. */
  | (Named<'sanction'> & {
      readonly of: 'department' | 'person'
      readonly grade: string
      readonly times: number
      readonly rules: readonly string[]
    })
  /** Whether a duty that ended so is this violation. */
  | (Named<'violation'> & { readonly duty?: string; readonly outcome?: string; readonly found: boolean; readonly grade: string })
  /** The level of this regulation for a level of another. */
  | (Named<'level-map'> & { readonly from: string; readonly level: string; readonly to: string })
