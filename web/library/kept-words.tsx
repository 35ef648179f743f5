import { useMarks } from '../language/marks.ts'
import { useWords } from '../language/use-words.ts'
import { libraryWords } from './words.ts'

type Kept = { readonly text: string; readonly reason: string }
const isKept = (value: unknown): value is Kept =>
  typeof value === 'object' && value !== null && 'text' in value && 'reason' in value

/** Words that look like names and were kept, each with its reason; nothing where there are none. */
export function KeptWords({ kept }: { kept: unknown }) {
  const t = useWords(libraryWords)
  const marks = useMarks()
  const words = Array.isArray(kept) ? kept.filter(isKept) : []
  if (words.length === 0) return null
  return (
    <div>
      <span className="entry-faint">{t('kept')}</span>
      <ul>
        {words.map(one => (
          <li key={one.text}>{one.text + marks.colon + one.reason}</li>
        ))}
      </ul>
    </div>
  )
}
