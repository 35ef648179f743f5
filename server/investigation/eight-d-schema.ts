import { z } from 'zod'
import { Instant } from '../../events/instant.ts'

/** A part of a section, in words: what the screen, the paper and the PDF draw alike. */
export const EightDBlock = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('facts'), items: z.array(z.object({ label: z.string(), text: z.string() })) }),
  z.object({ kind: z.literal('table'), title: z.string(), head: z.array(z.string()), rows: z.array(z.array(z.string())) }),
  z.object({
    kind: z.literal('whys'),
    title: z.string(),
    steps: z.array(z.object({ text: z.string(), evidence: z.array(z.number()) })),
  }),
  z.object({
    kind: z.literal('fishbone'),
    title: z.string(),
    effect: z.string(),
    bones: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        causes: z.array(z.object({ text: z.string(), depth: z.number(), note: z.string() })),
      }),
    ),
  }),
])
export type EightDBlock = z.infer<typeof EightDBlock>

/** GET /api/cases/:id/8d: the eight steps, filled from what the case has; `gap` says what is not there. */
export const EightD = z.object({
  company: z.string(),
  number: z.string(),
  title: z.string(),
  level: z.string(),
  customer: z.string(),
  product: z.string(),
  openedOn: z.string(),
  closedOn: z.string(),
  url: z.string(),
  printedAt: z.string(),
  at: Instant,
  sections: z.array(z.object({ id: z.string(), title: z.string(), blocks: z.array(EightDBlock), gap: z.string().nullable() })),
  gaps: z.number(),
})
export type EightD = z.infer<typeof EightD>
