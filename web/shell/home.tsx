import { Navigate } from 'react-router'
import { useMe } from '../api/me.ts'
import { useWords } from '../language/use-words.ts'
import { railFor } from './rail-entries.ts'
import { WholePage } from './whole-page.tsx'
import { shellWords } from './words.ts'

/** `/` leads to the first entry of the person's rail. */
export function Home() {
  const t = useWords(shellWords)
  const [first] = railFor(useMe())
  return first === undefined ? (
    <WholePage title={t('empty')} hint={t('emptyHint')} action={null} />
  ) : (
    <Navigate to={first.to} replace />
  )
}
