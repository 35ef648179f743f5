import type { DutyRule } from '../../engine/pack.ts'
import type { Change } from '../../engine/state.ts'
import { partsOf } from '../../events/duration-parts.ts'
import type { CaseRecord } from '../cases/case-record.ts'
import type { Ctx } from '../context.ts'
import { presentInstead } from '../organisation/roster.ts'
import { dutyLines, ruleOf } from './duty-words.ts'
import type { OutgoingMessage } from './outgoing.ts'

/** Clocks of natural time up to this long leave no time to look into the inbox by chance. */
const RINGS_UP_TO_MINUTES = 120

/** Minutes of a clock that runs by day and night and is short enough to ring at its start; undefined for all others. */
export function ringingMinutes(rule: Pick<DutyRule, 'within'>): number | undefined {
  if (rule.within === undefined) return undefined
  const { unit, amount } = partsOf(rule.within)
  const minutes = unit === 'minutes' ? amount : unit === 'hours' ? amount * 60 : undefined
  return minutes !== undefined && minutes <= RINGS_UP_TO_MINUTES ? minutes : undefined
}

/** Mails to the owners of short duties that began or passed to them just now; who stands in gets the mail of somebody on leave. */
export function ringsOf(ctx: Ctx, record: CaseRecord, changes: readonly Change[]): OutgoingMessage[] {
  return changes.flatMap((change): OutgoingMessage[] => {
    if (change.kind !== 'duty-opened' && !(change.kind === 'duty-moved' && change.because === 'handed-over')) return []
    const { duty } = change
    const rule = ruleOf(ctx.rules, duty)
    const minutes = ringingMinutes(rule)
    const person = duty.owner === undefined ? undefined : presentInstead(ctx.roster, duty.owner)
    const email = person === undefined || person === ctx.actor.person ? undefined : ctx.roster.people.get(person)?.email
    // A period may have opened and gone by between two events: what is over does not ring.
    if (minutes === undefined || !email || !(duty.key in record.state!.duties)) return []
    const lines = dutyLines(ctx, duty, record)
    const title = {
      zh: `【限 ${minutes} 分钟】${rule.title.zh} · ${record.number}`,
      en: `[${minutes} min] ${rule.title.en ?? rule.title.zh} · ${record.number}`,
    }
    return [
      {
        channel: 'mail',
        person: person!,
        address: email,
        title,
        body: lines,
        about: `新责任：${rule.title.zh}`,
        caseId: record.id,
        duty: duty.key,
      },
    ]
  })
}
