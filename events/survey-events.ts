import { z } from 'zod'
import { defineEvent, freeText, Id, shortText } from './define.ts'
import { LocalDate } from './instant.ts'
import { attemptOutcomes, SurveyAnswers, SurveyTexts } from './questionnaire.ts'

const version = z.number().int().min(1)

/** 问卷发布: a version with the hash of what it asks. Recorded by the questionnaires' own routes, as all here are. */
export const questionnairePublished = defineEvent({
  type: 'questionnaire.published',
  title: { zh: '问卷发布', en: 'Questionnaire published' },
  plain: { questionnaire: Id, version, purpose: z.enum(['callback', 'survey']), hash: shortText },
})

/** 满意度调查开始: whom it asks was computed by the system and is frozen with its hash. */
export const surveyOpened = defineEvent({
  type: 'survey.opened',
  title: { zh: '满意度调查开始', en: 'Satisfaction survey opened' },
  plain: {
    survey: Id,
    questionnaire: Id,
    version,
    from: LocalDate,
    to: LocalDate,
    population: z.number().int(),
    drawn: z.number().int(),
    /** SHA-256 of the population in its canonical form, and what the draw was made from where not all are asked. */
    hash: shortText,
    seed: shortText.optional(),
  },
})

/** 调查对象不参与: somebody asked is left out, with a reason; they stay in the population. */
export const surveyLeftOut = defineEvent({
  type: 'survey.left-out',
  title: { zh: '调查对象不参与', en: 'Left out of the survey' },
  plain: { survey: Id, customer: Id },
  sealed: { reason: freeText.max(500) },
})

/** 调查联系未果. */
export const surveyAttempted = defineEvent({
  type: 'survey.attempted',
  title: { zh: '调查联系未果', en: 'Survey: not reached' },
  plain: {
    survey: Id,
    customer: Id,
    attempt: z.number().int().min(1),
    via: z.enum(['phone', 'visit', 'message', 'email']),
    outcome: z.enum(attemptOutcomes),
  },
  sealed: { note: freeText.max(500).optional() },
})

/** 调查答卷, of a survey; answers about a case are feedback on that case. */
export const surveyAnswered = defineEvent({
  type: 'survey.answered',
  title: { zh: '调查答卷', en: 'Survey answered' },
  plain: {
    survey: Id,
    customer: Id,
    questionnaire: Id,
    version,
    answers: SurveyAnswers,
    satisfied: z.boolean(),
    via: z.enum(['link', 'phone', 'visit', 'message']),
    /** The case that a low score opened, for somebody to follow up. */
    followUp: Id.optional(),
  },
  sealed: { texts: SurveyTexts.optional() },
})

/** 低分跟进完成: what was done about a low score that the company follows up by its own setting. */
export const lowScoreFollowedUp = defineEvent({
  type: 'low-score.followed-up',
  title: { zh: '低分跟进完成', en: 'Low score followed up' },
  plain: { followUp: Id, answer: Id, late: z.boolean() },
  sealed: { what: freeText.max(2_000) },
})

/** 调查结束: figures frozen with their hash. */
export const surveyClosed = defineEvent({
  type: 'survey.closed',
  title: { zh: '满意度调查结束', en: 'Satisfaction survey closed' },
  plain: { survey: Id, answered: z.number().int(), hash: shortText },
})
