import type { z } from 'zod'
import type {
  Clause,
  IndicatorRule,
  LimitRule,
  Pack,
  Reading,
  RecordRule,
  SampleRule,
  SanctionRule,
  ScorecardRule,
  StatementRule,
  TermRule,
  ViolationRule,
} from './pack.ts'
import type { EnforcementRule, RestrictionRule } from './pack-enforcement.ts'
import type { FieldWorkRule } from './pack-field-work.ts'
import type { ManualRule } from './pack-manuals.ts'
import type * as measures from './pack-measures.ts'
import type * as parts from './pack-parts.ts'
import type { PeriodicRule } from './pack-periodic.ts'
import type * as records from './pack-records.ts'
import type { SealingRule } from './pack-sealing.ts'
import type { SigningRule } from './pack-signings.ts'

/** Replaces the strings that name clauses, readings, roles and levels by the names that this regulation really has. */
type Bind<T, N extends Names> = T extends readonly (infer U)[]
  ? readonly Bind<U, N>[]
  : T extends object
    ? {
        readonly [K in keyof T]: K extends 'clause'
          ? N['clause']
          : K extends 'reading'
            ? N['reading'] | Extract<T[K], undefined>
            : K extends 'role'
              ? N['role']
              : K extends 'levels'
                ? readonly N['level'][] | Extract<T[K], undefined>
                : Bind<T[K], N>
      }
    : T
type Names = { clause: string; reading: string; role: string; level: string }
type In<T extends z.ZodType> = z.input<T>
/** An item of a part that a pack may lack. */
type Part<K extends 'grades' | 'rewards' | 'funds' | 'laws' | 'related' | 'sealings' | 'enforcement' | 'restrictions'> =
  NonNullable<Pack[K]>[number]

/** Binds the names of one regulation, so that a wrong clause, reading, role or level does not compile. The parts come out as plain data. */
export function regulation<
  const C extends Readonly<Record<string, Clause>>,
  const R extends Readonly<Record<string, Omit<Reading, 'clause'> & { clause: keyof C & string }>>,
  const O extends Readonly<Record<string, unknown>>,
  const L extends Readonly<Record<string, unknown>>,
>(_names: { clauses: C; readings: R; roles: O; levels: L }) {
  type N = { clause: keyof C & string; reading: keyof R & string; role: keyof O & string; level: keyof L & string }
  type B<T extends z.ZodType> = Bind<In<T>, N>
  // Binding is for the compiler alone: what goes in comes out, and Pack.parse checks it once more when a pack is compiled.
  const as = <T>(parts: readonly unknown[]) => parts as unknown as T[]
  return {
    duties: (d: readonly B<typeof parts.DutyRule>[]) => as<Pack['duties'][number]>(d),
    evidence: (d: readonly B<typeof parts.EvidenceRule>[]) => as<Pack['evidence'][number]>(d),
    gates: (d: readonly B<typeof parts.GateRule>[]) => as<Pack['gates'][number]>(d),
    permits: (d: readonly B<typeof parts.PermitRule>[]) => as<Pack['permits'][number]>(d),
    hops: (d: readonly B<typeof parts.HopRule>[]) => as<Pack['hops'][number]>(d),
    routes: (d: readonly B<typeof parts.RouteRule>[]) => as<Pack['routes'][number]>(d),
    limits: (d: readonly B<typeof parts.LimitRule>[]) => as<LimitRule>(d),
    tables: (d: readonly B<typeof parts.Table>[]) => as<Pack['tables'][number]>(d),
    forms: (d: readonly B<typeof parts.FormRule>[]) => as<Pack['forms'][number]>(d),
    archive: (d: readonly B<typeof parts.ArchiveItem>[]) => as<Pack['archive'][number]>(d),
    retention: (d: readonly B<typeof parts.RetentionRule>[]) => as<Pack['retention'][number]>(d),
    periodic: (d: readonly B<typeof PeriodicRule>[]) => as<Pack['periodic'][number]>(d),
    lifecycles: (d: readonly B<typeof parts.Lifecycle>[]) => as<Pack['lifecycles'][number]>(d),
    categories: (d: readonly B<typeof parts.CategoryRule>[]) => as<Pack['categories'][number]>(d),
    roles: (d: readonly B<typeof parts.RoleRule>[]) => as<Pack['roles'][number]>(d),
    levels: (d: readonly B<typeof parts.LevelRule>[]) => as<Pack['levels'][number]>(d),
    records: (d: readonly B<typeof records.RecordRule>[]) => as<RecordRule>(d),
    fieldWork: (d: readonly B<typeof FieldWorkRule>[]) => as<FieldWorkRule>(d),
    manuals: (d: readonly B<typeof ManualRule>[]) => as<ManualRule>(d),
    signings: (d: readonly B<typeof SigningRule>[]) => as<SigningRule>(d),
    indicators: (d: readonly B<typeof measures.IndicatorRule>[]) => as<IndicatorRule>(d),
    scorecards: (d: readonly B<typeof measures.ScorecardRule>[]) => as<ScorecardRule>(d),
    samples: (d: readonly B<typeof measures.SampleRule>[]) => as<SampleRule>(d),
    grades: (d: readonly B<typeof measures.GradeRule>[]) => as<Part<'grades'>>(d),
    violations: (d: readonly B<typeof measures.ViolationRule>[]) => as<ViolationRule>(d),
    sanctions: (d: readonly B<typeof measures.SanctionRule>[]) => as<SanctionRule>(d),
    enforcement: (d: readonly B<typeof EnforcementRule>[]) => as<Part<'enforcement'>>(d),
    restrictions: (d: readonly B<typeof RestrictionRule>[]) => as<Part<'restrictions'>>(d),
    rewards: (d: readonly B<typeof measures.RewardRule>[]) => as<Part<'rewards'>>(d),
    funds: (d: readonly B<typeof measures.FundRule>[]) => as<Part<'funds'>>(d),
    statements: (d: readonly B<typeof measures.StatementRule>[]) => as<StatementRule>(d),
    terms: (d: readonly B<typeof measures.TermRule>[]) => as<TermRule>(d),
    laws: (d: readonly B<typeof measures.LawCitation>[]) => as<Part<'laws'>>(d),
    sealings: (d: readonly B<typeof SealingRule>[]) => as<Part<'sealings'>>(d),
    related: (d: readonly B<typeof measures.RelatedRegulation>[]) => as<Part<'related'>>(d),
  }
}
