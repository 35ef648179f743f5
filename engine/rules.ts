import type { Duration } from '../events/duration.ts'
import type { Instant } from '../events/instant.ts'
import { endingWithAnnulment, owedAgainAfter } from './approvals/ends-with-ratification.ts'
import { stepClockRules } from './approvals/step-clocks.ts'
import type { Calendar } from './calendar/calendar.ts'
import { localDateOf } from './calendar/days.ts'
import type { DutyRule, EvidenceRule, GateRule, Lifecycle, Pack, Party, PermitRule, Trigger } from './pack.ts'
import type { SealingSetting } from './sealing.ts'

/** 公司设置 on clocks: what no clause orders. Shown as a setting with who set it, never as a clause. */
export type ClockSettings = {
  /** A warning at this share of the time, 0 to 1; 0 means none. */
  readonly warnShare: number
  /** Whom a breach goes to, and when after it. The first rung is usually the owner's superior at once. */
  readonly ladder: readonly { readonly after: Duration; readonly to: Party }[]
}

/** One edition, indexed for the engine: made once, used for every event. */
export type Edition = {
  readonly pack: Pack
  readonly key: string
  readonly duties: ReadonlyMap<string, DutyRule>
  /** `robot:verify` by `verify`: put together once and not for every event. */
  readonly dutyNames: ReadonlyMap<string, string>
  /** By duty: the annulments of an approval after which it is owed again. */
  readonly owedAgain: ReadonlyMap<string, readonly Trigger[]>
  readonly dutiesByEvent: ReadonlyMap<
    string,
    { starts: readonly DutyRule[]; stops: readonly DutyRule[]; cancels: readonly DutyRule[] }
  >
  /** The duties whose time an event states. */
  readonly stated: readonly DutyRule[]
  readonly evidenceByEvent: ReadonlyMap<string, { gives: readonly EvidenceRule[]; voids: readonly EvidenceRule[] }>
  readonly gatesByAct: ReadonlyMap<string, readonly GateRule[]>
  readonly permitsByAct: ReadonlyMap<string, readonly PermitRule[]>
  readonly lifecycles: ReadonlyMap<string, Lifecycle>
  readonly rank: ReadonlyMap<string, number>
  /** Published on the very day from which it is in force: what happened that day before this moment follows the edition before. */
  readonly begins?: Instant
}

/** Of several regulations that lead one kind of case, the one that the company chose, from a moment on. */
export type PrimaryChoice = { readonly kind: string; readonly regulation: string; readonly since: Instant }

/** What a case is decided by: all editions an organisation has published, its working calendar, its clock settings. */
export type Rules = {
  readonly editions: readonly Edition[]
  readonly calendar: Calendar
  readonly settings: ClockSettings
  /** In the order in which they were made. */
  readonly primary?: readonly PrimaryChoice[] | undefined
  /** What the company seals of itself, beside what its regulations do. */
  readonly sealed?: readonly SealingSetting[] | undefined
}

function group<K, V>(entries: Iterable<readonly [K, V]>): Map<K, V[]> {
  const map = new Map<K, V[]>()
  for (const [key, value] of entries) {
    const list = map.get(key)
    if (list) list.push(value)
    else map.set(key, [value])
  }
  return map
}

const byTrigger = <R>(rules: readonly R[], triggers: (rule: R) => readonly { on: string }[] | undefined): Map<string, R[]> =>
  group(rules.flatMap(rule => [...new Set((triggers(rule) ?? []).map(t => t.on))].map(on => [on, rule] as const)))

function merge<A, B>(a: Map<string, A[]>, b: Map<string, B[]>): string[] {
  return [...new Set([...a.keys(), ...b.keys()])]
}

/** Indexes a pack that has passed its schema. */
export function compileEdition(pack: Pack): Edition {
  const duties = [...pack.duties.map(endingWithAnnulment), ...stepClockRules(pack)]
  const owedAgain = new Map(duties.map(d => [d.id, owedAgainAfter(d)]))
  const starts = byTrigger(duties, d => [...d.start, ...(owedAgain.get(d.id) ?? [])])
  const stops = byTrigger(duties, d => d.stop)
  const cancels = byTrigger(duties, d => d.cancel)
  const gives = byTrigger(pack.evidence, e => e.on)
  const voids = byTrigger(pack.evidence, e => e.voidedBy)
  return {
    pack,
    key: `${pack.id}@${pack.edition}`,
    duties: new Map(duties.map(d => [d.id, d])),
    dutyNames: new Map(duties.map(d => [d.id, `${pack.id}:${d.id}`])),
    owedAgain,
    dutiesByEvent: new Map(
      [...new Set([...merge(starts, stops), ...cancels.keys()])].map(on => [
        on,
        { starts: starts.get(on) ?? [], stops: stops.get(on) ?? [], cancels: cancels.get(on) ?? [] },
      ]),
    ),
    stated: duties.filter(duty => duty.stated !== undefined),
    evidenceByEvent: new Map(merge(gives, voids).map(on => [on, { gives: gives.get(on) ?? [], voids: voids.get(on) ?? [] }])),
    gatesByAct: group(pack.gates.map(g => [g.act, g] as const)),
    permitsByAct: group(pack.permits.map(p => [p.act, p] as const)),
    lifecycles: new Map(pack.lifecycles.map(l => [l.kind, l])),
    rank: new Map(pack.levels.map(l => [l.id, l.rank])),
  }
}

/**
 * The editions in force on the local day of an instant: one for each regulation at most. A published edition never changes, so that one without
 * an end is over when the next of its regulation begins.
 */
export function editionsInForce(rules: Rules, at: Instant): readonly Edition[] {
  const turns = turnsOf(rules)
  const ms = Date.parse(at)
  let i = turns.length
  while (i > 0 && turns[i - 1]! > ms) i -= 1
  // Near a turn the wall clock decides, which may show a date twice; away from one it is looked up.
  const isNear = [turns[i - 1], turns[i]].some(turn => turn !== undefined && Math.abs(turn - ms) < NEAR)
  if (isNear || Number.isNaN(ms)) return readInForce(rules, at)
  const stretches = stretchesOf(rules)
  const found = stretches[i] ?? readInForce(rules, at)
  stretches[i] = found
  return found
}

/** More than the difference of any zone from UTC and any shift of the clock. */
const NEAR = 3 * 86_400_000
const turnsKnown = new WeakMap<Rules, readonly number[]>()
const stretchesKnown = new WeakMap<Rules, (readonly Edition[] | undefined)[]>()

/** The days on which an edition begins or ends, as midnight UTC, and the moments of those that began within a day. */
function turnsOf(rules: Rules): readonly number[] {
  const known = turnsKnown.get(rules)
  if (known) return known
  const moments = rules.editions.flatMap(({ pack: { inForce }, begins }) => [
    Date.parse(`${inForce.from}T00:00:00Z`),
    ...(inForce.to === undefined ? [] : [Date.parse(`${inForce.to}T00:00:00Z`)]),
    ...(begins === undefined ? [] : [Date.parse(begins)]),
  ])
  const turns = [...new Set(moments)].sort((a, b) => a - b)
  turnsKnown.set(rules, turns)
  return turns
}

function stretchesOf(rules: Rules): (readonly Edition[] | undefined)[] {
  const known = stretchesKnown.get(rules) ?? []
  stretchesKnown.set(rules, known)
  return known
}

function readInForce(rules: Rules, at: Instant): readonly Edition[] {
  const day = localDateOf(rules.calendar, at)
  const begun = rules.editions.filter(
    ({ pack: { inForce }, begins }) =>
      inForce.from <= day &&
      (begins === undefined || begins <= at) &&
      // Repealed before its first day: it never was in force, and the edition before it goes on.
      (inForce.to === undefined || inForce.to > inForce.from),
  )
  const latest = begun.filter(
    ({ pack }) => !begun.some(other => other.pack.id === pack.id && other.pack.inForce.from > pack.inForce.from),
  )
  return latest.filter(({ pack }) => pack.inForce.to === undefined || day < pack.inForce.to)
}

/** A choice since then holds for all that ever happened: it was made when the organisation was founded. */
export const BEFORE_ALL: Instant = '0001-01-01T00:00:00.000Z'

const historyRules = new WeakMap<Rules, Rules>()

/**
 * The rules by which a past log is measured: the first edition of each regulation reaches back without end, since a log is usually older than
 * the first regulation that was written down here. Figures only; nothing rings for it.
 */
export function rulesForHistory(rules: Rules): Rules {
  const known = historyRules.get(rules)
  if (known) return known
  const first = new Map<string, string>()
  for (const { pack } of rules.editions)
    if (pack.inForce.from < (first.get(pack.id) ?? '9999')) first.set(pack.id, pack.inForce.from)
  const reached = (edition: Edition): Edition =>
    first.get(edition.pack.id) === edition.pack.inForce.from ? reachingBack(edition) : edition
  // A choice reaches back as far as the first edition does: nobody chose before.
  const primary = rules.primary?.map((one, i, all) => ({
    ...one,
    since: all.findIndex(other => other.kind === one.kind) === i ? BEFORE_ALL : one.since,
  }))
  const made = { ...rules, editions: rules.editions.map(reached), primary }
  historyRules.set(rules, made)
  historyRules.set(made, made)
  return made
}

/** An edition as if it had been in force since ever; its end stays. */
export function reachingBack({ begins: _begins, ...edition }: Edition): Edition {
  return { ...edition, pack: { ...edition.pack, inForce: { ...edition.pack.inForce, from: '0001-01-01' } } }
}

/** The edition named `robot@2026-01-01`; an unknown name is a fault of ours and throws. */
export function editionNamed(rules: Rules, key: string): Edition {
  const edition = rules.editions.find(e => e.key === key)
  if (!edition) throw new Error(`no edition ${key}`)
  return edition
}

/** The editions in force that would lead a new case of this kind, the one that does first. */
export function leadersOf(rules: Rules, kind: string, at: Instant): readonly Edition[] {
  const leads = (edition: Edition) => edition.pack.primaryFor.includes(kind as never) && edition.lifecycles.has(kind)
  const leaders = editionsInForce(rules, at).filter(leads)
  if (leaders.length < 2) return leaders
  const chosen = rules.primary?.findLast(one => one.kind === kind && one.since <= at)?.regulation
  // Where nobody chose, the regulation that has led it longest goes on: a new one takes nothing over by being published.
  const since = ({ pack: { id } }: Edition) =>
    rules.editions
      .filter(e => e.pack.id === id && leads(e))
      .map(e => e.pack.inForce.from)
      .sort()[0]!
  return leaders.toSorted(
    (a, b) =>
      Number(b.pack.id === chosen) - Number(a.pack.id === chosen) || (since(a) < since(b) ? -1 : since(a) > since(b) ? 1 : 0),
  )
}

/**
 * The edition that gives lifecycle, gates and forms to a new case of this kind; of several that would, the one that the company chose.
 * Undefined where no regulation governs it.
 */
export function primaryEdition(rules: Rules, kind: string, at: Instant): Edition | undefined {
  return leadersOf(rules, kind, at)[0]
}
