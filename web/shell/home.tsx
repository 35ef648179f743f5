import { Empty } from 'antd'
import { Navigate } from 'react-router'
import { useMe } from '../api/me.ts'
import { useWords } from '../language/use-words.ts'
import { railFor } from './rail-entries.ts'
import { shellWords } from './words.ts'

/** `/` leads to the first entry of the person's rail. */
export function Home() {
  const t = useWords(shellWords)
  const [first] = railFor(useMe())
  return first === undefined ? <Empty description={`${t('empty')} · ${t('emptyHint')}`} /> : <Navigate to={first.to} replace />
}
