import { z } from 'zod'
import { Channel } from './case-words.ts'
import { defineEvent, freeText, Id, Receiver } from './define.ts'
import { Instant, LocalDate } from './instant.ts'
import { attemptOutcomes, SurveyAnswers, SurveyTexts } from './questionnaire.ts'
import { RouteStep, submission, submissionFilled } from './route-step.ts'

/** 结果反馈 (A8.6): the result goes to the customer, with a one-time link to confirm satisfaction. */
export const resultSent = defineEvent({
  type: 'result.sent',
  act: 'send-result',
  title: { zh: '向客户反馈结果', en: 'Result sent to the customer' },
  plain: { channel: Channel },
  sealed: { text: freeText },
})

/** 客户满意度确认 (A8.6), by the link or taken down by an agent in the customer's words. */
export const customerAnswered = defineEvent({
  type: 'customer.answered',
  act: 'record-feedback',
  title: { zh: '客户反馈', en: 'Customer feedback' },
  plain: {
    satisfied: z.boolean(),
    rating: z.number().int().min(1).max(5).optional(),
    via: z.enum(['link', 'phone', 'visit', 'message']),
    /** Of an answer that is not satisfied: the how manyth of this case, so that the rounds have an end (penal 三(七)1). */
    times: z.number().int().min(1).optional(),
    /** 回访问卷 (furn 4.1(4)): which version was answered, and how; `satisfied` follows from it. */
    questionnaire: Id.optional(),
    version: z.number().int().min(1).optional(),
    answers: SurveyAnswers.optional(),
    /** Taken down by somebody whose work it judges: left out of the figures. */
    byJudged: z.literal(true).optional(),
  },
  filled: ['times', 'byJudged'],
  sealed: { comment: freeText.optional(), texts: SurveyTexts.optional() },
})

/** 联系未果: the customer could not be reached; on the how manyth day of trying is counted by the server. */
export const feedbackAttempted = defineEvent({
  type: 'feedback.attempted',
  act: 'record-attempt',
  title: { zh: '联系客户未果', en: 'Customer not reached' },
  plain: {
    attempt: z.number().int(),
    via: z.enum(['phone', 'visit', 'message', 'email']),
    outcome: z.enum(attemptOutcomes).optional(),
  },
  filled: ['attempt'],
  sealed: { note: freeText.optional() },
})

/** 逆向反馈 (A8.6): back up the reporting line. */
export const resultReported = defineEvent({
  type: 'result.reported',
  act: 'report-result',
  title: { zh: '逆向反馈结果', en: 'Result reported back' },
  plain: { level: z.string(), hop: z.string(), to: z.array(Receiver) },
  filled: ['level', 'hop', 'to'],
  sealed: { summary: freeText },
})

/** 记录表、处置报告、总结报告 (A9-A11), frozen with the values it was printed from and its review route. */
export const formSubmitted = defineEvent({
  type: 'form.submitted',
  act: 'submit-form',
  title: { zh: '提交表单', en: 'Form submitted' },
  plain: { form: z.string(), level: z.string(), round: z.number().int(), route: z.array(RouteStep), ...submission },
  filled: ['level', 'round', 'route', ...submissionFilled],
  sealed: { values: z.record(z.string().max(100), z.string().max(20_000)), urgentReason: freeText.optional() },
})

/** 复盘 (A8.7, A11): root cause, lessons, improvements. */
export const retrospectiveRecorded = defineEvent({
  type: 'retrospective.recorded',
  act: 'review',
  title: { zh: '复盘', en: 'Retrospective' },
  plain: { level: z.string(), special: z.boolean(), attendees: z.array(Id).max(50).optional() },
  filled: ['level', 'special'],
  sealed: { rootCause: freeText, lessons: freeText, improvements: freeText },
})

/** 归档 (A8.7): complete list or refused; locked until `retainUntil`. */
export const caseArchived = defineEvent({
  type: 'case.archived',
  act: 'archive',
  title: { zh: '归档', en: 'Archived' },
  plain: { items: z.array(z.strictObject({ item: z.string(), event: Id })), retainUntil: LocalDate, keeper: z.string() },
  filled: ['items', 'retainUntil', 'keeper'],
  sealed: { note: freeText.optional() },
})

/** 案例库 (A15.1): a closed case as a case study, in words without names. */
export const libraryPublished = defineEvent({
  type: 'library.published',
  act: 'publish-case-study',
  title: { zh: '入案例库', en: 'Case study published' },
  /** `version` and `request`: of a study that was reviewed; absent, it was entered without a review. */
  plain: { entry: Id, version: z.number().int().min(1).optional(), request: Id.optional() },
  filled: ['entry', 'version', 'request'],
  sealed: { title: freeText, problem: freeText, rootCause: freeText, experience: freeText },
})

export const caseReopened = defineEvent({
  type: 'case.reopened',
  act: 'reopen',
  title: { zh: '重新打开', en: 'Reopened' },
  plain: { cause: z.enum(['customer-unsatisfied', 'problem-returned', 'closed-by-mistake']) },
  sealed: { reason: freeText },
})

/** 合并重复: this case ends in another one. */
export const caseMerged = defineEvent({
  type: 'case.merged',
  act: 'merge',
  title: { zh: '并入', en: 'Merged into another case' },
  plain: { into: Id },
  sealed: { reason: freeText },
})
export const caseAbsorbed = defineEvent({
  type: 'case.absorbed',
  title: { zh: '并入了重复案件', en: 'Absorbed a duplicate' },
  plain: { from: Id },
})

/** What a correction did to one clock: `absent` before where the duty began with it, `absent` after where it was never owed. */
const ClockMoved = z.strictObject({
  duty: z.string(),
  was: z.enum(['absent', 'open', 'met', 'late', 'cancelled', 'missed']),
  is: z.enum(['absent', 'open', 'met', 'late', 'cancelled', 'missed']),
  wasDue: Instant.optional(),
  due: Instant.optional(),
})
export type ClockMoved = z.infer<typeof ClockMoved>

/** 更正: names what it corrects and its effect on clocks; the corrected event stays readable. */
export const eventCorrected = defineEvent({
  type: 'event.corrected',
  act: 'correct',
  title: { zh: '更正', en: 'Corrected' },
  plain: {
    corrects: Id,
    /** What the corrected event should have said, plain fields only; sealed ones stand in `values`. */
    plain: z.record(z.string(), z.json()).optional(),
    at: Instant.optional(),
    void: z.boolean().optional(),
    effect: z.enum(['none', 'clocks-recomputed']),
    clocks: z.array(ClockMoved).optional(),
  },
  filled: ['effect', 'clocks'],
  sealed: { reason: freeText, values: z.record(z.string().max(100), z.string().max(20_000)).optional() },
})

/** 补录确认: the superior confirms that a backdated event happened when it says. */
export const backdatingConfirmed = defineEvent({
  type: 'backdating.confirmed',
  act: 'confirm-backdating',
  title: { zh: '确认补录时间', en: 'Backdating confirmed' },
  plain: { event: Id, accepted: z.boolean() },
  sealed: { reason: freeText.optional() },
})
