import { Tag } from 'antd'
import type { Segregation } from '../../server/oversight/schema.ts'
import { joinList } from '../language/join-list.ts'
import { useLanguage, useText, useWords } from '../language/use-words.ts'
import { Moment } from '../ui/moment.tsx'
import { Loaded, Nothing } from '../ui/page.tsx'
import { useSegregation } from './use-access.ts'
import { accessWords } from './words.ts'

type Conflict = Segregation['items'][number]
const colours = { high: 'error', medium: 'warning', low: 'default' } as const

function Card({ conflict }: { conflict: Conflict }) {
  const language = useLanguage()
  const t = useWords(accessWords)
  const text = useText()
  const { weight, says, about, regulation, clause, people, suggestion } = conflict
  return (
    <li className="panel access-conflict">
      <h3>
        <Tag color={colours[weight]}>{t('weightLine', { weight: t(weight) })}</Tag>
        {joinList(
          people.map(one => one.name),
          language,
        )}
      </h3>
      <p>{text(says)}</p>
      <p className="access-quiet">
        {text(about)}
        {regulation !== null && ` · ${text(regulation.title)}`}
        {clause !== null && ` · ${t('clause', { number: clause })}`}
      </p>
      <p>{t('suggestionLine', { suggestion: text(suggestion) })}</p>
    </li>
  )
}

/** 职责分离: who holds together what one person should not, the gravest first. */
export function SegregationSection() {
  const t = useWords(accessWords)
  const counted = (items: readonly Conflict[], weight: Conflict['weight']) => items.filter(one => one.weight === weight).length
  return (
    <>
      <p className="access-hint">{t('segregationHint')}</p>
      <Loaded query={useSegregation()}>
        {({ items, asOf }) =>
          items.length === 0 ? (
            <div className="panel">
              <Nothing title={t('none')} hint={t('noneHint')} />
            </div>
          ) : (
            <>
              <p className="access-quiet">
                {t('counted', { high: counted(items, 'high'), medium: counted(items, 'medium'), low: counted(items, 'low') })} ·{' '}
                <Moment at={asOf} />
              </p>
              <ul className="access-conflicts">
                {items.map(one => (
                  <Card key={`${one.kind} ${one.regulation?.id} ${one.clause} ${one.about.zh}`} conflict={one} />
                ))}
              </ul>
            </>
          )
        }
      </Loaded>
    </>
  )
}
