import { NUMERAL, numberOf } from './numerals.ts'

/** How a clause is numbered, from the outside in: 第一编, 第一章, 第一节, 第一条, 1.1, 1.1.1, 一、, (一), 1., (1), ①. */
export type MarkStyle =
  | 'book'
  | 'chapter'
  | 'section'
  | 'article'
  | 'decimal'
  | 'listed'
  | 'bracketed'
  | 'dotted'
  | 'numbered'
  | 'circled'
/** A place that may begin a clause. `rank` orders the styles; `path` is a decimal's parts. */
export type Mark = {
  readonly style: MarkStyle
  readonly from: number
  readonly to: number
  readonly n: number
  readonly path?: readonly number[]
  readonly rank: number
  /** `line`: begins a line; `sentence`: follows the end of a sentence; `inside`: stands within one. */
  readonly place: 'line' | 'sentence' | 'inside'
}

const CN = '零〇一二三四五六七八九十百'
const MARKS = new RegExp(
  [
    `第([${NUMERAL}\\d]{1,6})([编章节条])(?!例)`,
    `([${CN}]{1,3})、`,
    `\\(([${CN}]{1,3})\\)`,
    `\\((\\d{1,2})\\)`,
    `(\\d{1,2}(?:\\.\\d{1,2}){1,3})(?![\\d.%])`,
    `(\\d{1,2})(?:[.、](?!\\d)|\\)| +(?=[\\u3400-\\u9fff]))`,
    `([①-⑳])`,
    // The same in an English text, at the beginning of a line: Chapter 3, Article 12, Section 3.1.
    `(Chapter|CHAPTER|Article|ARTICLE) {1,3}(\\d{1,3})(?![\\d.]\\d)[.:]?`,
    `(?:Section|SECTION|Clause|CLAUSE) {1,3}(\\d{1,2}(?:\\.\\d{1,2}){1,3})(?![\\d%])[.:]?`,
  ].join('|'),
  'g',
)
const ranks: Readonly<Record<MarkStyle, number>> = {
  book: 0,
  chapter: 1,
  section: 2,
  article: 3,
  decimal: 3,
  listed: 4,
  bracketed: 5,
  dotted: 6,
  numbered: 7,
  circled: 8,
} // prettier-ignore
const named: Readonly<Record<string, MarkStyle>> = { 编: 'book', 章: 'chapter', 节: 'section', 条: 'article' }
const narrow: Readonly<Record<string, string>> = {
  '（': '(',
  '）': ')',
  '：': ':',
  '；': ';',
  '，': ',',
  '．': '.',
  '！': '!',
  '？': '?',
}

/** The text with narrow punctuation, character for character, so that a pattern need not know both; offsets stay. */
export function narrowed(text: string): string {
  return text.replace(/[（）：；，．！？]/g, c => narrow[c]!)
}

/** All places of a narrowed text that look like the number of a clause, whether they are one or not. */
export function findMarks(text: string): Mark[] {
  const marks = [...text.matchAll(MARKS)].flatMap(found => markOf(text, found) ?? [])
  const has = (style: MarkStyle) => marks.some(m => m.style === style && m.place === 'line')
  const isNamed = marks.some(m => (m.style === 'chapter' || m.style === 'article') && m.place !== 'inside')
  // Without chapters and articles, 一、 or (beside 1.1) 1. is the outermost.
  const outer: MarkStyle | undefined = isNamed
    ? undefined
    : has('decimal')
      ? 'dotted'
      : marks.some(m => m.style === 'listed')
        ? 'listed'
        : undefined
  return marks
    .filter(m => m.style !== 'dotted' || /[.、)]/.test(text[m.to - 1]!) || (outer === 'dotted' && m.place === 'line'))
    .map(m => (m.style === outer ? { ...m, rank: 1 } : m))
}

function markOf(text: string, found: RegExpMatchArray): Mark | undefined {
  const [whole, ordinal, unit, listed, bracketed, numbered, decimal, dotted, circled, english, count, section] = found
  const from = found.index!
  const place = placeOf(text, from)
  const common = { from, to: from + whole.length, place }
  const of = (style: MarkStyle, n: number | undefined): Mark | undefined =>
    n === undefined || n === 0 ? undefined : { ...common, style, n, rank: ranks[style] }
  if (unit !== undefined) return of(named[unit]!, numberOf(ordinal!))
  if (listed !== undefined) return new RegExp(`^[${CN}]`).test(text.slice(common.to)) ? undefined : of('listed', numberOf(listed))
  if (bracketed !== undefined) return of('bracketed', numberOf(bracketed))
  if (numbered !== undefined) return of('numbered', Number(numbered))
  if (circled !== undefined) return of('circled', circled.charCodeAt(0) - 0x245f)
  if (dotted !== undefined) return of('dotted', Number(dotted))
  // In the middle of a sentence it is a mention.
  if (english !== undefined) return place === 'line' ? of(/^c/i.test(english) ? 'chapter' : 'article', Number(count)) : undefined
  if (section !== undefined && place !== 'line') return undefined
  const path = (decimal ?? section!).split('.').map(Number)
  return { ...common, style: 'decimal', n: path.at(-1)!, path, rank: ranks.decimal + 0.1 * path.length }
}

function placeOf(text: string, from: number): Mark['place'] {
  let i = from - 1
  while (i >= 0 && i > from - 40 && /[ \t*#>•·-]/.test(text[i]!)) i--
  if (i < 0 || text[i] === '\n') return 'line'
  return /[。;:!?”》】]/.test(text[i]!) || (text[i] === ')' && text[i - 1] === '。') ? 'sentence' : 'inside'
}
