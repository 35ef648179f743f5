import { createContext, use } from 'react'
import { useWords } from '../language/use-words.ts'
import { miningWords } from './words.ts'

/** Around what is frozen: its numbers say what was so then, and open nothing. */
export const Frozen = createContext(false)

type Props = {
  readonly count: number
  readonly name: string
  readonly onOpen: () => void
  /** What stands there in place of the bare number. */
  readonly label?: string
}

/** A number that opens its cases; nought opens nothing. */
export function CountButton({ count, name, onOpen, label = String(count) }: Props) {
  const t = useWords(miningWords)
  const isFrozen = use(Frozen)
  if (isFrozen) return label
  return count === 0 ? (
    <span className="case-faint">0</span>
  ) : (
    <button type="button" className="mining-link" aria-label={t('open', { name, count })} onClick={onOpen}>
      {label}
    </button>
  )
}
