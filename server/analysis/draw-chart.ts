import type { ChartOption } from '../../engine/analysis/chart-options.ts'

/** A chart as SVG for paper, drawn by the same library as on the screen; loaded with the first print and not at every start. */
export async function drawChart(option: ChartOption, width: number, height: number): Promise<string> {
  const [{ init, use }, { BarChart, LineChart }, parts, { SVGRenderer }] = await Promise.all([
    import('echarts/core'),
    import('echarts/charts'),
    import('echarts/components'),
    import('echarts/renderers'),
  ])
  use([
    BarChart,
    LineChart,
    parts.GridComponent,
    parts.LegendComponent,
    parts.MarkLineComponent,
    parts.AriaComponent,
    SVGRenderer,
  ])
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height })
  try {
    // The paper has no pointer to hover with.
    const { tooltip: _, ...still } = option
    chart.setOption(still)
    return chart.renderToSVGString()
  } finally {
    chart.dispose()
  }
}
