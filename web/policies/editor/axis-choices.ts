import type { Axis, Pack } from '../../../engine/pack.ts'
import { inLanguage } from '../../../events/in-language.ts'
import type { Language } from '../../../events/text.ts'
import { factNames, isWordFact, shapeOfFact } from '../../cases/fact-shapes.ts'
import { optionsOf } from '../../cases/say-value.ts'
import { sayField } from '../../cases/words-fields.ts'

export type AxisChoice = { readonly value: string; readonly label: string; readonly axis: Axis }

const both = (field: string) => ({ zh: sayField('', field, 'zh'), en: sayField('', field, 'en') })

/** Units of facts that are counted; others have none. */
const unitOf: Readonly<Record<string, string>> = {
  expectedWorkdays: '工作日',
  delayHours: '小时',
  lateDays: '天',
  failedRepairs: '次',
  timesRaised: '次',
}

/** What a table can look at, in people's words: the facts of a case, its category and level, and the amount put to approval. */
export function axisChoices(pack: Pack, language: Language): AxisChoice[] {
  const facts = factNames.map((name): AxisChoice => {
    const title = both(`facts.${name}`)
    const shape = shapeOfFact(name)
    const axis: Axis =
      shape === 'yes-no'
        ? { kind: 'enum', values: [true, false], title }
        : isWordFact(name)
          ? { kind: 'enum', values: optionsOf(name, 'zh').map(option => option.value), title }
          : {
              kind: 'int',
              min: 0,
              ...(shape === 'money' ? { unit: '分' } : unitOf[name] === undefined ? {} : { unit: unitOf[name] }),
              title,
            }
    return { value: name, label: title[language], axis }
  })
  const named = (field: 'category' | 'level', values: string[]): AxisChoice[] => {
    const title = both(field)
    return values.length === 0 ? [] : [{ value: field, label: title[language], axis: { kind: 'enum', values, title } }]
  }
  const amount = both('amountFen')
  return [
    { value: 'amountFen', label: amount[language], axis: { kind: 'int', min: 0, unit: '分', title: amount } },
    ...facts,
    ...named(
      'category',
      pack.categories.map(one => one.id),
    ),
    ...named(
      'level',
      pack.levels.map(one => one.id),
    ),
  ]
}

/** The name of a column: its title, else the name of the fact it looks at. */
export function axisTitle(name: string, axis: Axis | undefined, language: Language): string {
  return axis?.title === undefined ? sayField('', `facts.${name}`, language) : inLanguage(axis.title, language)
}
