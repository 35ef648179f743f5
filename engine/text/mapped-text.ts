/** A text that was repaired, and for each of its characters where that stood in the text as it came. */
export type MappedText = {
  readonly text: string
  /** Offset in the original for each character, and its length at the end: one longer than the text. */
  readonly at: Uint32Array
}

/** Characters `from` up to `to` of a mapped text are written as `by`. */
export type Edit = { readonly from: number; readonly to: number; readonly by: string }

/** From `from` up to and without `to`, in characters. */
export type Span = { readonly from: number; readonly to: number }

/** The text as it came, with nothing changed. */
export function mapped(text: string): MappedText {
  const at = new Uint32Array(text.length + 1)
  for (let i = 0; i <= text.length; i++) at[i] = i
  return { text, at }
}

/** The text after the edits, which must be in order and must not overlap. What is put in stands where the first character of its span stood. */
export function edited(source: MappedText, edits: readonly Edit[]): MappedText {
  if (edits.length === 0) return source
  const pieces: string[] = []
  let length = source.text.length
  for (const { from, to, by } of edits) length += by.length - (to - from)
  const at = new Uint32Array(length + 1)
  let read = 0
  let written = 0
  const copy = (until: number) => {
    pieces.push(source.text.slice(read, until))
    at.set(source.at.subarray(read, until), written)
    written += until - read
  }
  for (const { from, to, by } of edits) {
    if (from < read || to < from) throw new RangeError(`edits overlap or are out of order at ${from}`)
    copy(from)
    pieces.push(by)
    // As many characters as before keep their own places, so that a highlight of a part stays exact.
    for (let i = 0; i < by.length; i++) at[written + i] = source.at[by.length === to - from ? from + i : from]!
    written += by.length
    read = to
  }
  copy(source.text.length)
  at[written] = source.at[source.text.length]!
  return { text: pieces.join(''), at }
}

/** Where a span of the repaired text stood in the original: from its first character up to the end of its last. */
export function origin({ at }: MappedText, { from, to }: Span): Span {
  const start = at[from]!
  return { from: start, to: to > from ? Math.max(at[to - 1]! + 1, start + 1) : start }
}
