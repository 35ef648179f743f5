import { sayerOf } from '../../../engine/compare/say-value.ts'
import type { Pack } from '../../../engine/pack.ts'
import { Duration } from '../../../events/duration.ts'
import { partsOf } from '../../../events/duration-parts.ts'
import { inLanguage } from '../../../events/in-language.ts'
import { type Language, Text } from '../../../events/text.ts'
import { sayValue } from '../../cases/say-value.ts'
import { sayIn } from '../../language/use-words.ts'
import { sayClause } from '../../ui/clause.ts'
import { sayDuration } from '../../ui/durations.ts'
import { plainTitle } from './edit-pack.ts'
import { type Clash, nameOfItem } from './merge-draft.ts'
import { editorWords } from './words.ts'

/** A value of a pack as one can read it: texts in the language, lengths of time, a rule by its title, and names of things, never their ids. */
function sayAny(value: unknown, field: string, pack: Pack, language: Language): string {
  const t = sayIn(editorWords, language)
  if (value === undefined) return t('gone')
  if (typeof value === 'boolean') return t(value ? 'yes' : 'no')
  const text = Text.safeParse(value)
  if (text.success) return inLanguage(text.data, language)
  const duration = Duration.safeParse(value)
  if (duration.success && partsOf(duration.data) !== undefined) return sayDuration(duration.data, language)
  if (field === 'clause') return sayClause(String(value), language)
  if (typeof value === 'object' && value !== null && 'title' in value) return sayAny(value.title, 'title', pack, language)
  const names = { role: (id: string) => ({ zh: sayValue('role', id, 'zh'), en: sayValue('role', id, 'en') }) }
  const said = sayerOf(pack, names)(field, value)
  return said === null ? '' : inLanguage(said, language)
}

/** Where two people wrote different things, and what each wrote, in words. */
export function sayClash(clash: Clash, pack: Pack, language: Language): { where: string; mine: string; theirs: string } {
  const t = sayIn(editorWords, language)
  const [part = '', id = ''] = clash.place
  const list: unknown = (pack as Readonly<Record<string, unknown>>)[part]
  const item: unknown = Array.isArray(list) ? list.find(one => nameOfItem(one) === id) : undefined
  const named = part === 'clauses' ? sayClause(id, language) : titleOf(item, language)
  const key = `part.${part}`
  const partName = key in editorWords.zh ? t(key as 'part.duties') : ''
  const field = clash.place.at(-1) ?? ''
  return {
    where: [partName, named].filter(Boolean).join(' · '),
    mine: sayAny(clash.mine, field, pack, language),
    theirs: sayAny(clash.theirs, field, pack, language),
  }
}

function titleOf(item: unknown, language: Language): string {
  if (typeof item !== 'object' || item === null) return ''
  const title = 'title' in item ? Text.safeParse(item.title) : undefined
  return title?.success === true ? inLanguage(title.data, language) : plainTitle(item)
}
