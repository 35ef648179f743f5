import { BarChart, LineChart } from 'echarts/charts'
import { AriaComponent, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import type { ChartOption } from '../../engine/analysis/chart-options.ts'

use([BarChart, LineChart, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent, AriaComponent, SVGRenderer])

type Props = {
  readonly option: ChartOption
  readonly label: string
  readonly height: number
  readonly onPick?: ((index: number) => void) | undefined
}

/** A chart as SVG, as wide as its place. Its table stands beside it: whoever cannot see or point has everything there. */
export function ChartCanvas({ option, label, height, onPick }: Props) {
  const place = useRef<HTMLDivElement>(null)
  const pick = useRef(onPick)
  useEffect(() => {
    pick.current = onPick
  })
  useEffect(() => {
    const element = place.current
    if (element === null) return
    const chart = init(element, null, { renderer: 'svg' })
    chart.setOption(option)
    chart.on('click', ({ dataIndex }) => typeof dataIndex === 'number' && pick.current?.(dataIndex))
    const observer = new ResizeObserver(() => chart.resize())
    observer.observe(element)
    return () => {
      observer.disconnect()
      chart.dispose()
    }
  }, [option])
  return <div ref={place} className="analysis-chart" style={{ height }} role="img" aria-label={label} />
}
