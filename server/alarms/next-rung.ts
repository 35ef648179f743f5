import type { Alarm } from '../../engine/alarms.ts'
import type { OpenDuty } from '../../engine/state.ts'
import type { OpenedCase } from '../cases/case-record.ts'
import type { Ctx } from '../context.ts'
import { alarmRow, ladderOf } from '../events/alarm-rows.ts'
import type { Work } from '../events/work.ts'
import { wasDoneAfter } from './judge-alarm.ts'
import { firedRungs, missedDuties } from './queries.ts'

/** The next escalation of a duty that has not fired, whenever it is due, and all its rungs; undefined where none is left or the duty is done. */
export async function nextRung(
  ctx: Ctx,
  work: Work,
  { state }: OpenedCase,
  key: string,
): Promise<{ duty: OpenDuty; rung: Alarm; ladder: readonly Alarm[] } | undefined> {
  const open = state.duties[key]
  const missed = open ? undefined : (await missedDuties(ctx, [key])).get(key)
  const duty = open ?? missed
  if (!duty || (missed && (state.closed || wasDoneAfter(state, missed)))) return undefined
  const ladder = ladderOf(ctx.rules, open ? state : { pauses: state.pauses }, duty)
  const stored = (await firedRungs(ctx, [key])).get(key)!
  const hasFired = ({ rung }: Alarm) => stored.has(rung) || work.fired.some(f => f.dutyKey === key && f.rung === rung)
  const rung = ladder.find(r => r.kind === 'escalation' && !hasFired(r))
  return rung && { duty, rung, ladder }
}

/** Sets what a duty has to ring from now on, after one of its rungs rang: nothing once that event closed it, but a missed day keeps what is left of its ladder. */
export function keepRinging(work: Work, caseId: string, key: string, ladder: readonly Alarm[]): void {
  const outcome = work.duties.get(key)?.outcome
  const rungs = outcome === undefined || outcome === 'missed' ? ladder : []
  work.alarms.set(
    key,
    rungs.map(rung => alarmRow(caseId, rung)),
  )
}
