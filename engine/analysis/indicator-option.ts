import { base, type ChartOption, type Palette, valueAxis } from './chart-options.ts'

/** An indicator over some periods as a line, with its target; a gap where there is no figure. */
export function indicatorOption(
  points: readonly { readonly name: string; readonly figure: number | null }[],
  target: { readonly gte?: number | undefined; readonly lte?: number | undefined } | null,
  words: { readonly label: string; readonly figure: string; readonly target: string },
  palette: Palette,
): ChartOption {
  const lines = [target?.gte, target?.lte].flatMap(yAxis => (yAxis === undefined ? [] : [{ yAxis }]))
  return {
    ...base(palette, words.label),
    grid: { left: 8, right: 8, top: 20, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    tooltip: { trigger: 'axis' },
    xAxis: {
      type: 'category',
      data: points.map(({ name }) => name),
      axisLabel: { color: palette.text },
      axisLine: { lineStyle: { color: palette.faint } },
      axisTick: { show: false },
    },
    yAxis: valueAxis(palette, { minInterval: 0 }),
    series: [
      {
        type: 'line',
        name: words.figure,
        data: points.map(({ figure }) => (figure === null ? null : Math.round(figure * 100) / 100)),
        symbolSize: 7,
        lineStyle: { color: palette.bar },
        itemStyle: { color: palette.bar },
        ...(lines.length === 0
          ? {}
          : {
              markLine: {
                silent: true,
                symbol: 'none',
                data: lines,
                label: { formatter: `${words.target} {c}`, color: palette.faint, position: 'insideEndTop' },
                lineStyle: { color: palette.faint, type: 'dashed' },
              },
            }),
      },
    ],
  }
}
