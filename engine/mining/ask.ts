import { z } from 'zod'
import type { EventLog } from './event-log.ts'
import {
  betweenColumns,
  casesByAttribute,
  casesByLastActivity,
  casesOfSeveral,
  deadlineOf,
  milestoneOf,
  numbersIn,
  returnsOf,
} from './questions.ts'

const name = z.string().min(1).max(500)
const names = z.array(name).min(1).max(50)
/** What can be asked of a log beyond its map: each question has one definition (`engine/mining/questions.ts`). */
export const Question = z.discriminatedUnion('ask', [
  z.strictObject({ ask: z.literal('cases-by'), column: name, at: z.enum(['first', 'last']).default('first') }),
  z.strictObject({ ask: z.literal('last-activity') }),
  z.strictObject({ ask: z.literal('several'), column: name }),
  z.strictObject({ ask: z.literal('milestone'), activity: name }),
  z.strictObject({ ask: z.literal('returns'), from: names, to: names, by: z.enum(['later', 'order']).default('later') }),
  z.strictObject({ ask: z.literal('deadline'), end: name, due: name, per: name.optional() }),
  z.strictObject({ ask: z.literal('between'), from: name, to: name }),
  z.strictObject({ ask: z.literal('numbers'), column: name }),
])
export type Question = z.infer<typeof Question>

const Spread = z.object({
  n: z.number(),
  mean: z.number(),
  median: z.number(),
  p95NearestRank: z.number(),
  p95Linear: z.number(),
  min: z.number(),
  max: z.number(),
})
const Part = z.object({ count: z.number(), of: z.number() })
/** One shape for all answers, so that one table shows them: counts of cases, shares, and how times (milliseconds) or numbers lie. */
export const Answer = z.object({
  counts: z.array(z.object({ value: z.string(), cases: z.number() })).default([]),
  parts: z.array(z.object({ what: z.string(), part: Part })).default([]),
  spread: Spread.nullable().default(null),
  unit: z.enum(['ms', 'number']).default('ms'),
})
export type Answer = z.infer<typeof Answer>

/** The answer to a question; `readTime` gives the milliseconds that a text of the log means. */
export function answer(log: EventLog, question: Question, readTime: (text: string) => number | undefined): Answer {
  const empty: Answer = { counts: [], parts: [], spread: null, unit: 'ms' }
  switch (question.ask) {
    case 'cases-by':
      return { ...empty, counts: [...casesByAttribute(log, question.column, question.at)] }
    case 'last-activity':
      return { ...empty, counts: [...casesByLastActivity(log)] }
    case 'several':
      return { ...empty, parts: [{ what: 'several', part: casesOfSeveral(log, question.column) }] }
    case 'milestone': {
      const { reached, moreThanOnce, until, within } = milestoneOf(log, question.activity)
      const days = within.map(({ days: d, count, of }) => ({ what: `within_${d}d`, part: { count, of } }))
      return {
        ...empty,
        spread: until,
        parts: [{ what: 'reached', part: reached }, { what: 'more-than-once', part: moreThanOnce }, ...days],
      }
    }
    case 'returns':
      return { ...empty, parts: [{ what: 'returned', part: returnsOf(log, question.from, question.to, question.by) }] }
    case 'deadline': {
      const { ended, due, met, by } = deadlineOf(log, { end: question.end, due: question.due, by: question.per }, readTime)
      const of = log.traces.length
      return {
        ...empty,
        parts: [
          { what: 'has-end', part: { count: ended, of } },
          { what: 'has-deadline', part: { count: due, of } },
          { what: 'met', part: met },
          ...by.map(({ value, ...part }) => ({ what: `met: ${value}`, part })),
        ],
      }
    }
    case 'between': {
      const { spread, reversed } = betweenColumns(log, question.from, question.to, readTime)
      return { ...empty, spread, parts: [{ what: 'reversed', part: reversed }] }
    }
    case 'numbers': {
      const { spread, counts } = numbersIn(log, question.column)
      return { ...empty, spread, counts: [...counts], unit: 'number' }
    }
  }
}
