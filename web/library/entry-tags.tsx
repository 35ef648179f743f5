import { Tag } from 'antd'
import type { LibraryEntry } from '../../server/library/schema.ts'
import { sayValue } from '../cases/say-value.ts'
import { useLanguage, useText } from '../language/use-words.ts'

/** Level, category, product, codes and class of cause of a case study. */
export function EntryTags({ entry }: { entry: LibraryEntry }) {
  const text = useText()
  const language = useLanguage()
  const said = [
    ...[entry.level, entry.category, entry.subtype].flatMap(one => (one === null ? [] : [text(one.title)])),
    ...(entry.product === '' ? [] : [entry.product]),
    ...entry.codes.map(one => text(one.title)),
    ...(entry.causeClass === null ? [] : [sayValue('causeClass', entry.causeClass, language)]),
  ]
  return (
    <span className="entry-tags">
      {[...new Set(said)].map(one => (
        <Tag key={one} variant="filled">
          {one}
        </Tag>
      ))}
    </span>
  )
}
