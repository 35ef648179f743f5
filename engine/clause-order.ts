/** The order of clause numbers as people read them: 8(2) before 8(10), A before B. */
export function byClause(a: string, b: string): number {
  const parts = (text: string) => text.match(/\d+|[^\d]+/g) ?? []
  const [left, right] = [parts(a), parts(b)]
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const [x, y] = [left[i] ?? '', right[i] ?? '']
    if (x === y) continue
    const both = /\d/.test(x) && /\d/.test(y)
    return both ? Number(x) - Number(y) : x < y ? -1 : 1
  }
  return 0
}
