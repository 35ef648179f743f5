import { z } from 'zod'
import { Instant, LocalDate } from '../../events/instant.ts'
import { sampleSize } from '../samples.ts'
import { type About, commitmentTo, drawUnits, populationHash, replacementFor, seedOf, sizeWith, type Unit } from './draw.ts'

const Draw = z.union([
  z.strictObject({ share: z.number().gt(0).max(1), atLeast: z.number().int().min(0) }),
  z.strictObject({ count: z.number().int().min(1) }),
])

/** The record of one draw: everything that is needed to draw it again, and nothing about anybody. Written as JSON, read by anyone. */
export const SampleRecord = z.object({
  format: z.literal('bihuan-sample-1'),
  organisation: z.string(),
  regulation: z.string(),
  edition: z.string(),
  rule: z.string(),
  clause: z.string(),
  title: z.string(),
  start: LocalDate,
  end: LocalDate,
  commitment: z.string(),
  committedAt: Instant,
  /** Said once the sample was drawn. */
  key: z.string(),
  frozenAt: Instant,
  population: z.string(),
  units: z.array(z.tuple([z.string(), z.string(), z.string()])),
  draw: Draw,
  strata: z.strictObject({ by: z.string(), atLeast: z.literal([0, 1]), per: z.literal('month').optional() }).nullable(),
  /** Of a floor kept over a month: the strata that its earlier draws had reached when the population stood still. */
  covered: z.array(z.string()).optional(),
  publicSource: z.string().nullable(),
  publicValue: z.string().nullable(),
  drawnAt: Instant,
  drawn: z.array(z.string()),
  replacements: z.array(z.object({ out: z.string(), in: z.string(), because: z.string(), at: Instant })),
})
export type SampleRecord = z.infer<typeof SampleRecord>

/** What is looked at, in this order. */
export const redrawChecks = ['commitment', 'before', 'population', 'size', 'draw', 'replacements'] as const
export type RedrawCheck = {
  readonly check: (typeof redrawChecks)[number]
  readonly ok: boolean
  readonly found: string
  readonly said: string
}
export type Redrawn = {
  readonly ok: boolean
  readonly seed: string
  readonly drawn: readonly string[]
  readonly checks: readonly RedrawCheck[]
}

/**
 * Draws a sample again from its record alone: that the key is the one committed to, and committed to before the population was frozen, that the
 * population has the hash it is said to have, how many the rule asks for, who is drawn, and who takes whose place.
 */
export function redraw(record: SampleRecord): Redrawn {
  const units: Unit[] = record.units.map(([id, stratum, digest]) => ({ id, stratum, digest }))
  const about: About = record
  const population = populationHash(units)
  const seed = seedOf(record.key, about, population, record.publicValue ?? '')
  const covered = new Set(record.covered ?? [])
  const size = sizeWith(sampleSize(record, units.length), units, record.strata, covered)
  const drawn = drawUnits(seed, units, size, record.strata, covered).map(unit => unit.id)
  const wanted = replaced(seed, units, record)
  const said = (ids: readonly string[]) => ids.join(' ')
  const compared = (check: RedrawCheck['check'], found: string, told: string): RedrawCheck => ({
    check,
    ok: found === told,
    found,
    said: told,
  })
  const checks: RedrawCheck[] = [
    compared('commitment', commitmentTo(record.key), record.commitment),
    { check: 'before', ok: record.committedAt <= record.frozenAt, found: record.committedAt, said: record.frozenAt },
    compared('population', population, record.population),
    compared('size', String(size), String(record.drawn.length)),
    compared('draw', said(drawn), said(record.drawn)),
    compared('replacements', said(wanted), said(record.replacements.map(one => one.in))),
  ]
  return { ok: checks.every(one => one.ok), seed, drawn, checks }
}

/** Who had to take each place, in the order in which places were given up. */
function replaced(seed: string, units: readonly Unit[], record: SampleRecord): string[] {
  const known = new Map(units.map(unit => [unit.id, unit]))
  const used = new Set(record.drawn)
  return record.replacements.map(({ out }) => {
    const gone = known.get(out)
    const next = gone === undefined ? undefined : replacementFor(seed, units, used, gone)
    if (next !== undefined) used.add(next.id)
    return next?.id ?? ''
  })
}
