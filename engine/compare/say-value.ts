import { partsOf } from '../../events/duration-parts.ts'
import { definitionOfAct, eventDefinition } from '../../events/registry.ts'
import type { Text } from '../../events/text.ts'
import type { Pack } from '../pack.ts'
import { valueText } from '../tables/cell-text.ts'
import { fieldTitle } from './part-words.ts'
import { valueWord } from './value-words.ts'

/** What only the company's own lists know: what a post is called where the regulation has no name for it. */
export type OtherNames = { readonly role: (id: string) => Text }

const units = new Set(['minutes', 'hours', 'workMinutes', 'workHours', 'days', 'workdays', 'months', 'years'])
/** Fields that name a post. */
const posts = new Set(['role', 'roles', 'chair', 'deputy', 'member'])
const both = (text: Text) => ({ zh: text.zh, en: text.en ?? text.zh })
const plain = (value: string): Text => ({ zh: value, en: value })
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isText = (value: unknown): value is Text =>
  isObject(value) && typeof value.zh === 'string' && Object.keys(value).every(key => key === 'zh' || key === 'en')

function join(parts: readonly Text[], zh: string, en: string): Text {
  return { zh: parts.map(p => p.zh).join(zh), en: parts.map(p => p.en ?? p.zh).join(en) }
}

/** Which list of the pack a field's value names. */
function namedIn(pack: Pack, field: string): readonly { readonly id: string; readonly title: Text }[] {
  switch (field) {
    case 'levels':
    case 'level':
      return pack.levels
    case 'categories':
    case 'category':
      return pack.categories
    case 'needs':
    case 'evidence':
    case 'ifSeen':
      return pack.evidence
    case 'form':
      return pack.forms
    case 'indicator':
      return pack.indicators ?? []
    case 'grade':
      return pack.grades ?? []
    case 'stage':
      return pack.lifecycles.flatMap(lifecycle => lifecycle.stages)
    case 'record':
      return pack.records ?? []
    default:
      return []
  }
}

/** Says the values of one pack's rules for people. Names that it does not know stay as they are written. */
export function sayerOf(pack: Pack, names: OtherNames): (field: string, value: unknown) => Text | null {
  const word = (field: string, value: string): Text => {
    if (posts.has(field)) return pack.roles.find(r => r.id === value)?.title ?? names.role(value)
    if (field === 'on') return eventDefinition(value)?.title ?? plain(value)
    if (field === 'act' || field === 'acts') return definitionOfAct(value)?.title ?? plain(value)
    return namedIn(pack, field).find(one => one.id === value)?.title ?? valueWord(field, value) ?? plain(value)
  }
  const conditions = (when: Readonly<Record<string, unknown>>): Text =>
    join(
      Object.entries(when).map(([name, condition]) => {
        const said = both(condition === undefined ? plain('') : condOf(name, condition))
        const title = axisTitle(pack, name)
        return { zh: `${title.zh}${said.zh}`, en: `${title.en ?? title.zh} ${said.en}` }
      }),
      '，',
      ', ',
    )
  const condOf = (name: string, condition: unknown): Text => {
    const values = Array.isArray(condition) ? condition : isObject(condition) ? condition.in : undefined
    if (Array.isArray(values)) {
      const list = join(
        values.map(one => say(name, one) ?? plain('')),
        '、',
        ', ',
      )
      return { zh: `为${list.zh}`, en: `is ${list.en}` }
    }
    const { gte, lt } = condition as { gte?: number; lt?: number }
    const [from, below] = [gte, lt].map(bound => (bound === undefined ? undefined : both(sayNumber(name, bound))))
    const zh = [...(from ? [`不低于 ${from.zh}`] : []), ...(below ? [`低于 ${below.zh}`] : [])].join('、')
    const en = [...(from ? [`at least ${from.en}`] : []), ...(below ? [`below ${below.en}`] : [])].join(', ')
    return { zh: zh || '不限', en: en || 'any' }
  }
  const sayObject = (field: string, value: Readonly<Record<string, unknown>>): Text => {
    const [only, ...others] = Object.keys(value)
    if (isText(value)) return both(value)
    if (only !== undefined && others.length === 0) {
      if (units.has(only) && typeof value[only] === 'number') return sayLength(value as never)
      if (only === 'role' || only === 'caseRole') return word(only, String(value[only]))
      if (only === 'anyone') return { zh: '任何人', en: 'anybody' }
      if (only === 'open') return plain(String(value.open))
    }
    if (field === 'when') return conditions(value)
    if (typeof value.on === 'string') {
      const event = both(word('on', value.on))
      if (!isObject(value.when)) return event
      const when = conditions(value.when)
      return { zh: `${event.zh}（${when.zh}）`, en: `${event.en} (${when.en})` }
    }
    return join(
      Object.entries(value).flatMap(([key, inner]) => {
        // A name inside the pack says nothing to people where a title stands beside it.
        if (inner === undefined || (key === 'id' && ('title' in value || 'by' in value))) return []
        const said = say(key, inner)
        const title = fieldTitle(key)
        return said === null ? [] : [{ zh: `${title.zh}：${said.zh}`, en: `${title.en ?? title.zh}: ${said.en ?? said.zh}` }]
      }),
      '，',
      ', ',
    )
  }
  const say = (field: string, value: unknown): Text | null => {
    if (value === undefined || value === null) return null
    if (typeof value === 'boolean') return value ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' }
    if (typeof value === 'number') return sayNumber(field, value)
    if (typeof value === 'string') return word(field, value)
    if (Array.isArray(value)) {
      const isFlat = value.every(one => !isObject(one) || Object.keys(one).length <= 2)
      return join(
        value.map(one => say(field, one) ?? plain('')),
        isFlat ? '、' : '；',
        isFlat ? ', ' : '; ',
      )
    }
    return isObject(value) ? sayObject(field, value) : plain(String(value))
  }
  return say
}

function axisTitle(pack: Pack, name: string): Text {
  const axis = pack.tables.map(table => table.axes[name]).find(one => one !== undefined)
  return axis?.title ?? fieldTitle(name)
}

/** Fields that hold money say so by their name: 分, said in 元. */
function sayNumber(field: string, value: number): Text {
  return field.endsWith('Fen') ? valueText(field, { kind: 'int', unit: '分' }, value, () => undefined) : plain(String(value))
}

function sayLength(duration: Parameters<typeof partsOf>[0]): Text {
  const { unit, amount } = partsOf(duration)
  const title = fieldTitle(unit)
  return { zh: `${amount} ${title.zh}`, en: `${amount} ${title.en ?? title.zh}` }
}
