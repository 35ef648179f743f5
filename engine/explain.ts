import type { Duration } from '../events/duration.ts'
import { partsOf } from '../events/duration-parts.ts'
import type { Instant } from '../events/instant.ts'
import type { Language, Text } from '../events/text.ts'
import type { AroundDuty } from './around-duty.ts'
import { accountFor, type CalendarStep } from './calendar/account.ts'
import type { Interval } from './calendar/calendar.ts'
import { closeOf, isWorkday, localTextOf } from './calendar/days.ts'
import { addCalendarDays } from './calendar/local-date.ts'
import { pulls } from './conditions.ts'
import { countedFrom } from './explain-fact-words.ts'
import { statedLines } from './explain-stated.ts'
import { wordsOf } from './explain-words.ts'
import {
  type Both,
  both,
  cite,
  type Explained,
  type Line,
  nameOfEdition,
  say,
  section,
  type WithText,
  withText,
} from './explanation.ts'
import { subjectFor } from './levels.ts'
import type { DutyRule, Pack } from './pack.ts'
import { editionNamed, type Rules } from './rules.ts'
import type { CaseState, OpenDuty } from './state.ts'

/** The explanation of a due time, with the figures it was made of beside its sections. */
export type Explanation = Explained &
  WithText & {
    readonly edition: { readonly id: string; readonly edition: string; readonly title: Text }
    readonly clause: { readonly number: string; readonly title: Text; readonly gist: Text }
    readonly reading?: { readonly says: Text; readonly by: string; readonly on: string }
    readonly start: { readonly event: string; readonly title: Text; readonly at: Instant }
    readonly within?: { readonly unit: string; readonly amount: number }
    readonly pauses: readonly Interval[]
    readonly steps: readonly CalendarStep[]
    readonly result: { readonly dueAt?: Instant; readonly provisional: boolean; readonly graced: boolean }
    readonly calendar: { readonly id: string; readonly title: string }
  }

type OfCase = Pick<CaseState, 'pauses'> &
  Partial<Pick<CaseState, 'kind' | 'edition' | 'level' | 'category' | 'pausedSince' | 'stated'>>

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
  const words = unitWords[language][unit]!
  // Chinese has no plural, and no such letter.
  return `${amount} ${amount === 1 ? words.replace(/s(?= )/, '') : words}`
}

/**
 * Why a duty is due when it is: clause, reading, the facts that put it on the case, pauses, the sum day by day with the notice for each
 * skipped day, the editions. `startTitle` names the start event for people.
 */
export function explainDuty(rules: Rules, state: OfCase, duty: OpenDuty, startTitle: Text, around: AroundDuty = {}): Explanation {
  const edition = editionNamed(rules, duty.edition)
  const { pack, duties } = edition
  const rule = duties.get(duty.rule)
  if (!rule) throw new Error(`no duty rule ${duty.rule} in ${duty.edition}`)
  const { clause, reading } = cite(pack, rule)
  const pauses = rule.pausable ? state.pauses.filter(([, to]) => to > duty.startAt) : []
  const account =
    rule.within === undefined || rule.stated !== undefined || duty.period !== undefined
      ? undefined
      : accountFor(rules.calendar, duty.startAt, rule.within, pauses)
  const steps = account?.steps ?? daysBefore(rules, rule, duty)
  // A closed duty no longer says that grace moved it; that its time lies after the sum does.
  const graced =
    duty.graced ??
    (rule.grace !== undefined && account !== undefined && duty.dueAt !== undefined && duty.dueAt > account.due.dueAt)
  const when = (at: Instant) => localTextOf(rules.calendar, at).slice(0, 16).replace('T', ' ')
  const title = both(rule.title)
  const same = (around.same ?? []).map(other => ({ ...other, of: editionNamed(rules, other.edition) }))
  const { dueAt } = duty
  const explained = withText({
    kind: 'due' as const,
    title: rule.title,
    answer:
      dueAt === undefined
        ? say(`${title.zh}：条款未定时限`, `${title.en}: the clause gives no time limit`)
        : say(`${title.zh}：应于 ${when(dueAt)} 前完成`, `${title.en}: due ${when(dueAt)}`),
    notes: [
      ...(duty.provisional
        ? [say('暂定：该年放假安排尚未公布，公布后重新计算。', 'Provisional: the holidays of that year are not published yet.')]
        : []),
      ...(graced
        ? [
            rule.grace === undefined
              ? say('改级后按制度口径给足最短时限。', 'After re-grading the least time of the reading was granted.')
              : say(
                  `改级后按制度口径给足最短时限：自改级起 ${durationText(rule.grace, 'zh')}。`,
                  `After re-grading the least time was granted: ${durationText(rule.grace, 'en')} from the re-grading.`,
                ),
          ]
        : []),
      ...(!graced && account && dueAt !== undefined && account.due.dueAt !== dueAt
        ? [
            say(
              `到期时间是当时算定的；按现在的日历和暂停重算会是 ${when(account.due.dueAt)}。`,
              `The time was settled then; by the calendar and pauses of now it would be ${when(account.due.dueAt)}.`,
            ),
          ]
        : []),
    ],
    sections: [
      ...section('clause', say('条款', 'Clause'), [{ says: rule.title, ...cite(pack, rule) }]),
      ...section(
        'facts',
        say('依据的事实', 'Facts used'),
        factLines(rules, pack, rule, state, duty, startTitle, around.startData),
      ),
      ...section('sum', say('计算', 'Sum'), [
        ...statedLines(pack, rule, state.stated?.[`${pack.id}:${rule.id}`] ?? [], when),
        ...sumLines(rules, rule, duty, startTitle, when),
      ]),
      ...section('pauses', say('暂停', 'Pauses'), [
        ...pauses.map(([from, to]): Line => ({ says: say(`${when(from)} 至 ${when(to)}`, `${when(from)} to ${when(to)}`) })),
        ...(rule.pausable && state.pausedSince !== undefined
          ? [
              {
                says: say(
                  `自 ${when(state.pausedSince)} 起，尚未恢复：恢复后重新计算`,
                  `since ${when(state.pausedSince)}, not resumed: computed again then`,
                ),
              },
            ]
          : []),
      ]),
      ...section(
        'days',
        say('逐日计算', 'Day by day'),
        steps.map(step => stepLine(rules, step)),
      ),
      ...section('same', say('其他制度的同类责任', 'The same duty in other regulations'), [
        ...same.map(({ of, rule: id, dueAt: other }): Line => {
          const its = of.duties.get(id)!
          const name = both(its.title)
          const time = other === undefined ? say('未定时限', 'no time limit') : say(`应于 ${when(other)}`, `due ${when(other)}`)
          return { says: say(`${name.zh}：${time.zh}`, `${name.en}: ${time.en}`), ...cite(of.pack, its) }
        }),
        ...(around.precedence === undefined ? [] : [around.precedence]),
      ]),
      ...section(
        'failed',
        say('同类的其他责任为什么不适用', 'Why the other duties of the kind do not apply'),
        around.others ?? [],
      ),
    ],
    editions: [pack, ...same.map(({ of }) => of.pack)].map(nameOfEdition),
  })
  return {
    ...explained,
    edition: nameOfEdition(pack),
    clause: { number: rule.clause, title: clause!.title, gist: clause!.gist },
    ...(reading === undefined ? {} : { reading }),
    start: { event: duty.startEvent, title: startTitle, at: duty.startAt },
    ...(rule.within === undefined ? {} : { within: partsOf(rule.within) }),
    pauses,
    steps,
    result: { ...(dueAt === undefined ? {} : { dueAt }), provisional: duty.provisional, graced },
    calendar: { id: rules.calendar.spec.id, title: rules.calendar.spec.title },
  }
}

/** Of a duty for one day: the days between the working day before it and its own, so that a weekend or holiday that was passed over is told. */
function daysBefore(rules: Rules, rule: DutyRule, duty: OpenDuty): readonly CalendarStep[] {
  if (duty.period === undefined || rule.repeat?.every !== 'workday') return []
  let before = addCalendarDays(duty.period, -1)
  while (!isWorkday(rules.calendar, before)) before = addCalendarDays(before, -1)
  return accountFor(rules.calendar, closeOf(rules.calendar, before), { workdays: 1 }).steps
}

function factLines(
  rules: Rules,
  pack: Pack,
  rule: DutyRule,
  state: OfCase,
  duty: OpenDuty,
  startTitle: Text,
  data: AroundDuty['startData'],
): Line[] {
  const own = state.edition === undefined ? pack : editionNamed(rules, state.edition).pack
  const words = wordsOf([pack, own])
  const said = both(startTitle)
  const when = localTextOf(rules.calendar, duty.startAt).slice(0, 16).replace('T', ' ')
  const counts = rule.from === undefined ? say('', '') : countedFrom[rule.from]
  const trigger = data && rule.start.find(one => pulls([one], one.on, data))
  const lines: Line[] = [
    {
      says: say(`起算：${said.zh} ${when}${counts.zh}`, `Start: ${said.en} ${when}${counts.en}`),
      ...(trigger?.when === undefined
        ? {}
        : {
            facts: Object.keys(trigger.when).flatMap(name =>
              // Names of step clocks say nothing to people.
              name === 'opens' || data?.[name] === undefined
                ? []
                : [{ title: words.field(name), value: words.value(name, data[name]) }],
            ),
          }),
    },
  ]
  const add = (field: string, value: Both) =>
    lines.push({ says: say(`${words.field(field).zh}：${value.zh}`, `${words.field(field).en}: ${value.en}`) })
  if (rule.kinds !== undefined && state.kind !== undefined) add('kind', words.kind(state.kind))
  if (rule.levels !== undefined && state.level !== undefined) {
    const own = wordsOf([editionNamed(rules, state.edition ?? duty.edition).pack]).level(state.level)
    const seen =
      state.kind === undefined || state.edition === undefined
        ? undefined
        : subjectFor(editionNamed(rules, duty.edition), { kind: state.kind, edition: state.edition, level: state.level }).level
    const its = seen === undefined ? own : wordsOf([pack]).level(seen)
    add('level', its.zh === own.zh ? own : say(`${own.zh}（本制度的「${its.zh}」）`, `${own.en} ("${its.en}" here)`))
  }
  if (rule.categories !== undefined && state.category !== undefined) add('category', words.category(state.category))
  return lines
}

function sumLines(rules: Rules, rule: DutyRule, duty: OpenDuty, startTitle: Text, when: (at: Instant) => string): Line[] {
  const { title } = rules.calendar.spec
  const start = both(startTitle)
  if (duty.period !== undefined)
    return [
      {
        says: say(
          `每日责任：${duty.period} 当日，截至当日下班；日历：${title}`,
          `Daily duty: for ${duty.period}, until close of business; calendar: ${title}`,
        ),
      },
    ]
  if (rule.within === undefined) return []
  return [
    {
      says: say(
        `自 ${when(duty.startAt)}（${start.zh}）起 ${durationText(rule.within, 'zh')}；日历：${title}`,
        `From ${when(duty.startAt)} (${start.en}), ${durationText(rule.within, 'en')}; calendar: ${title}`,
      ),
    },
  ]
}

const stepWords: Record<CalendarStep['because'], Both> = {
  open: say('工作时间', 'working time'),
  continuous: say('连续计时', 'runs on day and night'),
  'first-day': say('起算当日不计', 'the first day does not count'),
  holiday: say('放假', 'holiday'),
  weekend: say('休息日', 'day of rest'),
  'company-closed': say('公司休息', 'company closed'),
  'make-up': say('调休上班', 'make-up working day'),
  paused: say('暂停', 'paused'),
  workday: say('工作日', 'working day'),
  'calendar-day': say('计一日', 'counts'),
  rolled: say('末日休息，顺延', 'last day off, rolls on'),
}

function stepLine(rules: Rules, step: CalendarStep): Line {
  // What runs day and night may end on another day than it began.
  const time = (at: Instant) => {
    const local = localTextOf(rules.calendar, at)
    return local.startsWith(step.date) ? local.slice(11, 16) : local.slice(0, 16).replace('T', ' ')
  }
  const span = step.from !== undefined && step.to !== undefined ? ` ${time(step.from)}–${time(step.to)}` : ''
  const minutes = step.minutes === undefined ? say('', '') : say(`　${step.minutes} 分钟`, ` ${step.minutes} min`)
  const name = step.name ? ` ${step.name}` : ''
  const words = stepWords[step.because]
  return {
    mark: step.counted ? 'yes' : 'no',
    says: say(`${step.date}${span}　${words.zh}${name}${minutes.zh}`, `${step.date}${span} ${words.en}${name}${minutes.en}`),
    ...(step.notices === undefined ? {} : { notices: step.notices }),
  }
}
