import { type DeductionLimit, deductionLimit, minimumInMonth } from '../../engine/payroll/deduction-limit.ts'
import { dueInMonth, type Schedule, shareLimit } from '../../engine/payroll/share-limit.ts'
import { deductionRules } from '../../policies/wage-limits.ts'
import type { Ctx } from '../context.ts'
import { readSettings } from '../settings/change-settings.ts'
import { blocker } from './blockers.ts'
import type { Blocker } from './schema.ts'
import type { WageRegion } from './settings-schema.ts'
import { type Settled, settledByKey, takenInMonth } from './settled.ts'
import { payrollSources, type SourceLine } from './sources.ts'
import { wagesOf } from './wages.ts'

/** What the wage of a month leaves room for, of one person. */
export type WageShare = {
  readonly limit: DeductionLimit
  readonly region: string
  /** Released for the month before, and taken by lines that come first, in 分. */
  readonly usedFen: number
  readonly aheadFen: number
  readonly schedule: Schedule
}
/** A line that is due for a month, with all that keeps it back and how its amount comes about. */
export type DueLine = Omit<SourceLine, 'blockers'> & {
  readonly source: string
  readonly reverses: boolean
  readonly settledFen: number
  /** What goes with the month, signed; null where the amount or the limit is not known. */
  readonly dueFen: number | null
  readonly blockers: readonly Blocker[]
  readonly wage?: WageShare
}

type Open = SourceLine & { readonly source: string; readonly settled: Settled | undefined; readonly leftFen: number | null }

/** Everything that payroll has yet to be told with a month: what sources claim less what was released, and what must be given back. */
export async function dueLines(ctx: Ctx, month: string): Promise<DueLine[]> {
  const settled = await settledByKey(ctx)
  const open: Open[] = []
  const backs: DueLine[] = []
  const standing = new Set<string>()
  for (const source of payrollSources) {
    const claims = await source.claims(ctx)
    for (const one of claims) standing.add(one.key)
    const left = claims.filter(one => isLeft(one.totalFen, settled.get(one.key)))
    for (const line of await source.lines(ctx, left)) {
      const known = settled.get(line.key)
      const leftFen = line.totalFen === null ? null : line.totalFen - (known?.sumFen ?? 0)
      // Less than was taken (or paid): the difference goes the other way, whatever else keeps the line.
      if (known !== undefined && leftFen !== null && leftFen * known.sumFen < 0)
        backs.push({ ...line, source: source.name, ...reversal(known, line.totalFen ?? 0) })
      else open.push({ ...line, source: source.name, settled: known, leftFen })
    }
  }
  // What was released of something that stands no more.
  for (const known of settled.values())
    if (!standing.has(known.key) && (known.sumFen !== 0 || (known.isTold && told(known)))) backs.push(gone(known))
  return [...backs, ...(await shared(ctx, month, open))]
}

/** Effects that move no money here: payroll is told, or told that it is over. */
const told = ({ effect }: Pick<Settled, 'effect'>): boolean => effect === 'pay-change' || effect === 'contract-end'

function isLeft(totalFen: number | null, known: Settled | undefined): boolean {
  if (known === undefined) return true
  if (told(known)) return !known.isTold
  return totalFen !== known.sumFen
}

const reversal = (known: Settled, totalFen: number) => ({
  ...{ reverses: true, settledFen: known.sumFen, dueFen: totalFen - known.sumFen, blockers: [] as Blocker[], deciders: [] },
})
function gone(known: Settled): DueLine {
  const { key, effect, source, party, caseId, edition, clause, basis } = known
  return {
    ...{ key, effect, source, party, caseId, edition, clause, basis, totalFen: 0, since: '', paper: null },
    ...reversal(known, 0),
  }
}

/** What is open, with the limits of the month: of one person's wage what came first is taken first, blocked lines take nothing of it. */
async function shared(ctx: Ctx, month: string, open: readonly Open[]): Promise<DueLine[]> {
  const [wages, taken] = [await wagesOf(ctx, month), await takenInMonth(ctx, month)]
  const { regions } = (await readSettings(ctx)).payroll
  const ordered = [...open].sort((a, b) => a.since.localeCompare(b.since) || a.key.localeCompare(b.key))
  const limits = new Map<string, ReturnType<typeof limitOf>>()
  const limitFor = (person: string) => {
    const found = limits.get(person) ?? limitOf(month, wages.get(person), regions)
    limits.set(person, found)
    return found
  }
  const fromWage = ordered.filter(one => one.effect === 'deduct' && one.party.of === 'person')
  const shares = new Map<string, WageShare>()
  for (const person of new Set(fromWage.map(one => one.party.id))) {
    const found = limitFor(person)
    if (!('limit' in found)) continue
    const usedFen = taken.get(person) ?? 0
    const own = fromWage.filter(
      one => one.party.id === person && one.blockers.length === 0 && one.leftFen !== null && one.leftFen < 0,
    )
    let aheadFen = 0
    const owed = own.map(one => ({ key: one.key, amountFen: -one.leftFen! }))
    for (const schedule of shareLimit(owed, month, { limitFen: found.limit.limitFen, usedFen })) {
      shares.set(schedule.key, { ...found, usedFen, aheadFen, schedule })
      aheadFen += dueInMonth(schedule, month)
    }
  }
  return ordered.map(({ settled, leftFen, blockers, ...line }) => {
    const share = shares.get(line.key)
    const isFromWage = line.effect === 'deduct' && line.party.of === 'person'
    const dueFen = isFromWage ? (share === undefined ? null : 0 - dueInMonth(share.schedule, month)) : leftFen
    return {
      ...line,
      ...{ reverses: false, settledFen: settled?.sumFen ?? 0, dueFen: dueFen === 0 ? 0 : dueFen },
      blockers: [
        ...blockers,
        ...(isFromWage ? wageBlockers(limitFor(line.party.id), share, month) : []),
        ...belowMinimum(line, month, regions, wages.get(line.party.id)?.region),
      ],
      ...(share === undefined ? {} : { wage: share }),
    }
  })
}

type Limited = { readonly limit: DeductionLimit; readonly region: string } | { readonly missing: 'wage' | 'minimum' }
function limitOf(month: string, wage: { wageFen: number; region: string } | undefined, regions: readonly WageRegion[]): Limited {
  if (wage === undefined) return { missing: 'wage' }
  const minimum = minimumInMonth(regions.find(one => one.name === wage.region)?.rates ?? [], month)
  const limit = minimum && deductionLimit(deductionRules, month, { wageFen: wage.wageFen, minimum })
  return limit === undefined ? { missing: 'minimum' } : { limit, region: wage.region }
}

function wageBlockers(found: Limited, share: WageShare | undefined, month: string): Blocker[] {
  const [law] = deductionRules
  if (!('limit' in found)) return [blocker(found.missing === 'wage' ? 'payroll.no-wage' : 'payroll.no-minimum-wage')]
  const isFull = share !== undefined && dueInMonth(share.schedule, month) === 0
  return isFull ? [blocker('payroll.nothing-left', law === undefined ? {} : { law })] : []
}

/** Of an agreement on another wage: it must not be below the minimum wage of where the person works. */
function belowMinimum(
  { effect, newWageFen }: Pick<SourceLine, 'effect' | 'newWageFen'>,
  month: string,
  regions: readonly WageRegion[],
  region: string | undefined,
): Blocker[] {
  if (effect !== 'pay-change' || newWageFen === undefined) return []
  const place = regions.find(one => one.name === region) ?? regions[0]
  const minimum = place && minimumInMonth(place.rates, month)
  if (minimum === undefined) return [blocker('payroll.no-minimum-wage')]
  return newWageFen < minimum.monthlyFen ? [blocker('payroll.below-minimum')] : []
}
