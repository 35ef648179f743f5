import { describe, expect, it } from 'vitest'
import { type Palette, paretoOption, type TrendPoint, trendOption } from './chart-options.ts'
import { type FlowPoint, flowOption, shareInTime, timelinessOption } from './flow-options.ts'
import { indicatorOption } from './indicator-option.ts'

/** Each colour by what it is for, so that a chart that takes another one shows it. */
const palette: Palette = {
  ...{ text: 'text', faint: 'faint', line: 'line', bar: 'bar', second: 'second', third: 'third', alert: 'alert', font: 'font' },
}
const common = (label: string) => ({
  animation: false,
  textStyle: { color: 'text', fontFamily: 'font', fontSize: 12 },
  aria: { enabled: true, label: { description: label } },
})
const grid = (top: number) => ({ left: 8, right: 8, top, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' })
const legend = (...data: string[]) => ({ top: 0, data, textStyle: { color: 'text' } })
const counts = { type: 'value', minInterval: 1, axisLabel: { color: 'faint' }, splitLine: { lineStyle: { color: 'line' } } }
const percents = {
  ...{ type: 'value', minInterval: 1, min: 0, max: 100 },
  axisLabel: { color: 'faint', formatter: '{value} %' },
  splitLine: { show: false },
}
const categories = (...data: string[]) => ({
  ...{ type: 'category', data, axisLabel: { color: 'text' } },
  ...{ axisLine: { lineStyle: { color: 'faint' } }, axisTick: { show: false } },
})

/** As much of an option as a test asks about. */
type Drawn = {
  readonly xAxis: { readonly axisLabel: { readonly rotate: number; readonly formatter: (name: string) => string } }
  readonly yAxis: { readonly max?: number }
  readonly series: readonly {
    readonly data: readonly unknown[]
    readonly label: { readonly show: boolean; readonly formatter: (bar: { readonly value: number }) => string }
    readonly markLine?: { readonly data: readonly { readonly name: string }[] }
  }[]
}
const drawn = (option: object) => option as Drawn

describe('a Pareto chart', () => {
  const words = { label: 'causes of 9 cases', cases: 'cases', running: 'running share' }
  const bars = (many: number) => Array.from({ length: many }, (_, i) => ({ name: `cause ${i}`, count: 9 - i, running: i * 10 }))

  it('draws the bars, their running share on an axis of its own, and the line at 80 %', () => {
    const two = [
      { name: 'packaging', count: 6, running: 67 },
      { name: 'transport', count: 3, running: 100 },
    ]
    expect(paretoOption(two, words, palette)).toEqual({
      ...common('causes of 9 cases'),
      grid: grid(36),
      legend: legend('cases', 'running share'),
      tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
      xAxis: {
        ...categories('packaging', 'transport'),
        axisLabel: { color: 'text', interval: 0, rotate: 0, formatter: expect.any(Function) },
      },
      yAxis: [counts, percents],
      series: [
        {
          ...{ type: 'bar', name: 'cases', data: [6, 3], itemStyle: { color: 'bar' }, barMaxWidth: 44 },
          label: { show: true, position: 'top', color: 'text' },
        },
        {
          ...{ type: 'line', name: 'running share', yAxisIndex: 1, data: [67, 100], symbolSize: 6 },
          ...{ lineStyle: { color: 'second' }, itemStyle: { color: 'second' } },
          markLine: {
            ...{ silent: true, symbol: 'none', data: [{ yAxis: 80 }] },
            label: { formatter: '80 %', color: 'faint', position: 'insideEndTop' },
            lineStyle: { color: 'faint', type: 'dashed' },
          },
        },
      ],
    })
  })

  it('turns its names where they would meet: from seven bars on, on a phone from four', () => {
    const turned = (many: number, isNarrow?: boolean) =>
      drawn(paretoOption(bars(many), words, palette, isNarrow)).xAxis.axisLabel.rotate
    expect([turned(6), turned(7), turned(3, true), turned(4, true)]).toEqual([0, 40, 0, 40])
  })

  it('shortens names beyond ten characters, on a phone beyond six, and says so by three dots', () => {
    const name = (text: string, isNarrow?: boolean) =>
      drawn(paretoOption(bars(1), words, palette, isNarrow)).xAxis.axisLabel.formatter(text)
    expect(name('运输途中包装破损受潮')).toBe('运输途中包装破损受潮')
    expect(name('运输途中包装破损受潮变')).toBe('运输途中包装破损受…')
    expect(name('包装破损受潮', true)).toBe('包装破损受潮')
    expect(name('包装破损受潮变', true)).toBe('包装破损受…')
  })
})

describe('a trend of cases', () => {
  const words = {
    ...{ label: 'cases by month', now: 'now', previous: 'before', lastYear: 'last year' },
    ...{ mean: 'mean', upper: 'upper', lower: 'lower' },
  }
  const point = (more: Partial<TrendPoint>): TrendPoint => ({
    ...{ name: '2026-03', count: 4, previous: 3, lastYear: 2, outside: false, partial: false },
    ...more,
  })

  it('draws bars beside the period before and the year before, in the colour of alarm beyond the limits and paler while one runs', () => {
    const points = [
      point({}),
      point({ name: '2026-04', count: 12, previous: null, outside: true }),
      point({ name: '2026-05', count: 1, lastYear: null, partial: true }),
    ]
    expect(trendOption(points, { mean: 4, lower: 0, upper: 10 }, words, palette)).toEqual({
      ...common('cases by month'),
      grid: grid(36),
      legend: legend('now', 'before', 'last year'),
      tooltip: { trigger: 'axis' },
      xAxis: categories('2026-03', '2026-04', '2026-05'),
      yAxis: { ...counts, max: 20 },
      series: [
        {
          ...{ type: 'bar', name: 'now', barMaxWidth: 44, itemStyle: { color: 'bar' } },
          data: [
            { value: 4, itemStyle: { color: 'bar', opacity: 1 } },
            { value: 12, itemStyle: { color: 'alert', opacity: 1 } },
            { value: 1, itemStyle: { color: 'bar', opacity: 0.5 } },
          ],
          label: { show: true, position: 'top', color: 'text', formatter: expect.any(Function) },
          markLine: {
            ...{ silent: true, symbol: 'none' },
            data: [
              {
                ...{ yAxis: 4, name: 'mean', lineStyle: { color: 'faint', type: 'solid' } },
                label: { formatter: 'mean 4.0', color: 'faint', position: 'insideEndTop' },
              },
              {
                ...{ yAxis: 10, name: 'upper', lineStyle: { color: 'faint', type: 'dashed' } },
                label: { formatter: 'upper 10.0', color: 'faint', position: 'insideEndTop' },
              },
            ],
          },
        },
        {
          ...{ type: 'line', name: 'before', data: [3, null, 3], symbol: 'emptyCircle', symbolSize: 6 },
          ...{ lineStyle: { color: 'second', type: 'dotted' }, itemStyle: { color: 'second' } },
        },
        {
          ...{ type: 'line', name: 'last year', data: [2, 2, null], symbol: 'emptyRect', symbolSize: 6 },
          ...{ lineStyle: { color: 'third', type: 'dashed' }, itemStyle: { color: 'third' } },
        },
      ],
    })
  })

  it('without limits draws none and leaves the end of the axis to the chart; a lower limit is drawn where it is above zero', () => {
    const without = drawn(trendOption([point({})], null, words, palette))
    expect(without.yAxis).toEqual(counts)
    expect(without.series[0]).not.toHaveProperty('markLine')
    const lines = (lower: number) =>
      drawn(trendOption([point({})], { mean: 9, lower, upper: 18 }, words, palette)).series[0]!.markLine!.data
    expect(lines(0).map(({ name }) => name)).toEqual(['mean', 'upper'])
    expect(lines(0.5)[2]).toEqual({
      ...{ yAxis: 0.5, name: 'lower', lineStyle: { color: 'faint', type: 'dashed' } },
      label: { formatter: 'lower 0.5', color: 'faint', position: 'insideEndTop' },
    })
  })

  it('ends its axis on a round number with room above the highest: of the limit, of now, of before and of last year', () => {
    const end = (upper: number, more: Partial<TrendPoint> = {}) =>
      drawn(
        trendOption(
          [point({ count: null, previous: null, lastYear: null, ...more })],
          { mean: 1, lower: 0, upper },
          words,
          palette,
        ),
      ).yAxis.max
    // Steps of 2 to 10, of 10 to 50, and of the power of ten beyond; a twentieth of room.
    expect([3.8, 3.9, 10, 10.5, 47.6, 47.7, 50, 51, 95, 96, 100, 120].map(upper => end(upper))).toEqual([
      ...[4, 6, 12, 20, 50, 60, 60, 60, 100, 110, 200, 200],
    ])
    expect([end(1, { count: 7 }), end(1, { previous: 15 }), end(1, { lastYear: 61 })]).toEqual([8, 20, 70])
    expect(end(1)).toBe(2)
  })

  it('writes the count above each bar up to sixteen of them, and nothing above an empty one', () => {
    const label = (many: number) =>
      drawn(
        trendOption(
          Array.from({ length: many }, () => point({})),
          null,
          words,
          palette,
        ),
      ).series[0]!.label
    expect([label(16).show, label(17).show]).toEqual([true, false])
    expect([label(1).formatter({ value: 3 }), label(1).formatter({ value: 0 })]).toEqual(['3', ''])
  })
})

describe('charts of what comes and goes', () => {
  const point = (more: Partial<FlowPoint>): FlowPoint => ({
    ...{ name: '2026-03', opened: 5, closed: 4, open: 7, met: 2, late: 1, missed: 0, partial: false },
    ...more,
  })
  const points = [point({}), point({ name: '2026-04', opened: 6, closed: 3, open: 10, met: 0, late: 0, partial: true })]
  const bar = (value: number, opacity = 1) => ({ value, itemStyle: { opacity } })
  const axis = (...data: string[]) => ({ ...categories(...data), axisLabel: { color: 'text', hideOverlap: true } })

  it('draw what was registered and closed as bars, what stays open as a line; what still runs is paler', () => {
    expect(flowOption(points, { label: 'flow', opened: 'opened', closed: 'closed', open: 'open' }, palette)).toEqual({
      ...common('flow'),
      grid: grid(36),
      legend: legend('opened', 'closed', 'open'),
      tooltip: { trigger: 'axis' },
      xAxis: axis('2026-03', '2026-04'),
      yAxis: counts,
      series: [
        { type: 'bar', name: 'opened', data: [bar(5), bar(6, 0.5)], barMaxWidth: 26, itemStyle: { color: 'bar' } },
        { type: 'bar', name: 'closed', data: [bar(4), bar(3, 0.5)], barMaxWidth: 26, itemStyle: { color: 'third' } },
        {
          ...{ type: 'line', name: 'open', data: [7, 10], symbol: 'emptyCircle', symbolSize: 6 },
          ...{ lineStyle: { color: 'second' }, itemStyle: { color: 'second' } },
        },
      ],
    })
  })

  it('stack duties by how they ended; the share in time has a gap where none ended', () => {
    const words = { label: 'in time', met: 'met', late: 'late', missed: 'missed', share: 'share' }
    expect(timelinessOption(points, words, palette)).toEqual({
      ...common('in time'),
      grid: grid(36),
      legend: legend('met', 'late', 'missed', 'share'),
      tooltip: { trigger: 'axis' },
      xAxis: axis('2026-03', '2026-04'),
      yAxis: [counts, percents],
      series: [
        ...[
          ['met', [bar(2), bar(0, 0.5)], 'third'],
          ['late', [bar(1), bar(0, 0.5)], 'second'],
          ['missed', [bar(0), bar(0, 0.5)], 'alert'],
        ].map(([name, data, color]) => ({ type: 'bar', stack: 'duties', name, data, barMaxWidth: 34, itemStyle: { color } })),
        {
          ...{ type: 'line', name: 'share', yAxisIndex: 1, symbolSize: 6, data: [66.7, null] },
          ...{ lineStyle: { color: 'bar' }, itemStyle: { color: 'bar' } },
        },
      ],
    })
  })

  it('count as in time of a hundred, to a tenth, what ended in time of all that ended', () => {
    expect(shareInTime({ met: 1, late: 1, missed: 1 })).toBe(33.3)
    expect(shareInTime({ met: 0, late: 0, missed: 2 })).toBe(0)
    expect(shareInTime({ met: 3, late: 0, missed: 0 })).toBe(100)
    expect(shareInTime({ met: 0, late: 0, missed: 0 })).toBeNull()
  })
})

describe('an indicator over some periods', () => {
  const words = { label: 'satisfaction', figure: 'figure', target: '目标' }
  const points = [
    { name: '2026-03', figure: 98.456 },
    { name: '2026-04', figure: null },
  ]

  it('is a line with two decimals at most, a gap where there is no figure, and its targets dashed', () => {
    const line = {
      ...{ type: 'line', name: 'figure', data: [98.46, null], symbolSize: 7 },
      ...{ lineStyle: { color: 'bar' }, itemStyle: { color: 'bar' } },
    }
    const option = {
      ...common('satisfaction'),
      grid: grid(20),
      tooltip: { trigger: 'axis' },
      xAxis: categories('2026-03', '2026-04'),
      yAxis: { ...counts, minInterval: 0 },
    }
    const markLine = (...targets: number[]) => ({
      ...{ silent: true, symbol: 'none', data: targets.map(yAxis => ({ yAxis })) },
      label: { formatter: '目标 {c}', color: 'faint', position: 'insideEndTop' },
      lineStyle: { color: 'faint', type: 'dashed' },
    })
    const drawnWith = (target: Parameters<typeof indicatorOption>[1]) => indicatorOption(points, target, words, palette)
    expect(drawnWith(null)).toEqual({ ...option, series: [line] })
    expect(drawnWith({ gte: 95 })).toEqual({ ...option, series: [{ ...line, markLine: markLine(95) }] })
    expect(drawnWith({ gte: 0, lte: 3 })).toEqual({ ...option, series: [{ ...line, markLine: markLine(0, 3) }] })
    expect(drawnWith({})).toEqual({ ...option, series: [line] })
  })
})
