import type { Text } from '../../events/text.ts'
import type { Pack } from '../pack.ts'
import { readableFields } from '../record-fields.ts'
import { valueText } from '../tables/cell-text.ts'
import type { AxisShape, CellShape, FactValue } from '../tables/table-shape.ts'

type Both = { readonly zh: string; readonly en: string }
export type Axes = Readonly<Record<string, AxisShape>>
export type Sample = Readonly<Record<string, FactValue>>

/** Names of plain fields that the events themselves carry, where no regulation gives them words of its own. */
const fieldWords: Readonly<Record<string, Both>> = {
  amountFen: { zh: '金额', en: 'amount' },
  category: { zh: '类别', en: 'category' },
  channel: { zh: '渠道', en: 'channel' },
  lowScore: { zh: '调查打分低', en: 'low score in a survey' },
  crossBorder: { zh: '跨境', en: 'cross-border' },
  kind: { zh: '种类', en: 'kind' },
  level: { zh: '等级', en: 'level' },
  place: { zh: '地点', en: 'place' },
  subtype: { zh: '子类', en: 'subtype' },
  urgent: { zh: '加急', en: 'urgent' },
}
const valueWords: Readonly<Record<string, Both>> = {
  phone: { zh: '电话', en: 'phone' },
  online: { zh: '在线', en: 'online' },
  wechat: { zh: '微信', en: 'WeChat' },
  email: { zh: '邮件', en: 'e-mail' },
  web: { zh: '网站', en: 'web' },
  portal: { zh: '客户门户', en: 'portal' },
  shop: { zh: '网店', en: 'shop' },
  visit: { zh: '来访', en: 'visit' },
  letter: { zh: '信函', en: 'letter' },
  internal: { zh: '内部发现', en: 'internal' },
  agent: { zh: '代理商', en: 'agent' },
  'on-site': { zh: '现场', en: 'on site' },
  other: { zh: '其他', en: 'other' },
}
const both = (text: Text | { zh: string; en?: string | undefined }): Both => ({ zh: text.zh, en: text.en ?? text.zh })

/** What a field is called: by the words of the events, else by a table or record of the regulations, else by itself. */
export function fieldTitle(packs: readonly Pack[], name: string): Both {
  if (fieldWords[name] !== undefined) return fieldWords[name]
  const axis = packs.flatMap(p => p.tables.flatMap(t => (t.axes[name]?.title ? [t.axes[name].title] : [])))[0]
  const field = packs.flatMap(p =>
    (p.records ?? []).flatMap(r =>
      readableFields(r)
        .filter(f => f.id === name)
        .map(f => f.title),
    ),
  )[0]
  const title = axis ?? field
  return title === undefined ? { zh: name, en: name } : both(title)
}

/** What a value is called: a level, category or choice of the regulations, else by the words of the events. */
export function valueTitle(packs: readonly Pack[], field: string, value: FactValue): Both | undefined {
  const named = packs.flatMap(p => [
    ...(field === 'level' ? p.levels : []),
    ...(field === 'category' ? p.categories : []),
    ...(field === 'subtype' ? p.categories.flatMap(c => c.subtypes) : []),
    ...(p.records ?? []).flatMap(r => readableFields(r).flatMap(f => (f.id === field && 'values' in f ? f.values : []))),
  ])
  const found = named.find(({ id }) => id === value)
  return found === undefined ? valueWords[String(value)] : both(found.title)
}

/** The axis of this name as some table of the regulations has it, so that statements speak of it in the same unit; else undefined. */
export function axisOfPacks(packs: readonly Pack[], name: string): AxisShape | undefined {
  return packs.flatMap(p => p.tables.flatMap(t => (t.axes[name] === undefined ? [] : [t.axes[name]])))[0]
}

const list = (parts: readonly Both[]): Both => ({ zh: parts.map(p => p.zh).join('、'), en: parts.map(p => p.en).join(', ') })

/** One input in people's words: `金额 10 万元、等级 重大`. */
export function saySample(packs: readonly Pack[], axes: Axes, sample: Sample): Both {
  return list(
    Object.entries(sample).map(([name, value]) => {
      const axis = axes[name] ?? { kind: 'enum' as const }
      const title = axis.title === undefined ? fieldTitle(packs, name) : both(axis.title)
      const text = valueText(name, axis, value, (field, one) => valueTitle(packs, field, one))
      return { zh: `${title.zh} ${text.zh}`, en: `${title.en} ${text.en}` }
    }),
  )
}

/** All inputs of a region in people's words: `金额 10 万元至不满 50 万元、等级 重大`. An axis that is free is left out. */
export function sayRegion(packs: readonly Pack[], axes: Axes, region: Readonly<Record<string, CellShape>>): Both {
  return list(
    Object.entries(region).flatMap(([name, cell]) => {
      const axis = axes[name] ?? { kind: 'enum' as const }
      const title = axis.title === undefined ? fieldTitle(packs, name) : both(axis.title)
      const only = Array.isArray(cell) && cell.length === 1 ? (cell[0] as FactValue) : undefined
      if (typeof only === 'boolean') return [only ? title : { zh: `非${title.zh}`, en: `not ${title.en}` }]
      const text = sayCell(packs, name, axis, cell)
      return text === undefined ? [] : [{ zh: `${title.zh}${text.zh}`, en: `${title.en} ${text.en}` }]
    }),
  )
}

function sayCell(packs: readonly Pack[], name: string, axis: AxisShape, cell: CellShape): Both | undefined {
  const say = (value: FactValue) => both(valueText(name, axis, value, (field, one) => valueTitle(packs, field, one)))
  if (!('gte' in cell || 'lt' in cell || 'gt' in cell || 'lte' in cell)) {
    const values = list((cell as readonly FactValue[]).map(say))
    return { zh: `为${values.zh}`, en: values.en }
  }
  const { gte, gt, lt, lte } = cell
  if (gt !== undefined || lte !== undefined || axis.kind === 'enum') return undefined
  const from = gte === undefined || gte <= (axis.min ?? -Infinity) ? undefined : gte
  if (lt === undefined) return from === undefined ? undefined : { zh: ` ${say(from).zh}及以上`, en: `${say(from).en} or more` }
  if (gte !== undefined && lt === gte + 1) return { zh: `正好 ${say(gte).zh}`, en: `exactly ${say(gte).en}` }
  if (from === undefined) return { zh: `不满 ${say(lt).zh}`, en: `below ${say(lt).en}` }
  return { zh: ` ${say(from).zh}至不满 ${say(lt).zh}`, en: `${say(from).en} to below ${say(lt).en}` }
}
