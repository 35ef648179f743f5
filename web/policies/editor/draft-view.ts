import { partyName } from '../../../engine/conditions.ts'
import type { Pack } from '../../../engine/pack.ts'
import { partsOf } from '../../../events/duration-parts.ts'
import type { Language } from '../../../events/text.ts'
import type { CitingRule, EditionView } from '../../../server/policies/schema.ts'
import { type PackNames, packNames } from '../pack-names.ts'
import { clausesInWords, type RuleLine } from '../rule-lines.ts'

/** A draft as the 制度 page reads an edition, without the list of its clauses: what is needed to say its rules in the same words. */
export function draftView(pack: Pack): EditionView {
  const { id, edition, title, inForce, reviewed, primaryFor } = pack
  return {
    id,
    edition,
    title,
    inForce,
    reviewed,
    primaryFor,
    current: false,
    status: 'draft',
    hash: '',
    publishedAt: null,
    publishedBy: null,
    clauses: Object.keys(pack.clauses).length,
    rules: 0,
    clauseList: [],
    readings: Object.entries(pack.readings).map(([id, { clause, says, by, on }]) => ({ id, clause, says, by, on })),
    roles: pack.roles,
    levels: pack.levels,
    categories: pack.categories,
    lifecycles: pack.lifecycles,
    evidence: pack.evidence,
    duties: pack.duties.map(duty => ({
      ...duty,
      within: duty.within && partsOf(duty.within),
      repeat: duty.repeat?.every,
      owner: partyName(duty.owner),
      to: duty.to?.map(partyName),
      escalate: duty.escalate?.map(rung => ({ ...rung, after: partsOf(rung.after), to: partyName(rung.to) })),
    })),
    gates: pack.gates.map(gate => ({ ...gate, needs: gate.needs.map(need => need.evidence) })),
    routes: pack.routes.map(route => ({
      ...route,
      steps: route.steps.map(step => ({
        ...step,
        by: step.by.map(partyName),
        within: step.within && partsOf(step.within),
        timedBy: step.timedBy?.clause,
      })),
    })),
    limits: pack.limits ?? [],
    permits: pack.permits.map(permit => ({ ...permit, by: permit.by.map(partyName) })),
    hops: pack.hops.map(hop => ({ ...hop, from: hop.from.map(partyName), to: hop.to.map(partyName) })),
    forms: pack.forms,
    tables: pack.tables,
    records: pack.records ?? [],
    periodic: pack.periodic.map(rule => ({
      ...rule,
      due: partsOf(rule.due),
      owner: partyName(rule.owner),
      to: rule.to.map(partyName),
    })),
    retention: pack.retention.map(rule => ({ ...rule, keep: partsOf(rule.keep) })),
  }
}

export type DraftWords = { readonly view: EditionView; readonly names: PackNames }

/** The draft with its names in a language; made once for each state of the draft. */
export function draftWords(pack: Pack, language: Language): DraftWords {
  const view = draftView(pack)
  return { view, names: packNames(view, language) }
}

/** The sentence that staff will read on the 制度 page for one rule. */
export function sentenceOf(
  { view, names }: DraftWords,
  kind: CitingRule['kind'],
  id: string,
  clause: string,
): RuleLine | undefined {
  const title = { zh: id }
  const [said] = clausesInWords(
    { ...view, clauseList: [{ number: clause, title, gist: title, rules: [{ kind, id, title }], readings: [] }] },
    names,
  )
  return said?.rules[0]
}
