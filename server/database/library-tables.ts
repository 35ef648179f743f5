import type { ColumnType, Generated } from 'kysely'
import type { CodeTree } from '../../events/code-trees.ts'
import type { Instant, LocalDate } from '../../events/instant.ts'
import type { KeptWord, StudyCodes, StudyPart } from '../../events/library-events.ts'
import type { Json } from './schema.ts'

type TextSearch = ColumnType<never, unknown, unknown>
type Scoped = { org_id: string; id: string }
/** The words of a study; `product` beside its parts. */
export type StudyTexts = Record<StudyPart | 'product', string>

/** `before-review`: published before there was a review; `unreviewed`: entered without one since. */
export type StudyState = 'before-review' | 'unreviewed' | 'published' | 'withdrawn'
export type LibraryEntries = Scoped & {
  case_id: string
  kind: Generated<string>
  category: string | null
  subtype: string | null
  level: string | null
  cause_class: string | null
  title: string
  problem: string
  root_cause: string
  solution: Generated<string>
  measures: Generated<string>
  effect: Generated<string>
  experience: string
  product: Generated<string>
  lead_minutes: number | null
  state: Generated<StudyState>
  version: Generated<number>
  request_id: string | null
  reviewed_by: string | null
  is_released: Generated<boolean>
  withdrawn_at: Instant | null
  withdrawn_by: string | null
  withdrawn_because: string | null
  published_by: string
  published_at: Instant
  search: TextSearch
  search_text: Generated<string>
}
export type LibraryVersions = {
  org_id: string
  entry_id: string
  version: number
  texts: Json<StudyTexts>
  published_at: Instant
  published_by: string
  reviewed_by: string | null
}
export type LibraryCodes = { org_id: string; entry_id: string; tree: CodeTree; code: string }
export type LibraryDrafts = {
  org_id: string
  case_id: string
  entry_id: string
  version: number
  texts: Json<StudyTexts>
  codes: Json<StudyCodes>
  kept: Json<readonly KeptWord[]>
  authors: string[]
  state: 'draft' | 'review' | 'returned' | 'rejected'
  request_id: string | null
  updated_at: Instant
  updated_by: string
}
export type LibraryUses = { org_id: string; entry_id: string; case_id: string; person_id: string; at: Instant }
export type LibraryReads = { org_id: string; entry_id: string; day: LocalDate; reads: number }
export type LearningSessions = Scoped & {
  kind: 'discussion' | 'training'
  held_on: LocalDate
  title: string
  conclusions: string
  material: Generated<string>
  department_id: string | null
  recorded_by: string
  recorded_at: Instant
}
export type SessionStudies = { org_id: string; session_id: string; entry_id: string }
export type SessionPeople = {
  org_id: string
  session_id: string
  person_id: string
  /** Where they belonged when it was held. */
  department_id: string | null
  acknowledged_at: Instant | null
}
