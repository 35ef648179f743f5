import { Link } from 'react-router'
import { useLanguage } from '../language/use-words.ts'
import { clausePath } from '../policies/clause-path.ts'
import { sayClause } from '../ui/clause.ts'

type Props = { readonly of: string; readonly edition?: { readonly id: string; readonly edition: string } | undefined }

/** A clause beside what follows from it; it leads to its place on the regulation page, of the edition given where there are several. */
export function Clause({ of, edition }: Props) {
  return (
    <Link className="clause" to={clausePath(of, edition)}>
      {sayClause(of, useLanguage())}
    </Link>
  )
}
