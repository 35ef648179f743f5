import dagre from '@dagrejs/dagre'
import type { ProcessMap } from '../../engine/mining/process-map.ts'

export const START = 'start'
export const END = 'end'
const WIDTH = 168
const HEIGHT = 54
const EDGE_WIDTH = 72
const EDGE_HEIGHT = 30
/** Room for what is written on an arc. */
const LABEL = { width: 56, height: 16 }

export type PlacedNode = {
  readonly id: string
  /** Place in the list of activities; undefined of the beginning and the end. */
  readonly activity?: number
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly count: number
  readonly cases: number
  /** How often it follows itself directly. */
  readonly again: number
}
export type PlacedArc = {
  readonly id: string
  readonly source: string
  readonly target: string
  readonly count: number
  readonly cases: number
  /** Milliseconds; of where cases begin and end there is none. */
  readonly wait?: number
  /** The way on which it is drawn, around the boxes, from the border of one to that of the other. */
  readonly points: readonly Point[]
  /** Where its label stands. */
  readonly label: Point
}
export type Point = { readonly x: number; readonly y: number }

/** Where the nodes of a map stand: from top to bottom as the cases flow, laid out in layers (dagre); arcs onto themselves are written in their node. */
export function placeMap({ nodes, arcs }: ProcessMap): {
  readonly nodes: readonly PlacedNode[]
  readonly arcs: readonly PlacedArc[]
  /** Of the whole map, in pixels at full size. */
  readonly height: number
} {
  const graph = new dagre.graphlib.Graph()
  graph.setGraph({ rankdir: 'TB', nodesep: 24, edgesep: 12, ranksep: 30 })
  graph.setDefaultEdgeLabel(() => ({}))
  const again = new Map(arcs.filter(arc => arc.from === arc.to).map(arc => [arc.from, arc.count]))
  const between = arcs.filter(arc => arc.from !== arc.to)
  for (const { activity } of nodes) graph.setNode(String(activity), { width: WIDTH, height: HEIGHT })
  for (const id of [START, END]) graph.setNode(id, { width: EDGE_WIDTH, height: EDGE_HEIGHT })
  const links = [
    ...nodes
      .filter(({ starts }) => starts > 0)
      .map(({ activity, starts }) => ({ source: START, target: String(activity), count: starts, cases: starts })),
    ...between.map(({ from, to, count, cases, wait }) => ({
      ...{ source: String(from), target: String(to), count, cases, wait: wait.median },
    })),
    ...nodes
      .filter(({ ends }) => ends > 0)
      .map(({ activity, ends }) => ({ source: String(activity), target: END, count: ends, cases: ends })),
  ]
  // The frequent arcs decide what is above what.
  for (const { source, target, count } of links)
    graph.setEdge(source, target, { weight: Math.max(1, Math.round(Math.log2(count + 1))), ...LABEL, labelpos: 'c' })
  dagre.layout(graph)
  const place = (id: string) => graph.node(id) as { x: number; y: number; width: number; height: number }
  const corner = (id: string) => {
    const { x, y, width, height } = place(id)
    return { x: x - width / 2, y: y - height / 2, width, height }
  }
  const cases = nodes.reduce((sum, { starts }) => sum + starts, 0)
  return {
    height: graph.graph().height ?? 0,
    nodes: [
      { id: START, ...corner(START), count: cases, cases, again: 0 },
      ...nodes.map(node => ({
        ...{ id: String(node.activity), activity: node.activity, ...corner(String(node.activity)) },
        ...{ count: node.count, cases: node.cases, again: again.get(node.activity) ?? 0 },
      })),
      { id: END, ...corner(END), count: 0, cases: nodes.reduce((sum, { ends }) => sum + ends, 0), again: 0 },
    ],
    arcs: links.map(link => {
      const { points, x, y } = graph.edge(link.source, link.target) as Point & { points: Point[] }
      return { ...link, id: `${link.source} ${link.target}`, points, label: { x, y } }
    }),
  }
}

/** A smooth line along points, as the `d` of an SVG path: each point between the first and the last bends it. */
export function pathAlong(points: readonly Point[]): string {
  const [first, ...rest] = points
  if (first === undefined || rest.length === 0) return ''
  const middle = (a: Point, b: Point) => `${(a.x + b.x) / 2} ${(a.y + b.y) / 2}`
  const last = rest.at(-1)!
  const bends = rest.slice(0, -1).map((point, i) => {
    const next = rest[i + 1]!
    return `Q${point.x} ${point.y} ${next === last ? `${last.x} ${last.y}` : middle(point, next)}`
  })
  return `M${first.x} ${first.y}${bends.length > 0 ? bends.join('') : `L${last.x} ${last.y}`}`
}
