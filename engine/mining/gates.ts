import type { CaseEvent } from '../../events/envelope.ts'
import type { Instant } from '../../events/instant.ts'
import { eventDefinition } from '../../events/registry.ts'
import { effectiveAt, fold } from '../advance.ts'
import { editionsBinding, evidenceName } from '../binding.ts'
import { effectiveEvents } from '../corrections.ts'
import type { GateRule } from '../pack.ts'
import { gatesAsked, ruledAct } from '../permissions.ts'
import type { Edition, Rules } from '../rules.ts'
import type { CaseState } from '../state.ts'

/**
 * How a gate was passed. `kept`: what it asks was there. `missing`: it was not (an import, the system's own act). `voided`: it was there, and a correction
 * has taken it away since. `later`: by the times at which both happened it came only afterwards. `beyond`: it rests on a decision beyond authority, or one
 * made good afterwards.
 */
export const gateResults = ['kept', 'missing', 'voided', 'later', 'beyond'] as const
export type GateResult = (typeof gateResults)[number]
/** The ways in which a gate is broken. */
export const gateBreaks = ['missing', 'voided', 'later', 'beyond'] as const
export type GateBreak = (typeof gateBreaks)[number]
/** One gate that a case has passed, `pack/gate`. */
export type Passed = { readonly gate: string; readonly result: GateResult; readonly event: string }

/** The name of a gate over all editions of its regulation. */
export const gateName = (edition: Edition, gate: Pick<GateRule, 'id'>): string => `${edition.pack.id}/${gate.id}`

/**
 * Each gate that a case has passed and how, by its events as they count today (corrections applied), in their order. The same question that refuses an act
 * is asked again of the state before it, so that what never was refused (an import, the system) and what a correction has changed since come out.
 */
export function gatesPassed(rules: Rules, events: readonly CaseEvent[]): readonly Passed[] {
  const counting = effectiveEvents(events)
  const passed = walk(rules, counting)
  if (!events.some(({ type }) => type === 'event.corrected') || !passed.some(isMissing)) return passed
  // What was missing before any correction was never there.
  const atFirst = new Set(walk(rules, events).filter(isMissing).map(keyOf))
  return passed.map(one => (isMissing(one) && !atFirst.has(keyOf(one)) ? { ...one, result: 'voided' } : one))
}

const isMissing = ({ result }: Passed): boolean => result === 'missing'
const keyOf = ({ event, gate }: Passed): string => `${event} ${gate}`

function walk(rules: Rules, events: readonly CaseEvent[]): Passed[] {
  const passed: Passed[] = []
  const byId = new Map(events.map(event => [event.id, event]))
  const beyond = requestsBeyond(events)
  const asked = new Set(rules.editions.flatMap(edition => [...edition.gatesByAct.keys()]))
  const since = new Map<string, Instant>()
  fold(rules, events, (state, event) => {
    follow(since, state)
    const own = eventDefinition(event.type)?.act
    const act = own === undefined ? undefined : ruledAct(own)
    if (act === undefined || !asked.has(act)) return
    const data = event.data as Readonly<Record<string, unknown>>
    for (const edition of editionsBinding(rules, state))
      for (const { gate, needs, missing } of gatesAsked(edition, state, act, data)) {
        const result = missing.length > 0 ? 'missing' : restsOn(edition, state, needs, event)
        passed.push({ gate: gateName(edition, gate), result, event: event.id })
      }
  })
  return passed

  function restsOn(edition: Edition, state: CaseState, needs: readonly string[], event: CaseEvent): GateResult {
    const names = needs.map(id => evidenceName(edition, state, id))
    if (names.some(name => isBeyond(byId.get(state.evidence[name]!.event)))) return 'beyond'
    return names.some(name => since.get(name)! > effectiveAt(event)) ? 'later' : 'kept'
  }

  /** Whoever made a decision good afterwards did what they should: only what rests on the first one is marked. */
  function isBeyond(event: CaseEvent | undefined): boolean {
    return event?.type === 'approval.decided' && event.data.subject !== 'ratification' && beyond.has(event.data.request)
  }
}

/** Since when each piece of evidence has been there: given once more, it was there before. */
function follow(since: Map<string, Instant>, { evidence }: CaseState): void {
  for (const name of since.keys()) if (!(name in evidence)) since.delete(name)
  for (const name in evidence) {
    const [known, { at }] = [since.get(name), evidence[name]!]
    if (known === undefined || at < known) since.set(name, at)
  }
}

/** Decisions written down afterwards that went beyond the authority of who took them. */
const recordedBeyond = (events: readonly CaseEvent[]) =>
  events.flatMap(event => (event.type === 'approval.recorded' && event.data.isBeyond ? [event.data] : []))

/** Submissions of which some decision went beyond the authority of who took it, whoever decided the rest. */
const requestsBeyond = (events: readonly CaseEvent[]): ReadonlySet<string> =>
  new Set(recordedBeyond(events).map(({ request }) => request))

/** How decisions on a case went beyond authority (furn 5.2.2, 5.4), each sort once, as the events count today. */
export function decisionsBeyond(events: readonly CaseEvent[]): readonly string[] {
  return [...new Set(recordedBeyond(effectiveEvents(events)).flatMap(({ beyond }) => beyond))]
}
