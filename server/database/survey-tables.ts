import type { Generated } from 'kysely'
import type { SurveyTally } from '../../engine/surveys/tally.ts'
import type { Instant, LocalDate } from '../../events/instant.ts'
import type { SurveyAnswers as Answers, Questionnaire } from '../../events/questionnaire.ts'
import type { Json } from './schema.ts'

export type Questionnaires = {
  org_id: string
  id: string
  title: string
  purpose: 'callback' | 'survey'
  kinds: string[]
  created_at: Instant
  created_by: string
  retired_at: Instant | null
  retired_by: string | null
}
export type QuestionnaireVersions = {
  org_id: string
  questionnaire_id: string
  version: number
  content: Json<Questionnaire>
  hash: string
  reason: string
  published_at: Instant
  published_by: string
}
export type Surveys = {
  org_id: string
  id: string
  title: string
  questionnaire_id: string
  version: number
  period_from: LocalDate
  period_to: LocalDate
  population: number
  drawn: number
  hash: string
  seed: string | null
  opened_at: Instant
  opened_by: string
  closes_on: LocalDate
  closed_at: Instant | null
  closed_by: string | null
  figures: Json<SurveyTally> | null
  figures_hash: string | null
}
export type SurveyMembers = {
  org_id: string
  survey_id: string
  customer_id: string
  position: number
  cases: string[]
  judged: string[]
  is_drawn: boolean
  left_out_at: Instant | null
  left_out_by: string | null
}
export type SurveyAttempts = {
  org_id: string
  survey_id: string
  customer_id: string
  event_id: string
  day: LocalDate
  attempt: number
  via: string
  outcome: string
  at: Instant
  by_id: string
}
export type SurveyLinks = {
  org_id: string
  token_hash: string
  case_id: string | null
  survey_id: string | null
  customer_id: string | null
  questionnaire_id: string
  version: number
  created_at: Instant
  created_by: string
  expires_at: Instant
  used_at: Instant | null
}
export type SurveyAnswers = {
  org_id: string
  event_id: string
  questionnaire_id: string
  version: number
  case_id: string | null
  survey_id: string | null
  customer_id: string | null
  answers: Json<Answers>
  texts: Generated<string[]>
  satisfied: boolean
  via: string
  by_judged: Generated<boolean>
  answered_at: Instant
  taken_by: string | null
  follow_up: string | null
  cases: Generated<string[]>
  departments: Generated<string[]>
  people: Generated<string[]>
  kinds: Generated<string[]>
  products: Generated<string[]>
  handed_by_judged: Generated<boolean>
}
export type LowScoreSettings = {
  org_id: string
  id: string
  role: string
  workdays: number
  set_by: string
  set_at: Instant
}
export type LowScoreFollowUps = {
  org_id: string
  id: string
  answer_event: string
  case_id: string | null
  survey_id: string | null
  customer_id: string | null
  judged: string[]
  role: string
  owner_id: string | null
  opened_at: Instant
  due_at: Instant
  done_at: Instant | null
  done_by: string | null
  done_event: string | null
}
export type SurveyTables = {
  questionnaires: Questionnaires
  questionnaire_versions: QuestionnaireVersions
  surveys: Surveys
  survey_members: SurveyMembers
  survey_attempts: SurveyAttempts
  survey_links: SurveyLinks
  survey_answers: SurveyAnswers
  low_score_settings: LowScoreSettings
  low_score_follow_ups: LowScoreFollowUps
}
