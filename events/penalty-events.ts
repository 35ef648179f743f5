import { z } from 'zod'
import { defineEvent, freeText, Id } from './define.ts'
import { LocalDate } from './instant.ts'
import { RouteStep, submission, submissionFilled } from './route-step.ts'
import { sanctionKinds } from './sanction-kinds.ts'

const name = z.string().min(1).max(100)

/** One measure of a penalty. A quantity that the text leaves open stays absent until somebody with authority says it. */
const Measure = z.strictObject({
  kind: z.enum(sanctionKinds),
  /** The sanction of the regulation that it follows; absent: it is put forward beside the text, with the reason of the proposal. */
  sanction: name.optional(),
  amountFen: z.number().int().min(0).max(100_000_000_000_000).optional(),
  points: z.number().min(0).max(1_000).optional(),
  months: z.number().int().min(1).max(120).optional(),
})
export type PenaltyMeasure = z.infer<typeof Measure>
const measures = z.array(Measure).min(1).max(20)

/**
 * 立案依据: what a penalty case is about: which violation, whose, on which day. `entry` is its line in the register of violations; the
 * edition is the one in force on the day of the act, `people` are who speaks for the party (the person, or the heads of the department).
 */
export const violationCited = defineEvent({
  type: 'violation.cited',
  act: 'cite-violation',
  title: { zh: '立案依据', en: 'Violation cited' },
  plain: {
    regulation: name,
    violation: name,
    of: z.enum(['department', 'person']),
    subject: Id,
    /** The day of the act. */
    on: LocalDate,
    entry: Id.optional(),
    /** The case and the duty in which it came about, where there is one. */
    case: Id.optional(),
    duty: z.string().max(200).optional(),
    edition: name,
    grade: name,
    clause: name,
    people: z.array(Id).max(20),
    /** Of a person: their direct superior on that day, who talks with them and reviews their plan (penal 四(二)). */
    superiors: z.array(Id).max(5).optional(),
    /** The level that its grade proposes for the case, in the words of the regulation that leads it. */
    level: name.optional(),
  },
  filled: ['edition', 'grade', 'clause', 'people', 'superiors', 'level'],
  sealed: { facts: freeText.optional() },
})

/**
 * 处罚建议: the measures put forward, beside those that the regulation's table gives for the grade, the party and the number of times.
 * `departs`: they are not the table's, which needs a reason; `open`: measures whose quantity the text leaves blank and nobody has said.
 */
export const penaltyProposed = defineEvent({
  type: 'penalty.proposed',
  act: 'propose-penalty',
  title: { zh: '处罚建议', en: 'Penalty proposed' },
  plain: {
    measures,
    edition: name,
    grade: name,
    times: z.number().int().min(1),
    computed: z.array(name).max(50),
    departs: z.boolean(),
    open: z.array(z.enum(sanctionKinds)).max(20),
    /** Whether the person had read the edition of the day of the act; absent of a department. */
    hadRead: z.boolean().optional(),
  },
  filled: ['edition', 'grade', 'times', 'computed', 'departs', 'open', 'hadRead'],
  sealed: { reason: freeText.optional() },
})

/** 复议结果: what the panel finds on an appeal, put to whoever approves it (furn 8.4.2); until then the penalty is as it was. */
export const reviewSubmitted = defineEvent({
  type: 'review.submitted',
  act: 'submit-review',
  title: { zh: '提交复议结果', en: 'Result of the review submitted' },
  plain: {
    outcome: z.enum(['upheld', 'changed', 'revoked']),
    /** Of a change: what the penalty is from then on. */
    measures: measures.optional(),
    round: z.number().int(),
    route: z.array(RouteStep),
    ...submission,
  },
  filled: ['round', 'route', ...submissionFilled],
  sealed: { reasons: freeText, urgentReason: freeText.optional() },
})
