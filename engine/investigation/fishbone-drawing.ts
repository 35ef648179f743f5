/** A bone as it is drawn: its title, and its causes with how deep they stand. */
export type Bone = {
  readonly id: string
  readonly title: string
  readonly causes: readonly { readonly text: string; readonly depth: number }[]
}

export type Line = {
  readonly x1: number
  readonly y1: number
  readonly x2: number
  readonly y2: number
  readonly kind: 'spine' | 'bone' | 'cause'
}
export type Label = {
  readonly x: number
  readonly y: number
  readonly text: string
  readonly kind: 'effect' | 'factor' | 'cause' | 'sub'
}
export type Drawing = {
  readonly width: number
  readonly height: number
  readonly lines: readonly Line[]
  readonly labels: readonly Label[]
  readonly head: Readonly<{ x: number; y: number; width: number; height: number }>
}

const ROW = 24
const HEAD = 150
const COLUMN = 270
const LEAN = 60
/** Between the end of one bone's causes and the bone before it. */
const GAP = 20
const MOST_LETTERS = 17

/** Wide letters count one, narrow ones half. */
const widthOf = (text: string) => [...text].reduce((sum, letter) => sum + (letter.charCodeAt(0) > 0x2e7f ? 1 : 0.55), 0)

/** A text cut to what fits beside its bone; the outline has the whole of it. */
export function shortened(text: string, most = MOST_LETTERS): string {
  let width = 0
  const letters = [...text.replace(/\s+/g, ' ')]
  for (const [at, letter] of letters.entries()) {
    width += widthOf(letter)
    if (width > most) return `${letters.slice(0, at).join('')}…`
  }
  return letters.join('')
}

/**
 * 鱼骨图: the spine with the effect at its head on the right, bones by turns above and below, each as long as its causes need. Sizes are in
 * the units of the drawing's own viewBox.
 */
export function drawFishbone(bones: readonly Bone[], effect: string): Drawing {
  const pairs = Math.max(1, Math.ceil(bones.length / 2))
  const rowsOf = (at: number) => Math.max(2, ...bones.flatMap((bone, i) => (i % 2 === at ? [bone.causes.length] : [])))
  const [up, down] = [rowsOf(0) * ROW + 40, rowsOf(1) * ROW + 40]
  const spineY = up + 26
  const width = pairs * COLUMN + HEAD + 30
  const spineEnd = width - HEAD - 10
  const lines: Line[] = [{ x1: 16, y1: spineY, x2: spineEnd, y2: spineY, kind: 'spine' }]
  const labels: Label[] = []
  for (const [at, bone] of bones.entries()) {
    const isUp = at % 2 === 0
    const length = isUp ? up : down
    const foot = 30 + (Math.floor(at / 2) + 1) * COLUMN - 20
    const tip = { x: foot - LEAN, y: spineY + (isUp ? -length : length) }
    lines.push({ x1: tip.x, y1: tip.y, x2: foot, y2: spineY, kind: 'bone' })
    labels.push({ x: tip.x, y: tip.y + (isUp ? -8 : 20), text: bone.title, kind: 'factor' })
    for (const [nth, cause] of bone.causes.entries()) {
      const y = tip.y + (isUp ? 1 : -1) * (22 + nth * ROW)
      const share = (y - tip.y) / (spineY - tip.y)
      const x = tip.x + share * LEAN
      const begin = x - COLUMN + LEAN + GAP + (cause.depth > 0 ? 18 : 0)
      lines.push({ x1: begin, y1: y + 5, x2: x, y2: y + 5, kind: 'cause' })
      labels.push({
        x: begin + 2,
        y,
        text: shortened(cause.text, cause.depth > 0 ? 11.5 : 13),
        kind: cause.depth > 0 ? 'sub' : 'cause',
      })
    }
  }
  const head = { x: spineEnd, y: spineY - 42, width: HEAD, height: 84 }
  for (const [nth, line] of wrapped(effect, 9, 3).entries())
    labels.push({
      x: head.x + HEAD / 2,
      y: spineY + 5 + (nth - (wrapped(effect, 9, 3).length - 1) / 2) * 20,
      text: line,
      kind: 'effect',
    })
  return { width, height: spineY + down + 34, lines, labels, head }
}

/** A text in at most so many lines of so many letters. */
function wrapped(text: string, letters: number, most: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const letter of [...text.replace(/\s+/g, ' ')]) {
    if (widthOf(line + letter) > letters) {
      lines.push(line)
      line = ''
    }
    line += letter
  }
  lines.push(line)
  return lines.length <= most ? lines : [...lines.slice(0, most - 1), shortened(lines.slice(most - 1).join(''), letters - 1)]
}
