import type { Pack } from '../../../engine/pack.ts'
import { Duration, partsOf } from '../../../events/duration.ts'
import { inLanguage, type Language, Text } from '../../../events/text.ts'
import { sayIn } from '../../language/use-words.ts'
import { sayClause } from '../../ui/clause.ts'
import { sayDuration } from '../../ui/durations.ts'
import type { Clash } from './merge-draft.ts'
import { editorWords } from './words.ts'

/** A value of a pack as one can read it: texts in the language, lengths of time, names of things; a whole rule by its title. */
function sayAny(value: unknown, language: Language): string {
  const t = sayIn(editorWords, language)
  if (value === undefined) return t('gone')
  if (typeof value === 'boolean') return t(value ? 'yes' : 'no')
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  if (Array.isArray(value)) return value.map(item => sayAny(item, language)).join(language === 'zh' ? '、' : ', ')
  const text = Text.safeParse(value)
  if (text.success) return inLanguage(text.data, language)
  const duration = Duration.safeParse(value)
  if (duration.success && partsOf(duration.data) !== undefined) return sayDuration(duration.data, language)
  if (typeof value !== 'object' || value === null) return ''
  if ('title' in value) return sayAny(value.title, language)
  return Object.values(value)
    .map(inner => sayAny(inner, language))
    .join(' ')
}

/** Where two people wrote different things, and what each wrote, in words. */
export function sayClash(clash: Clash, pack: Pack, language: Language): { where: string; mine: string; theirs: string } {
  const t = sayIn(editorWords, language)
  const [part = '', id = ''] = clash.place
  const list: unknown = (pack as Readonly<Record<string, unknown>>)[part]
  const item: unknown = Array.isArray(list)
    ? list.find(one => typeof one === 'object' && one !== null && 'id' in one && one.id === id)
    : undefined
  const named = part === 'clauses' ? sayClause(id, language) : item === undefined ? '' : sayAny(item, language)
  const key = `part.${part}`
  const partName = key in editorWords.zh ? t(key as 'part.duties') : ''
  return {
    where: [partName, named].filter(Boolean).join(' · '),
    mine: sayAny(clash.mine, language),
    theirs: sayAny(clash.theirs, language),
  }
}
