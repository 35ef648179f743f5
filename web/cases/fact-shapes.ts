import type { GradingFacts } from '../../events/case-words.ts'
import type { PackNames } from './packs.ts'

type Name = keyof GradingFacts
/** How a grading fact is asked for and said: one of several words, yes or no, an amount in 分, or a whole number. */
export type FactShape = 'words' | 'yes-no' | 'money' | 'count'

const shapes: Readonly<Record<Name, FactShape>> = {
  productionEffect: 'words',
  attitude: 'words',
  contract: 'words',
  crossDepartment: 'yes-no',
  expectedWorkdays: 'count',
  lossFen: 'money',
  disputeLikely: 'yes-no',
  unusable: 'yes-no',
  failedRepairs: 'count',
  delayHours: 'count',
  lateDays: 'count',
  effect: 'words',
  complexity: 'words',
  safety: 'words',
  productDefect: 'yes-no',
  privacyLeak: 'yes-no',
  timesRaised: 'count',
  orderFen: 'money',
  lowScore: 'yes-no',
  crossBorder: 'yes-no',
  inWarranty: 'yes-no',
}
export const factNames = Object.keys(shapes) as Name[]
export type WordFact = 'productionEffect' | 'attitude' | 'contract' | 'effect' | 'complexity' | 'safety'

/** The shape of a fact; with `words` its values are a group of words-values.ts. */
export function shapeOfFact(name: Name): FactShape {
  return shapes[name]
}
/** The group of words-values.ts that says the values of such a fact: `effect` there is what a correction does to clocks. */
export const wordsOfFact = (name: WordFact) => (name === 'effect' ? ('reach' as const) : name)
export const isWordFact = (name: Name): name is WordFact => shapes[name] === 'words'

/** The facts that the grading table of a kind reads; empty where the regulations grade no such case. */
export function askedFacts(packs: readonly Pick<PackNames, 'primaryFor' | 'tables'>[], kind: string): Name[] {
  const table = packs
    .filter(pack => (pack.primaryFor as readonly string[]).includes(kind))
    .flatMap(pack => pack.tables)
    .find(one => (one.purpose ?? one.id) === 'grading' && (one.kinds === undefined || one.kinds.includes(kind)))
  const axes = Object.keys(table?.axes ?? {})
  return factNames.filter(name => axes.includes(name))
}
