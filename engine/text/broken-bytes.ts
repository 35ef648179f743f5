import { edited, type MappedText, origin } from './mapped-text.ts'
import { adjacentPairs, GLOSS_LETTERS, type PairCount } from './pinyin-gloss.ts'
import type { Damage, RepairLog } from './repairs.ts'

/**
 * Sites that put pinyin behind characters do it on GBK bytes. Where the second byte of one character and the first of the next happen to
 * form a third one, its pinyin is written in between, a byte is lost (`?`), and what follows is read shifted by one byte until an ASCII
 * letter falls in step again. The bytes are put back; a lost one is chosen by which pairs of characters the rest of the text uses.
 */
const MARK = new RegExp(
  `\\?(?:\\?(?=[\\u3400-\\u9fff])|([${GLOSS_LETTERS}]{1,6})\\)(?=[\\u3400-\\u9fff\\ue000-\\uf8ff\\u0370-\\u04ff]|\\?[a-z]))`,
  'g',
)
const GLOSS_HERE = new RegExp(`\\(([${GLOSS_LETTERS}]{1,6})\\)`, 'y')
const GLOSS_BEFORE = new RegExp(`\\([${GLOSS_LETTERS}]{1,6}\\)$`)
const MARK_HERE = new RegExp(`\\?([${GLOSS_LETTERS}]{1,6})\\)`, 'y')
const MOST_CHARACTERS = 60
/** A text with more such places than this is not a scraped one, but no text at all. */
const MOST_MARKS = 500

type Table = { readonly characters: ReadonlyMap<number, string>; readonly codes: ReadonlyMap<string, number> }
let table: Table | undefined

/** GBK both ways, made once by decoding every pair of bytes. */
function gbk(): Table {
  if (table) return table
  const codes: number[] = []
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) if (trail !== 0x7f) codes.push((lead << 8) | trail)
  const bytes = new Uint8Array(codes.length * 3)
  for (const [i, code] of codes.entries()) bytes.set([code >> 8, code & 0xff, 0x0a], i * 3)
  const decoded = new TextDecoder('gb18030').decode(bytes).split('\n')
  table = {
    characters: new Map(codes.map((code, i) => [code, decoded[i] ?? ''])),
    codes: new Map(codes.map((code, i) => [decoded[i] ?? '', code])),
  }
  return table
}

/** A byte, or one that was lost. */
type Byte = number | undefined
/** A shifted run that may end here. `gloss`: the pinyin of its last character, both of whose bytes were lost. */
type Run = { readonly to: number; readonly bytes: readonly Byte[]; readonly gloss?: string }
type Reading = { readonly to: number; readonly now: string; readonly share: number }

/** Puts shifted bytes back in step where the rest of the text supports it; where not, the place is damage. */
export function withBytesRepaired(source: MappedText, log: RepairLog): { text: MappedText; damage: Damage[] } {
  const { text } = source
  const marks = [...text.matchAll(MARK)].slice(0, MOST_MARKS)
  if (marks.length === 0) return { text: source, damage: [] }
  const pairs = adjacentPairs(text)
  const edits = []
  const damage: Damage[] = []
  let done = 0
  for (const mark of marks) {
    if (mark.index < done) continue
    const best = bestReading(text, mark.index, mark[0], mark[1], pairs)
    if (best) {
      const place = origin(source, { from: mark.index, to: best.to })
      log.note('broken-bytes', place, text.slice(mark.index, best.to), best.now)
      edits.push({ from: mark.index, to: best.to, by: best.now })
      done = best.to
    } else {
      const to = Math.min(text.length, mark.index + mark[0].length + 8)
      damage.push({ ...origin(source, { from: mark.index, to }), text: text.slice(mark.index, to) })
    }
  }
  return { text: edited(source, edits), damage }
}

function bestReading(text: string, from: number, mark: string, gloss: string | undefined, pairs: PairCount): Reading | undefined {
  const glossBefore = GLOSS_BEFORE.exec(text.slice(Math.max(0, from - 9), from))?.[0].length ?? 0
  const before = text[from - 1 - glossBefore] ?? ''
  // Punctuation of a byte was wide when the pinyin was put in.
  const trail = /[!-~]/.test(before) ? 0x80 | before.charCodeAt(0) : (gbk().codes.get(before) ?? 0) & 0xff
  const lost = gloss === undefined ? undefined : lostByte(trail, gloss, pairs)
  const head: Byte[] = gloss === undefined ? [undefined, 0xa3, 0xbf] : [lost]
  const ends = endsOfRun(text, from + mark.length, head, pairs)
  const readings = ends.flatMap(end => readBytes(before, end, characterAt(text, end.to), pairs).map(r => ({ to: end.to, ...r })))
  readings.sort((a, b) => b.share - a.share || b.now.length - a.now.length)
  return readings[0] && readings[0].share >= 0.5 ? readings[0] : undefined
}

/** The character at a place, pinyin not counted. */
function characterAt(text: string, at: number): string {
  GLOSS_HERE.lastIndex = at
  return text[at + (GLOSS_HERE.exec(text)?.[0].length ?? 0)] ?? ''
}

/** The byte that made `[trail, byte]` a character with this pinyin, where the text glosses that character elsewhere. */
function lostByte(trail: number, gloss: string, { glossed }: PairCount): Byte {
  for (const character of glossed.get(gloss) ?? []) {
    const code = gbk().codes.get(character) ?? 0
    if (code >> 8 === trail) return code & 0xff
  }
  return undefined
}

/** Every place where the shifted run may fall in step again, with the bytes up to there. */
function endsOfRun(text: string, start: number, head: readonly Byte[], pairs: PairCount): Run[] {
  const ends: Run[] = []
  const bytes = [...head]
  for (let i = start; i < text.length && i < start + MOST_CHARACTERS; ) {
    const character = text[i]!
    GLOSS_HERE.lastIndex = i
    const gloss = GLOSS_HERE.exec(text)
    MARK_HERE.lastIndex = i
    const again = MARK_HERE.exec(text)
    if (gloss) i += gloss[0].length
    else if (again) {
      // The trail byte of the last character before the lost one decides which byte that was.
      const last = bytes.at(-1)
      const to = i + again[0].length
      if (last === undefined) ends.push({ to, bytes: [...bytes, undefined], gloss: again[1]! })
      else ends.push({ to, bytes: [...bytes, lostByte(last, again[1]!, pairs)] })
      return ends
    } else if (/[@-~]/.test(character)) {
      const code = character.charCodeAt(0)
      ends.push({ to: i + 1, bytes: [...bytes, code] })
      // Or a full-width letter that was narrowed on the way.
      bytes.push(0xa3, 0x80 | code)
      i++
    } else {
      const code = gbk().codes.get(character)
      if (code === undefined) {
        // Cut off within a character: what is whole up to there.
        if (character === '\n') ends.push({ to: i, bytes: bytes.slice(0, bytes.length - (bytes.length % 2)) })
        return ends
      }
      bytes.push(code >> 8, code & 0xff)
      i++
    }
  }
  return ends
}

/** The characters of the bytes, and the share of neighbours that the rest of the text knows; none where the bytes do not come out even. */
function readBytes(before: string, { bytes, gloss }: Run, after: string, pairs: PairCount): { now: string; share: number }[] {
  if (bytes.length % 2 === 1) return []
  const { characters } = gbk()
  let now = ''
  let known = 0
  for (let i = 0; i < bytes.length; i += 2) {
    const previous = now.at(-1) ?? before
    const [lead, trail] = [bytes[i], bytes[i + 1]]
    const next = i + 3 < bytes.length && bytes[i + 2] !== undefined && bytes[i + 3] !== undefined
    const following = next ? (characters.get((bytes[i + 2]! << 8) | bytes[i + 3]!) ?? '') : after
    const character =
      lead !== undefined && trail !== undefined
        ? characters.get((lead << 8) | trail)
        : lead === undefined && trail === undefined
          ? mostOf(pairs.glossed.get(gloss ?? '') ?? [], previous, following, pairs)
          : mostOf(completed(lead, trail), previous, following, pairs)
    if (character === undefined || !/[\u3400-\u9fff、-】！-～]/.test(character)) return []
    if (pairs.of(previous, character) > 0) known++
    now += character
  }
  if (pairs.of(now.at(-1)!, after) > 0) known++
  // Where no byte had to be guessed, it is enough that the text uses these characters.
  const sure = !bytes.includes(undefined) && [...now].every(c => /[，。；：]/.test(c) || pairs.has(c))
  return [{ now, share: Math.max(known / (bytes.length / 2 + (after === '\n' ? 0 : 1)), sure ? 0.5 : 0) }]
}

/** The characters with this first or this second byte. */
function completed(lead: Byte, trail: Byte): string[] {
  const { characters } = gbk()
  return Array.from({ length: 0xbf }, (_, i) => characters.get(((lead ?? 0x40 + i) << 8) | (trail ?? 0x40 + i))).filter(
    c => c !== undefined,
  )
}

/** Of these characters the one that the text most often has between these two; undefined where it has none. */
function mostOf(characters: readonly string[], before: string, after: string, pairs: PairCount): string | undefined {
  const weights = characters.map(c => pairs.of(before, c) + pairs.of(c, after))
  const most = Math.max(0, ...weights)
  return most === 0 ? undefined : characters[weights.indexOf(most)]
}
