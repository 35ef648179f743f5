import type { RawBuilder } from 'kysely'
import { z } from 'zod'
import { sectionShows } from '../../engine/pack-periodic.ts'
import { Instant } from '../../events/instant.ts'
import { Text } from '../../events/text.ts'

/** One number of a report, with where its rows are to be seen. */
export const ReportFigure = z.object({
  key: z.string(),
  title: Text,
  /** Null: nothing to count. */
  value: z.number().nullable(),
  unit: z.enum(['count', 'percent', 'score', 'fen', 'hours']),
  /** What it was made of (`12 / 15`), or against what it is held. */
  note: Text.optional(),
  target: Text.optional(),
  met: z.boolean().nullable().optional(),
  href: z.string().optional(),
})
export type ReportFigure = z.infer<typeof ReportFigure>
const Cell = z.union([Text, z.string(), z.number()])
export type ReportCell = z.infer<typeof Cell>
export const ReportTable = z.object({
  title: Text.optional(),
  head: z.array(Text),
  /** `case`: the case that the row is about; who may not see it sees a row without words. */
  rows: z.array(z.object({ cells: z.array(Cell), case: z.string().optional() })),
  /** Rows that were left out. */
  more: z.number().int(),
})
export type ReportTable = z.infer<typeof ReportTable>

export const DocumentSection = z.object({
  id: z.string(),
  clause: z.string(),
  title: Text,
  shows: z.enum(sectionShows),
  /** What the system says of it, for a person to go on from. */
  draft: Text,
  figures: z.array(ReportFigure),
  tables: z.array(ReportTable),
  /** Of a signed report: how many rows (cases, bookings) are kept behind its figures, and the SHA-256 over them. */
  behind: z.object({ rows: z.number().int(), hash: z.string() }).optional(),
  /** Of a signed report: the freeze that keeps its indicators with their cases. */
  freeze: z.string().optional(),
})
export type DocumentSection = z.infer<typeof DocumentSection>
/** 报告正文 as the system drafts it: what is frozen when it is signed. */
export const ReportDocument = z.object({ asOf: Instant, sections: z.array(DocumentSection) })
export type ReportDocument = z.infer<typeof ReportDocument>

/**
 * What a section is made from. `behind`: a query of what its figures count, a row for each figure and item: `figure, item, case_id, numerator, denominator`
 * (null unless the figure is a share); the sums are the figures.
 */
export type SectionContent = Pick<DocumentSection, 'draft' | 'figures' | 'tables'> & { readonly behind?: RawBuilder<unknown> }
