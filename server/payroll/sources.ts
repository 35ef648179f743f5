import type { LocalDate } from '../../events/instant.ts'
import type { Text } from '../../events/text.ts'
import type { Ctx } from '../context.ts'
import { penaltySource } from './penalty-source.ts'
import { rewardSource } from './reward-source.ts'
import type { Blocker, PayrollLine } from './schema.ts'

/** What stands now and comes to an amount: told of every time, whether it was exported or not. */
export type Claim = {
  /** The same for ever: `penalty:<case>:fine`. */
  readonly key: string
  readonly effect: PayrollLine['effect']
  /** All of it, signed as payroll reads it: below 0 is taken, above is paid, 0 is only told. Null where nobody has said how much. */
  readonly totalFen: number | null
}
/** A claim that is not settled yet, with all that its line says. */
export type SourceLine = Claim & {
  readonly party: { readonly of: 'person' | 'department'; readonly id: string }
  readonly caseId: string | null
  /** By which the amount is ordered: `penal@2026-01-01` and the number of the clause. */
  readonly edition: string
  readonly clause: string
  readonly basis: Text
  /** The day from which it is due: of several of one person the earliest comes first. */
  readonly since: LocalDate
  /** What the source itself finds in the way; wages and limits are looked at for all sources alike. */
  readonly blockers: readonly Blocker[]
  /** Who decided on it: whoever did so alone does not release it. */
  readonly deciders: readonly string[]
  readonly paper?: PayrollLine['paper']
  /** Of a change of pay: the monthly wage that both agreed on. */
  readonly newWageFen?: number
}

/**
 * Where lines of payroll come from. A source only says what stands: payroll takes off what was exported, and where a claim shrinks or goes, gives
 * back the difference by a line of its own. A new source is one file and one entry below.
 */
export type PayrollSource = {
  readonly name: string
  claims(ctx: Ctx): Promise<readonly Claim[]>
  /** Of those claims (its own) everything that a line says. */
  lines(ctx: Ctx, claims: readonly Claim[]): Promise<readonly SourceLine[]>
}

export const payrollSources: readonly PayrollSource[] = [penaltySource, rewardSource]
