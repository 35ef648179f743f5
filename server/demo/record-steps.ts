import type { Duration } from '../../events/duration.ts'
import { type Step, step } from './steps.ts'

type Now = Parameters<Step['data']>[0]
type Row = Readonly<Record<string, string | number | readonly number[]>>
type Values = Readonly<Record<string, string | number | boolean | readonly string[] | readonly Row[]>>
type Texts = Readonly<Record<string, string | readonly Readonly<Record<string, string>>[]>>

/** Somebody fills in one of the regulation's records; values that depend on the moment are computed then. */
export const made = (
  after: Duration,
  by: Step['by'],
  record: string,
  values: Values | ((now: Now) => Values) = {},
  texts: Texts = {},
): Step => step(after, by, 'make-record', now => ({ record, values: typeof values === 'function' ? values(now) : values, texts }))

/** The local day some time ahead. In China a working day ends before midnight UTC, so that its UTC date is the same. */
export const dayAhead = (now: Now, ahead: Duration): string => now.at(ahead).slice(0, 10)

export const graded = (after: Duration, by: Step['by'], level: string): Step =>
  step(after, by, 'classify', () => ({ level, facts: {} }))
export const assigned = (after: Duration, by: Step['by'], person: string): Step =>
  step(after, by, 'assign', now => ({ person: now.id(person) }))
export const decided = (after: Duration, reason = '同意'): Step =>
  step(after, 'deciders', 'decide', () => ({ decision: 'approve', reason }))
export const submitted = (after: Duration, by: Step['by'], proposal: string, amountFen?: number): Step =>
  step(after, by, 'submit-matter', () => ({ proposal, ...(amountFen === undefined ? {} : { amountFen }) }))
export const replied = (after: Duration, by: Step['by'], text: string): Step =>
  step(after, by, 'reply', () => ({ channel: 'phone', text }))
export const toldCustomer = (after: Duration, by: Step['by'], text: string): Step =>
  step(after, by, 'progress', () => ({ to: 'customer', text }))
export const begun = (after: Duration, by: Step['by'] = 'handler'): Step => step(after, by, 'start')
export const completed = (after: Duration, solution: string, by: Step['by'] = 'handler'): Step =>
  step(after, by, 'complete', () => ({ solution, measures: `已落实：${solution}`, guarantees: '同类问题优先处理，回访跟踪' }))
export const resultSent = (after: Duration, by: Step['by'], solution: string): Step =>
  step(after, by, 'send-result', () => ({ channel: 'phone', text: `您反映的问题已处理：${solution}` }))
export const answered = (after: Duration, by: Step['by'], rating: number, satisfied = rating > 2): Step =>
  step(after, by, 'record-feedback', () => ({
    satisfied,
    rating,
    via: 'phone',
    comment: satisfied ? '问题解决了，谢谢' : '没有彻底解决，还要再来',
  }))
export const archived = (after: Duration, by: Step['by']): Step => step(after, by, 'archive')
export const closed = (after: Duration, by: Step['by'], summary: string): Step =>
  step(after, by, 'close-matter', () => ({ outcome: 'done', summary }))
