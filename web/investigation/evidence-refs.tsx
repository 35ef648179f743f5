import { Link } from 'react-router'
import { useWords } from '../language/use-words.ts'
import { investigationWords } from './words.ts'
import './investigation.css'

/** Numbers of evidence, each a way to its piece on the register. */
export function EvidenceRefs({ caseId, numbers }: { caseId: string; numbers: unknown }) {
  const t = useWords(investigationWords)
  return (
    <span className="evidence-refs">
      {(Array.isArray(numbers) ? numbers : []).map((number: number, at) => (
        <span key={number}>
          {at > 0 && ' '}
          <Link to={`/cases/${encodeURIComponent(caseId)}/investigation#evidence-${number}`}>
            {t('piece', { number: String(number) })}
          </Link>
        </span>
      ))}
    </span>
  )
}
