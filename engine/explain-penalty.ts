import type { Duration } from '../events/duration.ts'
import { partsOf } from '../events/duration-parts.ts'
import type { LocalDate } from '../events/instant.ts'
import type { Text } from '../events/text.ts'
import { addCalendarDays } from './calendar/local-date.ts'
import { quantityText } from './explain-words.ts'
import {
  type Both,
  both,
  cite,
  type Explained,
  type Line,
  listed,
  nameOfEdition,
  say,
  section,
  type WithText,
  withText,
} from './explanation.ts'
import { shortDuration } from './lint/short-duration.ts'
import type { Pack, SanctionRule, ViolationRule } from './pack.ts'
import { sanctionsFor } from './sanctions.ts'
import { valueText } from './tables/cell-text.ts'

/** The late duty from which a violation was found. */
export type LateDuty = {
  readonly title: Text
  /** The pack whose duty it is, and its clause. */
  readonly pack: Pack
  readonly clause: string
  readonly outcome: 'late' | 'missed'
  /** As they are shown: `2026-03-02 10:00`. */
  readonly dueAt?: Text
  readonly endedAt?: Text
}
export type PenaltyAsked = {
  /** Absent: the grade alone is asked. */
  readonly violation?: string | undefined
  /** The grade where no violation says it. */
  readonly grade?: string | undefined
  readonly of: SanctionRule['of']
  /** The day of the act. */
  readonly on: LocalDate
  /** The days of the same grade's violations before it; this one is not among them. */
  readonly before: readonly LocalDate[]
  readonly duty?: LateDuty | undefined
}

const ofWords = { department: say('部门', 'department'), person: say('个人', 'person') }
const fen = (n: number) => valueText('', { kind: 'int', unit: '分' }, n, () => undefined)
const points = (n: number) => say(`${n} 分`, `${n} points`)

/** The first day of a window that ends with a day; without a window, the beginning. */
export function windowStart(on: LocalDate, within: Duration | undefined): LocalDate {
  if (within === undefined) return '0001-01-01'
  const { unit, amount } = partsOf(within)
  if (unit === 'months' || unit === 'years') {
    const [year, month, day] = on.split('-').map(Number) as [number, number, number]
    const whole = year * 12 + month - 1 - (unit === 'years' ? amount * 12 : amount)
    const last = new Date(Date.UTC(Math.floor(whole / 12), (whole % 12) + 1, 0)).getUTCDate()
    const first = `${String(Math.floor(whole / 12)).padStart(4, '0')}-${String((whole % 12) + 1).padStart(2, '0')}-${String(Math.min(day, last)).padStart(2, '0')}`
    return addCalendarDays(first, 1)
  }
  const days =
    unit === 'minutes' || unit === 'workMinutes' ? amount / 1440 : unit === 'hours' || unit === 'workHours' ? amount / 24 : amount
  return addCalendarDays(on, 1 - Math.ceil(days))
}

/** How many times a rule sees the violation: this one and those within its window before it. */
export function timesFor(rule: Pick<SanctionRule, 'repeated'>, on: LocalDate, before: readonly LocalDate[]): number {
  const from = windowStart(on, rule.repeated?.within)
  return 1 + before.filter(day => day >= from && day <= on).length
}

/**
 * What a violation leads to under an edition: how it was found, its grade, how often within the window, the sanctions that answer
 * with what the text leaves open, and every other sanction with why it does not.
 * Without a violation, what its grade leads to. @throws where the pack has no such violation or grade: a fault of the caller.
 */
export function explainPenalty(pack: Pack, asked: PenaltyAsked): Explained & WithText {
  const violation = pack.violations?.find(one => one.id === asked.violation)
  if (asked.violation !== undefined && !violation)
    throw new Error(`no violation ${asked.violation} in ${pack.id}@${pack.edition}`)
  const gradeId = violation?.grade ?? asked.grade
  const grade = pack.grades?.find(one => one.id === gradeId)
  if (gradeId === undefined || (!violation && !grade)) throw new Error(`no grade ${gradeId} in ${pack.id}@${pack.edition}`)
  const subject: Judged = { grade: gradeId, of: violation?.of }
  const times = (rule: SanctionRule) => timesFor(rule, asked.on, asked.before)
  const isOfTheirs = concerns(subject, asked.of)
  const answering = isOfTheirs ? sanctionsFor(pack, asked.of, gradeId, times) : []
  const others = (pack.sanctions ?? []).filter(rule => !answering.includes(rule))
  const blanks = answering.flatMap(rule => rule.measures.filter(hasBlank))
  const whom = ofWords[asked.of]
  const title = both(violation?.title ?? grade?.title ?? { zh: gradeId })
  const said = listed(answering.map(rule => rule.title))
  return withText({
    kind: 'penalty' as const,
    title: say('为什么是这个处罚', 'Why this sanction'),
    answer:
      answering.length === 0
        ? say(`${title.zh}（${whom.zh}）：条文没有写怎么处罚`, `${title.en} (${whom.en}): no sanction answers it`)
        : say(`${title.zh}：${said.zh}`, `${title.en}: ${said.en}`),
    notes: [
      ...(blanks.length === 0
        ? []
        : [
            say(
              '条文有空白还没有填：在公司定下来之前，不能据此扣款或扣分。',
              'The text has blanks: until the company fills them nothing can be deducted.',
            ),
          ]),
      ...(answering.some(rule => rule.together !== undefined)
        ? [say('列出的条件要同时具备，由人认定。', 'The conditions named must all be met; a person judges that.')]
        : []),
    ],
    sections: [
      ...section('violation', violation ? say('违规', 'The violation') : say('属于这一等级的违规', 'Violations of this grade'), [
        ...(violation
          ? [{ says: violation.title, ...cite(pack, violation) }, ...foundLines(violation, asked.duty)]
          : ofGrade(pack, gradeId)),
        ...(isOfTheirs
          ? []
          : [
              {
                mark: 'no' as const,
                says: say(`条文没有说这是${whom.zh}的违规`, `the text does not make it one of the ${whom.en}`),
              },
            ]),
      ]),
      ...section('grade', say('违规等级', 'Its grade'), grade ? [{ says: grade.title, ...cite(pack, grade) }] : []),
      ...section('times', say('第几次', 'How often'), timesLines(pack, gradeId, asked)),
      ...section(
        'sanctions',
        say('对应的处罚', 'Sanctions that answer'),
        answering.flatMap(rule => sanctionLines(pack, rule)),
      ),
      ...section(
        'failed',
        say('不适用的处罚', 'Sanctions that do not'),
        others.map(rule => failedLine(pack, rule, subject, asked, answering)),
      ),
    ],
    editions: [nameOfEdition(pack), ...(asked.duty && asked.duty.pack.id !== pack.id ? [nameOfEdition(asked.duty.pack)] : [])],
  })
}

/** What is judged: its grade, and of whom it is a violation; a grade alone is anybody's. */
type Judged = { readonly grade: string; readonly of: ViolationRule['of'] | undefined }
const concerns = ({ of }: Judged, whom: SanctionRule['of']): boolean =>
  of === undefined || (of as readonly string[]).includes(whom)

function ofGrade(pack: Pack, grade: string): Line[] {
  const violations = (pack.violations ?? []).filter(one => one.grade === grade)
  return violations.length > 0
    ? violations.map(one => ({ says: one.title, ...cite(pack, one) }))
    : [{ mark: 'open', says: say('条文没有说哪些行为属于这一等级', 'the text does not say what is of this grade') }]
}

function foundLines(violation: ViolationRule, duty: LateDuty | undefined): Line[] {
  if (violation.found === 'person') return [{ says: say('由人认定，系统不会自己认定', 'found by a person, never by the system') }]
  if (duty === undefined) return [{ says: say('由系统从超时的责任事项认定', 'found by the system from duties that end late') }]
  const how = duty.outcome === 'late' ? say('超时完成', 'done late') : say('没有完成', 'not done')
  const when = [
    ...(duty.dueAt ? [{ title: say('应于', 'due'), value: duty.dueAt }] : []),
    ...(duty.endedAt
      ? [{ title: duty.outcome === 'late' ? say('实际', 'done') : say('截止', 'ended'), value: duty.endedAt }]
      : []),
  ]
  const title = both(duty.title)
  return [
    {
      mark: 'yes',
      says: say(`责任事项「${title.zh}」${how.zh}`, `the duty "${title.en}" was ${how.en}`),
      facts: when,
      ...cite(duty.pack, duty),
    },
  ]
}

function timesLines(pack: Pack, grade: string, { on, before, of }: PenaltyAsked): Line[] {
  const days = [...before].sort()
  const rules = (pack.sanctions ?? []).filter(rule => rule.of === of && rule.grade === grade && rule.repeated?.within)
  return [
    {
      says: say(`这是第 ${days.length + 1} 次（${on}）`, `Number ${days.length + 1} (${on})`),
      ...(days.length === 0 ? {} : { because: say(`此前：${days.join('、')}`, `before it: ${days.join(', ')}`) }),
    },
    ...rules.map((rule): Line => {
      const within = rule.repeated!.within!
      const from = windowStart(on, within)
      const n = timesFor(rule, on, before)
      return {
        says: say(
          `${shortDuration(within, 'zh')}内（${from} 起）第 ${n} 次`,
          `number ${n} within ${shortDuration(within, 'en')} (since ${from})`,
        ),
        ...cite(pack, rule),
      }
    }),
  ]
}

type Measure = SanctionRule['measures'][number]
const hasBlank = ({ from, to, term }: Measure): boolean =>
  typeof from === 'object' || typeof to === 'object' || (term !== undefined && 'open' in term)

function sanctionLines(pack: Pack, rule: SanctionRule): Line[] {
  return [
    { mark: 'yes', says: rule.title, ...cite(pack, rule) },
    ...(rule.together ?? []).map((condition): Line => {
      const said = both(condition)
      return { says: say(`须同时具备：${said.zh}`, `must be met too: ${said.en}`) }
    }),
    ...rule.measures.map(
      (measure): Line => ({ ...(hasBlank(measure) ? { mark: 'open' as const } : {}), says: measureText(measure) }),
    ),
  ]
}

/** What a measure of a sanction is, with its amount or term: `罚款：200.00 元`. */
export function measureText({ kind, title, from, to, term, restorable }: Measure): Both {
  const unit = kind === 'points' ? points : fen
  const amounts = [from, to].filter(one => one !== undefined).map(one => quantityText(one, unit))
  const range = amounts.length === 2 && amounts[0]!.zh === amounts[1]!.zh ? amounts.slice(0, 1) : amounts
  const parts = [
    ...(range.length === 0 ? [] : [say(range.map(one => one.zh).join(' 至 '), range.map(one => one.en).join(' to '))]),
    ...(term === undefined
      ? []
      : ['open' in term ? quantityText(term, points) : say(shortDuration(term, 'zh'), shortDuration(term, 'en'))]),
    ...(restorable ? [say('可恢复', 'can be restored')] : []),
  ]
  const said = both(title)
  if (parts.length === 0) return said
  return say(`${said.zh}：${parts.map(one => one.zh).join('，')}`, `${said.en}: ${parts.map(one => one.en).join(', ')}`)
}

function failedLine(
  pack: Pack,
  rule: SanctionRule,
  judged: Judged,
  { of, on, before }: PenaltyAsked,
  answering: readonly SanctionRule[],
): Line {
  const gradeName = (id: string) => both(pack.grades?.find(one => one.id === id)?.title ?? { zh: id })
  const because = (): Both => {
    if (rule.of !== of) return say(`它针对${ofWords[rule.of].zh}`, `it is for a ${ofWords[rule.of].en}`)
    if (rule.grade !== judged.grade)
      return say(`它针对「${gradeName(rule.grade).zh}」`, `it answers "${gradeName(rule.grade).en}"`)
    if (!concerns(judged, of)) return say(`这不是${ofWords[of].zh}的违规`, `it is no violation of a ${ofWords[of].en}`)
    const needs = rule.repeated?.times
    const n = timesFor(rule, on, before)
    if (typeof needs === 'object')
      return say(
        `要「${needs.open}」才适用，条文没有定是几次`,
        `it takes "${needs.open}", and the text does not say how often that is`,
      )
    if (needs !== undefined && needs > n)
      return say(`要第 ${needs} 次才适用，现在是第 ${n} 次`, `it takes number ${needs}, this is number ${n}`)
    const heavier = listed(answering.map(one => one.title))
    return say(`由更重的一条代替：${heavier.zh}`, `a heavier one takes its place: ${heavier.en}`)
  }
  return { mark: 'no', says: rule.title, because: because(), ...cite(pack, rule) }
}
