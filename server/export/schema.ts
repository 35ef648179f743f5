import type { z } from 'zod'
import { ListCases } from '../cases/list-schema.ts'
import { ListDuties } from '../duties/schema.ts'

/** The filters and the order of the list; limit and cursor are the export's own. */
export const ExportCases = ListCases.omit({ limit: true, after: true })
export type ExportCases = z.infer<typeof ExportCases>
export const ExportDuties = ListDuties.omit({ limit: true, after: true })
export type ExportDuties = z.infer<typeof ExportDuties>
