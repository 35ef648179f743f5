import type { CaseEvent } from '../events/envelope.ts'
import type { Instant } from '../events/instant.ts'
import { definitionOfAct } from '../events/registry.ts'
import type { Text } from '../events/text.ts'
import { dataFor } from './binding.ts'
import { accountFor } from './calendar/account.ts'
import { localDateOf, localTextOf } from './calendar/days.ts'
import { includes, pulls } from './conditions.ts'
import { subjectFor } from './levels.ts'
import { shortDuration } from './lint/short-duration.ts'
import type { DutyRule } from './pack.ts'
import type { ActRefusal } from './permissions.ts'
import { type Edition, editionNamed, type Rules } from './rules.ts'
import type { CaseState, Change, OpenDuty } from './state.ts'

/**
 * Why a right can no longer be used (`right.lapsed`, with how the time was counted) or cannot be used now (`right.not-open`: nothing has
 * opened it, or it was used). Undefined where no rule with `lapses` is stopped by the act. Without `data` or `at` nothing is refused.
 */
export function lapsedRefusal(
  rules: Rules,
  edition: Edition,
  state: CaseState,
  act: string,
  data: Readonly<Record<string, unknown>> | undefined,
  at: Instant | undefined,
): ActRefusal | undefined {
  const type = definitionOfAct(act)?.type
  if (data === undefined || at === undefined || type === undefined) return undefined
  const said = dataFor(edition, type, data)
  for (const rule of edition.dutiesByEvent.get(type)?.stops ?? []) {
    if (!rule.lapses || !includes(rule, subjectFor(edition, state)) || !pulls(rule.stop, type, said)) continue
    const open =
      Object.values(state.duties).find(duty => duty.pack === edition.pack.id && duty.rule === rule.id) ??
      state.lapsed?.[`${edition.pack.id}:${rule.id}`]
    const cited = { clause: rule.clause, ...(rule.reading === undefined ? {} : { reading: rule.reading }) }
    if (open === undefined) return { code: 'right.not-open', because: notOpen(rule), ...cited }
    if (open.dueAt !== undefined && at > open.dueAt)
      return { code: 'right.lapsed', because: lapsed(rules, rule, open, state, at), ...cited }
  }
  return undefined
}

/** The end of the time for a right, as the sweep records it: it ends without being late, and is remembered. Mutates state and changes. */
export function lapseRight(
  rules: Rules,
  state: CaseState,
  { id, data }: Pick<CaseEvent<'alarm.fired'>, 'id' | 'data'>,
  changes: Change[],
): void {
  const duty = state.duties[data.duty]
  if (data.kind !== 'breach' || duty?.dueAt === undefined) return
  if (!editionNamed(rules, duty.edition).duties.get(duty.rule)?.lapses) return
  state.lapsed = { ...state.lapsed, [`${duty.pack}:${duty.rule}`]: duty }
  delete state.duties[duty.key]
  changes.push({ kind: 'duty-closed', duty, outcome: 'cancelled', at: duty.dueAt, by: id, because: 'lapsed' })
}

const notOpen = ({ title: { zh, en } }: DutyRule): Text => ({
  zh: `「${zh}」没有开始，或已经用过`,
  en: `"${en ?? zh}" has not begun, or has been used`,
})

/** 送达日（不计）之后的 3 个工作日：…，到 … 止；现在是 …。 */
function lapsed(rules: Rules, rule: DutyRule, duty: OpenDuty, state: CaseState, at: Instant): Text {
  const { calendar } = rules
  const { steps } = accountFor(calendar, duty.startAt, rule.within!, rule.pausable ? state.pauses : [])
  const counted = steps.filter(step => step.counted).map(step => step.date)
  const from = localDateOf(calendar, duty.startAt)
  const shown = (moment: Instant) => localTextOf(calendar, moment).slice(0, 16).replace('T', ' ')
  const days = counted.join('、')
  return {
    zh: `「${rule.title.zh}」已过：自 ${from}（当天不计）起 ${shortDuration(rule.within!, 'zh')}：${days}，到 ${shown(duty.dueAt!)} 止；现在是 ${shown(at)}`,
    en: `"${rule.title.en ?? rule.title.zh}" is over: ${shortDuration(rule.within!, 'en')} from ${from} (that day not counted): ${counted.join(', ')}, until ${shown(duty.dueAt!)}; it is ${shown(at)} now`,
  }
}
