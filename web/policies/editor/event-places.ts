import { z } from 'zod'
import type { RecordRule, Trigger } from '../../../engine/pack.ts'
import { Id } from '../../../events/define.ts'
import { inLanguage } from '../../../events/in-language.ts'
import { Instant, LocalDate } from '../../../events/instant.ts'
import { type EventType, eventDefinition, eventTypes } from '../../../events/registry.ts'
import type { Language } from '../../../events/text.ts'
import { sayField } from '../../cases/words-fields.ts'
import { type Naming, recordNamed } from './trigger-words.ts'

export type PlaceKind = 'day' | 'moment' | 'number' | 'person'
export type PlaceOption = { readonly value: string; readonly label: string }

/** The kinds of record fields that hold such a thing. */
const ofRecord: Readonly<Record<PlaceKind, readonly string[]>> = {
  day: ['day'],
  moment: ['moment'],
  number: ['number', 'amount'],
  person: ['person'],
}

function holds(schema: unknown, kind: PlaceKind): boolean {
  const bare = schema instanceof z.ZodOptional ? schema.unwrap() : schema
  if (kind === 'day') return bare === LocalDate
  if (kind === 'moment') return bare === Instant
  if (kind === 'person') return bare === Id
  return bare instanceof z.ZodNumber
}

const recordPlaces = ({ fields }: Pick<RecordRule, 'fields'>, kind: PlaceKind, language: Language): PlaceOption[] =>
  fields
    .filter(field => ofRecord[kind].includes(field.kind))
    .map(({ id, title }) => ({ value: `values.${id}`, label: inLanguage(title, language) }))

/** Where events of these sorts hold a day, a moment, a number or a person, in people's words; records with the fields that they ask for. */
export function placesOf(
  triggers: readonly Trigger[],
  kind: PlaceKind,
  pack: Pick<Naming, 'records'>,
  language: Language,
): PlaceOption[] {
  const all = triggers.flatMap(({ on, when }): PlaceOption[] => {
    const record = recordNamed(when, pack)
    const own = Object.entries(eventDefinition(on)?.plain.shape ?? {})
      .filter(([, schema]) => holds(schema, kind))
      .map(([name]) => ({ value: name, label: sayField(on, name, language) }))
    return [...own, ...(record === undefined ? [] : recordPlaces(record, kind, language))]
  })
  return all.filter((one, at) => all.findIndex(other => other.value === one.value) === at)
}

/** The sorts of events that hold a number, and where: what a mean or a sum can be taken of. Of records, each field with its record's name. */
export function numbersOf(
  pack: Pick<Naming, 'records'>,
  language: Language,
): readonly { on: EventType; places: PlaceOption[] }[] {
  const said = (title: { zh: string; en?: string | undefined }) => (language === 'en' ? (title.en ?? title.zh) : title.zh)
  return eventTypes.flatMap(on => {
    const places =
      on === 'record.made'
        ? (pack.records ?? []).flatMap(record =>
            recordPlaces(record, 'number', language).map(({ value, label }) => ({
              value,
              label: `${said(record.title)} · ${label}`,
            })),
          )
        : placesOf([{ on }], 'number', pack, language)
    const once = places.filter((one, at) => places.findIndex(other => other.value === one.value) === at)
    return once.length === 0 ? [] : [{ on, places: once }]
  })
}

/** A choice kept in sight although nothing in the draft offers it any more. */
export function withKept(options: readonly PlaceOption[], value: string | undefined, label: string): PlaceOption[] {
  return value === undefined || options.some(one => one.value === value) ? [...options] : [...options, { value, label }]
}
