import type { Pack } from '../../../engine/pack.ts'
import type { Text } from '../../../events/text.ts'
import { idFor, idsOf } from './edit-ids.ts'
import { addRule, changedAt, changeRule, type Mention, mentionsOf, moved, removeRule, without } from './edit-pack.ts'

type Category = Pack['categories'][number]
type Name = 'category' | 'subtype'

const idsIn = (pack: Pack, name: Name): string[] =>
  name === 'category' ? pack.categories.map(one => one.id) : pack.categories.flatMap(one => one.subtypes.map(sub => sub.id))

/**
 * The columns of tables that list every category know a new one too, so that the check asks at once what is to happen with it; a
 * column that lists only some is left as somebody made it.
 */
function withColumnValue(pack: Pack, name: Name, id: string): Pack {
  const all = idsIn(pack, name)
  const tables = pack.tables.map(table => {
    const axis = table.axes[name]
    if (axis?.kind !== 'enum' || !all.every(one => axis.values.includes(one))) return table
    return { ...table, axes: { ...table.axes, [name]: { ...axis, values: [...axis.values, id] } } }
  })
  return { ...pack, tables }
}
function withoutColumnValue(pack: Pack, name: Name, id: string): Pack {
  const tables = pack.tables.map(table => {
    const axis = table.axes[name]
    if (axis?.kind !== 'enum' || !axis.values.includes(id)) return table
    return { ...table, axes: { ...table.axes, [name]: { ...axis, values: axis.values.filter(one => one !== id) } } }
  })
  return { ...pack, tables }
}

/** Rules and rows that name it, and tables whose column knows nothing else. */
function usersOfName(pack: Pack, name: Name, id: string): Mention[] {
  const lastIn = pack.tables.filter(({ axes }) => {
    const axis = axes[name]
    return axis?.kind === 'enum' && axis.values.length === 1 && axis.values[0] === id
  })
  const named = mentionsOf(pack, id, name === 'category' ? ['categories', 'category'] : ['subtype'])
  const last = lastIn
    .filter(table => !named.some(one => one.part === 'tables' && one.id === table.id))
    .map(table => ({ part: 'tables', id: table.id, title: table.title.zh, clause: table.rows[0]?.clause }))
  return [...named, ...last]
}

/** The pack with a new category of this title, without kinds of its own. */
export function addCategory(pack: Pack, clause: string, title: string): { pack: Pack; id: string } {
  const id = idFor(title, idsOf(pack))
  const rule: Category = { id, clause, title: { zh: title }, subtypes: [] }
  return { pack: addRule(withColumnValue(pack, 'category', id), 'categories', rule), id }
}

/** What names the category, so that removing it would leave a hole. */
export function usersOfCategory(pack: Pack, id: string): Mention[] {
  const subtypes = pack.categories.find(one => one.id === id)?.subtypes ?? []
  const all = [...usersOfName(pack, 'category', id), ...subtypes.flatMap(sub => usersOfName(pack, 'subtype', sub.id))]
  return all.filter((one, at) => all.findIndex(other => other.part === one.part && other.id === one.id) === at)
}
/** The pack without a category and its kinds; one that is named stays. */
export function removeCategory(pack: Pack, id: string): Pack {
  if (usersOfCategory(pack, id).length > 0) return pack
  const subtypes = pack.categories.find(one => one.id === id)?.subtypes ?? []
  const bare = subtypes.reduce<Pack>(
    (now, sub) => withoutColumnValue(now, 'subtype', sub.id),
    withoutColumnValue(pack, 'category', id),
  )
  return removeRule(bare, 'categories', id)
}

function changeSubtypes(pack: Pack, id: string, change: (list: Category['subtypes']) => Category['subtypes']): Pack {
  const category = pack.categories.find(one => one.id === id)
  return category === undefined ? pack : changeRule(pack, 'categories', id, { subtypes: change(category.subtypes) })
}

/** A kind of the category more, at the end. */
export function addSubtype(pack: Pack, id: string, title: string): Pack {
  const sub = { id: idFor(title, idsOf(pack)), title: { zh: title } }
  return changeSubtypes(withColumnValue(pack, 'subtype', sub.id), id, list => [...list, sub])
}
export function nameSubtype(pack: Pack, id: string, at: number, title: Text): Pack {
  return changeSubtypes(pack, id, list => changedAt(list, at, one => ({ ...one, title })))
}
export function moveSubtype(pack: Pack, id: string, at: number, by: -1 | 1): Pack {
  return changeSubtypes(pack, id, list => moved(list, at, by))
}
export const usersOfSubtype = (pack: Pack, subtype: string): Mention[] => usersOfName(pack, 'subtype', subtype)
/** A category without one of its kinds; one that rows or rules name stays. */
export function removeSubtype(pack: Pack, id: string, at: number): Pack {
  const sub = pack.categories.find(one => one.id === id)?.subtypes[at]
  if (sub === undefined || usersOfSubtype(pack, sub.id).length > 0) return pack
  return changeSubtypes(withoutColumnValue(pack, 'subtype', sub.id), id, list => without(list, at))
}
