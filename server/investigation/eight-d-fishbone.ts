import { drawFishbone } from '../../engine/investigation/fishbone-drawing.ts'
import type { EightDBlock } from './eight-d-schema.ts'

const escaped = (text: string) =>
  text.replace(/[&<>"']/g, one => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' })[one] ?? one)

/** The drawing of a fishbone as SVG, lettered in the font given; its size in pixels. */
export function fishboneSvg(
  { bones, effect }: Extract<EightDBlock, { kind: 'fishbone' }>,
  font: string,
): { svg: string; width: number; height: number } {
  const { width, height, lines, labels, head: box } = drawFishbone(bones, effect)
  const weight = { spine: 3, bone: 2, cause: 1 } as const
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${lines
    .map(l => `<line x1="${l.x1}" y1="${l.y1}" x2="${l.x2}" y2="${l.y2}" stroke="#333" stroke-width="${weight[l.kind]}"/>`)
    .join(
      '',
    )}<rect x="${box.x}" y="${box.y}" width="${box.width}" height="${box.height}" rx="8" fill="#f3f4f6" stroke="#333"/>${labels
    .map(
      l =>
        `<text x="${l.x}" y="${l.y}" font-family="${font}" font-size="${l.kind === 'sub' ? 13 : 14}" text-anchor="${
          l.kind === 'factor' || l.kind === 'effect' ? 'middle' : 'start'
        }" font-weight="${l.kind === 'factor' || l.kind === 'effect' ? 'bold' : 'normal'}">${escaped(l.text)}</text>`,
    )
    .join('')}</svg>`
  return { svg, width, height }
}
