import type { Generated, GeneratedAlways } from 'kysely'
import type { Attribute } from '../../engine/mining/event-log.ts'
import type { Instant, LocalDate } from '../../events/instant.ts'
import type { LogColumns } from '../mining/log-schema.ts'
import type { LogProblem } from '../mining/read-event-log.ts'
import type { ProcessDocument } from '../mining/schema.ts'
import type { Json } from './schema.ts'

/** Words by their number, as traces name them. */
type ProcessWords = { org_id: string; word: string; n: GeneratedAlways<number> }
/** How a case went up to its event `seq`, derived from its events (server/mining/trace-record.ts). */
type CaseTraces = { org_id: string; case_id: string; seq: number; trace: Buffer }
type ProcessMarks = { org_id: string; case_id: string; seq: number }
/** 外部事件日志. */
export type EventLogs = {
  org_id: string
  id: string
  name: string
  format: string
  file_hash: string
  columns: Json<LogColumns>
  state: 'reading' | 'ready' | 'failed'
  problem: string | null
  activities: Json<string[]>
  attributes: Json<string[]>
  resources: Generated<number>
  rows: Generated<number>
  cases: Generated<number>
  events: Generated<number>
  left_out: Generated<number>
  problems: Json<LogProblem[]>
  imported_by: string
  imported_at: Instant
}
type EventLogTraces = {
  org_id: string
  log_id: string
  n: number
  name: string
  steps: number[]
  started_at: Instant
  gaps: number[]
  who: number[]
  attributes: Json<Record<string, Attribute>>
}
/** 流程分析报告 as it was handed in; never changed. */
type ProcessAnalyses = {
  org_id: string
  id: string
  period_start: LocalDate
  period_end: LocalDate
  report_id: string | null
  document: Json<ProcessDocument>
  hash: string
  issued_by: string
  issued_at: Instant
}
/** The tables of process analysis (migrations 0048, 0054). */
export type MiningTables = {
  process_words: ProcessWords
  process_marks: ProcessMarks
  case_traces: CaseTraces
  event_logs: EventLogs
  event_log_traces: EventLogTraces
  process_analyses: ProcessAnalyses
}
