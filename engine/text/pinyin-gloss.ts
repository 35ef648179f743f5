import { edited, type MappedText, origin } from './mapped-text.ts'
import type { RepairLog } from './repairs.ts'

/** The letters of pinyin with its tone marks. */
export const GLOSS_LETTERS = 'a-zāáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜü'
const TONED = /[āáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜ]/
const GLOSS = new RegExp(`(?<=[\\u3400-\\u9fff])[(（]([${GLOSS_LETTERS}]{1,6})[)）]`, 'g')

/** Takes out pinyin in brackets behind the character it tells how to read, as text sites put it in; only with a tone mark, since `(app)` is a word. */
export function withoutPinyin(source: MappedText, log: RepairLog): MappedText {
  const edits = []
  for (const found of source.text.matchAll(GLOSS)) {
    if (!TONED.test(found[1]!)) continue
    const span = { from: found.index, to: found.index + found[0].length }
    log.note('pinyin', origin(source, span), source.text.slice(span.from - 1, span.to), source.text[span.from - 1]!)
    edits.push({ ...span, by: '' })
  }
  return edited(source, edits)
}

export type PairCount = {
  /** How often two characters stand side by side in the text. */
  of(first: string, second: string): number
  /** Whether a character stands anywhere in the text. */
  has(character: string): boolean
  /** Characters by the pinyin that stands behind them. */
  readonly glossed: ReadonlyMap<string, readonly string[]>
}

/** Which characters stand side by side in a text, its pinyin left out of account. */
export function adjacentPairs(text: string): PairCount {
  const glossed = new Map<string, string[]>()
  const bare = text.replace(GLOSS, (gloss, letters: string, offset: number) => {
    if (!TONED.test(letters)) return gloss
    const character = text[offset - 1]!
    const known = glossed.get(letters) ?? []
    if (!known.includes(character)) glossed.set(letters, [...known, character])
    return ''
  })
  const counts = new Map<string, number>()
  for (let i = 1; i < bare.length; i++) {
    const pair = bare.slice(i - 1, i + 1)
    counts.set(pair, (counts.get(pair) ?? 0) + 1)
  }
  const characters = new Set(bare)
  return { of: (first, second) => counts.get(first + second) ?? 0, has: character => characters.has(character), glossed }
}
