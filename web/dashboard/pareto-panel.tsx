import { Select } from 'antd'
import { useCallback } from 'react'
import { useNavigate } from 'react-router'
import { type Palette, paretoOption } from '../../engine/analysis/chart-options.ts'
import { dimensionTitles } from '../../server/analysis/dimensions-schema.ts'
import { type Dashboard, dashboardDimensions } from '../../server/dashboard/schema.ts'
import { casesLink } from '../analysis/links.ts'
import { NumberLink } from '../analysis/number-link.tsx'
import { useText, useWords } from '../language/use-words.ts'
import { ChartPanel } from './chart-panel.tsx'
import { dashboardWords } from './words.ts'

type Props = {
  readonly view: Dashboard
  readonly isWall: boolean
  readonly change: (next: Readonly<Record<string, string>>) => void
}

/** 原因帕累托: the largest first, with the running share; each bar opens its cases. */
export function ParetoPanel({ view, isWall, change }: Props) {
  const t = useWords(dashboardWords)
  const text = useText()
  const navigate = useNavigate()
  const { pareto } = view
  const named = text(dimensionTitles[pareto.dimension])
  const linkOf = (key: string) =>
    casesLink(view, [
      { dimension: pareto.dimension, key },
      ...(view.department ? [{ dimension: 'department' as const, key: view.department.id }] : []),
    ])
  const draw = useCallback(
    (palette: Palette, isNarrow: boolean) =>
      paretoOption(
        pareto.rows.map(row => ({ name: text(row.title), count: row.count, running: row.running })),
        { label: named, cases: t('cases'), running: `${t('running')} %` },
        palette,
        isNarrow,
      ),
    [pareto, text, named, t],
  )
  return (
    <ChartPanel
      title={t('causes')}
      draw={draw}
      isWall={isWall}
      onPick={at => pareto.rows[at] && void navigate(linkOf(pareto.rows[at].key))}
      controls={
        <Select
          size="small"
          aria-label={t('by')}
          className="analysis-select"
          value={pareto.dimension}
          options={dashboardDimensions.map(value => ({ value, label: text(dimensionTitles[value]) }))}
          onChange={by => change({ by })}
        />
      }
    >
      <table className="analysis-table">
        <thead>
          <tr>
            <th scope="col">{named}</th>
            <th scope="col">{t('cases')}</th>
            <th scope="col">{t('portion')}</th>
            <th scope="col">{t('running')}</th>
          </tr>
        </thead>
        <tbody>
          {pareto.rows.map(row => (
            <tr key={row.key}>
              <th scope="row">{text(row.title)}</th>
              <td>
                <NumberLink to={linkOf(row.key)} count={row.count} name={text(row.title)} />
              </td>
              <td>{row.share} %</td>
              <td>{row.running} %</td>
            </tr>
          ))}
          {pareto.others !== null && (
            <tr>
              <th scope="row">{t('others', { count: pareto.others.rows })}</th>
              <td>{pareto.others.count}</td>
              <td />
              <td />
            </tr>
          )}
        </tbody>
      </table>
    </ChartPanel>
  )
}
