import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { Palette } from '../../engine/analysis/chart-options.ts'
import { indicatorOption } from '../../engine/analysis/indicator-option.ts'
import { periodHolding } from '../../engine/period-dates.ts'
import { earliest, nameOfPeriod, periodJustBefore } from '../../engine/period-names.ts'
import { type IndicatorFigure, TrendView } from '../../server/indicators/schema.ts'
import { Chart } from '../analysis/chart.tsx'
import { get } from '../api/request.ts'
import { useText, useWords } from '../language/use-words.ts'
import { Loaded } from '../ui/page.tsx'
import { useFigure } from './figure.tsx'
import type { Chosen } from './period-pick.tsx'
import { indicatorWords } from './words.ts'
import '../analysis/analysis.css'

const BACK = 11

/** 近 12 期: the indicator over the twelve months (weeks, quarters) that end with the period, as a line with its target and as a table. */
export function TrendSection({ one, chosen }: { readonly one: IndicatorFigure; readonly chosen: Chosen }) {
  const t = useWords(indicatorWords)
  const text = useText()
  const say = useFigure()
  const every = chosen.sort === 'week' || chosen.sort === 'quarter' ? chosen.sort : 'month'
  const end = earliest(chosen.period.end, chosen.today)
  let first = periodHolding(every, end)
  for (let back = 0; back < BACK; back++) first = periodJustBefore(first)
  const ask = { indicator: one.key, every, from: first.start, to: periodHolding(every, end).end }
  const query = useQuery({
    queryKey: ['case', 'indicators', 'trend', ask],
    queryFn: ({ signal }) => get('/api/indicators/trend', TrendView, { signal, query: ask }),
  })
  const points = query.data?.items[0]?.points
  const name = text(one.title)
  const draw = useCallback(
    (palette: Palette) =>
      indicatorOption(
        (points ?? []).map(point => ({
          name: nameOfPeriod({ start: point.from, end: point.to }) ?? point.from,
          // 分 would be read as yuan.
          figure: point.figure === null ? null : one.unit === 'fen' ? point.figure / 100 : point.figure,
        })),
        one.target,
        { label: t('trendLabel', { name }), figure: name, target: t('target') },
        palette,
      ),
    [points, one.target, one.unit, name, t],
  )
  return (
    <section className="panel indicators-section" aria-label={t('trend')}>
      <h2>{t('trend')}</h2>
      <Loaded query={query}>
        {() => (
          <>
            <Chart draw={draw} label={t('trendLabel', { name })} height={220} />
            <details>
              <summary>{t('trendTable')}</summary>
              <div className="indicators-scroll">
                <table className="indicators-table">
                  <thead>
                    <tr>
                      <th scope="col">{t('period')}</th>
                      <th scope="col">{t('figure')}</th>
                      {one.unit === 'percent' && <th scope="col">{t('numerator')}</th>}
                      {one.unit === 'percent' && <th scope="col">{t('denominator')}</th>}
                    </tr>
                  </thead>
                  <tbody>
                    {[...(points ?? [])].reverse().map(point => (
                      <tr key={point.from}>
                        <th scope="row">{nameOfPeriod({ start: point.from, end: point.to }) ?? point.from}</th>
                        <td>{say(one.unit, point.figure)}</td>
                        {one.unit === 'percent' && <td>{point.numerator ?? '—'}</td>}
                        {one.unit === 'percent' && <td>{point.denominator ?? '—'}</td>}
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            </details>
          </>
        )}
      </Loaded>
    </section>
  )
}
