import { z } from 'zod'
import { GradingFacts } from '../../../events/case-words.ts'
import { Instant, LocalDate } from '../../../events/instant.ts'
import { Text } from '../../../events/text.ts'

const NamedEdition = z.object({ id: z.string(), edition: LocalDate, title: Text })
const ExplainedLine = z.object({
  says: Text,
  /** It holds, it does not (`because` says why), or the text leaves it open. */
  mark: z.enum(['yes', 'no', 'open']).optional(),
  because: Text.optional(),
  clause: z.object({ regulation: NamedEdition, number: z.string(), title: Text, gist: Text }).optional(),
  reading: z.object({ says: Text, by: z.string(), on: LocalDate }).optional(),
  facts: z.array(z.object({ title: Text, value: Text })).optional(),
  notices: z.array(z.string()).optional(),
  case: z.object({ id: z.string(), number: z.string() }).optional(),
})
export type ExplainedLine = z.infer<typeof ExplainedLine>

/** The figures behind a due time, for those who draw it: the sections say the same in words. */
export const DueFigures = z.object({
  title: Text,
  start: z.object({ title: Text, at: Instant }),
  within: z.object({ unit: z.string(), amount: z.number() }).optional(),
  pauses: z.array(z.tuple([Instant, Instant])),
  steps: z.array(
    z.object({
      date: LocalDate,
      counted: z.boolean(),
      from: Instant.optional(),
      to: Instant.optional(),
      minutes: z.number().optional(),
      because: z.string(),
      /** 国庆节 */
      name: z.string().optional(),
      /** Addresses of the State Council's notices. */
      notices: z.array(z.string()).optional(),
    }),
  ),
  result: z.object({ dueAt: Instant.optional(), provisional: z.boolean(), graced: z.boolean() }),
  calendar: z.object({ title: z.string() }),
})

/** Why something is as it is: the engine's explanation (engine/explanation.ts) as JSON; `text` is the same in sentences, for copying. */
export const ExplanationView = z.object({
  kind: z.enum(['due', 'route', 'level', 'penalty', 'indicator', 'scorecard', 'payroll', 'charge']),
  title: Text,
  answer: Text,
  notes: z.array(Text),
  sections: z.array(z.object({ id: z.string(), title: Text, lines: z.array(ExplainedLine) })),
  editions: z.array(NamedEdition),
  text: z.object({ zh: z.array(z.string()), en: z.array(z.string()) }),
  /** Of a due time only. */
  due: DueFigures.optional(),
})
export type ExplanationView = z.infer<typeof ExplanationView>

/** The same about a case: which case it is, so that the sheet stands alone on paper. */
export const CaseExplanation = ExplanationView.extend({
  case: z.object({ id: z.string(), number: z.string(), title: z.string() }),
  at: Instant,
})
export type CaseExplanation = z.infer<typeof CaseExplanation>

/** A violation that a duty of the case is, since it ended late or was missed. */
export const CaseViolation = z.object({
  /** What to ask for its explanation: `GET /api/cases/:id/why/:what`. */
  what: z.string(),
  /** The violation's id in its regulation, and of whom it is one. */
  violation: z.string(),
  of: z.enum(['department', 'person']),
  /** The day on which it came about. */
  on: LocalDate,
  title: Text,
  grade: Text,
  clause: z.string(),
  regulation: NamedEdition,
  duty: z.object({ id: z.string(), title: Text }),
  outcome: z.enum(['late', 'missed']),
  endedAt: Instant,
  owner: z.string().nullable(),
})
export const CaseViolations = z.object({ items: z.array(CaseViolation) })
export type CaseViolations = z.infer<typeof CaseViolations>

const id = z.string().min(1).max(100)
const days = z.array(LocalDate).max(200)
const Pause = z.tuple([Instant, Instant]).refine(([from, to]) => from < to, {
  message: '暂停的止须在起之后 / a pause ends after it begins',
})
/** What is asked about an edition, with the facts given: nothing of it is looked up or saved. */
export const AskEdition = z.discriminatedUnion('about', [
  z.strictObject({
    about: z.literal('level'),
    kind: id,
    facts: GradingFacts.default({}),
    category: id.optional(),
    subtype: id.optional(),
    level: id.optional(),
  }),
  z.strictObject({
    about: z.literal('route'),
    kind: id,
    subject: z.enum(['plan', 'form', 'compensation', 'matter', 'review', 'edition']),
    form: id.optional(),
    level: id.optional(),
    category: id.optional(),
    data: z.record(id, z.union([z.string().max(500), z.number(), z.boolean()])).default({}),
  }),
  z.strictObject({
    about: z.literal('due'),
    /** A duty of the edition. */
    rule: id,
    /** Which of its start events, where it has several. */
    start: z.number().int().min(0).max(50).default(0),
    at: Instant,
    kind: id.optional(),
    level: id.optional(),
    category: id.optional(),
    pauses: z.array(Pause).max(50).default([]),
  }),
  z.strictObject({
    about: z.literal('penalty'),
    /** Absent: the grade alone is asked. */
    violation: id.optional(),
    grade: id.optional(),
    of: z.enum(['department', 'person']),
    on: LocalDate,
    /** The days of earlier violations of the same grade. */
    before: days.default([]),
    duty: z
      .strictObject({ rule: id, outcome: z.enum(['late', 'missed']), dueAt: Instant.optional(), endedAt: Instant.optional() })
      .optional(),
  }),
  z.strictObject({
    about: z.literal('indicator'),
    indicator: id,
    /** Counted by whoever asks; where cases are given, their sums. */
    of: z.number().optional(),
    among: z.number().optional(),
    /** An entered figure, or a mean or change that was reckoned elsewhere. */
    figure: z.number().nullable().optional(),
    period: z.string().max(50).optional(),
    cases: z
      .array(z.strictObject({ id, number: id, of: z.number(), among: z.number().optional() }))
      .max(2_000)
      .optional(),
  }),
  z.strictObject({
    about: z.literal('scorecard'),
    scorecard: id,
    scores: z
      .array(z.strictObject({ indicator: id, points: z.number().min(0).max(100), figure: z.number().optional() }))
      .max(200)
      .default([]),
    period: z.string().max(50).optional(),
  }),
])
export type AskEdition = z.infer<typeof AskEdition>
