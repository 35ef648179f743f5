import { type Calendar, type CalendarSpec, compileCalendar } from '../../../engine/calendar/calendar.ts'
import type { Finding } from '../../../engine/lint/finding.ts'
import type { Pack } from '../../../engine/pack.ts'
import { lintDraft } from './findings-of.ts'

/** What the lint looks at besides the draft; sent once, for it is large and seldom changes. A calendar goes as its data. */
export type LintBeside = {
  readonly kind: 'beside'
  readonly others: readonly Pack[]
  readonly calendar: CalendarSpec
  readonly today: string
}
export type LintDraft = { readonly kind: 'draft'; readonly number: number; readonly pack: Pack }
export type LintMessage = LintBeside | LintDraft
/** `number` is that of the question. `failed`: a fault of ours, in words for the log. */
export type LintAnswer =
  | { readonly number: number; readonly findings: readonly Finding[] }
  | { readonly number: number; readonly failed: string }

/** What the lint's worker does with each message: it remembers what stands beside, and answers each draft. Never throws. */
export function linter(): (message: LintMessage) => LintAnswer | undefined {
  let beside: { others: readonly Pack[]; calendar: Calendar; today: string } | undefined
  return message => {
    if (message.kind === 'beside') {
      beside = { others: message.others, calendar: compileCalendar(message.calendar), today: message.today }
      return undefined
    }
    const { number, pack } = message
    if (beside === undefined) return { number, failed: 'a draft came before what stands beside it' }
    try {
      return { number, findings: lintDraft(pack, beside.others, beside) }
    } catch (error) {
      // A draft that the lint cannot digest must not end the worker: the next state of it may be fine.
      return { number, failed: error instanceof Error ? (error.stack ?? error.message) : String(error) }
    }
  }
}
