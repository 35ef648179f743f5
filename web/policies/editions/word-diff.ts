/** A stretch of a text; `changed`: the other text does not have it here. */
export type Stretch = { readonly text: string; readonly changed: boolean }

/** Beyond this many pieces on a side the comparison would be slow and the marks no help: all counts as changed. */
const MOST_PIECES = 600

/** Numbers and Latin words as one piece, Chinese characters and punctuation singly: what a reader takes in at once. */
const piecesOf = (text: string): string[] => text.match(/[\p{Script=Latin}\d.%]+|\s+|[\s\S]/gu) ?? []

/** Two readings of one field with the words that differ marked on each side, by the longest common sequence. */
export function diffWords(before: string, after: string): { before: Stretch[]; after: Stretch[] } {
  const [a, b] = [piecesOf(before), piecesOf(after)]
  if (a.length > MOST_PIECES || b.length > MOST_PIECES)
    return { before: [{ text: before, changed: before !== after }], after: [{ text: after, changed: before !== after }] }
  const width = b.length + 1
  const lengths = new Uint16Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      lengths[i * width + j] =
        a[i] === b[j]
          ? lengths[(i + 1) * width + j + 1]! + 1
          : Math.max(lengths[(i + 1) * width + j]!, lengths[i * width + j + 1]!)
  const marked: { before: Stretch[]; after: Stretch[] } = { before: [], after: [] }
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      add(marked.before, a[i++]!, false)
      add(marked.after, b[j++]!, false)
    } else if (j >= b.length || (i < a.length && lengths[(i + 1) * width + j]! >= lengths[i * width + j + 1]!))
      add(marked.before, a[i++]!, true)
    else add(marked.after, b[j++]!, true)
  }
  return marked
}

function add(stretches: Stretch[], text: string, changed: boolean): void {
  const last = stretches.at(-1)
  if (last?.changed === changed) stretches[stretches.length - 1] = { text: last.text + text, changed }
  else stretches.push({ text, changed })
}
