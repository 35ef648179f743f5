import { z } from 'zod'
import { freeText, shortText } from './define.ts'
import { Text } from './text.ts'

const Key = z.string().regex(/^[a-z0-9-]{1,40}$/)
const Words = Text.extend({ zh: shortText, en: shortText.optional() })
/** Asked only where an earlier question was answered with one of these, or with a number in [gte, lte]. */
const OnlyIf = z.union([
  z.strictObject({ question: Key, in: z.array(Key).min(1).max(20) }),
  z.strictObject({ question: Key, gte: z.number().int().optional(), lte: z.number().int().optional() }),
])
const common = { id: Key, title: Words, required: z.boolean(), onlyIf: OnlyIf.optional() }

/** 题目. `satisfiedFrom` makes a scale the one by which an answer is satisfied; every questionnaire has exactly one. */
export const Question = z.discriminatedUnion('kind', [
  z.strictObject({
    ...common,
    kind: z.literal('scale'),
    from: z.number().int().min(0).max(1),
    to: z.number().int().min(2).max(10),
    low: Words.optional(),
    high: Words.optional(),
    satisfiedFrom: z.number().int().optional(),
  }),
  z.strictObject({ ...common, kind: z.literal('nps') }),
  z.strictObject({
    ...common,
    kind: z.literal('choice'),
    several: z.boolean(),
    options: z
      .array(z.strictObject({ id: Key, title: Words }))
      .min(2)
      .max(20),
  }),
  z.strictObject({ ...common, kind: z.literal('text') }),
])
export type Question = z.infer<typeof Question>
export const questionKinds = ['scale', 'nps', 'choice', 'text'] as const

/** 问卷 of one version: what is said at the beginning and at the end of a call, and what is asked in between. */
export const Questionnaire = z.strictObject({
  opening: freeText.max(2_000),
  closing: freeText.max(2_000),
  /** How long a link to it can be answered. */
  linkDays: z.number().int().min(1).max(60),
  questions: z.array(Question).min(1).max(30),
})
export type Questionnaire = z.infer<typeof Questionnaire>

/** What rules and figures read of an answer: numbers, and ids of options. */
export const SurveyAnswers = z.record(Key, z.union([z.number().int(), z.array(Key).min(1).max(20)]))
export type SurveyAnswers = z.infer<typeof SurveyAnswers>
/** In the customer's own words; sealed. */
export const SurveyTexts = z.record(Key, freeText.max(2_000))
export type SurveyTexts = z.infer<typeof SurveyTexts>

/** What became of a call that brought no answers. */
export const attemptOutcomes = ['no-answer', 'busy', 'switched-off', 'wrong-number', 'asked-later', 'declined'] as const
