import { z } from 'zod'

/** What can be wrong with a scraped text and is put right. */
export const repairKinds = [
  'tags',
  'invisible',
  'broken-bytes',
  'pinyin',
  'glyphs',
  'traditional',
  'punctuation',
  'brackets',
  'spaces',
  'line-breaks',
] as const
/** What is left out, and as what. */
export const noiseKinds = [
  'notice',
  'advertisement',
  'navigation',
  'page-number',
  'repeated-line',
  'file-name',
  'comments',
  'other-documents',
] as const

const Place = z.object({ from: z.number().int(), to: z.number().int() })
/** One kind of repair: how often, with the first of them as they were and are; `from` and `to` are offsets in the original. */
export const Repair = z.object({
  kind: z.enum(repairKinds),
  count: z.number().int(),
  samples: z.array(Place.extend({ was: z.string(), now: z.string() })),
})
export type Repair = z.infer<typeof Repair>
/** A piece of the original that is not of the regulation. */
export const LeftOut = Place.extend({ kind: z.enum(noiseKinds), text: z.string() })
export type LeftOut = z.infer<typeof LeftOut>
/** A place whose characters are damaged beyond repair: a person must look at the original. */
export const Damage = Place.extend({ text: z.string() })
export type Damage = z.infer<typeof Damage>
export type RepairKind = (typeof repairKinds)[number]
export type NoiseKind = (typeof noiseKinds)[number]

const MOST_SAMPLES = 40

/** Collects repairs by kind. */
export class RepairLog {
  readonly #byKind = new Map<RepairKind, { count: number; samples: Repair['samples'] }>()

  /** Notes one repair at these offsets of the original; `times` characters of it. */
  note(kind: RepairKind, place: { from: number; to: number }, was: string, now: string, times = 1): void {
    const known = this.#byKind.get(kind) ?? { count: 0, samples: [] }
    known.count += times
    if (known.samples.length < MOST_SAMPLES) known.samples.push({ from: place.from, to: place.to, was, now })
    this.#byKind.set(kind, known)
  }

  /** What was noted, in the order of the kinds. */
  list(): Repair[] {
    return repairKinds.flatMap(kind => {
      const known = this.#byKind.get(kind)
      return known ? [{ kind, ...known }] : []
    })
  }
}
