/** How many rows at the top of a file may be a title, notes or a header in two levels. */
export const HEAD_ROWS = 10

const isFilled = (cell: string | undefined): boolean => cell !== undefined && cell.trim() !== ''
const filled = (row: readonly string[]): number[] => row.flatMap((cell, i) => (isFilled(cell) ? [i] : []))

/**
 * The header of a table as office people make it: above it may stand a title over merged cells and a line of notes, and it may have two
 * levels (客户 over 名称 and 电话, the others merged downwards). Gives the names and how many of the rows given are above the data.
 */
export function headerOf(first: readonly (readonly string[])[]): { names: string[]; rows: number } {
  const start = headerRow(first)
  const upper = first[start]
  if (upper === undefined) return { names: [], rows: 0 }
  const lower = first[start + 1]
  if (lower === undefined || !isSecondLevel(upper, lower)) return { names: [...upper], rows: start + 1 }
  const width = Math.max(upper.length, lower.length)
  let group = ''
  const names = Array.from({ length: width }, (_, i) => {
    if (isFilled(upper[i])) group = upper[i]!.trim()
    return isFilled(lower[i]) ? joined(group, lower[i]!.trim()) : (upper[i] ?? '')
  })
  return { names, rows: start + 2 }
}

/** A title or a note fills less than half of the columns that the rows below fill, and leaves the others empty or stands alone: a ragged header does not. */
function headerRow(first: readonly (readonly string[])[]): number {
  const widest = Math.max(0, ...first.map(row => filled(row).length))
  const longest = Math.max(0, ...first.map(row => row.length))
  const at = first.findIndex(row => {
    const count = filled(row).length
    return count * 2 >= widest || (row.length < longest && count > 1)
  })
  return Math.max(at, 0)
}

/** Whether a row continues the header above it: words only under groups of columns, and nothing under what is merged downwards. */
function isSecondLevel(upper: readonly string[], lower: readonly string[]): boolean {
  const below = filled(lower)
  if (below.length < 2 || below.some(i => !isWord(lower[i]!))) return false
  // A group is a name with nothing beside it in the upper row; its columns are its own and those that are empty after it.
  const grouped = new Set<number>()
  upper.forEach((cell, i) => {
    if (!isFilled(cell)) return
    let end = i + 1
    while (end < Math.max(upper.length, lower.length) && !isFilled(upper[end])) end++
    if (end - i > 1) for (let column = i; column < end; column++) grouped.add(column)
  })
  const single = filled(upper).filter(i => !grouped.has(i))
  return single.length > 0 && grouped.size >= 2 && below.length === grouped.size && below.every(i => grouped.has(i))
}

/** Names of columns are short and hold no figures; data of a group rarely look so in every cell. */
const isWord = (cell: string): boolean => cell.trim().length <= 20 && !/\d/.test(cell.normalize('NFKC'))
const joined = (group: string, name: string): string =>
  group === name ? name : /[\p{sc=Han}）)]$/u.test(group) && /^\p{sc=Han}/u.test(name) ? `${group}${name}` : `${group} ${name}`
