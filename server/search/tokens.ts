import { Converter } from 'opencc-js/t2cn'

const toSimplified = Converter({ from: 't', to: 'cn' })

/** One folding for index and query: NFKC, traditional to simplified, lower case. Substring checks compare folded texts. */
export function folded(text: string): string {
  return toSimplified(text.normalize('NFKC')).toLowerCase()
}

const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u
// Han is a letter too: without the look-ahead `12345热线` would be one run, and 12345 would not be found in it.
const WORD = '(?:(?![\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}])[\\p{L}\\p{N}])+'
const RUNS = new RegExp(
  `[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}]+|${WORD}(?:[-_./]${WORD})*`,
  'gu',
)

const SEPARATORS = /[-_./]/g
/** Longer words are indexed from each of their characters for this many characters. */
const LONGEST = 32

/**
 * The tokens of a text. Each CJK run as its single characters and overlapping pairs; Latin words, numbers and codes from each of their
 * characters on (`plc-200` also `lc-200` … `0`, and joined `plc200`), so that a search by prefix finds any part: the last digits of a
 * phone or serial number too.
 */
export function tokensOf(text: string): Set<string> {
  return tokensIn(folded(text))
}

function tokensIn(plain: string): Set<string> {
  const tokens = new Set<string>()
  for (const [run] of plain.matchAll(RUNS)) {
    const letters = [...run]
    if (CJK.test(run)) {
      letters.forEach((letter, i) => {
        tokens.add(letter)
        const next = letters[i + 1]
        if (next !== undefined) tokens.add(letter + next)
      })
    } else {
      for (const word of new Set([run, run.replaceAll(SEPARATORS, '')])) {
        const characters = [...word]
        for (let i = 0; i < characters.length; i++) tokens.add(characters.slice(i, i + LONGEST).join(''))
      }
    }
  }
  return tokens
}

/** What two short texts are compared by: pairs of CJK characters, and whole Latin words and codes. */
export function pairsOf(text: string): Set<string> {
  const pairs = new Set<string>()
  for (const [run] of folded(text).matchAll(RUNS)) {
    const letters = [...run]
    if (!CJK.test(run)) pairs.add(letters.slice(0, LONGEST).join(''))
    else for (let i = 1; i < letters.length; i++) pairs.add(letters[i - 1]! + letters[i]!)
  }
  return pairs
}

const MOST_TOKENS = 20_000
/** A token quoted for a tsvector or tsquery literal. */
export const quoted = (token: string): string => `'${token.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`

/** The text of a tsvector: tokens without positions, since every hit is verified by substring anyway. */
export function searchVector(text: string): string {
  return vectorOf(folded(text))
}

function vectorOf(plain: string): string {
  return [...tokensIn(plain)].slice(0, MOST_TOKENS).map(quoted).join(' ')
}

/** The search columns of a row: the vector's text and the folded text that verifies a hit, with codes also joined, so that `plc200` finds PLC-200. */
export function searchColumns(text: string): { vector: string; text: string } {
  const plain = folded(text)
  const joined = [...plain.matchAll(RUNS)].flatMap(([run]) => (/[-_./]/.test(run) ? [run.replaceAll(SEPARATORS, '')] : []))
  return { vector: vectorOf(plain), text: joined.length === 0 ? plain : `${plain}\n${[...new Set(joined)].join(' ')}` }
}

/** A single CJK character or a pair of them, which is a token: whatever holds the token holds the text. */
const TOKEN = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]{1,2}$/u

/** A Latin word, number or code: its tokens are its ends from each character on, so that a token that begins with it holds it. */
const CODE = new RegExp(`^${WORD}(?:[-_./]${WORD})*$`, 'u')

/** Of folded needles those whose tokens do not say it all, so that the text must be looked into. */
export function toCheck(needles: readonly string[]): string[] {
  return needles.filter(needle => !TOKEN.test(needle) && !(CODE.test(needle) && [...needle].length <= LONGEST))
}

/**
 * A query as a tsquery text and the folded needles that every hit must contain. Words are separated by spaces; undefined where nothing is
 * left to look for. A run of CJK asks for all its pairs, any other for what begins with it.
 */
export function searchQuery(query: string): { vector: string; needles: string[] } | undefined {
  const needles = folded(query)
    .split(/\s+/)
    .filter(word => word !== '')
    .slice(0, 10)
  const terms = needles.flatMap(needle =>
    [...needle.matchAll(RUNS)].flatMap(([run]) => {
      const letters = [...run]
      if (!CJK.test(run)) return [`${quoted(letters.slice(0, LONGEST).join(''))}:*`]
      return letters.length === 1 ? [quoted(run)] : letters.slice(1).map((letter, i) => quoted(letters[i]! + letter))
    }),
  )
  return terms.length === 0 ? undefined : { vector: [...new Set(terms)].join(' & '), needles }
}
