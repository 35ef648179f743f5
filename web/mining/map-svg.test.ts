import { expect, it } from 'vitest'
import { pathAlong, placeMap } from './map-graph.ts'
import { mapSvg } from './map-svg.ts'

const wait = { mean: 1, median: 1, p90: 1, total: 10 }
const placed = placeMap({
  nodes: [
    { activity: 0, count: 10, cases: 10, starts: 10, ends: 0 },
    { activity: 1, count: 12, cases: 10, starts: 0, ends: 10 },
  ],
  arcs: [
    { from: 0, to: 1, count: 10, cases: 10, wait },
    { from: 1, to: 0, count: 2, cases: 2, wait },
  ],
})

it('a map is drawn as an SVG of its own: every box and arc in it, its texts escaped and cut to their box', () => {
  const long = '客户对处理结果提出异议后由客户服务部与质量管理部共同复核并书面答复'
  const { svg, width, height } = mapSvg(placed, {
    title: '投诉 <2026> & more',
    nameOf: ({ activity, id }) => (activity === undefined ? id : activity === 0 ? long : 'B "b"'),
    detailOf: ({ count, activity }) => (activity === undefined ? '' : String(count)),
    labelOf: ({ count }) => `${count}`,
  })
  expect(svg).toContain('投诉 &lt;2026&gt; &amp; more')
  expect(svg).toContain('B &quot;b&quot;')
  expect(svg).not.toContain(long)
  expect(svg).toContain('…')
  // Beginning and end are joined to the boxes as well: four arcs, four boxes and the ground behind all, four labels.
  expect(svg.match(/<path d="M[^"]+" fill="none"/g)).toHaveLength(4)
  expect(svg.match(/<rect/g)).toHaveLength(1 + 4 + 4)
  expect(width).toBeGreaterThan(168)
  expect(height).toBeGreaterThan(200)
})

it('an arc goes around the boxes from border to border, through the points that the layout gives', () => {
  expect(
    pathAlong([
      { x: 0, y: 0 },
      { x: 0, y: 10 },
    ]),
  ).toBe('M0 0L0 10')
  expect(
    pathAlong([
      { x: 0, y: 0 },
      { x: 5, y: 5 },
      { x: 10, y: 20 },
    ]),
  ).toBe('M0 0Q5 5 10 20')
  for (const { points } of placed.arcs) expect(points.length).toBeGreaterThanOrEqual(2)
})
