import type { z } from 'zod'
import { ListApprovals } from '../approvals/schema.ts'
import { ListCases } from '../cases/list-schema.ts'
import { ListCustomers } from '../customers/schema.ts'
import { ListDuties } from '../duties/schema.ts'
import { ListLibrary } from '../library/schema.ts'
import { ListReports } from '../reports/schema.ts'

/** The filters and the order of the list; limit and cursor are the export's own. */
export const ExportCases = ListCases.omit({ limit: true, after: true })
export type ExportCases = z.infer<typeof ExportCases>
export const ExportDuties = ListDuties.omit({ limit: true, after: true })
export type ExportDuties = z.infer<typeof ExportDuties>
export const ExportApprovals = ListApprovals.omit({ limit: true, after: true })
export const ExportCustomers = ListCustomers.omit({ limit: true, after: true })
export const ExportLibrary = ListLibrary.omit({ limit: true, after: true })
export const ExportReports = ListReports.omit({ limit: true, after: true })
