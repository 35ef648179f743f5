import type { Text } from '../../events/text.ts'
import { isValueList } from './axis-pieces.ts'
import type { AxisShape, CellShape, FactValue, NumberAxisShape } from './table-shape.ts'

/** People's words for an enum value; undefined where there are none, then the value itself is shown. */
export type NameOfValue = (axis: string, value: FactValue) => Text | undefined
type Both = { readonly zh: string; readonly en: string }

const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 12 })
const cents = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
const englishUnits: Readonly<Record<string, string>> = {
  次: 'times',
  件: 'items',
  人: 'people',
  分钟: 'minutes',
  小时: 'hours',
  天: 'days',
  日: 'days',
  工作日: 'workdays',
  个月: 'months',
  月: 'months',
  年: 'years',
}

/** A value as people write it: 分 in 元 or 万元, other numbers with their unit, 是 and 否. */
export function valueText(name: string, axis: AxisShape, value: FactValue, nameOf: NameOfValue): Both {
  if (axis.kind !== 'enum' && typeof value === 'number') return numberText(axis, value)
  const named = nameOf(name, value)
  if (named) return { zh: named.zh, en: named.en ?? named.zh }
  if (typeof value === 'boolean') return value ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' }
  return { zh: String(value), en: String(value) }
}

/** A cell as people write it: `[10 万元, 50 万元)`, `{一般、较大}`. A range without an end of its own ends where the axis does. */
export function cellText(name: string, axis: AxisShape, cell: CellShape, nameOf: NameOfValue): Both {
  if (axis.kind === 'enum' || isValueList(cell)) {
    const values = (isValueList(cell) ? cell : []).map(value => valueText(name, axis, value, nameOf))
    return { zh: `{${values.map(v => v.zh).join('、')}}`, en: `{${values.map(v => v.en).join(', ')}}` }
  }
  const from = cell.gt ?? cell.gte ?? axis.min
  const to = cell.lt ?? cell.lte ?? axis.max
  const opening = from === undefined || cell.gt !== undefined ? '(' : '['
  const closing = to === undefined || cell.lt !== undefined ? ')' : ']'
  const low = from === undefined ? { zh: '-∞', en: '-∞' } : numberText(axis, from)
  const high = to === undefined ? { zh: '∞', en: '∞' } : numberText(axis, to)
  return { zh: `${opening}${low.zh}, ${high.zh}${closing}`, en: `${opening}${low.en}, ${high.en}${closing}` }
}

function numberText({ unit }: NumberAxisShape, value: number): Both {
  if (unit === '分') return amountText(value)
  const number = grouped.format(value)
  if (unit === undefined) return { zh: number, en: number }
  if (unit === '%') return { zh: `${number}%`, en: `${number}%` }
  const english = englishUnits[unit] ?? unit
  return { zh: `${number} ${unit}`, en: `${number} ${value === 1 ? english.replace(/s$/, '') : english}` }
}

/** 万元 where that is short: from ten thousand on, in full hundreds. */
function amountText(fen: number): Both {
  const yuan = fen % 100 === 0 ? grouped.format(fen / 100) : cents.format(fen / 100)
  const isInWan = Math.abs(fen) >= 1_000_000 && fen % 10_000 === 0
  return { zh: isInWan ? `${grouped.format(fen / 1_000_000)} 万元` : `${yuan} 元`, en: `¥${yuan}` }
}
