import type { CaseEvent } from '../events/envelope.ts'
import * as on from '../policies/robot/2026-01-01/example-events.ts'

const first = Date.parse('2026-02-02T01:00:00.000Z')
const levels = ['general', 'larger', 'major'] as const

/**
 * The n-th of many made-up anomalies, twenty events from discovery to archive, as the events of a working case run: a level out of
 * three, more or less speed, some worked on overnight. The same n gives the same case.
 */
export function anomalyEvents(n: number): CaseEvent[] {
  const level = levels[n % 3]!
  const pace = 1 + (n % 7)
  // One case each 8 minutes: forty thousand of them span more than half a year.
  let at = first + n * 8 * 60_000
  const after = (minutes: number) => {
    at += minutes * pace * 60_000
    return new Date(at).toISOString()
  }
  const told = [
    on.opened(after(0), level),
    on.verified(after(3)),
    on.graded(after(4), level, level),
    on.reported(after(5), 'front-to-head', level),
    on.acknowledged(after(6), 'front-to-head', 'department-head', true, level),
    on.reported(after(10), 'head-to-deputy', level),
    on.acknowledged(after(5), 'head-to-deputy', 'deputy-leader', true, level),
    on.assigned(after(20)),
    on.investigated(after(90)),
    on.planned(after(120), level),
    on.decided(after(60), 'plan', 'approved'),
    on.started(after(15)),
    on.progressed(after(200), 'customer'),
    on.progressed(after(600), 'customer'),
    on.completed(after(400)),
    on.accepted(after(60)),
    on.resultSent(after(10)),
    on.answered(after(300)),
    on.reviewed(after(900), level),
    on.archived(after(120)),
  ] as const
  return told.map(
    ([moment, type, data], i) =>
      ({
        id: `c${n}-${i + 1}`,
        stream: `c${n}`,
        seq: i + 1,
        type,
        at: moment,
        recordedAt: moment,
        actor: 'front',
        data,
      }) as CaseEvent,
  )
}
