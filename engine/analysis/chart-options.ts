/** Colours of a chart: the page's own in light or dark, greys on paper. */
export type Palette = {
  readonly text: string
  readonly faint: string
  readonly line: string
  readonly bar: string
  readonly second: string
  readonly third: string
  readonly alert: string
  readonly font: string
}
/** What ECharts draws; plain data, so that screen and paper draw the same. */
export type ChartOption = Readonly<Record<string, unknown>>

const shortened = (name: string, most: number) => (name.length > most ? `${name.slice(0, most - 1)}…` : name)
/** What every chart has: no movement, the page's type, words for those who cannot see it. */
export const base = ({ text, font }: Palette, label: string) => ({
  animation: false,
  textStyle: { color: text, fontFamily: font, fontSize: 12 },
  aria: { enabled: true, label: { description: label } },
})
/** An axis of whole numbers. */
export const valueAxis = ({ faint, line }: Palette, more: object = {}) => ({
  type: 'value',
  minInterval: 1,
  axisLabel: { color: faint },
  splitLine: { lineStyle: { color: line } },
  ...more,
})

/** The next round number above, so that the axis ends on one of its own marks. */
function roundUp(value: number): number {
  const step = value <= 10 ? 2 : value <= 50 ? 10 : 10 ** Math.floor(Math.log10(value))
  return Math.ceil((value * 1.05) / step) * step
}

export type ParetoBar = { readonly name: string; readonly count: number; readonly running: number }
/** A Pareto chart: bars, the running share, and the line at 80 %. */
export function paretoOption(
  bars: readonly ParetoBar[],
  words: { readonly label: string; readonly cases: string; readonly running: string },
  palette: Palette,
  isNarrow = false,
): ChartOption {
  const most = isNarrow ? 6 : 10
  return {
    ...base(palette, words.label),
    grid: { left: 8, right: 8, top: 36, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    legend: { top: 0, data: [words.cases, words.running], textStyle: { color: palette.text } },
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
    xAxis: {
      type: 'category',
      data: bars.map(bar => bar.name),
      axisLabel: {
        color: palette.text,
        interval: 0,
        rotate: bars.length > (isNarrow ? 3 : 6) ? 40 : 0,
        formatter: (name: string) => shortened(name, most),
      },
      axisLine: { lineStyle: { color: palette.faint } },
      axisTick: { show: false },
    },
    yAxis: [
      valueAxis(palette),
      valueAxis(palette, {
        min: 0,
        max: 100,
        splitLine: { show: false },
        axisLabel: { color: palette.faint, formatter: '{value} %' },
      }),
    ],
    series: [
      {
        type: 'bar',
        name: words.cases,
        data: bars.map(bar => bar.count),
        itemStyle: { color: palette.bar },
        barMaxWidth: 44,
        label: { show: true, position: 'top', color: palette.text },
      },
      {
        type: 'line',
        name: words.running,
        yAxisIndex: 1,
        data: bars.map(bar => bar.running),
        symbolSize: 6,
        lineStyle: { color: palette.second },
        itemStyle: { color: palette.second },
        markLine: {
          silent: true,
          symbol: 'none',
          data: [{ yAxis: 80 }],
          label: { formatter: '80 %', color: palette.faint, position: 'insideEndTop' },
          lineStyle: { color: palette.faint, type: 'dashed' },
        },
      },
    ],
  }
}

export type TrendPoint = {
  readonly name: string
  readonly count: number | null
  readonly previous: number | null
  readonly lastYear: number | null
  readonly outside: boolean
  readonly partial: boolean
}
/** Cases by month or week beside the period before and a year ago, with the limits where there are any. */
export function trendOption(
  points: readonly TrendPoint[],
  limits: { readonly mean: number; readonly lower: number; readonly upper: number } | null,
  words: {
    readonly label: string
    readonly now: string
    readonly previous: string
    readonly lastYear: string
    readonly mean: string
    readonly upper: string
    readonly lower: string
  },
  palette: Palette,
): ChartOption {
  const line = (yAxis: number, name: string, type: 'solid' | 'dashed') => ({
    yAxis,
    name,
    lineStyle: { color: palette.faint, type },
    label: { formatter: `${name} ${yAxis.toFixed(1)}`, color: palette.faint, position: 'insideEndTop' },
  })
  const isSolid = (one: TrendPoint) => !one.partial
  return {
    ...base(palette, words.label),
    grid: { left: 8, right: 8, top: 36, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    legend: { top: 0, data: [words.now, words.previous, words.lastYear], textStyle: { color: palette.text } },
    tooltip: { trigger: 'axis' },
    xAxis: {
      type: 'category',
      data: points.map(one => one.name),
      axisLabel: { color: palette.text },
      axisLine: { lineStyle: { color: palette.faint } },
      axisTick: { show: false },
    },
    yAxis: valueAxis(
      palette,
      limits === null
        ? {}
        : {
            max: roundUp(
              Math.max(limits.upper, ...points.flatMap(one => [one.count ?? 0, one.previous ?? 0, one.lastYear ?? 0])),
            ),
          },
    ),
    series: [
      {
        type: 'bar',
        name: words.now,
        barMaxWidth: 44,
        itemStyle: { color: palette.bar },
        // A point outside the limits is marked in words too; one that still runs is drawn paler.
        data: points.map(one => ({
          value: one.count,
          itemStyle: { color: one.outside ? palette.alert : palette.bar, opacity: isSolid(one) ? 1 : 0.5 },
        })),
        label: {
          show: points.length <= 16,
          position: 'top',
          color: palette.text,
          formatter: ({ value }: { value: number }) => (value > 0 ? String(value) : ''),
        },
        ...(limits === null
          ? {}
          : {
              markLine: {
                silent: true,
                symbol: 'none',
                data: [
                  line(limits.mean, words.mean, 'solid'),
                  line(limits.upper, words.upper, 'dashed'),
                  ...(limits.lower > 0 ? [line(limits.lower, words.lower, 'dashed')] : []),
                ],
              },
            }),
      },
      {
        type: 'line',
        name: words.previous,
        data: points.map(one => one.previous),
        symbol: 'emptyCircle',
        symbolSize: 6,
        lineStyle: { color: palette.second, type: 'dotted' },
        itemStyle: { color: palette.second },
      },
      {
        type: 'line',
        name: words.lastYear,
        data: points.map(one => one.lastYear),
        symbol: 'emptyRect',
        symbolSize: 6,
        lineStyle: { color: palette.third, type: 'dashed' },
        itemStyle: { color: palette.third },
      },
    ],
  }
}
