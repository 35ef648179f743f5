import { caseRoles } from '../events/case-words.ts'
import type { Act } from '../events/registry.ts'
import { includes, meetsAll } from './conditions.ts'
import type { Example } from './pack.ts'
import { type Actor, isParty, permitName, permitRefusal, refusalOf } from './permissions.ts'
import type { Edition, Rules } from './rules.ts'
import type { CaseState } from './state.ts'

/** The examples of one kind. */
export type Of<T extends Example['type']> = Extract<Example, { type: T }>
/** What an example says and what the engine makes of it, in the same shape. */
export type Ran = { readonly said: unknown; readonly came: unknown }

/** Tried by somebody with every post and every part in the case, so that only the gate can refuse. */
export function tryGate(rules: Rules, edition: Edition, e: Of<'gate'>): Ran {
  const gate = edition.pack.gates.find(g => g.id === e.rule)
  // What must be sent for a gate that looks at it: the first value it names.
  const data = Object.fromEntries(Object.entries(gate?.when ?? {}).map(([field, c]) => [field, 'in' in c ? c.in[0] : c.gte]))
  const everybody = { person: 'all', roles: edition.pack.roles.map(({ id }) => ({ role: id })) }
  const state = bareCase(edition, e, Object.fromEntries(caseRoles.map(part => [part, ['all']])), e.after)
  const refusal = refusalOf(rules, state, e.act as Act, everybody, data)
  const said = e.refused ? { code: 'gate.missing', clause: gate?.clause } : undefined
  return { said, came: refusal && { code: refusal.code, clause: refusal.clause } }
}

/** Tried by somebody with one post or part; the named permit itself must be what lets them. */
export function tryPermit(edition: Edition, e: Of<'permit'>): Ran {
  const { actor, people } = someone(e.by)
  const state = bareCase(edition, e, people)
  const data = e.data ?? {}
  const permit = edition.permitsByAct.get(e.act)?.find(p => permitName(p) === e.rule)
  if (!permit || !includes(permit, state) || !meetsAll(permit.when, data))
    return { said: e.allowed, came: 'the permit does not apply' }
  if (permitRefusal(edition, state, e.act, actor, data)) return { said: e.allowed, came: false }
  return { said: e.allowed, came: permit.by.some(party => isParty(actor, party, state)) || 'allowed by another permit' }
}

/** Somebody with this one post (`role:leader`) or this one part in the case (`case:handler`), and nothing else. */
export function someone(party: string): { actor: Actor; people: CaseState['people'] } {
  const [kind, name] = party.split(':') as [string, string]
  return {
    actor: { person: 'somebody', roles: kind === 'role' ? [{ role: name }] : [] },
    people: kind === 'case' ? { [name]: ['somebody'] } : {},
  }
}

/** A case of which only this is known. Permits and gates ask nothing of its times. */
function bareCase(
  edition: Edition,
  { kind, level, category }: Pick<Of<'gate'>, 'kind' | 'level' | 'category'>,
  people: CaseState['people'],
  after: readonly string[] = [],
): CaseState {
  const at = `${edition.pack.inForce.from}T00:00:00.000Z`
  return {
    kind,
    edition: edition.key,
    stage: edition.lifecycles.get(kind)?.stages[0]?.id ?? '',
    stageSince: at,
    levelConfirmed: true,
    closed: false,
    ...(level === undefined ? {} : { level }),
    ...(category === undefined ? {} : { category }),
    openedAt: at,
    seq: 1,
    lastAt: at,
    people,
    evidence: Object.fromEntries(after.map(id => [id, { event: id, at }])),
    starts: {},
    stops: {},
    duties: {},
    pauses: [],
    reports: {},
    requests: {},
    rounds: {},
    nodes: {},
    missing: [],
  }
}
