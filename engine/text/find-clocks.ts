import type { Duration } from '../../events/duration.ts'
import type { Every, Found } from './candidate-schema.ts'
import { NUMBER } from './numbers.ts'
import { numberOf } from './numerals.ts'

const UNIT = '个?工作日|个?自然日|个?日历日|个?工作小时|个?小时|分钟|分|个?月|个?季度|个?星期|周|天|日|年'
const LENGTH = new RegExp(
  `(?<before>提前|不得少于|不少于|不低于|不短于|至少(?:保存|保留|保管)?|≥|满|不超过|不得超过|不迟于|≤|(?:时限|期限|时效|时长|周期)(?:一般)?(?:为|是|:)|延长(?:至|到)?|(?:保存|保管|保留|留存|存档)(?:期限?)?(?:为|:)?|)` +
    `(?<range>${NUMBER}(?:个工作日|个|小时|天|日)?[-~—至到])?(?<number>${NUMBER})(?<unit>${UNIT})(?<after>以内|之内|内|之前|以前|前|以上|)`,
  'g',
)
const EVERY = new RegExp(
  `(?:每隔?|按|逐)(?<number>[两二三四六\\d]{1,2})?个?(?<unit>工作日|天|日|周|星期|月|季度|季|半年|年)(?!${'[级份初均]'})`,
  'g',
)
const BY_DAY = /(?:每|次|当|下|翌)个?(?:月|季度首?月?)(?:的|份)?(?<day>\d{1,2}|[一二三十]{1,3})[日号](?:之前|以前|前|内)/g
const BY_DATE =
  /(?:每年|次年|当年|于|在)(?<month>\d{1,2}|[一二三四五六七八九十]{1,2})月(?<day>\d{1,2}|[一二三四五六七八九十]{1,3})[日号](?:之前|以前|前)/g
const AT_ONCE = /立即|立刻|马上|第一时间|当即|即刻|随即|即时(?!通)/g
const SAME_DAY = /(?<![扣除占])(?:当日|当天|首日)(?![^，。；,;]{0,8}的)(?!工资|奖金|薪)/g

const everyOf: Readonly<Record<string, Every>> = {
  工作日: 'day',
  天: 'day',
  日: 'day',
  周: 'week',
  星期: 'week',
  月: 'month',
  季度: 'quarter',
  季: 'quarter',
  半年: 'half-year',
  年: 'year',
}

/** Deadlines, periods and least times in a narrowed text, each with its normalised value. */
export function findClocks(text: string): Found[] {
  const found: Found[] = []
  const taken = (from: number, to: number) => found.some(f => f.from < to && from < f.to)
  const add = (match: RegExpMatchArray, clock: Extract<Found['value'], { kind: 'clock' }>['clock']) => {
    const span = { from: match.index!, to: match.index! + match[0].length }
    if (!taken(span.from, span.to)) found.push({ ...span, value: { kind: 'clock', clock } })
  }
  for (const m of text.matchAll(BY_DAY)) {
    const day = numberOf(m.groups!.day!)
    if (day !== undefined && day >= 1 && day <= 31) add(m, { rule: 'by', day })
  }
  for (const m of text.matchAll(BY_DATE)) {
    const [month, day] = [numberOf(m.groups!.month!), numberOf(m.groups!.day!)]
    if (month && day && month <= 12 && day <= 31) add(m, { rule: 'by', month, day })
  }
  for (const m of text.matchAll(LENGTH)) {
    const rule = ruleOf(text, m)
    const duration = rule && durationOf(m.groups!.number!, m.groups!.unit!)
    if (rule && duration) add(m, { rule, duration })
  }
  for (const m of text.matchAll(EVERY))
    add(m, { rule: 'every', every: everyOf[m.groups!.unit!]!, count: m.groups!.number ? (numberOf(m.groups!.number) ?? 1) : 1 })
  for (const m of text.matchAll(AT_ONCE)) add(m, { rule: 'at-once' })
  for (const m of text.matchAll(SAME_DAY)) add(m, { rule: 'same-day' })
  return found.sort((a, b) => a.from - b.from)
}

function ruleOf(text: string, match: RegExpMatchArray): 'within' | 'at-least' | 'ahead' | undefined {
  const { before, after, unit } = match.groups as Record<string, string>
  const previous = text.slice(Math.max(0, match.index! - 4), match.index)
  // 2026年, 7月, 第3日, 每3天, 超过30分钟的: dates, counts and conditions.
  if (/(?:[第每月不]|\d[.:]?|\d{3}年)$/.test(previous)) return undefined
  if (unit === '分' && after !== '内' && after !== '以内') return undefined
  if (before === '提前') return 'ahead'
  if (/^(?:不得少于|不少于|不低于|不短于|至少|≥|满|保存|保管|保留|留存|存档)/.test(before!))
    return after === '内' ? 'within' : unit === '分' ? undefined : 'at-least'
  if (/内$/.test(after!)) return 'within'
  if (/^(?:不超过|不得超过|不迟于|≤|时限|期限|时效|时长|周期|延长)/.test(before!)) return 'within'
  if (/前$/.test(after!) && !/[日年]/.test(unit!.replace('工作日', ''))) return 'ahead'
  return undefined
}

/** The duration as the pack writes it: weeks as days, quarters as months, half an hour as minutes. */
export function durationOf(written: string, unit: string): Duration | undefined {
  const n = numberOf(written)
  if (n === undefined || n <= 0) return undefined
  const whole = Number.isInteger(n)
  switch (unit.replace('个', '')) {
    case '工作日':
      return whole ? { workdays: n } : undefined
    case '工作小时':
      return { workHours: n }
    case '小时':
      return n === 0.5 ? { minutes: 30 } : { hours: n }
    case '分钟':
    case '分':
      return { minutes: n }
    case '天':
    case '日':
    case '自然日':
    case '日历日':
      return whole ? { days: n } : n === 0.5 ? { hours: 12 } : undefined
    case '周':
    case '星期':
      return whole ? { days: n * 7 } : undefined
    case '月':
      return whole ? { months: n } : n === 0.5 ? { days: 15 } : undefined
    case '季度':
      return whole ? { months: n * 3 } : undefined
    case '年':
      return whole ? { years: n } : n === 0.5 ? { months: 6 } : undefined
    default:
      return undefined
  }
}
