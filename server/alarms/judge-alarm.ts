import type { Alarm } from '../../engine/alarms.ts'
import type { Rules } from '../../engine/rules.ts'
import type { CaseState, OpenDuty } from '../../engine/state.ts'
import type { Instant } from '../../events/instant.ts'
import type { Text } from '../../events/text.ts'
import { ladderOf } from '../events/alarm-rows.ts'
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
export type Skipped = DueAlarm & { readonly why: SkipReason }
/** A day of a repeated duty that went by: no longer in the state, known from its row. */
export type MissedDuty = OpenDuty & { readonly dueAt: Instant }

/** What is known of a duty of which something is due: its rows that are due (never none), the rungs that fired, and its row if it is a missed day. */
export type DutyInQuestion = {
  readonly rows: readonly DueAlarm[]
  readonly fired: ReadonlySet<string>
  readonly missed: MissedDuty | undefined
}
/** What rings of a duty now, what does not and why, and all rungs that it has from now on. */
export type Judgement = { readonly fire: readonly Firing[]; readonly skip: readonly Skipped[]; readonly ladder: readonly Alarm[] }

/**
 * Judges a duty by where the case stands now and by the settings of now. Every rung whose time has passed rings, however long nobody looked. At the due
 * time itself a duty is still on time, so it rings only after it.
 */
export function judgeDuty(
  rules: Rules,
  { isHistory, state }: { isHistory: boolean; state: CaseState },
  { rows, fired, missed }: DutyInQuestion,
  now: Instant,
): Judgement {
  const none = (why: SkipReason): Judgement => ({ fire: [], skip: rows.map(row => ({ ...row, why })), ladder: [] })
  if (isHistory) return none('history')
  const open = state.duties[rows[0]!.duty]
  if (!open && state.closed) return none('case-over')
  const duty = open ?? missed
  if (!duty) return none('done')
  // A pause that began after a day was missed does not take back that it was.
  const ladder = ladderOf(rules, open ? state : { pauses: state.pauses }, duty)
  const passed = ladder.filter(rung => !fired.has(rung.rung) && rung.at < now)
  if (!open && missed && wasDoneAfter(state, missed)) return { ...none('done'), skip: allOf(rows[0]!, passed, rows) }
  const skip = rows.flatMap((row): Skipped[] => {
    const rung = ladder.find(r => r.rung === row.rung)
    if (!rung) return [{ ...row, why: ladder.length === 0 && state.pausedSince !== undefined ? 'paused' : 'not-set' }]
    return rung.at >= now ? [{ ...row, why: 'moved' }] : []
  })
  const fire = passed.map(({ rung, kind, at, to, clause }) => ({ duty, rung, kind, at, to, clause }))
  return { fire, skip, ladder }
}

/** Whether a missed day's act was done after all: then nobody above needs to hear of it any more. */
export function wasDoneAfter(state: CaseState, missed: MissedDuty): boolean {
  const stoppedAt = state.stops[`${missed.pack}:${missed.rule}`]
  return stoppedAt !== undefined && stoppedAt > missed.dueAt
}

/** Rows that are due and rungs beside them that would be due by now: whoever reads the log sees all that did not ring. */
function allOf(first: DueAlarm, passed: readonly Alarm[], rows: readonly DueAlarm[]): Skipped[] {
  const others = passed.filter(({ rung }) => !rows.some(row => row.rung === rung))
  return [...rows, ...others.map(({ rung, kind, at }) => ({ ...first, rung, kind, dueAt: at }))].map(row => ({
    ...row,
    why: 'done' as const,
  }))
}
