import { z } from 'zod'
import { Instant } from '../../events/instant.ts'
import { PaperSection, Sha256 } from '../../events/signed-content.ts'
import { Text } from '../../events/text.ts'

const said = z.record(z.string(), z.unknown())

/**
 * What papers are put together from: the server folds it from the events of a case, a phone goes on folding over it what waits in its
 * outbox, and both come to the same bytes.
 */
export const PaperFacts = z.strictObject({
  company: Text,
  zone: z.string(),
  case: z.strictObject({ id: z.string(), number: z.string(), title: z.string() }),
  customer: z.string().optional(),
  machine: z.string().optional(),
  /** People, departments, checklists and parts by their id. */
  names: z.record(z.string(), z.string()),
  made: z.array(z.strictObject({ record: z.string(), at: Instant, values: said, texts: said })),
  handling: z
    .strictObject({ solution: z.string().optional(), measures: z.string().optional(), guarantees: z.string().optional() })
    .optional(),
  /** Free, charged, or as the contract says: what the regulation's table said last. */
  charge: z.string().optional(),
  photos: z.array(z.strictObject({ sha256: Sha256, takenAt: Instant, phase: z.string() })),
  times: z.array(
    z.strictObject({ use: z.string(), from: Instant, until: Instant, minutes: z.number(), person: z.string().optional() }),
  ),
  /** `name`: what it was called that day; a phone that has not told yet knows it by `names`. */
  parts: z.array(
    z.strictObject({ part: z.string(), name: z.string().optional(), quantity: z.number(), serials: z.array(z.string()) }),
  ),
  checklists: z.array(
    z.strictObject({
      checklist: z.string(),
      version: z.number(),
      complete: z.boolean().optional(),
      failed: z.number().optional(),
    }),
  ),
  signed: z.array(
    z.strictObject({
      paper: z.string(),
      number: z.number(),
      version: z.number(),
      agreed: z.boolean(),
      rows: z.array(PaperSection),
    }),
  ),
})
export type PaperFacts = z.infer<typeof PaperFacts>

/** A case of which nothing has been told yet. */
export function noFacts(given: Pick<PaperFacts, 'company' | 'zone' | 'case' | 'customer' | 'machine'>): PaperFacts {
  const { customer, machine, ...rest } = given
  return {
    ...rest,
    ...(customer === undefined ? {} : { customer }),
    ...(machine === undefined ? {} : { machine }),
    names: {},
    made: [],
    photos: [],
    times: [],
    parts: [],
    checklists: [],
    signed: [],
  }
}
