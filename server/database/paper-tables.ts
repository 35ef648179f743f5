import type { Instant, LocalDate } from '../../events/instant.ts'
import type { Locks, PaperDeed, PaperSort, PaperState, TwoHanded } from '../paper/words-schema.ts'
import type { Json } from './schema.ts'

type Scoped = { org_id: string; id: string }

/** A place that can be locked. The second lock is empty where one is enough. */
export type PaperPlaces = Scoped & {
  room: string
  cabinet: string
  box: string
  first_person: string | null
  first_role: string | null
  second_person: string | null
  second_role: string | null
  is_active: boolean
  created_at: Instant
}
/** 纸质原件. */
export type Papers = Scoped & {
  number: string
  case_id: string | null
  sort: PaperSort
  title: string
  pages: number
  file_id: string | null
  dated_on: LocalDate
  state: PaperState
  place_id: string | null
  taken_by: string | null
  taken_by_name: string | null
  due_on: LocalDate | null
  registered_by: string
  registered_at: Instant
  changed_at: Instant
}
/** What takes two people, from when it is asked to when it is settled. */
export type PaperRequests = Scoped & {
  paper_id: string | null
  place_id: string | null
  act: TwoHanded | 'custodians'
  asked_by: string
  asked_at: Instant
  reason: string
  taken_by: string | null
  taken_by_name: string | null
  due_on: LocalDate | null
  to_place: string | null
  disposal_id: string | null
  locks: Json<Locks> | null
  state: 'open' | 'confirmed' | 'refused' | 'withdrawn'
  settled_by: string | null
  settled_at: Instant | null
  comment: string | null
}
/** 出入登记, append-only. */
export type PaperLog = {
  org_id: string
  paper_id: string
  position: number
  at: Instant
  act: PaperDeed
  by_id: string
  with_id: string | null
  who: string | null
  who_name: string | null
  reason: string
  due_on: LocalDate | null
  from_place: string | null
  to_place: string | null
}

export type PaperTables = {
  paper_places: PaperPlaces
  papers: Papers
  paper_requests: PaperRequests
  paper_log: PaperLog
}
