import { fold } from '../../../engine/advance.ts'
import { type Alarm, alarmsOf } from '../../../engine/alarms.ts'
import { bindsOthers, editionsBinding, evidenceName, stateFor } from '../../../engine/binding.ts'
import { includes, inKind } from '../../../engine/conditions.ts'
import { proposeLevel, tableFacts } from '../../../engine/grading.ts'
import { levelIn, subjectFor } from '../../../engine/levels.ts'
import type { DutyRule, FormRule, GateRule, Pack, RetentionRule, RouteRule, TableRow } from '../../../engine/pack.ts'
import { archiveList, formsFor, retentionFor } from '../../../engine/routes.ts'
import { type Edition, editionNamed, primaryEdition, type Rules } from '../../../engine/rules.ts'
import type { CaseState, DutyOutcome, OpenDuty } from '../../../engine/state.ts'
import { editionsOn, type OrderedStep, stepsTogether } from '../../../engine/together.ts'
import { type BenchCase, eventsOf } from './bench-events.ts'
import { type BenchViolation, violationsAfter } from './bench-violations.ts'

/** Something that follows, with the regulation it comes from. */
export type From<T> = { readonly rule: T; readonly from: Edition }
export type BenchDuty = From<DutyRule> & {
  readonly duty: OpenDuty
  readonly alarms: readonly Alarm[]
  readonly outcome?: DutyOutcome
  readonly endedAt?: string
  /** Of open duties of one meaning in several regulations, the one due first. */
  readonly strictest?: true
}
export type BenchRoute = {
  readonly subject: RouteRule['subject']
  readonly form?: FormRule
  readonly steps: readonly OrderedStep[]
}
export type BenchResult = {
  /** The regulation that leads such a case. */
  readonly leads: Edition
  readonly level?: string
  readonly proposed?: string
  /** The same level in the words of the other regulations that have words for it. */
  readonly alsoLevels: readonly { readonly from: Edition; readonly level: string }[]
  readonly rows: readonly TableRow[]
  readonly stage: string
  readonly duties: readonly BenchDuty[]
  /** Duties of such a case that nothing has begun yet. */
  readonly ahead: readonly From<DutyRule>[]
  readonly routes: readonly BenchRoute[]
  readonly gates: readonly (From<GateRule> & { readonly missing: readonly string[] })[]
  readonly archive: readonly (Pack['archive'][number] & { readonly isThere: boolean })[]
  readonly kept: readonly From<RetentionRule>[]
  readonly violations: readonly BenchViolation[]
}

type Folded = NonNullable<ReturnType<typeof fold>>

function dutiesOf(rules: Rules, { state, changes }: Folded): BenchDuty[] {
  const from = (duty: OpenDuty) => {
    const edition = editionNamed(rules, duty.edition)
    return { from: edition, rule: edition.duties.get(duty.rule)!, duty }
  }
  const open = Object.values(state.duties)
    .map((duty): BenchDuty => ({ ...from(duty), alarms: alarmsOf(rules, state, duty) }))
    .toSorted(byDue)
  const marked = open.map(one => {
    const same = open.filter(other => other.rule.meaning === one.rule.meaning)
    return same[0] === one && same.some(other => other.from !== one.from) ? { ...one, strictest: true as const } : one
  })
  const ended = changes.flatMap((change): BenchDuty[] =>
    change.kind === 'duty-closed' ? [{ ...from(change.duty), alarms: [], outcome: change.outcome, endedAt: change.at }] : [],
  )
  return [...marked, ...ended].toSorted(byDue)
}
const byDue = (a: BenchDuty, b: BenchDuty) => ((a.duty.dueAt ?? '9') < (b.duty.dueAt ?? '9') ? -1 : 1)

function aheadOf(editions: readonly Edition[], state: CaseState, duties: readonly BenchDuty[]): From<DutyRule>[] {
  const seen = new Set(duties.map(one => one.rule))
  return editions.flatMap(from => {
    const subject = subjectFor(from, state)
    // A level that nobody knows yet may still become any; one that a regulation has no word for is none of its own.
    const fits = (rule: DutyRule) => (state.level === undefined ? inKind(rule, subject) : includes(rule, subject))
    return from.pack.duties.filter(rule => !seen.has(rule) && fits(rule)).map(rule => ({ rule, from }))
  })
}

function routesOf(rules: Rules, leads: Edition, state: CaseState, given: BenchCase): BenchRoute[] {
  const data = { amountFen: given.amountFen, toManagement: false, urgent: false }
  const asked = [
    ...(['plan', 'compensation', 'matter'] as const).map(subject => ({ subject })),
    ...formsFor(leads, state).map(form => ({ subject: 'form' as const, form })),
  ]
  return asked.flatMap((one): BenchRoute[] => {
    const form = 'form' in one ? one.form : undefined
    const steps = stepsTogether(rules, state, one.subject, data, state.lastAt, form?.id)
    return steps.length === 0 ? [] : [{ ...one, steps }]
  })
}

function gatesOf(rules: Rules, state: CaseState): BenchResult['gates'] {
  return editionsBinding(rules, state).flatMap(from => {
    const seen = stateFor(from, state)
    const isThere = (id: string) => evidenceName(from, state, id) in state.evidence
    return from.pack.gates
      .filter(rule => includes(rule, seen) && (from.key === state.edition || bindsOthers(from, rule)))
      .map(rule => ({
        rule,
        from,
        missing: rule.needs
          .filter(need => (need.ifSeen === undefined || isThere(need.ifSeen)) && !isThere(need.evidence))
          .map(need => need.evidence),
      }))
  })
}

/**
 * Everything that would follow, each with its regulation: level with its rows, duties with due times on the calendar and their alarms,
 * routes with their steps, gates with what is missing, what is filed and how long it is kept, violations with their sanctions.
 * Undefined where none of the regulations leads such a case.
 */
export function runBench(rules: Rules, given: BenchCase): BenchResult | undefined {
  const leads = primaryEdition(rules, given.kind, given.openedAt)
  if (leads === undefined) return undefined
  const proposal = proposeLevel(leads, given.kind, tableFacts(given.facts, given.category))
  const level = given.level ?? proposal?.level
  const folded = fold(rules, eventsOf(given, level, proposal?.rows ?? []))
  if (folded === undefined) return undefined
  const { state } = folded
  const editions = editionsOn(rules, state, state.lastAt)
  const duties = dutiesOf(rules, folded)
  return {
    leads,
    ...(state.level === undefined ? {} : { level: state.level }),
    ...(proposal === undefined ? {} : { proposed: proposal.level }),
    alsoLevels: editions.flatMap(from => {
      const said = from === leads ? undefined : levelIn(from, state.edition, state.level)
      return said === undefined ? [] : [{ from, level: said }]
    }),
    rows: proposal?.rows ?? [],
    stage: state.stage,
    duties,
    ahead: aheadOf(editions, state, duties),
    routes: routesOf(rules, leads, state, given),
    gates: gatesOf(rules, state),
    archive: archiveList(rules, state).map(({ item, event }) => ({ ...item, isThere: event !== undefined })),
    kept: editions.flatMap(from => retentionFor(from, subjectFor(from, state)).map(rule => ({ rule, from }))),
    violations: violationsAfter(editions, duties),
  }
}
