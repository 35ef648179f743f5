import { type ReactNode, useRef } from 'react'
import type { ChartOption, Palette } from '../../engine/analysis/chart-options.ts'
import { Chart } from '../analysis/chart.tsx'
import { useWords } from '../language/use-words.ts'
import { PngButton } from './png-button.tsx'
import { dashboardWords } from './words.ts'

type Props = {
  readonly title: string
  readonly draw: (palette: Palette, isNarrow: boolean) => ChartOption
  readonly onPick?: (index: number) => void
  readonly controls?: ReactNode
  readonly isWall: boolean
  /** The same as a table, for whoever does not see or point. */
  readonly children: ReactNode
}

/** A chart with its picture to take along and its table to open. */
export function ChartPanel({ title, draw, onPick, controls, isWall, children }: Props) {
  const t = useWords(dashboardWords)
  const place = useRef<HTMLElement>(null)
  return (
    <section className="panel board-panel" aria-label={title} ref={place}>
      <div className="dashboard-head">
        <h2>{title}</h2>
        {!isWall && controls}
        {!isWall && <PngButton place={place} name={title} />}
      </div>
      <Chart draw={draw} label={title} height={isWall ? 320 : 240} {...(onPick === undefined ? {} : { onPick })} />
      {!isWall && (
        <details className="dashboard-table">
          <summary>{t('table')}</summary>
          <div className="analysis-scroll">{children}</div>
        </details>
      )}
    </section>
  )
}
