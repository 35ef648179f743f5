import { useWords } from '../language/use-words.ts'
import { miningWords } from './words.ts'

type Props = { readonly count: number; readonly name: string; readonly onOpen: () => void }

/** A number that opens its cases; nought opens nothing. */
export function CountButton({ count, name, onOpen }: Props) {
  const t = useWords(miningWords)
  return count === 0 ? (
    <span className="case-faint">0</span>
  ) : (
    <button type="button" className="mining-link" aria-label={t('open', { name, count })} onClick={onOpen}>
      {count}
    </button>
  )
}
