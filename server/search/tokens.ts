import { Converter } from 'opencc-js/t2cn'

const toSimplified = Converter({ from: 't', to: 'cn' })

/** One folding for index and query: NFKC, traditional to simplified, lower case. Substring checks compare folded texts. */
export function folded(text: string): string {
  return toSimplified(text.normalize('NFKC')).toLowerCase()
}

const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u
const RUNS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+|[\p{L}\p{N}]+(?:[-_./][\p{L}\p{N}]+)*/gu

/** The tokens of a text: each CJK run as its single characters and overlapping bigrams; Latin words and codes whole, joined, and in parts (`plc-200` also `plc200`, `plc`, `200`). */
export function tokensOf(text: string): Set<string> {
  const tokens = new Set<string>()
  for (const [run] of folded(text).matchAll(RUNS)) {
    if (CJK.test(run)) {
      const letters = [...run]
      letters.forEach((letter, i) => {
        tokens.add(letter)
        const next = letters[i + 1]
        if (next !== undefined) tokens.add(letter + next)
      })
    } else {
      tokens.add(run)
      const parts = run.split(/[-_./]/)
      if (parts.length > 1) tokens.add(parts.join(''))
      for (const part of parts) {
        tokens.add(part)
        for (const [piece] of part.matchAll(/\p{L}+|\p{N}+/gu)) tokens.add(piece)
      }
    }
  }
  tokens.delete('')
  return tokens
}

const MOST_TOKENS = 20_000
/** A lexeme of at most 2,046 bytes, quoted for a tsvector or tsquery literal. */
const quoted = (token: string): string => `'${token.slice(0, 200).replaceAll('\\', '\\\\').replaceAll("'", "''")}'`

/** The text of a tsvector: tokens without positions, since every hit is verified by substring anyway. */
export function searchVector(text: string): string {
  return [...tokensOf(text)].slice(0, MOST_TOKENS).map(quoted).join(' ')
}

/** The search columns of a row: the vector's text and the folded text that verifies a hit. */
export function searchColumns(text: string): { vector: string; text: string } {
  return { vector: searchVector(text), text: folded(text) }
}

/**
 * A query as a tsquery text and the folded needles that every hit must contain. Words are separated by spaces; undefined where nothing is
 * left to look for. In a word with CJK only its CJK parts go to the index (`7县` stands inside `A17县`); Latin words match by prefix.
 */
export function searchQuery(query: string): { vector: string; needles: string[] } | undefined {
  const needles = folded(query).split(/\s+/).filter(word => word !== '').slice(0, 10)
  const terms = needles.flatMap(needle => {
    const runs = [...needle.matchAll(RUNS)].map(([run]) => run)
    const cjk = runs.filter(run => CJK.test(run))
    if (cjk.length === 0) return runs.map(run => `${quoted(run)}:*`)
    return cjk.flatMap(run => {
      const letters = [...run]
      return letters.length === 1 ? [quoted(run)] : letters.slice(1).map((letter, i) => quoted(letters[i]! + letter))
    })
  })
  return terms.length === 0 ? undefined : { vector: [...new Set(terms)].join(' & '), needles }
}
