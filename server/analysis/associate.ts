import { type Associations, associations, TOGETHER_FROM } from '../../engine/analysis/associations.ts'
import type { Basket } from '../../engine/analysis/frequent-sets.ts'
import type { Dimension } from './dimensions-schema.ts'
import type { AnalysisAssociations } from './schema.ts'
import type { SayTitle } from './titles.ts'

/**
 * What is looked at for going together. A subtype is part of its category, a department follows from it by the regulation's own table (penal 三(二)1),
 * a customer or person is no factor: these are left out.
 */
export const singleFactors = ['category', 'level', 'channel', 'product', 'region', 'class', 'result'] as const
export const severalFactors = ['causeClass', 'cause', 'liable'] as const
const MOST = 40

/** How many cases have exactly these factors; an empty text where nothing is stated. */
export type Profile = Readonly<Record<(typeof singleFactors)[number], string>> &
  Readonly<Record<(typeof severalFactors)[number], readonly string[]>> & { readonly n: number }

/** What follows from something else by how a regulation grades or codes: no finding. A cause has its class, a code its branch. */
const sameThing: readonly (readonly [Dimension, Dimension])[] = [['causeClass', 'cause']]
/** With more cases than this a set must stand in one of a thousand: else every accident of a large sample would be tested. */
const perThousand = (cases: number) => Math.max(TOGETHER_FROM, Math.ceil(cases / 1_000))

/** The factors of the cases that go together, from their distinct profiles, by Apriori. */
export function associationsOf(rows: readonly Profile[]): { readonly read: Associations; readonly items: readonly Item[] } {
  const items: Item[] = []
  const numbers = new Map<string, number>()
  const numberOf = (dimension: Dimension, key: string): number => {
    const name = `${dimension} ${key}`
    const known = numbers.get(name)
    if (known !== undefined) return known
    numbers.set(name, items.length)
    items.push({ dimension, key })
    return items.length - 1
  }
  const baskets = rows.map(
    (row): Basket => ({
      count: row.n,
      items: [
        ...singleFactors.flatMap(dimension => (row[dimension] === '' ? [] : [numberOf(dimension, row[dimension])])),
        ...severalFactors.flatMap(dimension => row[dimension].map(key => numberOf(dimension, key))),
      ].sort((a, b) => a - b),
    }),
  )
  const family = (item: number): number => {
    const { dimension } = items[item]!
    const group = sameThing.find(([, other]) => other === dimension)?.[0] ?? dimension
    return [...singleFactors, ...severalFactors].indexOf(group as (typeof singleFactors)[number])
  }
  const cases = baskets.reduce((sum, one) => sum + one.count, 0)
  return { read: associations(baskets, family, { least: perThousand(cases), most: MOST }), items }
}

type Item = { readonly dimension: Dimension; readonly key: string }

/** The same with names. */
export function sayAssociations({ read, items }: ReturnType<typeof associationsOf>, say: SayTitle): AnalysisAssociations {
  const part = (item: number) => {
    const { dimension, key } = items[item]!
    return { dimension, key, title: say(dimension, key) }
  }
  return {
    ...{ cases: read.cases, least: read.least, tested: read.tested },
    rows: read.found.map(({ given, goes, ...numbers }) => ({ given: given.map(part), goes: part(goes), ...numbers })),
  }
}
