import type { Words } from '../../../engine/explain-words.ts'
import { say } from '../../../engine/explanation.ts'
import type { Pack, Table } from '../../../engine/pack.ts'
import { GradingFacts } from '../../../events/case-words.ts'
import type { AskEdition } from '../../../server/policies/explain/schema.ts'
import type { AskField, AskValues } from './ask-field.ts'
import { axisField, titled, typedValue } from './fact-fields.ts'

const gradingOf = (pack: Pack, kind: string | undefined): Table | undefined =>
  pack.tables.find(one => (one.purpose ?? one.id) === 'grading' && (one.kinds === undefined || one.kinds.some(k => k === kind)))
const facts = Object.keys(GradingFacts.shape)
const factsOf = (table: Table | undefined, words: Words): AskField[] =>
  Object.entries(table?.axes ?? {}).flatMap(([name, axis]) => (facts.includes(name) ? [axisField(name, axis, words, 'f.')] : []))

/** The kinds of case that a regulation grades. */
export function gradedKinds(pack: Pack): readonly string[] {
  const tables = pack.tables.filter(one => (one.purpose ?? one.id) === 'grading')
  return [...new Set(tables.flatMap(one => one.kinds ?? pack.primaryFor))]
}

/** 等级: the kind of case, and every fact that its grading table looks at. */
export function levelFields(pack: Pack, values: AskValues, words: Words): AskField[] {
  const table = gradingOf(pack, values.kind)
  const category = pack.categories.find(one => one.id === values.category)
  const reads = (axis: string) => table?.axes[axis] !== undefined
  return [
    {
      name: 'kind',
      label: words.field('kind'),
      kind: 'choice',
      needed: true,
      options: gradedKinds(pack).map(value => ({ value, label: words.kind(value) })),
    },
    ...(reads('category') || reads('subtype')
      ? [{ name: 'category', label: words.field('category'), kind: 'choice' as const, options: titled(pack.categories) }]
      : []),
    ...(reads('subtype') && category !== undefined
      ? [{ name: 'subtype', label: words.field('subtype'), kind: 'choice' as const, options: titled(category.subtypes) }]
      : []),
    ...factsOf(table, words),
    {
      name: 'level',
      label: say('已定的等级', 'Level settled'),
      hint: say('不填则按定级表得出', 'Left empty: what the table gives'),
      kind: 'choice',
      options: titled(pack.levels),
    },
  ]
}

/** What the values ask of the edition. */
export function levelAsked(pack: Pack, values: AskValues, words: Words): AskEdition {
  const { kind = '', category, subtype, level } = values
  const given = factsOf(gradingOf(pack, kind), words).flatMap(field => {
    const value = typedValue(field, values[field.name])
    return value === undefined ? [] : [[field.name.slice(2), value] as const]
  })
  return {
    about: 'level',
    kind,
    facts: GradingFacts.parse(Object.fromEntries(given)),
    ...(category === undefined ? {} : { category }),
    ...(subtype === undefined ? {} : { subtype }),
    ...(level === undefined ? {} : { level }),
  }
}
