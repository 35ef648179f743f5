import type { Generated } from 'kysely'
import type { Instant, LocalDate } from '../../events/instant.ts'
import type { Text } from '../../events/text.ts'
import type { Json } from './schema.ts'

/** 制度的民主程序与公示 of an edition; appended. */
export type RegulationAnnouncements = {
  org_id: string
  id: string
  regulation: string
  edition: LocalDate
  consulted_on: LocalDate
  consulted_with: 'staff-congress' | 'all-staff'
  settled_on: LocalDate
  settled_with: 'union' | 'staff-representatives'
  announced_on: LocalDate
  announced_how: 'posted' | 'intranet' | 'handed-out' | 'training'
  file_id: string
  note: Generated<string>
  entered_by: string
  entered_at: Instant
}
/** 当月工资; appended. */
export type PayrollWages = {
  org_id: string
  id: string
  person_id: string
  month: string
  wage_fen: number
  region: string
  source: 'entered' | 'imported'
  entered_by: string
  entered_at: Instant
}
export type PayrollPapers = {
  org_id: string
  id: string
  case_id: string
  kind: 'pay-agreement' | 'union-notice'
  on_day: LocalDate
  wage_fen: number | null
  file_id: string
  note: Generated<string>
  entered_by: string
  entered_at: Instant
}
export type PayrollBatches = {
  org_id: string
  id: string
  number: string
  month: string
  note: Generated<string>
  asked: string
  prepared_by: string
  prepared_at: Instant
}
export type PayrollLines = {
  org_id: string
  batch_id: string
  position: number
  source: string
  key: string
  effect: 'deduct' | 'pay' | 'pay-change' | 'contract-end'
  reverses: Generated<boolean>
  case_id: string | null
  party: 'person' | 'department'
  party_id: string
  party_name: string
  department_name: Generated<string>
  amount_fen: number
  regulation: string
  edition: LocalDate
  clause: string
  basis: Json<Text>
  why: Json<unknown>
}
export type PayrollSettlements = {
  org_id: string
  batch_id: string
  outcome: 'released' | 'returned'
  reason: string
  settled_by: string
  settled_at: Instant
  hash: string | null
}
