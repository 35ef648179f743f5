import type { CaseEvent } from '../../events/envelope.ts'
import type { RouteStep } from '../../events/handling-events.ts'
import { partyName } from '../conditions.ts'
import { proposeLevel, tableFacts, tableFor } from '../grading.ts'
import type { RouteRule } from '../pack.ts'
import { routeFor } from '../routes.ts'
import { type Edition, primaryEdition, type Rules } from '../rules.ts'

/** Why a question of the past cannot be answered by the recorded facts. */
export type Undecided = 'fact-never-asked' | 'level-unknown' | 'kind-not-governed' | 'no-route'
/** Who would decide a submission: the posts of each step, and how many of them. */
export type Approvers = { readonly request: string; readonly subject: string; readonly steps: readonly string[] }

export type Redecided = {
  readonly events: readonly CaseEvent[]
  readonly approvers: readonly Approvers[]
  readonly undecided: readonly Undecided[]
}

/**
 * The events as they would read had these rules been in force: what the system derived when it recorded them (the proposed level,
 * the confirmed level where nobody overrode the proposal) is derived again from the recorded facts. What people decided stays.
 * `asked`: the facts that the grading in force at the time asked for; a table that reads others cannot judge the past.
 */
export function redecide(rules: Rules, events: readonly CaseEvent[], asked: ReadonlySet<string>): Redecided {
  const first = events[0]
  const nothing: Redecided = { events, approvers: [], undecided: [] }
  if (first?.type !== 'case.opened') return nothing
  const { kind } = first.data
  const edition = primaryEdition(rules, kind, first.at)
  if (!edition) return { ...nothing, undecided: ['kind-not-governed'] }
  const undecided = new Set<Undecided>()
  const levels = new Set(edition.pack.levels.map(level => level.id))
  const grading = tableFor(edition, 'grading', kind)
  let facts = first.data.facts
  let category = first.data.category
  let subtype = first.data.subtype
  let level = first.data.level
  const propose = (): string | undefined => {
    if (grading?.axes.some(({ name }) => !asked.has(name) && tableFacts(facts, category, subtype)[name] === undefined))
      undecided.add('fact-never-asked')
    return proposeLevel(edition, kind, tableFacts(facts, category, subtype))?.level
  }
  const approvers: Approvers[] = []
  const redone = events.map((event): CaseEvent => {
    if (event.type === 'case.opened') {
      const proposed = propose()
      level = proposed ?? level
      return proposed === undefined || proposed === event.data.level
        ? event
        : { ...event, data: { ...event.data, level: proposed } }
    }
    if (event.type === 'case.classified') {
      const { data } = event
      facts = { ...facts, ...data.facts }
      category = data.category ?? category
      subtype = data.subtype ?? subtype
      const proposed = propose() ?? data.proposed
      const next = data.overridden ? data.level : proposed
      if (!levels.has(next)) undecided.add('level-unknown')
      const previous = level ?? data.previous
      level = next
      return { ...event, data: { ...data, proposed, level: next, previous } }
    }
    const asks = submissionOf(event)
    if (asks) approvers.push(approversOf(edition, { kind, level, category }, event, asks, undecided))
    return event
  })
  return { events: redone, approvers, undecided: [...undecided] }
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
    case 'form.submitted':
      return { subject: 'form', form: event.data.form }
    default:
      return undefined
  }
}

function approversOf(
  edition: Edition,
  subject: { kind: string; level: string | undefined; category: string | undefined },
  event: CaseEvent,
  { subject: about, form }: Submission,
  undecided: Set<Undecided>,
): Approvers {
  const { level, category, kind } = subject
  const route = routeFor(
    edition,
    { kind, ...(level === undefined ? {} : { level }), ...(category === undefined ? {} : { category }) },
    about,
    event.data as Record<string, unknown>,
    form,
  )
  if (!route) undecided.add('no-route')
  return {
    request: event.id,
    subject: form ?? about,
    steps: (route?.steps ?? []).map(
      step => `${step.by.map(partyName).join('|')}${step.mode === 'any' ? '' : `:${sayMode(step)}`}`,
    ),
  }
}

const sayMode = (step: Pick<RouteStep, 'mode' | 'quorum'> | RouteRule['steps'][number]): string =>
  step.quorum ? `${step.quorum.need}/${step.quorum.of}` : step.mode

/** The facts that the grading tables of an edition ask for in cases of a kind. */
export function factsAsked(rules: Rules, kind: string, at: string): ReadonlySet<string> {
  const edition = primaryEdition(rules, kind, at)
  const grading = edition && tableFor(edition, 'grading', kind)
  return new Set([...(grading?.axes.map(axis => axis.name) ?? []), 'category', 'subtype'])
}
