import { partTitle } from '../../../engine/compare/part-words.ts'
import { valueWord } from '../../../engine/compare/value-words.ts'
import type { Pack } from '../../../engine/pack.ts'
import { permitName } from '../../../engine/permissions.ts'
import { definitionOfAct } from '../../../events/registry.ts'

/** The lists of a pack whose items cite a clause and are found by `idOfRule`. */
export const partNames = [
  'duties',
  'gates',
  'permits',
  'lifecycles',
  'categories',
  'evidence',
  'records',
  'tables',
  'routes',
  'limits',
  'levels',
  'roles',
  'periodic',
  'indicators',
  'scorecards',
  'samples',
  'grades',
  'violations',
  'sanctions',
  'retention',
  'archive',
  'forms',
  'hops',
  'statements',
  'rewards',
  'funds',
  'enforcement',
  'restrictions',
  'bodies',
  'fieldWork',
  'manuals',
  'signings',
  'sealings',
  'terms',
  'laws',
  'related',
  'levelMaps',
] as const
export type PartName = (typeof partNames)[number]
export type RuleOf<P extends PartName> = NonNullable<Pack[P]>[number]
/** What a form says of a rule; `undefined` takes an optional part away. */
export type Change<T> = { readonly [K in keyof T]?: T[K] | undefined }

/** A change of one thing with what is undefined left out, since a pack knows only what is there and what is not. */
export function withChange<T extends object>(thing: T, change: Change<T>): T {
  const entries = Object.entries({ ...thing, ...change }).filter(([, value]) => value !== undefined)
  // Safe: the keys and values are those of T, less the ones taken away, which `Change` allows for optional keys only by use.
  return Object.fromEntries(entries) as T
}

/** The rules of one part; none where the pack does not speak of it. */
export function rulesOf<P extends PartName>(pack: Pack, part: P): readonly RuleOf<P>[] {
  return (pack[part] ?? []) as readonly RuleOf<P>[]
}

/** By what a rule is found in its part: its id; stages by the kind of case that goes through them; what has no name by its place. */
export function idOfRule(rule: RuleOf<PartName>, at: number): string {
  if ('stages' in rule && 'kind' in rule) return rule.kind
  if (!('id' in rule)) return 'act' in rule ? permitName(rule) : String(at)
  return rule.id ?? ('act' in rule && 'by' in rule ? permitName(rule) : '')
}

const withPart = <P extends PartName>(pack: Pack, part: P, rules: readonly RuleOf<P>[]): Pack => ({ ...pack, [part]: rules })

/** The pack with one more rule at the end of its part. */
export function addRule<P extends PartName>(pack: Pack, part: P, rule: RuleOf<P>): Pack {
  return withPart(pack, part, [...rulesOf(pack, part), rule])
}

/** The pack with a rule changed; an unknown id changes nothing. */
export function changeRule<P extends PartName>(pack: Pack, part: P, id: string, change: Change<RuleOf<P>>): Pack {
  return withPart(
    pack,
    part,
    rulesOf(pack, part).map((rule, at) => (idOfRule(rule, at) === id ? withChange<RuleOf<P>>(rule, change) : rule)),
  )
}

/** The pack without a rule. */
export function removeRule(pack: Pack, part: PartName, id: string): Pack {
  return withPart(
    pack,
    part,
    (rulesOf(pack, part) as readonly RuleOf<typeof part>[]).filter((rule, at) => idOfRule(rule, at) !== id),
  )
}

/** A list with one item changed, by its place. */
export function changedAt<T>(list: readonly T[], at: number, change: (item: T) => T): T[] {
  return list.map((item, i) => (i === at ? change(item) : item))
}
/** A list without one item. */
export function without<T>(list: readonly T[], at: number): T[] {
  return list.filter((_, i) => i !== at)
}
/** A list with one item moved up (`-1`) or down (`1`); at the end it stays. */
export function moved<T>(list: readonly T[], at: number, by: -1 | 1): T[] {
  const to = at + by
  const [item, other] = [list[at], list[to]]
  if (item === undefined || other === undefined) return [...list]
  return list.map((one, i) => (i === at ? other : i === to ? item : one))
}

/** A rule, row or field that names another thing, for the question whether that may go. */
export type Mention = { readonly part: string; readonly id: string; readonly title: string; readonly clause?: string | undefined }

/** What names this id under one of these keys (`evidence`, `record` …), each rule once. */
export function mentionsOf(pack: Pack, id: string, keys: readonly string[]): Mention[] {
  const mentions: Mention[] = []
  for (const [part, rules] of Object.entries(pack)) {
    if (!Array.isArray(rules)) continue
    for (const rule of rules as readonly object[]) if (names(rule, id, keys)) mentions.push(mention(part, rule))
  }
  return mentions
}

/** What people call a rule: its title, or of one without: the act that it permits, the kind of case, what it reports or approves. */
export function plainTitle(rule: object): string {
  const known = 'title' in rule ? rule.title : 'says' in rule ? rule.says : undefined
  if (typeof known === 'object' && known !== null && 'zh' in known) return String(known.zh)
  if ('belowFen' in rule) return partTitle('limits').zh
  if ('act' in rule) return definitionOfAct(String(rule.act))?.title.zh ?? ''
  const words = (['kind', 'about', 'subject'] as const).map(name =>
    valueWord(name, String((rule as Record<string, unknown>)[name])),
  )
  return words.find(word => word !== undefined)?.zh ?? ''
}

function mention(part: string, rule: object): Mention {
  const id = 'id' in rule ? String(rule.id) : 'kind' in rule ? String(rule.kind) : ''
  return { part, id, title: plainTitle(rule), clause: clauseOf(rule) }
}

/** The clause of a rule, or of the first row of it that cites one: a table has none of its own. */
function clauseOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  if ('clause' in value && typeof value.clause === 'string') return value.clause
  for (const inner of Object.values(value)) {
    const found = clauseOf(inner)
    if (found !== undefined) return found
  }
  return undefined
}

function names(value: unknown, id: string, keys: readonly string[], key = ''): boolean {
  if (value === id) return keys.includes(key)
  if (Array.isArray(value)) return value.some(item => names(item, id, keys, key))
  if (typeof value !== 'object' || value === null) return false
  // A condition `{record: {in: ['check']}}` names the record under the field's own key.
  return Object.entries(value).some(([name, inner]) => names(inner, id, keys, name === 'in' ? key : name))
}
