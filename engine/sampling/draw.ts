import { hmacHex, sha256Hex } from './sha256.ts'

/** One thing that can be drawn: its id, the stratum it stands in (empty without strata), and the hash of what it said when the population was frozen (empty where it says nothing). */
export type Unit = { readonly id: string; readonly stratum: string; readonly digest: string }
/** What a draw is about; all of it goes into the seed, so that no seed serves twice. */
export type About = {
  readonly organisation: string
  readonly regulation: string
  readonly rule: string
  readonly start: string
  readonly end: string
}

const byId = (a: Unit, b: Unit): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/** The hash of a frozen population: SHA-256 over one line of JSON for each unit, in the order of their ids. */
export function populationHash(units: readonly Unit[]): string {
  return sha256Hex(
    [...units]
      .sort(byId)
      .map(u => `${JSON.stringify([u.id, u.stratum, u.digest])}\n`)
      .join(''),
  )
}

/** What the server says of its key before the period begins: the hash that binds it to that key. */
export const commitmentTo = (key: string): string => sha256Hex(key)

/**
 * The seed: HMAC of the population under the key that was committed to before anybody could know the population, with the value that was
 * published after it was frozen (empty where the company uses none). Whoever knows the key cannot choose the population and whoever makes it
 * does not know the key; who could do both is stopped by the published value.
 */
export function seedOf(key: string, about: About, population: string, publicValue: string): string {
  const { organisation, regulation, rule, start, end } = about
  return hmacHex(key)(JSON.stringify(['bihuan-sample-1', organisation, regulation, rule, start, end, population, publicValue]))
}

export type Strata = {
  /** How many of each stratum are drawn before the rest is shared out by size. */
  readonly atLeast: 0 | 1
  /** Over what that is kept: each draw unless said otherwise, or all draws of a month, in which the draw grows where it must. */
  readonly per?: 'month' | undefined
}
/** The strata that earlier draws of the same month have reached. */
export type Covered = ReadonlySet<string>
const nobody: Covered = new Set()

/**
 * How many are drawn: what the rule asks for, and more where every stratum is to be drawn from once a month and more of them than that have not
 * been yet. So whoever did anything in a month is drawn in it, and nobody's chance of being drawn again falls.
 */
export function sizeWith(size: number, units: readonly Unit[], strata: Strata | null, covered: Covered = nobody): number {
  if (strata?.atLeast !== 1 || strata.per !== 'month') return size
  const owed = new Set(units.map(unit => unit.stratum))
  for (const name of covered) owed.delete(name)
  return Math.max(size, owed.size)
}

/** Each unit under the number that the seed gives it; the lowest come first. Whoever does not know the seed can say nothing of the order. */
function ranked(seed: string, units: readonly Unit[]): Unit[] {
  const number = hmacHex(seed)
  return units
    .map(unit => ({ unit, rank: number(`unit:${unit.id}`) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : byId(a.unit, b.unit)))
    .map(({ unit }) => unit)
}

/**
 * How many come from each stratum: first `atLeast` of each that is not covered, in the order that the seed gives the strata, as far as `size` reaches;
 * the rest by size (largest remainder, equal ones in the same order). Sums to `size`, or to all there are; never more from a stratum than it has.
 */
export function seatsOf(
  seed: string,
  sizes: ReadonlyMap<string, number>,
  size: number,
  { atLeast, per }: Strata,
  covered: Covered = nobody,
): Map<string, number> {
  const number = hmacHex(seed)
  const order = [...sizes.keys()].sort((a, b) => (number(`stratum:${a}`) < number(`stratum:${b}`) ? -1 : 1))
  const seats = new Map(order.map(name => [name, 0]))
  let left = Math.min(
    size,
    order.reduce((sum, name) => sum + sizes.get(name)!, 0),
  )
  if (atLeast === 1)
    for (const name of order)
      if (left > 0 && sizes.get(name)! > 0 && !(per === 'month' && covered.has(name))) {
        seats.set(name, 1)
        left -= 1
      }
  const room = (name: string) => sizes.get(name)! - seats.get(name)!
  const all = order.reduce((sum, name) => sum + room(name), 0)
  if (all === 0 || left === 0) return seats
  const quotas = order.map((name, place) => ({ name, place, quota: (left * room(name)) / all }))
  for (const { name, quota } of quotas) {
    seats.set(name, seats.get(name)! + Math.floor(quota))
    left -= Math.floor(quota)
  }
  const rest = quotas.sort((a, b) => (b.quota % 1) - (a.quota % 1) || a.place - b.place)
  for (const { name } of rest)
    if (left > 0 && room(name) > 0) {
      seats.set(name, seats.get(name)! + 1)
      left -= 1
    }
  return seats
}

/**
 * Draws `size` units without replacement, every unit of a stratum as likely as another; in the order in which they came. Without strata the
 * whole population is one.
 */
export function drawUnits(
  seed: string,
  units: readonly Unit[],
  size: number,
  strata: Strata | null,
  covered: Covered = nobody,
): Unit[] {
  const order = ranked(seed, units)
  if (strata === null) return order.slice(0, size)
  const sizes = new Map<string, number>()
  for (const { stratum } of units) sizes.set(stratum, (sizes.get(stratum) ?? 0) + 1)
  const seats = seatsOf(seed, sizes, sizeWith(size, units, strata, covered), strata, covered)
  return order.filter(({ stratum }) => {
    const left = seats.get(stratum)!
    seats.set(stratum, left - 1)
    return left > 0
  })
}

/**
 * Who takes the place of a unit that cannot be checked: the next in the same order that was not used, of the same stratum while it has one.
 * Undefined where nobody is left.
 */
export function replacementFor(seed: string, units: readonly Unit[], used: ReadonlySet<string>, out: Unit): Unit | undefined {
  const free = ranked(seed, units).filter(unit => !used.has(unit.id))
  return free.find(unit => unit.stratum === out.stratum) ?? free[0]
}
