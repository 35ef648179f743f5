import { Link } from 'react-router'
import { useLanguage } from '../language/use-words.ts'
import { clausePath } from '../policies/clause-path.ts'
import { sayClause } from '../ui/clause.ts'

/** A clause beside what follows from it; it leads to its place on the regulation page. */
export function Clause({ of }: { of: string }) {
  return (
    <Link className="clause" to={clausePath(of)}>
      {sayClause(of, useLanguage())}
    </Link>
  )
}
