import { findMarks, type Mark, type MarkStyle, narrowed } from './clause-marks.ts'
import type { ClauseNode, NumberingFlaw } from './clause-schema.ts'
import { titleOf } from './clause-title.ts'
import { type MappedText, origin } from './mapped-text.ts'

type Draft = { readonly mark: Mark; readonly parent: number | null; readonly number: string; readonly depth: number }
/** The longest heading a numbered place may follow without the end of a sentence between. */
const LONGEST_HEADING = 24

/**
 * The numbered clauses of a repaired text. A number counts as one where it is the next of its kind and begins a line, follows the end of
 * a sentence, or follows a heading directly: 按第八条执行 within a sentence is a mention. Linear in the length of the text.
 */
export function clauseTree(source: MappedText): { clauses: ClauseNode[]; flaws: NumberingFlaw[]; begins: number } {
  const text = narrowed(source.text)
  const marks = findMarks(text)
  let flaws: NumberingFlaw[] = []
  let drafts: Draft[] = []
  let open: number[] = []
  /** The last number by style under a parent; articles and chapters count through the whole text. */
  let last = new Map<string, number>()
  const numbers = new Map<string, number>()
  const keyOf = (style: MarkStyle, parent: number | null, depth = 0) =>
    style === 'article' || style === 'chapter' ? style : `${style}/${depth}/${parent}`

  for (const [i, mark] of marks.entries()) {
    if (isContentsBefore(mark, drafts)) {
      drafts = []
      flaws = []
      open = []
      last = new Map()
      numbers.clear()
    }
    const above = open.filter(o => drafts[o]!.mark.rank < mark.rank)
    const parent = above.at(-1) ?? null
    const key = keyOf(mark.style, parent, mark.path?.length)
    const before = last.get(key) ?? 0
    const previous = drafts.at(-1)
    if (!(mark.path ? fitsDecimal(mark, numbers, last.get('chapter'), before) : fits(mark, before))) continue
    if (mark.place === 'inside' && !followsHeading(text, mark, previous?.mark, marks, i)) continue
    const base = numberUnder(
      mark,
      text.slice(mark.from, mark.to).replace(/\s/g, ''),
      parent === null ? undefined : drafts[parent],
    )
    const times = (numbers.get(base) ?? 0) + 1
    numbers.set(base, times)
    const number = times === 1 ? base : `${base}#${times}`
    const index = drafts.length
    if (times > 1) flaws.push({ kind: 'repeated', number, index })
    else if (mark.n > before + 1 && drafts.length > 0) flaws.push({ kind: 'gap', number, index })
    drafts.push({ mark, parent, number, depth: above.length })
    last.set(key, mark.n)
    open = [...above, index]
  }
  const clauses = drafts.map((draft, i) => nodeOf(source, draft, drafts[i + 1]?.mark.from ?? text.length))
  const final = clauses.at(-1)
  if (final && !/[。.!！；;）)”"》]$/.test(final.text) && final.text.length > 12)
    flaws.push({ kind: 'cut-off', number: final.number, index: clauses.length - 1 })
  return { clauses, flaws, begins: drafts[0]?.mark.from ?? text.length }
}

/** The next of its kind, a new list, or (at the beginning of a line) one after a few that are missing. */
function fits({ n, place, style }: Mark, before: number): boolean {
  if (n === before + 1) return true
  if (n === 1) return style !== 'article' && style !== 'chapter'
  // An excerpt may begin anywhere.
  return place === 'line' && n > before && (before === 0 || n <= before + 9)
}

/** 5.1.2 belongs to chapter 5 and to 5.1, and follows 5.1.1. */
function fitsDecimal(
  { path, n, place }: Mark,
  numbers: ReadonlyMap<string, number>,
  chapter: number | undefined,
  before: number,
): boolean {
  if (chapter !== undefined && path![0] !== chapter) return false
  const stem = path!.slice(0, -1).join('.')
  const hasStem = path!.length === 2 || numbers.has(stem)
  return hasStem && (n === before + 1 || (place === 'line' && n > before && n <= before + 9) || (n === 1 && place === 'line'))
}

/** 第一章总则第一条, (三)基本原则1.: directly behind a heading of a higher rank, as the first under it. */
function followsHeading(text: string, mark: Mark, heading: Mark | undefined, marks: readonly Mark[], at: number): boolean {
  if (!heading || heading.rank >= mark.rank) {
    // A chapter or 一、 behind the title of the document, nothing before it.
    return (
      !heading &&
      mark.rank <= 4 &&
      mark.from <= 60 + lineStart(text, mark.from) &&
      !/[。;,]/.test(text.slice(lineStart(text, mark.from), mark.from))
    )
  }
  if (mark.n !== 1 && mark.style !== 'article') return false
  const between = text.slice(heading.to, mark.from)
  if (between.length < 2 || between.length > LONGEST_HEADING || /[。;:,!?\n]/.test(between)) return false
  if (/[条款项件表图录号第之共约至到为达于过每\da-zA-Z]$/.test(between.trimEnd())) return false
  if (mark.style === 'article' || mark.style === 'bracketed') return true
  return marks.slice(at + 1, at + 60).some(m => m.style === mark.style && m.n === 2 && m.place !== 'inside')
}

const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1

/** A second chapter one, and nothing but chapters before it: those were the table of contents. */
function isContentsBefore(mark: Mark, drafts: readonly Draft[]): boolean {
  if (mark.style !== 'chapter' || mark.n !== 1 || mark.place === 'inside' || drafts.length < 2) return false
  return drafts.every((d, i) => d.mark.style === 'chapter' && (drafts[i + 1]?.mark.from ?? mark.from) - d.mark.to < 40)
}

function numberUnder(mark: Mark, label: string, parent: Draft | undefined): string {
  const above = parent && !/^第/.test(parent.number) ? parent.number : ''
  switch (mark.style) {
    case 'book':
    case 'chapter':
      return label
    case 'section':
      return `${parent?.number ?? ''}${label}`
    case 'article':
      return String(mark.n)
    case 'bracketed':
    case 'numbered':
      return `${above}(${mark.n})`
    case 'circled':
      return `${above}[${mark.n}]`
    case 'listed':
    case 'dotted':
      return /\d$/.test(above) ? `${above}.${mark.n}` : `${above}${mark.n}`
    case 'decimal':
      return mark.path!.join('.')
  }
}

function nodeOf(source: MappedText, { mark, parent, number, depth }: Draft, end: number): ClauseNode {
  const to = mark.from + source.text.slice(mark.from, end).trimEnd().length
  const span = { from: mark.from, to }
  const own = source.text.slice(mark.to, to).trim()
  return {
    number,
    label: source.text.slice(mark.from, mark.to).trim(),
    style: mark.style,
    depth,
    parent,
    title: titleOf(own, mark.style, number),
    text: own,
    span,
    origin: origin(source, span),
  }
}
