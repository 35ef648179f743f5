import type { Text } from '../../events/text.ts'
import { useText } from '../language/use-words.ts'
import './regulation-chip.css'

type Props = { readonly of: { readonly title: Text } }

/** Whose clause something is, where several regulations are on a case: the regulation's title, cut where it is long. */
export function RegulationChip({ of }: Props) {
  const title = useText()(of.title)
  return (
    <span className="regulation-chip" title={title}>
      {title}
    </span>
  )
}
