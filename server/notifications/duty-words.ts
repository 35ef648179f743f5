import { localIso, zoneOf } from '../../engine/calendar/zone.ts'
import type { DutyRule } from '../../engine/pack.ts'
import type { Rules } from '../../engine/rules.ts'
import { editionNamed } from '../../engine/rules.ts'
import type { OpenDuty } from '../../engine/state.ts'
import type { Instant } from '../../events/instant.ts'
import type { Text } from '../../events/text.ts'
import type { Ctx } from '../context.ts'

/** What words about a duty need of it; also known of a day that has been missed and is no longer open. */
export type NamedDuty = Pick<OpenDuty, 'key' | 'pack' | 'edition' | 'rule' | 'dueAt' | 'owner'>

/** The rule a duty follows; an unknown one is a fault of ours and throws. */
export function ruleOf(rules: Rules, duty: Pick<OpenDuty, 'edition' | 'rule'>): DutyRule {
  const rule = editionNamed(rules, duty.edition).duties.get(duty.rule)
  if (!rule) throw new Error(`no rule ${duty.rule} in ${duty.edition}`)
  return rule
}

/** An instant as the organisation's clocks show it: `2026-10-10 09:00`. */
export function localTime(rules: Rules, at: Instant): string {
  return localIso(zoneOf(rules.calendar.spec.zone), Date.parse(at)).slice(0, 16).replace('T', ' ')
}

/** The lines a mail says about a duty: what, by when, who, which clause, which case. `title`: the case's, left out where outsiders may read. */
export function dutyLines(
  ctx: Ctx,
  duty: NamedDuty,
  about: { number: string; title?: string | undefined },
): Text & { en: string } {
  const rule = ruleOf(ctx.rules, duty)
  const owner = duty.owner === undefined ? undefined : ctx.roster.people.get(duty.owner)?.name
  const due = duty.dueAt === undefined ? undefined : localTime(ctx.rules, duty.dueAt)
  const subject = [about.number, about.title].filter(Boolean).join(' ')
  const zh = [
    `案件：${subject}`,
    `责任：${rule.title.zh}（第 ${rule.clause} 条）`,
    due && `应于：${due} 前完成`,
    owner && `责任人：${owner}`,
  ]
  const en = [
    `Case: ${subject}`,
    `Duty: ${rule.title.en ?? rule.title.zh} (clause ${rule.clause})`,
    due && `Due: ${due}`,
    owner && `Owner: ${owner}`,
  ]
  return { zh: zh.filter(Boolean).join('\n'), en: en.filter(Boolean).join('\n') }
}
