import type { Instant, LocalDate } from '../../events/instant.ts'
import type { AnalysisComments, AnalysisDocument } from '../analysis/schema.ts'
import type { Json } from './schema.ts'

/** An analysis as it was issued; never changed. */
export type AnalysisReports = {
  org_id: string
  id: string
  kind: string
  period_start: LocalDate
  period_end: LocalDate
  report_id: string | null
  document: Json<AnalysisDocument>
  hash: string
  comments: Json<AnalysisComments>
  issued_by: string
  issued_at: Instant
}
