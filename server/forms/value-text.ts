import { localTextOf } from '../../engine/calendar/days.ts'
import type { Instant } from '../../events/instant.ts'
import { named } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'

const words: Readonly<Record<string, string>> = {
  'pre-sales': '售前服务',
  design: '方案设计',
  delivery: '交付',
  installation: '安装调试',
  'after-sales': '售后服务',
  'technical-support': '技术支持',
  company: '公司',
  'third-party': '第三方',
  staff: '员工',
  shared: '多方分担',
  customer: '客户',
}
/** Fields whose values are words of a closed list; any other text stands as it was written. */
const worded: ReadonlySet<string> = new Set(['serviceStage', 'liability'])

/** An instant as it is printed: local date and time to the minute. */
export function printedMoment(ctx: Ctx, at: Instant): string {
  return localTextOf(ctx.rules.calendar, at).slice(0, 16).replace('T', ' ')
}

/** A recorded value as a form shows it, in Chinese as the regulation's forms are: people by name, instants as local times, lists numbered. */
export function valueText(ctx: Ctx, field: string, value: unknown): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'boolean') return value ? '是' : '否'
  // Amounts are kept in 分 and printed in 元.
  if (typeof value === 'number')
    return field.endsWith('Fen') ? (value / 100).toLocaleString('en-US', { minimumFractionDigits: 2 }) : String(value)
  if (Array.isArray(value))
    return value.length === 1
      ? valueText(ctx, field, value[0])
      : value.map((one, i) => `${i + 1}. ${valueText(ctx, field, one)}`).join('\n')
  if (typeof value === 'object')
    return Object.values(value)
      .filter(part => typeof part === 'string' && part !== '')
      .join('　')
  const text = String(value)
  if (worded.has(field)) return words[text] ?? text
  if (ctx.roster.people.has(text)) return named(ctx, text).name
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text)) return printedMoment(ctx, text)
  return text
}
