import { fieldTitle, valueTitle } from '../../../engine/lint/say-input.ts'
import type { Axis, Pack } from '../../../engine/pack.ts'
import { inLanguage } from '../../../events/in-language.ts'
import type { Language } from '../../../events/text.ts'
import { sayIn } from '../../language/use-words.ts'
import type { PackNames } from '../pack-names.ts'
import { sayAxisValue } from '../table-words.ts'
import { type AxisChoice, axisChoices } from './axis-choices.ts'
import { editorWords } from './words.ts'

/**
 * What a statement can make a condition of, in people's words: what tables can look at, and what tables and statements of these
 * regulations look at besides (channel, urgent). The first pack is the draft.
 */
export function statementAxes(packs: readonly [Pack, ...Pack[]], language: Language): AxisChoice[] {
  const known = axisChoices(packs[0], language)
  const names = new Set(known.map(one => one.value))
  const used = new Map<string, Axis>()
  for (const { tables, statements = [] } of packs) {
    for (const table of tables)
      for (const [name, axis] of Object.entries(table.axes)) if (!names.has(name) && !used.has(name)) used.set(name, axis)
    for (const { when } of statements)
      for (const [name, cell] of Object.entries(when)) {
        if (names.has(name)) continue
        const was = used.get(name)
        const values = was?.kind === 'enum' ? was.values : []
        if (Array.isArray(cell)) used.set(name, { kind: 'enum', values: [...new Set([...values, ...cell])] })
        else if (was === undefined) used.set(name, { kind: 'int', min: 0, ...(name.endsWith('Fen') ? { unit: '分' } : {}) })
      }
  }
  const others = [...used].map(([name, axis]): AxisChoice => {
    const title = axis.title ?? fieldTitle(packs, name)
    const isYesNo = axis.kind === 'enum' && axis.values.every(value => typeof value === 'boolean')
    return { value: name, label: inLanguage(title, language), axis: isYesNo ? { ...axis, values: [true, false] } : axis }
  })
  return [...known, ...others]
}

/** One value of such a condition in words. */
export function sayStatementValue(packs: readonly Pack[], name: string, value: string | boolean, names: PackNames): string {
  if (typeof value === 'boolean') return sayIn(editorWords, names.language)(value ? 'yes' : 'no')
  const said = sayAxisValue(name, value, names)
  if (said !== value) return said
  const title = valueTitle(packs, name, value)
  return title === undefined ? value : title[names.language]
}
