import type { EventField } from '../acts/event-field.ts'

/** Whether there is anything to show. */
export function isSaid(field: EventField, value: unknown): boolean {
  if (value === undefined || value === null || value === '') return false
  if (Array.isArray(value)) return value.length > 0
  if (field.shape === 'facts') return Object.keys(value as object).length > 0
  // A picture written into the event; anything else is not one.
  if (field.shape === 'signature') return String(value).startsWith('data:image/')
  return true
}
