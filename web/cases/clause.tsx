import { useLanguage } from '../language/use-words.ts'
import { sayClause } from '../ui/clause.ts'

/** A clause beside what follows from it. */
export function Clause({ of }: { of: string }) {
  return <span className="clause">{sayClause(of, useLanguage())}</span>
}
