import { definitionOfAct, type EventType } from '../../events/registry.ts'
import type { EditionView } from '../../server/policies/schema.ts'
import { sayValue } from '../cases/say-value.ts'
import { sayTrigger } from './editor/trigger-words.ts'
import type { PackNames } from './pack-names.ts'
import type { Said } from './rule-lines.ts'

type Scope = {
  readonly kinds?: readonly string[] | undefined
  readonly levels?: readonly string[] | undefined
  readonly categories?: readonly string[] | undefined
}
/** Of which cases a rule is, in words: kinds, levels, categories; empty where it is of all. */
export function sayScope({ kinds, levels, categories }: Scope, names: PackNames): string[] {
  const comma = names.language === 'zh' ? '、' : ', '
  return [
    ...(kinds === undefined ? [] : [kinds.map(kind => sayValue('kind', kind, names.language)).join(comma)]),
    ...(levels === undefined ? [] : [names.levels(levels)]),
    ...(categories === undefined ? [] : [categories.map(names.category).join(comma)]),
  ]
}

/** What the act says where a permit is for that only: `填写记录（记录：整改计划）`. */
function sayAsked(view: EditionView, { act, when }: EditionView['permits'][number], names: PackNames): string[] {
  const type = definitionOfAct(act)?.type
  // Safe: the event of an act is one of the registry.
  return when === undefined || type === undefined ? [] : [sayTrigger({ on: type as EventType, when }, view, names.language)]
}

/** Who may do an act under a clause, of which cases, and when it says what; undefined where the clause permits no such act. */
export function sayPermit(view: EditionView, clause: string, act: string, names: PackNames): Said | undefined {
  const permits = view.permits.filter(one => one.act === act && one.clause === clause)
  if (permits.length === 0) return undefined
  return {
    title: names.t('mayDo', { act: names.act(act) }),
    reading: permits[0]?.reading,
    facts: permits.map(one => ({
      label: names.t('by'),
      value: [names.parties(one.by), ...sayScope(one, names), ...sayAsked(view, one, names)].join(' · '),
    })),
  }
}
