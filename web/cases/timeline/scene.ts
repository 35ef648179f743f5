import { useCallback, useMemo } from 'react'
import type { z } from 'zod'
import { valuesOfKind } from '../../../engine/record-fields.ts'
import type { Language } from '../../../events/text.ts'
import type { CaseWithTimeline, TimelineEntry } from '../../../server/cases/schema.ts'
import { useDepartments, usePeopleByIds } from '../../api/people.ts'
import { useLanguage } from '../../language/use-words.ts'
import { eventFields } from '../acts/event-fields.ts'
import { attachesFile } from '../attaches-file.ts'
import type { Names } from '../packs.ts'

export type Entry = z.infer<typeof TimelineEntry>

/** What the renderers of the timeline need to say names instead of ids. */
export type Scene = {
  readonly case: CaseWithTimeline
  readonly names: Names
  readonly language: Language
  readonly person: (id: string) => string
  readonly department: (id: string) => string
  readonly file: (id: string) => { readonly name: string; readonly size: number | undefined; readonly isPicture: boolean }
  readonly entry: (id: string) => Entry | undefined
  /** Another case by number and title; a customer by name. */
  readonly otherCase: (id: string) => string | undefined
  readonly customer: (id: string) => string
  /** The title of a duty by its key or rule. */
  readonly duty: (key: string) => string
  /** A record that a regulation declares: as the case has it, or as the regulations in force do. */
  readonly record: Names['record']
}

const asStrings = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string')

/** Ids of everybody whom the events name. */
export function peopleIn(timeline: readonly Entry[], record: Names['record'] = () => undefined): string[] {
  const ids = new Set<string>()
  for (const { type, data } of timeline) {
    const values = type === 'record.made' ? ((data.values ?? {}) as Record<string, unknown>) : {}
    const made = type === 'record.made' ? record(String(data.record)) : undefined
    for (const { value } of made === undefined ? [] : valuesOfKind(made, values, 'person'))
      for (const id of asStrings(value)) ids.add(id)
    for (const { name, shape } of eventFields(type))
      if (shape === 'person' || shape === 'people') for (const id of asStrings(data[name])) ids.add(id)
    for (const receiver of Array.isArray(data.to)
      ? data.to
      : type.startsWith('message.') && typeof data.to === 'string'
        ? [data.to]
        : [])
      ids.add(typeof receiver === 'string' ? receiver : String((receiver as { person?: unknown }).person))
    for (const step of Array.isArray(data.route) ? data.route : [])
      for (const one of (step as { people?: { person: string }[] }).people ?? []) ids.add(one.person)
    for (const measure of Array.isArray(data.measures) ? data.measures : [])
      for (const id of asStrings((measure as { person?: unknown }).person)) ids.add(id)
  }
  return [...ids]
}

/** A duty's rule from its key: `robot:report-major@<event>#<day>`. */
const ruleOfKey = (key: string): string => key.replace(/^[^:]*:/, '').split('@', 1)[0]!

/** The scene of a case: names are fetched once for all events. */
export function useScene(current: CaseWithTimeline, names: Names): Scene {
  const language = useLanguage()
  const record = useCallback<Names['record']>(
    id => {
      const made = current.records.find(one => one.id === id)
      if (made === undefined) return names.record(id)
      // What making it opens is said by its form; the timeline shows what was made.
      const { opens: _opens, ...shown } = made
      return shown
    },
    [current.records, names],
  )
  const ids = useMemo(() => peopleIn(current.timeline, record), [current.timeline, record])
  const people = usePeopleByIds(ids)
  const departments = useDepartments()
  return useMemo(() => {
    const personNames = new Map(
      [...(people.data?.items ?? []), ...current.timeline.map(entry => entry.actor)].map(one => [one.id, one.name]),
    )
    const departmentNames = new Map((departments.data?.items ?? []).map(one => [one.id, one.name]))
    const files = new Map(
      current.timeline.flatMap(entry =>
        attachesFile(entry.type)
          ? [
              [
                String(entry.data.file),
                {
                  name: String(entry.sealed.name ?? ''),
                  size: Number(entry.data.size),
                  isPicture: String(entry.data.mime).startsWith('image/'),
                },
              ] as const,
            ]
          : [],
      ),
    )
    const entries = new Map(current.timeline.map(entry => [entry.id, entry]))
    const duties = new Map(
      current.duties.map(duty => [duty.id, language === 'en' ? (duty.title.en ?? duty.title.zh) : duty.title.zh]),
    )
    const nameless = language === 'zh' ? '（姓名未知）' : '(unknown)'
    return {
      case: current,
      names,
      language,
      // Names that are still on their way are no unknown people.
      person: id => personNames.get(id) ?? (people.isFetching ? '…' : nameless),
      department: id => departmentNames.get(id) ?? '…',
      file: id => files.get(id) ?? { name: language === 'zh' ? '附件' : 'File', size: undefined, isPicture: false },
      entry: id => entries.get(id),
      otherCase: id => {
        const found = current.mentioned.cases.find(one => one.id === id)
        return found === undefined ? undefined : `${found.number} ${found.title}`
      },
      customer: id =>
        current.customer?.id === id
          ? current.customer.name
          : (current.mentioned.customers.find(one => one.id === id)?.name ?? nameless),
      duty: key => duties.get(key) ?? names.duty(ruleOfKey(key)) ?? (language === 'zh' ? '责任事项' : 'duty'),
      record,
    }
  }, [current, names, language, people.data, people.isFetching, departments.data, record])
}
