import type { FormRule, Pack, Trigger } from '../../../engine/pack.ts'
import type { Text } from '../../../events/text.ts'
import { evidenceFor } from './edit-gate.ts'
import { idFor, idsOf } from './edit-ids.ts'
import { addRule, changedAt, changeRule, moved, type RuleOf, rulesOf, without } from './edit-pack.ts'

/** Parts that begin with no more than a title: forms, how long things are kept, rewards, funds. */
export const paperParts = ['forms', 'retention', 'rewards', 'funds'] as const
export type PaperPart = (typeof paperParts)[number]
export type FormField = FormRule['fields'][number]
type Made = { readonly pack: Pack; readonly id: string }

/** The pack with a form, retention, reward or fund of this title begun under a clause; a person says the rest. */
export function addPaper(pack: Pack, part: PaperPart, clause: string, title: string): Made {
  const id = idFor(title, idsOf(pack))
  const rule = { id, clause, title: { zh: title } }
  if (part === 'forms') {
    const field: FormField = { id: `${id}-1`, title: { zh: '内容', en: 'Content' }, multiline: true, required: true }
    return { pack: addRule(pack, 'forms', { ...rule, ...kindsOf(pack), fields: [field] }), id }
  }
  if (part === 'retention') {
    const [role] = pack.roles
    const keeper: RuleOf<'retention'>['keeper'] = role === undefined ? { caseRole: 'handler' } : { role: role.id }
    return { pack: addRule(pack, 'retention', { ...rule, keep: { years: 3 }, keeper }), id }
  }
  if (part === 'rewards') return { pack: addRule(pack, 'rewards', { ...rule, gives: { zh: title } }), id }
  return { pack: addRule(pack, 'funds', { ...rule, uses: [{ zh: title }] }), id }
}

const kindsOf = ({ primaryFor: [kind] }: Pack) => (kind === undefined ? {} : { kinds: [kind] })

/** The pack with something more in the archive, shown by this event; evidence of it is made where the pack has none. */
export function addArchive(pack: Pack, clause: string, title: string, on: Trigger): Made {
  const shown = evidenceFor(pack, clause, title, on)
  const id = idFor(title, idsOf(shown.pack))
  const item = { id, clause, title: { zh: title }, ...kindsOf(pack), evidence: shown.id }
  return { pack: addRule(shown.pack, 'archive', item), id }
}

/** The same item shown by another event, with evidence for it where the pack has none. */
export function setShownBy(pack: Pack, id: string, on: Trigger): Pack {
  const item = pack.archive.find(one => one.id === id)
  if (item === undefined) return pack
  const shown = evidenceFor(pack, item.clause, item.title.zh, on)
  return changeRule(shown.pack, 'archive', id, { evidence: shown.id })
}

function changeFields(pack: Pack, id: string, change: (fields: readonly FormField[]) => FormField[]): Pack {
  const form = rulesOf(pack, 'forms').find(one => one.id === id)
  return form === undefined ? pack : changeRule(pack, 'forms', id, { fields: change(form.fields) })
}

/** The form with a field more: one line, not required; its id is made from its title and is unique in the form. */
export function addFormField(pack: Pack, id: string, title: string): Pack {
  return changeFields(pack, id, fields => [
    ...fields,
    { id: idFor(title, new Set(fields.map(field => field.id))), title: { zh: title }, multiline: false, required: false },
  ])
}
export function changeFormField(pack: Pack, id: string, at: number, change: (field: FormField) => FormField): Pack {
  return changeFields(pack, id, fields => changedAt(fields, at, change))
}
/** A form without a field; the last one stays. */
export function removeFormField(pack: Pack, id: string, at: number): Pack {
  return changeFields(pack, id, fields => (fields.length === 1 ? [...fields] : without(fields, at)))
}
export function moveFormField(pack: Pack, id: string, at: number, by: -1 | 1): Pack {
  return changeFields(pack, id, fields => moved(fields, at, by))
}

function changeUses(pack: Pack, id: string, change: (uses: readonly Text[]) => Text[]): Pack {
  const fund = rulesOf(pack, 'funds').find(one => one.id === id)
  return fund === undefined ? pack : changeRule(pack, 'funds', id, { uses: change(fund.uses) })
}

/** The fund with one more thing that it may be spent on. */
export function addUse(pack: Pack, id: string, use: string): Pack {
  return changeUses(pack, id, uses => [...uses, { zh: use }])
}
export function changeUse(pack: Pack, id: string, at: number, use: Text): Pack {
  return changeUses(pack, id, uses => changedAt(uses, at, () => use))
}
/** A fund without a use; the last one stays. */
export function removeUse(pack: Pack, id: string, at: number): Pack {
  return changeUses(pack, id, uses => (uses.length === 1 ? [...uses] : without(uses, at)))
}
export function moveUse(pack: Pack, id: string, at: number, by: -1 | 1): Pack {
  return changeUses(pack, id, uses => moved(uses, at, by))
}

/** A share of 0 to 1 as percent with two decimals at most, for 0.07 is no 7.000000000000001. */
export function percentOfShare(share: number): number {
  return Math.round(share * 10_000) / 100
}
/** Percent as a share of 0 to 1. */
export function shareOfPercent(percent: number): number {
  return Math.round(percent * 100) / 10_000
}
