import type { EvidenceRule, GateRule, Pack, Trigger } from '../../../engine/pack.ts'
import { type Act, definitionOfAct } from '../../../events/registry.ts'
import { idFor, idsOf } from './edit-ids.ts'
import { addRule, changeRule, type Mention, mentionsOf, removeRule, rulesOf } from './edit-pack.ts'

/** The pack with a new evidence of this title: that this has happened. */
export function addEvidence(pack: Pack, clause: string, title: string, on: Trigger): { pack: Pack; id: string } {
  const id = idFor(title, idsOf(pack))
  const rule: EvidenceRule = { id, clause, title: { zh: title }, on: [on] }
  return { pack: addRule(pack, 'evidence', rule), id }
}

const sameTrigger = (a: Trigger, b: Trigger) =>
  a.on === b.on && JSON.stringify(Object.entries(a.when ?? {}).sort()) === JSON.stringify(Object.entries(b.when ?? {}).sort())

/** The evidence that shows exactly this, and a new one where the pack has none. */
export function evidenceFor(pack: Pack, clause: string, title: string, on: Trigger): { pack: Pack; id: string } {
  const known = pack.evidence.find(e => e.atLeast === undefined && e.on.length === 1 && sameTrigger(e.on[0]!, on))
  return known === undefined ? addEvidence(pack, clause, title, on) : { pack, id: known.id }
}

/** The pack with a new gate: before this act, this must be there. */
export function addGate(
  pack: Pack,
  clause: string,
  title: string,
  act: Act,
  needs: { title: string; on: Trigger },
): { pack: Pack; id: string } {
  const shown = evidenceFor(pack, clause, needs.title, needs.on)
  const id = idFor(title, idsOf(shown.pack))
  const [kind] = pack.primaryFor
  const rule: GateRule = {
    id,
    clause,
    title: { zh: title },
    act,
    ...(kind === undefined ? {} : { kinds: [kind] }),
    needs: [{ evidence: shown.id }],
  }
  return { pack: addRule(shown.pack, 'gates', rule), id }
}

/** What must be there before the act of a gate: of the pack's evidence, by id; never nothing. */
export function setNeeds(pack: Pack, id: string, evidence: readonly string[]): Pack {
  const gate = rulesOf(pack, 'gates').find(one => one.id === id)
  if (gate === undefined || evidence.length === 0) return pack
  return changeRule(pack, 'gates', id, {
    needs: evidence.map(name => gate.needs.find(need => need.evidence === name) ?? { evidence: name }),
  })
}

/** Gates, archive lists and forms that ask for this evidence. */
export function usersOfEvidence(pack: Pack, id: string): Mention[] {
  return mentionsOf(pack, id, ['evidence', 'ifSeen', 'from'])
}
/** The pack without an evidence; one that is asked for stays. */
export function removeEvidence(pack: Pack, id: string): Pack {
  return usersOfEvidence(pack, id).length > 0 ? pack : removeRule(pack, 'evidence', id)
}

/** Whether the act is one of a case's own steps, which a gate can hold back. */
export function isGateable(act: string): boolean {
  return definitionOfAct(act) !== undefined
}
