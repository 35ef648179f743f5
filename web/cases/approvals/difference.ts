import type { EventField } from '../acts/event-field.ts'
import { eventFields } from '../acts/event-fields.ts'
import { isSaid } from '../timeline/is-said.ts'
import type { Entry } from '../timeline/scene.ts'

/** What a submission says otherwise than the round before. */
export type Change =
  | { readonly kind: 'field'; readonly field: EventField; readonly before: unknown; readonly after: unknown }
  /** A field of the regulation's form. */
  | { readonly kind: 'value'; readonly form: string; readonly id: string; readonly before: string; readonly after: string }
  /** 措施: rows that are gone and rows that are new. */
  | { readonly kind: 'measures'; readonly gone: readonly Measure[]; readonly fresh: readonly Measure[] }
export type Measure = { readonly text: string; readonly department: string; readonly person: string; readonly dueAt: string }

/** These follow from the submission and are shown as the route; they are no words of whoever submitted it. */
const notCompared: ReadonlySet<string> = new Set(['route', 'measures', 'form', 'amendment'])
const saidIn = (entry: Entry, name: string): unknown => (name in entry.sealed ? entry.sealed[name] : entry.data[name])
const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

/** The fields in which two rounds differ, in the order people read them. What the reader may not see is on neither side. */
export function differenceOf(before: Entry, after: Entry): Change[] {
  const fields = eventFields(after.type).flatMap((field): Change[] => {
    if (notCompared.has(field.name)) return []
    const [old, now] = [saidIn(before, field.name), saidIn(after, field.name)]
    if (isSame(old, now) || (!isSaid(field, old) && !isSaid(field, now))) return []
    return [{ kind: 'field', field, before: old, after: now }]
  })
  return [...fields, ...valuesChanged(before, after), ...measuresChanged(before, after)]
}

function valuesChanged(before: Entry, after: Entry): Change[] {
  if (after.type !== 'form.submitted') return []
  const [old, now] = [before, after].map(entry => (entry.sealed.values ?? {}) as Record<string, string>)
  const ids = [...new Set([...Object.keys(old ?? {}), ...Object.keys(now ?? {})])]
  return ids.flatMap((id): Change[] =>
    (old?.[id] ?? '') === (now?.[id] ?? '')
      ? []
      : [{ kind: 'value', form: String(after.data.form), id, before: old?.[id] ?? '', after: now?.[id] ?? '' }],
  )
}

/** The measures of a plan with their texts. */
export function measuresOf(entry: Entry): Measure[] {
  const texts = (entry.sealed.measureTexts ?? []) as string[]
  const rows = (entry.data.measures ?? []) as Omit<Measure, 'text'>[]
  return rows.map(({ department, person, dueAt }, at) => ({ text: texts[at] ?? '', department, person, dueAt }))
}

function measuresChanged(before: Entry, after: Entry): Change[] {
  if (after.type !== 'plan.submitted') return []
  const [old, now] = [measuresOf(before), measuresOf(after)]
  const gone = old.filter(one => !now.some(other => isSame(one, other)))
  const fresh = now.filter(one => !old.some(other => isSame(one, other)))
  return gone.length + fresh.length === 0 ? [] : [{ kind: 'measures', gone, fresh }]
}
