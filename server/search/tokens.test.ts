import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { searchColumns, searchQuery, tokensOf } from './tokens.ts'

/** What the index does: every term of the query is a token, or begins one. */
function indexFinds(text: string, query: string): boolean {
  const tokens = [...tokensOf(text)]
  const wanted = searchQuery(query)
  if (!wanted) return false
  return wanted.vector.split(' & ').every(term => {
    const isPrefix = term.endsWith(':*')
    const token = term
      .slice(1, isPrefix ? -3 : -1)
      .replaceAll("''", "'")
      .replaceAll('\\\\', '\\')
    return tokens.some(t => (isPrefix ? t.startsWith(token) : t === token))
  })
}

describe('the tokens of search', () => {
  it('find every part of a text, wherever it begins and ends', () => {
    const letters = fc.string({
      unit: fc.constantFrom('电', '机', '停', 'a', 'B', '7', '２', '-', '.', 'é', '機', '，', 'ー', 'カ'),
      minLength: 1,
      maxLength: 60,
    })
    fc.assert(
      fc.property(letters, fc.nat(), fc.nat(), (text, from, length) => {
        const part = text.slice(from % text.length, (from % text.length) + 1 + (length % text.length))
        // A part without any letter or digit has nothing to look for.
        if (searchQuery(part) !== undefined) expect(indexFinds(text, part), `${part} in ${text}`).toBe(true)
      }),
      { numRuns: 3_000 },
    )
  })
  it('find the last digits of a number and a number beside Chinese characters', () => {
    expect(indexFinds('请拨打12345热线', '12345')).toBe(true)
    expect(indexFinds('电话 13812345678', '5678')).toBe(true)
    expect(indexFinds('A17县', '7县')).toBe(true)
  })
  it('fold traditional characters, width and case, and join codes', () => {
    expect(indexFinds('機器人ＰＬＣ-200停機', '机器人plc-200')).toBe(true)
    const { vector, text } = searchColumns('PLC-200 报警')
    expect(vector).toContain("'plc200'")
    expect(text).toContain('plc200')
  })
  it('say nothing of a query of signs only, and quote what PostgreSQL would read as syntax', () => {
    expect(searchQuery(' ？ & | ! ')).toBeUndefined()
    expect(searchQuery("o'brien & x")?.vector).toBe("'o':* & 'brien':* & 'x':*")
  })
})
