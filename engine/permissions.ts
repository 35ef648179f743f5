import type { Instant } from '../events/instant.ts'
import type { Act } from '../events/registry.ts'
import { departmentRoles } from '../events/roles.ts'
import type { Text } from '../events/text.ts'
import { ratificationRefusal } from './approvals/ends-with-ratification.ts'
import type { Incumbents } from './approvals/incumbents.ts'
import type { HeldMandate } from './approvals/places.ts'
import { bindsOthers, editionsBinding, evidenceName, stateFor } from './binding.ts'
import { includes, meetsAll, partyName } from './conditions.ts'
import { lapsedRefusal } from './lapsed.ts'
import type { GateRule, Party, PermitRule } from './pack.ts'
import type { Edition, Rules } from './rules.ts'
import { standingRefusal } from './standing.ts'
import type { CaseState } from './state.ts'
import { precedenceOf } from './together.ts'
import { watcherRefusal } from './watchers.ts'

/** Who acts: a person with the roles of their posts. */
export type Actor = {
  readonly person: string
  readonly roles: readonly { readonly role: string; readonly department?: string | undefined }[]
  /** In whose place they may decide at this moment (furn 5.3). */
  readonly mandates?: readonly HeldMandate[] | undefined
  /** Who holds which post at this moment: places of a frozen route belong to posts. */
  readonly incumbents?: Incumbents | undefined
}
/** Why an act is refused: a code of docs/errors.md, a sentence, the clause or reading it follows, and what is missing. */
export type ActRefusal = {
  readonly code: string
  readonly because: Text
  readonly clause?: string
  readonly reading?: string
  /** Whose clause it is, where several regulations bind the case. */
  readonly regulation?: { readonly id: string; readonly edition: string; readonly title: Text }
  /** What the gate asks, without the list of what is missing. */
  readonly gate?: Text
  readonly missing?: readonly { readonly evidence: string; readonly title: Text; readonly clause: string }[]
  readonly parties?: readonly Party[]
  /** Whom to ask instead. */
  readonly ask?: readonly string[]
}

/** 送审 is the first half of 入案例库, 撤下 undoes it: the same posts, the same gates. */
const sameRightAs: Readonly<Record<string, Act>> = {
  'submit-study': 'publish-case-study',
  'withdraw-study': 'publish-case-study',
}

/** The act whose permits and gates an act shares; itself where it has its own. */
export const ruledAct = (act: string): string => sameRightAs[act] ?? act

/** Whether this person is that party to the case. A department's role counts in the case's department only. */
export function isParty(actor: Actor, party: Party, state: Pick<CaseState, 'people' | 'department'>): boolean {
  if ('anyone' in party) return true
  if ('caseRole' in party) return state.people[party.caseRole]?.includes(actor.person) ?? false
  return actor.roles.some(
    r =>
      r.role === party.role &&
      (!(departmentRoles as readonly string[]).includes(party.role) ||
        state.department === undefined ||
        r.department === undefined ||
        r.department === state.department),
  )
}

/**
 * Why this person may not do this act now, or undefined where they may. Permits and gates of all regulations on the case count, the
 * stricter ones with the others.
 * Without `data` (drawing a button) gates that depend on what is sent are left out; without `at` no right counts as lapsed.
 */
export function refusalOf(
  rules: Rules,
  state: CaseState,
  act: Act,
  actor: Actor,
  data?: Readonly<Record<string, unknown>>,
  at?: Instant,
): ActRefusal | undefined {
  const bound = editionsBinding(rules, state)
  const ruled = ruledAct(act)
  return (
    standingRefusal(rules, state, act, actor, data) ??
    permitsRefusal(bound, state, ruled, actor, data) ??
    watcherRefusal(rules, state, act, actor, data) ??
    firstOf(bound, edition => gateRefusal(edition, state, ruled, data)) ??
    firstOf(bound, edition => lapsedRefusal(rules, edition, state, act, data, at)) ??
    ratificationRefusal(state, act)
  )
}

/** The first gate of an act that is still shut, whoever asks; undefined where nothing is missing. */
export function shutGate(
  rules: Rules,
  state: CaseState,
  act: Act,
  data?: Readonly<Record<string, unknown>>,
): ActRefusal | undefined {
  return firstOf(editionsBinding(rules, state), edition => gateRefusal(edition, state, act, data))
}

/** The first refusal among the regulations on a case, with the name of the one that refuses where there are several. */
function firstOf(bound: readonly Edition[], ask: (edition: Edition) => ActRefusal | undefined): ActRefusal | undefined {
  for (const edition of bound) {
    const refusal = ask(edition)
    if (refusal) return bound.length === 1 ? refusal : { ...refusal, regulation: nameOf(edition) }
  }
  return undefined
}

const nameOf = ({ pack: { id, edition, title } }: Edition) => ({ id, edition, title })

/**
 * A permit has no id; this name follows from what it says of itself, so that it stays when others come and go:
 * `permit:assign:anomaly:larger+major`, `permit:hold-meeting:anomaly:meeting=daily+other`.
 */
export function permitName({ act, kinds, levels, categories, when = {} }: PermitRule): string {
  const conditions = Object.entries(when).map(
    ([field, c]) => `${field}=${'in' in c ? c.in.join('+') : `${c.gte ?? ''}..${c.lt ?? ''}`}`,
  )
  return ['permit', act, ...[kinds, levels, categories].flatMap(scope => scope?.join('+') ?? []), ...conditions].join(':')
}

/** `act.not-yours` where the permits of an act leave this person out; the state of the case and its gates are not asked. */
export function permitRefusal(
  edition: Edition,
  state: CaseState,
  act: string,
  actor: Actor,
  data: Readonly<Record<string, unknown>> | undefined,
): ActRefusal | undefined {
  return refusedBy(permitsOf(edition, state, act, data), state, actor)
}

function refusedBy(permits: readonly PermitRule[], state: CaseState, actor: Actor): ActRefusal | undefined {
  if (permits.length === 0 || permits.some(p => p.by.some(party => isParty(actor, party, state)))) return undefined
  const first = permits[0]!
  return {
    code: 'act.not-yours',
    because: { zh: '这一步不由您的岗位办理', en: 'Your post does not do this step' },
    ...(first.clause === undefined ? {} : { clause: first.clause }),
    ...(first.reading === undefined ? {} : { reading: first.reading }),
    parties: permits.flatMap(p => p.by),
  }
}

/**
 * The permits of an act that apply to a case. Of a regulation that only adds to it, those that speak of it; without `data` (drawing a
 * button) not those that depend on what is sent, which would keep a person from what nobody keeps from them.
 */
function permitsOf(
  edition: Edition,
  state: CaseState,
  act: string,
  data: Readonly<Record<string, unknown>> | undefined,
): PermitRule[] {
  const isOwn = edition.key === state.edition
  const seen = stateFor(edition, state)
  return (edition.permitsByAct.get(act) ?? []).filter(
    p =>
      includes(p, seen) &&
      (isOwn || bindsOthers(edition, p)) &&
      (data === undefined ? isOwn || p.when === undefined : meetsAll(p.when, data)),
  )
}

/**
 * Who may do an act must be allowed by every regulation on the case. Where two of them have no post in common, nobody could do it: then
 * the one counts that prevails by a clause (furn 1.4), else the one that leads the case.
 */
function permitsRefusal(
  bound: readonly Edition[],
  state: CaseState,
  act: string,
  actor: Actor,
  data: Readonly<Record<string, unknown>> | undefined,
): ActRefusal | undefined {
  const said = bound.flatMap((edition, rank) => {
    const permits = permitsOf(edition, state, act, data)
    return permits.length === 0 ? [] : [{ edition, rank, permits }]
  })
  type Said = (typeof said)[number]
  const outranks = (a: Said, b: Said) => {
    const precedence = precedenceOf(a.edition, b.edition)
    return precedence === undefined ? a.rank < b.rank : precedence.prevails === a.edition
  }
  const counting = said.filter(
    one => !said.some(other => other !== one && outranks(other, one) && contradict(other.permits, one.permits)),
  )
  return firstOf(bound, edition => {
    const permits = counting.find(one => one.edition === edition)?.permits
    return permits && refusedBy(permits, state, actor)
  })
}

/** Whether no post is named by both, so that hardly anybody could meet them. */
function contradict(a: readonly PermitRule[], b: readonly PermitRule[]): boolean {
  const names = (permits: readonly PermitRule[]) => new Set(permits.flatMap(p => p.by.map(partyName)))
  const [one, other] = [names(a), names(b)]
  return !one.has('anyone') && !other.has('anyone') && ![...one].some(name => other.has(name))
}

/** A gate that an act asks now: what it needs here, and what of that is not there. */
export type AskedGate = { readonly gate: GateRule; readonly needs: readonly string[]; readonly missing: readonly string[] }

/** The gates of an edition that an act on a case comes by, each with what it needs there; without `data` not those that depend on what is sent. */
export function gatesAsked(
  edition: Edition,
  state: CaseState,
  act: string,
  data: Readonly<Record<string, unknown>> | undefined,
): readonly AskedGate[] {
  const gates = edition.gatesByAct.get(act)
  if (gates === undefined) return []
  const isOwn = edition.key === state.edition
  const seen = stateFor(edition, state)
  const isThere = (id: string) => evidenceName(edition, state, id) in state.evidence
  return gates.flatMap((gate): AskedGate[] => {
    if (!includes(gate, seen) || !(isOwn || bindsOthers(edition, gate))) return []
    if (gate.when !== undefined && (data === undefined || !meetsAll(gate.when, data))) return []
    const needs = gate.needs.flatMap(n => (n.ifSeen === undefined || isThere(n.ifSeen) ? [n.evidence] : []))
    return [{ gate, needs, missing: needs.filter(id => !isThere(id)) }]
  })
}

function gateRefusal(
  edition: Edition,
  state: CaseState,
  act: string,
  data: Readonly<Record<string, unknown>> | undefined,
): ActRefusal | undefined {
  for (const { gate, missing } of gatesAsked(edition, state, act, data)) {
    if (missing.length === 0) continue
    const evidence = missing.map(id => edition.pack.evidence.find(e => e.id === id)!)
    return {
      code: 'gate.missing',
      because: {
        zh: `${gate.title.zh}：还缺 ${evidence.map(e => e.title.zh).join('、')}`,
        en: `${gate.title.en ?? gate.title.zh}: still missing ${evidence.map(e => e.title.en ?? e.title.zh).join(', ')}`,
      },
      clause: gate.clause,
      ...(gate.reading === undefined ? {} : { reading: gate.reading }),
      gate: gate.title,
      missing: evidence.map(e => ({ evidence: e.id, title: e.title, clause: e.clause })),
    }
  }
  return undefined
}
