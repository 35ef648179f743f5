import { type Edit, edited, type MappedText, origin } from './mapped-text.ts'
import type { RepairLog } from './repairs.ts'
import { CLAUSE_LINE, linesOf } from './site-noise.ts'

const ENDED = /[。；;：:！!？?」』]$|[.][”"]?$|。[”"）)]$/
const ITEM_LINE = /^(?:\d{1,2}[.、．)）]|[(（]\d{1,2}[)）]|[①-⑳]|[•·●○◆■-])/

/**
 * Joins lines that a page's width broke, and drops empty ones. A page breaks its lines at one width, so a line without an end is joined
 * only where most such lines of the text are about as long as it is; a heading, which is shorter, keeps its line.
 */
export function withLinesJoined(source: MappedText, log: RepairLog): MappedText {
  const lines = linesOf(source.text)
  const width = wrapWidth(lines)
  const edits: Edit[] = []
  for (let i = 1; i < lines.length; i++) {
    const [before, line] = [lines[i - 1]!, lines[i]!]
    const gap = { from: before.to, to: line.from }
    const starts = CLAUSE_LINE.test(line.text) || ITEM_LINE.test(line.text)
    const goesOn = /[，、,]$/.test(before.text) || /^[，。；、）)》”]/.test(line.text)
    const wrapped = width !== undefined && before.text.length >= width - 6 && !ENDED.test(before.text)
    if ((wrapped || goesOn) && !starts) {
      log.note('line-breaks', origin(source, gap), before.text.slice(-6), `${before.text.slice(-6)}${line.text.slice(0, 6)}`)
      edits.push({ ...gap, by: /[a-z\d]$/i.test(before.text) && /^[a-z\d]/i.test(line.text) ? ' ' : '' })
    } else if (gap.to - gap.from > 1) edits.push({ ...gap, by: '\n' })
  }
  return edited(source, edits)
}

/** The width at which a page broke its lines; undefined where lines end where their sentences do. */
function wrapWidth(lines: readonly { text: string }[]): number | undefined {
  const open = lines.filter(({ text }) => text.length >= 12 && text.length <= 120 && !ENDED.test(text)).map(l => l.text.length)
  if (open.length < 5 || open.length < lines.length * 0.25) return undefined
  open.sort((a, b) => a - b)
  const middle = open[Math.floor(open.length / 2)]!
  const close = open.filter(length => Math.abs(length - middle) <= 5).length
  return close >= open.length * 0.6 ? middle : undefined
}
