import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { AskDashboard } from '../../server/dashboard/schema.ts'
import { type IndicatorFigure, IndicatorsView } from '../../server/indicators/schema.ts'
import { get } from '../api/request.ts'
import { Met, useFigure, useTarget } from '../indicators/figure.tsx'
import { useText, useWords } from '../language/use-words.ts'
import { dashboardWords } from './words.ts'

function Tile({ item, span }: { readonly item: IndicatorFigure; readonly span: string }) {
  const t = useWords(dashboardWords)
  const text = useText()
  const say = useFigure()
  const target = useTarget()(item)
  return (
    <Link className="dashboard-tile" data-missed={item.met === false} to={`/indicators/${item.key}?${span}`}>
      <span className="board-label">{text(item.title)}</span>
      <span className="board-count">{say(item.unit, item.figure)}</span>
      <span className="dashboard-target">
        {item.figure === null ? t('noFigure') : target === undefined ? t('noTarget') : t('target', { target })}{' '}
        <Met met={item.met} />
      </span>
    </Link>
  )
}

/** 指标达成: what the regulations measure, over the same period and department, those that miss their target first. */
export function IndicatorTiles({ ask }: { readonly ask: AskDashboard }) {
  const t = useWords(dashboardWords)
  const { from, to, department } = ask
  const query = useQuery({
    queryKey: ['case', 'indicators', 'board', from, to, department],
    queryFn: ({ signal }) => get('/api/indicators', IndicatorsView, { signal, query: { from, to, department } }),
    placeholderData: before => before,
  })
  // With a target first, those missed before those reached.
  const items = (query.data?.items ?? []).toSorted((a, b) => placeOf(a) - placeOf(b))
  if (items.length === 0) return null
  const span = new URLSearchParams({ from, to, ...(department === undefined ? {} : { department }) }).toString()
  return (
    <section className="panel board-panel" aria-label={t('indicators')}>
      <h2>
        {t('indicators')}
        <Link to={`/indicators?${span}`}>{t('allIndicators')}</Link>
      </h2>
      <div className="dashboard-tiles">
        {items.slice(0, 12).map(item => (
          <Tile key={item.key} item={item} span={span} />
        ))}
      </div>
    </section>
  )
}

const placeOf = ({ met, figure }: IndicatorFigure): number => (met === false ? 0 : met === true ? 1 : figure === null ? 3 : 2)
