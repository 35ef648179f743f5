import type { NumberAxisShape, RangeShape } from './table-shape.ts'

/**
 * A number axis cut at every boundary any row mentions: piece i is `[edges[i], edges[i + 1])`.
 * An end that includes its number (`lte 30`) is stored as the next number after it, so that every piece is half-open;
 * `closedAt` leads from there back to 30, for people.
 */
export type NumberPieces = {
  readonly kind: 'numbers'
  readonly edges: readonly number[]
  readonly closedAt: ReadonlyMap<number, number>
}
type HalfOpen = readonly [from: number, to: number]

/** Cuts an axis. No pieces come out where `min` is above `max`. */
export function cutNumbers(axis: NumberAxisShape, cells: readonly RangeShape[]): NumberPieces {
  const closedAt = new Map<number, number>()
  const [first, end] = halfOpen(axis, { gte: axis.min, lte: axis.max }, closedAt)
  if (first >= end) return { kind: 'numbers', edges: [], closedAt }
  const edges = new Set([first, end])
  for (const cell of cells) for (const edge of halfOpen(axis, cell, closedAt)) if (edge > first && edge < end) edges.add(edge)
  return { kind: 'numbers', edges: [...edges].sort((a, b) => a - b), closedAt }
}

/** The pieces `[from, to)` that a cell takes, outside the axis none. */
export function piecesInRange(pieces: NumberPieces, axis: NumberAxisShape, cell: RangeShape): HalfOpen {
  const [from, to] = halfOpen(axis, cell)
  const { edges } = pieces
  const start = edges.findIndex(edge => edge >= from)
  const stop = edges.findLastIndex(edge => edge <= to)
  return start < 0 || stop <= start ? [0, 0] : [start, stop]
}

/** The piece a number falls into, -1 outside the axis and for what is no number. */
export function pieceOfNumber({ edges }: NumberPieces, value: unknown): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) return -1
  const last = edges.length - 1
  if (last < 1 || value < edges[0]! || value >= edges[last]!) return -1
  let low = 0
  let high = last
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (edges[middle]! <= value) low = middle
    else high = middle
  }
  return low
}

/** A number inside a piece: its lower end, which is where wordings go wrong, or a short number near an end that is not in it. */
export function sampleNumber({ edges, closedAt }: NumberPieces, piece: number): number {
  const from = edges[piece]!
  const to = edges[piece + 1]!
  const inside = (value: number) => value >= from && value < to
  if (from === -Infinity) return to === Infinity ? 0 : ([Math.ceil(to) - 1].find(inside) ?? -Number.MAX_VALUE)
  const open = closedAt.get(from)
  if (open === undefined) return from
  return [Math.floor(open) + 1, (open + to) / 2].find(inside) ?? from
}

/** The pieces `[start, stop)` as a cell, as a person would write it. */
export function rangeOfPieces({ edges, closedAt }: NumberPieces, start: number, stop: number): RangeShape {
  const from = edges[start]!
  const to = edges[stop]!
  const after = closedAt.get(from)
  const upTo = closedAt.get(to)
  return {
    ...(from !== -Infinity && (after === undefined ? { gte: from } : { gt: after })),
    ...(to !== Infinity && (upTo === undefined ? { lt: to } : { lte: upTo })),
  }
}

function halfOpen(axis: NumberAxisShape, cell: RangeShape, closedAt = new Map<number, number>()): HalfOpen {
  const { gte = -Infinity, gt = -Infinity, lt = Infinity, lte = Infinity } = cell
  if (axis.kind === 'int') {
    // Whole numbers need no closed ends: above 30 is from 31 on.
    return [Math.max(Math.ceil(gte), Math.floor(gt) + 1), Math.min(Math.ceil(lt), Math.floor(lte) + 1)]
  }
  const past = (value: number) => {
    if (!Number.isFinite(value)) return value
    const next = numberAfter(value)
    closedAt.set(next, value)
    return next
  }
  return [Math.max(gte, past(gt)), Math.min(lt, past(lte))]
}

const bits = new DataView(new ArrayBuffer(8))

/** The smallest double above a finite one: the bits of a double, read as a whole number, are in the order of the doubles. */
function numberAfter(value: number): number {
  if (value === 0) return Number.MIN_VALUE
  bits.setFloat64(0, value)
  bits.setBigInt64(0, bits.getBigInt64(0) + (value > 0 ? 1n : -1n))
  return bits.getFloat64(0)
}
