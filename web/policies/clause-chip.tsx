import { Link } from 'react-router'
import { useLanguage } from '../language/use-words.ts'
import { sayClause } from '../ui/clause.ts'
import { LateTooltip } from '../ui/late-tip.tsx'
import { clausePath } from './clause-path.ts'
import './clause-chip.css'

type Props = {
  /** `8(2)` */
  readonly clause: string
  /** The clause's heading, on hover. */
  readonly title?: string | undefined
  /** Left out: the edition in force. */
  readonly edition?: { readonly id: string; readonly edition: string } | undefined
}

/** A clause, leading to its place on the regulation page. */
export function ClauseChip({ clause, title, edition }: Props) {
  const language = useLanguage()
  return (
    <LateTooltip title={title}>
      <Link className="clause-chip" to={clausePath(clause, edition)} onClick={event => event.stopPropagation()}>
        {sayClause(clause, language)}
      </Link>
    </LateTooltip>
  )
}
