import { fold } from '../../../engine/advance.ts'
import { type Alarm, alarmsOf } from '../../../engine/alarms.ts'
import type { Calendar } from '../../../engine/calendar/calendar.ts'
import { includes, inKind } from '../../../engine/conditions.ts'
import { proposeLevel, tableFacts } from '../../../engine/grading.ts'
import type { Condition, DutyRule, GateRule, Pack, RouteRule, TableRow, Trigger } from '../../../engine/pack.ts'
import { formsFor, routeFor } from '../../../engine/routes.ts'
import { type ClockSettings, compileEdition, type Edition, type Rules } from '../../../engine/rules.ts'
import type { DutyOutcome, OpenDuty } from '../../../engine/state.ts'
import type { GradingFacts } from '../../../events/case-words.ts'
import type { CaseEvent } from '../../../events/envelope.ts'
import type { Instant } from '../../../events/instant.ts'

/** What somebody asks the draft: such a case, opened then, and what happened after. */
export type BenchCase = {
  readonly kind: string
  readonly category?: string | undefined
  readonly facts: GradingFacts
  /** Instead of what the grading table proposes. */
  readonly level?: string | undefined
  readonly openedAt: Instant
  readonly then: readonly { readonly trigger: Trigger; readonly at: Instant }[]
  readonly amountFen?: number | undefined
}
export type BenchDuty = {
  readonly rule: DutyRule
  readonly duty: OpenDuty
  readonly alarms: readonly Alarm[]
  readonly outcome?: DutyOutcome
  readonly endedAt?: Instant
}
export type BenchRoute = { readonly rule: RouteRule; readonly form?: string }
export type BenchResult = {
  readonly level?: string
  readonly proposed?: string
  readonly rows: readonly TableRow[]
  readonly stage: string
  readonly duties: readonly BenchDuty[]
  /** Duties of such a case that nothing has begun yet. */
  readonly ahead: readonly DutyRule[]
  readonly routes: readonly BenchRoute[]
  readonly gates: readonly { readonly rule: GateRule; readonly missing: readonly string[] }[]
}

/** The draft alone as the organisation's rules: in force always, so that any day can be tried. */
export function benchRules(pack: Pack, calendar: Calendar, settings: ClockSettings): { rules: Rules; edition: Edition } {
  const edition = compileEdition({ ...pack, inForce: { from: '2000-01-01' } })
  return { rules: { editions: [edition], calendar, settings }, edition }
}

/** A value that meets a condition: the first of its choices, or its lower bound. */
function meeting(condition: Condition): unknown {
  if ('in' in condition) return condition.in[0]
  return condition.gte ?? (condition.lt === undefined ? 0 : condition.lt - 1)
}

/** Data of an event that pulls this trigger: what its conditions ask, and nobody in particular for the people it names. */
export function dataFor(trigger: Trigger, level: string | undefined): Record<string, unknown> {
  const data: Record<string, unknown> = {
    ...{ person: 'somebody', owner: 'somebody', members: [], attendees: [], to: [], route: [], measures: [] },
    ...{ duties: [], missing: [], round: 1, level: level ?? '', proposed: level ?? '', facts: {}, rows: [] },
  }
  for (const [field, condition] of Object.entries(trigger.when ?? {})) {
    const [outer = field, inner] = field.split('.')
    if (inner === undefined) data[outer] = meeting(condition)
    else data[outer] = { ...(data[outer] as object | undefined), [inner]: meeting(condition) }
  }
  return data
}

function eventsOf(given: BenchCase, level: string | undefined, rows: readonly TableRow[]): CaseEvent[] {
  const opened = {
    ...{
      kind: given.kind,
      number: '',
      channel: 'phone',
      facts: given.facts,
      rows: rows.map(row => row.id),
      missing: [],
      history: false,
    },
    ...(given.category === undefined ? {} : { category: given.category }),
    ...(level === undefined ? {} : { level }),
  }
  const told = [
    { type: 'case.opened', at: given.openedAt, data: opened },
    ...given.then
      .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
      .map(({ trigger, at }) => ({ type: trigger.on, at, data: dataFor(trigger, level) })),
  ]
  // Safe: the engine reads of an event only what rules read, and that is what the conditions say.
  return told.map(
    ({ type, at, data }, i) =>
      ({
        id: `e${i + 1}`,
        stream: 'case',
        seq: i + 1,
        type,
        at,
        recordedAt: at,
        actor: 'somebody',
        data,
      }) as unknown as CaseEvent,
  )
}

/**
 * Everything that would follow under the draft: level with its rows, duties with due times on the given calendar and their alarms,
 * routes with their steps, gates with what is missing. Undefined where the draft does not govern such a case (no lifecycle).
 */
export function runBench(rules: Rules, edition: Edition, given: BenchCase): BenchResult | undefined {
  if (!edition.lifecycles.has(given.kind) || !(edition.pack.primaryFor as readonly string[]).includes(given.kind))
    return undefined
  const proposal = proposeLevel(edition, given.kind, tableFacts(given.facts, given.category))
  const level = given.level ?? proposal?.level
  const folded = fold(rules, eventsOf(given, level, proposal?.rows ?? []))
  if (folded === undefined) return undefined
  const { state, changes } = folded
  const ruleOf = (duty: OpenDuty) => edition.duties.get(duty.rule)!
  const open = Object.values(state.duties).map(
    (duty): BenchDuty => ({ rule: ruleOf(duty), duty, alarms: alarmsOf(rules, state, duty) }),
  )
  const ended = changes.flatMap((change): BenchDuty[] =>
    change.kind === 'duty-closed'
      ? [{ rule: ruleOf(change.duty), duty: change.duty, alarms: [], outcome: change.outcome, endedAt: change.at }]
      : [],
  )
  const seen = new Set([...open, ...ended].map(one => one.rule.id))
  const data = { amountFen: given.amountFen, toManagement: false, urgent: false }
  const subject = {
    kind: state.kind,
    ...(level === undefined ? {} : { level }),
    ...(given.category === undefined ? {} : { category: given.category }),
  }
  const routes = [
    ...(['plan', 'compensation', 'matter'] as const).map(name => ({ rule: routeFor(edition, subject, name, data) })),
    ...formsFor(edition, subject).map(form => ({ rule: routeFor(edition, subject, 'form', data, form.id), form: form.id })),
  ]
  return {
    ...(level === undefined ? {} : { level }),
    ...(proposal === undefined ? {} : { proposed: proposal.level }),
    rows: proposal?.rows ?? [],
    stage: state.stage,
    duties: [...open, ...ended].toSorted((a, b) => ((a.duty.dueAt ?? '9') < (b.duty.dueAt ?? '9') ? -1 : 1)),
    ahead: edition.pack.duties.filter(
      rule => !seen.has(rule.id) && (level === undefined ? inKind(rule, subject) : includes(rule, subject)),
    ),
    routes: routes.flatMap(({ rule, ...more }) => (rule === undefined ? [] : [{ rule, ...more }])),
    gates: edition.pack.gates
      .filter(rule => includes(rule, subject))
      .map(rule => ({
        rule,
        missing: rule.needs
          .filter(need => (need.ifSeen === undefined || need.ifSeen in state.evidence) && !(need.evidence in state.evidence))
          .map(need => need.evidence),
      })),
  }
}
