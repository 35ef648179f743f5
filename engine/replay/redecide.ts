import type { CaseEvent } from '../../events/envelope.ts'
import { effectiveAt } from '../advance.ts'
import { isWithin, limitOf } from '../approvals/limits.ts'
import { partyName } from '../conditions.ts'
import { proposeLevel, tableFacts, tableFor } from '../grading.ts'
import { subjectFor } from '../levels.ts'
import type { RouteRule, RouteStepRule } from '../pack.ts'
import { type Edition, primaryEdition, type Rules, rulesForHistory } from '../rules.ts'
import { stepsTogether } from '../together.ts'

/** Why a question of the past cannot be answered by the recorded facts. */
export type Undecided = 'fact-never-asked' | 'level-unknown' | 'kind-not-governed' | 'no-route'
/** Who would decide a submission: the posts of each step, and how many of them. */
export type Approvers = { readonly request: string; readonly subject: string; readonly steps: readonly string[] }

export type Redecided = {
  readonly events: readonly CaseEvent[]
  readonly approvers: readonly Approvers[]
  readonly undecided: readonly Undecided[]
}

/** The edition that gives these rules' lifecycle to a case; for a past log the earliest one reaches back. */
function primaryOf(rules: Rules, first: CaseEvent<'case.opened'>): Edition | undefined {
  return primaryEdition(first.data.history ? rulesForHistory(rules) : rules, first.data.kind, effectiveAt(first))
}

/**
 * The events as they would read had these rules been in force: what the system derived when it recorded them (the proposed level,
 * the confirmed level where nobody overrode the proposal) is derived again from the recorded facts. What people decided stays.
 * A submission goes through the steps of all regulations that bind the case then, as it does when it is made.
 * `asked`: the facts that the grading in force at the time asked for; a table that reads others cannot judge the past.
 */
export function redecide(rules: Rules, events: readonly CaseEvent[], asked: ReadonlySet<string>): Redecided {
  const first = events[0]
  const nothing: Redecided = { events, approvers: [], undecided: [] }
  if (first?.type !== 'case.opened') return nothing
  const { kind } = first.data
  const edition = primaryOf(rules, first)
  if (!edition) return { ...nothing, undecided: ['kind-not-governed'] }
  const undecided = new Set<Undecided>()
  const grading = tableFor(edition, 'grading', kind)
  let facts = first.data.facts
  let category = first.data.category
  let subtype = first.data.subtype
  let level = first.data.level
  const propose = (): string | undefined => {
    if (grading === undefined) return undefined
    const read = tableFacts(facts, category, subtype)
    if (grading.axes.some(({ name }) => !asked.has(name) && read[name] === undefined)) undecided.add('fact-never-asked')
    return proposeLevel(edition, kind, read)?.level
  }
  const approvers: Approvers[] = []
  // Most events stand as they were recorded: the list is copied when one does not.
  let redone: CaseEvent[] | undefined
  const replace = (i: number, event: CaseEvent) => {
    redone ??= [...events]
    redone[i] = event
  }
  for (const [i, event] of events.entries()) {
    if (event.type === 'case.opened') {
      const proposed = propose()
      level = proposed ?? level
      if (proposed !== undefined && proposed !== event.data.level)
        replace(i, { ...event, data: { ...event.data, level: proposed } })
    } else if (event.type === 'case.classified') {
      const { data } = event
      facts = { ...facts, ...data.facts }
      category = data.category ?? category
      subtype = data.subtype ?? subtype
      const proposed = propose() ?? data.proposed
      const next = data.overridden ? data.level : proposed
      if (!edition.rank.has(next)) undecided.add('level-unknown')
      const previous = level ?? data.previous
      level = next
      if (proposed !== data.proposed || next !== data.level || previous !== data.previous)
        replace(i, { ...event, data: { ...data, proposed, level: next, previous } })
    } else {
      const asks = submissionOf(event)
      if (asks === undefined) continue
      const steps = stepsOf(
        first.data.history ? rulesForHistory(rules) : rules,
        { kind, edition: edition.key, level, category },
        event,
        asks,
      )
      if (steps.length === 0) undecided.add('no-route')
      approvers.push({ request: event.id, subject: asks.form ?? asks.subject, steps })
    }
  }
  return { events: redone ?? events, approvers, undecided: [...undecided] }
}

type Submission = { readonly subject: RouteRule['subject']; readonly form?: string }
function submissionOf(event: CaseEvent): Submission | undefined {
  switch (event.type) {
    case 'plan.submitted':
      return { subject: 'plan' }
    case 'compensation.submitted':
      return { subject: 'compensation' }
    case 'matter.submitted':
      return { subject: 'matter' }
    case 'review.submitted':
      return { subject: 'review' }
    case 'form.submitted':
      return { subject: 'form', form: event.data.form }
    default:
      return undefined
  }
}

type Subject = { kind: string; edition: string; level: string | undefined; category: string | undefined }

/** The posts of each step that the regulations on the case order together at the moment of the submission, less those whose limit the amount reaches. */
function stepsOf(rules: Rules, { kind, edition, level, category }: Subject, event: CaseEvent, asks: Submission): string[] {
  const state = { kind, edition, ...(level === undefined ? {} : { level }), ...(category === undefined ? {} : { category }) }
  const said = event.data as Record<string, unknown>
  const amountFen = (said.decisiveFen ?? said.amountFen) as number | undefined
  const data = amountFen === undefined ? said : { ...said, amountFen }
  const steps = stepsTogether(rules, state, asks.subject, data, effectiveAt(event), asks.form)
  return steps.map(({ edition: of, step }) => {
    const able = step.by.filter(
      party => !('role' in party) || isWithin(limitOf(of, subjectFor(of, state), asks.subject, party.role)?.belowFen, amountFen),
    )
    return `${able.map(partyName).join('|')}${step.mode === 'any' ? '' : `:${sayMode(step)}`}`
  })
}

const sayMode = ({ mode, quorum }: RouteStepRule): string => (quorum ? `${quorum.need}/${quorum.of}` : mode)

const asking = new WeakMap<Edition, Map<string, ReadonlySet<string>>>()

/** The facts that the grading in force when a case was opened asked for. */
export function factsAsked(rules: Rules, first: CaseEvent | undefined): ReadonlySet<string> {
  const edition = first?.type === 'case.opened' ? primaryOf(rules, first) : undefined
  if (first?.type !== 'case.opened' || edition === undefined) return new Set()
  const kinds = asking.get(edition) ?? new Map<string, ReadonlySet<string>>()
  asking.set(edition, kinds)
  const { kind } = first.data
  const known = kinds.get(kind)
  if (known) return known
  const asked = new Set([...(tableFor(edition, 'grading', kind)?.axes.map(axis => axis.name) ?? []), 'category', 'subtype'])
  kinds.set(kind, asked)
  return asked
}
