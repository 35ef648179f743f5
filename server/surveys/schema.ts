import { z } from 'zod'
import { caseKinds } from '../../events/case-words.ts'
import { freeText, Id, shortText } from '../../events/define.ts'
import { Instant, LocalDate } from '../../events/instant.ts'
import { attemptOutcomes, Questionnaire, SurveyAnswers, SurveyTexts } from '../../events/questionnaire.ts'
import { Text } from '../../events/text.ts'
import { DutyRow } from '../duties/schema.ts'
import { AnswerFilter, Estimate } from './cuts-schema.ts'

const Named = z.object({ id: z.string(), name: z.string() })
const Count = z.number().int()
export const ById = z.object({ id: Id })

export const Tally = z.object({
  asked: Count,
  n: Count,
  response: Estimate.nullable(),
  satisfied: Estimate.nullable(),
  /** At least 30 answers; with fewer no figure is held against a target. */
  isSufficient: z.boolean(),
  /** Given on a link that somebody handed over whom they judge: counted, and said wherever the figure is. Absent where a survey was closed before this was kept. */
  handedByJudged: Count.optional(),
  questions: z.array(
    z.object({
      question: z.string(),
      n: Count,
      estimate: Estimate.nullable(),
      given: z.array(z.object({ value: z.string(), count: Count })),
    }),
  ),
})
export type Tally = z.infer<typeof Tally>

// 问卷
export const QuestionnaireRow = z.object({
  id: z.string(),
  title: z.string(),
  purpose: z.enum(['callback', 'survey']),
  kinds: z.array(z.string()),
  version: Count,
  questions: Count,
  publishedAt: Instant,
  isRetired: z.boolean(),
})
export const QuestionnaireList = z.object({ items: z.array(QuestionnaireRow), mayKeep: z.boolean() })
export type QuestionnaireList = z.infer<typeof QuestionnaireList>
export const QuestionnaireView = QuestionnaireRow.extend({
  content: Questionnaire,
  hash: z.string(),
  versions: z.array(
    z.object({ version: Count, reason: z.string(), publishedAt: Instant, publishedBy: Named, answers: Count, hash: z.string() }),
  ),
  mayKeep: z.boolean(),
})
export type QuestionnaireView = z.infer<typeof QuestionnaireView>
export const AskVersion = z.object({ version: z.coerce.number().int().min(1).optional() })
export const NewQuestionnaire = z.strictObject({
  title: shortText.max(100),
  purpose: z.enum(['callback', 'survey']),
  /** Of callbacks: for which kinds of case; none: for every kind that is called back. */
  kinds: z.array(z.enum(caseKinds)).max(caseKinds.length),
  content: Questionnaire,
})
export type NewQuestionnaire = z.infer<typeof NewQuestionnaire>
export const NewVersion = z.strictObject({
  /** The version that it was made from: somebody else's in between is not written over. */
  after: z.number().int().min(1),
  content: Questionnaire,
  reason: shortText,
})
export type NewVersion = z.infer<typeof NewVersion>

/** The figures of answers to a questionnaire about cases, in a period, by version. */
export const AskFigures = z.object({
  version: z.coerce.number().int().min(1).optional(),
  from: LocalDate.optional(),
  to: LocalDate.optional(),
})
export type AskFigures = z.infer<typeof AskFigures>
export const QuestionnaireFigures = z.object({
  version: Count,
  content: Questionnaire,
  from: LocalDate.nullable(),
  to: LocalDate.nullable(),
  tally: Tally,
  /** Taken down by somebody whose work they judge: counted nowhere above. */
  byJudged: Count,
  /** Given on a link that somebody handed over whom they judge: counted above. */
  handedByJudged: Count,
})
export type QuestionnaireFigures = z.infer<typeof QuestionnaireFigures>

// 回访
const Attempt = z.object({
  day: LocalDate,
  at: Instant,
  attempt: Count,
  via: z.string(),
  outcome: z.string().nullable(),
  by: z.string(),
  note: z.string().nullable(),
})
const LinkState = z.object({ state: z.enum(['waiting', 'used', 'expired']), createdAt: Instant, expiresAt: Instant })
export const CallbackRow = DutyRow.extend({
  attempts: Count,
  /** A call today would count as another day of trying. */
  countsToday: z.boolean(),
  link: LinkState.nullable(),
  /** The asker's own work is judged by it. */
  isJudged: z.boolean(),
})
export type CallbackRow = z.infer<typeof CallbackRow>
export const ListCallbacks = z.object({
  mine: z.enum(['0', '1']).optional(),
  state: z.enum(['open', 'overdue', 'today', 'closed']).default('open'),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  after: z.string().max(500).optional(),
})
export type ListCallbacks = z.infer<typeof ListCallbacks>
export const CallbackPage = z.object({
  items: z.array(CallbackRow),
  next: z.string().nullable(),
  total: z.number(),
  totalIsExact: z.boolean(),
})
export type CallbackPage = z.infer<typeof CallbackPage>

/** What whoever calls back one customer needs: whom, about what, what to say, what has been tried. */
export const CallbackSheet = z.object({
  case: z.object({ id: z.string(), number: z.string(), title: z.string(), kind: z.string() }),
  contact: z.object({ name: z.string().nullable(), phone: z.string().nullable() }),
  customer: z.string().nullable(),
  /** What was done, in the words of whoever completed it. */
  solution: z.string().nullable(),
  completedAt: Instant.nullable(),
  questionnaire: z
    .object({
      id: z.string(),
      title: z.string(),
      version: Count,
      content: Questionnaire,
      opening: z.string(),
      closing: z.string(),
    })
    .nullable(),
  attempts: z.array(Attempt),
  countsToday: z.boolean(),
  daysOfTrying: Count,
  link: LinkState.nullable(),
  isJudged: z.boolean(),
  /** Whether this person may record the answers, or why not. */
  canRecord: z.union([z.literal(true), z.object({ refused: z.string(), because: Text, clause: z.string().optional() })]),
})
export type CallbackSheet = z.infer<typeof CallbackSheet>
export const MadeSurveyLink = z.object({
  url: z.string(),
  /** PNG data URL. */ qr: z.string(),
  expiresAt: Instant,
})
export type MadeSurveyLink = z.infer<typeof MadeSurveyLink>

// 调查
export const surveyStates = ['open', 'closed'] as const
export const SurveyRow = z.object({
  id: z.string(),
  title: z.string(),
  from: LocalDate,
  to: LocalDate,
  state: z.enum(surveyStates),
  closesOn: LocalDate,
  population: Count,
  drawn: Count,
  answered: Count,
})
export type SurveyRow = z.infer<typeof SurveyRow>
export const SurveyList = z.object({ items: z.array(SurveyRow), next: z.string().nullable(), mayKeep: z.boolean() })
export type SurveyList = z.infer<typeof SurveyList>
export const ListSurveys = z.object({
  state: z.enum([...surveyStates, 'all']).default('all'),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  after: z.string().max(500).optional(),
})
export type ListSurveys = z.infer<typeof ListSurveys>
export const NewSurvey = z.strictObject({
  title: shortText.max(100),
  questionnaire: Id,
  from: LocalDate,
  to: LocalDate,
  closesOn: LocalDate,
  /** How many are asked; all where absent. Who they are is never chosen. */
  draw: z.number().int().min(1).max(100_000).optional(),
})
export type NewSurvey = z.infer<typeof NewSurvey>
export const SurveyView = SurveyRow.extend({
  questionnaire: z.object({ id: z.string(), title: z.string(), version: Count, content: Questionnaire }),
  hash: z.string(),
  seed: z.string().nullable(),
  openedAt: Instant,
  openedBy: Named,
  closedAt: Instant.nullable(),
  closedBy: Named.nullable(),
  figures: Tally,
  /** As reported when it was closed; null while it is open. */
  frozen: z.object({ figures: Tally, hash: z.string() }).nullable(),
  /** The clause that orders it, where one does. */
  clause: z.object({ regulation: Text, clause: z.string(), title: Text }).nullable(),
  leftOut: Count,
  unreachable: Count,
  followUps: z.array(z.object({ id: z.string(), number: z.string(), title: z.string(), isClosed: z.boolean() })),
  mayKeep: z.boolean(),
})
export type SurveyView = z.infer<typeof SurveyView>
export const memberStates = ['waiting', 'answered', 'unreachable', 'declined', 'left-out', 'not-drawn'] as const
export const MemberRow = z.object({
  customer: Named,
  contact: z.object({ name: z.string().nullable(), phone: z.string().nullable() }),
  position: Count,
  cases: Count,
  state: z.enum(memberStates),
  attempts: z.array(Attempt),
  countsToday: z.boolean(),
  link: LinkState.nullable(),
  satisfied: z.boolean().nullable(),
  answeredVia: z.string().nullable(),
  leftOutBecause: z.string().nullable(),
  isJudged: z.boolean(),
})
export type MemberRow = z.infer<typeof MemberRow>
export const ListMembers = z.object({
  state: z.enum(['all', 'waiting', 'answered', 'rest']).default('all'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(500).optional(),
})
export type ListMembers = z.infer<typeof ListMembers>
export const MemberPage = z.object({ items: z.array(MemberRow), next: z.string().nullable() })
export type MemberPage = z.infer<typeof MemberPage>
export const MemberParams = z.object({ id: Id, customer: Id })
export const LeaveOut = z.strictObject({ reason: freeText.max(500) })
export const NewAttempt = z.strictObject({
  via: z.enum(['phone', 'visit', 'message', 'email']),
  outcome: z.enum(attemptOutcomes),
  note: freeText.max(500).optional(),
})
export type NewAttempt = z.infer<typeof NewAttempt>
/** Read out by somebody of the company, in the customer's words. */
export const TakenAnswers = z.strictObject({
  via: z.enum(['phone', 'visit', 'message']),
  answers: SurveyAnswers,
  texts: SurveyTexts.optional(),
})
export type TakenAnswers = z.infer<typeof TakenAnswers>
export const Mailed = z.object({ mailed: Count, withoutAddress: Count })

/** Answers one by one, the newest first: what was said in words is shown to those who see the case. */
export const ListAnswers = z.object({
  questionnaire: Id.optional(),
  survey: Id.optional(),
  satisfied: z.enum(['yes', 'no']).optional(),
  ...AnswerFilter,
  limit: z.coerce.number().int().min(1).max(100).default(30),
  after: z.string().max(500).optional(),
})
export type ListAnswers = z.infer<typeof ListAnswers>
export const AnswerRow = z.object({
  id: z.string(),
  at: Instant,
  questionnaire: z.object({ id: z.string(), title: z.string(), version: Count }),
  case: z.object({ id: z.string(), number: z.string(), title: z.string() }).nullable(),
  customer: Named.nullable(),
  survey: Named.nullable(),
  satisfied: z.boolean(),
  via: z.string(),
  takenBy: Named.nullable(),
  byJudged: z.boolean(),
  /** Given by the customer on a link that somebody handed over whom it judges. */
  handedByJudged: z.boolean(),
  followUp: z.object({ id: z.string(), number: z.string() }).nullable(),
  said: z.array(z.object({ question: Text, answer: z.array(Text) })),
})
export type AnswerRow = z.infer<typeof AnswerRow>
export const AnswerPage = z.object({ items: z.array(AnswerRow), next: z.string().nullable() })
export type AnswerPage = z.infer<typeof AnswerPage>
