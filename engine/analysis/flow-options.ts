import { base, type ChartOption, type Palette, valueAxis } from './chart-options.ts'

export type FlowPoint = {
  readonly name: string
  readonly opened: number
  readonly closed: number
  readonly open: number
  readonly met: number
  readonly late: number
  readonly missed: number
  readonly partial: boolean
}
const grid = { left: 8, right: 8, top: 36, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' }
const category = (points: readonly FlowPoint[], palette: Palette) => ({
  type: 'category',
  data: points.map(one => one.name),
  axisLabel: { color: palette.text, hideOverlap: true },
  axisLine: { lineStyle: { color: palette.faint } },
  axisTick: { show: false },
})
const legend = (names: readonly string[], palette: Palette) => ({ top: 0, data: [...names], textStyle: { color: palette.text } })
/** What still runs is drawn paler. */
const bars = (points: readonly FlowPoint[], of: 'opened' | 'closed' | 'met' | 'late' | 'missed') =>
  points.map(one => ({ value: one[of], itemStyle: { opacity: one.partial ? 0.5 : 1 } }))

/** Cases registered and closed as bars, what stays open as a line. */
export function flowOption(
  points: readonly FlowPoint[],
  words: { readonly label: string; readonly opened: string; readonly closed: string; readonly open: string },
  palette: Palette,
): ChartOption {
  const bar = (of: 'opened' | 'closed', color: string) => ({
    ...{ type: 'bar', name: words[of], data: bars(points, of), barMaxWidth: 26 },
    itemStyle: { color },
  })
  return {
    ...base(palette, words.label),
    grid,
    legend: legend([words.opened, words.closed, words.open], palette),
    tooltip: { trigger: 'axis' },
    xAxis: category(points, palette),
    yAxis: valueAxis(palette),
    series: [
      bar('opened', palette.bar),
      bar('closed', palette.third),
      {
        ...{ type: 'line', name: words.open, data: points.map(one => one.open), symbol: 'emptyCircle', symbolSize: 6 },
        ...{ lineStyle: { color: palette.second }, itemStyle: { color: palette.second } },
      },
    ],
  }
}

/** Duties that ended, stacked by how, and the share that was in time. A part without any has no share, and the line a gap. */
export function timelinessOption(
  points: readonly FlowPoint[],
  words: {
    readonly label: string
    readonly met: string
    readonly late: string
    readonly missed: string
    readonly share: string
  },
  palette: Palette,
): ChartOption {
  const stacked = (of: 'met' | 'late' | 'missed', color: string) => ({
    ...{ type: 'bar', stack: 'duties', name: words[of], data: bars(points, of), barMaxWidth: 34 },
    itemStyle: { color },
  })
  return {
    ...base(palette, words.label),
    grid,
    legend: legend([words.met, words.late, words.missed, words.share], palette),
    tooltip: { trigger: 'axis' },
    xAxis: category(points, palette),
    yAxis: [
      valueAxis(palette),
      valueAxis(palette, {
        ...{ min: 0, max: 100, splitLine: { show: false } },
        axisLabel: { color: palette.faint, formatter: '{value} %' },
      }),
    ],
    series: [
      stacked('met', palette.third),
      stacked('late', palette.second),
      stacked('missed', palette.alert),
      {
        ...{ type: 'line', name: words.share, yAxisIndex: 1, symbolSize: 6, data: points.map(shareInTime) },
        ...{ lineStyle: { color: palette.bar }, itemStyle: { color: palette.bar } },
      },
    ],
  }
}

/** How many of a hundred duties ended in time, to a tenth; null where none ended. */
export function shareInTime({ met, late, missed }: Pick<FlowPoint, 'met' | 'late' | 'missed'>): number | null {
  const ended = met + late + missed
  return ended === 0 ? null : Math.round((met / ended) * 1_000) / 10
}
