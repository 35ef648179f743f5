import type { EventType } from '../../../events/registry.ts'
import type { ValueGroup } from '../say-value.ts'

/** What a field of an event holds: decides its input in the act's form and how the timeline shows it. */
export type FieldShape =
  /** One line. */
  | 'line'
  /** Several lines. */
  | 'text'
  /** Lists of texts. */
  | 'texts'
  | 'person'
  | 'people'
  | 'department'
  | 'departments'
  | 'moment'
  | 'moments'
  | 'day'
  /** 分 in the data. */
  | 'money'
  | 'yes'
  | 'count'
  /** Numbers of the evidence register. */
  | 'pieces'
  | 'percent'
  | 'stars'
  | 'file'
  | 'files'
  | 'level'
  | 'category'
  | 'subtype'
  | 'form'
  /** People by role at the moment of the event. */
  | 'receivers'
  | 'route'
  | 'facts'
  | 'contact'
  | 'customer'
  | 'machine'
  | 'case'
  | 'study'
  | 'trip'
  | 'expenses'
  | 'event'
  | 'duty'
  | 'duties'
  | 'signature'
  /** The hashes that hold a signature to what was signed: shown as which paper, and how. */
  | 'binding'
  /** A checklist by its name, and lines of it by their titles. */
  | 'checklist'
  | 'checklist-items'
  /** What was written beside lines of a checklist, by line. */
  | 'checklist-words'
  | { readonly one: ValueGroup }
  | { readonly several: ValueGroup }

/** A field of an event type, in the order people read it. */
export type EventField = {
  readonly name: string
  readonly shape: FieldShape
  /** Not in the act's form: the server fills it in, or the form has an input of its own for it. */
  readonly filled?: boolean
  /** Not on the timeline: the line's title says it, or it is for rules only. */
  readonly silent?: boolean
  /** Lines of the input. */
  readonly rows?: number
  readonly wide?: boolean
}

/** The fields of some event types. */
export type FieldsByType = Partial<Record<EventType, readonly EventField[]>>

const make =
  (shape: FieldShape) =>
  (name: string, more: Omit<EventField, 'name' | 'shape'> = {}): EventField => ({ name, shape, ...more })
/** Short ways to write the tables of this folder. */
export const line = make('line')
export const text = make('text')
export const person = make('person')
export const people = make('people')
export const moment = make('moment')
export const money = make('money')
export const yes = make('yes')
export const files = make('files')
export const file = make('file')
export const level = make('level')
export const one = (name: string, group: ValueGroup, more: Omit<EventField, 'name' | 'shape'> = {}): EventField => ({
  name,
  shape: { one: group },
  ...more,
})
export const several = (name: string, group: ValueGroup, more: Omit<EventField, 'name' | 'shape'> = {}): EventField => ({
  name,
  shape: { several: group },
  ...more,
})
export const other = (name: string, shape: FieldShape, more: Omit<EventField, 'name' | 'shape'> = {}): EventField => ({
  name,
  shape,
  ...more,
})
