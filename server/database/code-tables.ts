import type { CodeTree } from '../../events/code-trees.ts'
import type { Instant, LocalDate } from '../../events/instant.ts'
import type { Text } from '../../events/text.ts'
import type { Json } from './schema.ts'

/** One title of a code of a tree, for as long as it bore it: [since, until). */
export type CodeVersions = {
  org_id: string
  tree: CodeTree
  code: string
  since: LocalDate
  until: LocalDate | null
  parent: string | null
  title: Json<Text>
  changed_at: Instant
  changed_by: string
}
/** What a record of a case says in codes. */
export type CodedFacts = {
  org_id: string
  event_id: string
  row: number
  case_id: string
  record: string
  on_day: LocalDate
  product: string
  failure: string | null
  cause: string | null
  part: string | null
  solution: string | null
  cause_class: string | null
  failures: number
  superseded_by: string | null
}
