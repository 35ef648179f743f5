import type { ChecklistItem } from '../../events/checklist-items.ts'

export type ItemKind = ChecklistItem['kind']
export const itemKinds: readonly ItemKind[] = ['check', 'number', 'choice', 'photo', 'text']

/** The items with another one at the end: in order or not, required. Its id is used once in the whole company: a line is named without its list. */
export function addItem(items: readonly ChecklistItem[], id: string): ChecklistItem[] {
  return [...items, { id, kind: 'check', title: '', required: true }]
}

/** The same line answered in another way. */
export function asKind(item: ChecklistItem, kind: ItemKind): ChecklistItem {
  const { id, title, required, hint } = item
  const same = { id, title, required, ...(hint === undefined ? {} : { hint }) }
  if (kind === 'number') return { ...same, kind, unit: '' }
  if (kind === 'photo') return { ...same, kind, least: 1 }
  if (kind === 'choice') return { ...same, kind, options: optionsOfLines('合格\n!不合格', []) }
  return { ...same, kind }
}

type Options = Extract<ChecklistItem, { kind: 'choice' }>['options']

/** One option a line; a line that begins with ! (or the wide \uff01 of a Chinese keyboard) is out of order. An option that keeps its words keeps its id. */
export function optionsOfLines(lines: string, before: Options): Options {
  const said = lines.split('\n').flatMap(line => {
    const said = line.trim()
    const isMarked = said.startsWith('!') || said.startsWith('\uff01')
    const title = isMarked ? said.slice(1).trim() : said
    return title === '' ? [] : [{ title, ...(isMarked ? { fails: true } : {}) }]
  })
  const taken = new Set(before.map(option => option.id))
  return said.map((option, at) => {
    const known = before.find(one => one.title === option.title)
    if (known !== undefined) return { ...option, id: known.id }
    let number = at + 1
    while (taken.has(`option-${number}`)) number += 1
    taken.add(`option-${number}`)
    return { ...option, id: `option-${number}` }
  })
}

/** The options as lines, as they are typed. */
export const linesOfOptions = (options: Options) =>
  options.map(({ title, fails }) => `${fails === true ? '!' : ''}${title}`).join('\n')

/** The items with one moved up (-1) or down (1). */
export function moveItem(items: readonly ChecklistItem[], at: number, by: -1 | 1): ChecklistItem[] {
  const to = at + by
  if (to < 0 || to >= items.length) return [...items]
  const next = [...items]
  const [item] = next.splice(at, 1)
  if (item !== undefined) next.splice(to, 0, item)
  return next
}
