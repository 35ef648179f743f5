import type { Duration } from '../events/duration.ts'
import { partsOf } from '../events/duration.ts'
import type { Instant } from '../events/instant.ts'
import { inLanguage, type Language, type Text } from '../events/text.ts'
import { accountFor, type CalendarStep } from './calendar/account.ts'
import type { Interval } from './calendar/calendar.ts'
import { localTextOf } from './calendar/days.ts'
import { editionNamed, type Rules } from './rules.ts'
import type { CaseState, OpenDuty } from './state.ts'

export type Explanation = {
  readonly title: Text
  readonly edition: { readonly id: string; readonly edition: string; readonly title: Text }
  readonly clause: { readonly number: string; readonly title: Text; readonly gist: Text }
  readonly reading?: { readonly says: Text; readonly by: string; readonly on: string }
  readonly start: { readonly event: string; readonly title: Text; readonly at: Instant }
  readonly within?: { readonly unit: string; readonly amount: number }
  readonly pauses: readonly Interval[]
  readonly steps: readonly CalendarStep[]
  readonly result: { readonly dueAt?: Instant; readonly provisional: boolean; readonly graced: boolean }
  readonly calendar: { readonly id: string; readonly title: string }
  readonly text: { readonly zh: readonly string[]; readonly en: readonly string[] }
}

const unitWords: Record<Language, Record<string, string>> = {
  zh: {
    minutes: '分钟（自然时间，昼夜连续）',
    hours: '小时（自然时间，昼夜连续）',
    workMinutes: '分钟（只计工作时间）',
    workHours: '小时（只计工作时间）',
    days: '日（当日不计，末日休息则顺延）',
    workdays: '个工作日（当日不计）',
    months: '个月（对应日，末日休息则顺延）',
    years: '年（对应日，末日休息则顺延）',
  },
  en: {
    minutes: 'minutes (natural time, day and night)',
    hours: 'hours (natural time, day and night)',
    workMinutes: 'minutes of working time',
    workHours: 'hours of working time',
    days: 'days (the first does not count, a last day off rolls on)',
    workdays: 'working days (the first does not count)',
    months: 'months (same day, a last day off rolls on)',
    years: 'years (same day, a last day off rolls on)',
  },
}

/** A duration in words, with the arithmetic its unit stands for. */
export function durationText(duration: Duration, language: Language): string {
  const { unit, amount } = partsOf(duration)
  return `${amount} ${unitWords[language][unit]}`
}

/**
 * Why a duty is due when it is: clause, reading, start, pauses, the sum day by day with the notice for each skipped day, the result.
 * `startTitle` names the start event for people.
 */
export function explainDuty(rules: Rules, state: Pick<CaseState, 'pauses'>, duty: OpenDuty, startTitle: Text): Explanation {
  const { pack, duties } = editionNamed(rules, duty.edition)
  const rule = duties.get(duty.rule)
  if (!rule) throw new Error(`no duty rule ${duty.rule} in ${duty.edition}`)
  const clause = pack.clauses[rule.clause]
  if (!clause) throw new Error(`no clause ${rule.clause} in ${duty.edition}`)
  const reading = rule.reading === undefined ? undefined : pack.readings[rule.reading]
  const pauses = rule.pausable ? state.pauses.filter(([, to]) => to > duty.startAt) : []
  const account =
    rule.within === undefined || duty.period !== undefined
      ? undefined
      : accountFor(rules.calendar, duty.startAt, rule.within, pauses)
  const data = {
    title: rule.title,
    edition: { id: pack.id, edition: pack.edition, title: pack.title },
    clause: { number: rule.clause, title: clause.title, gist: clause.gist },
    ...(reading === undefined ? {} : { reading: { says: reading.says, by: reading.by, on: reading.on } }),
    start: { event: duty.startEvent, title: startTitle, at: duty.startAt },
    ...(rule.within === undefined ? {} : { within: partsOf(rule.within) }),
    pauses,
    steps: account?.steps ?? [],
    result: {
      ...(duty.dueAt === undefined ? {} : { dueAt: duty.dueAt }),
      provisional: duty.provisional,
      graced: duty.graced ?? false,
    },
    calendar: { id: rules.calendar.spec.id, title: rules.calendar.spec.title },
  }
  return { ...data, text: { zh: lines(rules, data, rule.within, duty, 'zh'), en: lines(rules, data, rule.within, duty, 'en') } }
}

type Data = Omit<Explanation, 'text'>

function lines(rules: Rules, data: Data, within: Duration | undefined, duty: OpenDuty, language: Language): string[] {
  const zh = language === 'zh'
  const say = (text: Text) => inLanguage(text, language)
  const when = (at: Instant) => localTextOf(rules.calendar, at).slice(0, 16).replace('T', ' ')
  const { dueAt, provisional, graced } = data.result
  const out = [
    dueAt === undefined
      ? zh
        ? `${say(data.title)}：条款未定时限`
        : `${say(data.title)}: the clause gives no time limit`
      : zh
        ? `${say(data.title)}：应于 ${when(dueAt)} 前完成${provisional ? '（暂定：该年放假安排尚未公布）' : ''}`
        : `${say(data.title)}: due ${when(dueAt)}${provisional ? ' (provisional: holidays of that year are not published yet)' : ''}`,
    zh
      ? `依据：《${say(data.edition.title)}》${data.edition.edition} 版 第 ${data.clause.number} 条 ${say(data.clause.title)}：${say(data.clause.gist)}`
      : `Under: ${say(data.edition.title)}, edition ${data.edition.edition}, clause ${data.clause.number} ${say(data.clause.title)}: ${say(data.clause.gist)}`,
  ]
  if (data.reading)
    out.push(
      zh
        ? `口径：${say(data.reading.says)}（${data.reading.by}，${data.reading.on}）`
        : `Reading: ${say(data.reading.says)} (${data.reading.by}, ${data.reading.on})`,
    )
  if (within !== undefined)
    out.push(
      zh
        ? `计算：自 ${when(data.start.at)}（${say(data.start.title)}）起 ${durationText(within, language)}；日历：${data.calendar.title}`
        : `Sum: from ${when(data.start.at)} (${say(data.start.title)}), ${durationText(within, language)}; calendar: ${data.calendar.title}`,
    )
  if (duty.period !== undefined)
    out.push(zh ? `每日责任：${duty.period} 当日，截至当日下班` : `Daily duty: for ${duty.period}, until close of business`)
  for (const step of data.steps) out.push(`　　${stepText(rules, step, zh)}`)
  if (graced) out.push(zh ? '改级后按制度口径给足最短时限。' : 'After re-grading the least time of the reading was granted.')
  return out
}

const stepWords: Record<CalendarStep['because'], { zh: string; en: string }> = {
  open: { zh: '工作时间', en: 'working time' },
  continuous: { zh: '连续计时', en: 'runs on day and night' },
  'first-day': { zh: '起算当日不计', en: 'the first day does not count' },
  holiday: { zh: '放假', en: 'holiday' },
  weekend: { zh: '休息日', en: 'day of rest' },
  'company-closed': { zh: '公司休息', en: 'company closed' },
  'make-up': { zh: '调休上班', en: 'make-up working day' },
  paused: { zh: '暂停', en: 'paused' },
  workday: { zh: '工作日', en: 'working day' },
  'calendar-day': { zh: '计一日', en: 'counts' },
  rolled: { zh: '末日休息，顺延', en: 'last day off, rolls on' },
}

function stepText(rules: Rules, step: CalendarStep, zh: boolean): string {
  const time = (at: Instant) => localTextOf(rules.calendar, at).slice(11, 16)
  const span = step.from !== undefined && step.to !== undefined ? ` ${time(step.from)}–${time(step.to)}` : ''
  const minutes = step.minutes === undefined ? '' : zh ? `　${step.minutes} 分钟` : ` ${step.minutes} min`
  const words = stepWords[step.because]
  const notice = step.notices?.length ? (zh ? `（通知：${step.notices.join(' ')}）` : ` (notice: ${step.notices.join(' ')})`) : ''
  return `${step.date}${span}　${step.counted ? '✓' : '—'} ${zh ? words.zh : words.en}${step.name ? ` ${step.name}` : ''}${minutes}${notice}`
}
