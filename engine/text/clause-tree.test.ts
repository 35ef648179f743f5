import { describe, expect, test } from 'vitest'
import { clauseTree } from './clause-tree.ts'
import { mapped } from './mapped-text.ts'

const tree = (text: string) => clauseTree(mapped(text))
const numbers = (text: string) => tree(text).clauses.map(clause => clause.number)
/** Each clause as its number, and after < that of the one it stands under. */
const nested = (text: string) => {
  const { clauses } = tree(text)
  return clauses.map(({ number, parent }) => (parent === null ? number : `${number}<${clauses[parent]!.number}`))
}
const flaws = (text: string) => tree(text).flaws.map(flaw => `${flaw.kind} ${flaw.number} at ${flaw.index}`)

describe('a text without numbers', () => {
  test('has no clauses and no flaws, and all of it stands before the first clause', () => {
    expect(tree('客户服务制度\n请认真遵守')).toEqual({ clauses: [], flaws: [], begins: 12 })
    expect(tree('')).toEqual({ clauses: [], flaws: [], begins: 0 })
  })
})

describe('which number begins a clause', () => {
  test('of articles: the next one at the beginning of a line or after a sentence, never one within a sentence', () => {
    expect(numbers('第一条 甲。第二条 乙。\n第三条 丙按第四条办理。')).toEqual(['1', '2', '3'])
  })
  test('of articles: none twice, at the beginning of a line as after a sentence', () => {
    expect(numbers('第一条 甲。\n第二条 乙。\n第一条 又是甲。\n第二条 又是乙。')).toEqual(['1', '2'])
    expect(numbers('第一条 甲。第一条 又是甲。第二条 乙。')).toEqual(['1', '2'])
  })
  test('of chapters: none twice after the first article', () => {
    expect(numbers('第一章 总则\n第一条 甲。\n第二章 职责\n第二条 乙。\n第一章 见上。')).toEqual(['第一章', '1', '第二章', '2'])
  })
  test('at the beginning of a line up to eight may be missing, after a sentence none', () => {
    expect(numbers('第一条 甲。\n第十条 乙。')).toEqual(['1', '10'])
    expect(numbers('第一条 甲。\n第十一条 乙。')).toEqual(['1'])
    expect(numbers('第一条 甲。第三条 乙。')).toEqual(['1'])
  })
  test('an excerpt may begin with any number at the beginning of a line, but not after a sentence', () => {
    expect(numbers('第二十一条 甲。\n第二十二条 乙。')).toEqual(['21', '22'])
    expect(numbers('前文如此。第二十一条 甲。')).toEqual([])
  })
  test('a list that begins anew under the same clause is a second list: after a sentence and at the beginning of a line', () => {
    expect(numbers('第一条 甲。(一)乙。(二)丙。(一)丁。(二)戊。')).toEqual(['1', '1(1)', '1(2)', '1(1)#2', '1(2)#2'])
    expect(numbers('第一条 甲。\n(一)乙。\n(二)丙。\n(一)丁。')).toEqual(['1', '1(1)', '1(2)', '1(1)#2'])
  })
  test('a third list of the same numbers is counted on', () => {
    expect(numbers('第一条 甲。\n(一)乙。\n(一)丙。\n(一)丁。')).toEqual(['1', '1(1)', '1(1)#2', '1(1)#3'])
  })
  test('a number of a list that begins anew within a sentence is a mention', () => {
    expect(numbers('第一条 甲。\n(一)乙。\n(二)丙按(一)办理。')).toEqual(['1', '1(1)', '1(2)'])
  })
  test('lists under different clauses each begin at one', () => {
    expect(nested('第一条 甲。\n(一)乙。\n(二)丙。\n第二条 丁。\n(一)戊。')).toEqual(['1', '1(1)<1', '1(2)<1', '2', '2(1)<2'])
  })
  test('a second list whose numbers go on is the first one, and one of a third clause begins at one as well', () => {
    expect(numbers('第一条 甲。(一)乙。(三)丙。(二)丁。')).toEqual(['1', '1(1)', '1(2)'])
    expect(nested('第一条 甲。\n(一)乙。\n第二条 丙。\n(一)丁。\n(二)戊。\n第三条 己。\n(一)庚。\n(三)辛。')).toEqual([
      ...['1', '1(1)<1', '2', '2(1)<2', '2(2)<2', '3', '3(1)<3', '3(3)<3'],
    ])
    expect(flaws('第一条 甲。\n第二条 丙。\n(一)丁。\n(二)戊。\n第三条 己。\n(一)庚。\n(三)辛。')).toEqual(['gap 3(3) at 6'])
  })
  test('articles count through all chapters', () => {
    expect(nested('第一章 总则\n第一条 甲。\n第二章 职责\n第一条 这里是引文。\n第二条 乙。')).toEqual([
      '第一章',
      '1<第一章',
      '第二章',
      '2<第二章',
    ])
  })
})

describe('decimal numbers', () => {
  test('belong to the chapter of their first part, and those of another one are text', () => {
    expect(nested('第一章 总则\n1.1 甲。\n1.2 乙。\n第二章 职责\n1.3 见上。\n2.1 丙。')).toEqual([
      '第一章',
      '1.1<第一章',
      '1.2<第一章',
      '第二章',
      '2.1<第二章',
    ])
  })
  test('of three parts need that of two before them', () => {
    expect(nested('5.1 甲\n5.1.1 乙。\n5.1.2 丙。\n5.2 丁')).toEqual(['5.1', '5.1.1<5.1', '5.1.2<5.1', '5.2'])
    expect(numbers('5.1 甲\n5.2.1 乙。\n5.1.1 丙。')).toEqual(['5.1', '5.1.1'])
    expect(numbers('5.1.1 甲。\n5.1.2 乙。')).toEqual([])
  })
  test('of four parts stand under three', () => {
    expect(nested('1.1 甲\n1.1.1 乙。\n1.1.1.1 丙。')).toEqual(['1.1', '1.1.1<1.1', '1.1.1.1<1.1.1'])
  })
  test('after a sentence only the next one counts, at the beginning of a line eight may be missing', () => {
    expect(numbers('1.1 甲。1.2 乙。1.4 丙。')).toEqual(['1.1', '1.2'])
    expect(numbers('1.1 甲。\n1.10 乙。')).toEqual(['1.1', '1.10'])
    expect(numbers('1.1 甲。\n1.11 乙。')).toEqual(['1.1'])
  })
  test('that do not go on from the one before are text', () => {
    expect(numbers('1.1 甲。\n1.2 乙。\n1.3 丙。\n1.2 倍。')).toEqual(['1.1', '1.2', '1.3'])
    expect(numbers('1.1 甲。\n1.2 乙。\n1.2 倍。')).toEqual(['1.1', '1.2'])
  })
  test('begin anew at .1 at the beginning of a line alone', () => {
    expect(numbers('1.1 甲。\n1.2 乙。\n2.1 丙。\n2.2 丁。')).toEqual(['1.1', '1.2', '2.1', '2.2'])
    expect(numbers('1.1 甲。\n1.2 乙。2.1 丙。')).toEqual(['1.1', '1.2'])
  })
  test('within a sentence are figures', () => {
    expect(numbers('1.1 甲是1.2倍。\n1.2 乙。')).toEqual(['1.1', '1.2'])
  })
})

describe('a number within a line', () => {
  test('that is the first behind the title of the document begins the first clause', () => {
    expect(numbers('某公司客户服务制度第一章 总则\n第一条 甲。')).toEqual(['第一章', '1'])
    expect(numbers('某公司客户服务制度一、总则\n二、职责')).toEqual(['1', '2'])
    expect(tree('某公司客户服务制度一、总则\n第一条 甲。').clauses.map(({ style }) => style)).toEqual(['listed', 'article'])
  })
  test('is none behind a title of more than 60 characters', () => {
    expect(numbers(`${'某'.repeat(60)}第一章 总则\n第一条 甲。`)).toEqual(['第一章', '1'])
    expect(numbers(`${'某'.repeat(61)}第一章 总则\n第一条 甲。`)).toEqual(['1'])
    expect(numbers(`前言\n${'某'.repeat(60)}第一章 总则\n第一条 甲。`)).toEqual(['第一章', '1'])
  })
  test('is none behind a part of a sentence', () => {
    expect(numbers('根据上级要求,依照第一章办理\n第一条 甲。')).toEqual(['1'])
    expect(numbers('已经发布。依照第一条办理\n第一条 甲。')).toEqual(['1'])
    expect(numbers('已经发布;依照第一条办理\n第一条 甲。')).toEqual(['1'])
    expect(numbers('已经发布。\n某公司制度第一章 总则\n第一条 甲。')).toEqual(['第一章', '1'])
  })
  test('is none that is not the first, or of an inner list', () => {
    expect(numbers('某公司制度第二章 总则\n第二条 甲。')).toEqual(['2'])
    expect(numbers('某公司制度(一)总则')).toEqual([])
  })
  test('begins an article directly behind the heading of a chapter, the first or a later one', () => {
    expect(nested('第一章 总则第一条 甲。\n第二章 职责第二条 乙。')).toEqual(['第一章', '1<第一章', '第二章', '2<第二章'])
  })
  test('begins the first of a bracketed list directly behind the heading of an article, no later one', () => {
    expect(nested('第一条 职责分工(一)登记;(二)回访。')).toEqual(['1', '1(1)<1', '1(2)<1'])
    expect(numbers('第一条 到场职责(一)登记。')).toEqual(['1', '1(1)'])
    expect(numbers('第一条 甲。\n第二条 职责分工(二)登记。')).toEqual(['1', '2'])
  })
  test('begins no clause where a heading is missing, is too long, or is a sentence', () => {
    expect(numbers('第一章第一条 甲。')).toEqual(['第一章'])
    expect(numbers('第一章某第一条 甲。')).toEqual(['第一章'])
    expect(numbers('第一章总则第一条 甲。')).toEqual(['第一章', '1'])
    expect(numbers(`第一章${'某'.repeat(24)}第一条 甲。`)).toEqual(['第一章', '1'])
    expect(numbers(`第一章${'某'.repeat(25)}第一条 甲。`)).toEqual(['第一章'])
    expect(numbers('第一章 总则,依照第一条 甲。')).toEqual(['第一章'])
    expect(numbers('第一章 总则\n依照办法第一条 甲。')).toEqual(['第一章'])
  })
  test('begins no clause behind a word that takes a number', () => {
    for (const word of ['条', '附件', '共', '约', '每', '至', 'A', 'z', '8'])
      expect(numbers(`第一条 参见${word}(一)甲。`), word).toEqual(['1'])
    expect(numbers('第一条 参见附件 (一)甲。')).toEqual(['1'])
  })
  test('of a plain list counts only where a second one of it follows outside of a sentence', () => {
    expect(nested('第一条 基本原则1.公平;2.公开。')).toEqual(['1', '1.1<1', '1.2<1'])
    expect(numbers('第一条 基本原则1.公平。')).toEqual(['1'])
    expect(numbers('第一条 基本原则1.公平和2.公开。')).toEqual(['1'])
    expect(numbers('第一条 基本原则1.公平。\n(2)公开。')).toEqual(['1', '1(2)'])
    expect(numbers('第一条 基本原则1.公平。\n3.公开。')).toEqual(['1', '1.3'])
  })
  test('is no heading of what stands further out', () => {
    expect(numbers('第一条 甲。\n(一)乙的说明第二条 丙。')).toEqual(['1', '1(1)'])
  })
})

describe('a table of contents', () => {
  const body = '第一章 总则\n第一条 甲。\n第二章 职责\n第二条 乙。'
  test('of chapters that follow each other closely is left out, with its flaws', () => {
    expect(tree(`目录\n第一章 总则\n第二章 职责\n${body}`)).toMatchObject({ begins: 17, flaws: [] })
    expect(numbers(`目录\n第一章 总则\n第二章 职责\n${body}`)).toEqual(['第一章', '1', '第二章', '2'])
    expect(flaws(`第一章 总则\n第三章 附则\n${body}`)).toEqual([])
  })
  test('is told by its short lines: 39 characters up to the next chapter', () => {
    const contents = (length: number) => `第一章${'某'.repeat(length - 1)}\n第二章 职责\n${body}`
    expect(tree(contents(39)).begins).toBe(39 + 3 + 7)
    expect(tree(contents(40)).begins).toBe(0)
    const ending = (length: number) => `第一章 总则\n第二章${'某'.repeat(length - 1)}\n${body}`
    expect(tree(ending(39)).begins).toBe(7 + 39 + 3)
    expect(tree(ending(40)).begins).toBe(0)
  })
  test('has two chapters at least, and nothing else', () => {
    expect(tree(`第一章 总则\n${body}`).begins).toBe(0)
    expect(tree(`第一章 总则\n(一)甲。\n第二章 职责\n${body}`).begins).toBe(0)
  })
  test('ends with a second first chapter alone', () => {
    expect(tree('第一章 总则\n第二章 职责\n第三章 附则\n第一条 甲。')).toMatchObject({ begins: 0, clauses: { length: 4 } })
    expect(numbers('第一编 总则\n第一章 甲\n第二章 乙\n第一条 丙。')).toEqual(['第一编', '第一章', '第二章', '1'])
  })
  test('does not end within a sentence', () => {
    expect(tree('第一章 总则\n第二章 职责见第一章 附则').begins).toBe(0)
  })
})

describe('what a clause is called', () => {
  test('by the clauses that it stands under, chapters and books left out', () => {
    expect(nested('第一编 总编\n第一章 总则\n第一节 范围\n第一条 甲。\n(一)乙。\n1.丙。\n①丁。\n②戊。')).toEqual([
      '第一编',
      '第一章<第一编',
      '第一章第一节<第一章',
      '1<第一章第一节',
      '1(1)<1',
      '1(1)1<1(1)',
      '1(1)1[1]<1(1)1',
      '1(1)1[2]<1(1)1',
    ])
  })
  test('with a point between numbers alone', () => {
    expect(numbers('一、甲\n(一)乙\n1.丙。\n(1)丁。\n①戊。')).toEqual(['1', '1(1)', '1(1)1', '1(1)1(1)', '1(1)1(1)[1]'])
    expect(numbers('第一条 甲。\n1.乙。\n2.丙。')).toEqual(['1', '1.1', '1.2'])
    expect(numbers('第一章 总则\n一、甲。\n二、乙。')).toEqual(['第一章', '1', '2'])
    expect(numbers('第一章 总则\n(一)甲。\n①乙。')).toEqual(['第一章', '(1)', '(1)[1]'])
  })
  test('a section by its chapter, or alone', () => {
    expect(numbers('第一节 范围\n第一条 甲。')).toEqual(['第一节', '1'])
  })
  test('as it is written, without the space within', () => {
    const { clauses } = tree('Chapter 1 General\nArticle 1 Purpose')
    expect(clauses.map(({ number, label }) => [number, label])).toEqual([
      ['Chapter1', 'Chapter 1'],
      ['1', 'Article 1'],
    ])
  })
})

describe('what a clause holds', () => {
  test('its words up to the next one, without space around them, and where they stand', () => {
    const text = '前言\n第一条 目的  \n\n第二条  范围。\n'
    const { clauses, begins } = tree(text)
    expect(begins).toBe(3)
    expect(clauses).toMatchObject([
      { number: '1', label: '第一条', style: 'article', depth: 0, parent: null, title: '目的', text: '目的' },
      { number: '2', label: '第二条', style: 'article', depth: 0, parent: null, text: '范围。' },
    ])
    expect(clauses.map(({ span }) => text.slice(span.from, span.to))).toEqual(['第一条 目的', '第二条  范围。'])
    expect(clauses.map(({ origin }) => origin)).toEqual(clauses.map(({ span }) => span))
  })
  test('its label without the space behind it', () => {
    expect(tree('1 目的\n1.1 甲。').clauses.map(({ label, text }) => [label, text])).toEqual([
      ['1', '目的'],
      ['1.1', '甲。'],
    ])
  })
  test('nothing where another one follows at once', () => {
    const { clauses } = tree('第一条\n第二条\n')
    expect(clauses.map(({ text, span }) => [text, span.to - span.from])).toEqual([
      ['', 3],
      ['', 3],
    ])
  })
  test('its depth is how many clauses it stands under', () => {
    expect(tree('第一章 总则\n第一条 甲。\n(一)乙。\n第二条 丙。').clauses.map(({ depth }) => depth)).toEqual([0, 1, 2, 1])
  })
  test('full-width punctuation is kept in its words and read as the narrow one', () => {
    const { clauses } = tree('第一条：职责（一）登记；（二）回访。')
    expect(clauses.map(({ number, label, text }) => [number, label, text])).toEqual([
      ['1', '第一条', '：职责（一）登记；（二）回访。'],
    ])
    expect(tree('第一条 职责\n（一）登记；（二）回访。').clauses.map(({ label, text }) => [label, text])).toEqual([
      ['第一条', '职责'],
      ['（一）', '登记；'],
      ['（二）', '回访。'],
    ])
  })
})

describe('flaws of the numbering', () => {
  test('a number that is missing is a gap where it is missing, not at the beginning of an excerpt', () => {
    expect(flaws('第一条 甲。\n第三条 丙。\n第四条 丁。')).toEqual(['gap 3 at 1'])
    expect(flaws('第三条 丙。\n第四条 丁。')).toEqual([])
  })
  test('a number that comes twice is named with how often it came, and is no gap', () => {
    expect(flaws('第一条 甲。\n(一)乙。\n(一)丙。')).toEqual(['repeated 1(1)#2 at 2'])
    expect(flaws('1.1 甲。\n2.1 乙。\n2.2 丙。\n1.1 丁。\n1.3 戊。')).toContain('repeated 1.1#2 at 3')
  })
  test('a text of more than 12 characters that ends without the end of a sentence is cut off', () => {
    expect(flaws(`第一条 甲。\n第二条 ${'乙'.repeat(13)}`)).toEqual(['cut-off 2 at 1'])
    expect(flaws(`第一条 ${'乙'.repeat(13)}\n第二条 ${'乙'.repeat(12)}`)).toEqual([])
    for (const end of '。.!！;；)）”"》') expect(flaws(`第一条 ${'乙'.repeat(13)}${end}`), end).toEqual([])
    expect(flaws(`第一条 ${'乙'.repeat(13)}。又`)).toEqual(['cut-off 1 at 0'])
  })
})
