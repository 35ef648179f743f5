import { z } from 'zod'
import { Damage, LeftOut, Repair } from './repairs.ts'

export const SpanSchema = z.object({ from: z.number().int(), to: z.number().int() })

/** One numbered clause of an imported text. */
export const ClauseNode = z.object({
  /** As people cite it: 8, 8(2), 18.1, 5.1.1(2); a chapter that holds articles is 第三章. Unique in the text. */
  number: z.string(),
  /** As it is printed: 第八条, (二), 1. */
  label: z.string(),
  style: z.enum(['book', 'chapter', 'section', 'article', 'decimal', 'listed', 'bracketed', 'dotted', 'numbered', 'circled']),
  depth: z.number().int(),
  /** The index of the clause it belongs to. */
  parent: z.number().int().nullable(),
  title: z.string(),
  /** Its own words without its number, without those of the clauses under it. */
  text: z.string(),
  /** Its number and own words in the repaired text, and where they stood in the original. */
  span: SpanSchema,
  origin: SpanSchema,
})
export type ClauseNode = z.infer<typeof ClauseNode>

/** What is odd in the numbering; nothing is put right by itself. */
export const NumberingFlaw = z.object({
  kind: z.enum(['gap', 'repeated', 'cut-off']),
  number: z.string(),
  index: z.number().int(),
})
export type NumberingFlaw = z.infer<typeof NumberingFlaw>

/** A regulation's text as it was read. */
export const RegulationText = z.object({
  title: z.string(),
  /** The repaired text; spans of clauses and candidates count its characters. */
  text: z.string(),
  clauses: z.array(ClauseNode),
  flaws: z.array(NumberingFlaw),
  repairs: z.array(Repair),
  leftOut: z.array(LeftOut),
  damage: z.array(Damage),
})
export type RegulationText = z.infer<typeof RegulationText>
