import type { Clause, Pack, Reading } from '../../../engine/pack.ts'
import { idFor, idsOf } from './edit-ids.ts'
import { type Change, type Mention, withChange } from './edit-pack.ts'

/** A clause's number as it is kept: full-width digits and brackets made plain, `第8条(二)` is left as typed but for spaces. */
export function cleanNumber(typed: string): string {
  return typed.normalize('NFKC').replace(/\s+/g, '').slice(0, 40)
}

/** Why this cannot be the number of a new or renamed clause; undefined where it can. */
export function numberRefused(pack: Pack, typed: string, was?: string): 'empty' | 'taken' | undefined {
  const number = cleanNumber(typed)
  if (number === '') return 'empty'
  return number !== was && number in pack.clauses ? 'taken' : undefined
}

/** The pack with a clause more; a number that cannot be is a fault of the caller, which asks `numberRefused` first. */
export function addClause(pack: Pack, typed: string, clause: Clause): Pack {
  return { ...pack, clauses: { ...pack.clauses, [cleanNumber(typed)]: clause } }
}

/** The pack with the words of a clause changed. */
export function changeClause(pack: Pack, number: string, change: Change<Clause>): Pack {
  const clause = pack.clauses[number]
  if (clause === undefined) return pack
  return { ...pack, clauses: { ...pack.clauses, [number]: withChange(clause, change) } }
}

const clauseKeys = new Set(['clause', 'definedIn', 'usedIn'])

/** The pack with a clause under another number, and everything that cites it citing that one. */
export function renameClause(pack: Pack, from: string, typed: string): Pack {
  const to = cleanNumber(typed)
  const rename = (value: unknown, key: string): unknown => {
    if (value === from && clauseKeys.has(key)) return to
    if (Array.isArray(value)) return value.map(item => rename(item, key))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, rename(inner, name)]))
  }
  const { clauses, ...rest } = pack
  // Safe: only strings under citing keys change, into strings.
  const cited = rename(rest, '') as Omit<Pack, 'clauses'>
  return {
    ...cited,
    clauses: Object.fromEntries(Object.entries(clauses).map(([number, clause]) => [number === from ? to : number, clause])),
  }
}

/** Everything that cites a clause: rules, rows, steps and rungs by the rule they are in, and readings. */
export function citesOf(pack: Pack, number: string): Mention[] {
  const cites = (value: unknown, key: string): boolean => {
    if (value === number) return clauseKeys.has(key)
    if (Array.isArray(value)) return value.some(item => cites(item, key))
    if (typeof value !== 'object' || value === null) return false
    return Object.entries(value).some(([name, inner]) => cites(inner, name))
  }
  const titled = (rule: object): string => {
    const title = 'title' in rule ? rule.title : 'says' in rule ? rule.says : undefined
    return typeof title === 'object' && title !== null && 'zh' in title ? String(title.zh) : ''
  }
  const rules = Object.entries(pack).flatMap(([part, list]) =>
    Array.isArray(list) && part !== 'primaryFor'
      ? (list as readonly object[])
          .filter(rule => cites(rule, ''))
          .map(rule => ({
            part,
            id: 'id' in rule ? String(rule.id) : 'act' in rule ? String(rule.act) : '',
            title: titled(rule),
          }))
      : [],
  )
  const readings = Object.entries(pack.readings)
    .filter(([, reading]) => reading.clause === number)
    .map(([id, reading]) => ({ part: 'readings', id, title: reading.says.zh }))
  return [...rules, ...readings]
}

/** The pack without a clause; one that is still cited stays, for a rule without a clause is nobody's order. */
export function removeClause(pack: Pack, number: string): Pack {
  if (citesOf(pack, number).length > 0) return pack
  const { [number]: _gone, ...clauses } = pack.clauses
  return { ...pack, clauses }
}

/** The pack with a reading more: how a wording of the clause is read, by whom, since when. */
export function addReading(pack: Pack, reading: Reading): Pack {
  const id = idFor(reading.says.zh.slice(0, 12), idsOf(pack))
  return { ...pack, readings: { ...pack.readings, [id]: reading } }
}
export function changeReading(pack: Pack, id: string, change: Change<Reading>): Pack {
  const reading = pack.readings[id]
  return reading === undefined ? pack : { ...pack, readings: { ...pack.readings, [id]: withChange(reading, change) } }
}
/** The pack without a reading; rules that followed it follow the words alone again. */
export function removeReading(pack: Pack, id: string): Pack {
  const strip = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(strip)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value)
        .filter(([name, inner]) => !(name === 'reading' && inner === id))
        .map(([name, inner]) => [name, strip(inner)]),
    )
  }
  const { readings, levelMaps, ...rest } = pack
  const { [id]: _gone, ...left } = readings
  // Safe: only the optional `reading` of rules goes; level maps, which must have one, stay as they are.
  return {
    ...(strip(rest) as Omit<Pack, 'readings' | 'levelMaps'>),
    readings: left,
    ...(levelMaps === undefined ? {} : { levelMaps }),
  }
}
