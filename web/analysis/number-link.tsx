import { Link } from 'react-router'
import { useWords } from '../language/use-words.ts'
import { analysisWords } from './words.ts'

/** A number that opens its cases; nought opens nothing. */
export function NumberLink({ to, count, name }: { readonly to: string; readonly count: number; readonly name: string }) {
  const t = useWords(analysisWords)
  return count === 0 ? (
    <span>0</span>
  ) : (
    <Link to={to} aria-label={t('open', { name, count })}>
      {count}
    </Link>
  )
}
