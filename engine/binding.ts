import { inKind } from './conditions.ts'
import { subjectFor } from './levels.ts'
import type { EvidenceRule, GateRule, PermitRule } from './pack.ts'
import { type Edition, editionNamed, editionsInForce, type Rules, rulesForHistory } from './rules.ts'
import type { CaseState } from './state.ts'

type Standing = Pick<CaseState, 'edition' | 'openedAt' | 'history'>
type Data = Readonly<Record<string, unknown>>

/**
 * The editions whose gates, permits and evidence bind a case: its own first, then the other regulations' as they were in force when the
 * case was taken in, since an edition never reaches back (docs/decisions/0011, 0012).
 */
export function editionsBinding(rules: Rules, state: Standing): readonly Edition[] {
  const own = editionNamed(rules, state.edition)
  // One regulation is the common case and needs no calendar.
  if (rules.editions.every(edition => edition.pack.id === own.pack.id)) return [own]
  const known = state.history ? rulesForHistory(rules) : rules
  return [own, ...editionsInForce(known, state.openedAt).filter(edition => edition.pack.id !== own.pack.id)]
}

/** The record that a gate or permit speaks of, where it speaks of one. */
const namesRecord = ({ act, when }: Pick<GateRule, 'act' | 'when'>): boolean =>
  act === 'make-record' && when?.record !== undefined

/**
 * Whether a gate or permit of a regulation speaks of cases that another one leads. It must name their kind; without one it is about the
 * cases that its regulation leads itself, and about all where it leads none. What it says of its own records holds wherever they are made.
 * A permit that cites nothing is a setting of the product, which the leading regulation has its own of.
 */
export function bindsOthers(
  { pack }: Edition,
  rule: Pick<GateRule, 'act' | 'when' | 'kinds'> & Partial<Pick<PermitRule, 'clause' | 'reading'>>,
): boolean {
  if (rule.clause === undefined && rule.reading === undefined) return false
  return rule.kinds !== undefined || pack.primaryFor.length === 0 || namesRecord(rule)
}

/** The case as an edition sees it: with its level in that regulation's own words. */
export function stateFor(edition: Edition, state: CaseState): CaseState {
  if (edition.key === state.edition) return state
  const { level: _level, ...others } = state
  const { level } = subjectFor(edition, state)
  return level === undefined ? others : { ...others, level }
}

/** The name under which a case keeps evidence: the rule's own in its own regulation, with the regulation in front in another. */
export function evidenceName(edition: Edition, state: Pick<CaseState, 'edition'>, id: string): string {
  return state.edition.startsWith(`${edition.pack.id}@`) ? id : `${edition.pack.id}:${id}`
}

const asked = new WeakMap<Edition, Map<string, ReadonlySet<string>>>()

/** Whether a gate by which an edition binds another's case of this kind waits for the evidence: the case keeps no other of it. */
export function isAskedOfOthers(edition: Edition, kind: string, { id }: EvidenceRule): boolean {
  const byKind = asked.get(edition) ?? new Map<string, ReadonlySet<string>>()
  asked.set(edition, byKind)
  let ids = byKind.get(kind)
  if (!ids) {
    const gates = edition.pack.gates.filter(
      gate => bindsOthers(edition, gate) && (gate.kinds === undefined || inKind({ kinds: gate.kinds }, { kind })),
    )
    ids = new Set(
      gates.flatMap(gate => gate.needs.flatMap(n => (n.ifSeen === undefined ? [n.evidence] : [n.evidence, n.ifSeen]))),
    )
    byKind.set(kind, ids)
  }
  return ids.has(id)
}

/**
 * What an event says, as an edition reads it. Where two regulations ask for one record but mean different things by one of its fields,
 * the field of the one that adds is called `furn:result`; it reads it under its own name.
 */
export function dataFor(edition: Edition, type: string, data: Data): Data {
  if (type !== 'record.made' || typeof data.values !== 'object' || data.values === null) return data
  const values = data.values as Data
  const prefix = `${edition.pack.id}:`
  const own = Object.entries(values).filter(([name]) => name.startsWith(prefix))
  if (own.length === 0) return data
  return { ...data, values: { ...values, ...Object.fromEntries(own.map(([name, value]) => [name.slice(prefix.length), value])) } }
}
