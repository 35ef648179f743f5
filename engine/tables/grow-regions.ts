import { cellOfPieces, samplePiece } from './axis-pieces.ts'
import type { Boxes } from './label-boxes.ts'
import type { CellShape, FactValue } from './table-shape.ts'

/**
 * Part of the input space in one piece. `region` is written like a row's `when`: an axis that is not in it is there in full.
 * `sample` is one input inside, with every axis.
 */
export type Region = {
  readonly sample: Readonly<Record<string, FactValue>>
  readonly region: Readonly<Record<string, CellShape>>
}
type Grown = { readonly boxes: readonly number[]; readonly chosen: readonly (readonly number[])[] }

const done = -1

/**
 * Divides the boxes with a wanted label into regions, each as large as it can grow, none overlapping another, all boxes of a
 * region with the same label. Greedy: few regions, not provably the fewest.
 */
export function growRegions(boxes: Boxes, isWanted: (label: number) => boolean): { label: number; region: Region }[] {
  const open = boxes.labels.slice()
  const regions: { label: number; region: Region }[] = []
  for (let seed = 0; seed < open.length; seed++) {
    const label = open[seed]!
    if (label === done || !isWanted(label)) continue
    const grown = largestFrom(boxes, open, seed)
    for (const box of grown.boxes) open[box] = done
    regions.push({ label, region: describe(boxes, grown.chosen) })
  }
  return regions
}

/** Which region comes out depends on the axis that grows first, so each axis has its turn. */
function largestFrom(boxes: Boxes, open: Int32Array, seed: number): Grown {
  const inOrder = boxes.counts.map((_, axis) => axis).filter(axis => boxes.counts[axis]! > 1)
  let best = grow(boxes, open, seed, inOrder)
  for (const first of inOrder.slice(1)) {
    const grown = grow(boxes, open, seed, [first, ...inOrder.filter(axis => axis !== first)])
    if (grown.boxes.length > best.boxes.length) best = grown
  }
  return best
}

function grow({ axes, counts, strides }: Boxes, open: Int32Array, seed: number, order: readonly number[]): Grown {
  const label = open[seed]
  const chosen = counts.map((count, axis) => [Math.floor(seed / strides[axis]!) % count])
  let inside: readonly number[] = [seed]
  for (const axis of order) {
    const start = chosen[axis]![0]!
    const stride = strides[axis]!
    const fits = [start]
    // Upwards only: the seed is the lowest box still open, so below it on any axis nothing is.
    for (let piece = start + 1; piece < counts[axis]!; piece++) {
      const shift = (piece - start) * stride
      if (inside.every(box => open[box + shift] === label)) fits.push(piece)
      // Numbers must be next to each other to be one range; enum values need not.
      else if (axes[axis]!.pieces.kind === 'numbers') break
    }
    chosen[axis] = fits
    if (fits.length > 1) inside = fits.flatMap(piece => inside.map(box => box + (piece - start) * stride))
  }
  return { boxes: inside, chosen }
}

function describe({ axes, counts }: Boxes, chosen: Grown['chosen']): Region {
  const sample: [string, FactValue][] = []
  const region: [string, CellShape][] = []
  axes.forEach(({ name, pieces }, axis) => {
    const mine = chosen[axis]!
    sample.push([name, samplePiece(pieces, mine[0]!)])
    if (mine.length < counts[axis]!) region.push([name, cellOfPieces(pieces, mine)])
  })
  return { sample: Object.fromEntries(sample), region: Object.fromEntries(region) }
}
