import { type PlacedArc, type PlacedNode, type Point, pathAlong, type placeMap } from './map-graph.ts'

export type MapTexts = {
  /** Above the picture: which cases, of which period. */
  readonly title: string
  readonly nameOf: (node: PlacedNode) => string
  readonly detailOf: (node: PlacedNode) => string
  readonly labelOf: (arc: PlacedArc) => string
}

const MARGIN = 24
const TITLE = 40
const FONT = "'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif"
const LINE = 16

/**
 * A map as an SVG drawing of its own, always dark on white, as it goes into a document: the same places, widths and labels as on the screen, with what it
 * shows written above it. Gives the drawing and its size in pixels.
 */
export function mapSvg(placed: ReturnType<typeof placeMap>, texts: MapTexts): { svg: string; width: number; height: number } {
  const bends = placed.arcs.flatMap(({ points, label }) => [...points, label]).map(({ x }) => x)
  const left = Math.min(...placed.nodes.map(({ x }) => x), ...bends)
  const right = Math.max(...placed.nodes.map(({ x, width }) => x + width), ...bends)
  const bottom = Math.max(...placed.nodes.map(({ y, height }) => y + height))
  const width = Math.ceil(Math.max(right - left + 2 * MARGIN, widthOf(texts.title, 15) + 2 * MARGIN))
  const height = Math.ceil(bottom + TITLE + 2 * MARGIN)
  const most = Math.max(...placed.arcs.map(({ count }) => count), 1)
  const longest = Math.max(...placed.arcs.map(({ wait }) => wait ?? 0), 1)
  const arcs = placed.arcs.map(arc => {
    const slow = arc.wait === undefined ? 0 : Math.sqrt(arc.wait / longest)
    const stroke = `rgb(${[mix(0x99, 0xd3, slow), mix(0x99, 0x2f, slow), mix(0x99, 0x2f, slow)].join()})`
    const line = `<path d="${pathAlong(arc.points)}" fill="none" stroke="${stroke}" stroke-width="${(1 + 5 * Math.sqrt(arc.count / most)).toFixed(1)}"${
      arc.wait === undefined ? ' stroke-dasharray="4 4"' : ''
    } marker-end="url(#arrow)"/>`
    return { line, label: labelAt(texts.labelOf(arc), arc.label) }
  })
  const nodes = placed.nodes.map(node => box(node, texts))
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${FONT}">`,
    '<defs><marker id="arrow" markerUnits="userSpaceOnUse" markerWidth="12" markerHeight="12" viewBox="0 0 10 10" refX="9" refY="5" orient="auto"><path d="M0 0L10 5L0 10z" fill="#666"/></marker></defs>',
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    `<text x="${MARGIN}" y="${MARGIN + 12}" font-size="15" fill="#222">${escaped(texts.title)}</text>`,
    `<g transform="translate(${MARGIN - left} ${MARGIN + TITLE})">`,
    ...arcs.map(({ line }) => line),
    ...nodes,
    ...arcs.map(({ label }) => label),
    '</g></svg>',
  ].join('')
  return { svg, width, height }
}

const mix = (from: number, to: number, share: number) => Math.round(from + (to - from) * share)

function labelAt(label: string, { x, y }: Point): string {
  if (label === '') return ''
  const width = widthOf(label, 11) + 8
  return `<rect x="${x - width / 2}" y="${y - 9}" width="${width}" height="18" rx="3" fill="#fff" fill-opacity="0.9"/><text x="${x}" y="${y + 4}" font-size="11" fill="#222" text-anchor="middle">${escaped(label)}</text>`
}

function box(node: PlacedNode, { nameOf, detailOf }: MapTexts): string {
  const { x, y, width, height, activity } = node
  const detail = detailOf(node)
  const lines = [...wrapped(nameOf(node), width - 16, detail === '' ? 1 : 2), ...(detail === '' ? [] : [detail])]
  const top = y + height / 2 - (lines.length * LINE) / 2
  const words = lines.map((line, i) => {
    const isDetail = detail !== '' && i === lines.length - 1
    return `<text x="${x + width / 2}" y="${top + LINE * i + 12}" text-anchor="middle" font-size="${isDetail ? 11 : 13}" fill="${isDetail ? '#666' : '#222'}">${escaped(line)}</text>`
  })
  const stroke = activity === undefined ? '#bbb' : '#6b9bd8'
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${activity === undefined ? height / 2 : 8}" fill="#fff" stroke="${stroke}"/>${words.join('')}`
}

/** How wide a text is about, in pixels: a Chinese character takes its whole size, a Latin one little more than half of it. */
export function widthOf(text: string, size: number): number {
  let width = 0
  for (const character of text) width += character.charCodeAt(0) > 0x2e7f ? size : size * 0.56
  return width
}

/** A text in lines of a width; what does not fit into the last one is cut with an ellipsis. */
function wrapped(text: string, width: number, most: number): string[] {
  const lines: string[] = []
  let line = ''
  // Between words, and between Chinese characters.
  for (const piece of text.match(/[\u2e80-\uffff]|\s+|[^\s\u2e80-\uffff]+/g) ?? []) {
    if (line !== '' && widthOf(line + piece, 13) > width) {
      lines.push(line.trim())
      line = piece.trim()
    } else line += piece
  }
  lines.push(line.trim())
  if (lines.length <= most) return lines
  const last = [...lines.slice(most - 1).join(' ')]
  while (last.length > 1 && widthOf(`${last.join('')}…`, 13) > width) last.pop()
  return [...lines.slice(0, most - 1), `${last.join('').trim()}…`]
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string) => text.replace(/[&<>"]/g, one => entities[one]!)
