import { Link } from 'react-router'
import type { EditionView } from '../../server/policies/schema.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { sayClause } from '../ui/clause.ts'
import { Nothing } from '../ui/page.tsx'
import { clausePath } from './clause-path.ts'
import { Marked } from './marked.tsx'
import { RuleItem } from './rule-item.tsx'
import type { Hit } from './search-clauses.ts'
import { policyWords } from './words.ts'

const keyOf = ({ clause, rule, reading }: Hit) => `${clause.number}/${rule?.key ?? reading?.id ?? ''}`

/** What a search found: each place with its clause, leading there. */
export function ClauseHits({ hits, q, view }: { hits: readonly Hit[]; q: string; view: EditionView }) {
  const t = useWords(policyWords)
  const language = useLanguage()
  if (hits.length === 0) {
    return (
      <div className="panel">
        <Nothing title={t('foundNothing', { q })} hint={t('foundNothingHint')} />
      </div>
    )
  }
  return (
    <section className="panel clause-hits" aria-live="polite">
      <p className="clause-hits-count">{t('found', { count: hits.length })}</p>
      <ul>
        {hits.slice(0, 60).map(hit => (
          <li key={keyOf(hit)}>
            <Link className="clause-hit" to={clausePath(hit.clause.number, view)}>
              <span className="clause-hit-number">
                {sayClause(hit.clause.number, language)}
                <span>{hit.clause.title}</span>
              </span>
              <span className="clause-hit-words">
                {hit.rule !== undefined ? (
                  <RuleItem rule={hit.rule} q={q} />
                ) : hit.reading !== undefined ? (
                  <>
                    <span className="rule-label">{t('readings')} </span>
                    <Marked text={hit.reading.says} q={q} />
                  </>
                ) : (
                  <Marked text={hit.clause.gist} q={q} />
                )}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
