import { describe, expect, test } from 'vitest'
import { findMarks, narrowed } from './clause-marks.ts'

/** The numbers of a text: style, number, rank and place of each. */
const marks = (text: string) => findMarks(narrowed(text)).map(({ style, n, place }) => `${style} ${n} ${place}`)
const ranks = (text: string) => findMarks(narrowed(text)).map(({ style, rank }) => [style, rank])

test('narrow punctuation stands character for character in the place of wide', () => {
  const wide = '（一）甲：乙；丙，丁．戊！己？庚。'
  expect(narrowed(wide)).toBe('(一)甲:乙;丙,丁.戊!己?庚。')
  expect(narrowed(wide)).toHaveLength(wide.length)
})

describe('a number at the beginning of a line', () => {
  test.each([
    ['第二编 总则', 'book 2'],
    ['第十章 附则', 'chapter 10'],
    ['第3节 分工', 'section 3'],
    ['第二十一条 本制度', 'article 21'],
    ['三、受理', 'listed 3'],
    ['（四）回复', 'bracketed 4'],
    ['(5)回复', 'numbered 5'],
    ['6.回复', 'dotted 6'],
    ['7、回复', 'dotted 7'],
    ['8)回复', 'dotted 8'],
    ['⑨回复', 'circled 9'],
    ['①回复', 'circled 1'],
    ['⑳回复', 'circled 20'],
    ['Chapter 3 Scope', 'chapter 3'],
    ['CHAPTER 4: Scope', 'chapter 4'],
    ['Article 12. Scope', 'article 12'],
    ['Section 3.1 Scope', 'decimal 1'],
    ['CLAUSE 3.2.4 Scope', 'decimal 4'],
    ['2.13 受理', 'decimal 13'],
  ])('%s', (text, mark) => {
    expect(marks(text)).toEqual([`${mark} line`])
  })

  test('of a decimal has its parts, and each part ranks it further inside', () => {
    const [two, three] = findMarks('2.13 受理\nSection 2.13.4 受理')
    expect([two!.path, three!.path]).toEqual([
      [2, 13],
      [2, 13, 4],
    ])
    expect(three!.rank).toBeGreaterThan(two!.rank)
  })

  test('knows from where to where it stands', () => {
    const text = '总则\n第一条 目的'
    expect(findMarks(text).map(({ from, to }) => text.slice(from, to))).toEqual(['第一条'])
  })

  test.each(['第一条例外', '第零条 甲', '2.5% 以上', '3.1.4.1.5 甲', '12天', '三十、三、甲', '(一二三四)甲', '(123)甲'])(
    'is none in %s',
    text => {
      expect(marks(text).filter(mark => mark.endsWith('line'))).toEqual([])
    },
  )

  test('that is none with nothing, or with a numeral that is no number', () => {
    expect(marks('第〇条 甲')).toEqual([])
    expect(marks('(零)甲')).toEqual([])
    expect(marks('0.甲')).toEqual([])
  })
})

describe('where a number stands', () => {
  test('at the beginning of a line, behind what only marks or moves it in', () => {
    for (const indent of ['', '  ', '\t', '* ', '## ', '> ', '• ', '· ', '- '])
      expect(marks(`前言\n${indent}第一条 甲`), indent).toEqual(['article 1 line'])
    expect(marks('   第一条 甲')).toEqual(['article 1 line'])
    expect(marks('甲第一条 乙')).toEqual(['article 1 inside'])
    expect(marks('甲 第一条 乙')).toEqual(['article 1 inside'])
  })
  test('behind the end of a sentence', () => {
    for (const end of ['。', '；', '：', '！', '？', '”', '》', '】', '。）', '。 '])
      expect(marks(`甲${end}（二）乙`), end).toEqual(['bracketed 2 sentence'])
    for (const inside of ['，', '、', '甲）', ' ']) expect(marks(`甲${inside}（二）乙`), inside).toEqual(['bracketed 2 inside'])
  })
  test('is looked for through forty characters at most', () => {
    expect(marks(`甲\n${' '.repeat(38)}第一条 乙`)).toEqual(['article 1 line'])
    expect(marks(`甲\n${' '.repeat(60)}第一条 乙`)).toEqual(['article 1 inside'])
  })
  test('in English, and not at the beginning of a line, it is a mention', () => {
    expect(marks('as said in Article 12 and Chapter 3')).toEqual([])
    expect(marks('as said in Section 3.1 of it')).toEqual([])
  })
})

describe('the outermost style', () => {
  const first = (text: string) => ranks(text)[0]
  test('is chapters and articles where there are any', () => {
    expect(ranks('第一章 甲\n一、乙\n（一）丙')).toEqual([
      ['chapter', 1],
      ['listed', 4],
      ['bracketed', 5],
    ])
    expect(first('一、乙\n第一条 甲')).toEqual(['listed', 4])
  })
  test('is 一、 where there are none, or they are only mentioned', () => {
    expect(ranks('一、甲\n（一）乙')).toEqual([
      ['listed', 1],
      ['bracketed', 5],
    ])
    expect(first('一、按照第三条办理')).toEqual(['listed', 1])
    expect(first('（一）乙')).toEqual(['bracketed', 5])
  })
  test('is 1. beside 1.1 at the beginning of lines', () => {
    expect(ranks('1. 甲\n1.1 乙')).toEqual([
      ['dotted', 1],
      ['decimal', 3.2],
    ])
    // Within a sentence 1.1 is a number like others.
    expect(first('1. 甲为 1.1 倍')).toEqual(['dotted', 6])
  })
  test('lets a number without a point begin a line beside 1.1, and nowhere else', () => {
    expect(marks('1 甲方\n1.1 乙方')).toEqual(['dotted 1 line', 'decimal 1 line'])
    expect(marks('1 甲方\n2 乙方')).toEqual([])
    expect(marks('1.1 共 3 天')).toEqual(['decimal 1 line'])
    expect(marks('第一条 甲\n1 乙方\n1.1 丙')).toEqual(['article 1 line', 'decimal 1 line'])
  })
})
