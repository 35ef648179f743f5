import { fold } from '../../../engine/advance.ts'
import { effectiveEvents } from '../../../engine/corrections.ts'
import type { ClockMoved } from '../../../events/closing-events.ts'
import type { CaseEvent } from '../../../events/envelope.ts'
import type { Ctx } from '../../context.ts'
import type { OpenedCase } from '../case-record.ts'
import { eventsOf } from '../queries.ts'

type Clock = { due?: string; state: ClockMoved['is'] }

/**
 * What a correction would do to the clocks of its case: every duty whose due time or outcome is another afterwards, that begins, or that
 * never was owed. Computed as the correction itself will be, from all events; nothing is written.
 */
export async function clocksMovedBy(
  ctx: Ctx,
  record: OpenedCase,
  correction: Readonly<Record<string, unknown>>,
): Promise<ClockMoved[]> {
  const history = await eventsOf(ctx, record.id)
  const draft = {
    id: 'draft',
    stream: record.id,
    seq: record.state.seq + 1,
    type: 'event.corrected',
    at: ctx.now,
    recordedAt: ctx.now,
    actor: ctx.actor.person,
    data: correction,
    // The act's input has been parsed by the schema of event.corrected.
  } as unknown as CaseEvent
  const before = clocksOf(ctx, history)
  const after = clocksOf(ctx, [...history, draft])
  return [...new Set([...before.keys(), ...after.keys()])].flatMap(duty => {
    const [was, is] = [before.get(duty) ?? absent, after.get(duty) ?? absent]
    if (was.due === is.due && was.state === is.state) return []
    return [
      {
        duty,
        was: was.state,
        is: is.state,
        ...(was.due === undefined ? {} : { wasDue: was.due }),
        ...(is.due === undefined ? {} : { due: is.due }),
      },
    ]
  })
}

const absent: Clock = { state: 'absent' }

function clocksOf(ctx: Ctx, events: readonly CaseEvent[]): Map<string, Clock> {
  const clocks = new Map<string, Clock>()
  for (const change of fold(ctx.rules, effectiveEvents(events))!.changes) {
    if (change.kind === 'stage' || change.kind === 'level') continue
    const { key, dueAt } = change.duty
    const state = change.kind === 'duty-closed' ? change.outcome : 'open'
    clocks.set(key, { state, ...(dueAt === undefined ? {} : { due: dueAt }) })
  }
  return clocks
}
