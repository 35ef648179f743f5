import { inLanguage } from '../../events/in-language.ts'
import type { Language } from '../../events/text.ts'
import type { Names } from '../cases/packs.ts'
import type { QueuedAction } from './device-db.ts'

type Data = Readonly<Record<string, unknown>>

/** What was filled in, one line for each field, in the words of the regulation: for whoever goes on with it in the office. Ids say nothing and are left out. */
export function sayAction({ body }: Pick<QueuedAction, 'body'>, names: Names, language: Language): string[] {
  const data = (body.data ?? {}) as Data
  const rule = typeof data.record === 'string' ? names.record(data.record) : undefined
  const filled = { ...((data.values ?? {}) as Data), ...((data.texts ?? {}) as Data) }
  if (rule !== undefined)
    return rule.fields.flatMap(field => {
      const said = sayValue(filled[field.id], 'values' in field ? field.values : [], language)
      return said === '' ? [] : [`${inLanguage(field.title, language)}: ${said}`]
    })
  return Object.entries(data).flatMap(([name, value]) =>
    ['text', 'note', 'reason', 'content', 'summary', 'findings', 'opinion'].includes(name) && typeof value === 'string'
      ? [value]
      : [],
  )
}

type Choice = { readonly id: string; readonly title: Parameters<typeof inLanguage>[0] }

function sayValue(value: unknown, choices: readonly Choice[], language: Language): string {
  const choice = choices.find(one => one.id === value)
  if (choice !== undefined) return inLanguage(choice.title, language)
  if (Array.isArray(value))
    return value
      .map(one => sayValue(one, choices, language))
      .filter(said => said !== '')
      .join(', ')
  if (value === true) return '✓'
  if (value === false) return '✗'
  if (typeof value === 'number') return String(value)
  // An id is a long run without a space.
  return typeof value === 'string' && !/^[\w-]{20,}$/.test(value) ? value : ''
}
