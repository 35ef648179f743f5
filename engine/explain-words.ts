import type { CaseKind } from '../events/case-words.ts'
import type { Text } from '../events/text.ts'
import { caseRoleWords, fieldWords, kindWords, valueWords } from './explain-fact-words.ts'
import { type Both, both, listed, say } from './explanation.ts'
import type { Condition, Pack, Party, Quantity, RouteStepRule } from './pack.ts'
import { readableFields } from './record-fields.ts'
import { valueText } from './tables/cell-text.ts'
import type { AxisShape, FactValue } from './tables/table-shape.ts'

/** Facts of the case and values of a record stand inside an event: `facts.attitude`, `values.passed`. */
const inside = /^(values|facts)\./
const amount: AxisShape = { kind: 'int', min: 0, unit: '分' }

/** Says the names of the regulations on a case; what none of them names is said as the product itself does. */
export type Words = {
  readonly kind: (id: string) => Both
  readonly level: (id: string) => Both
  readonly category: (id: string) => Both
  readonly party: (party: Party) => Both
  readonly role: (id: string) => Both
  readonly field: (name: string) => Both
  readonly value: (field: string, value: unknown) => Both
  /** `金额不满 10 万元` */
  readonly condition: (field: string, condition: Condition) => Both
  /** Why a fact does not meet a condition: `客户态度是 明显不满，它要求客户态度为强烈不满`. */
  readonly failed: (field: string, is: unknown, needs: Both) => Both
  /** People's words for enum values of tables; undefined where there are none. */
  readonly nameOf: (axis: string, value: FactValue) => Text | undefined
}

/** The words of these regulations, the one that decides first. */
export function wordsOf(packs: readonly Pack[]): Words {
  const titled = (list: (pack: Pack) => readonly { readonly id: string; readonly title: Text }[], id: string) => {
    const found = packs.flatMap(list).find(one => one.id === id)?.title
    return found && both(found)
  }
  const level = (id: string) => titled(p => p.levels, id) ?? say(id, id)
  const category = (id: string) => titled(p => p.categories, id) ?? say(id, id)
  const kind = (id: string) => kindWords[id as CaseKind] ?? say(id, id)
  const role = (id: string) => titled(p => p.roles, id) ?? say(id, id)
  const parties = (list: readonly Party[]) => listed(list.map(partyText))
  const partyText = (party: Party): Both =>
    'role' in party
      ? role(party.role)
      : 'caseRole' in party
        ? caseRoleWords[party.caseRole]
        : say('任何人员', 'anybody on the staff')
  const hopText = (id: string): Both | undefined => {
    const hop = packs.flatMap(p => p.hops).find(one => one.id === id)
    if (hop === undefined) return undefined
    const [from, to] = [parties(hop.from), parties(hop.to)]
    return say(`${from.zh}报${to.zh}`, `${from.en} to ${to.en}`)
  }
  const nameOf = (axis: string, value: FactValue): Text | undefined => {
    if (axis === 'category') return titled(p => p.categories, String(value))
    // What a repair turned out to be is one of its subtypes.
    if (axis === 'subtype' || axis === 'failureCode') return titled(p => p.categories.flatMap(c => c.subtypes), String(value))
    if (axis === 'level') return titled(p => p.levels, String(value))
    if (axis === 'kind') return kindWords[String(value) as CaseKind] ?? valueWords.kind?.[String(value)]
    if (axis === 'rule') return titled(p => p.duties, String(value))
    if (axis === 'previous') return titled(p => p.levels, String(value))
    if (axis === 'form') return titled(p => p.forms, String(value))
    if (axis === 'hop') return hopText(String(value))
    if (axis === 'roles' || (axis === 'to' && valueWords.to?.[String(value)] === undefined)) return role(String(value))
    return valueWords[axis]?.[String(value)]
  }
  const axisOf = (name: string): AxisShape =>
    packs.flatMap(p => p.tables.flatMap(t => (t.axes[name] === undefined ? [] : [t.axes[name]])))[0] ??
    (name.endsWith('Fen') ? amount : { kind: 'int' })
  // `values.passed` reads inside a record; its words are those of the record's field.
  const inRecords = (name: string, choice?: unknown) => {
    const known = packs.flatMap(p => (p.records ?? []).flatMap(record => readableFields(record).filter(one => one.id === name)))
    return known.find(one => 'values' in one && one.values.some(each => each.id === choice)) ?? known[0]
  }
  const value = (field: string, one: unknown): Both => {
    if (Array.isArray(one)) return one.length === 0 ? say('无', 'none') : listed(one.map(each => value(field, each)))
    if (typeof one !== 'string' && typeof one !== 'number' && typeof one !== 'boolean') return say('未知', 'unknown')
    const name = field.replace(inside, '')
    if (name === 'record') return titled(p => p.records ?? [], String(one)) ?? say(String(one), String(one))
    if (name === 'paper') return titled(p => p.signings ?? [], String(one)) ?? say(String(one), String(one))
    const asked = field.startsWith('values.') ? inRecords(name, one) : undefined
    const choice = asked && 'values' in asked ? asked.values.find(each => each.id === one) : undefined
    if (choice) return both(choice.title)
    return valueText(name, asked?.kind === 'amount' ? amount : axisOf(name), one, nameOf)
  }
  const field = (full: string): Both => {
    const name = full.replace(inside, '')
    const axis = axisOf(name).title
    if (axis !== undefined) return { zh: axis.zh, en: axis.en ?? axis.zh }
    if (name === 'record') return say('记录', 'record')
    if (name === 'paper') return say('签署件', 'paper')
    const title = full.startsWith('values.') ? inRecords(name)?.title : undefined
    return (title && both(title)) ?? fieldWords[name] ?? say(name, name)
  }
  return {
    kind,
    level,
    category,
    role,
    party: partyText,
    field,
    value,
    condition: (name, condition) => {
      const title = field(name)
      if ('in' in condition) {
        const said = listed(condition.in.map(one => value(name, one)))
        return say(`${title.zh}为${said.zh}`, `${title.en} is ${said.en}`)
      }
      const range = rangeText(condition, one => value(name, one), axisOf(name.replace(inside, '')))
      return say(`${title.zh}${range.zh}`, `${title.en} ${range.en}`)
    },
    failed: (name, is, needs) => {
      const title = field(name)
      if (is === undefined || is === null)
        return say(`还不知道${title.zh}，它要求${needs.zh}`, `${title.en} is not known, it needs: ${needs.en}`)
      const said = value(name, is)
      return say(`${title.zh}是 ${said.zh}，它要求${needs.zh}`, `${title.en} is ${said.en}, it needs: ${needs.en}`)
    },
    nameOf,
  }
}

/** A half-open range as people say it: `10 万元及以上、不满 50 万元`. One number stands alone; an end that the axis has anyway is left out. */
export function rangeText(
  { gte, lt }: { readonly gte?: number | undefined; readonly lt?: number | undefined },
  value: (n: number) => Both,
  axis: AxisShape = { kind: 'int' },
): Both {
  const least = 'min' in axis ? axis.min : undefined
  if (gte !== undefined && axis.kind === 'int' && lt === gte + 1) return say(`正好 ${value(gte).zh}`, `exactly ${value(gte).en}`)
  const from = gte === undefined || (lt !== undefined && least !== undefined && gte <= least) ? undefined : value(gte)
  const below = lt === undefined ? undefined : value(lt)
  if (from && below) return say(` ${from.zh}及以上、不满 ${below.zh}`, `from ${from.en} to below ${below.en}`)
  if (from) return say(` ${from.zh}及以上`, `${from.en} or more`)
  return below ? say(`不满 ${below.zh}`, `below ${below.en}`) : say('不限', 'any')
}

/** A quantity in the words of its unit; a place that the text leaves open is quoted as it stands there. */
export function quantityText(quantity: Quantity, unit: (n: number) => Both): Both {
  return typeof quantity === 'number'
    ? unit(quantity)
    : say(`「${quantity.open}」（条文没有定）`, `"${quantity.open}" (left open by the text)`)
}

/** Whose approval a step takes: `部门负责人`, `2/3 的小组成员、副组长、组长`. */
export function stepText({ mode, quorum, by }: Pick<RouteStepRule, 'mode' | 'quorum' | 'by'>, words: Words): Both {
  const who = listed(by.map(words.party))
  if (mode === 'quorum')
    return say(
      `${who.zh}中 ${quorum?.need ?? 1}/${quorum?.of ?? 1} 同意`,
      `${quorum?.need ?? 1} of ${quorum?.of ?? 1} among ${who.en}`,
    )
  if (mode === 'all') return say(`${who.zh}全部同意`, `all of ${who.en}`)
  return by.length > 1 ? say(`${who.zh}中任一人同意`, `any of ${who.en}`) : say(`${who.zh}同意`, who.en)
}
