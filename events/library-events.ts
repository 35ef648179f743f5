import { z } from 'zod'
import { codeTrees } from './code-trees.ts'
import { defineEvent, freeText, Id, shortText } from './define.ts'
import { RouteStep } from './route-step.ts'

/** The parts of a case study that are words, in the order in which they are read. */
export const studyParts = ['title', 'problem', 'rootCause', 'solution', 'measures', 'effect', 'experience'] as const
export type StudyPart = (typeof studyParts)[number]

const Code = z.string().min(1).max(40)
/** What a study is found by: codes of the company's trees. */
export const StudyCodes = z.partialRecord(z.enum(codeTrees), z.array(Code).max(20))
export type StudyCodes = z.infer<typeof StudyCodes>
/** Words that look like a name and are none, each with the reason. */
export const KeptWord = z.strictObject({ text: shortText, reason: shortText })
export type KeptWord = z.infer<typeof KeptWord>

/** 案例送审 (robot 第十五条(一), penal 五(三)2): a study in words without names, put to somebody else to review. */
export const studySubmitted = defineEvent({
  type: 'study.submitted',
  act: 'submit-study',
  title: { zh: '案例送审', en: 'Case study put to review' },
  plain: {
    entry: Id,
    version: z.number().int().min(1),
    round: z.number().int().min(1),
    route: z.array(RouteStep),
    codes: StudyCodes.optional(),
    leadMinutes: z.number().int().min(0).optional(),
  },
  filled: ['entry', 'version', 'round', 'route', 'leadMinutes'],
  sealed: {
    title: shortText,
    problem: freeText,
    rootCause: freeText,
    solution: freeText.optional(),
    measures: freeText.optional(),
    effect: freeText.optional(),
    experience: freeText,
    product: shortText.optional(),
    kept: z.array(KeptWord).max(50).optional(),
  },
})

/** 同意制成案例: those let into a sealed case give it free for a study. */
export const studyReleased = defineEvent({
  type: 'study.released',
  act: 'release-study',
  title: { zh: '同意制成案例', en: 'Given free for a case study' },
  plain: {},
  sealed: { reason: freeText },
})

/** 撤下案例: it is no longer listed; what it said stays with the case. */
export const studyWithdrawn = defineEvent({
  type: 'study.withdrawn',
  act: 'withdraw-study',
  title: { zh: '撤下案例', en: 'Case study withdrawn' },
  plain: { entry: Id },
  sealed: { reason: freeText },
})

/** 案例用得上: a study of another case helped with this one. */
export const studyUsed = defineEvent({
  type: 'study.used',
  act: 'use-study',
  title: { zh: '案例用得上', en: 'A case study helped' },
  plain: { entry: Id },
  sealed: { note: freeText.optional() },
})

/** 案例讨论、培训 (penal 五(三)): held on a day, with whom and from which studies; in the organisation's own stream. */
export const sessionHeld = defineEvent({
  type: 'session.held',
  title: { zh: '案例讨论、培训', en: 'Discussion or training held' },
  plain: {
    session: Id,
    kind: z.enum(['discussion', 'training']),
    on: z.iso.date(),
    people: z.array(Id).min(1).max(200),
    studies: z.array(Id).max(20),
  },
  sealed: { title: shortText, conclusions: freeText, material: freeText.optional() },
})

/** 培训确认: somebody who took part says so themselves. */
export const sessionAcknowledged = defineEvent({
  type: 'session.acknowledged',
  title: { zh: '确认参加', en: 'Attendance acknowledged' },
  plain: { session: Id },
})
