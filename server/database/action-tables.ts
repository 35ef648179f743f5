import type { ActionState } from '../../engine/actions.ts'
import type { Instant, LocalDate } from '../../events/instant.ts'
import type { LetterKind } from '../../events/letter-kinds.ts'
import type { Json } from './schema.ts'

/** A corrective or preventive action of a case, as its events leave it. */
export type CaseActions = {
  org_id: string
  case_id: string
  number: number
  event_id: string
  sort: 'corrective' | 'preventive'
  department_id: string
  person_id: string
  checker_id: string
  due_at: Instant
  check_at: Instant
  set_at: Instant
  set_by: string
  replaces: number | null
  replaced_by: number | null
  done_at: Instant | null
  checked_at: Instant | null
  state: ActionState
  next_at: Instant
}
/** One wording of a kind of letter, for as long as it counted: [since, until). */
export type LetterTemplates = {
  org_id: string
  kind: LetterKind
  since: LocalDate
  until: LocalDate | null
  subject: Json<{ zh: string; en: string }>
  body: Json<{ zh: string; en: string }>
  changed_at: Instant
  changed_by: string
}
