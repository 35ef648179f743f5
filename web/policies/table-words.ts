import type { z } from 'zod'
import { Axis, Cell } from '../../engine/pack-parts.ts'
import type { EditionView } from '../../server/policies/schema.ts'
import { sayValue, type ValueGroup } from '../cases/say-value.ts'
import { sayYuan } from '../ui/yuan.ts'
import type { PackNames } from './pack-names.ts'

type Table = EditionView['tables'][number]
type Row = Table['rows'][number]
type AnyAxis = z.infer<typeof Axis>

/** Axes whose values are the grading facts' own words. */
const factGroups: Readonly<Record<string, ValueGroup>> = {
  productionEffect: 'productionEffect',
  attitude: 'attitude',
  contract: 'contract',
  effect: 'effect',
  complexity: 'complexity',
  safety: 'safety',
}

/** A value of a column in words: what the fact, category or level is called. */
export function sayAxisValue(axis: string, value: string | boolean, names: PackNames): string {
  if (typeof value === 'boolean') return names.t(value ? 'yes' : 'no')
  if (axis === 'category') return names.category(value)
  if (axis === 'subtype') return names.subtype(value)
  if (axis === 'level') return names.level(value)
  const group = factGroups[axis]
  return group === undefined ? value : sayValue(group, value, names.language)
}

function sayNumber(amount: number, unit: string | undefined, names: PackNames): string {
  // Amounts are whole 分; people read 元.
  if (unit === '分') return names.language === 'zh' ? `${sayYuan(amount, true)} 元` : `CNY ${sayYuan(amount, true)}`
  return names.language === 'zh' && unit !== undefined ? `${amount} ${unit}` : String(amount)
}

/** Whole numbers in [gte, lt) as people say them: one number, from to, from on, below. */
function sayRange(
  { gte, lt }: { gte?: number | undefined; lt?: number | undefined },
  axis: AnyAxis | undefined,
  names: PackNames,
): string {
  const unit = axis?.kind === 'int' ? axis.unit : undefined
  const say = (amount: number) => sayNumber(amount, unit, names)
  const { t } = names
  if (gte === undefined) return lt === undefined ? '' : t('below', { to: say(lt) })
  if (lt === undefined) return t('from', { from: say(gte) })
  if (unit === '分') return t('between', { from: say(gte), to: say(lt) })
  return lt === gte + 1 ? t('exactly', { value: say(gte) }) : t('range', { from: say(gte), to: say(lt - 1) })
}

/** One condition of a row: `对生产经营的影响：严重影响`. */
function sayCell(table: Table, axisName: string, cell: unknown, names: PackNames): string {
  const axis = Axis.safeParse(table.axes[axisName]).data
  const title = axis?.title === undefined ? axisName : names.text(axis.title)
  const parsed = Cell.safeParse(cell).data
  if (parsed === undefined) return title
  const colon = names.language === 'zh' ? '：' : ': '
  const or = names.language === 'zh' ? '、' : ' / '
  const said = Array.isArray(parsed)
    ? parsed.map(value => sayAxisValue(axisName, value, names)).join(or)
    : sayRange(parsed, axis, names)
  // "Equipment unusable: yes" says no more than the title.
  return Array.isArray(parsed) && parsed.length === 1 && parsed[0] === true ? title : `${title}${colon}${said}`
}

/** When a row holds, condition by condition; empty where it always does. */
export function sayWhen(table: Table, row: Row, names: PackNames): readonly string[] {
  return Object.entries(row.when).map(([axis, cell]) => sayCell(table, axis, cell, names))
}

const specials = ['productQuality', 'contractDispute', 'majorLoss'] as const
/** Departments that a row may name. */
export const departments = [
  'customer-service',
  'research',
  'implementation',
  'supply-chain',
  'sales',
  'legal',
  'finance',
  'management',
  'production',
  'logistics',
  'technical',
  'quality',
  'human-resources',
  'other',
] as const

/** What follows from a row: the level, the department, or how it is handled besides. */
export function sayThen(row: Row, names: PackNames): string {
  return Object.entries(row.then)
    .map(([name, value]) => {
      if (name === 'level') return names.level(String(value))
      const department = departments.find(one => name === 'department' && one === value)
      if (department !== undefined) return names.t('departmentHandles', { department: names.t(`department.${department}`) })
      const special = specials.find(one => one === name)
      return special === undefined ? String(value) : names.t(`special.${special}`)
    })
    .join(names.language === 'zh' ? '，' : ', ')
}
