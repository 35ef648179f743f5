import { inLanguage } from '../../../events/in-language.ts'
import type { Language } from '../../../events/text.ts'
import type { CaseWithTimeline } from '../../../server/cases/schema.ts'
import { sayClause } from '../../ui/clause.ts'
import type { Stage } from '../../ui/stage-bar.tsx'

/**
 * The stage bar of a case: when each stage was entered, and whether the duties that ended in it were in time.
 * A stage that was passed over shows no date. A paused case is blocked where it stands.
 */
export function stagesOf(current: CaseWithTimeline, language: Language, pausedNote: string | undefined): Stage[] {
  const entered = current.stages.map(stage => stage.enteredAt)
  return current.stages.map((stage, at) => {
    const from = entered[at]
    const until = entered.slice(at + 1).find(one => one !== undefined)
    const ended = current.duties.filter(
      duty =>
        from !== undefined &&
        duty.closedAt !== null &&
        duty.closedAt >= from &&
        (until === undefined || duty.closedAt <= until) &&
        duty.state !== 'cancelled',
    )
    const onTime = stage.state !== 'done' || ended.length === 0 ? undefined : ended.every(duty => duty.state === 'met')
    const isBlocked = stage.state === 'current' && pausedNote !== undefined
    return {
      id: stage.id,
      label: inLanguage(stage.title, language),
      state: isBlocked ? 'blocked' : stage.state,
      ...(from === undefined ? {} : { at: from }),
      ...(onTime === undefined ? {} : { onTime }),
      note: isBlocked ? pausedNote : sayClause(stage.clause, language),
    }
  })
}
