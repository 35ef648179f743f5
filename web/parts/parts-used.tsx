import { Tag } from 'antd'
import { Link } from 'react-router'
import type { PlainOf } from '../../events/registry.ts'
import { joinList } from '../language/join-list.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { partWords } from './words.ts'

/** The lines of a use on the timeline: what it was called that day, with its serial numbers, and what the books lacked. */
export function PartsUsed({ lines = [], booked = [] }: Partial<PlainOf<'parts.used'>>) {
  const t = useWords(partWords)
  const language = useLanguage()
  return (
    <ul className="entry-nodes">
      {lines.map((line, at) => {
        const said = booked[at]
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a recorded event never change.
          <li key={at}>
            <Link to={`/parts/${line.part}`}>
              {said?.number} {said?.name}
            </Link>{' '}
            × {line.quantity} {said?.unit}{' '}
            {said !== undefined && said.short > 0 && (
              <Tag color="red">{t('shortOf', { count: said.short, unit: said.unit })}</Tag>
            )}
            {(line.serialsIn ?? []).length > 0 && ` · ${t('serialsIn')} ${joinList(line.serialsIn ?? [], language)}`}
            {(line.serialsOut ?? []).length > 0 && ` · ${t('serialsOut')} ${joinList(line.serialsOut ?? [], language)}`}
          </li>
        )
      })}
    </ul>
  )
}
