import { type Edit, edited, type MappedText, origin } from './mapped-text.ts'
import type { RepairKind, RepairLog } from './repairs.ts'

/** CJK radicals supplement that NFKC leaves alone: what PDF fonts put where the character itself belongs. */
const radicals: Readonly<Record<string, string>> = {
  '⺁': '厂',
  '⺄': '乙',
  '⺟': '母',
  '⺠': '民',
  '⻁': '虎',
  '⻄': '西',
  '⻅': '见',
  '⻆': '角',
  '⻉': '贝',
  '⻋': '车',
  '⻓': '长',
  '⻔': '门',
  '⻘': '青',
  '⻙': '韦',
  '⻚': '页',
  '⻛': '风',
  '⻜': '飞',
  '⻝': '食',
  '⻢': '马',
  '⻣': '骨',
  '⻥': '鱼',
  '⻦': '鸟',
  '⻧': '卤',
  '⻨': '麦',
  '⻩': '黄',
  '⻪': '黾',
  '⻬': '齐',
  '⻮': '齿',
  '⻰': '龙',
  '⻳': '龟',
  '⺎': '兀',
  '⺼': '月',
  '⻑': '长',
  '⻤': '鬼',
} // prettier-ignore

const steps: readonly {
  readonly kind: RepairKind
  readonly find: RegExp
  readonly by: (found: string) => string
}[] = [
  { kind: 'tags', find: /[<?]\/(?:p|div|span|br|td|tr|li|a|h[1-6])>/gi, by: () => '' },
  {
    kind: 'tags',
    find: /<(?:p|div|span|br|td|tr|li|a|h[1-6]|b|strong|em|img|table|tbody)(?:\s[^<>]{0,300})?\/?>/gi,
    by: tag => (/^<(?:br|p|div|tr|li|h)/i.test(tag) ? '\n' : ''),
  },
  { kind: 'tags', find: /&(?:nbsp|ensp|emsp|amp|lt|gt|quot|#160|#12288);/g, by: e => entities[e] ?? ' ' },
  // Soft hyphens, zero-width characters, marks of direction, byte order marks, controls; so many at a time as a stack holds.
  {
    kind: 'invisible',
    find: /(?:[^\P{Cc}\t\n\r\f\u0085]|\p{Default_Ignorable_Code_Point}){1,10000}/gu,
    by: () => '',
  },
  { kind: 'line-breaks', find: /\r\n?|[\u2028\u2029\u0085\f]/g, by: () => '\n' },
] // prettier-ignore

const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' }

/** Takes out markup and characters nobody sees, and gives lines one ending. */
export function withoutMarkup(source: MappedText, log: RepairLog): MappedText {
  return steps.reduce((text, { kind, find, by }) => replaced(text, kind, find, by, log), source)
}

/** Kangxi radicals, compatibility ideographs and full-width letters and digits as the characters they stand for; look-alikes in numbers. */
export function withPlainGlyphs(source: MappedText, log: RepairLog): MappedText {
  const glyphs = /[\u2e80-\u2fdf\uf900-\ufaff\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff05\uff0e\u{2f800}-\u{2fa1f}]/gu
  const plain = replaced(source, 'glyphs', glyphs, g => radicals[g] ?? g.normalize('NFKC'), log)
  const clause = replaced(plain, 'glyphs', /[笫苐](?=[\s\d一二三四五六七八九十百〇零—]{1,8}[编章节条款])/g, () => '第', log)
  const one = replaced(clause, 'glyphs', /(?<=第|[(（])[—–ー－―](?=[)）]|[编章节条款])/g, () => '一', log)
  return replaced(
    one,
    'glyphs',
    /(?<=\d)[OoОоΟο](?=\d|\s?[日天条月年元%个分])|(?<=\d)[lIІ](?=\d)/g,
    o => (/[lIІ]/.test(o) ? '1' : '0'),
    log,
  )
}

/** Traditional characters as simplified ones, one for one, by a converter that the caller brings; where it changes lengths, word by word stays out. */
export function inSimplified(source: MappedText, toSimplified: (text: string) => string, log: RepairLog): MappedText {
  const { text } = source
  const whole = toSimplified(text)
  const simplified = whole.length === text.length ? whole : [...text].map(c => sameLength(c, toSimplified(c))).join('')
  const edits: Edit[] = []
  for (let from = 0; from < text.length; from++) {
    if (text[from] === simplified[from]) continue
    let to = from + 1
    while (to < text.length && text[to] !== simplified[to]) to++
    const now = simplified.slice(from, to)
    log.note('traditional', origin(source, { from, to }), text.slice(from, to), now, to - from)
    edits.push({ from, to, by: now })
    from = to
  }
  return edited(source, edits)
}

const sameLength = (was: string, now: string): string => (now.length === was.length ? now : was)

const HAN = '\\u3400-\\u9fff'
const fullWidth: Readonly<Record<string, string>> = { ',': '，', ';': '；', ':': '：', '?': '？', '!': '！' }

/** No spaces inside Chinese, Chinese punctuation after Chinese characters, brackets that open and close alike. */
export function withTidySpaces(source: MappedText, log: RepairLog): MappedText {
  const spaced = withoutRuns(source, isSpace, ({ before, run, after }) => spacesToGo(before, run, after), log)
  const ends = withoutRuns(spaced, isPlainSpace, ({ before, run, after }) => (atLineEdge(before, after) ? run.length : 0), log)
  const marks = replaced(
    ends,
    'punctuation',
    new RegExp(`(?<=[${HAN}》”）)％%\\d])[,;:?!](?=[${HAN}《“（(\\n])`, 'g'),
    m => fullWidth[m] ?? m,
    log,
  )
  return withBracketsAlike(marks, log)
}

const isPlainSpace = (c: string | undefined): boolean => c === ' ' || c === '\t' || c === '\u00a0' || c === '\u3000'
const isSpace = (c: string | undefined): boolean =>
  isPlainSpace(c) || c === '\u202f' || c === '\u205f' || (c !== undefined && c >= '\u2000' && c <= '\u200a')

const chinese = new RegExp(`[${HAN}，。；：、！？）》”】（《“【〔〕]`)
const chineseOrNumber = new RegExp(`[${HAN}，。；：、！？）》”】（《“【〔〕\\d(（]`)
const numberOrHan = new RegExp(`[\\d${HAN}]`)
const unit = /^(?:[编章节条款]|个|工作日|小时|分钟|日内|天内|元|万)/

/** How many characters of a run of spaces stand where none belongs. */
function spacesToGo(before: string, run: string, after: string): number {
  if (chinese.test(before) && chineseOrNumber.test(after.slice(0, 1))) return run.length
  let plain = 0
  while (isPlainSpace(run[plain])) plain++
  if (before === '第') return plain
  return numberOrHan.test(before) && plain === run.length && plain <= 20 && unit.test(after) ? plain : 0
}

const atLineEdge = (before: string, after: string): boolean =>
  before === '' || before === '\n' || after === '' || after[0] === '\n'

/**
 * Takes out as much of every run of spaces, from its beginning, as `toGo` says. By hand, because a regular
 * expression keeps a place to come back to for every space of a run, and megabytes of them overflow its stack.
 */
function withoutRuns(
  source: MappedText,
  inRun: (c: string | undefined) => boolean,
  toGo: (found: { readonly before: string; readonly run: string; readonly after: string }) => number,
  log: RepairLog,
): MappedText {
  const { text } = source
  const edits: Edit[] = []
  for (let from = 0; from < text.length; from++) {
    if (!inRun(text[from])) continue
    let end = from + 1
    while (inRun(text[end])) end++
    const count = toGo({
      before: text.slice(Math.max(from - 1, 0), from),
      run: text.slice(from, end),
      after: text.slice(end, end + 3),
    })
    if (count > 0) {
      const span = { from, to: from + count }
      log.note('spaces', origin(source, span), text.slice(from, span.to), '')
      edits.push({ ...span, by: '' })
    }
    from = end - 1
  }
  return edited(source, edits)
}

/** `(一）` as `(一)`: the closing one follows the opening one. Short spans only, in one line. */
function withBracketsAlike(source: MappedText, log: RepairLog): MappedText {
  const edits: Edit[] = []
  for (const found of source.text.matchAll(/[(（〔［[]([^()（）〔〕［］[\]\n]{1,12})[)）〕］\]]/g)) {
    const open = found[0][0]!
    const close = found[0].at(-1)!
    const right = ({ '(': ')', '（': '）', '〔': '〕', '［': '］', '[': ']' } as Record<string, string>)[open]!
    if (close === right) continue
    const to = found.index + found[0].length
    log.note('brackets', origin(source, { from: found.index, to }), found[0], found[0].slice(0, -1) + right)
    edits.push({ from: to - 1, to, by: right })
  }
  return edited(source, edits)
}

function replaced(source: MappedText, kind: RepairKind, find: RegExp, by: (found: string) => string, log: RepairLog): MappedText {
  const edits: Edit[] = []
  for (const { 0: was, index } of source.text.matchAll(find)) {
    const now = by(was)
    const span = { from: index, to: index + was.length }
    log.note(kind, origin(source, span), was, now)
    edits.push({ ...span, by: now })
  }
  return edited(source, edits)
}
