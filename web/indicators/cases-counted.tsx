import { Segmented, Tag } from 'antd'
import { Link } from 'react-router'
import { CaseOfIndicator, type IndicatorFigure, type Side } from '../../server/indicators/schema.ts'
import { usePages } from '../api/query.ts'
import { useWords } from '../language/use-words.ts'
import { Day } from '../ui/moment.tsx'
import { PagedList } from '../ui/paged-list.tsx'
import { useFigure } from './figure.tsx'
import { indicatorWords } from './words.ts'

type Props = {
  readonly one: IndicatorFigure
  readonly period: string
  readonly by: Side
  /** The group that was opened; undefined: all. */
  readonly of: string | undefined
  readonly side: string
  readonly change: (next: Readonly<Record<string, string | undefined>>) => void
}
const sides = ['all', 'numerator', 'missed'] as const

/** Which cases stand there first: where less is better those that make it more, among the many that they are counted against; else all. */
export const usualSide = ({ unit, better }: Pick<IndicatorFigure, 'unit' | 'better'>): (typeof sides)[number] =>
  unit === 'percent' && better === 'lower' ? 'numerator' : 'all'

/** The very cases that a figure counts, each with what it adds. */
export function CasesCounted({ one, period, by, of, side, change }: Props) {
  const t = useWords(indicatorWords)
  const say = useFigure()
  const chosen = sides.find(value => value === side) ?? 'all'
  const isShare = one.unit === 'percent'
  // Where less is better, what only stands below the line fell short of nothing.
  const fellShort = one.better === 'higher'
  const pages = usePages({
    key: ['case', 'indicators', 'cases', one.key],
    path: '/api/indicators/cases',
    item: CaseOfIndicator,
    query: { indicator: one.key, period, side: chosen, ...(of === undefined ? {} : { by, of }) },
  })
  const group = of === undefined ? undefined : one.groups.find(found => found.key === of)
  return (
    <section aria-label={t('casesTitle')}>
      <div className="indicators-head indicators-filters">
        <h2 className="indicators-heading">{group === undefined ? t('casesTitle') : t('casesOf', { name: group.name })}</h2>
        {isShare && (
          <Segmented
            aria-label={t('casesTitle')}
            value={chosen}
            options={sides.map(value => ({ value, label: t(value === 'missed' && !fellShort ? 'side.base' : `side.${value}`) }))}
            onChange={value => change({ side: value === usualSide(one) ? undefined : value })}
          />
        )}
      </div>
      <PagedList pages={pages} empty={t('noCases')}>
        <ul className="indicators-rows">
          {pages.items.map(found => (
            <li key={found.id}>
              <span>
                <Link to={`/cases/${found.id}`}>
                  {found.number} {found.title}
                </Link>{' '}
                {isShare && fellShort && found.numerator < found.denominator && <Tag color="warning">{t('side.missed')}</Tag>}
              </span>
              <span className="case-faint">
                {isShare
                  ? t('caseNumbers', { numerator: found.numerator, denominator: found.denominator })
                  : say(one.unit, found.numerator)}{' '}
                · <Day date={found.day} />
                {found.person !== null && ` · ${found.person.name}`} · {t(found.closed ? 'closed' : 'open')}
              </span>
            </li>
          ))}
        </ul>
      </PagedList>
    </section>
  )
}
