import { Link } from 'react-router'
import type { ClauseCoverage } from '../../../server/policies/coverage/schema.ts'
import { useWords } from '../../language/use-words.ts'
import { coverageWords } from './words.ts'

/** Under a clause: whether it runs, and how often and how well lately. Leads to the page that counts all of them. */
export function CoverageLine({
  covered,
  view,
}: {
  covered: ClauseCoverage
  view: { readonly id: string; readonly edition: string }
}) {
  const t = useWords(coverageWords)
  const { state, applied, onTime, late } = covered
  const words = { state: t(`state.${state}`), applied, onTime, late }
  return (
    <p className="clause-coverage">
      <Link to={`/policies/${view.id}/${view.edition}/coverage`}>
        {state === 'automatic' ? t('line', words) : t('lineUnused', words)}
      </Link>
    </p>
  )
}
