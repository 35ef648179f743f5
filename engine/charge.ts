import type { LocalDate } from '../events/instant.ts'
import {
  type Charge,
  type ChargedPart,
  type ContractKind,
  chargedParts,
  charges,
  contractKinds,
} from '../events/service-contracts.ts'
import { tableFor } from './grading.ts'
import type { TableRow } from './pack.ts'
import type { Edition } from './rules.ts'
import { decideTable } from './tables/decide.ts'
import type { FactValue } from './tables/table-shape.ts'

/** A contract of service as far as it says what is paid; in force on [from, until). */
export type CoveringContract = {
  readonly id: string
  readonly number: string
  readonly kind: ContractKind
  readonly from: LocalDate
  readonly until: LocalDate
  readonly covers: readonly ChargedPart[]
}
/** What is known of a machine's warranty; `until` is its last day. */
export type Warranty = { readonly from?: LocalDate | undefined; readonly until?: LocalDate | undefined }
/** What was decided last on a case, as its state keeps it. */
export type DecidedCharge = { charge?: Charge; row?: string; inWarranty?: boolean; event: string }

/** What a state keeps of a decision. */
export function chargeDecided(
  event: string,
  { charge, row, facts }: { charge?: Charge | undefined; row?: string | undefined; facts: Readonly<Record<string, unknown>> },
): DecidedCharge {
  return {
    ...(charge === undefined ? {} : { charge }),
    ...(row === undefined ? {} : { row }),
    ...(typeof facts.inWarranty === 'boolean' ? { inWarranty: facts.inWarranty } : {}),
    event,
  }
}

export type ChargeDecision = {
  readonly charge?: Charge | undefined
  readonly row?: string | undefined
  readonly free: readonly ChargedPart[]
  readonly facts: Readonly<Record<string, FactValue>>
}

/** Whether the regulation has a table that says who pays in cases of this kind. */
export const decidesCharge = (edition: Edition, kind: string): boolean => tableFor(edition, 'charge', kind) !== undefined

/** Whether the warranty runs on a day; undefined while its last day is unknown. A day before it began counts as within: it is delivered already. */
export function inWarrantyOn({ until }: Warranty, on: LocalDate): boolean | undefined {
  return until === undefined ? undefined : on <= until
}

/** The contract that counts on a day: in the order of the kinds, of two of a kind the one that ends last, and of two that end together the lower number. */
export function contractOn(contracts: readonly CoveringContract[], on: LocalDate): CoveringContract | undefined {
  const running = contracts.filter(one => one.from <= on && on < one.until)
  const rank = (one: CoveringContract) => contractKinds.indexOf(one.kind)
  return [...running].sort((a, b) => rank(a) - rank(b) || b.until.localeCompare(a.until) || (a.number < b.number ? -1 : 1))[0]
}

/**
 * Free, charged or by contract: the row of the regulation's `charge` table for these facts. A fact that is unknown decides nothing; the caller gives the
 * value `unknown` where the table has one. Undefined where the regulation has no such table for this kind of case.
 */
export function decideCharge(
  edition: Edition,
  kind: string,
  known: Readonly<Record<string, FactValue | undefined>>,
  contract: CoveringContract | undefined,
): ChargeDecision | undefined {
  const table = tableFor(edition, 'charge', kind)
  if (!table) return undefined
  const facts: Record<string, FactValue> = {}
  for (const { name, shape } of table.axes) {
    const fact = known[name] ?? (shape.kind === 'enum' && shape.values?.includes('unknown') ? 'unknown' : undefined)
    if (fact !== undefined) facts[name] = fact
  }
  const { rows, outcome } = decideTable(table, facts)
  const row = outcome === 'one' ? rows[0] : undefined
  const charge = row && chargeOf(row)
  return {
    ...(charge === undefined ? {} : { charge }),
    ...(row === undefined ? {} : { row: row.id }),
    free: freeParts(charge, facts, contract),
    facts,
  }
}

/** What a row decides; a word that is none of the three decides nothing. */
export const chargeOf = (row: TableRow): Charge | undefined => charges.find(one => one === row.then.charge)

/** Free in warranty: all of it. Under a contract, what that covers. */
function freeParts(
  charge: Charge | undefined,
  facts: Readonly<Record<string, FactValue>>,
  contract: CoveringContract | undefined,
): readonly ChargedPart[] {
  if (charge === undefined || charge === 'charged') return []
  if (charge === 'free' && (facts.inWarranty === true || contract === undefined)) return chargedParts
  return contract === undefined ? [] : chargedParts.filter(part => contract.covers.includes(part))
}
