import { z } from 'zod'
import { Instant } from '../../events/instant.ts'
import { Questionnaire, SurveyAnswers, SurveyTexts } from '../../events/questionnaire.ts'
import { Text } from '../../events/text.ts'

/** What a customer is asked beside their case: the questions of a version, with what is said before and after them. */
export const SurveyQuestions = z.object({
  id: z.string(),
  version: z.number().int(),
  title: z.string(),
  opening: z.string(),
  closing: z.string(),
  questions: Questionnaire.shape.questions,
})
export const Token = z.object({ token: z.string().min(1).max(200) })
/** What a customer sees on a link: the questions and what they are about, and nothing of the inside. */
export const SurveyPage = z.object({
  company: Text,
  title: z.string(),
  about: z.string().nullable(),
  questions: Questionnaire.shape.questions,
  opening: z.string(),
  closing: z.string(),
  expiresAt: Instant,
})
export type SurveyPage = z.infer<typeof SurveyPage>
export const SentAnswers = z.strictObject({ answers: SurveyAnswers, texts: SurveyTexts.optional() })
export type SentAnswers = z.infer<typeof SentAnswers>
export const AnswersTaken = z.object({ at: Instant })
