import { Link } from 'react-router'
import { useWords } from '../../language/use-words.ts'
import { SeverityMark } from './severity-mark.tsx'
import { useLint } from './use-lint.ts'
import { lintWords } from './words.ts'
import './lint.css'

/** How an edition fares, in one line that leads to its findings; nothing while it is not known. */
export function LintLine({ id, edition }: { id: string; edition: string }) {
  const t = useWords(lintWords)
  const { data } = useLint({ id, edition })
  if (data === undefined) return null
  const { error, warning } = data.counts
  return (
    <Link className="lint-summary" to={`/policies/${encodeURIComponent(id)}/${encodeURIComponent(edition)}/lint`}>
      <SeverityMark severity={error > 0 ? 'error' : warning > 0 ? 'warning' : 'note'} isPlain />{' '}
      {error + warning === 0 ? t('clean') : t('problems', { error, warning })}
    </Link>
  )
}
