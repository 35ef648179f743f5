import { alarmsOf } from '../../engine/alarms.ts'
import { partyName } from '../../engine/conditions.ts'
import type { Party } from '../../engine/pack.ts'
import type { Rules } from '../../engine/rules.ts'
import type { CaseState } from '../../engine/state.ts'
import { caseRoles } from '../../events/case-words.ts'
import type { Instant } from '../../events/instant.ts'
import type { Text } from '../../events/text.ts'
import { type NamedDuty, ruleOf } from '../notifications/duty-words.ts'
import type { Firing } from './fire-alarm.ts'

/** Why a due alarm does not ring. */
export const skipReasons = {
  'fired-already': { zh: '已由另一进程触发', en: 'another process fired it' },
  'being-changed': { zh: '案件正在被修改，下一轮再看', en: 'the case is being changed; the next tick looks again' },
  done: { zh: '责任已完成、取消或不再适用', en: 'the duty is done, cancelled or no longer follows' },
  paused: { zh: '计时已暂停', en: 'the clock stands still' },
  moved: { zh: '到期时间已变', en: 'the due time has moved' },
  'not-set': { zh: '公司设置已不再要求这一级', en: 'the company setting no longer asks for this rung' },
  'case-over': { zh: '案件已结束', en: 'the case is over' },
  history: { zh: '历史案件不提醒', en: 'imported history rings nobody' },
  fault: { zh: '处理失败，见服务器日志', en: 'it failed; see the server log' },
} as const satisfies Record<string, Text>
export type SkipReason = keyof typeof skipReasons

/** A row of `alarms` that is due. */
export type DueAlarm = {
  readonly org: string
  readonly caseId: string
  readonly duty: string
  readonly rung: string
  readonly kind: Firing['kind']
  readonly dueAt: Instant
  readonly to: string
}
/** A day of a repeated duty that went by: no longer in the state, known from its row. */
export type MissedDuty = NamedDuty & { readonly dueAt: Instant }

export type Judgement = { readonly fire: Firing } | { readonly skip: SkipReason; readonly dueAt?: Instant }

/** Whether a due alarm rings, by where the case stands now. At the due time itself a duty is still on time, so it rings only after it. */
export function judgeAlarm(
  rules: Rules,
  record: { isHistory: boolean; state: CaseState },
  alarm: DueAlarm,
  missed: MissedDuty | undefined,
  now: Instant,
): Judgement {
  const { state } = record
  if (record.isHistory) return { skip: 'history' }
  const duty = state.duties[alarm.duty]
  if (!duty) return judgeMissed(rules, state, alarm, missed)
  const known = alarmsOf(rules, state, duty).find(a => a.rung === alarm.rung)
  if (!known) return { skip: state.pausedSince === undefined ? 'not-set' : 'paused' }
  if (known.at >= now) return { skip: 'moved', dueAt: known.at }
  return { fire: { duty, rung: known.rung, kind: known.kind, at: known.at, to: known.to, clause: known.clause } }
}

function judgeMissed(rules: Rules, state: CaseState, alarm: DueAlarm, missed: MissedDuty | undefined): Judgement {
  if (state.closed) return { skip: 'case-over' }
  const stoppedAt = missed && state.stops[`${missed.pack}:${missed.rule}`]
  if (!missed || (stoppedAt !== undefined && stoppedAt > missed.dueAt)) return { skip: 'done' }
  const step = ruleOf(rules, missed).escalate?.find(({ to }) => alarm.rung.startsWith(`clause:${partyName(to)}:`))
  return {
    fire: { duty: missed, rung: alarm.rung, kind: alarm.kind, at: alarm.dueAt, to: partyNamed(alarm.to), clause: step?.clause },
  }
}

/** The party that a row names: `owner`, `role:leader`, `case:handler`, `anyone`. */
export function partyNamed(name: string): 'owner' | Party {
  if (name === 'owner') return 'owner'
  const caseRole = caseRoles.find(role => name === `case:${role}`)
  if (caseRole) return { caseRole }
  return name.startsWith('role:') ? { role: name.slice('role:'.length) } : { anyone: true }
}
