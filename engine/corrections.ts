import type { CaseEvent } from '../events/envelope.ts'

/**
 * The events as they count: corrections and confirmed backdating applied to the events they name. The originals stay in the log as they were;
 * a void event drops out, a correction of the time moves it, plain fields are replaced one by one.
 */
export function effectiveEvents(events: readonly CaseEvent[]): CaseEvent[] {
  const changes = new Map<string, CaseEvent>()
  const voided = new Set<string>()
  const current = (id: string) => changes.get(id) ?? events.find(e => e.id === id)
  for (const event of events) {
    if (event.type === 'event.corrected') {
      const target = current(event.data.corrects)
      if (!target) continue
      if (event.data.void) voided.add(target.id)
      // The server has parsed the corrected data with the schema of the target's own type.
      else
        changes.set(target.id, {
          ...target,
          ...(event.data.at === undefined ? {} : { at: event.data.at }),
          data: { ...target.data, ...event.data.plain },
          owners: { ...target.owners, ...event.owners },
        } as CaseEvent)
    }
    if (event.type === 'backdating.confirmed' && event.data.accepted) {
      const target = current(event.data.event)
      if (target) changes.set(target.id, { ...target, backdated: false })
    }
  }
  if (changes.size === 0 && voided.size === 0) return [...events]
  return events.flatMap(e => (voided.has(e.id) ? [] : [changes.get(e.id) ?? e]))
}
